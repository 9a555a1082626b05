package dev.alphatrail.cli;

import dev.alphatrail.cli.LibraryCheck.Entry;
import dev.alphatrail.cli.LibraryCheck.Refusal;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.FactorsSection;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.json.Json;
import dev.alphatrail.library.FactorLibrary;
import dev.alphatrail.trail.TerminalText;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `alphatrail factors list`: the libraries of published formulas, or what is in one.
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "List the libraries of published formulas, or the formulas of one: which can be"
                        + " computed on a market, and why the others cannot.")
final class FactorsListCommand implements Callable<Integer> {
    private static final int FORMULA_SHOWN = 100;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "LIBRARY",
            description = "A library, or a file of formulas.")
    private Optional<String> library = Optional.empty();

    @Mixin private final MarketOptions options = new MarketOptions();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Override
    public Integer call() {
        Output out = Output.of(spec);
        if (library.isEmpty()) {
            libraries(out);
            return 0;
        }
        Configuration config = options.configuration();
        FactorLibrary known = FactorLibraries.named(library.get());
        List<Entry> entries =
                LibraryCheck.of(known, MarketOptions.names(config), FactorsSection.limits(config));
        if (json) {
            out.json(json(known, entries));
        } else {
            int width = entries.stream().mapToInt(e -> e.named().name().length()).max().orElse(0);
            entries.forEach(entry -> out.text(line(entry, width)));
            out.line("");
            long computable = entries.stream().filter(Entry::computable).count();
            out.line(
                    Findings.count(entries.size(), "formula", "formulas")
                            + ", "
                            + computable
                            + " computable");
        }
        return 0;
    }

    private void libraries(Output out) {
        List<FactorLibrary> all =
                FactorLibrary.builtIn().stream()
                        .flatMap(name -> FactorLibrary.builtIn(name).stream())
                        .toList();
        if (json) {
            out.json(Json.array(all.stream().map(FactorsListCommand::json).toList()));
            return;
        }
        for (FactorLibrary each : all) {
            out.line(each.name() + ", " + each.formulas().size() + " formulas. " + each.about());
        }
    }

    private static Json json(FactorLibrary each) {
        return Json.object()
                .put("library", each.name())
                .put("formulas", each.formulas().size())
                .put("about", each.about())
                .build();
    }

    private static String line(Entry entry, int width) {
        String name = entry.named().name();
        String formula = TerminalText.line(entry.named().formula());
        return name
                + " ".repeat(width - name.length() + 2)
                + entry.refusal()
                        .map(refusal -> "not computable: " + TerminalText.line(refusal.line()))
                        .orElseGet(() ->
                                formula.length() <= FORMULA_SHOWN
                                        ? formula
                                        : formula.substring(0, FORMULA_SHOWN - 3) + "...")
                + "\n";
    }

    static Json json(FactorLibrary library, List<Entry> entries) {
        return Json.object()
                .put("library", library.name())
                .put("about", library.about())
                .put("formulas", entries.stream().map(FactorsListCommand::json).toList())
                .build();
    }

    private static Json json(Entry entry) {
        return Json.object()
                .put("name", entry.named().name())
                .put("line", entry.named().line())
                .put("formula", entry.named().formula())
                .put("canonical", entry.written().map(Formula::canonical))
                .put("computable", entry.computable())
                .put("lookback_days", Json.number(lookback(entry)))
                .put("findings", FormulaReport.json(entry.findings()))
                .put("reason", entry.refusal().map(Refusal::line))
                .put("column", Json.number(column(entry)))
                .build();
    }

    private static double lookback(Entry entry) {
        return entry.onMarket().map(formula -> (double) formula.lookback()).orElse(Double.NaN);
    }

    private static double column(Entry entry) {
        return entry.refusal().map(refusal -> (double) refusal.column()).orElse(Double.NaN);
    }
}
