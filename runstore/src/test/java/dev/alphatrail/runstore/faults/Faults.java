package dev.alphatrail.runstore.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Lets the k-th step that changes the file system fail.
public class Faults implements Watch {
    /// What happens at the chosen step.
    public enum Mode {
        /// It fails as on a broken disk; the next ones do not.
        BROKEN,
        /// It fails for want of space, a write behind its first half; and so does every write after
        /// it.
        FULL,
        /// It is not done, and nothing after it either: the process was killed.
        KILLED,
        /// One half of it is written, and nothing after it is done.
        HALF_THEN_KILLED
    }

    private static final String NO_SPACE = "No space left on device";
    private static final String IO_ERROR = "Input/output error";

    private final int chosen;
    private final Mode mode;
    private final List<Step> steps = new ArrayList<>();
    private int count;
    private boolean happened;
    private boolean killed;
    private boolean full;

    protected Faults(int chosen, Mode mode) {
        this.chosen = chosen;
        this.mode = mode;
    }

    /// Counts and lets everything be.
    public static Faults none() {
        return new Faults(0, Mode.BROKEN);
    }

    /// @param chosen the step, counted from 1
    public static Faults at(int chosen, Mode mode) {
        return new Faults(chosen, mode);
    }

    /// How many steps there were.
    public synchronized int count() {
        return count;
    }

    /// The k-th step, counted from 1.
    public synchronized Step step(int k) {
        return steps.get(k - 1);
    }

    /// Whether the chosen step was reached.
    public synchronized boolean happened() {
        return happened;
    }

    @Override
    public synchronized void before(Step step, Path path) throws IOException {
        if (killed) {
            throw new IOException(IO_ERROR);
        }
        if (full && step == Step.WRITE) {
            throw new IOException(NO_SPACE);
        }
        count++;
        steps.add(step);
        if (count != chosen) {
            return;
        }
        happened = true;
        boolean half = step == Step.WRITE;
        switch (mode) {
            case BROKEN -> throw new IOException(IO_ERROR);
            case FULL -> {
                full = true;
                if (!half) {
                    throw new IOException(NO_SPACE);
                }
            }
            case KILLED, HALF_THEN_KILLED -> {
                killed = true;
                if (!half || mode == Mode.KILLED) {
                    throw new IOException(IO_ERROR);
                }
            }
        }
    }

    @Override
    public synchronized int writable(int bytes) {
        return happened && count == chosen && (killed || full) ? bytes / 2 : bytes;
    }
}
