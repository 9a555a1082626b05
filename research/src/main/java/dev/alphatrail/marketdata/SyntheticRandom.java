package dev.alphatrail.marketdata;

/// A stream of random numbers that is the same on every JDK: SplitMix64 (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", 2014), normals by Marsaglia's polar method
/// with [StrictMath].
final class SyntheticRandom {
    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;
    private double spare = Double.NaN;

    /// The stream with this number under this seed; streams of one seed do not depend on each
    /// other.
    SyntheticRandom(long seed, long stream) {
        state = mix(mix(seed + GAMMA) + GAMMA * (stream + 1));
    }

    /// Uniform in [0, 1), a multiple of 2^-53.
    double uniform() {
        state += GAMMA;
        return (mix(state) >>> 11) * 0x1p-53;
    }

    /// Uniform in [low, high).
    double uniform(double low, double high) {
        return low + (high - low) * uniform();
    }

    /// Standard normal.
    double normal() {
        if (!Double.isNaN(spare)) {
            double kept = spare;
            spare = Double.NaN;
            return kept;
        }
        while (true) {
            double x = 2 * uniform() - 1;
            double y = 2 * uniform() - 1;
            double square = x * x + y * y;
            if (square < 1 && square > 0) {
                double factor = Math.sqrt(-2 * StrictMath.log(square) / square);
                spare = y * factor;
                return x * factor;
            }
        }
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
