package dev.alphatrail.marketdata;

import java.util.ArrayList;
import java.util.List;

/// A growing column of doubles in chunks, so that growing copies nothing.
final class DoubleColumn {
    private static final int BITS = 15;
    private static final int MASK = (1 << BITS) - 1;

    private final List<double[]> chunks = new ArrayList<>();
    private int size;

    void add(double value) {
        if ((size & MASK) == 0) {
            chunks.add(new double[MASK + 1]);
        }
        chunks.get(size >>> BITS)[size & MASK] = value;
        size++;
    }

    double get(int row) {
        return chunks.get(row >>> BITS)[row & MASK];
    }

    void set(int row, double value) {
        chunks.get(row >>> BITS)[row & MASK] = value;
    }
}
