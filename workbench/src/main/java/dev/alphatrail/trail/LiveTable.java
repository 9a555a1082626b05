package dev.alphatrail.trail;

import dev.alphatrail.runstore.LiveRun;
import dev.alphatrail.trail.TextTable.Column;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The runs that are not published, as a table for a terminal.
public final class LiveTable {
    private LiveTable() {}

    /// A head and a line for each run, each ended by a line feed; empty when there is none.
    ///
    /// @param rows how many at most; of more the last line tells
    public static String of(List<LiveRun> runs, int rows, int width, Instant now) {
        if (runs.isEmpty()) {
            return "";
        }
        TextTable table =
                new TextTable(
                        List.of(
                                new Column("run_id", false, Column.UNCUT, Column.ALWAYS),
                                new Column("state", false, Column.UNCUT, 4),
                                new Column("stage", false, Column.UNCUT, 3),
                                new Column("for", true, Column.UNCUT, 2),
                                new Column("heard of", true, Column.UNCUT, 1),
                                new Column("idea", false, 12, 0)));
        for (LiveRun run : runs.subList(0, Math.min(rows, runs.size()))) {
            table.row(
                    List.of(
                            run.runId().value(),
                            run.state().text(),
                            LiveText.stage(run),
                            Moments.span(Duration.between(run.startedAt(), now)),
                            Moments.span(Duration.between(run.heartbeat(), now)) + " ago",
                            run.about().text("idea").orElse("")));
        }
        return table.fit(width)
                + (runs.size() > rows ? "and " + (runs.size() - rows) + " more\n" : "");
    }
}
