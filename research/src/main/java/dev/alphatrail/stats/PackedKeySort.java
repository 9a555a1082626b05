package dev.alphatrail.stats;

import java.util.Arrays;

/// Sorts longs that carry an order key above their low 12 bits and, in these, a number that ascends
/// among those of one key: the place of a value in its row.
///
/// A radix sort over the highest 24 bits in which the keys differ, or 16 where they are folded (see
/// [FoldedKeys]), puts nearly all of them into their places; one look along the result mends the
/// others. Where too many are out of place (values that crowd together far from one that does not)
/// it goes over all bits. The time hardly depends on how the values are distributed, nor on the
/// processor, as that of [Arrays#sort] does.
final class PackedKeySort {
    static final int INDEX_BITS = 12;

    /// Fewer are sorted faster by comparing.
    static final int FEW = 64;

    private static final int DIGIT_BITS = 8;
    private static final int DIGITS = 1 << DIGIT_BITS;
    private static final int MASK = DIGITS - 1;
    private static final int FIRST_TRY = 3;

    private final int[][] starts = new int[(Long.SIZE - INDEX_BITS) / DIGIT_BITS + 1][DIGITS];
    private final long[] spare;

    PackedKeySort(int width) {
        this.spare = new long[width];
    }

    /// Scratch space of the width, in use while something is sorted.
    long[] spare() {
        return spare;
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
        int from = Math.max(INDEX_BITS, top - FIRST_TRY * DIGIT_BITS);
        sortByDigits(packed, n, from, FIRST_TRY);
        settleOrSort(packed, n, top);
    }

    /// The same for `n` elements that are not negative, the highest of whose low `bits` tell most
    /// of them apart.
    void sortFolded(long[] packed, int n, int bits) {
        if (n < FEW) {
            Arrays.sort(packed, 0, n);
            return;
        }
        int from = Math.max(INDEX_BITS, bits - 2 * DIGIT_BITS);
        int[] low = starts[0];
        int[] high = starts[1];
        Arrays.fill(low, 0);
        Arrays.fill(high, 0);
        countTwo(packed, n, from, low, high);
        accumulate(low, from);
        accumulate(high, from + DIGIT_BITS);
        distribute(packed, spare, n, from, low);
        distribute(spare, packed, n, from + DIGIT_BITS, high);
        settleOrSort(packed, n, bits);
    }

    private void settleOrSort(long[] packed, int n, int bits) {
        if (!settle(packed, n, n)) {
            sortByDigits(packed, n, INDEX_BITS, (bits - INDEX_BITS + DIGIT_BITS - 1) / DIGIT_BITS);
        }
    }

    /// Sorts by the `digits` that begin at bit `from`, leaving those alike in them in their order.
    private void sortByDigits(long[] packed, int n, int from, int digits) {
        long[] source = packed;
        long[] target = spare;
        for (int d = 0; d < digits; d++) {
            Arrays.fill(starts[d], 0);
        }
        if (digits == FIRST_TRY) {
            countThree(packed, n, from);
        } else {
            for (int d = 0; d < digits; d++) {
                count(packed, n, from + d * DIGIT_BITS, starts[d]);
            }
        }
        for (int d = 0; d < digits; d++) {
            int shift = from + d * DIGIT_BITS;
            accumulate(starts[d], shift);
            distribute(source, target, n, shift, starts[d]);
            long[] sorted = target;
            target = source;
            source = sorted;
        }
        if (digits % 2 != 0) {
            System.arraycopy(source, 0, packed, 0, n);
        }
    }

    private static void countTwo(long[] packed, int n, int from, int[] low, int[] high) {
        for (int i = 0; i < n; i++) {
            long bits = packed[i] >>> from;
            low[(int) bits & MASK]++;
            high[(int) (bits >>> DIGIT_BITS) & MASK]++;
        }
    }

    private void countThree(long[] packed, int n, int from) {
        int[] low = starts[0];
        int[] middle = starts[1];
        int[] high = starts[2];
        for (int i = 0; i < n; i++) {
            long bits = packed[i] >>> from;
            low[(int) bits & MASK]++;
            middle[(int) (bits >>> DIGIT_BITS) & MASK]++;
            high[(int) (bits >>> (2 * DIGIT_BITS)) & MASK]++;
        }
    }

    private static void count(long[] packed, int n, int shift, int[] counts) {
        for (int i = 0; i < n; i++) {
            counts[(int) (packed[i] >>> shift) & MASK]++;
        }
    }

    /// Makes of the numbers of each digit the places where they begin.
    private static void accumulate(int[] counts, int shift) {
        // the digit that holds the sign begins with the negative ones
        int sign = shift + DIGIT_BITS >= Long.SIZE ? 1 << (Long.SIZE - 1 - shift) : 0;
        int start = 0;
        for (int d = 0; d < DIGITS; d++) {
            int size = counts[d ^ sign];
            counts[d ^ sign] = start;
            start += size;
        }
    }

    private static void distribute(long[] source, long[] target, int n, int shift, int[] places) {
        for (int i = 0; i < n; i++) {
            long element = source[i];
            target[places[(int) (element >>> shift) & MASK]++] = element;
        }
    }

    /// Insertion sort; gives up, all elements still there, after about `moves` moves.
    private static boolean settle(long[] packed, int n, int moves) {
        int left = moves;
        for (int i = 1; i < n; i++) {
            long element = packed[i];
            if (packed[i - 1] <= element) {
                continue;
            }
            int j = i;
            do {
                packed[j] = packed[j - 1];
                j--;
            } while (j > 0 && packed[j - 1] > element);
            packed[j] = element;
            left -= i - j;
            if (left < 0) {
                return false;
            }
        }
        return true;
    }
}
