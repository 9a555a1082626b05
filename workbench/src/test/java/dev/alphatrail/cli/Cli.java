package dev.alphatrail.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/// Runs commands in this process, as a user would type them.
///
/// @param exitCode what the process would have ended with
/// @param out standard output
/// @param err standard error
record Cli(int exitCode, String out, String err) {
    static Cli run(String... words) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.run(new PrintWriter(out), new PrintWriter(err), words);
        return new Cli(exitCode, out.toString(), err.toString());
    }

    /// The lines on standard error that are no progress.
    String complaint() {
        return String.join(
                "\n",
                err.lines().filter(line -> !line.matches(" *[0-9.]+ s  .*")).toList());
    }
}
