package dev.alphatrail.stats;

import java.util.Arrays;

/// Ranks from 1 (smallest) to `n`, by [OrderKey]; ties share the mean of the ranks they occupy.
public final class AverageRanks {
    private static final int INDEX_BITS = 12;
    private static final long INDEX = (1L << INDEX_BITS) - 1;

    private AverageRanks() {}

    /// Ranks the first `n` values, none of which may be NaN, into the first `n` elements of `out`.
    ///
    /// @param scratch at least `n` long; overwritten
    public static void ranks(double[] values, int n, long[] scratch, double[] out) {
        if (n <= INDEX + 1) {
            rankWithIndexInKey(values, n, scratch, out);
        } else {
            rankBySearch(values, n, scratch, out);
        }
    }

    /// The low bits of a key say nothing, so they carry the value's index: one sort of longs orders
    /// the values, and ties are neighbours.
    private static void rankWithIndexInKey(double[] values, int n, long[] scratch, double[] out) {
        for (int i = 0; i < n; i++) {
            scratch[i] = (OrderKey.of(values[i]) & ~INDEX) | i;
        }
        Arrays.sort(scratch, 0, n);
        int from = 0;
        while (from < n) {
            long key = scratch[from] & ~INDEX;
            int to = from + 1;
            while (to < n && (scratch[to] & ~INDEX) == key) {
                to++;
            }
            double rank = averageRank(from, to);
            for (int k = from; k < to; k++) {
                out[(int) (scratch[k] & INDEX)] = rank;
            }
            from = to;
        }
    }

    /// For more values than the low bits can number: sorts the keys alone and looks each one up.
    private static void rankBySearch(double[] values, int n, long[] scratch, double[] out) {
        for (int i = 0; i < n; i++) {
            scratch[i] = OrderKey.of(values[i]);
        }
        Arrays.sort(scratch, 0, n);
        for (int i = 0; i < n; i++) {
            long key = OrderKey.of(values[i]);
            out[i] =
                    averageRank(firstNotBelow(scratch, n, key), firstNotBelow(scratch, n, key + 1));
        }
    }

    private static int firstNotBelow(long[] sorted, int n, long key) {
        int low = 0;
        int high = n;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The mean of the ranks `from + 1` to `to`.
    private static double averageRank(int from, int to) {
        return 0.5 * (from + 1 + to);
    }
}
