package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.report.Markdown;
import dev.alphatrail.report.MarkdownTable;
import dev.alphatrail.trail.Comparison.Difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the runs of a comparison are and how they differ, as a page of Markdown; the tables of
/// factors are made by [FactorTables].
final class ComparisonMarkdown {
    private static final int SHORT_HASH = 12;
    private static final int MAX_VALUE = 200;

    private final Comparison comparison;
    private final List<SavedRun> runs;

    ComparisonMarkdown(Comparison comparison) {
        this.comparison = comparison;
        this.runs = comparison.runs();
    }

    String text() {
        StringBuilder page =
                new StringBuilder("# Comparison of " + runs.size() + " runs\n\n" + runs() + "\n");
        cautions().forEach(caution -> page.append("> ").append(caution).append("\n\n"));
        return page.append("## Configuration\n\n")
                .append(configuration())
                .append("\n## Data\n\n")
                .append(data())
                .append("\n## Code\n\n")
                .append(code())
                .append('\n')
                .append(new FactorTables(comparison).text())
                .toString();
    }

    private MarkdownTable runs() {
        MarkdownTable table =
                new MarkdownTable(7, "", "run", "start", "status", "mode", "passed", "idea");
        for (int run = 0; run < runs.size(); run++) {
            SavedRun saved = runs.get(run);
            table.row(
                    Comparison.label(run),
                    code(saved.name()),
                    text(saved.provenance().text("start").orElse("")),
                    status(saved),
                    text(saved.result().text("mode_used").orElse("")),
                    saved.alphas().isEmpty() ? "" : passed(saved) + "/" + saved.alphas().size(),
                    text(saved.idea()));
        }
        return table;
    }

    private static String status(SavedRun run) {
        String status = run.provenance().text("status").orElse("");
        return text(
                run.provenance().text("error").map(error -> status + ": " + error).orElse(status));
    }

    private static long passed(SavedRun run) {
        return run.alphas().stream().filter(SavedAlpha::passed).count();
    }

    /// Why the figures of these runs must not simply be held against each other.
    private List<String> cautions() {
        List<String> cautions = new ArrayList<>();
        if (differ(run -> run.data("panel_sha256"))) {
            cautions.add(
                    "The data differ: changes of figures are not the doing of the settings alone.");
        }
        if (differ(run -> run.result().find("mode_used"))) {
            cautions.add(
                    "The evaluation modes differ: figures of different modes are defined"
                        + " differently.");
        }
        return cautions;
    }

    /// Whether the runs that have such a value have different ones.
    private boolean differ(Function<SavedRun, Optional<Json>> value) {
        return runs.stream().flatMap(run -> value.apply(run).stream()).distinct().count() > 1;
    }

    private String configuration() {
        if (comparison.settings().isEmpty()) {
            return "No setting differs.\n";
        }
        MarkdownTable table = sideBySide("setting");
        for (Difference difference : comparison.settings()) {
            table.row(
                    row(
                            code(difference.key()),
                            difference.values().stream().map(ComparisonMarkdown::value)));
        }
        return table.toString();
    }

    private MarkdownTable data() {
        MarkdownTable table = sideBySide("");
        for (String key : SavedRun.DATA_KEYS) {
            Function<Optional<Json>, String> shown =
                    key.endsWith("sha256") ? ComparisonMarkdown::hash : ComparisonMarkdown::value;
            table.row(row(key, runs.stream().map(run -> shown.apply(run.data(key)))));
        }
        return table;
    }

    private MarkdownTable code() {
        return sideBySide("")
                .row(
                        row(
                                "version",
                                runs.stream().map(run -> value(run.provenance().find("version")))))
                .row(row("commit", runs.stream().map(ComparisonMarkdown::commit)));
    }

    private static String commit(SavedRun run) {
        boolean changed =
                run.provenance().find("git_dirty").equals(Optional.of(new Json.Bool(true)));
        return hash(run.provenance().find("git_commit")) + (changed ? " and changes" : "");
    }

    private MarkdownTable sideBySide(String what) {
        List<String> head = row(what, IntStream.range(0, runs.size()).mapToObj(Comparison::label));
        return new MarkdownTable(head.size(), head.toArray(String[]::new));
    }

    private static List<String> row(String first, Stream<String> others) {
        return Stream.concat(Stream.of(first), others).toList();
    }

    private static String text(String text) {
        return Markdown.text(TerminalText.cut(TerminalText.line(text), MAX_VALUE));
    }

    private static String code(String text) {
        return text.isBlank()
                ? ""
                : Markdown.codeCell(TerminalText.cut(TerminalText.line(text), MAX_VALUE));
    }

    /// Texts without quotes, what is not there as nothing.
    private static String value(Optional<Json> value) {
        return value.map(json ->
                        code(
                                json instanceof Json.Str(String text)
                                        ? text
                                        : JsonWriter.compact(json)))
                .orElse("");
    }

    private static String hash(Optional<Json> value) {
        return value.map(json -> json instanceof Json.Str(String text) ? code(shortened(text)) : "")
                .orElse("");
    }

    private static String shortened(String hash) {
        return hash.substring(0, Math.min(SHORT_HASH, hash.length()));
    }
}
