package dev.alphatrail.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

import java.io.PrintWriter;
import java.io.StringWriter;

/// What a command printed and how it ended, run in this process.
record Run(int exitCode, String out, String err) {
    @Command(name = "alphatrail")
    private static final class Program implements Runnable {
        @Override
        public void run() {
            throw new AssertionError("a command is missing");
        }
    }

    static Run of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine program =
                Commands.addTo(
                        new CommandLine(new Program()),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true));
        return new Run(program.execute(args), out.toString(), err.toString());
    }
}
