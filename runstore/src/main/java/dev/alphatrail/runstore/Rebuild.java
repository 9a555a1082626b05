package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.IndexScan.Broken;
import dev.alphatrail.runstore.IndexScan.OfEvent;
import dev.alphatrail.runstore.IndexScan.OfRun;
import dev.alphatrail.runstore.IndexScan.Scanned;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/// One rebuilding of what can be derived, with the store's lock held.
final class Rebuild {
    private final Layout layout;
    private final StoreState state;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<RunId, SealedRun> sealed;
    private final Map<RunId, List<Event>> events;

    Rebuild(Layout layout, StoreState state, Reindexer.Progress progress) throws IOException {
        this.layout = layout;
        this.state = state;
        this.sealed = readManifests(progress);
        this.events = readEvents();
    }

    Reindexer.Report run() throws IOException {
        List<SealedRun> missing =
                sealed.values().stream()
                        .filter(run -> !state.runs().containsKey(run.id()))
                        .sorted(SealedRun.BY_TIME)
                        .toList();
        boolean sound = isSound();
        if (sound) {
            extend(missing);
        } else {
            rewrite(missing);
        }
        tellOfPlaces();
        StoreState now = StoreState.of(layout);
        new RegistryRebuild(layout).write(now);
        new RunChanges(layout).pointLatest();
        return new Reindexer.Report(
                now.runs().size(), missing.stream().map(SealedRun::id).toList(), !sound, findings);
    }

    private Map<RunId, SealedRun> readManifests(Reindexer.Progress progress) {
        List<RunId> runs = new ArrayList<>(state.inRoot());
        state.inTrash().stream().filter(run -> !state.inRoot().contains(run)).forEach(runs::add);
        record Read(Optional<SealedRun> run, List<Finding> findings) {}
        AtomicLong done = new AtomicLong();
        List<Read> read =
                runs.parallelStream()
                        .map(run -> {
                            List<Finding> found = new ArrayList<>();
                            progress.read(done.incrementAndGet(), runs.size());
                            return new Read(
                                    SealedRun.read(
                                            run,
                                            state.inRoot().contains(run)
                                                    ? layout.run(run)
                                                    : layout.trashed(run),
                                            found),
                                    found);
                        })
                        .toList();
        Map<RunId, SealedRun> result = new HashMap<>();
        for (Read one : read) {
            findings.addAll(one.findings());
            one.run().ifPresent(run -> result.put(run.id(), run));
        }
        return result;
    }

    /// The events of each run: those of its file, or of the index where the file is gone or
    /// damaged; then the file is mended.
    private Map<RunId, List<Event>> readEvents() throws IOException {
        Set<RunId> runs = new HashSet<>(EventFile.runs(layout));
        runs.addAll(state.events().keySet());
        Map<RunId, List<Event>> result = new HashMap<>();
        for (RunId run : runs) {
            EventFile file = EventFile.read(layout, run);
            List<Event> all = new ArrayList<>(file.events());
            List<Event> indexed = state.events().getOrDefault(run, List.of());
            boolean lost = file.events().isEmpty() && !indexed.isEmpty();
            if (lost || !file.damages().isEmpty()) {
                for (Event event : indexed) {
                    if (!all.contains(event)) {
                        all.add(event);
                    }
                }
                all.sort(Comparator.comparing(Event::at));
                EventFile.replace(layout, run, all);
            }
            result.put(run, all);
        }
        return result;
    }

    /// Whether the index can stay as it is. A line in the middle is vouched for by the next one;
    /// the last must agree with the run or the event it tells of.
    private boolean isSound() throws IOException {
        List<Scanned> lines = state.scan().lines();
        boolean allSound =
                lines.stream().allMatch(line -> line.isSound() && !isUpgradable(line))
                        && Verifier.twice(state.scan()).isEmpty();
        if (!allSound || lines.isEmpty()) {
            return allSound;
        }
        Scanned last = lines.getLast();
        return switch (last.content()) {
            case OfRun(RunId run, Optional<String> digest) ->
                    !sealed.containsKey(run)
                            || digest.isEmpty()
                            || isLineOf(Optional.ofNullable(sealed.get(run)).orElseThrow(), last);
            case OfEvent(Event event) ->
                    events.getOrDefault(event.runId(), List.of()).contains(event);
            case Broken _ -> false;
        };
    }

    private boolean isLineOf(SealedRun run, Scanned line) throws IOException {
        String text = IndexLine.text(run.indexBody(), state.scan().before(line));
        return Sha256.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .equals(line.sha256());
    }

    /// A line of version 1 whose run has a manifest by now.
    private boolean isUpgradable(Scanned line) {
        return line.content() instanceof OfRun(RunId run, Optional<String> digest)
                && digest.isEmpty()
                && sealed.containsKey(run);
    }

    private void extend(List<SealedRun> missing) throws IOException {
        LineFile index = layout.index();
        for (SealedRun run : missing) {
            Json.Obj body = run.indexBody();
            index.append(previous -> IndexLine.text(body, previous), false);
        }
        List<Event> untold = new ArrayList<>();
        events.forEach((run, all) -> {
            List<Event> told = state.events().getOrDefault(run, List.of());
            all.stream().filter(event -> !told.contains(event)).forEach(untold::add);
        });
        untold.sort(Comparator.comparing(Event::at).thenComparing(Event::runId));
        for (Event event : untold) {
            if (isKnown(event.runId())) {
                new Ledger(layout).chain(event);
            }
        }
        if (!missing.isEmpty()) {
            Durable.syncFile(index.path());
            Durable.syncDirectory(layout.root());
        }
    }

    private boolean isKnown(RunId run) {
        return state.runs().containsKey(run) || sealed.containsKey(run);
    }

    /// Writes the index anew: what can be read of the old one in its order, then what it lacked.
    private void rewrite(List<SealedRun> missing) throws IOException {
        Map<RunId, List<Event>> untold = new HashMap<>();
        events.forEach((run, all) -> untold.put(run, new ArrayList<>(all)));
        Set<RunId> told = new HashSet<>();
        try (IndexWriter writer = new IndexWriter(layout)) {
            for (Scanned line : state.scan().lines()) {
                switch (line.content()) {
                    case OfRun(RunId run, _) -> {
                        if (told.add(run)) {
                            SealedRun known = sealed.get(run);
                            if (known == null) {
                                writer.copy(line);
                            } else {
                                writer.write(known.indexBody());
                            }
                        }
                    }
                    case OfEvent(Event event) -> {
                        SealedRun known = sealed.get(event.runId());
                        List<Event> left = untold.getOrDefault(event.runId(), List.of());
                        if (left.contains(event)
                                && (known != null || told.contains(event.runId()))) {
                            left.remove(event);
                            if (told.add(event.runId()) && known != null) {
                                // its line was damaged; an event must stand behind its run
                                writer.write(known.indexBody());
                            }
                            writer.write(event.toJson());
                        }
                    }
                    case Broken _ -> {}
                }
            }
            for (SealedRun run : missing) {
                if (told.add(run.id())) {
                    writer.write(run.indexBody());
                }
            }
            List<Event> left =
                    untold.values().stream()
                            .flatMap(List::stream)
                            .filter(event -> told.contains(event.runId()))
                            .sorted(Comparator.comparing(Event::at).thenComparing(Event::runId))
                            .toList();
            for (Event event : left) {
                writer.write(event.toJson());
            }
            writer.replaceIndex();
        }
    }

    /// Writes into the trail what somebody did with plain file commands.
    private void tellOfPlaces() throws IOException {
        Ledger ledger = new Ledger(layout);
        StoreState now = StoreState.of(layout);
        for (RunId run : now.runs().keySet()) {
            boolean gone = !now.inRoot().contains(run) && !now.inTrash().contains(run);
            if (gone && now.place(run) != Overlay.Place.NOWHERE) {
                ledger.add(new Event.Purged(run, Instant.now()));
            } else if (now.place(run) == Overlay.Place.NOWHERE && now.inRoot().contains(run)) {
                ledger.add(new Event.Restored(run, Instant.now()));
            }
        }
    }
}
