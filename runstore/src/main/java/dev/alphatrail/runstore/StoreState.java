package dev.alphatrail.runstore;

import dev.alphatrail.runstore.IndexScan.Broken;
import dev.alphatrail.runstore.IndexScan.OfEvent;
import dev.alphatrail.runstore.IndexScan.OfRun;
import dev.alphatrail.runstore.IndexScan.Scanned;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// What the index and the file system say of a store at one moment, side by side.
///
/// @param scan every line of the index
/// @param runs the line of each run, in the order of publication; of two lines of one run the later
///   one
/// @param places where each run should be after all events of the index
/// @param events the events of the index by run, in their order
/// @param inRoot runs whose directory is in the root
/// @param inTrash runs whose directory is in the trash
/// @param foreign other directories in the root
record StoreState(
        IndexScan scan,
        SequencedMap<RunId, Scanned> runs,
        Map<RunId, Overlay.Place> places,
        Map<RunId, List<Event>> events,
        TreeSet<RunId> inRoot,
        TreeSet<RunId> inTrash,
        TreeSet<String> foreign) {

    static StoreState of(Layout layout) throws IOException {
        IndexScan scan = IndexScan.of(layout.index().path());
        SequencedMap<RunId, Scanned> runs = new LinkedHashMap<>();
        Map<RunId, List<Event>> events = new HashMap<>();
        for (Scanned line : scan.lines()) {
            switch (line.content()) {
                case OfRun ofRun -> runs.putLast(ofRun.run(), line);
                case OfEvent ofEvent ->
                        events.computeIfAbsent(ofEvent.event().runId(), _ -> new ArrayList<>())
                                .add(ofEvent.event());
                case Broken _ -> {}
            }
        }
        Map<RunId, Overlay.Place> places = new HashMap<>();
        events.forEach((run, happened) -> places.put(run, place(run, happened)));
        TreeSet<RunId> inRoot = new TreeSet<>();
        TreeSet<RunId> inTrash = new TreeSet<>();
        TreeSet<String> foreign = new TreeSet<>();
        directories(layout.root(), inRoot, foreign);
        directories(layout.trash(), inTrash, new TreeSet<>());
        return new StoreState(scan, runs, places, events, inRoot, inTrash, foreign);
    }

    /// Where a run is after these events.
    static Overlay.Place place(RunId run, List<Event> events) {
        Overlay overlay = new Overlay();
        events.reversed().forEach(overlay::add);
        return overlay.place(run);
    }

    /// The digest that the index gives of a run's manifest.
    Optional<String> manifestSha256(RunId run) {
        return Optional.ofNullable(runs.get(run))
                .flatMap(line ->
                        line.content() instanceof OfRun ofRun
                                ? ofRun.manifestSha256()
                                : Optional.empty());
    }

    Overlay.Place place(RunId run) {
        return places.getOrDefault(run, Overlay.Place.ROOT);
    }

    private static void directories(Path parent, TreeSet<RunId> runs, TreeSet<String> foreign)
            throws IOException {
        for (String name : Names.in(parent)) {
            Path entry = parent.resolve(name);
            if (name.startsWith(".") || Files.isRegularFile(entry, LinkOption.NOFOLLOW_LINKS)) {
                continue; // the store's own, or no directory
            }
            if (RunId.isId(name) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                runs.add(RunId.parse(name));
            } else {
                foreign.add(name);
            }
        }
    }
}
