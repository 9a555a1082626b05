package dev.alphatrail.stats;

import java.util.Arrays;

/// Ranks from 1 (smallest) to `n`, by [OrderKey]; ties share the mean of the ranks they occupy.
///
/// Made for many rows: one instance keeps its scratch space and belongs to one thread.
public final class AverageRanks {
    private final TieOrder sorter;
    private final double[] ranks;
    private final double[] shares;
    private int sharesOf;

    // of a row wider than a run only
    private final int[] order;
    private final int[] tie;

    /// For rows of up to `width` values.
    public AverageRanks(int width) {
        this.sorter = new TieOrder(width);
        this.ranks = new double[width];
        this.shares = new double[width];
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
        return place(values, offset, width, out, to, false);
    }

    /// The same with each rank divided by the number of values that are not NaN: in (0, 1].
    ///
    /// @return how many values are not NaN
    public int share(double[] values, int offset, int width, double[] out, int to) {
        return place(values, offset, width, out, to, true);
    }

    private int place(double[] values, int offset, int width, double[] out, int to, boolean share) {
        boolean wide = width > TieOrder.RUN;
        int n =
                wide
                        ? sorter.sort(values, offset, width, order, tie, 0)
                        : sorter.sortRun(values, offset, width);
        if (n < width) {
            Arrays.fill(out, to, to + width, Double.NaN);
        }
        double divisor = share ? n : 1;
        double[] places = share ? shares(n) : ranks;
        if (wide) {
            placeWide(n, places, divisor, out, to);
        } else if (n > 0 && scatter(sorter.run(), n, places, out, to)) {
            averageTies(sorter.run(), n, divisor, out, to);
        }
        return n;
    }

    /// The ranks of `n` values, divided by `n`.
    private double[] shares(int n) {
        if (n != sharesOf) {
            sharesOf = n;
            double divisor = n;
            for (int j = 0; j < n; j++) {
                shares[j] = ranks[j] / divisor;
            }
        }
        return shares;
    }

    /// Puts the places of the sorted elements to where the values came from.
    ///
    /// @return whether any two tie
    private static boolean scatter(long[] run, int n, double[] places, double[] out, int to) {
        long before = ~run[0];
        long tied = 0;
        for (int j = 0; j < n; j++) {
            long element = run[j];
            out[to + (int) (element & TieOrder.INDEX_MASK)] = places[j];
            // negative when both have one key
            tied |= ((element ^ before) >>> PackedKeySort.INDEX_BITS) - 1;
            before = element;
        }
        return tied < 0;
    }

    private static void averageTies(long[] run, int n, double divisor, double[] out, int to) {
        int end;
        for (int from = 0; from < n; from = end) {
            long key = run[from] >> PackedKeySort.INDEX_BITS;
            end = from + 1;
            while (end < n && run[end] >> PackedKeySort.INDEX_BITS == key) {
                end++;
            }
            if (end > from + 1) {
                double rank = 0.5 * (from + 1 + end) / divisor;
                for (int j = from; j < end; j++) {
                    out[to + (int) (run[j] & TieOrder.INDEX_MASK)] = rank;
                }
            }
        }
    }

    private void placeWide(int n, double[] places, double divisor, double[] out, int to) {
        int end;
        for (int from = 0; from < n; from = end) {
            end = from + 1;
            while (end < n && tie[end] == tie[from]) {
                end++;
            }
            double rank = end == from + 1 ? places[from] : 0.5 * (from + 1 + end) / divisor;
            for (int j = from; j < end; j++) {
                out[to + order[j]] = rank;
            }
        }
    }
}
