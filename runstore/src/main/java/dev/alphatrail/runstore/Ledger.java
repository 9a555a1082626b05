package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a store's root says of its runs: the chain of the index, the registry, `LATEST`.
///
/// All methods are called with the store's lock held.
record Ledger(Layout layout) {

    /// Moves a staged run, which is synced, to its place in one step.
    ///
    /// @throws StoreException when something stands there
    void move(Staging staging) throws IOException {
        Path target = layout.run(staging.id());
        // the claim owns the id, so only a stranger can have made this; a move would replace it
        // when it is empty
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new StoreException(
                    target
                            + " exists already and is not replaced: move it away or choose another"
                            + " run id");
        }
        Files.move(staging.files(), target, StandardCopyOption.ATOMIC_MOVE);
    }

    /// Writes what the root says of a run that stands in its place.
    void add(IndexEntry entry, String manifestSha256, List<String> registryLines)
            throws IOException {
        Durable.syncDirectory(layout.root());
        if (layout.index().size() == 0) {
            // whoever made the root may have been killed before its name was on disk
            Durable.syncDirectory(layout.root().resolve(".."));
        }
        Json.Obj body = IndexLine.Run.body(entry, manifestSha256);
        layout.index().append(previous -> IndexLine.text(body, previous), true);
        // what can be made again from the run is not waited for
        layout.registry().append(registryLines, false);
        Durable.replaceDerived(layout.latest(), entry.runId() + "\n");
    }

    /// Publishes a staged run that is synced, with the events it brings.
    void publish(Staging staging, IndexEntry entry, String manifestSha256) throws IOException {
        List<String> lines = registryLines(staging.files());
        move(staging);
        add(entry, manifestSha256, lines);
        for (Event event : staging.events()) {
            add(event);
        }
        staging.forget();
    }

    /// Writes an event to the index, from where on it counts, then to the run's own file of events,
    /// which outlives the index. In this order an event that a crash kept out of the file cannot
    /// come behind a later one.
    void add(Event event) throws IOException {
        chain(event);
        Durable.makeDirectory(layout.events());
        layout.events(event.runId()).append(List.of(EventFile.text(event)), true);
    }

    /// Writes an event to the index alone.
    void chain(Event event) throws IOException {
        Json.Obj body = event.toJson();
        layout.index().append(previous -> IndexLine.text(body, previous), true);
    }

    /// Completes the publications that a crash interrupted between the move of the run and the end
    /// of its index entry; returns their runs.
    List<RunId> completeInterrupted() throws IOException {
        List<RunId> completed = new ArrayList<>();
        for (Staging staging : Staging.all(layout)) {
            if (staging.wasPublished() && complete(staging)) {
                staging.delete();
                completed.add(staging.id());
            }
        }
        return completed;
    }

    /// Returns false when the run's manifest was damaged meanwhile: that stops no other run.
    private boolean complete(Staging staging) throws IOException {
        RunId id = staging.id();
        Path run = layout.run(id);
        byte[] bytes = RunCheck.manifestBytes(run).orElseThrow(IOException::new);
        Manifest manifest;
        try {
            manifest = Manifest.of(bytes, Manifest.FILE);
        } catch (JsonException _) {
            return false;
        }
        List<String> registryLines = registryLines(run);
        if (linesOf(id, layout.index()).isEmpty()) {
            add(manifest.entry(), Sha256.of(bytes), registryLines);
        } else {
            Set<String> present = linesOf(id, layout.registry());
            layout.registry()
                    .append(
                            registryLines.stream().filter(line -> !present.contains(line)).toList(),
                            false);
            // not always the last one: who wants an id that is taken has a claim like this for a
            // moment
            new RunChanges(layout).pointLatest();
        }
        for (Event event : staging.events()) {
            if (!EventFile.read(layout, id).events().contains(event)) {
                add(event);
            }
        }
        return true;
    }

    /// The lines a run gives to the registry.
    static List<String> registryLines(Path run) throws IOException {
        try {
            return Files.readAllLines(run.resolve(Manifest.REGISTRY_FILE), StandardCharsets.UTF_8);
        } catch (NoSuchFileException _) {
            return List.of();
        }
    }

    /// The whole lines of a file that name a run. Within a text of JSON the quotes would be
    /// escaped, so what is found is a member.
    private static Set<String> linesOf(RunId id, LineFile file) throws IOException {
        Set<String> found = new HashSet<>();
        if (file.size() == 0) {
            return found;
        }
        byte[] member = ("\"run_id\":\"" + id + "\"").getBytes(StandardCharsets.UTF_8);
        try (BackwardLines lines = new BackwardLines(file.path())) {
            while (lines.next()) {
                if (lines.terminated() && !lines.tooLong() && contains(lines, member)) {
                    found.add(
                            new String(
                                    lines.buffer(),
                                    lines.from(),
                                    lines.to() - lines.from(),
                                    StandardCharsets.UTF_8));
                }
            }
        }
        return found;
    }

    private static boolean contains(BackwardLines lines, byte[] sought) {
        byte[] buffer = lines.buffer();
        for (int i = lines.from(); i + sought.length <= lines.to(); i++) {
            int k = 0;
            while (k < sought.length && buffer[i + k] == sought[k]) {
                k++;
            }
            if (k == sought.length) {
                return true;
            }
        }
        return false;
    }
}
