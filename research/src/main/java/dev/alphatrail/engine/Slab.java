package dev.alphatrail.engine;

import java.util.Arrays;

/// Consecutive dates of neighbouring instruments of a panel in one array, time-major: how kernels
/// see their inputs and their output. Dates and instruments are counted as in the panel, whichever
/// part of it the array holds.
///
/// @param values the value of date `t` and instrument `i` stands at `at(t, i)`
/// @param date the date of the first row
/// @param instrument the instrument of the first column
/// @param stride columns of a row
record Slab(double[] values, int date, int instrument, int stride) {
    /// A whole panel.
    static Slab ofPanel(double[] values, int instruments) {
        return new Slab(values, 0, 0, instruments);
    }

    /// Where the value of date `t` and instrument `i` stands in [#values].
    int at(int t, int i) {
        return (t - date) * stride + (i - instrument);
    }

    /// Fills the rows from `from` to before `to`, each of the `width` instruments from `left` on,
    /// with the values of `lag` dates before them, the row 0 being that of the date `t`.
    void load(int t, int left, int width, int from, int to, int lag, double[] rows) {
        if (width == stride && from < to) {
            System.arraycopy(
                    values, at(t + from - lag, left), rows, from * width, (to - from) * width);
            return;
        }
        for (int k = from; k < to; k++) {
            System.arraycopy(values, at(t + k - lag, left), rows, k * width, width);
        }
    }

    /// Puts rows of the `width` instruments from `left` on to the dates from `t` on.
    void store(int t, int left, int width, int dates, double[] rows) {
        if (width == stride) {
            System.arraycopy(rows, 0, values, at(t, left), dates * width);
            return;
        }
        for (int k = 0; k < dates; k++) {
            System.arraycopy(rows, k * width, values, at(t + k, left), width);
        }
    }

    /// Copies the block's part to another slab.
    void copy(Block block, Slab to) {
        for (int t = block.from(); t < block.to(); t++) {
            System.arraycopy(
                    values, at(t, block.left()), to.values, to.at(t, block.left()), block.width());
        }
    }

    /// Fills a row of the block's width with the values of date `t`.
    void load(Block block, int t, double[] row) {
        System.arraycopy(values, at(t, block.left()), row, 0, block.width());
    }

    /// Puts a row of the block's width to date `t`.
    void store(Block block, int t, double[] row) {
        System.arraycopy(row, 0, values, at(t, block.left()), block.width());
    }

    /// Fills the block's part of the dates from `from` to before `to`.
    void fill(Block block, int from, int to, double value) {
        for (int t = from; t < to; t++) {
            int at = at(t, block.left());
            Arrays.fill(values, at, at + block.width(), value);
        }
    }
}
