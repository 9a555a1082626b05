package dev.alphatrail.engine;

/// Sums and moments over the last `w` dates, per instrument; NaN unless all `w` values are present.
///
/// A window is *constant* when the order keys of its values are equal; then its standard deviation
/// is exactly 0.
final class RollingKernels {
    private RollingKernels() {}

    static void sum(double[] x, double[] out, int dates, int instruments, int w) {
        RollingWindows.drive(tile -> new Total(tile, x, w, 1), out, dates, instruments, w);
    }

    static void mean(double[] x, double[] out, int dates, int instruments, int w) {
        RollingWindows.drive(tile -> new Total(tile, x, w, w), out, dates, instruments, w);
    }

    static void product(double[] x, double[] out, int dates, int instruments, int w) {
        RollingWindows.drive(tile -> new RollingProduct(tile, x, w), out, dates, instruments, w);
    }

    /// The mean with weights 1 (oldest) to `w` (today).
    static void decayLinear(double[] x, double[] out, int dates, int instruments, int w) {
        RollingWindows.drive(tile -> new Decay(tile, x, w), out, dates, instruments, w);
    }

    /// The sample standard deviation (ddof 1).
    static void std(double[] x, double[] out, int dates, int instruments, int w) {
        RollingWindows.drive(tile -> new Deviation(tile, x, w, false), out, dates, instruments, w);
    }

    /// Today's distance from the window's mean in standard deviations; NaN where the window is
    /// constant.
    static void zscore(double[] x, double[] out, int dates, int instruments, int w) {
        RollingWindows.drive(tile -> new Deviation(tile, x, w, true), out, dates, instruments, w);
    }

    /// The sample covariance (ddof 1).
    static void cov(double[] x, double[] y, double[] out, int dates, int instruments, int w) {
        RollingWindows.drive(
                tile -> new RollingComovement(tile, x, y, w, false), out, dates, instruments, w);
    }

    /// Pearson's correlation; NaN where either side is constant.
    static void corr(double[] x, double[] y, double[] out, int dates, int instruments, int w) {
        RollingWindows.drive(
                tile -> new RollingComovement(tile, x, y, w, true), out, dates, instruments, w);
    }

    private static final class Total implements RollingWindows.Statistic {
        private final Tile tile;
        private final double[] x;
        private final double divisor;
        private final double[] row;
        private final RollingWindows.Sum sum;

        Total(Tile tile, double[] x, int w, double divisor) {
            this.row = tile.row();
            this.tile = tile;
            this.x = x;
            this.divisor = divisor;
            this.sum = new RollingWindows.Sum(tile, w);
        }

        @Override
        public void anchor(int t) {
            tile.load(x, t, row);
            sum.anchor(row);
        }

        @Override
        public void older(int t, int m) {
            tile.load(x, t, row);
            sum.older(row, m);
        }

        @Override
        public void newer(int t, int j) {
            tile.load(x, t, row);
            sum.newer(row);
        }

        @Override
        public void emit(int t, int m, int j, double[] out) {
            sum.total(m, out);
            for (int i = 0; i < out.length; i++) {
                out[i] = ElementwiseKernels.finite(out[i] / divisor);
            }
        }
    }

    /// In a window with `m` rows before the anchor, the oldest row weighs 1, the anchor's `m + 1`,
    /// and the one `r` rows after it `m + 1 + r`. So the suffix's part is the sum of the plain sums
    /// of all its shorter suffixes, and the prefix's part is `m + 1` times its plain sum, plus the
    /// sum of its rows times `r`.
    private static final class Decay implements RollingWindows.Statistic {
        private final Tile tile;
        private final double[] x;
        private final double weights;
        private final double[] row;
        private final RollingWindows.Sum plain;
        private final RollingWindows.Sum weighted;

        Decay(Tile tile, double[] x, int w) {
            this.row = tile.row();
            this.tile = tile;
            this.x = x;
            this.weights = w * (w + 1.0) / 2;
            this.plain = new RollingWindows.Sum(tile, w);
            this.weighted = new RollingWindows.Sum(tile, w);
        }

        @Override
        public void anchor(int t) {
            tile.load(x, t, row);
            plain.anchor(row);
            weighted.anchor(row);
        }

        @Override
        public void older(int t, int m) {
            tile.load(x, t, row);
            plain.older(row, m);
            weighted.older(plain.suffix(m), m);
        }

        @Override
        public void newer(int t, int j) {
            tile.load(x, t, row);
            plain.newer(row);
            for (int i = 0; i < row.length; i++) {
                row[i] *= j;
            }
            weighted.newer(row);
        }

        @Override
        public void emit(int t, int m, int j, double[] out) {
            weighted.total(m, out);
            double[] prefix = plain.prefix();
            double shift = m + 1.0;
            for (int i = 0; i < out.length; i++) {
                out[i] = ElementwiseKernels.finite((out[i] + shift * prefix[i]) / weights);
            }
        }
    }

    private static final class Deviation implements RollingWindows.Statistic {
        private final AnchoredMoments x;
        private final boolean standardise;
        private final double[] variance;

        Deviation(Tile tile, double[] x, int w, boolean standardise) {
            this.variance = tile.row();
            this.x = new AnchoredMoments(tile, x, w);
            this.standardise = standardise;
        }

        @Override
        public void anchor(int t) {
            x.anchor(t);
        }

        @Override
        public void older(int t, int m) {
            x.older(t, m);
        }

        @Override
        public void newer(int t, int j) {
            x.newer(t);
        }

        @Override
        public void emit(int t, int m, int j, double[] out) {
            x.variance(t, m, variance);
            if (standardise) {
                x.deviation(t, m, out);
                for (int i = 0; i < out.length; i++) {
                    out[i] = ElementwiseKernels.finite(out[i] / Math.sqrt(variance[i]));
                }
            } else {
                for (int i = 0; i < out.length; i++) {
                    out[i] = ElementwiseKernels.finite(Math.sqrt(variance[i]));
                }
            }
        }
    }
}
