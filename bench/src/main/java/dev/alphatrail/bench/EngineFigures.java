package dev.alphatrail.bench;

import dev.alphatrail.backtest.CostSettings;
import dev.alphatrail.engine.Crew;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// What the factor engine and the evaluation of factors cost on a made-up panel; one JSON object a
/// line. `bench/engine_ratio.py` runs it beside pandas.
public final class EngineFigures {
    private static final String USAGE =
            """
            operators DATES INSTRUMENTS [FORMULA…]    each family of operators, beside copying
            library NAME DATES INSTRUMENTS [THREADS]  a library's computable formulas, as one set
            formulas NAME DATES INSTRUMENTS           the same, one by one
            memory NAME DATES INSTRUMENTS [THREADS]   the smallest heap with which a library is evaluated
            once NAME DATES INSTRUMENTS THREADS N     evaluates it in N times the memory of the panel
            metrics DATES INSTRUMENTS                 p0, p1 and p2 of one factor
            many COUNT DATES INSTRUMENTS THREADS      so many formulas, each evaluated in p0
            panel DATES INSTRUMENTS FOLDER            writes the panel for other programs\
            """;

    private final Panel panel;

    private EngineFigures(Panel panel) {
        this.panel = panel;
    }

    /// Measures what the first argument names.
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> args = List.of(arguments);
        switch (args.isEmpty() ? "help" : args.getFirst()) {
            case "operators" ->
                    on(args, 1)
                            .operators(
                                    args.size() > 3
                                            ? args.subList(3, args.size())
                                            : Operators.FORMULAS);
            case "library" -> on(args, 2).library(args.get(1), threads(args));
            case "formulas" -> on(args, 2).formulas(args.get(1));
            case "memory" -> memory(args);
            case "once" ->
                    on(args, 2).once(args.get(1), threads(args), Integer.parseInt(args.get(5)));
            case "metrics" -> on(args, 1).metrics();
            case "many" -> on(args, 2).many(Integer.parseInt(args.get(1)), threads(args));
            case "panel" -> FigurePanel.write(on(args, 1).panel, Path.of(args.get(3)));
            default -> System.out.println(USAGE);
        }
    }

    private static EngineFigures on(List<String> args, int from) {
        return new EngineFigures(
                FigurePanel.of(
                        Integer.parseInt(args.get(from)), Integer.parseInt(args.get(from + 1))));
    }

    private static int threads(List<String> args) {
        return args.size() > 4 ? Integer.parseInt(args.get(4)) : 1;
    }

    private void say(String what, String rest) {
        System.out.printf(
                Locale.ROOT,
                "{\"what\": \"%s\", \"dates\": %d, \"instruments\": %d, %s}%n",
                what,
                panel.dates(),
                panel.instruments().size(),
                rest);
    }

    /// Beside each formula, how many times as long it takes as reading its fields and writing its
    /// values at the speed of copying: a copy is one reading and one writing.
    private void operators(List<String> formulas) {
        double copy = Stopwatch.copyNanos();
        say("copy", String.format(Locale.ROOT, "\"ns\": %.3f", copy));
        for (String text : formulas) {
            Formula formula = Formula.parse(text);
            Stopwatch.Time time = Stopwatch.of(() -> evaluate(formula.root()));
            double nanos = time.cpu() * 1e6 / ((double) panel.dates() * panel.instruments().size());
            double copies = nanos / (copy * (1 + formula.fields().size()) / 2.0);
            say(
                    text,
                    time.json()
                            + String.format(
                                    Locale.ROOT,
                                    ", \"ns\": %.2f, \"copies\": %.1f",
                                    nanos,
                                    copies));
        }
    }

    private Matrix evaluate(Expr formula) {
        return new FactorEngine(panel).evaluate(formula);
    }

    /// A first time, in which the compiler is at work too, then warm.
    private void library(String name, int threads) {
        List<Expr> roots = computable(name).values().stream().map(Formula::root).toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            Crew crew = threads == 1 ? Crew.alone() : new Crew(pool, threads);
            Runnable evaluation =
                    () -> new FactorEngine(panel, crew).evaluateEach(roots, (_, _) -> {});
            String set = "\"formulas\": %d, \"threads\": %d, ".formatted(roots.size(), threads);
            say(name + ", first time", set + Stopwatch.once(evaluation, 1).json());
            say(name, set + Stopwatch.of(evaluation).json());
        }
    }

    /// The heap of a process that makes the panel and evaluates the library in once and twice the
    /// memory of the panel, and lets go of each result.
    private static void memory(List<String> args) throws IOException, InterruptedException {
        EngineFigures figures = on(args, 2);
        for (int times = 1; times <= 2; times++) {
            List<String> once = new ArrayList<>(List.of(EngineFigures.class.getName(), "once"));
            once.addAll(args.subList(1, 4));
            once.addAll(List.of(String.valueOf(threads(args)), String.valueOf(times)));
            SmallestHeap heap = SmallestHeap.of(once);
            double panel = figures.bytes() / 0x1p20;
            figures.say(
                    args.get(1) + ", memory",
                    String.format(
                            Locale.ROOT,
                            "\"threads\": %d, \"panel_mib\": %.1f, \"given_mib\": %.1f,"
                                    + " \"heap_mib\": %d, \"panels\": %.2f, \"seconds\": %.1f",
                            threads(args),
                            panel,
                            times * panel,
                            heap.mib(),
                            heap.mib() / panel,
                            heap.seconds()));
        }
    }

    private long bytes() {
        return (long) panel.fieldNames().size()
                * panel.dates()
                * panel.instruments().size()
                * Double.BYTES;
    }

    private void once(String name, int threads, int times) {
        List<Expr> roots = computable(name).values().stream().map(Formula::root).toList();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            Crew crew = threads == 1 ? Crew.alone() : new Crew(pool, threads);
            new FactorEngine(panel, crew, times * bytes()).evaluateEach(roots, (_, _) -> {});
        }
    }

    private void formulas(String name) {
        Map<String, Formula> formulas = computable(name);
        formulas.values().forEach(formula -> evaluate(formula.root()));
        formulas.forEach(
                (id, formula) -> say(id, Stopwatch.of(() -> evaluate(formula.root())).json()));
    }

    /// The formulas that need no groups and no other fields than this panel has.
    private Map<String, Formula> computable(String library) {
        Vocabulary vocabulary = new Vocabulary(panel.fieldNames(), new TreeSet<>());
        Map<String, Formula> computable = new LinkedHashMap<>();
        for (NamedFormula named : FactorLibrary.builtIn(library).orElseThrow().formulas()) {
            try {
                computable.put(named.name(), Formula.parse(named.formula()).on(vocabulary));
            } catch (FormulaException e) {
                System.err.println("left out: " + named.name() + ": " + e.getMessage());
            }
        }
        return computable;
    }

    private void metrics() {
        Matrix factor = evaluate(Formula.parse("zscore(returns(close, 5)) * -1").root());
        for (EvaluationMode mode : EvaluationMode.values()) {
            FactorEvaluator evaluator = evaluator(mode);
            say(
                    mode.id() + " of one factor",
                    Stopwatch.of(() -> evaluator.evaluate(factor)).json());
        }
    }

    /// Formulas of one kind with ever other windows, shared among the threads. The heap the process
    /// is given bounds the memory.
    private void many(int count, int threads) {
        FactorEvaluator evaluator = evaluator(EvaluationMode.P0);
        Runnable work =
                () -> {
                    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
                        for (int k = 0; k < count; k++) {
                            int window = 2 + k % 250;
                            int lag = 1 + k / 250;
                            Expr root =
                                    Formula.parse(
                                                    "ts_mean(returns(close, %d), %d)"
                                                            .formatted(lag, window))
                                            .root();
                            pool.execute(() -> evaluator.evaluate(evaluate(root)));
                        }
                    }
                };
        say(
                count + " formulas in p0",
                String.format(
                        Locale.ROOT,
                        "\"threads\": %d, \"ms\": %.0f",
                        threads,
                        Stopwatch.once(work, 1).wall()));
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
