package dev.alphatrail.engine;

import dev.alphatrail.stats.Quantiles;

import java.util.Arrays;

/// A quantile of the last `w` values, per instrument; NaN unless all are present.
///
/// The present values of each instrument's window are kept sorted; a new one and the one that
/// leaves are found by halving.
final class RollingQuantileKernel {
    private final double[] sorted;
    private int size;

    private RollingQuantileKernel(int w) {
        this.sorted = new double[w];
    }

    static void quantile(Slab x, Slab out, Block block, int w, double p) {
        int complete = Math.max(block.from(), w - 1);
        int first = complete - w + 1;
        out.fill(block, block.from(), Math.min(complete, block.to()), Double.NaN);
        RollingQuantileKernel[] windows = new RollingQuantileKernel[block.width()];
        Arrays.setAll(windows, _ -> new RollingQuantileKernel(w));
        double[] row = block.row();
        double[] old = block.row();
        for (int t = first; t < block.to(); t++) {
            x.load(block, t, row);
            if (t - w >= first) {
                x.load(block, t - w, old);
            }
            for (int i = 0; i < row.length; i++) {
                if (t - w >= first) {
                    windows[i].remove(old[i]);
                }
                windows[i].add(row[i]);
                row[i] = windows[i].quantile(p);
            }
            if (t >= complete) {
                out.store(block, t, row);
            }
        }
    }

    private void add(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        int found = Arrays.binarySearch(sorted, 0, size, value);
        int at = found < 0 ? -1 - found : found;
        System.arraycopy(sorted, at, sorted, at + 1, size - at);
        sorted[at] = value;
        size++;
    }

    private void remove(double value) {
        if (Double.isNaN(value)) {
            return;
        }
        int at = Arrays.binarySearch(sorted, 0, size, value);
        size--;
        System.arraycopy(sorted, at + 1, sorted, at, size - at);
    }

    private double quantile(double p) {
        return size == sorted.length
                ? ElementwiseKernels.finite(Quantiles.ofSorted(sorted, size, p))
                : Double.NaN;
    }
}
