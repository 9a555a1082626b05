package dev.alphatrail.cli;

import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.FactorsSection;
import dev.alphatrail.config.MarketSection;
import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.formula.Similarity;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.packed.Markets;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.study.DailyRanks;
import dev.alphatrail.study.NearestFormulas;
import dev.alphatrail.study.Novelty;
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
import java.util.Comparator;
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
                    + " with --data the mean daily rank correlation of their values is told, too.",
            "Formulas given are all told and all correlated. Of the registry only those that share"
                + " most are, --top of them, whatever else correlates there. Without --data the"
                + " largest share comes first, with --data the larger of share and correlation, up"
                + " or down."
        })
final class FactorsSimilarCommand implements Callable<Integer> {
    /// How many of a registry are told unless `--top` says otherwise.
    private static final int OF_THE_REGISTRY = 10;

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
            description = "How many are told (default: all that are given, 10 of the registry).")
    private Optional<Integer> top = Optional.empty();

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

    /// A formula, what it shares by structure, and how alike the values are; NaN where that is not
    /// known.
    private record Row(String of, String formula, double share, double correlation) {
        Row withCorrelation(double found) {
            return new Row(of, formula, share, found);
        }

        /// How near it is by that of both measures which says more.
        double nearness() {
            return Double.isNaN(correlation) ? share : Math.max(share, Math.abs(correlation));
        }
    }

    /// The formulas that are told, and how many there were to choose from.
    private record Found(List<Row> rows, int known) {}

    @Override
    public Integer call() {
        if (top.isPresent() && (top.get() < 1 || top.get() > 100_000)) {
            throw new ParameterException(
                    spec.commandLine(), "--top is " + top.get() + ", must be 1 to 100000");
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
            Found found =
                    others.isEmpty()
                            ? registry(formula, vocabulary)
                            : given(formula, vocabulary, config);
            if (panel.isPresent()) {
                found =
                        new Found(
                                correlated(formula, found.rows(), panel.get(), vocabulary),
                                found.known());
            }
            List<Row> rows =
                    found.rows().stream()
                            .sorted(Comparator.comparingDouble(Row::nearness).reversed())
                            .limit(top.orElse(Integer.MAX_VALUE))
                            .toList();
            if (json) {
                out.print(JsonWriter.pretty(json(formula, found.known(), rows)));
            } else {
                print(found.known(), rows, panel.isPresent());
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

    private Found registry(Formula formula, Vocabulary vocabulary) {
        NearestFormulas nearest =
                new NearestFormulas(vocabulary, formula, top.orElse(OF_THE_REGISTRY));
        KnownFormulas.ofRegistry(store.existing().root(), nearest::offer);
        List<Row> rows =
                nearest.found().stream()
                        .map(near ->
                                new Row(near.of(), near.formula(), near.similarity(), Double.NaN))
                        .toList();
        return new Found(rows, nearest.size());
    }

    /// Those on the command line, whatever they share: who names a formula asks about it.
    private Found given(Formula formula, Vocabulary vocabulary, Configuration config) {
        Similarity similarity = new Similarity();
        Similarity.Form form = similarity.form(formula);
        List<Row> rows = new ArrayList<>();
        for (String other : others) {
            Formula parsed = Formula.parse(other, FactorsSection.limits(config)).on(vocabulary);
            double share = Similarity.share(form, similarity.form(parsed));
            rows.add(new Row(String.valueOf(rows.size() + 1), other, share, Double.NaN));
        }
        return new Found(rows, rows.size());
    }

    private static List<Row> correlated(
            Formula formula, List<Row> rows, Panel panel, Vocabulary vocabulary) {
        FactorEngine engine = new FactorEngine(panel);
        DailyRanks ranks = DailyRanks.of(engine.evaluate(formula.root()));
        return rows.stream()
                .map(row -> {
                    Formula other = Formula.parse(row.formula(), Novelty.ANY).on(vocabulary);
                    DailyRanks its = DailyRanks.of(engine.evaluate(other.root()));
                    return row.withCorrelation(ValueCorrelation.of(ranks, its).mean());
                })
                .toList();
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
                    String.format(Locale.ROOT, "%5.2f  ", row.share())
                            + correlation
                            + TerminalText.line(row.formula() + "  (" + row.of() + ")"));
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
                                                .put("of", row.of())
                                                .put("formula", row.formula())
                                                .put("similarity", row.share())
                                                .put("value_correlation", row.correlation())
                                                .build())
                                .toList())
                .build();
    }
}
