package dev.alphatrail.portfolio;

import dev.alphatrail.panel.Matrix;
import dev.alphatrail.stats.TieOrder;

/// A factor as it can be traded: its values `executionLag` days late, and each day's names in
/// ascending order.
///
/// The signal of date `t` is the factor value of `t − executionLag`; the first `executionLag` dates
/// have none. It is sorted once, and everything that ranks, ties or cuts tails reads that order.
public final class RankedSignal {
    private final int instruments;
    private final int lag;
    private final double[] values;
    private final int[] order;
    private final int[] tie;
    private final int[] count;

    private RankedSignal(Matrix factor, int lag) {
        int dates = factor.dates();
        this.instruments = factor.instruments();
        this.lag = lag;
        this.values = factor.sharedValues();
        this.order = new int[values.length];
        this.tie = new int[values.length];
        this.count = new int[dates];
        TieOrder sorter = new TieOrder(instruments);
        for (int t = 0; t + lag < dates; t++) {
            int row = t * instruments;
            count[t] = sorter.sort(values, row, instruments, order, tie, row);
        }
    }

    /// The signal of a factor that is traded `executionLag` ≥ 0 days after its value is known.
    public static RankedSignal of(Matrix factor, int executionLag) {
        if (executionLag < 0) {
            throw new IllegalArgumentException(
                    "execution_lag is " + executionLag + ", must be at least 0");
        }
        return new RankedSignal(factor, executionLag);
    }

    /// Number of names with a signal on date `t`.
    public int count(int t) {
        return t < lag ? 0 : count[t - lag];
    }

    /// Where the day's entries begin in [#order] and [#ties]; [#count] entries follow.
    public int offset(int t) {
        return Math.max(0, t - lag) * instruments;
    }

    /// Instruments in ascending order of the signal, day after day; read only.
    public int[] order() {
        return order;
    }

    /// Number of distinct values below each entry of [#order], so neighbours with equal numbers
    /// tie; read only.
    public int[] ties() {
        return tie;
    }

    /// The signal of the day's instrument `i` stands at [#offset] + `i`, where the day has one;
    /// read only.
    public double[] values() {
        return values;
    }
}
