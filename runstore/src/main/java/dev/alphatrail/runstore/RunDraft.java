package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// A run being written, seen by nobody until [#publish] moves it into place. Closing one that is
/// not published leaves nothing of it.
///
/// Safe for threads: a shutdown hook may call [#abandon] at any time; it waits for a publication
/// under way.
public final class RunDraft implements AutoCloseable {
    private enum State {
        OPEN,
        PUBLISHED,
        ABANDONED
    }

    private final Path root;
    private final Path staging;
    private final RunId id;
    private State state = State.OPEN;

    RunDraft(Path root, Path staging, RunId id) {
        this.root = root;
        this.staging = staging;
        this.id = id;
    }

    /// The id under which the run will be published; nobody else can get it meanwhile.
    public RunId id() {
        return id;
    }

    /// Writes an artifact; one of the same name is replaced.
    ///
    /// @param name relative, such as `daily/alpha_1.csv`
    /// @throws StoreException when the name is not allowed or the file system refuses
    public synchronized void put(String name, byte[] bytes) {
        Path file = file(name);
        try {
            Files.write(file, bytes);
        } catch (IOException e) {
            throw StoreException.of("write " + name, file, e);
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
        Path file = staging.resolve(ArtifactName.check(name));
        try {
            Files.createDirectories(file.resolve("..").normalize());
        } catch (IOException e) {
            throw StoreException.of("write " + name, file, e);
        }
        return file;
    }

    /// Publishes without lines for the registry; see [#publish(IndexEntry, List)].
    public RunDirectory publish(IndexEntry entry) {
        return publish(entry, List.of());
    }

    /// Makes the run visible: syncs all files, moves the directory to its place in one step,
    /// appends the lines to the index and the registry, points `LATEST` to it.
    ///
    /// @param entry for the index; must be of this draft's id
    /// @param registryLines for `factor_registry.jsonl`, one each
    /// @throws StoreException when the file system refuses; the message says if the run stands in
    ///   its place nevertheless
    public synchronized RunDirectory publish(IndexEntry entry, List<Json.Obj> registryLines) {
        requireOpen();
        if (!entry.runId().equals(id)) {
            throw new IllegalArgumentException(
                    "the entry is of run " + entry.runId() + ", the draft of " + id);
        }
        Path target = root.resolve(id.value());
        try {
            Durable.syncTree(staging);
            try (StoreLock _ = StoreLock.acquire(root)) {
                Publication.recover(root);
                Publication publication = Publication.prepare(root, entry, registryLines);
                moveTo(target);
                publication.finish(root);
            }
        } catch (IOException e) {
            throw state == State.PUBLISHED
                    ? StoreException.of(
                            "index run "
                                    + id
                                    + ", which is complete and will be indexed with the next run",
                            target,
                            e)
                    : StoreException.of("publish run " + id, target, e);
        }
        return RunDirectory.open(target);
    }

    private void moveTo(Path target) throws IOException {
        try {
            // the draft owns the id, so only a stranger can have made this; a move would replace it
            // when it is empty
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new StoreException(
                        target
                                + " exists already and is not replaced: move it away or choose"
                                + " another run id");
            }
            Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
            state = State.PUBLISHED;
        } finally {
            if (state != State.PUBLISHED) {
                Publication.withdraw(root);
            }
        }
        Durable.syncDirectory(root);
    }

    /// Deletes what was written so far; does nothing once the run is published.
    ///
    /// @throws StoreException when the file system refuses
    public synchronized void abandon() {
        if (state == State.OPEN) {
            state = State.ABANDONED;
            try {
                Durable.deleteTree(staging);
            } catch (IOException e) {
                throw StoreException.of("remove the unfinished run", staging, e);
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
                            + id
                            + " is "
                            + (state == State.PUBLISHED ? "published" : "abandoned")
                            + " already");
        }
    }
}
