package dev.alphatrail.cli;

import picocli.CommandLine;

import java.io.PrintWriter;

/// The commands there are, and what becomes of their errors.
final class Commands {
    private Commands() {}

    /// Gives a command line its commands.
    static CommandLine addTo(CommandLine program, PrintWriter out, PrintWriter err) {
        return program.addSubcommand(RunCommand.with(out, err))
                .addSubcommand(new ListCommand())
                .addSubcommand(new CompareCommand())
                .addSubcommand(new ReplayCommand(out, err))
                .addSubcommand(new ConfigCommand(out))
                .addSubcommand(new OperatorsCommand(out))
                .addSubcommand(FactorsCommand.with(out, err))
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new UserErrors());
    }
}
