package dev.alphatrail.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;

/// `alphatrail factors`: work on single formulas.
@Command(
        name = "factors",
        mixinStandardHelpOptions = true,
        description = "Work on single formulas.")
final class FactorsCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    /// The command with its subcommands.
    static CommandLine with(PrintWriter out, PrintWriter err) {
        return new CommandLine(new FactorsCommand())
                .addSubcommand(new FactorsCheckCommand(out, err))
                .addSubcommand(new FactorsAuditCommand(out, err));
    }

    private FactorsCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing command: alphatrail factors check FORMULA");
    }
}
