package dev.alphatrail.cli;

import java.io.PrintWriter;

/// Shows on a terminal how far a long work is; elsewhere nothing.
final class Waiting implements AutoCloseable {
    private static final String BACK_TO_START_AND_CLEAR = "\r\u001b[K";
    private static final long NANOS_BETWEEN = 100_000_000;

    private final PrintWriter err;
    private final String doing;
    private final boolean shown;
    private long written = System.nanoTime();
    private boolean lineOpen;

    private Waiting(PrintWriter err, String doing, boolean shown) {
        this.err = err;
        this.doing = doing;
        this.shown = shown;
    }

    /// @param doing what is being done, in a few words
    static Waiting on(PrintWriter err, String doing) {
        return new Waiting(err, doing, Terminal.isInteractive());
    }

    /// Tells how far it is; any thread may.
    synchronized void step(long done, long total) {
        long now = System.nanoTime();
        if (shown && now - written > NANOS_BETWEEN) {
            written = now;
            lineOpen = true;
            err.print(BACK_TO_START_AND_CLEAR + doing + ": " + done + " of " + total);
            err.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (lineOpen) {
            err.print(BACK_TO_START_AND_CLEAR);
            err.flush();
            lineOpen = false;
        }
    }
}
