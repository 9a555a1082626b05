package dev.alphatrail.runstore;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes index, registry and `LATEST` again from the directories of the runs and the files of their
/// events. What is sound in the index stays as it is, so that anchors taken before still hold.
public final class Reindexer {
    private final Layout layout;

    /// For a store.
    public Reindexer(RunStore store) {
        this.layout = store.layout();
    }

    /// What was done.
    ///
    /// @param runs how many runs are indexed now
    /// @param added runs that the index lacked
    /// @param rewritten whether damage made it necessary to write the index anew; the old one lies
    ///   in `.quarantine`
    /// @param findings what could not be used, one line each
    public record Report(long runs, List<RunId> added, boolean rewritten, List<Finding> findings) {
        public Report {
            added = List.copyOf(added);
            findings = List.copyOf(findings);
        }
    }

    /// Hears how far it is, from several threads.
    public interface Progress {
        /// So many manifests of so many are read.
        void read(long done, long total);
    }

    /// Does it, while no run is published.
    ///
    /// @throws StoreException when the store cannot be read or written
    public Report reindex() {
        return reindex((_, _) -> {});
    }

    /// The same for somebody who waits.
    ///
    /// @throws StoreException when the store cannot be read or written
    public Report reindex(Progress progress) {
        try (StoreLock _ = StoreLock.acquire(layout.root())) {
            new Ledger(layout).completeInterrupted();
            layout.index().mendTail();
            StoreState state = StoreState.of(layout);
            EventTrail trail = EventTrail.of(layout, state);
            trail.writeFiles(layout);
            boolean moved = moveToPlaces(state, trail);
            return new Rebuild(layout, moved ? StoreState.of(layout) : state, trail, progress)
                    .run();
        } catch (IOException e) {
            throw StoreException.of("reindex the store", layout.root(), e);
        }
    }

    /// Does what a crash left undone after an event was written; says whether there was anything.
    private boolean moveToPlaces(StoreState state, EventTrail trail) throws IOException {
        boolean moved = false;
        RunChanges changes = new RunChanges(layout);
        for (Map.Entry<RunId, List<Event>> entry : new TreeMap<>(trail.events()).entrySet()) {
            RunId run = entry.getKey();
            boolean inRoot = state.inRoot().contains(run);
            boolean inTrash = state.inTrash().contains(run);
            switch (StoreState.place(run, entry.getValue())) {
                case ROOT -> {
                    if (inTrash && !inRoot) {
                        changes.fromTrash(run);
                        moved = true;
                    }
                }
                case TRASH -> {
                    if (inRoot && !inTrash) {
                        changes.toTrash(run);
                        moved = true;
                    }
                }
                case NOWHERE -> {
                    if (inTrash) {
                        Durable.deleteTree(layout.trashed(run));
                        moved = true;
                    }
                }
            }
        }
        return moved;
    }
}
