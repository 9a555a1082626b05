package dev.alphatrail.engine;

import dev.alphatrail.stats.OrderKey;

import java.util.Arrays;

/// Extremes and ranks over the last `w` dates, per instrument; NaN unless all `w` values are
/// present.
final class RollingOrderKernels {
    private RollingOrderKernels() {}

    static void max(Slab x, Slab out, Block block, int w) {
        RollingWindows.drive(block, new Largest(block, x, w, 1), out, w);
    }

    static void min(Slab x, Slab out, Block block, int w) {
        RollingWindows.drive(block, new Largest(block, x, w, -1), out, w);
    }

    /// The place of the largest value, 1 (oldest) to `w` (today); of ties by key the oldest.
    static void argmax(Slab x, Slab out, Block block, int w) {
        RollingWindows.drive(block, new PlaceOfLargest(block, x, w, 1), out, w);
    }

    /// The place of the smallest value, 1 (oldest) to `w` (today); of ties by key the oldest.
    static void argmin(Slab x, Slab out, Block block, int w) {
        RollingWindows.drive(block, new PlaceOfLargest(block, x, w, -1), out, w);
    }

    /// The average rank by key of today's value among the `w` values, divided by `w`.
    ///
    /// The average rank is half of the window's length plus 1 plus the *balance*: the number of
    /// smaller values less the number of larger ones. All values of a window are compared with
    /// today's; that is cheap for many instruments at a time, and a NaN makes the balance NaN.
    static void rank(Slab x, Slab out, Block block, int w) {
        int complete = Math.max(block.from(), w - 1);
        out.fill(block, block.from(), Math.min(complete, block.to()), Double.NaN);
        Keys keys = new Keys(block, x, 1);
        double[][] window = block.rows(w);
        double[] balance = block.row();
        for (int t = complete - w + 1; t < block.to(); t++) {
            double[] today = window[t % w];
            keys.load(t, today);
            if (t < complete) {
                continue;
            }
            Arrays.fill(balance, 0.0);
            int k = 0;
            for (; k + 2 < w; k += 3) {
                addComparisons(today, window[k], window[k + 1], window[k + 2], balance);
            }
            for (; k < w; k++) {
                addComparison(today, window[k], balance);
            }
            for (int i = 0; i < balance.length; i++) {
                balance[i] = (balance[i] + (w + 1.0)) / (2.0 * w);
            }
            out.store(block, t, balance);
        }
    }

    /// Several at a time spare the balance's way to memory and back.
    private static void addComparisons(
            double[] today, double[] a, double[] b, double[] c, double[] balance) {
        for (int i = 0; i < balance.length; i++) {
            double key = today[i];
            balance[i] +=
                    Math.signum(key - a[i]) + Math.signum(key - b[i]) + Math.signum(key - c[i]);
        }
    }

    private static void addComparison(double[] today, double[] other, double[] balance) {
        for (int i = 0; i < balance.length; i++) {
            balance[i] += Math.signum(today[i] - other[i]);
        }
    }

    /// Rows of an input as `sign` times the values rounded to their keys; NaN stays NaN, and what
    /// rounds up to infinity stays finite, so that a difference of two tells which is larger.
    private static final class Keys {
        private final Block block;
        private final Slab x;
        private final double sign;
        private final double[] row;
        private final long[] bits;

        Keys(Block block, Slab x, double sign) {
            this.block = block;
            this.x = x;
            this.sign = sign;
            this.row = block.row();
            this.bits = new long[block.width()];
        }

        void load(int t, double[] keys) {
            x.load(block, t, row);
            OrderKey.round(row, keys, bits);
            for (int i = 0; i < keys.length; i++) {
                double key = keys[i] + row[i] * 0.0;
                keys[i] = sign * Math.max(-Double.MAX_VALUE, Math.min(key, Double.MAX_VALUE));
            }
        }
    }

    private static final class Largest implements RollingWindows.Statistic {
        private final Block block;
        private final Slab x;
        private final double sign;
        private final double[][] suffixes;
        private final double[] prefix;
        private final double[] row;

        Largest(Block block, Slab x, int w, double sign) {
            this.prefix = block.row();
            this.row = block.row();
            this.block = block;
            this.x = x;
            this.sign = sign;
            this.suffixes = block.rows(w);
        }

        @Override
        public void anchor(int t) {
            x.load(block, t, suffixes[0]);
            for (int i = 0; i < suffixes[0].length; i++) {
                suffixes[0][i] *= sign;
            }
            Arrays.fill(prefix, Double.NEGATIVE_INFINITY);
        }

        @Override
        public void older(int t, int m) {
            x.load(block, t, row);
            double[] out = suffixes[m];
            double[] shorter = suffixes[m - 1];
            for (int i = 0; i < out.length; i++) {
                out[i] = Math.max(shorter[i], sign * row[i]);
            }
        }

        @Override
        public void newer(int t, int j) {
            x.load(block, t, row);
            for (int i = 0; i < prefix.length; i++) {
                prefix[i] = Math.max(prefix[i], sign * row[i]);
            }
        }

        @Override
        public void emit(int t, int m, int j, double[] out) {
            double[] suffix = suffixes[m];
            for (int i = 0; i < out.length; i++) {
                out[i] = sign * Math.max(suffix[i], prefix[i]);
            }
        }
    }

    /// Keeps the largest key and its row of each suffix and of the prefix; a NaN becomes and stays
    /// both. Rows are chosen by arithmetic: a branch here could not be guessed.
    private static final class PlaceOfLargest implements RollingWindows.Statistic {
        private final Keys keys;
        private final int w;
        private final double[][] suffixKeys;
        private final double[][] suffixRows;
        private final double[] prefixKeys;
        private final double[] prefixRows;
        private final double[] row;

        PlaceOfLargest(Block block, Slab x, int w, double sign) {
            this.prefixKeys = block.row();
            this.prefixRows = block.row();
            this.row = block.row();
            this.keys = new Keys(block, x, sign);
            this.w = w;
            this.suffixKeys = block.rows(w);
            this.suffixRows = block.rows(w);
        }

        @Override
        public void anchor(int t) {
            keys.load(t, suffixKeys[0]);
            Arrays.fill(suffixRows[0], t);
            Arrays.fill(prefixKeys, -Double.MAX_VALUE);
            Arrays.fill(prefixRows, t);
        }

        @Override
        public void older(int t, int m) {
            keys.load(t, row);
            double[] longerKeys = suffixKeys[m];
            double[] rows = suffixRows[m];
            double[] shorterKeys = suffixKeys[m - 1];
            double[] shorterRows = suffixRows[m - 1];
            for (int i = 0; i < rows.length; i++) {
                double isNotLess = 1.0 - isGreater(shorterKeys[i], row[i]);
                rows[i] = shorterRows[i] + isNotLess * (t - shorterRows[i]);
                longerKeys[i] = Math.max(row[i], shorterKeys[i]);
            }
        }

        @Override
        public void newer(int t, int j) {
            keys.load(t, row);
            for (int i = 0; i < prefixRows.length; i++) {
                double isGreater = isGreater(row[i], prefixKeys[i]);
                prefixRows[i] += isGreater * (t - prefixRows[i]);
                prefixKeys[i] = Math.max(row[i], prefixKeys[i]);
            }
        }

        @Override
        public void emit(int t, int m, int j, double[] out) {
            double[] largest = suffixKeys[m];
            double[] rows = suffixRows[m];
            double before = t - w;
            for (int i = 0; i < out.length; i++) {
                double isGreater = isGreater(prefixKeys[i], largest[i]);
                out[i] = rows[i] + isGreater * (prefixRows[i] - rows[i]) - before;
            }
        }

        /// 1, 0 or NaN.
        private static double isGreater(double a, double b) {
            return Math.max(Math.signum(a - b), 0.0);
        }
    }
}
