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
