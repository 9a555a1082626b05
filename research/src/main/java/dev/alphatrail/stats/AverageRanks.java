package dev.alphatrail.stats;

import java.util.Arrays;

/// Ranks from 1 (smallest) to `n`, by [OrderKey]; ties share the mean of the ranks they occupy.
///
/// Made for many rows: one instance keeps its scratch space and belongs to one thread.
public final class AverageRanks {
    private final TieOrder sorter;
    private final int[] order;
    private final int[] tie;

    /// For rows of up to `width` values.
    public AverageRanks(int width) {
        this.sorter = new TieOrder(width);
        this.order = new int[width];
        this.tie = new int[width];
    }

    /// Writes the ranks of `values[offset] … values[offset + width - 1]` to `out[to]…`; a NaN has
    /// none, its rank is NaN. `out` may be `values`.
    ///
    /// @return how many values are not NaN
    public int rank(double[] values, int offset, int width, double[] out, int to) {
        int n = sorter.sort(values, offset, width, order, tie, 0);
        if (n < width) {
            Arrays.fill(out, to, to + width, Double.NaN);
        }
        if (n > 0 && tie[n - 1] == n - 1) {
            // no two tie, as in most rows
            for (int j = 0; j < n; j++) {
                out[to + order[j]] = j + 1.0;
            }
            return n;
        }
        int from = 0;
        while (from < n) {
            int end = from + 1;
            while (end < n && tie[end] == tie[from]) {
                end++;
            }
            double rank = 0.5 * (from + 1 + end);
            for (int j = from; j < end; j++) {
                out[to + order[j]] = rank;
            }
            from = end;
        }
        return n;
    }
}
