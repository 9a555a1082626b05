package dev.alphatrail.trail;

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

    private final List<SavedRun> runs;
    private final List<Factor> factors;

    FactorTables(Comparison comparison) {
        this.runs = comparison.runs();
        this.factors = comparison.factors();
    }

    String text() {
        StringBuilder page = new StringBuilder("## Best alphas\n\n").append(best());
        page.append("\n## Factors in several runs\n\n").append(shared());
        for (int run = 0; run < runs.size(); run++) {
            page.append(onlyIn(run));
        }
        return page.toString();
    }

    private String best() {
        MarkdownTable table = table(2, "run", "alpha");
        StringBuilder formulas = new StringBuilder();
        for (int run = 0; run < runs.size(); run++) {
            String label = Comparison.label(run);
            Optional<SavedAlpha> best = runs.get(run).best();
            String id = best.map(alpha -> Markdown.codeCell(alpha.id())).orElse("none selected");
            table.row(
                    row(
                            Stream.of(label, id),
                            figure ->
                                    best.map(alpha -> figure.text(alpha.figure(figure)))
                                            .orElse("")));
            best.ifPresent(alpha -> formulas.append(formula(label, alpha)));
        }
        return table + "\n" + formulas;
    }

    private String shared() {
        List<Factor> shared = factors.stream().filter(factor -> factor.runs() > 1).toList();
        if (shared.isEmpty()) {
            return "No factor was tried in more than one run.\n";
        }
        MarkdownTable table = table(1, "alpha");
        StringBuilder formulas = new StringBuilder();
        for (Factor factor : shared) {
            table.row(row(Stream.of(ids(factor)), figure -> change(factor, figure)));
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
                + formulas;
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
        MarkdownTable table = table(1, "alpha");
        StringBuilder formulas = new StringBuilder();
        for (SavedAlpha alpha : alphas) {
            String id = Markdown.codeCell(alpha.id());
            table.row(row(Stream.of(id), figure -> figure.text(alpha.figure(figure))));
            formulas.append(formula(id, alpha));
        }
        return "\n## Factors only in " + Comparison.label(run) + "\n\n" + table + "\n" + formulas;
    }

    private static MarkdownTable table(int textColumns, String... first) {
        Stream<String> heads = Arrays.stream(Figure.values()).map(Figure::head);
        return new MarkdownTable(
                textColumns, Stream.concat(Arrays.stream(first), heads).toArray(String[]::new));
    }

    private static List<String> row(Stream<String> first, Function<Figure, String> cell) {
        return Stream.concat(first, Arrays.stream(Figure.values()).map(cell)).toList();
    }

    private static String formula(String name, SavedAlpha alpha) {
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
