package dev.alphatrail.bench;

import dev.alphatrail.backtest.CostSettings;
import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.evaluation.EvaluationSettings;
import dev.alphatrail.evaluation.FactorEvaluator;
import dev.alphatrail.evaluation.WalkForwardSettings;
import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.library.FactorLibrary;
import dev.alphatrail.library.NamedFormula;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.portfolio.PortfolioSettings;
import dev.alphatrail.portfolio.ShortSale;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/// What the factor engine and the evaluation of factors cost on a made-up panel; one JSON object a
/// line. `bench/engine.py` runs it beside pandas.
///
/// ```
/// operators DATES INSTRUMENTS            each family of operators, beside copying
/// library NAME DATES INSTRUMENTS         the computable formulas of a library as one set
/// formulas NAME DATES INSTRUMENTS        the same, one by one
/// metrics DATES INSTRUMENTS              p0 of many formulas, p2 of one
/// panel DATES INSTRUMENTS FOLDER         writes the panel for other programs
/// ```
public final class EngineFigures {
    private final Panel panel;

    private EngineFigures(Panel panel) {
        this.panel = panel;
    }

    public static void main(String[] arguments) throws IOException {
        List<String> args = List.of(arguments);
        switch (args.getFirst()) {
            case "operators" -> on(args, 1).operators();
            case "library" -> on(args, 2).library(args.get(1));
            case "formulas" -> on(args, 2).formulas(args.get(1));
            case "metrics" -> on(args, 1).metrics();
            case "panel" -> FigurePanel.write(on(args, 1).panel, Path.of(args.get(3)));
            default -> throw new IllegalArgumentException("no figures " + args.getFirst());
        }
    }

    private static EngineFigures on(List<String> args, int from) {
        return new EngineFigures(
                FigurePanel.of(
                        Integer.parseInt(args.get(from)), Integer.parseInt(args.get(from + 1))));
    }

    private int cells() {
        return panel.dates() * panel.instruments().size();
    }

    private void say(String format, Object... values) {
        System.out.printf(
                Locale.ROOT,
                "{\"dates\": %d, \"instruments\": %d, %s}%n",
                panel.dates(),
                panel.instruments().size(),
                String.format(Locale.ROOT, format, values));
    }

    /// Formulas of one operator; those of several show chains that are worked off at once. Beside
    /// each, how many times as long it takes as reading its inputs and writing its output at the
    /// speed of copying: a copy is one reading and one writing.
    private void operators() {
        double copy = Stopwatch.copyNanos();
        say("\"what\": \"copy\", \"ns\": %.3f, \"gb_per_s\": %.1f", copy, 16 / copy);
        for (String text : Operators.FORMULAS) {
            Formula formula = Formula.parse(text);
            Stopwatch.Time time = Stopwatch.of(() -> evaluate(List.of(formula.root())));
            double nanos = time.cpu() * 1e6 / cells();
            double traffic = (1 + formula.fields().size()) / 2.0;
            say(
                    "\"what\": \"%s\", %s, \"ns\": %.2f, \"copies\": %.1f",
                    text,
                    time.json(),
                    nanos,
                    nanos / (copy * traffic));
        }
    }

    private List<Matrix> evaluate(List<Expr> formulas) {
        return new FactorEngine(panel).evaluateAll(formulas);
    }

    private void library(String name) {
        Map<String, Formula> formulas = computable(name);
        List<Expr> roots = formulas.values().stream().map(Formula::root).toList();
        Stopwatch.Time cold = Stopwatch.once(() -> evaluate(roots), 1);
        say("\"what\": \"%s cold\", \"formulas\": %d, %s", name, roots.size(), cold.json());
        Stopwatch.Time warm = Stopwatch.of(() -> evaluate(roots));
        say("\"what\": \"%s\", \"formulas\": %d, %s", name, roots.size(), warm.json());
    }

    private void formulas(String name) {
        Map<String, Formula> formulas = computable(name);
        evaluate(formulas.values().stream().map(Formula::root).toList());
        formulas.forEach(
                (id, formula) ->
                        say(
                                "\"what\": \"%s\", %s",
                                id,
                                Stopwatch.of(() -> evaluate(List.of(formula.root()))).json()));
    }

    /// The formulas that this panel has the fields for.
    private Map<String, Formula> computable(String library) {
        Vocabulary vocabulary =
                new Vocabulary(
                        new TreeSet<>(panel.fieldNames()), new TreeSet<>(panel.groupingNames()));
        Map<String, Formula> computable = new LinkedHashMap<>();
        for (NamedFormula named : FactorLibrary.builtIn(library).orElseThrow().formulas()) {
            try {
                computable.put(named.name(), Formula.parse(named.formula()).on(vocabulary));
            } catch (FormulaException e) {
                System.err.println(named.name() + " is left out: " + e.getMessage());
            }
        }
        return computable;
    }

    private void metrics() {
        Matrix factor =
                evaluate(List.of(Formula.parse("zscore(returns(close, 5)) * -1").root()))
                        .getFirst();
        for (EvaluationMode mode : EvaluationMode.values()) {
            FactorEvaluator evaluator = evaluator(mode);
            Stopwatch.Time time = Stopwatch.of(() -> evaluator.evaluate(factor));
            say("\"what\": \"%s of one factor\", %s", mode.id(), time.json());
        }
    }

    private FactorEvaluator evaluator(EvaluationMode mode) {
        return new FactorEvaluator(
                panel,
                new EvaluationSettings(mode, 1, 5, 20, 0),
                WalkForwardSettings.DEFAULT,
                PortfolioSettings.DEFAULT,
                CostSettings.DEFAULT,
                0,
                ShortSale.unrestricted());
    }
}
