package dev.alphatrail.stats;

import java.util.Arrays;

/// Ranks from 1 (smallest) to `n`, by [OrderKey]; ties share the mean of the ranks they occupy.
///
/// Made for many rows: one instance keeps its scratch space and belongs to one thread.
public final class AverageRanks {
    private final TieOrder sorter;
    private final double[] ranks;
    private final int[] firsts;

    // of a row wider than a run only
    private final int[] order;
    private final int[] tie;

    /// For rows of up to `width` values.
    public AverageRanks(int width) {
        this.sorter = new TieOrder(width);
        this.ranks = new double[Math.min(width, TieOrder.RUN)];
        this.firsts = new int[ranks.length];
        Arrays.setAll(ranks, j -> j + 1.0);
        int wide = width > TieOrder.RUN ? width : 0;
        this.order = new int[wide];
        this.tie = new int[wide];
    }

    /// Writes the ranks of `values[offset] … values[offset + width - 1]` to `out[to]…`; a NaN has
    /// none, its rank is NaN. `out` may be `values`.
    ///
    /// @return how many values are not NaN
    public int rank(double[] values, int offset, int width, double[] out, int to) {
        boolean wide = width > TieOrder.RUN;
        int n =
                wide
                        ? sorter.sort(values, offset, width, order, tie, 0)
                        : sorter.sortRun(values, offset, width);
        if (n < width) {
            Arrays.fill(out, to, to + width, Double.NaN);
        }
        if (wide) {
            placeWide(n, out, to);
        } else if (n > 0 && scatter(sorter.run(), n, out, to)) {
            averageTies(sorter.run(), n, out, to);
        }
        return n;
    }

    /// The same with each rank divided by the number of values that are not NaN: in (0, 1].
    ///
    /// @return how many values are not NaN
    public int share(double[] values, int offset, int width, double[] out, int to) {
        int n = rank(values, offset, width, out, to);
        double reciprocal = 1.0 / n;
        for (int i = to; i < to + width; i++) {
            out[i] = Quotient.of(out[i], n, reciprocal);
        }
        return n;
    }

    /// Puts the ranks of the sorted elements to where the values came from.
    ///
    /// @return whether any two tie
    private boolean scatter(long[] run, int n, double[] out, int to) {
        long before = ~run[0];
        long tied = 0;
        for (int j = 0; j < n; j++) {
            long element = run[j];
            out[to + (int) (element & TieOrder.INDEX_MASK)] = ranks[j];
            // negative when both have one key
            tied |= ((element ^ before) >>> PackedKeySort.INDEX_BITS) - 1;
            before = element;
        }
        return tied < 0;
    }

    /// Puts the mean of the ranks of those that tie; the first and the last of them are found
    /// without a branch, which the processor would guess wrongly.
    private void averageTies(long[] run, int n, double[] out, int to) {
        int first = 0;
        long before = run[0];
        for (int j = 0; j < n; j++) {
            long element = run[j];
            first = Math.max(first, j & -TieOrder.differ(element, before));
            firsts[j] = first;
            before = element;
        }
        int last = n - 1;
        long after = run[n - 1];
        for (int j = n - 1; j >= 0; j--) {
            long element = run[j];
            last = Math.min(last, j | ((TieOrder.differ(element, after) - 1) & Integer.MAX_VALUE));
            out[to + (int) (element & TieOrder.INDEX_MASK)] = 0.5 * (firsts[j] + last + 2);
            after = element;
        }
    }

    private void placeWide(int n, double[] out, int to) {
        int end;
        for (int from = 0; from < n; from = end) {
            end = from + 1;
            while (end < n && tie[end] == tie[from]) {
                end++;
            }
            double rank = 0.5 * (from + 1 + end);
            for (int j = from; j < end; j++) {
                out[to + order[j]] = rank;
            }
        }
    }
}
