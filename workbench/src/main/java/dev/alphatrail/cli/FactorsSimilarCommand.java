package dev.alphatrail.cli;

import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.FactorsSection;
import dev.alphatrail.config.MarketSection;
import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.packed.Markets;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.study.Known;
import dev.alphatrail.study.NearestFormulas;
import dev.alphatrail.study.Novelty;
import dev.alphatrail.study.StudyResult.Nearest;
import dev.alphatrail.study.ValueCorrelation;
import dev.alphatrail.trail.KnownFormulas;
import dev.alphatrail.trail.TerminalText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `alphatrail factors similar`: what is near to this formula among those that were tried?
@Command(
        name = "similar",
        mixinStandardHelpOptions = true,
        description = {
            "Tell which formulas share most with this one: of those given, or of the registry of"
                    + " all runs.",
            "The share is the largest common part of both trees over the larger tree, in nodes;"
                    + " with --data the mean daily rank correlation of their values is told, too."
        })
final class FactorsSimilarCommand implements Callable<Integer> {
    private final PrintWriter out;
    private final PrintWriter err;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "FORMULA", description = "The formula in question.")
    private String text = "";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "OTHER",
            description = "Formulas to hold it against; default: the registry in --runs-root.")
    private List<String> others = List.of();

    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Mixin private final StoreOption store = new StoreOption();

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many are told (default: ${DEFAULT-VALUE}).")
    private int top = 10;

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Correlate the values on this price file.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--sectors",
            paramLabel = "FILE",
            description = "Sector file that goes with it.")
    private Optional<String> sectors = Optional.empty();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    FactorsSimilarCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /// A formula that is near, and how alike the values are; NaN where that is not known.
    private record Row(Nearest nearest, double correlation) {}

    @Override
    public Integer call() {
        if (top < 1 || top > 100_000) {
            throw new ParameterException(
                    spec.commandLine(), "--top is " + top + ", must be 1 to 100000");
        }
        Configuration config = configuration();
        Optional<Panel> panel =
                config.get(MarketSection.DATA).isPresent()
                        ? Optional.of(Markets.load(MarketSection.settings(config)).panel())
                        : Optional.empty();
        Vocabulary vocabulary =
                panel.map(on -> new Vocabulary(on.fieldNames(), on.groupingNames()))
                        .orElse(FormulaNames.OF_ANY_MARKET.vocabulary());
        try {
            Formula formula = Formula.parse(text, FactorsSection.limits(config)).on(vocabulary);
            NearestFormulas nearest = new NearestFormulas(vocabulary, formula, top);
            for (int i = 0; i < others.size(); i++) {
                // tells what is wrong with one that is no formula
                Formula.parse(others.get(i), FactorsSection.limits(config)).on(vocabulary);
                nearest.offer(List.of(new Known(String.valueOf(i + 1), others.get(i))));
            }
            if (others.isEmpty()) {
                KnownFormulas.ofRegistry(store.existing().root(), nearest::offer);
            }
            List<Row> rows = rows(formula, nearest.found(), panel, vocabulary);
            if (json) {
                out.print(JsonWriter.pretty(json(formula, nearest.size(), rows)));
            } else {
                print(nearest.size(), rows, panel.isPresent());
            }
            return 0;
        } catch (FormulaException e) {
            err.println(e.withCaret());
            return 1;
        } finally {
            out.flush();
            err.flush();
        }
    }

    private Configuration configuration() {
        Configuration config = options.configuration();
        if (data.isPresent()) {
            config = config.withFlag("--data", MarketSection.DATA, data.get());
        }
        return sectors.isPresent()
                ? config.withFlag("--sectors", MarketSection.SECTORS, sectors.get())
                : config;
    }

    private List<Row> rows(
            Formula formula, List<Nearest> found, Optional<Panel> panel, Vocabulary vocabulary) {
        List<Row> rows = new ArrayList<>();
        Optional<Matrix> values = panel.map(on -> new FactorEngine(on).evaluate(formula.root()));
        for (Nearest nearest : found) {
            double correlation = Double.NaN;
            if (values.isPresent()) {
                Formula other = Formula.parse(nearest.formula(), Novelty.ANY).on(vocabulary);
                correlation =
                        ValueCorrelation.of(
                                values.get(),
                                new FactorEngine(panel.orElseThrow()).evaluate(other.root()));
            }
            rows.add(new Row(nearest, correlation));
        }
        return rows;
    }

    private void print(int known, List<Row> rows, boolean correlated) {
        if (rows.isEmpty()) {
            out.println(
                    known == 0
                            ? "there are no formulas to hold it against"
                            : "nothing in common with any of "
                                    + known
                                    + (known == 1 ? " formula" : " formulas"));
            return;
        }
        out.println(correlated ? "share  corr   formula" : "share  formula");
        for (Row row : rows) {
            String correlation =
                    !correlated
                            ? ""
                            : Double.isNaN(row.correlation())
                                    ? "    -  "
                                    : String.format(Locale.ROOT, "%5.2f  ", row.correlation());
            out.println(
                    String.format(Locale.ROOT, "%5.2f  ", row.nearest().similarity())
                            + correlation
                            + TerminalText.line(
                                    row.nearest().formula() + "  (" + row.nearest().of() + ")"));
        }
        out.println("of " + known + (known == 1 ? " formula" : " formulas"));
    }

    private static Json.Obj json(Formula formula, int known, List<Row> rows) {
        return Json.object()
                .put("formula", formula.text())
                .put("identity", formula.identity())
                .put("identity_hash", formula.identityHash())
                .put("known", known)
                .put(
                        "nearest",
                        rows.stream()
                                .map(row ->
                                        Json.object()
                                                .put("of", row.nearest().of())
                                                .put("formula", row.nearest().formula())
                                                .put("similarity", row.nearest().similarity())
                                                .put("value_correlation", row.correlation())
                                                .build())
                                .toList())
                .build();
    }
}
