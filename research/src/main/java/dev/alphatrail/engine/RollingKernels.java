package dev.alphatrail.engine;

/// Sums and moments over the last `w` dates, per instrument; NaN unless all `w` values are present.
///
/// A window is *constant* when the order keys of its values are equal; then its standard deviation
/// is exactly 0.
final class RollingKernels {
    private RollingKernels() {}

    static void sum(Slab x, Slab out, Block block, int w) {
        RollingWindows.drive(block, new Total(block, x, w, 1), out, w);
    }

    static void mean(Slab x, Slab out, Block block, int w) {
        RollingWindows.drive(block, new Total(block, x, w, w), out, w);
    }

    static void product(Slab x, Slab out, Block block, int w) {
        RollingWindows.drive(block, new RollingProduct(block, x, w), out, w);
    }

    /// The mean with weights 1 (oldest) to `w` (today).
    static void decayLinear(Slab x, Slab out, Block block, int w) {
        RollingWindows.drive(block, new Decay(block, x, w), out, w);
    }

    /// The sample standard deviation (ddof 1).
    static void std(Slab x, Slab out, Block block, int w) {
        RollingWindows.drive(block, new Deviation(block, x, w, false), out, w);
    }

    /// Today's distance from the window's mean in standard deviations; NaN where the window is
    /// constant.
    static void zscore(Slab x, Slab out, Block block, int w) {
        RollingWindows.drive(block, new Deviation(block, x, w, true), out, w);
    }

    /// The sample covariance (ddof 1).
    static void cov(Slab x, Slab y, Slab out, Block block, int w) {
        RollingWindows.drive(block, new RollingComovement(block, x, y, w, false), out, w);
    }

    /// Pearson's correlation; NaN where either side is constant.
    static void corr(Slab x, Slab y, Slab out, Block block, int w) {
        RollingWindows.drive(block, new RollingComovement(block, x, y, w, true), out, w);
    }

    private static final class Total implements RollingWindows.Statistic {
        private final Block block;
        private final Slab x;
        private final double divisor;
        private final double[] row;
        private final RollingWindows.Sum sum;

        Total(Block block, Slab x, int w, double divisor) {
            this.row = block.row();
            this.block = block;
            this.x = x;
            this.divisor = divisor;
            this.sum = new RollingWindows.Sum(block, w);
        }

        @Override
        public void anchor(int t) {
            x.load(block, t, row);
            sum.anchor(row);
        }

        @Override
        public void older(int t, int m) {
            x.load(block, t, row);
            sum.older(row, m);
        }

        @Override
        public void newer(int t, int j) {
            x.load(block, t, row);
            sum.newer(row);
        }

        @Override
        public void emit(int t, int m, int j, double[] out) {
            divide(sum.suffix(m), sum.prefix(), divisor, out);
        }

        private static void divide(double[] suffix, double[] prefix, double divisor, double[] out) {
            for (int i = 0; i < out.length; i++) {
                out[i] = ElementwiseKernels.finite((suffix[i] + prefix[i]) / divisor);
            }
        }
    }

    /// In a window with `m` rows before the anchor, the oldest row weighs 1, the anchor's `m + 1`,
    /// and the one `r` rows after it `m + 1 + r`. So the suffix's part is the sum of the plain sums
    /// of all its shorter suffixes, and the prefix's part is `m + 1` times its plain sum, plus the
    /// sum of its rows times `r`.
    private static final class Decay implements RollingWindows.Statistic {
        private final Block block;
        private final Slab x;
        private final double weights;
        private final double[] row;
        private final RollingWindows.Sum plain;
        private final RollingWindows.Sum weighted;

        Decay(Block block, Slab x, int w) {
            this.row = block.row();
            this.block = block;
            this.x = x;
            this.weights = w * (w + 1.0) / 2;
            this.plain = new RollingWindows.Sum(block, w);
            this.weighted = new RollingWindows.Sum(block, w);
        }

        @Override
        public void anchor(int t) {
            x.load(block, t, row);
            plain.anchor(row);
            weighted.anchor(row);
        }

        @Override
        public void older(int t, int m) {
            x.load(block, t, row);
            addOlder(
                    row,
                    plain.suffix(m - 1),
                    plain.suffix(m),
                    weighted.suffix(m - 1),
                    weighted.suffix(m));
        }

        private static void addOlder(
                double[] row, double[] sum, double[] newSum, double[] sums, double[] newSums) {
            for (int i = 0; i < row.length; i++) {
                double longer = sum[i] + row[i];
                newSum[i] = longer;
                newSums[i] = sums[i] + longer;
            }
        }

        @Override
        public void newer(int t, int j) {
            x.load(block, t, row);
            addNewer(row, j, plain.prefix(), weighted.prefix());
        }

        private static void addNewer(double[] row, double j, double[] sum, double[] weighted) {
            for (int i = 0; i < row.length; i++) {
                sum[i] += row[i];
                weighted[i] += row[i] * j;
            }
        }

        @Override
        public void emit(int t, int m, int j, double[] out) {
            mean(weighted.suffix(m), weighted.prefix(), plain.prefix(), m + 1.0, weights, out);
        }

        private static void mean(
                double[] suffix,
                double[] prefix,
                double[] plain,
                double shift,
                double weights,
                double[] out) {
            for (int i = 0; i < out.length; i++) {
                double sum = suffix[i] + prefix[i] + shift * plain[i];
                out[i] = ElementwiseKernels.finite(sum / weights);
            }
        }
    }

    private static final class Deviation implements RollingWindows.Statistic {
        private final AnchoredMoments x;
        private final boolean standardise;
        private final double[] variance;

        Deviation(Block block, Slab x, int w, boolean standardise) {
            this.variance = block.row();
            this.x = new AnchoredMoments(block, x, w);
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
