package dev.alphatrail.cli;

import dev.alphatrail.config.ConfigPrinter;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.json.JsonWriter;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/// `alphatrail config`: every setting in effect, explained.
@Command(
        name = "config",
        mixinStandardHelpOptions = true,
        description =
                "Print every setting with its meaning: the defaults, or what a file and --set make"
                        + " of them.")
final class ConfigCommand implements Callable<Integer> {
    private final PrintWriter out;

    @Mixin private final ConfigOptions options = new ConfigOptions();

    @Option(
            names = "--json",
            description = "Print the config.json that a run with these settings would keep.")
    private boolean json;

    ConfigCommand(PrintWriter out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Configuration config = options.configuration();
        out.print(json ? JsonWriter.pretty(config.toJson()) : ConfigPrinter.yaml(config));
        out.flush();
        return 0;
    }
}
