package dev.alphatrail.trail;

import dev.alphatrail.artifacts.Csv;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.json.Numbers;
import dev.alphatrail.query.Sort;
import dev.alphatrail.trail.TextTable.Column;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A list of runs as a table for people, and as CSV and JSON for programs.
public final class RunList {
    private static final int LEAST_WIDTH = 12;
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

    /// A table of chosen columns.
    ///
    /// @param columns fields of a [dev.alphatrail.query.Where], such as `tag.team`
    public static String table(List<RunSummary> runs, List<Sort> columns, int width) {
        TextTable table =
                new TextTable(
                        columns.stream()
                                .map(column ->
                                        new Column(
                                                column.field(),
                                                isNumber(runs, column),
                                                column.field().equals("run_id")
                                                        ? Column.UNCUT
                                                        : LEAST_WIDTH,
                                                Column.ALWAYS))
                                .toList());
        for (RunSummary run : runs) {
            table.row(
                    columns.stream()
                            .map(column -> plain(column.key().apply(run.fields())))
                            .toList());
        }
        return table.fit(width);
    }

    private static boolean isNumber(List<RunSummary> runs, Sort column) {
        return runs.stream()
                .map(run -> column.key().apply(run.fields()))
                .anyMatch(Json.Num.class::isInstance);
    }

    /// An array of the lines of the index; of each only the chosen columns, if any are.
    public static String json(List<RunSummary> runs, List<Sort> columns) {
        List<Json> lines = new ArrayList<>();
        for (RunSummary run : runs) {
            Json.Builder chosen = Json.object();
            columns.forEach(column -> chosen.put(column.field(), column.key().apply(run.fields())));
            lines.add(columns.isEmpty() ? run.line() : chosen.build());
        }
        return TerminalText.json(JsonWriter.pretty(Json.array(lines)));
    }

    /// RFC 4180 with a head; missing is empty, tags are `name=value` joined by `; `. Control
    /// characters are taken out of texts.
    ///
    /// @param columns the chosen ones; empty: those that every run of Alphatrail has
    public static String csv(List<RunSummary> runs, List<Sort> columns) {
        List<Sort> shown =
                columns.isEmpty()
                        ? RunFields.STANDARD.stream().map(name -> new Sort(name, false)).toList()
                        : columns;
        Csv csv = new Csv(shown.stream().map(Sort::field).toList());
        for (RunSummary run : runs) {
            csv.record(
                    shown.stream()
                            .map(column ->
                                    column.field().equals("tags")
                                            ? tags(run)
                                            : plain(column.key().apply(run.fields())))
                            .toList());
        }
        return csv.toString();
    }

    private static List<String> row(RunSummary run) {
        return List.of(
                run.runId(),
                minute(run.createdAt()),
                run.threadId(),
                run.evalMode(),
                run.idea(),
                run.dataLabel(),
                Double.isNaN(run.alphas()) ? "" : count(run.passed()) + "/" + count(run.alphas()),
                best(run),
                Decimals.fixed(run.bestInformationRatio(), 2));
    }

    private static String best(RunSummary run) {
        return switch (run.status()) {
            case "finished" -> run.bestAlphaId();
            case "failed" -> run.error().isEmpty() ? "failed" : "failed: " + run.error();
            default -> {
                String progress = run.progress();
                yield run.status() + (progress.isEmpty() ? "" : ": " + progress);
            }
        };
    }

    /// `2026-01-31T09:30:00Z` to the minute.
    private static String minute(String instant) {
        return instant.length() < ":00Z".length()
                ? instant
                : instant.substring(0, instant.length() - ":00Z".length()).replace('T', ' ');
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
            default -> TerminalText.line(JsonWriter.compact(value));
        };
    }
}
