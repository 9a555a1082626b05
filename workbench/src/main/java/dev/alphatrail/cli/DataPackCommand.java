package dev.alphatrail.cli;

import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.MarketSection;
import dev.alphatrail.marketdata.MarketDataLoader;
import dev.alphatrail.marketdata.PreparedMarket;
import dev.alphatrail.packed.PackedReader;
import dev.alphatrail.packed.PackedWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/// `alphatrail data pack`: reads and cleans prices once.
@Command(
        name = "pack",
        sortOptions = false,
        mixinStandardHelpOptions = true,
        description = {
            "Read and clean prices once and keep the panel in a file that `run --data` maps into"
                    + " memory: the same results, without parsing.",
            "Settings of the section market (--config, --set) decide about cleaning as in a run;"
                    + " runs on the file must have the same."
        })
final class DataPackCommand implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description =
                    "Price file (CSV, plain or gzip); default: market.data, else the synthetic"
                            + " market.")
    private Optional<String> prices = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description =
                    "The packed file; one that is there is replaced. Default: the name of the"
                            + " prices, ending in .atp, in the current directory.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--sectors", paramLabel = "FILE", description = "Sector file to pack as well.")
    private Optional<String> sectors = Optional.empty();

    @Option(names = "--start", paramLabel = "DATE", description = "First date packed.")
    private Optional<String> start = Optional.empty();

    @Option(names = "--end", paramLabel = "DATE", description = "Last date packed.")
    private Optional<String> end = Optional.empty();

    @Mixin private ConfigOptions options = new ConfigOptions();

    @Override
    public Integer call() {
        Configuration config = configuration();
        Optional<Path> data = config.get(MarketSection.DATA);
        if (data.isPresent() && PackedReader.isPacked(data.get())) {
            throw new ParameterException(
                    spec.commandLine(),
                    data.get() + " is packed already: name the price file it was made from");
        }
        PreparedMarket market = MarketDataLoader.prepare(MarketSection.settings(config));
        Path file = output.orElseGet(() -> Path.of(market.label() + ".atp"));
        PackedWriter.write(market, file);
        Output out = Output.of(spec);
        DataInfoCommand.print(PackedReader.open(file), out);
        DataInfoCommand.line(out, "use", Shell.alphatrail() + " run --data " + Shell.word(file));
        return 0;
    }

    private Configuration configuration() {
        Configuration config = options.configuration();
        if (prices.isPresent()) {
            config = config.withFlag("FILE", MarketSection.DATA, prices.get());
        }
        if (sectors.isPresent()) {
            config = config.withFlag("--sectors", MarketSection.SECTORS, sectors.get());
        }
        if (start.isPresent()) {
            config = config.withFlag("--start", MarketSection.START, start.get());
        }
        return end.isPresent() ? config.withFlag("--end", MarketSection.END, end.get()) : config;
    }
}
