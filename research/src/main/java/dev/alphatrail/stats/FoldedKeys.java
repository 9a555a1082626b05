package dev.alphatrail.stats;

/// Packs the order keys of a row and the places of its values into longs whose highest bits tell
/// the values apart: a few digits of them nearly are the order.
///
/// The [OrderKey] of a double leaves most of its values unused: of 2,048 powers of two a row needs
/// some twenty. Magnitudes below 2⁻³² of the largest are therefore taken for zero and the smallest
/// key is subtracted, which leaves the order as it is, unless two different keys become one; such
/// rows are not folded.
///
/// Loops are short, without branches and over longs, so that the compiler makes vectors of them
/// (docs/decisions/0010).
final class FoldedKeys {
    private static final long LOW_BITS = TieOrder.INDEX_MASK;
    private static final long KEY_STEP = 1L << PackedKeySort.INDEX_BITS;

    /// What 32 powers of two take of the keys.
    private static final long MAGNITUDES = 32L << 52;

    private final long[] places;
    private int present;
    private int bits;

    FoldedKeys(int width) {
        this.places = new long[width];
        for (int i = 0; i < width; i++) {
            places[i] = i;
        }
    }

    /// Fills `packed[0]…` from those of `values[offset] … values[offset + width - 1]` that are not
    /// NaN, in their order. No element is negative.
    ///
    /// @param keys scratch space of the width
    /// @return whether the row could be folded; if not, `packed` holds nothing of use
    boolean pack(double[] values, int offset, int width, long[] packed, long[] keys) {
        OrderKey.of(values, offset, width, keys);
        long smallest = Long.MAX_VALUE;
        long largest = Long.MIN_VALUE;
        for (int i = 0; i < width; i++) {
            smallest = Math.min(smallest, keys[i]);
            largest = Math.max(largest, keys[i]);
        }
        if (smallest == OrderKey.MISSING) {
            return false;
        }
        boolean complete = largest != OrderKey.MISSING;
        if (!complete) {
            largest = largestPresent(keys, width);
        }
        if (!fold(keys, width, smallest, largest, packed)) {
            return false;
        }
        present = complete ? width : leaveOutMissing(packed, width);
        return true;
    }

    /// In a loop of its own: together with the smallest key it would make no vectors.
    private static long largestPresent(long[] keys, int width) {
        long largest = Long.MIN_VALUE;
        for (int i = 0; i < width; i++) {
            long key = keys[i];
            // halves, since a difference of keys may not fit into a long
            long missing = ((OrderKey.MISSING >> 1) - 1 - (key >> 1)) >> 63;
            largest = Math.max(largest, key ^ missing);
        }
        return largest;
    }

    private int leaveOutMissing(long[] packed, int width) {
        long most = ((1L << bits) - 1) & ~LOW_BITS;
        int n = 0;
        for (int i = 0; i < width; i++) {
            long element = packed[i];
            packed[n] = element;
            n += (int) ((element - most) >>> 63);
        }
        return n;
    }

    private boolean fold(long[] keys, int width, long smallest, long largest, long[] packed) {
        long floor = Math.max(0, Math.max(magnitude(smallest), magnitude(largest)) - MAGNITUDES);
        long low = folded(smallest, floor);
        bits = Long.SIZE - Long.numberOfLeadingZeros(folded(largest, floor) - low + KEY_STEP);
        long most = low + (1L << bits) - 1;
        long lost = 0;
        for (int i = 0; i < width; i++) {
            long key = keys[i];
            long sign = key >> 63;
            long magnitude = (key ^ sign) & ~LOW_BITS;
            long above = magnitude - floor;
            lost |= (above - 1) & -magnitude;
            long folded = Math.max(above, 0) ^ sign;
            packed[i] = ((Math.min(folded, most) - low) & ~LOW_BITS) | places[i];
        }
        return lost >= 0;
    }

    /// How far a key is from that of zero.
    private static long magnitude(long key) {
        return (key ^ (key >> 63)) & ~LOW_BITS;
    }

    private static long folded(long key, long floor) {
        return (Math.max(magnitude(key) - floor, 0) ^ (key >> 63)) & ~LOW_BITS;
    }

    /// How many values of the row are not NaN.
    int present() {
        return present;
    }

    /// How many low bits of the packed elements are in use, those of the places included.
    int bits() {
        return bits;
    }
}
