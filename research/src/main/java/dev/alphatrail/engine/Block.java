package dev.alphatrail.engine;

import java.util.List;

/// The dates and instruments that one call of a kernel works off, and the scratch rows it may use.
///
/// A kernel must give every value the same bits whatever block it is computed in: blocks differ
/// from one evaluation to the next, with the number of threads and with the memory there is.
///
/// Kernels copy rows of a block into small arrays of its width, because the compiler vectorises
/// loops over several arrays only when one index serves them all.
final class Block {
    /// The most columns of a block for kernels that treat each instrument alone: whole rows where
    /// they are not longer, since memory is fastest when it is read in its order.
    static final int WIDTH = 1024;

    private final int from;
    private final int to;
    private final int left;
    private final int right;
    private final Scratch scratch;
    private final List<double[]> rows;
    private int taken;

    /// @param from the first date
    /// @param to the date after the last
    /// @param left the first instrument
    /// @param right the instrument after the last
    /// @param scratch the thread's own; no other block may use it at the same time
    Block(int from, int to, int left, int right, Scratch scratch) {
        this.from = from;
        this.to = to;
        this.left = left;
        this.right = right;
        this.scratch = scratch;
        this.rows = scratch.rows(right - left);
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int left() {
        return left;
    }

    int right() {
        return right;
    }

    /// Number of dates.
    int dates() {
        return to - from;
    }

    /// Number of instruments.
    int width() {
        return right - left;
    }

    /// A scratch row of the block's width, the caller's until the kernel returns. **What stands in
    /// it is arbitrary.**
    double[] row() {
        if (taken == rows.size()) {
            rows.add(new double[width()]);
        }
        return rows.get(taken++);
    }

    /// Several scratch arrays of some length, apart from those of one row.
    double[][] arrays(int count, int length) {
        List<double[]> all = scratch.rows(length);
        double[][] some = new double[count][];
        for (int k = 0; k < count; k++) {
            if (k == all.size()) {
                all.add(new double[length]);
            }
            some[k] = all.get(k);
        }
        return some;
    }

    /// Several scratch rows.
    double[][] rows(int count) {
        double[][] some = new double[count][];
        for (int k = 0; k < count; k++) {
            some[k] = row();
        }
        return some;
    }
}
