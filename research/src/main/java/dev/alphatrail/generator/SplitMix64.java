package dev.alphatrail.generator;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/// The generator's own source of numbers, so that no JDK's random class has a say in which formulas
/// are proposed.
///
/// Source: Steele, Lea and Flood (2014), Fast Splittable Pseudorandom Number Generators.
final class SplitMix64 {
    private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    SplitMix64(long seed) {
        state = seed;
    }

    /// A stream of its own for each seed, text and round: the text enters through its SHA-256.
    static SplitMix64 of(long seed, String text, long round) {
        long words = ByteBuffer.wrap(sha256(text)).getLong();
        return new SplitMix64(mix(seed + GOLDEN_GAMMA) ^ words ^ mix(~round));
    }

    long next() {
        state += GOLDEN_GAMMA;
        return mix(state);
    }

    /// A number in [0, bound); the bounds here are so small that the bias of a remainder is far
    /// below notice.
    int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    <T> T pick(List<T> items) {
        return items.get(below(items.size()));
    }

    /// Puts a list into a drawn order (Fisher and Yates).
    <T> void shuffle(List<T> items) {
        for (int last = items.size() - 1; last > 0; last--) {
            int other = below(last + 1);
            T kept = items.get(last);
            items.set(last, items.get(other));
            items.set(other, kept);
        }
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
