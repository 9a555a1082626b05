package dev.alphatrail.cli;

import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.MarketSection;
import dev.alphatrail.packed.Markets;
import dev.alphatrail.panel.Panel;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.Optional;

/// The settings and the market that formulas are checked against or computed on.
final class MarketOptions {
    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--data",
            paramLabel = "FILE",
            description = "Price file with the fields and dates to go by.")
    private Optional<String> data = Optional.empty();

    @Option(
            names = "--sectors",
            paramLabel = "FILE",
            description = "Sector file that goes with it.")
    private Optional<String> sectors = Optional.empty();

    /// The settings, those flags over the others.
    ///
    /// @throws dev.alphatrail.config.ConfigException if one of them cannot be used
    Configuration configuration() {
        Configuration config = options.configuration();
        if (data.isPresent()) {
            config = config.withFlag("--data", MarketSection.DATA, data.get());
        }
        if (sectors.isPresent()) {
            config = config.withFlag("--sectors", MarketSection.SECTORS, sectors.get());
        }
        return config;
    }

    /// The names of the market that is named, or those that every market has.
    static FormulaNames names(Configuration config) {
        return config.get(MarketSection.DATA).isPresent()
                ? FormulaNames.of(panel(config))
                : FormulaNames.OF_ANY_MARKET;
    }

    /// The market that is named, or the synthetic one.
    static Panel panel(Configuration config) {
        return Markets.load(MarketSection.settings(config)).panel();
    }
}
