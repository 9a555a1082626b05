package dev.alphatrail.engine;

/// Into which blocks a panel is cut for an evaluation.
///
/// @param dates of the panel
/// @param instruments of the panel
/// @param height dates of a block
/// @param width most instruments of a block of series kernels
record Blocks(int dates, int instruments, int height, int width) {
    /// Values of a buffer that a thread works on at a time, 512 KB: low enough for the processor's
    /// caches, high enough for windows to begin seldom anew.
    private static final int CACHED = 64 * 1024;

    /// Narrower blocks cost more than a further thread saves.
    private static final int LEAST_WIDTH = 16;

    /// Blocks that fit the caches, as evenly shared among the threads as can be.
    static Blocks of(int dates, int instruments, int threads) {
        int rounds = Math.ceilDiv(instruments, threads * Block.WIDTH);
        int even = Math.ceilDiv(instruments, Math.max(1, threads * rounds));
        int width = Math.clamp(even, LEAST_WIDTH, Block.WIDTH);
        return new Blocks(dates, instruments, 1, width).withHeight(CACHED / width);
    }

    Blocks withHeight(int height) {
        return new Blocks(dates, instruments, Math.clamp(height, 1, Math.max(1, dates)), width);
    }

    /// Number of blocks side by side.
    int across() {
        return Math.ceilDiv(instruments, width);
    }
}
