package dev.alphatrail.runstore;

/// The runs that were met while an index was read, by their names' bytes. A million of them take 32
/// MiB, where a set of names takes four times that: of each 128 bits of a hash are kept.
final class SeenRuns {
    private long[] first = new long[64];
    private long[] second = new long[64];
    private int size;

    /// Adds a name; says whether it was not there.
    boolean add(byte[] buffer, int from, int to) {
        long one = 0xC2B2AE3D27D4EB4FL;
        long other = 0x9E3779B97F4A7C15L;
        for (int i = from; i < to; i++) {
            one = mixed((one ^ buffer[i]) * 0xBF58476D1CE4E5B9L);
            other = mixed((other + buffer[i]) * 0x94D049BB133111EBL);
        }
        if (!insert(first, second, one, other | 1)) { // 0 stands for a free place
            return false;
        }
        size++;
        if (2 * size > first.length) {
            grow();
        }
        return true;
    }

    private static long mixed(long hash) {
        return hash ^ (hash >>> 29);
    }

    private static boolean insert(long[] first, long[] second, long one, long other) {
        int at = (int) one & (first.length - 1);
        while (second[at] != 0) {
            if (first[at] == one && second[at] == other) {
                return false;
            }
            at = (at + 1) & (first.length - 1);
        }
        first[at] = one;
        second[at] = other;
        return true;
    }

    private void grow() {
        long[] ones = first;
        long[] others = second;
        first = new long[2 * ones.length];
        second = new long[2 * ones.length];
        for (int i = 0; i < ones.length; i++) {
            if (others[i] != 0) {
                insert(first, second, ones[i], others[i]);
            }
        }
    }
}
