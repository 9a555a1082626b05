package dev.alphatrail.trail;

import dev.alphatrail.query.Sort;
import dev.alphatrail.query.Where;
import dev.alphatrail.runstore.Damage;
import dev.alphatrail.runstore.Listing;
import dev.alphatrail.runstore.LiveRun;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.runstore.ThreadId;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which runs of a store are wanted, and in which order.
///
/// @param where empty: every run
/// @param order empty: runs under way first, then those published, last first
/// @param limit how many published runs at most; 0 for all
public record RunQuery(Optional<Where> where, Optional<Sort> order, int limit) {
    /// Runs found, and the lines of the index that could not be read on the way.
    public record Found(List<RunSummary> runs, List<Damage> damages) {}

    public RunQuery {
        if (limit < 0) {
            throw new IllegalArgumentException("limit is " + limit + ", must be 0 (all) or more");
        }
    }

    /// One filter of several conditions that must all hold.
    ///
    /// @param filter the user's own
    /// @param thread thread id, as the user named it or as run ids show it
    /// @param tags names and values that a run must all have
    /// @param status how it ended, or that it did not
    public static Optional<Where> where(
            Optional<Where> filter,
            Optional<String> thread,
            Map<String, String> tags,
            Optional<String> status) {
        List<String> conditions = new ArrayList<>();
        filter.ifPresent(own -> conditions.add("(" + own + ")"));
        thread.ifPresent(id -> conditions.add(ofThread(id)));
        tags.forEach(
                (name, value) -> conditions.add("tag." + quoted(name) + " = " + quoted(value)));
        status.ifPresent(word -> conditions.add("status = " + quoted(word)));
        return conditions.isEmpty()
                ? Optional.empty()
                : Optional.of(Where.parse(String.join(" and ", conditions)));
    }

    private static String ofThread(String id) {
        String shown = ThreadId.of(id).value().replace("_", "\\_");
        return "(thread_id = " + quoted(id) + " or run_id like '%Z\\_" + shown + "\\_%')";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /// The runs in a store. The index is read from its end, only as far as needed; an order needs
    /// all of it.
    ///
    /// @param members of a line of the index that are wanted; empty: all
    /// @throws dev.alphatrail.runstore.StoreException when the index cannot be read
    public Found in(RunStore store, Set<String> members) {
        List<RunSummary> runs = new ArrayList<>();
        for (LiveRun live : store.live().reversed()) {
            RunSummary run = RunSummary.of(live);
            if (where.isEmpty() || where.get().test(run.fields())) {
                runs.add(run);
            }
        }
        int most = limit == 0 ? Integer.MAX_VALUE : limit;
        if (members.isEmpty()) {
            Listing listing = store.query(where, order, most);
            listing.entries().forEach(entry -> runs.add(RunSummary.of(entry)));
            return new Found(runs, listing.damages());
        }
        RunStore.Rows rows = store.rows(where, order, most, members);
        rows.rows().forEach(row -> runs.add(new RunSummary(row)));
        return new Found(runs, rows.damages());
    }
}
