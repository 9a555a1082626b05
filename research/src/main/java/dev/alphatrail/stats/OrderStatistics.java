package dev.alphatrail.stats;

import java.util.Arrays;

/// Quantiles of rows of values without sorting them: values are counted in cells of equal width
/// between the smallest and the largest, and the cell that holds the one asked for is looked into
/// in the same way, or sorted when it holds few.
///
/// Made for many rows: one instance keeps its scratch space and belongs to one thread.
public final class OrderStatistics {
    /// Fewer values are sorted faster.
    private static final int FEW = 48;

    private static final int CELLS = 512;

    /// Values that crowd ever more closely would make looking into cells endless.
    private static final int ROUNDS = 3;

    private final double[] inCell;
    private final Cells row;
    private final Cells within;
    private int size;

    /// For rows of up to `width` values.
    public OrderStatistics(int width) {
        this.inCell = new double[width];
        this.row = new Cells(width);
        this.within = new Cells(width);
    }

    /// Takes the first `n` values, none of which is NaN; they must not change while quantiles of
    /// them are asked for.
    public void take(double[] values, int n) {
        size = n;
        row.count(values, n);
    }

    /// The quantile `p` (0 to 1) of what was last taken, as [Quantiles#ofSorted] has it; NaN of no
    /// values.
    public double quantile(double p) {
        if (size == 0) {
            return Double.NaN;
        }
        double at = (size - 1) * p;
        int below = (int) Math.floor(at);
        double low = ascending(below);
        double high = ascending(Math.min(below + 1, size - 1));
        return low + (at - below) * (high - low);
    }

    /// The value with `k` others before it in ascending order.
    private double ascending(int k) {
        int before = row.gather(k, inCell);
        int left = k - before;
        int n = row.gathered;
        for (int round = 0; n > FEW && round < ROUNDS; round++) {
            within.count(inCell, n);
            left -= within.gather(left, inCell);
            n = within.gathered;
        }
        Arrays.sort(inCell, 0, n);
        return inCell[left];
    }

    /// Values counted by cells.
    private static final class Cells {
        private final int[] cellOf;
        private final int[] counts = new int[CELLS];
        private double[] values;
        private int size;

        /// How many the last [#gather] found.
        private int gathered;

        Cells(int width) {
            this.cellOf = new int[width];
            this.values = new double[0];
        }

        void count(double[] row, int n) {
            values = row;
            size = n;
            double smallest = Double.POSITIVE_INFINITY;
            double largest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < n; i++) {
                smallest = Math.min(smallest, row[i]);
                largest = Math.max(largest, row[i]);
            }
            // where the width is no number of use, all fall in the first cell, or the last
            double scale = CELLS / (largest - smallest);
            for (int i = 0; i < n; i++) {
                cellOf[i] = Math.min(CELLS - 1, (int) ((row[i] - smallest) * scale));
            }
            Arrays.fill(counts, 0);
            for (int i = 0; i < n; i++) {
                counts[cellOf[i]]++;
            }
        }

        /// Puts the values of the cell that holds the value with `k` before it to `to`, which may
        /// be where they are.
        ///
        /// @return how many values are in the cells before
        int gather(int k, double[] to) {
            int cell = 0;
            int before = 0;
            while (before + counts[cell] <= k) {
                before += counts[cell++];
            }
            int n = 0;
            for (int i = 0; i < size; i++) {
                if (cellOf[i] == cell) {
                    to[n++] = values[i];
                }
            }
            gathered = n;
            return before;
        }
    }
}
