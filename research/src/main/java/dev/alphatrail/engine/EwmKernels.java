package dev.alphatrail.engine;

import dev.alphatrail.stats.OrderKey;

/// Exponentially weighted moments of all present values up to today, per instrument: weights `(1 -
/// alpha)^k` with `k` dates of age and `alpha = 2 / (span + 1)`, normalised by their sum. NaN until
/// `span` values were present; a value missing today does not make the result missing. The same as
/// pandas' `ewm(span, adjust=True, ignore_na=False, min_periods=span)`, with bias-corrected
/// variance.
///
/// Weights are kept relative to the newest present value and decay only when the next one arrives,
/// so nothing underflows in a long gap.
final class EwmKernels {
    private EwmKernels() {}

    /// Numbers per instrument that [#mean] carries from date to date.
    static final int MEAN_STATES = 5;

    /// Numbers per instrument that [#std] carries from date to date.
    static final int STD_STATES = 9;

    static void mean(Slab x, Slab out, Block block, double[][] states, int span) {
        Mean mean = new Mean(states, span);
        for (int t = block.from(); t < block.to(); t++) {
            int in = x.at(t, 0);
            int to = out.at(t, 0);
            for (int i = block.left(); i < block.right(); i++) {
                mean.add(i, x.values()[in + i]);
                out.values()[to + i] =
                        mean.count[i] >= span
                                ? ElementwiseKernels.finite(mean.mean[i])
                                : Double.NaN;
            }
        }
    }

    static void std(Slab x, Slab out, Block block, double[][] states, int span) {
        Mean mean = new Mean(states, span);
        Spread spread = new Spread(states);
        for (int t = block.from(); t < block.to(); t++) {
            int in = x.at(t, 0);
            int to = out.at(t, 0);
            for (int i = block.left(); i < block.right(); i++) {
                spread.add(mean, i, x.values()[in + i]);
                out.values()[to + i] =
                        mean.count[i] >= span
                                ? ElementwiseKernels.finite(spread.std(mean, i))
                                : Double.NaN;
            }
        }
    }

    /// Weight and mean of the values so far. The mean is carried with the rounding error of its
    /// last step, so that differences from it are as exact as if it had been computed anew each
    /// day.
    private static final class Mean {
        final double decay;
        final double[] count;
        final double[] mean;
        final double[] meanError;
        final double[] weight;

        /// By how much the weights so far must shrink when the next value arrives.
        final double[] pendingDecay;

        Mean(double[][] states, int span) {
            decay = 1 - 2.0 / (span + 1.0);
            count = states[0];
            mean = states[1];
            meanError = states[2];
            weight = states[3];
            pendingDecay = states[4];
        }

        double difference(int i, double value) {
            return value - mean[i] - meanError[i];
        }

        void add(int i, double value) {
            if (Double.isNaN(value)) {
                pendingDecay[i] *= decay;
                return;
            }
            double before = weight[i] * pendingDecay[i];
            weight[i] = before + 1;
            pendingDecay[i] = decay;
            count[i]++;
            if (before == 0) {
                mean[i] = value;
                meanError[i] = 0;
            } else {
                move(i, difference(i, value) / weight[i]);
            }
        }

        /// Adds to the mean and keeps what rounding cut off (Knuth's two-sum).
        private void move(int i, double step) {
            double small = meanError[i] + step;
            double moved = mean[i] + small;
            double taken = moved - mean[i];
            meanError[i] = (mean[i] - (moved - taken)) + (small - taken);
            mean[i] = moved;
        }
    }

    /// Weighted squares about the mean, and twice the sum of `weight_i * weight_j` over all pairs:
    /// the latter is what the bias correction divides by, gathered without the cancellation of
    /// `(sum w)^2 - sum w^2`.
    private static final class Spread {
        final double[] squares;
        final double[] pairs;
        final double[] firstKey;

        /// 1 once two values had different keys.
        final double[] varied;

        Spread(double[][] states) {
            squares = states[5];
            pairs = states[6];
            firstKey = states[7];
            varied = states[8];
        }

        void add(Mean mean, int i, double value) {
            double decay = mean.pendingDecay[i];
            double before = mean.weight[i] * decay;
            double difference = mean.difference(i, value);
            mean.add(i, value);
            if (Double.isNaN(value)) {
                return;
            }
            double key = OrderKey.rounded(value);
            if (mean.count[i] == 1) {
                firstKey[i] = key;
                return;
            }
            if (key != firstKey[i]) {
                varied[i] = 1;
            }
            squares[i] = squares[i] * decay + before / mean.weight[i] * difference * difference;
            pairs[i] = pairs[i] * decay * decay + 2 * before;
        }

        /// The bias-corrected standard deviation; exactly 0 while all values had one key.
        double std(Mean mean, int i) {
            return varied[i] == 1 ? Math.sqrt(squares[i] * mean.weight[i] / pairs[i]) : 0.0;
        }
    }
}
