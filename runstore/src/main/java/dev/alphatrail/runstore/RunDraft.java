package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A run being written, seen by others as a run under way until [#publish] moves it into place.
/// Closing one that is not published leaves nothing of it.
///
/// Safe for threads: a shutdown hook may call [#abandon] at any time; it waits for a publication
/// under way.
public final class RunDraft implements AutoCloseable {
    private enum State {
        OPEN,
        PUBLISHED,
        ABANDONED
    }

    private final Layout layout;
    private final Staging staging;
    private final StagedFiles files;
    private final Heartbeat heartbeat;
    private State state = State.OPEN;

    RunDraft(Layout layout, Staging staging) {
        this.layout = layout;
        this.staging = staging;
        this.files = new StagedFiles(staging.files());
        this.heartbeat = Heartbeat.start(staging);
    }

    /// The id under which the run will be published; nobody else can get it meanwhile.
    public RunId id() {
        return staging.id();
    }

    /// Writes an artifact; one of the same name is replaced.
    ///
    /// @param name relative, such as `daily/alpha_1.csv`
    /// @throws StoreException when the name is not allowed or the file system refuses
    public synchronized void put(String name, byte[] bytes) {
        requireOpen();
        try {
            files.put(name, bytes);
        } catch (IOException e) {
            throw StoreException.of("write " + name, staging.files(), e);
        }
    }

    /// Writes a text as UTF-8; see [#put(String, byte[])].
    public void put(String name, String text) {
        put(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// The file of an artifact that the caller wants to write himself, and has closed before he
    /// publishes; the directories above it are made.
    ///
    /// @throws StoreException when the name is not allowed or the file system refuses
    public synchronized Path file(String name) {
        requireOpen();
        try {
            return files.outside(name);
        } catch (IOException e) {
            throw StoreException.of("write " + name, staging.files(), e);
        }
    }

    /// Says how far the run is, for whoever looks at runs under way. Cheap: seldom written.
    ///
    /// @param stage what it is doing, one or two words
    /// @param done steps done
    /// @param total steps there are, 0 when not known
    public void progress(String stage, long done, long total) {
        heartbeat.progress(stage, done, total);
    }

    /// Publishes without lines for the registry; see [#publish(IndexEntry, List, Map)].
    public RunDirectory publish(IndexEntry entry) {
        return publish(entry, List.of(), Map.of());
    }

    /// Makes the run visible: syncs all files, writes the manifest, moves the directory to its
    /// place in one step, appends the lines to the index and the registry, points `LATEST` to it.
    /// When it returns, the run, its manifest and its index entry are on disk.
    ///
    /// @param entry for the index; must be of this draft's id
    /// @param registryLines for `factor_registry.jsonl`, one each
    /// @param schemas version of the format of each kind of artifact, by name
    /// @throws StoreException when the file system refuses; the message says if the run stands in
    ///   its place nevertheless
    public synchronized RunDirectory publish(
            IndexEntry entry, List<Json.Obj> registryLines, Map<String, Integer> schemas) {
        requireOpen();
        if (!entry.runId().equals(id())) {
            throw new IllegalArgumentException(
                    "the entry is of run " + entry.runId() + ", the draft of " + id());
        }
        requireReadable(entry);
        List<String> lines = registryLines.stream().map(JsonWriter::compact).toList();
        lines.forEach(line -> requireOwn(line, id()));
        Path target = layout.run(id());
        try {
            if (!lines.isEmpty()) {
                files.putRegistry(lines);
            }
            byte[] manifest = new Manifest(entry, schemas, files.seal()).toBytes();
            if (manifest.length > Manifest.LIMITS.maxBytes()) {
                throw new StoreException(
                        "run "
                                + id()
                                + " has so many files that its manifest takes "
                                + manifest.length
                                + " bytes, at most "
                                + Manifest.LIMITS.maxBytes()
                                + " are read: put some of them into an archive");
            }
            files.putManifest(manifest);
            String digest = Sha256.of(manifest);
            try (StoreLock _ = StoreLock.acquire(layout.root())) {
                Ledger ledger = new Ledger(layout);
                ledger.completeInterrupted();
                ledger.move(staging);
                state = State.PUBLISHED;
                ledger.add(entry, digest, lines);
            }
            heartbeat.stop();
            staging.forget();
        } catch (IOException e) {
            throw state == State.PUBLISHED
                    ? StoreException.of(
                            "index run "
                                    + id()
                                    + ", which is complete and will be indexed with the next run",
                            target,
                            e)
                    : StoreException.of("publish run " + id(), target, e);
        } finally {
            if (state == State.PUBLISHED) {
                heartbeat.stop();
            }
        }
        return RunDirectory.open(target);
    }

    /// The registry tells by this whose a line is.
    private static void requireOwn(String line, RunId id) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > IndexLine.MAX_BYTES
                || !RegistryCheck.runOf(bytes, 0, bytes.length).equals(id.value())) {
            throw new IllegalArgumentException(
                    "a line for the registry must have \"run_id\" of run "
                            + id
                            + " as its first run_id, and at most "
                            + IndexLine.MAX_BYTES
                            + " bytes");
        }
    }

    /// A line that is too long to be read again must not be written.
    static void requireReadable(IndexEntry entry) {
        int bytes =
                IndexLine.text(
                                IndexLine.Run.body(entry, Sha256.OF_NOTHING_BEFORE),
                                Sha256.OF_NOTHING_BEFORE)
                        .getBytes(StandardCharsets.UTF_8)
                        .length;
        if (bytes > IndexLine.MAX_BYTES) {
            throw new StoreException(
                    "the summary of run "
                            + entry.runId()
                            + " makes an index line of "
                            + bytes
                            + " bytes, at most "
                            + IndexLine.MAX_BYTES
                            + " are read: shorten its texts");
        }
    }

    /// Deletes what was written so far; does nothing once the run is published.
    ///
    /// @throws StoreException when the file system refuses
    public synchronized void abandon() {
        if (state == State.OPEN) {
            state = State.ABANDONED;
            heartbeat.stop();
            try {
                staging.delete();
            } catch (IOException e) {
                throw StoreException.of("remove the unfinished run", staging.directory(), e);
            }
        }
    }

    /// Abandons the run when it is not published.
    @Override
    public void close() {
        abandon();
    }

    private void requireOpen() {
        if (state != State.OPEN) {
            throw new IllegalStateException(
                    "run "
                            + id()
                            + " is "
                            + (state == State.PUBLISHED ? "published" : "abandoned")
                            + " already");
        }
    }
}
