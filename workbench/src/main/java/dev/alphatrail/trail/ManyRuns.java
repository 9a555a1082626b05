package dev.alphatrail.trail;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.report.Markdown;
import dev.alphatrail.report.MarkdownTable;
import dev.alphatrail.trail.Comparison.Difference;
import dev.alphatrail.trail.Comparison.Factor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/// What differs between more runs than can stand side by side, as Markdown: each run is a row, and
/// a factor tells how far its runs lie apart.
final class ManyRuns {
    /// Widest cell.
    private static final int NARROW = 30;

    /// Widest formula.
    private static final int FORMULA = 100;

    /// Most factors of a table.
    private static final int FACTORS = 20;

    private final Comparison comparison;
    private final List<SavedRun> runs;
    private final boolean skip;

    ManyRuns(Comparison comparison) {
        this.comparison = comparison;
        this.runs = comparison.runs();
        this.skip = comparison.options().skipUnchanged();
    }

    String text() {
        return "## Best alphas and the settings that differ\n\n"
                + best()
                + "\n"
                + DistinctionText.title()
                + DistinctionText.table(comparison.distinctions())
                + "\n## Data and code\n\n"
                + dataAndCode()
                + "\n## Factors in several runs\n\n"
                + shared()
                + "\n## Factors in one run\n\n"
                + single();
    }

    private String best() {
        RowTables table = new RowTables(runs.size(), 0);
        table.column(
                "alpha",
                run -> runs.get(run).best().map(alpha -> cell(alpha.id())).orElse("none selected"));
        for (Figure figure : Figure.values()) {
            table.column(
                    figure.head(), run -> figure.text(runs.get(run).bestFigure(figure.metric())));
        }
        comparison
                .options()
                .order()
                .map(FigureOrder::metric)
                .filter(Figure::isNone)
                .ifPresent(metric ->
                        table.column(
                                metric.key(),
                                run -> Figure.plain(runs.get(run).bestFigure(metric))));
        differences(table, comparison.metrics());
        differences(table, comparison.settings());
        if (skip) {
            table.skipUnchanged();
        }
        String none = comparison.settings().isEmpty() ? "No setting differs.\n" : "";
        return table.isEmpty() ? "Nothing differs.\n" : table + (none.isEmpty() ? "" : "\n" + none);
    }

    private static void differences(RowTables table, List<Difference> differences) {
        for (Difference difference : differences) {
            table.column(
                    cell(difference.key(), FORMULA),
                    run -> ComparisonCells.value(difference.values().get(run), NARROW));
        }
    }

    private String dataAndCode() {
        RowTables table = new RowTables(runs.size(), 0);
        for (String key : SavedRun.DATA_KEYS) {
            table.column(key, run -> ComparisonCells.datum(runs.get(run), key));
        }
        table.column("version", run -> ComparisonCells.version(runs.get(run)));
        table.column("commit", run -> ComparisonCells.commit(runs.get(run)));
        if (skip) {
            table.skipUnchanged();
        }
        return table.isEmpty() ? "Neither data nor code differ.\n" : table.toString();
    }

    private String shared() {
        List<Factor> shared =
                comparison.factors().stream().filter(factor -> factor.runs() > 1).toList();
        String skipped = FactorTables.skipped(comparison);
        if (shared.isEmpty()) {
            return skipped.isEmpty() ? "No factor was tried in more than one run.\n" : skipped;
        }
        MarkdownTable table =
                new MarkdownTable(1, "", "runs", "IR lowest", "in", "IR highest", "in", "spread");
        StringBuilder formulas = new StringBuilder();
        for (int i = 0; i < Math.min(FACTORS, shared.size()); i++) {
            Factor factor = shared.get(i);
            String name = Integer.toString(i + 1);
            table.row(row(name, factor));
            formulas.append("- ").append(name).append(": ").append(formula(factor)).append('\n');
        }
        return "Matched by the hash of the formula.\n\n"
                + table
                + "\n"
                + formulas
                + more(shared.size())
                + (skipped.isEmpty() ? "" : "\n" + skipped);
    }

    private static List<String> row(String name, Factor factor) {
        double lowest = ratios(factor).min().orElse(Double.NaN);
        double highest = ratios(factor).max().orElse(Double.NaN);
        return List.of(
                name,
                Long.toString(factor.runs()),
                Figure.INFORMATION_RATIO.text(lowest),
                firstWith(factor, lowest),
                Figure.INFORMATION_RATIO.text(highest),
                firstWith(factor, highest),
                Figure.INFORMATION_RATIO.text(highest - lowest));
    }

    private static DoubleStream ratios(Factor factor) {
        return factor.alphas().stream()
                .flatMap(Optional::stream)
                .mapToDouble(alpha -> alpha.figure(Metric.INFORMATION_RATIO))
                .filter(Double::isFinite);
    }

    /// The first run in which the factor has this ratio; empty when it is missing.
    private static String firstWith(Factor factor, double ratio) {
        for (int run = 0; run < factor.alphas().size(); run++) {
            if (factor.figure(Figure.INFORMATION_RATIO, run) == ratio) {
                return Comparison.label(run);
            }
        }
        return "";
    }

    private String single() {
        List<Factor> single =
                comparison.factors().stream().filter(factor -> factor.runs() == 1).toList();
        if (single.isEmpty()) {
            return "No factor was tried in one run only.\n";
        }
        List<String> head = new ArrayList<>(List.of("run", "alpha"));
        Arrays.stream(Figure.values()).map(Figure::head).forEach(head::add);
        MarkdownTable table = new MarkdownTable(2, head.toArray(String[]::new));
        StringBuilder formulas = new StringBuilder();
        for (Factor factor : single.subList(0, Math.min(FACTORS, single.size()))) {
            SavedAlpha alpha = factor.alphas().get(factor.first()).orElseThrow();
            String label = Comparison.label(factor.first());
            List<String> row = new ArrayList<>(List.of(label, cell(alpha.id())));
            Arrays.stream(Figure.values())
                    .map(figure -> figure.text(alpha.figure(figure)))
                    .forEach(row::add);
            table.row(row);
            formulas.append("- ")
                    .append(label)
                    .append(' ')
                    .append(cell(alpha.id()))
                    .append(": ")
                    .append(formula(factor))
                    .append('\n');
        }
        return table + "\n" + formulas + more(single.size());
    }

    private static String formula(Factor factor) {
        return Markdown.code(TerminalText.cut(TerminalText.line(factor.formula()), FORMULA));
    }

    /// The factors are the best by information ratio; `--json` holds the others.
    private static String more(int count) {
        return count <= FACTORS
                ? ""
                : "\nThe best "
                        + FACTORS
                        + " of "
                        + count
                        + "; `alphatrail compare --json` has all of them.\n";
    }

    private static String cell(String text) {
        return cell(text, NARROW);
    }

    private static String cell(String text, int columns) {
        return ComparisonCells.code(text, columns);
    }
}
