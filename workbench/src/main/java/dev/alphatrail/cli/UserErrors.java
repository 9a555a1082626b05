package dev.alphatrail.cli;

import dev.alphatrail.config.ConfigException;
import dev.alphatrail.factorcache.FactorCacheException;
import dev.alphatrail.formula.FormulaException;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.marketdata.DataException;
import dev.alphatrail.runstore.StoreException;
import dev.alphatrail.sql.SqlException;
import dev.alphatrail.trail.TrailException;

import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

import java.util.Optional;

/// Turns errors into the one line a user reads and into an exit code: 2 for a setting or a query
/// that cannot be used, 1 for input or a place that cannot, and for faults of the program.
/// `--debug` adds the stack trace.
final class UserErrors implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine commandLine, ParseResult parsed) {
        int exitCode =
                switch (e) {
                    case ConfigException _, SqlException _ -> tell(message(e), commandLine, 2);
                    case DataException _,
                            FactorCacheException _,
                            FormulaException _,
                            JsonException _,
                            StoreException _,
                            TrailException _ ->
                            tell(message(e), commandLine, 1);
                    default -> tell(fault(e), commandLine, 1);
                };
        if (isDebug(commandLine)) {
            e.printStackTrace(commandLine.getErr());
        }
        commandLine.getErr().flush();
        return exitCode;
    }

    private static int tell(String message, CommandLine commandLine, int exitCode) {
        commandLine.getErr().println("alphatrail: " + message);
        return exitCode;
    }

    private static String message(Exception e) {
        return String.valueOf(e.getMessage());
    }

    /// What to do when memory is short. The error itself knows no more than that.
    static String outOfMemory() {
        return "out of memory: "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MiB are allowed; narrow market.start and market.end, or allow more, such as"
                + " ALPHATRAIL_JAVA_OPTS=-Xmx8g";
    }

    private static String fault(Exception e) {
        if (e.getCause() instanceof OutOfMemoryError) {
            return outOfMemory();
        }
        return "a fault of the program, not of yours: "
                + e.getClass().getSimpleName()
                + Optional.ofNullable(e.getMessage()).map(message -> ": " + message).orElse("")
                + "; run it again with --debug and report what it shows";
    }

    private static boolean isDebug(CommandLine commandLine) {
        return commandLine.getCommandSpec().root().userObject() instanceof Main main
                && main.debug();
    }
}
