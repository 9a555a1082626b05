package dev.alphatrail.cli;

import dev.alphatrail.config.ConfigException;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.marketdata.DataException;
import dev.alphatrail.runstore.StoreException;
import dev.alphatrail.trail.TrailException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Turns errors that a user can mend into the one line he reads, and into an exit code: 2 for a
/// setting that cannot be used, 1 for input or a place that cannot. Any other exception is a fault
/// of the program and keeps its stack trace.
final class UserErrors implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed)
            throws Exception {
        return switch (e) {
            case ConfigException _ -> tell(e, commandLine, 2);
            case DataException _, FormulaException _, JsonException _, StoreException _, TrailException _ ->
                    tell(e, commandLine, 1);
            default -> throw e;
        };
    }

    private static int tell(Exception e, CommandLine commandLine, int exitCode) {
        commandLine.getErr().println(e.getMessage());
        commandLine.getErr().flush();
        return exitCode;
    }
}
