package dev.alphatrail.marketdata;

import java.util.ArrayList;
import java.util.List;

/// The numbers of rows while they are parsed: row by row in blocks, so that growing copies nothing
/// and a cell is written once; turned into columns at the end.
final class ValueBlocks {
    private static final int ROWS = 1 << 12;

    private final int slots;
    private final List<double[]> blocks = new ArrayList<>();
    private double[] block = {};
    private int base;
    private int rows;

    ValueBlocks(int slots) {
        this.slots = slots;
    }

    /// Sets a number of the current row.
    void set(int slot, double value) {
        if (base == block.length) {
            block = new double[ROWS * slots];
            blocks.add(block);
            base = 0;
        }
        block[base + slot] = value;
    }

    /// Keeps the current row, every slot of which was set; the next [#set] begins another.
    void keepRow() {
        base += slots;
        rows++;
    }

    /// One array of the number of rows for each slot; the blocks are given up.
    double[][] toColumns() {
        double[][] columns = new double[slots][rows];
        for (int b = 0; b < blocks.size(); b++) {
            double[] from = blocks.get(b);
            int first = b * ROWS;
            int count = Math.min(ROWS, rows - first);
            for (int slot = 0; slot < slots; slot++) {
                double[] column = columns[slot];
                for (int k = 0; k < count; k++) {
                    column[first + k] = from[k * slots + slot];
                }
            }
            blocks.set(b, new double[0]);
        }
        return columns;
    }
}
