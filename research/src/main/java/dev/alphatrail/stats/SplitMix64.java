package dev.alphatrail.stats;

/// Random numbers that are the same on every JDK.
///
/// Source: Steele, Lea and Flood (2014), Fast Splittable Pseudorandom Number Generators.
final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    long next() {
        state += GOLDEN_GAMMA;
        long mixed = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    /// Uniform in [0, 1), a multiple of 2^-53.
    double uniform() {
        return (next() >>> 11) * 0x1p-53;
    }

    /// A number in [0, bound); its bias, below `bound` / 2^64, is far below notice.
    int below(int bound) {
        return (int) Math.unsignedMultiplyHigh(next(), bound);
    }
}
