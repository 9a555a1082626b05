package dev.alphatrail.engine;

import java.util.Arrays;

/// Drives a [Statistic] over all windows of `w` consecutive dates that end in a block.
///
/// Every `w`-th date of the panel is an anchor (`w - 1`, `2w - 1`, ...), so each window holds
/// exactly one. A window is then the anchor's row with some rows before it (a *suffix* of the dates
/// that end at the anchor) and some after it (a *prefix* of those that follow), both grown row by
/// row. Nothing that entered a sum is ever subtracted out again: no drift, a NaN spreads to exactly
/// the windows that hold it, and the cost does not depend on `w`. Anchors do not depend on the
/// block, so neither does any bit of a value.
final class RollingWindows {
    private RollingWindows() {}

    /// What is computed over the windows of one block, anchor by anchor.
    interface Statistic {
        /// Begins anew: the suffix holds the row `t` alone, the prefix is empty.
        void anchor(int t);

        /// The suffix grows by the row `t`, which lies `m` rows before the anchor.
        void older(int t, int m);

        /// The prefix grows by the row `t`, which lies `j` rows after the anchor.
        void newer(int t, int j);

        /// Fills `out` for the window that ends at `t`: `m` rows before the anchor, the anchor, and
        /// `j` rows after it.
        void emit(int t, int m, int j, double[] out);
    }

    /// Fills the block's part of `out`; windows that begin before the first date are NaN.
    static void drive(Block block, Statistic statistic, Slab out, int w) {
        int t = Math.max(block.from(), w - 1);
        out.fill(block, block.from(), Math.min(t, block.to()), Double.NaN);
        double[] row = block.row();
        while (t < block.to()) {
            int anchor = t - (t + 1) % w;
            int first = t - anchor;
            statistic.anchor(anchor);
            for (int m = 1; m < w - first; m++) {
                statistic.older(anchor - m, m);
            }
            for (int j = 1; j < first; j++) {
                statistic.newer(anchor + j, j);
            }
            for (int j = first; j < w && t < block.to(); j++, t++) {
                if (j > 0) {
                    statistic.newer(t, j);
                }
                statistic.emit(t, w - 1 - j, j, row);
                out.store(block, t, row);
            }
        }
    }

    /// Sums of one number per row and column, over all suffixes of an anchor and the current
    /// prefix.
    static final class Sum {
        private final double[][] suffixes;
        private final double[] prefix;

        Sum(Block block, int w) {
            this.prefix = block.row();
            this.suffixes = block.rows(w);
        }

        void anchor(double[] summands) {
            System.arraycopy(summands, 0, suffixes[0], 0, summands.length);
            Arrays.fill(prefix, 0.0);
        }

        void older(double[] summands, int m) {
            add(suffixes[m - 1], summands, suffixes[m]);
        }

        void newer(double[] summands) {
            add(prefix, summands, prefix);
        }

        /// The sums over the suffix with `m` rows before the anchor.
        double[] suffix(int m) {
            return suffixes[m];
        }

        double[] prefix() {
            return prefix;
        }

        /// The sums over the window with `m` rows before the anchor.
        void total(int m, double[] out) {
            add(suffixes[m], prefix, out);
        }

        private static void add(double[] a, double[] b, double[] out) {
            for (int i = 0; i < out.length; i++) {
                out[i] = a[i] + b[i];
            }
        }
    }
}
