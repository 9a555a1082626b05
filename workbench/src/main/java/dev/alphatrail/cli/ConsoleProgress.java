package dev.alphatrail.cli;

import dev.alphatrail.study.Progress;
import dev.alphatrail.trail.TerminalText;

import java.io.PrintWriter;
import java.util.Locale;

/// Shows the stages of a study: on a terminal the last line counts up in place, elsewhere each
/// stage is a plain line.
final class ConsoleProgress implements Progress, AutoCloseable {
    private static final String BACK_TO_START_AND_CLEAR = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean quiet;
    private final boolean inPlace;
    private final long start = System.nanoTime();
    private boolean lineOpen;

    private ConsoleProgress(PrintWriter err, boolean quiet, boolean inPlace) {
        this.err = err;
        this.quiet = quiet;
        this.inPlace = inPlace;
    }

    static ConsoleProgress on(PrintWriter err, boolean quiet) {
        return new ConsoleProgress(err, quiet, !quiet && Terminal.isInteractive());
    }

    @Override
    public void stage(Stage stage, String detail) {
        if (quiet) {
            return;
        }
        endLine();
        String line =
                String.format(
                        Locale.ROOT,
                        "%6.2f s  %-10s %s",
                        (System.nanoTime() - start) / 1e9,
                        stage.name().toLowerCase(Locale.ROOT),
                        TerminalText.line(detail));
        err.println(line);
        err.flush();
    }

    @Override
    public void step(Stage stage, int done, int total) {
        if (inPlace) {
            err.print(BACK_TO_START_AND_CLEAR + "          " + done + " of " + total);
            err.flush();
            lineOpen = done < total;
            if (!lineOpen) {
                err.print(BACK_TO_START_AND_CLEAR);
            }
        }
    }

    @Override
    public void close() {
        endLine();
    }

    /// Leaves no half line behind.
    void endLine() {
        if (lineOpen) {
            err.print(BACK_TO_START_AND_CLEAR);
            err.flush();
            lineOpen = false;
        }
    }
}
