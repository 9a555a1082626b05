package dev.alphatrail.evaluation;

import dev.alphatrail.panel.Matrix;
import dev.alphatrail.stats.TieOrder;

/// Returns of the next `horizon` days, `f[t,i] = c[t+h,i] / c[t,i] − 1`, missing where either close
/// is, with each day's names sorted once for all factors. These are what a signal is meant to
/// predict; nothing but statistics may read them.
final class ForwardReturns {
    private final int instruments;
    private final int horizon;
    private final double[] values;
    private final int[] order;
    private final int[] tie;
    private final int[] count;

    private ForwardReturns(Matrix close, int horizon) {
        this.instruments = close.instruments();
        this.horizon = horizon;
        double[] prices = close.sharedValues();
        this.values = new double[prices.length];
        this.order = new int[prices.length];
        this.tie = new int[prices.length];
        this.count = new int[close.dates()];
        java.util.Arrays.fill(values, Double.NaN);
        int ahead = Math.min(horizon, close.dates()) * instruments;
        for (int j = 0; j + ahead < prices.length; j++) {
            values[j] = prices[j + ahead] / prices[j] - 1;
        }
        TieOrder sorter = new TieOrder(instruments);
        for (int t = 0; t < count.length; t++) {
            int row = t * instruments;
            count[t] = sorter.sort(values, row, instruments, order, tie, row);
        }
    }

    static ForwardReturns of(Matrix close, int horizon) {
        return new ForwardReturns(close, horizon);
    }

    int horizon() {
        return horizon;
    }

    int dates() {
        return count.length;
    }

    int instruments() {
        return instruments;
    }

    /// Number of names with a forward return on date `t`.
    int count(int t) {
        return count[t];
    }

    double at(int t, int i) {
        return values[t * instruments + i];
    }

    /// All values, dates × instruments, time-major; read only.
    double[] values() {
        return values;
    }

    /// Where the day's entries begin in [#order] and [#ties].
    int offset(int t) {
        return t * instruments;
    }

    int[] order() {
        return order;
    }

    int[] ties() {
        return tie;
    }
}
