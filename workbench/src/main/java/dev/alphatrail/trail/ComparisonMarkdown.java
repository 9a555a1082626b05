package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.report.MarkdownTable;
import dev.alphatrail.trail.Comparison.Difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What the runs of a comparison are and how they differ, as a page of Markdown. A few runs stand
/// side by side, with factors by [FactorTables]; of more, each is a row, see [ManyRuns].
final class ComparisonMarkdown {
    /// Most runs that are readable side by side.
    private static final int FEW = 4;

    /// Widest text in the table of runs when there are many.
    private static final int NARROW = 40;

    private final Comparison comparison;
    private final List<SavedRun> runs;
    private final boolean few;
    private final boolean skip;

    ComparisonMarkdown(Comparison comparison) {
        this.comparison = comparison;
        this.runs = comparison.runs();
        this.few = runs.size() <= FEW;
        this.skip = comparison.options().skipUnchanged();
    }

    String text() {
        StringBuilder page = new StringBuilder("# Comparison of " + counted(runs.size()) + "\n\n");
        order().ifPresent(line -> page.append(line).append("\n\n"));
        page.append(runs()).append('\n');
        cautions().forEach(caution -> page.append("> ").append(caution).append("\n\n"));
        if (!few) {
            return page.append(new ManyRuns(comparison).text()).toString();
        }
        return page.append("## Configuration\n\n")
                .append(configuration())
                .append(metrics())
                .append("\n## Data\n\n")
                .append(data())
                .append("\n## Code\n\n")
                .append(code())
                .append('\n')
                .append(new FactorTables(comparison).text())
                .toString();
    }

    private static String counted(int runs) {
        return runs + (runs == 1 ? " run" : " runs");
    }

    /// Which runs are shown, when they are not simply those that were given.
    private Optional<String> order() {
        List<String> parts = new ArrayList<>();
        comparison
                .options()
                .order()
                .ifPresent(order ->
                        parts.add(
                                "By `"
                                        + order.metric().key()
                                        + "` of the best alpha, "
                                        + (order.highestFirst() ? "highest" : "lowest")
                                        + " first"));
        if (runs.size() < comparison.given()) {
            parts.add("the first " + runs.size() + " of " + counted(comparison.given()));
        }
        String line = String.join(": ", parts);
        return line.isEmpty()
                ? Optional.empty()
                : Optional.of(Character.toUpperCase(line.charAt(0)) + line.substring(1) + ".");
    }

    private MarkdownTable runs() {
        MarkdownTable table =
                new MarkdownTable(7, "", "run", "start", "status", "mode", "passed", "idea");
        for (int run = 0; run < runs.size(); run++) {
            SavedRun saved = runs.get(run);
            table.row(
                    Comparison.label(run),
                    ComparisonCells.code(saved.name()),
                    text(saved.provenance().text("start").orElse("")),
                    text(ComparisonCells.status(saved)),
                    text(saved.result().text("mode_used").orElse("")),
                    saved.alphas().isEmpty() ? "" : passed(saved) + "/" + saved.alphas().size(),
                    text(saved.idea()));
        }
        return table;
    }

    private String text(String text) {
        return few ? ComparisonCells.text(text) : ComparisonCells.text(text, NARROW);
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
        return comparison.settings().isEmpty()
                ? "No setting differs.\n"
                : table("setting", comparison.settings());
    }

    /// Only runs that were imported have metrics.
    private String metrics() {
        return comparison.metrics().isEmpty()
                ? ""
                : "\n## Metrics\n\n" + table("metric", comparison.metrics());
    }

    private String table(String what, List<Difference> differences) {
        MarkdownTable table = sideBySide(what);
        for (Difference difference : differences) {
            table.row(
                    row(
                            ComparisonCells.code(difference.key()),
                            difference.values().stream().map(ComparisonCells::value).toList()));
        }
        return table.toString();
    }

    private String data() {
        List<List<String>> rows = new ArrayList<>();
        for (String key : SavedRun.DATA_KEYS) {
            rows.add(row(key, each(run -> ComparisonCells.datum(run, key))));
        }
        return table(rows, "Nothing of the data differs.\n");
    }

    private String code() {
        return table(
                List.of(
                        row("version", each(ComparisonCells::version)),
                        row("commit", each(ComparisonCells::commit))),
                "The code does not differ.\n");
    }

    private List<String> each(Function<SavedRun, String> cell) {
        return runs.stream().map(cell).toList();
    }

    /// The rows, without those that are the same in all runs when these are left out.
    private String table(List<List<String>> rows, String nothing) {
        List<List<String>> kept =
                rows.stream()
                        .filter(row -> !skip || row.stream().skip(1).distinct().count() > 1)
                        .toList();
        if (kept.isEmpty()) {
            return nothing;
        }
        MarkdownTable table = sideBySide("");
        kept.forEach(table::row);
        return table.toString();
    }

    private MarkdownTable sideBySide(String what) {
        List<String> head =
                row(what, IntStream.range(0, runs.size()).mapToObj(Comparison::label).toList());
        return new MarkdownTable(head.size(), head.toArray(String[]::new));
    }

    private static List<String> row(String first, List<String> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }
}
