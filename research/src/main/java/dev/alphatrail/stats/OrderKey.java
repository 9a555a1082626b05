package dev.alphatrail.stats;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// The order that ranks, ties, arg-extremes, tails and tests for "constant" use, everywhere in the
/// product.
///
/// A value's key is its bit pattern with the 52-bit fraction rounded to 40 bits (half up in
/// magnitude), so that values which differ only by the rounding noise of a calculation (about 1e-12
/// relative) are ties, and a rank does not hang on the order of a summation. `-0.0` counts as
/// `0.0`.
public final class OrderKey {
    private static final long HALF = 1L << 11;
    private static final long LOW_BITS = (1L << 12) - 1;
    private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);

    /// Stands in a row of keys for NaN: more than any key.
    static final long MISSING = Long.MAX_VALUE;

    private OrderKey() {}

    /// The key of a finite value as a `long` that orders like the values: compare keys with `<` and
    /// `==`.
    ///
    /// The low 12 bits of a non-negative value's key are 0, those of a negative value's key are 1
    /// (it is the complement), so the key is not a double's bit pattern. A NaN has no place in an
    /// order: callers leave it out.
    public static long of(double value) {
        // adding 0.0 turns -0.0 into 0.0
        long bits = Double.doubleToRawLongBits(value + 0.0);
        long rounded = (bits + HALF) & ~LOW_BITS;
        return rounded ^ ((rounded >> 63) & Long.MAX_VALUE);
    }

    /// Fills `keys[0] … keys[width - 1]` with the keys of `values[offset]…`, their low 12 bits 0,
    /// and with [#MISSING] for NaN.
    static void of(double[] values, int offset, int width, long[] keys) {
        MemorySegment row = MemorySegment.ofArray(values);
        MemorySegment.copy(row, ValueLayout.JAVA_LONG, 8L * offset, keys, 0, width);
        for (int i = 0; i < width; i++) {
            long bits = keys[i];
            long magnitude = bits << 1;
            long value = bits & ~(((magnitude - 1) & ~magnitude) >> 63); // -0.0 becomes 0.0
            long missing = (INFINITY - (value & Long.MAX_VALUE)) >> 63;
            long rounded = value + HALF;
            long key = (rounded ^ ((rounded >> 63) & Long.MAX_VALUE)) & ~LOW_BITS;
            keys[i] = (key | missing) ^ (missing & Long.MIN_VALUE);
        }
    }

    /// The key as a double that orders like the values: the value rounded to 40 fraction bits.
    public static double rounded(double value) {
        return Double.longBitsToDouble(
                (Double.doubleToRawLongBits(value + 0.0) + HALF) & ~LOW_BITS);
    }

    /// Fills `keys` with the [#rounded] values of a row of the same length; what stands in place of
    /// a NaN is not told. `bits` is scratch space of that length.
    ///
    /// The compiler makes vectors of loops over longs, not of one that asks doubles for their bits.
    public static void round(double[] row, double[] keys, long[] bits) {
        for (int i = 0; i < keys.length; i++) {
            keys[i] = row[i] + 0.0;
        }
        MemorySegment segment = MemorySegment.ofArray(keys);
        MemorySegment.copy(segment, ValueLayout.JAVA_LONG, 0, bits, 0, bits.length);
        for (int i = 0; i < bits.length; i++) {
            bits[i] = (bits[i] + HALF) & ~LOW_BITS;
        }
        MemorySegment.copy(bits, 0, segment, ValueLayout.JAVA_LONG, 0, bits.length);
    }
}
