package dev.alphatrail.stats;

import java.util.Arrays;

/// Sorts the finite values of a row by [OrderKey] and tells which of them tie.
///
/// Made for many rows: one instance keeps its scratch space and belongs to one thread.
public final class TieOrder {
    /// An index below this fits into the 12 bits that an order key leaves free.
    private static final int PACKED_LIMIT = 1 << 12;

    private static final long INDEX_MASK = PACKED_LIMIT - 1;

    private final long[] scratch;
    private final long[] keys;

    /// For rows of up to `width` values.
    public TieOrder(int width) {
        this.scratch = new long[width];
        this.keys = new long[width > PACKED_LIMIT ? width : 0];
    }

    /// Sorts `values[offset] … values[offset + width - 1]`, leaving NaN out. Writes the indices (0
    /// to `width − 1`) of the others in ascending order to `order[offset]…`, and beside each the
    /// number of distinct keys below its own to `tie[offset]…`, so that two neighbours tie when
    /// their numbers are equal. Among ties the index ascends.
    ///
    /// @return how many values are not NaN
    public int sort(double[] values, int offset, int width, int[] order, int[] tie) {
        return width <= PACKED_LIMIT
                ? sortPacked(values, offset, width, order, tie)
                : sortWide(values, offset, width, order, tie);
    }

    private int sortPacked(double[] values, int offset, int width, int[] order, int[] tie) {
        int n = 0;
        for (int i = 0; i < width; i++) {
            double value = values[offset + i];
            if (!Double.isNaN(value)) {
                scratch[n++] = (OrderKey.of(value) & ~INDEX_MASK) | i;
            }
        }
        Arrays.sort(scratch, 0, n);
        int below = 0;
        for (int j = 0; j < n; j++) {
            if (j > 0 && (scratch[j] >> 12) != (scratch[j - 1] >> 12)) {
                below++;
            }
            order[offset + j] = (int) (scratch[j] & INDEX_MASK);
            tie[offset + j] = below;
        }
        return n;
    }

    /// The same for rows too wide to pack: sort the keys, then sort (position of the first equal
    /// key, index).
    private int sortWide(double[] values, int offset, int width, int[] order, int[] tie) {
        int n = 0;
        for (int i = 0; i < width; i++) {
            double value = values[offset + i];
            if (!Double.isNaN(value)) {
                keys[n++] = OrderKey.of(value);
            }
        }
        Arrays.sort(keys, 0, n);
        int distinct = 0;
        for (int j = 0; j < n; j++) {
            if (j == 0 || keys[j] != keys[j - 1]) {
                keys[distinct++] = keys[j];
            }
        }
        int at = 0;
        for (int i = 0; i < width; i++) {
            double value = values[offset + i];
            if (!Double.isNaN(value)) {
                scratch[at++] =
                        (long) Arrays.binarySearch(keys, 0, distinct, OrderKey.of(value)) << 32 | i;
            }
        }
        Arrays.sort(scratch, 0, n);
        for (int j = 0; j < n; j++) {
            order[offset + j] = (int) scratch[j];
            tie[offset + j] = (int) (scratch[j] >> 32);
        }
        return n;
    }
}
