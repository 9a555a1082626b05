package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.TextTable.Column;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The runs in the trash of a store.
///
/// @param runs deleted last first
public record TrashList(List<Deleted> runs) {
    /// One of them.
    ///
    /// @param entry what its manifest tells; empty when that cannot be read
    public record Deleted(RunId id, Instant at, Optional<IndexEntry> entry) {}

    public TrashList {
        runs = List.copyOf(runs);
    }

    /// Looks into the trash.
    ///
    /// @throws dev.alphatrail.runstore.StoreException when it cannot be read
    public static TrashList of(RunStore store) {
        List<Deleted> runs = new ArrayList<>();
        store.trash().forEach((id, at) -> runs.add(new Deleted(id, at, entry(store, id))));
        runs.sort(Comparator.comparing(Deleted::at).reversed().thenComparing(Deleted::id));
        return new TrashList(runs);
    }

    private static Optional<IndexEntry> entry(RunStore store, RunId id) {
        try {
            return store.entry(id);
        } catch (JsonException _) {
            return Optional.empty(); // a run whose manifest is damaged can be restored or removed
        }
    }

    public boolean isEmpty() {
        return runs.isEmpty();
    }

    /// The runs that were deleted at least so long ago.
    public TrashList olderThan(Duration age, Instant now) {
        Instant limit = now.minus(age);
        return new TrashList(runs.stream().filter(run -> !run.at().isAfter(limit)).toList());
    }

    /// For people.
    public String table(int width) {
        TextTable table =
                new TextTable(
                        List.of(
                                new Column("run_id", false, Column.UNCUT, Column.ALWAYS),
                                new Column("deleted (UTC)", false, Column.UNCUT, 1),
                                new Column("idea", false, 12, 0)));
        for (Deleted run : runs) {
            String idea = run.entry().flatMap(entry -> entry.summary().text("idea")).orElse("");
            table.row(List.of(run.id().value(), Moments.second(run.at()), idea));
        }
        return table.fit(width);
    }

    /// For programs.
    public Json json() {
        List<Json> items = new ArrayList<>();
        for (Deleted run : runs) {
            items.add(
                    Json.object()
                            .put("run_id", run.id().value())
                            .put("deleted_at", run.at().toString())
                            .put("entry", run.entry().map(IndexEntry::toJson))
                            .build());
        }
        return Json.array(items);
    }
}
