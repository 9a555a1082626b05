package dev.alphatrail.trail;

import dev.alphatrail.artifacts.Csv;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.json.Numbers;
import dev.alphatrail.runstore.RunStatus;
import dev.alphatrail.trail.TextTable.Column;

import java.util.List;
import java.util.stream.Collectors;

/// A list of runs as a table for people, and as CSV and JSON for programs.
public final class RunList {
    private static final List<Column> COLUMNS =
            List.of(
                    new Column("run_id", false, Column.UNCUT, Column.ALWAYS),
                    new Column("when (UTC)", false, Column.UNCUT, 3),
                    new Column("thread", false, 6, 2),
                    new Column("mode", false, Column.UNCUT, 4),
                    new Column("idea", false, 12, 5),
                    new Column("data", false, 8, 1),
                    new Column("alphas", true, Column.UNCUT, 6),
                    new Column("best", false, 8, 0),
                    new Column("IR", true, Column.UNCUT, 7));

    private static final List<String> CSV_COLUMNS =
            List.of(
                    "run_id",
                    "created_at",
                    "status",
                    "thread_id",
                    "idea",
                    "eval_mode",
                    "data_label",
                    "panel_sha256",
                    "n_alphas",
                    "n_passed",
                    "best_alpha_id",
                    "best_information_ratio",
                    "config_hash",
                    "version",
                    "replay_of",
                    "tags",
                    "notes",
                    "error");

    private RunList() {}

    /// An aligned table: `alphas` is passed/tried, `IR` the information ratio of the best; a failed
    /// run says so instead of a best alpha.
    ///
    /// @param width columns of the terminal; ideas and other long cells are cut to fit, the run id
    ///   never is
    public static String table(List<RunSummary> runs, int width) {
        TextTable table = new TextTable(COLUMNS);
        runs.forEach(run -> table.row(row(run)));
        return table.fit(width);
    }

    /// An array of the lines of the index.
    public static String json(List<RunSummary> runs) {
        return TerminalText.json(
                JsonWriter.pretty(
                        Json.array(runs.stream().map(run -> run.entry().toJson()).toList())));
    }

    /// RFC 4180 with a head; missing is empty, tags are `name=value` joined by `; `. Control
    /// characters are taken out of texts.
    public static String csv(List<RunSummary> runs) {
        Csv csv = new Csv(CSV_COLUMNS);
        for (RunSummary run : runs) {
            Json.Obj line = run.entry().toJson();
            csv.record(
                    CSV_COLUMNS.stream()
                            .map(column ->
                                    column.equals("tags")
                                            ? tags(run)
                                            : plain(line.find(column).orElse(Json.Null.NULL)))
                            .toList());
        }
        return csv.toString();
    }

    private static List<String> row(RunSummary run) {
        return List.of(
                run.entry().runId().value(),
                minute(run.entry().createdAt().toString()),
                run.threadId(),
                run.evalMode(),
                run.idea(),
                run.dataLabel(),
                Double.isNaN(run.alphas()) ? "" : count(run.passed()) + "/" + count(run.alphas()),
                best(run),
                Decimals.fixed(run.bestInformationRatio(), 2));
    }

    private static String best(RunSummary run) {
        if (run.entry().status() == RunStatus.FAILED) {
            return run.error().isEmpty() ? "failed" : "failed: " + run.error();
        }
        return run.bestAlphaId();
    }

    /// `2026-01-31T09:30:00Z` to the minute.
    private static String minute(String instant) {
        return instant.substring(0, instant.length() - ":00Z".length()).replace('T', ' ');
    }

    private static String count(double number) {
        return Double.isNaN(number) ? "" : Numbers.format(number);
    }

    private static String tags(RunSummary run) {
        return run.tags().entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue())
                .map(TerminalText::line)
                .collect(Collectors.joining("; "));
    }

    private static String plain(Json value) {
        return switch (value) {
            case Json.Str(String text) -> TerminalText.line(text);
            case Json.Null _ -> "";
            default -> JsonWriter.compact(value);
        };
    }
}
