package dev.alphatrail.trail;

import dev.alphatrail.runstore.Damage;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.Listing;
import dev.alphatrail.runstore.RunStatus;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.runstore.ThreadId;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Which runs of a store are wanted, and in which order.
///
/// @param thread thread id, as the user named it or as run ids show it
/// @param tags names and values that a run must all have
/// @param status how it ended
/// @param order empty: published last first
/// @param limit how many at most; 0 for all
public record RunQuery(
        Optional<String> thread,
        Map<String, String> tags,
        Optional<RunStatus> status,
        Optional<RunOrder> order,
        int limit) {
    /// Runs found, and the lines of the index that could not be read on the way.
    public record Found(List<RunSummary> runs, List<Damage> damages) {}

    public RunQuery {
        if (limit < 0) {
            throw new IllegalArgumentException("limit is " + limit + ", must be 0 (all) or more");
        }
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }

    /// The runs in a store. The index is read from its end, only as far as needed; an order needs
    /// all of it.
    ///
    /// @throws dev.alphatrail.runstore.StoreException when the index cannot be read
    public Found in(RunStore store) {
        int most = limit == 0 ? Integer.MAX_VALUE : limit;
        Listing listing = store.list(wanted(), order.isPresent() ? Integer.MAX_VALUE : most);
        List<RunSummary> runs = listing.entries().stream().map(RunSummary::new).toList();
        return new Found(
                order.map(by -> runs.stream().sorted(by.comparator()).limit(most).toList())
                        .orElse(runs),
                listing.damages());
    }

    /// Whether every run is wanted.
    public boolean isUnfiltered() {
        return thread.isEmpty() && tags.isEmpty() && status.isEmpty();
    }

    private Predicate<IndexEntry> wanted() {
        return isUnfiltered() ? _ -> true : entry -> matches(new RunSummary(entry));
    }

    private boolean matches(RunSummary run) {
        return thread.map(asked -> ThreadId.of(asked).equals(ThreadId.of(run.threadId())))
                        .orElse(true)
                && status.map(run.entry().status()::equals).orElse(true)
                && tags.entrySet().stream()
                        .allMatch(tag -> run.isTagged(tag.getKey(), tag.getValue()));
    }
}
