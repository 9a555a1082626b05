package dev.alphatrail.stats;

import java.util.Arrays;

/// Sorts longs that carry an order key above their low 12 bits and, in these, a number that ascends
/// among those of one key: the place of a value in its row.
///
/// A radix sort over the highest 24 bits in which the keys differ puts nearly all of them into
/// their places; one look along the result mends the others. Where too many are out of place
/// (values that crowd together far from one that does not) it goes over all bits. The time hardly
/// depends on how the values are distributed, nor on the processor, as that of [Arrays#sort] does.
final class PackedKeySort {
    static final int INDEX_BITS = 12;

    /// Fewer are sorted faster by comparing.
    private static final int FEW = 64;

    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int FIRST_TRY_BITS = 3 * DIGIT_BITS;

    private final int[] starts = new int[DIGITS];
    private final long[] spare;

    PackedKeySort(int width) {
        this.spare = new long[width];
    }

    /// Sorts the first `n` elements, which ascend in their low bits.
    void sort(long[] packed, int n) {
        if (n < FEW) {
            Arrays.sort(packed, 0, n);
            return;
        }
        long difference = 0;
        for (int i = 1; i < n; i++) {
            difference |= packed[i] ^ packed[0];
        }
        int top = Long.SIZE - Long.numberOfLeadingZeros(difference);
        int bottom = Math.max(INDEX_BITS, top - FIRST_TRY_BITS);
        sortByBits(packed, n, bottom, top);
        if (!settle(packed, n, n)) {
            sortByBits(packed, n, INDEX_BITS, top);
        }
    }

    /// Sorts by the bits `from` (inclusive) to `to` (exclusive), and perhaps some above, leaving
    /// those alike in them in their order.
    private void sortByBits(long[] packed, int n, int from, int to) {
        long[] source = packed;
        long[] target = spare;
        boolean elsewhere = false;
        for (int shift = from; shift < to; shift += DIGIT_BITS) {
            distribute(source, target, n, shift);
            elsewhere = !elsewhere;
            long[] sorted = target;
            target = source;
            source = sorted;
        }
        if (elsewhere) {
            System.arraycopy(source, 0, packed, 0, n);
        }
    }

    private void distribute(long[] source, long[] target, int n, int shift) {
        Arrays.fill(starts, 0);
        for (int i = 0; i < n; i++) {
            starts[digit(source[i], shift)]++;
        }
        int start = 0;
        for (int d = 0; d < DIGITS; d++) {
            int size = starts[d];
            starts[d] = start;
            start += size;
        }
        for (int i = 0; i < n; i++) {
            target[starts[digit(source[i], shift)]++] = source[i];
        }
    }

    private static int digit(long packed, int shift) {
        // negative ones come first
        return (int) ((packed ^ Long.MIN_VALUE) >>> shift) & (DIGITS - 1);
    }

    /// Insertion sort; gives up, all elements still there, after about `moves` moves.
    private static boolean settle(long[] packed, int n, int moves) {
        int left = moves;
        for (int i = 1; i < n; i++) {
            long element = packed[i];
            int j = i;
            while (j > 0 && packed[j - 1] > element) {
                packed[j] = packed[j - 1];
                j--;
            }
            packed[j] = element;
            left -= i - j;
            if (left < 0) {
                return false;
            }
        }
        return true;
    }
}
