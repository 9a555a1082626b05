package dev.alphatrail.trail;

import dev.alphatrail.report.Markdown;
import dev.alphatrail.stats.RatioDifference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.ToDoubleFunction;

/// How runs stand to the first one, in Markdown: a sentence each when there are few, a row each
/// when there are many.
final class DistinctionText {
    private static final int DECIMALS = 2;
    private static final String MINUS = "−";

    private DistinctionText() {}

    static String title() {
        return "## Information ratio against " + Comparison.label(0) + "\n\n";
    }

    static String sentences(List<Optional<Distinction>> distinctions) {
        StringBuilder lines = new StringBuilder();
        for (int run = 1; run < distinctions.size(); run++) {
            String pair = Comparison.label(run) + " " + MINUS + " " + Comparison.label(0);
            String found = distinctions.get(run).map(DistinctionText::sentence).orElse("");
            lines.append("- ").append(pair).append(": ").append(found).append('\n');
        }
        return lines.toString();
    }

    static String table(List<Optional<Distinction>> distinctions) {
        RowTables table = new RowTables(distinctions.size() - 1, 1);
        String base = Comparison.label(0);
        column(table, "IR", distinctions, RatioDifference::first);
        column(table, "IR of " + base, distinctions, RatioDifference::second);
        column(table, "difference", distinctions, RatioDifference::difference);
        column(table, "95% from", distinctions, RatioDifference::lower);
        column(table, "to", distinctions, RatioDifference::upper);
        table.column(
                "common days",
                run -> interval(distinctions.get(run)).map(found -> found.days() + "").orElse(""));
        table.column(
                "", run -> distinctions.get(run).map(DistinctionText::shortVerdict).orElse(""));
        return table
                + "\nEach interval misses the true difference once in about 20 cases; of many, some"
                + " do.\n"
                + refusals(distinctions);
    }

    /// Each reason once, with the runs it holds for.
    private static String refusals(List<Optional<Distinction>> distinctions) {
        SequencedMap<String, List<String>> runs = new LinkedHashMap<>();
        for (int run = 1; run < distinctions.size(); run++) {
            if (distinctions.get(run).orElseThrow() instanceof Distinction.Refused refused) {
                runs.computeIfAbsent(verdict(refused), _ -> new ArrayList<>())
                        .add(Comparison.label(run));
            }
        }
        StringBuilder lines = new StringBuilder(runs.isEmpty() ? "" : "\n");
        runs.forEach((why, labels) ->
                lines.append("- ")
                        .append(String.join(", ", labels))
                        .append(": ")
                        .append(why)
                        .append('\n'));
        return lines.toString();
    }

    private static String shortVerdict(Distinction distinction) {
        return switch (distinction) {
            case Distinction.Interval _ -> verdict(distinction);
            case Distinction.Refused _ -> "no interval";
        };
    }

    private static void column(
            RowTables table,
            String head,
            List<Optional<Distinction>> distinctions,
            ToDoubleFunction<RatioDifference> figure) {
        table.column(
                head,
                run ->
                        interval(distinctions.get(run))
                                .map(found -> Decimals.fixed(figure.applyAsDouble(found), DECIMALS))
                                .orElse(""));
    }

    private static Optional<RatioDifference> interval(Optional<Distinction> distinction) {
        return distinction.flatMap(found ->
                found instanceof Distinction.Interval(RatioDifference difference)
                        ? Optional.of(difference)
                        : Optional.empty());
    }

    /// `IR 1.12 − 0.80 = 0.32, 95% interval [−0.41, 1.05] over 630 common days: not
    /// distinguishable`.
    private static String sentence(Distinction distinction) {
        return switch (distinction) {
            case Distinction.Interval(RatioDifference found) ->
                    "IR "
                            + number(found.first())
                            + " "
                            + MINUS
                            + " "
                            + (found.second() < 0
                                    ? "(" + number(found.second()) + ")"
                                    : number(found.second()))
                            + " = "
                            + number(found.difference())
                            + ", 95% interval ["
                            + number(found.lower())
                            + ", "
                            + number(found.upper())
                            + "] over "
                            + found.days()
                            + " common days: "
                            + verdict(distinction);
            case Distinction.Refused _ -> verdict(distinction);
        };
    }

    private static String verdict(Distinction distinction) {
        return switch (distinction) {
            case Distinction.Interval(RatioDifference found) ->
                    found.isDistinguishable() ? "distinguishable" : "not distinguishable";
            case Distinction.Refused(String why) ->
                    "no interval: " + Markdown.text(TerminalText.line(why));
        };
    }

    private static String number(double value) {
        return Decimals.fixed(value, DECIMALS).replace("-", MINUS);
    }
}
