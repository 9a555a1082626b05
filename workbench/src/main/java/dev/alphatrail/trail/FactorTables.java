package dev.alphatrail.trail;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.report.Markdown;
import dev.alphatrail.report.MarkdownTable;
import dev.alphatrail.trail.Comparison.Factor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The factors of a comparison as Markdown: the best of each run, those that several runs have,
/// those that one has. Formulas, too long for a cell, stand under the tables.
final class FactorTables {
    private static final String ARROW = " → ";

    private static final List<Figure> FIGURES = List.of(Figure.values());

    private final Comparison comparison;
    private final List<SavedRun> runs;
    private final List<Factor> factors;

    FactorTables(Comparison comparison) {
        this.comparison = comparison;
        this.runs = comparison.runs();
        this.factors = comparison.factors();
    }

    String text() {
        StringBuilder page = new StringBuilder("## Best alphas\n\n").append(best());
        if (runs.size() > 1) {
            page.append('\n')
                    .append(DistinctionText.title())
                    .append(DistinctionText.sentences(comparison.distinctions()));
        }
        page.append("\n## Factors in several runs\n\n").append(shared());
        for (int run = 0; run < runs.size(); run++) {
            page.append(onlyIn(run));
        }
        return page.toString();
    }

    private String best() {
        List<Figure> figures = FIGURES.stream().filter(this::isShownOfBest).toList();
        Optional<Metric> orderedBy =
                comparison.options().order().map(FigureOrder::metric).filter(Figure::isNone);
        List<String> head = new ArrayList<>(List.of("run", "alpha"));
        figures.forEach(figure -> head.add(figure.head()));
        orderedBy.ifPresent(metric -> head.add(metric.key()));
        MarkdownTable table = new MarkdownTable(2, head.toArray(String[]::new));
        StringBuilder formulas = new StringBuilder();
        for (int run = 0; run < runs.size(); run++) {
            SavedRun saved = runs.get(run);
            String label = Comparison.label(run);
            Optional<SavedAlpha> best = saved.best();
            String id = best.map(alpha -> Markdown.codeCell(alpha.id())).orElse("none selected");
            List<String> row = new ArrayList<>(List.of(label, id));
            figures.forEach(figure -> row.add(figure.text(saved.bestFigure(figure.metric()))));
            orderedBy.ifPresent(metric -> row.add(Figure.plain(saved.bestFigure(metric))));
            table.row(row);
            best.ifPresent(alpha -> formulas.append(formula(label, alpha)));
        }
        return table + "\n" + formulas;
    }

    private boolean isShownOfBest(Figure figure) {
        double first = runs.getFirst().bestFigure(figure.metric());
        return !comparison.options().skipUnchanged()
                || runs.stream()
                        .anyMatch(run -> !Figure.same(first, run.bestFigure(figure.metric())));
    }

    private boolean isShownOfShared(Figure figure, List<Factor> shared) {
        return !comparison.options().skipUnchanged()
                || shared.stream().anyMatch(factor -> factor.changes(figure));
    }

    private String shared() {
        List<Factor> shared = factors.stream().filter(factor -> factor.runs() > 1).toList();
        String skipped = skipped(comparison);
        if (shared.isEmpty()) {
            return skipped.isEmpty() ? "No factor was tried in more than one run.\n" : skipped;
        }
        List<Figure> figures =
                FIGURES.stream().filter(figure -> isShownOfShared(figure, shared)).toList();
        MarkdownTable table = table(figures);
        StringBuilder formulas = new StringBuilder();
        for (Factor factor : shared) {
            table.row(row(ids(factor), figures, figure -> change(factor, figure)));
            formulas.append("- ")
                    .append(ids(factor))
                    .append(": ")
                    .append(Markdown.code(factor.formula()))
                    .append('\n');
        }
        return "Matched by the hash of the formula. In parentheses: the change against the first"
                + " run that tried it.\n\n"
                + table
                + "\n"
                + formulas
                + (skipped.isEmpty() ? "" : "\n" + skipped);
    }

    /// What is said of factors that are left out; empty when none is.
    static String skipped(Comparison comparison) {
        int count = comparison.skippedFactors();
        return count == 0
                ? ""
                : (count == 1 ? "1 factor is" : count + " factors are")
                        + " the same in all runs and left out.\n";
    }

    private String onlyIn(int run) {
        List<SavedAlpha> alphas =
                factors.stream()
                        .filter(factor -> factor.runs() == 1)
                        .flatMap(factor -> factor.alphas().get(run).stream())
                        .toList();
        if (alphas.isEmpty()) {
            return "";
        }
        MarkdownTable table = table(FIGURES);
        StringBuilder formulas = new StringBuilder();
        for (SavedAlpha alpha : alphas) {
            String id = Markdown.codeCell(alpha.id());
            table.row(row(id, FIGURES, figure -> figure.text(alpha.figure(figure))));
            formulas.append(formula(id, alpha));
        }
        return "\n## Factors only in " + Comparison.label(run) + "\n\n" + table + "\n" + formulas;
    }

    private static MarkdownTable table(List<Figure> figures) {
        return new MarkdownTable(1, row("alpha", figures, Figure::head).toArray(String[]::new));
    }

    private static List<String> row(
            String first, List<Figure> figures, Function<Figure, String> cell) {
        return Stream.concat(Stream.of(first), figures.stream().map(cell)).toList();
    }

    /// A line of a list: the formula behind a name, and why it failed.
    static String formula(String name, SavedAlpha alpha) {
        String error =
                alpha.error()
                        .map(text -> "; failed: " + Markdown.text(TerminalText.line(text)))
                        .orElse("");
        return "- "
                + name
                + ": "
                + Markdown.code(TerminalText.line(alpha.formula()))
                + error
                + "\n";
    }

    /// The id when all runs have the same, else each with its run: `A a001, C a004`.
    private String ids(Factor factor) {
        long different =
                factor.alphas().stream().map(alpha -> alpha.map(SavedAlpha::id)).distinct().count();
        if (different == 1) {
            return Markdown.codeCell(factor.alphas().getFirst().map(SavedAlpha::id).orElse(""));
        }
        List<String> ids = new ArrayList<>();
        for (int run = 0; run < runs.size(); run++) {
            String label = Comparison.label(run);
            factor.alphas()
                    .get(run)
                    .ifPresent(alpha -> ids.add(label + " " + Markdown.codeCell(alpha.id())));
        }
        return String.join(", ", ids);
    }

    /// `0.52 → 0.61 (+0.09)`; one value when it is the same in all; nothing when none has it.
    private static String change(Factor factor, Figure figure) {
        int[] tried =
                IntStream.range(0, factor.alphas().size())
                        .filter(run -> factor.alphas().get(run).isPresent())
                        .toArray();
        if (Arrays.stream(tried).mapToDouble(run -> factor.figure(figure, run)).distinct().count()
                == 1) {
            return figure.text(factor.figure(figure, factor.first()));
        }
        List<String> steps = new ArrayList<>();
        for (int run : tried) {
            String change = run == factor.first() ? "" : figure.change(factor.change(figure, run));
            steps.add(
                    figure.text(factor.figure(figure, run))
                            + (change.isEmpty() ? "" : " (" + change + ")"));
        }
        return String.join(ARROW, steps).strip();
    }
}
