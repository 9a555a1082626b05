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

    static void mean(double[] x, double[] out, int dates, int instruments, int span) {
        State state = new State(instruments, span);
        for (int t = 0; t < dates; t++) {
            int row = t * instruments;
            for (int i = 0; i < instruments; i++) {
                state.add(i, x[row + i]);
                out[row + i] =
                        state.count[i] >= span
                                ? ElementwiseKernels.finite(state.mean[i])
                                : Double.NaN;
            }
        }
    }

    static void std(double[] x, double[] out, int dates, int instruments, int span) {
        State state = new State(instruments, span);
        Spread spread = new Spread(instruments);
        for (int t = 0; t < dates; t++) {
            int row = t * instruments;
            for (int i = 0; i < instruments; i++) {
                spread.add(state, i, x[row + i]);
                out[row + i] =
                        state.count[i] >= span
                                ? ElementwiseKernels.finite(spread.std(state, i))
                                : Double.NaN;
            }
        }
    }

    /// Weight and mean of the values so far. The mean is carried with the rounding error of its
    /// last step, so that differences from it are as exact as if it had been computed anew each
    /// day.
    private static final class State {
        final double decay;
        final int[] count;
        final double[] mean;
        final double[] meanError;
        final double[] weight;

        /// By how much the weights so far must shrink when the next value arrives.
        final double[] pendingDecay;

        State(int instruments, int span) {
            decay = 1 - 2.0 / (span + 1.0);
            count = new int[instruments];
            mean = new double[instruments];
            meanError = new double[instruments];
            weight = new double[instruments];
            pendingDecay = new double[instruments];
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
        final boolean[] varied;

        Spread(int instruments) {
            squares = new double[instruments];
            pairs = new double[instruments];
            firstKey = new double[instruments];
            varied = new boolean[instruments];
        }

        void add(State state, int i, double value) {
            double decay = state.pendingDecay[i];
            double before = state.weight[i] * decay;
            double difference = state.difference(i, value);
            state.add(i, value);
            if (Double.isNaN(value)) {
                return;
            }
            double key = OrderKey.rounded(value);
            if (state.count[i] == 1) {
                firstKey[i] = key;
                return;
            }
            varied[i] |= key != firstKey[i];
            squares[i] = squares[i] * decay + before / state.weight[i] * difference * difference;
            pairs[i] = pairs[i] * decay * decay + 2 * before;
        }

        /// The bias-corrected standard deviation; exactly 0 while all values had one key.
        double std(State state, int i) {
            return varied[i] ? Math.sqrt(squares[i] * state.weight[i] / pairs[i]) : 0.0;
        }
    }
}
