package dev.alphatrail.cli;

import dev.alphatrail.cli.LibraryCheck.Entry;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.FactorsSection;
import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.formula.Expr;
import dev.alphatrail.library.FactorLibrary;
import dev.alphatrail.library.FormulaList;
import dev.alphatrail.panel.Panel;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `alphatrail factors values`: factor values as files for other programs.
@Command(
        name = "values",
        mixinStandardHelpOptions = true,
        description = {
            "Compute formulas on a market and write their values, one file each: NAME.csv with the"
                + " columns datetime, instrument, value, or NAME.npy (dates x instruments) beside"
                + " dates.csv and instruments.csv.",
            "Exit code 0: all were computed; 1: some were not."
        },
        sortOptions = false)
final class FactorsValuesCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..*",
            paramLabel = "[NAME=]FORMULA",
            description = "Formulas; one without a name is called f001, f002 and so on.")
    private List<String> formulas = new ArrayList<>();

    @Option(
            names = "--factor-library",
            paramLabel = "NAME|FILE",
            description = "All formulas of a library or a file of formulas.")
    private Optional<String> library = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Where the files go; it is made where there is none.")
    private Path output = Path.of(".");

    @Option(
            names = "--format",
            paramLabel = "csv|npy",
            defaultValue = "csv",
            description = "csv, or npy for numpy.load (default: ${DEFAULT-VALUE}).")
    private String format = "csv";

    @Mixin private final MarketOptions options = new MarketOptions();

    @Override
    public Integer call() {
        if (!format.equals("csv") && !format.equals("npy")) {
            throw new ParameterException(
                    spec.commandLine(), "--format is " + format + ", must be csv or npy");
        }
        FactorLibrary wanted = wanted();
        Configuration config = options.configuration();
        Panel panel = MarketOptions.panel(config);
        List<Entry> entries =
                LibraryCheck.of(wanted, FormulaNames.of(panel), FactorsSection.limits(config));
        try {
            write(entries.stream().filter(Entry::computable).toList(), panel);
        } catch (IOException e) {
            throw OutputFiles.failure(output, e);
        }
        Output out = Output.of(spec);
        entries.forEach(entry ->
                out.line(
                        entry.named().name()
                                + entry.refusal()
                                        .map(refusal -> ": not computable, " + refusal.line())
                                        .orElse("." + format)));
        return entries.stream().allMatch(Entry::computable) ? 0 : 1;
    }

    private void write(List<Entry> entries, Panel panel) throws IOException {
        Files.createDirectories(output);
        if (format.equals("npy")) {
            ValueFiles.writeAxes(output, panel);
        }
        List<Expr> roots =
                entries.stream().map(entry -> entry.onMarket().orElseThrow().root()).toList();
        new FactorEngine(panel)
                .evaluateEach(
                        roots,
                        (place, values) -> {
                            String name = entries.get(place).named().name();
                            Path file = output.resolve(name + "." + format);
                            try {
                                ValueFiles.write(file, panel, values);
                            } catch (IOException e) {
                                throw OutputFiles.failure(file, e);
                            }
                        });
    }

    private FactorLibrary wanted() {
        if (formulas.isEmpty() == library.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "give formulas, or --factor-library NAME|FILE");
        }
        return library.map(FactorLibraries::named)
                .orElseGet(() ->
                        new FactorLibrary(
                                "formulas",
                                "",
                                FormulaList.of(String.join("\n", formulas)).formulas()));
    }
}
