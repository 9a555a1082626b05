package dev.alphatrail.engine;

import dev.alphatrail.stats.OrderKey;

import java.util.Arrays;

/// Extremes and ranks over the last `w` dates, per instrument; NaN unless all `w` values are
/// present.
final class RollingOrderKernels {
    private RollingOrderKernels() {}

    static void max(double[] x, double[] out, int dates, int instruments, int w) {
        RollingWindows.drive(tile -> new Largest(tile, x, w, 1), out, dates, instruments, w);
    }

    static void min(double[] x, double[] out, int dates, int instruments, int w) {
        RollingWindows.drive(tile -> new Largest(tile, x, w, -1), out, dates, instruments, w);
    }

    /// The place of the largest value, 1 (oldest) to `w` (today); of ties by key the oldest.
    static void argmax(double[] x, double[] out, int dates, int instruments, int w) {
        RollingWindows.drive(tile -> new PlaceOfLargest(tile, x, w, 1), out, dates, instruments, w);
    }

    /// The place of the smallest value, 1 (oldest) to `w` (today); of ties by key the oldest.
    static void argmin(double[] x, double[] out, int dates, int instruments, int w) {
        RollingWindows.drive(
                tile -> new PlaceOfLargest(tile, x, w, -1), out, dates, instruments, w);
    }

    /// The average rank by key of today's value among the `w` values, divided by `w`.
    ///
    /// The average rank is half of the window's length plus 1 plus the *balance*: the number of
    /// smaller values less the number of larger ones. All values of a window are compared with
    /// today's; that is cheap for many instruments at a time, and a NaN makes the balance NaN.
    static void rank(double[] x, double[] out, int dates, int instruments, int w) {
        Arrays.fill(out, 0, Math.min(w - 1, dates) * instruments, Double.NaN);
        if (w > dates) {
            return;
        }
        for (int column = 0; column < instruments; column += Tile.WIDTH) {
            Tile tile = Tile.from(column, instruments);
            double[][] keys = new double[w][tile.width()];
            double[] balance = tile.row();
            for (int t = 0; t < dates; t++) {
                double[] today = keys[t % w];
                loadKeys(tile, x, t, 1, today);
                if (t < w - 1) {
                    continue;
                }
                Arrays.fill(balance, 0.0);
                for (double[] other : keys) {
                    addComparison(today, other, balance);
                }
                for (int i = 0; i < balance.length; i++) {
                    balance[i] = (balance[i] + (w + 1.0)) / (2.0 * w);
                }
                tile.store(balance, out, t);
            }
        }
    }

    private static void addComparison(double[] today, double[] other, double[] balance) {
        for (int i = 0; i < balance.length; i++) {
            balance[i] += Math.signum(today[i] - other[i]);
        }
    }

    /// Fills a row with `sign` times the values rounded to their keys; NaN stays NaN.
    private static void loadKeys(Tile tile, double[] x, int t, double sign, double[] row) {
        tile.load(x, t, row);
        for (int i = 0; i < row.length; i++) {
            row[i] = sign * (Double.isNaN(row[i]) ? Double.NaN : OrderKey.rounded(row[i]));
        }
    }

    private static final class Largest implements RollingWindows.Statistic {
        private final Tile tile;
        private final double[] x;
        private final double sign;
        private final double[][] suffixes;
        private final double[] prefix;
        private final double[] row;

        Largest(Tile tile, double[] x, int w, double sign) {
            this.prefix = tile.row();
            this.row = tile.row();
            this.tile = tile;
            this.x = x;
            this.sign = sign;
            this.suffixes = new double[w][tile.width()];
        }

        @Override
        public void anchor(int t) {
            tile.load(x, t, suffixes[0]);
            for (int i = 0; i < suffixes[0].length; i++) {
                suffixes[0][i] *= sign;
            }
            Arrays.fill(prefix, Double.NEGATIVE_INFINITY);
        }

        @Override
        public void older(int t, int m) {
            tile.load(x, t, row);
            double[] out = suffixes[m];
            double[] shorter = suffixes[m - 1];
            for (int i = 0; i < out.length; i++) {
                out[i] = Math.max(shorter[i], sign * row[i]);
            }
        }

        @Override
        public void newer(int t, int j) {
            tile.load(x, t, row);
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
    /// the largest key.
    private static final class PlaceOfLargest implements RollingWindows.Statistic {
        private final Tile tile;
        private final double[] x;
        private final int w;
        private final double sign;
        private final double[][] suffixKeys;
        private final double[][] suffixRows;
        private final double[] prefixKeys;
        private final double[] prefixRows;
        private final double[] row;

        PlaceOfLargest(Tile tile, double[] x, int w, double sign) {
            this.prefixKeys = tile.row();
            this.prefixRows = tile.row();
            this.row = tile.row();
            this.tile = tile;
            this.x = x;
            this.w = w;
            this.sign = sign;
            this.suffixKeys = new double[w][tile.width()];
            this.suffixRows = new double[w][tile.width()];
        }

        @Override
        public void anchor(int t) {
            loadKeys(tile, x, t, sign, suffixKeys[0]);
            Arrays.fill(suffixRows[0], t);
            Arrays.fill(prefixKeys, Double.NEGATIVE_INFINITY);
        }

        @Override
        public void older(int t, int m) {
            loadKeys(tile, x, t, sign, row);
            double[] keys = suffixKeys[m];
            double[] rows = suffixRows[m];
            double[] shorterKeys = suffixKeys[m - 1];
            double[] shorterRows = suffixRows[m - 1];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = row[i] >= shorterKeys[i] ? t : shorterRows[i];
                keys[i] = Math.max(row[i], shorterKeys[i]);
            }
        }

        @Override
        public void newer(int t, int j) {
            loadKeys(tile, x, t, sign, row);
            for (int i = 0; i < prefixRows.length; i++) {
                prefixRows[i] = row[i] > prefixKeys[i] ? t : prefixRows[i];
                prefixKeys[i] = Math.max(row[i], prefixKeys[i]);
            }
        }

        @Override
        public void emit(int t, int m, int j, double[] out) {
            double[] keys = suffixKeys[m];
            double[] rows = suffixRows[m];
            double before = t - w;
            for (int i = 0; i < out.length; i++) {
                double place = (prefixKeys[i] > keys[i] ? prefixRows[i] : rows[i]) - before;
                out[i] = Double.isNaN(prefixKeys[i] + keys[i]) ? Double.NaN : place;
            }
        }
    }
}
