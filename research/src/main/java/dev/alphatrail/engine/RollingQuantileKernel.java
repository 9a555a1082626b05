package dev.alphatrail.engine;

import dev.alphatrail.stats.Quantiles;

import java.util.Arrays;

/// A quantile of the last `w` values of an instrument; NaN unless all are present.
///
/// The present values of the window are kept sorted. From date to date the place of the one that
/// leaves and that of the new one are found by halving, and what lies between them moves by one.
final class RollingQuantileKernel {
    /// Instruments whose values are read together, as they share lines of the processor's cache.
    static final int TOGETHER = 16;

    private final int w;
    private final double p;
    private final double[] sorted;
    private int size;

    private RollingQuantileKernel(int w, double p) {
        this.w = w;
        this.p = p;
        this.sorted = new double[w];
    }

    static void quantile(Slab x, Slab out, Block block, int w, double p) {
        int complete = Math.max(block.from(), w - 1);
        out.fill(block, block.from(), Math.min(complete, block.to()), Double.NaN);
        if (complete >= block.to()) {
            return;
        }
        RollingQuantileKernel window = new RollingQuantileKernel(w, p);
        int first = complete - w + 1;
        double[][] columns = new double[TOGETHER][block.to() - first];
        for (int left = block.left(); left < block.right(); left += TOGETHER) {
            int count = Math.min(TOGETHER, block.right() - left);
            for (int t = first; t < block.to(); t++) {
                int at = x.at(t, left);
                for (int i = 0; i < count; i++) {
                    columns[i][t - first] = x.values()[at + i];
                }
            }
            for (int i = 0; i < count; i++) {
                window.slide(columns[i]);
            }
            for (int t = complete; t < block.to(); t++) {
                int at = out.at(t, left);
                for (int i = 0; i < count; i++) {
                    out.values()[at + i] = columns[i][t - complete];
                }
            }
        }
    }

    /// Puts the quantiles of all windows to the beginning of the column.
    private void slide(double[] column) {
        size = 0;
        for (int s = 0; s < w; s++) {
            double value = column[s];
            if (!Double.isNaN(value)) {
                sorted[size++] = value + 0.0;
            }
        }
        Arrays.sort(sorted, 0, size);
        for (int s = w; s < column.length; s++) {
            double oldest = column[s - w];
            column[s - w] = quantile();
            replace(oldest, column[s]);
        }
        column[column.length - w] = quantile();
    }

    private double quantile() {
        return size == w
                ? ElementwiseKernels.finite(Quantiles.ofSorted(sorted, size, p))
                : Double.NaN;
    }

    private void replace(double oldest, double newest) {
        boolean leaves = !Double.isNaN(oldest);
        boolean comes = !Double.isNaN(newest);
        int from = leaves ? below(oldest) : size;
        int to = comes ? below(newest) : size;
        if (from < to) {
            to--;
            System.arraycopy(sorted, from + 1, sorted, from, to - from);
        } else {
            System.arraycopy(sorted, to, sorted, to + 1, from - to);
        }
        if (comes) {
            sorted[to] = newest + 0.0;
        }
        size += (comes ? 1 : 0) - (leaves ? 1 : 0);
    }

    /// How many are smaller.
    private int below(double value) {
        int from = 0;
        int left = size;
        while (left > 1) {
            int half = left >>> 1;
            from += sorted[from + half - 1] < value ? half : 0;
            left -= half;
        }
        return from + (left == 1 && sorted[from] < value ? 1 : 0);
    }
}
