package dev.alphatrail.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `alphatrail data`: prices in packed files.
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        description = "Pack prices into a file that loads without parsing, and look into one.")
final class DataCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    private DataCommand() {}

    /// The command with its subcommands.
    static CommandLine make() {
        return new CommandLine(new DataCommand())
                .addSubcommand(new DataPackCommand())
                .addSubcommand(new DataInfoCommand())
                .addSubcommand(new DataVerifyCommand());
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing command: alphatrail data pack PRICES, alphatrail data info FILE or"
                        + " alphatrail data verify FILE");
    }
}
