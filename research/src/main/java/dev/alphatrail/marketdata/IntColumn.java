package dev.alphatrail.marketdata;

import java.util.ArrayList;
import java.util.List;

/// A growing column of ints in chunks, so that growing copies nothing.
final class IntColumn {
    private static final int BITS = 15;
    private static final int MASK = (1 << BITS) - 1;

    private final List<int[]> chunks = new ArrayList<>();
    private int size;

    void add(int value) {
        if ((size & MASK) == 0) {
            chunks.add(new int[MASK + 1]);
        }
        chunks.get(size >>> BITS)[size & MASK] = value;
        size++;
    }

    int get(int row) {
        return chunks.get(row >>> BITS)[row & MASK];
    }

    /// All values, in an array of their number.
    int[] toArray() {
        int[] all = new int[size];
        for (int k = 0; k < chunks.size(); k++) {
            int from = k << BITS;
            System.arraycopy(chunks.get(k), 0, all, from, Math.min(MASK + 1, size - from));
        }
        return all;
    }

    int size() {
        return size;
    }
}
