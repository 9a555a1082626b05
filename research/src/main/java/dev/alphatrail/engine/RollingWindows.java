package dev.alphatrail.engine;

import java.util.Arrays;
import java.util.function.Function;

/// Drives a [Statistic] over all windows of `w` consecutive dates.
///
/// Every `w`-th date is an anchor, so each window holds exactly one. A window is then the anchor's
/// row with some rows before it (a *suffix* of the block that ends at the anchor) and some after it
/// (a *prefix* of the next block), both grown row by row. Nothing that entered a sum is ever
/// subtracted out again: no drift, a NaN spreads to exactly the windows that hold it, and the cost
/// does not depend on `w`.
final class RollingWindows {
    private RollingWindows() {}

    /// What is computed over the windows of one tile, anchor by anchor.
    interface Statistic {
        /// Begins a block: the suffix holds the row `t` alone, the prefix is empty.
        void anchor(int t);

        /// The suffix grows by the row `t`, which lies `m` rows before the anchor.
        void older(int t, int m);

        /// The prefix grows by the row `t`, which lies `j` rows after the anchor.
        void newer(int t, int j);

        /// Fills `out` for the window that ends at `t`: `m` rows before the anchor, the anchor, and
        /// `j` rows after it.
        void emit(int t, int m, int j, double[] out);
    }

    /// Fills the matrix `out`; windows that begin before the first date are NaN.
    static void drive(
            Function<Tile, Statistic> statistics, double[] out, int dates, int instruments, int w) {
        Arrays.fill(out, 0, Math.min(w - 1, dates) * instruments, Double.NaN);
        for (int column = 0; column < instruments && w <= dates; column += Tile.WIDTH) {
            Tile tile = Tile.from(column, instruments);
            Statistic statistic = statistics.apply(tile);
            double[] row = tile.row();
            for (int anchor = w - 1; anchor < dates; anchor += w) {
                statistic.anchor(anchor);
                for (int m = 1; m < w; m++) {
                    statistic.older(anchor - m, m);
                }
                for (int j = 0; j < w && anchor + j < dates; j++) {
                    if (j > 0) {
                        statistic.newer(anchor + j, j);
                    }
                    statistic.emit(anchor + j, w - 1 - j, j, row);
                    tile.store(row, out, anchor + j);
                }
            }
        }
    }

    /// Sums of one number per row and column, over all suffixes of a block and the current prefix.
    static final class Sum {
        private final double[][] suffixes;
        private final double[] prefix;

        Sum(Tile tile, int w) {
            this.prefix = tile.row();
            suffixes = new double[w][tile.width()];
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
