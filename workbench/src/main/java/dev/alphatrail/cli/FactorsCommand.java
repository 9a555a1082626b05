package dev.alphatrail.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;

/// `alphatrail factors`: check formulas, list libraries, import lists, write values, audit, find
/// near ones.
@Command(
        name = "factors",
        mixinStandardHelpOptions = true,
        description =
                "Check formulas, prove that they do not look ahead, find near ones, list libraries"
                        + " of them, import lists, write their values.")
final class FactorsCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    /// The command with its subcommands.
    static CommandLine with(PrintWriter out, PrintWriter err) {
        return new CommandLine(new FactorsCommand())
                .addSubcommand(new FactorsCheckCommand(out, err))
                .addSubcommand(new FactorsAuditCommand(out, err))
                .addSubcommand(new FactorsSimilarCommand(out, err))
                .addSubcommand(new FactorsListCommand())
                .addSubcommand(new FactorsImportCommand())
                .addSubcommand(new FactorsValuesCommand());
    }

    private FactorsCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Missing command: alphatrail factors "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
