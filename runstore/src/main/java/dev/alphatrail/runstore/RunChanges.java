package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What is done to runs after they were published. The event is written first; what it says of the
/// place of the directory is done then, and by whoever comes next when a crash came between.
///
/// @param layout of the store
record RunChanges(Layout layout) {
    private interface Step {
        void run(Ledger ledger) throws IOException;
    }

    void tag(RunId id, Map<String, Optional<String>> tags) {
        locked(
                "tag run " + id,
                ledger -> {
                    requireRun(id);
                    ledger.add(new Event.Tagged(id, Instant.now(), tags));
                });
    }

    void note(RunId id, Optional<String> note) {
        locked(
                "write a note on run " + id,
                ledger -> {
                    requireRun(id);
                    ledger.add(new Event.Noted(id, Instant.now(), note));
                });
    }

    void delete(RunId id) {
        locked(
                "delete run " + id,
                ledger -> {
                    requireRun(id);
                    if (exists(layout.trashed(id))) {
                        throw new StoreException(
                                "run " + id + " is in the trash already: " + layout.trashed(id));
                    }
                    ledger.add(new Event.Deleted(id, Instant.now()));
                    toTrash(id);
                    pointLatest();
                });
    }

    void restore(RunId id) {
        locked(
                "restore run " + id,
                ledger -> {
                    requireTrashed(id);
                    if (exists(layout.run(id))) {
                        throw new StoreException(
                                layout.run(id)
                                        + " is there, and in the trash as well: move one of them"
                                        + " away");
                    }
                    ledger.add(new Event.Restored(id, Instant.now()));
                    fromTrash(id);
                    pointLatest();
                });
    }

    void purge(RunId id) {
        locked(
                "remove run " + id,
                ledger -> {
                    requireTrashed(id);
                    ledger.add(new Event.Purged(id, Instant.now()));
                    Durable.deleteTree(layout.trashed(id));
                });
    }

    Map<RunId, Instant> trash() {
        Map<RunId, Instant> trash = new TreeMap<>();
        try {
            for (String name : Names.in(layout.trash())) {
                Path entry = layout.trash().resolve(name);
                if (RunId.isId(name) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
                    RunId id = RunId.parse(name);
                    trash.put(id, deletedAt(id, entry));
                }
            }
        } catch (IOException e) {
            throw StoreException.of("read the trash", layout.trash(), e);
        }
        return trash;
    }

    private Instant deletedAt(RunId id, Path entry) throws IOException {
        return EventFile.read(layout, id).events().stream()
                .filter(Event.Deleted.class::isInstance)
                .map(Event::at)
                .reduce((_, later) -> later)
                .orElse(Files.getLastModifiedTime(entry).toInstant());
    }

    void toTrash(RunId id) throws IOException {
        Durable.makeDirectory(layout.trash());
        Files.move(layout.run(id), layout.trashed(id), StandardCopyOption.ATOMIC_MOVE);
        Durable.syncDirectory(layout.trash());
        Durable.syncDirectory(layout.root());
    }

    void fromTrash(RunId id) throws IOException {
        Files.move(layout.trashed(id), layout.run(id), StandardCopyOption.ATOMIC_MOVE);
        Durable.syncDirectory(layout.root());
        Durable.syncDirectory(layout.trash());
    }

    /// Makes `LATEST` name the last run that is there.
    void pointLatest() throws IOException {
        if (!Files.exists(layout.index().path())) {
            return;
        }
        Optional<IndexEntry> latest =
                IndexReader.read(layout.index().path(), _ -> true, 1).entries().stream()
                        .findFirst();
        if (latest.isPresent()) {
            Durable.replaceDerived(layout.latest(), latest.get().runId() + "\n");
        } else {
            Files.deleteIfExists(layout.latest());
        }
    }

    private void requireRun(RunId id) {
        if (!Files.exists(layout.run(id).resolve(Manifest.FILE))) {
            throw new StoreException(
                    exists(layout.trashed(id))
                            ? "run "
                                    + id
                                    + " is in the trash: `alphatrail restore "
                                    + id
                                    + "` takes it out"
                            : exists(layout.run(id))
                                    ? "run "
                                            + id
                                            + " has no manifest: `alphatrail migrate` upgrades"
                                            + " runs of older versions"
                                    : "no run \"" + id + "\" in " + layout.root());
        }
    }

    private void requireTrashed(RunId id) {
        if (!exists(layout.trashed(id))) {
            throw new StoreException(
                    "run "
                            + id
                            + " is not in the trash of "
                            + layout.root()
                            + ": `alphatrail trash` shows what is");
        }
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private void locked(String doing, Step step) {
        if (!Files.isDirectory(layout.root())) {
            throw new StoreException("there is no run store at " + layout.root());
        }
        try (StoreLock _ = StoreLock.acquire(layout.root())) {
            Ledger ledger = new Ledger(layout);
            ledger.completeInterrupted();
            step.run(ledger);
        } catch (IOException e) {
            throw StoreException.of(doing, layout.root(), e);
        }
    }
}
