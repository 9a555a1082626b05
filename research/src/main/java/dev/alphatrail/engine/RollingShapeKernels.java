package dev.alphatrail.engine;

import dev.alphatrail.stats.OrderKey;

import java.util.Arrays;

/// Figures of the last `w` dates that want every deviation from the mean, per instrument; NaN
/// unless all `w` values are present.
///
/// All deviations of a window are taken anew for each date: that is cheap for many instruments at a
/// time, and exact whatever the level of the values.
final class RollingShapeKernels {
    /// Values with one key differ by less than this fraction of their size.
    private static final double KEY_WIDTH = 0x1p-39;

    private final Block block;
    private final int w;
    private final double[][] window;
    private final double[] origin;
    private final double[] mean;
    private final double[] largest;

    private RollingShapeKernels(Block block, int w) {
        this.block = block;
        this.w = w;
        this.window = block.rows(w);
        this.origin = block.row();
        this.mean = block.row();
        this.largest = block.row();
    }

    /// Fills a row of results from what is known of one window.
    private interface Figure {
        void of(RollingShapeKernels window, double[] out);
    }

    /// The mean absolute deviation, 0 where the window is constant.
    static void meanDeviation(Slab x, Slab out, Block block, int w) {
        drive(x, out, block, w, RollingShapeKernels::meanDeviation);
    }

    /// The skewness, adjusted for bias as in pandas; NaN where the window is constant.
    static void skew(Slab x, Slab out, Block block, int w) {
        drive(x, out, block, w, (window, row) -> window.shape(3, row));
    }

    /// The excess kurtosis, adjusted for bias as in pandas; NaN where the window is constant.
    static void kurt(Slab x, Slab out, Block block, int w) {
        drive(x, out, block, w, (window, row) -> window.shape(4, row));
    }

    private static void drive(Slab x, Slab out, Block block, int w, Figure figure) {
        int complete = Math.max(block.from(), w - 1);
        out.fill(block, block.from(), Math.min(complete, block.to()), Double.NaN);
        RollingShapeKernels kernel = new RollingShapeKernels(block, w);
        double[] row = block.row();
        for (int t = complete - w + 1; t < block.to(); t++) {
            x.load(block, t, kernel.window[t % w]);
            if (t >= complete) {
                kernel.centre(t);
                figure.of(kernel, row);
                out.store(block, t, row);
            }
        }
    }

    /// Finds the mean, as a difference from the oldest value, and the largest deviation from it; 0
    /// where the window is constant by key.
    private void centre(int t) {
        System.arraycopy(window[(t + 1) % w], 0, origin, 0, origin.length);
        Arrays.fill(mean, 0.0);
        for (double[] row : window) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += row[i] - origin[i];
            }
        }
        double n = w;
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= n;
        }
        Arrays.fill(largest, 0.0);
        for (double[] row : window) {
            for (int i = 0; i < largest.length; i++) {
                largest[i] = Math.max(largest[i], Math.abs(row[i] - origin[i] - mean[i]));
            }
        }
        for (int i = 0; i < block.width(); i++) {
            if (largest[i] <= KEY_WIDTH * Math.abs(origin[i]) && isConstant(i)) {
                largest[i] = 0.0;
            }
        }
    }

    private boolean isConstant(int i) {
        double key = OrderKey.rounded(origin[i]);
        for (double[] row : window) {
            if (OrderKey.rounded(row[i]) != key) {
                return false;
            }
        }
        return true;
    }

    private void meanDeviation(double[] out) {
        Arrays.fill(out, 0.0);
        for (double[] row : window) {
            for (int i = 0; i < out.length; i++) {
                out[i] += Math.abs(row[i] - origin[i] - mean[i]);
            }
        }
        double n = w;
        for (int i = 0; i < out.length; i++) {
            out[i] = largest[i] == 0 ? 0.0 : ElementwiseKernels.finite(out[i] / n);
        }
    }

    /// The third or fourth moment beside the second, of deviations scaled to at most 1 so that
    /// their powers stay in range.
    private void shape(int power, double[] out) {
        double[] second = new double[out.length];
        Arrays.fill(out, 0.0);
        for (double[] row : window) {
            for (int i = 0; i < out.length; i++) {
                double deviation = (row[i] - origin[i] - mean[i]) / largest[i];
                double square = deviation * deviation;
                second[i] += square;
                out[i] += square * (power == 3 ? deviation : square);
            }
        }
        double n = w;
        for (int i = 0; i < out.length; i++) {
            double m2 = second[i] / n;
            double value = power == 3 ? skewness(m2, out[i] / n) : kurtosis(m2, out[i] / n);
            out[i] = largest[i] == 0 ? Double.NaN : value;
        }
    }

    private double skewness(double m2, double m3) {
        double n = w;
        return Math.sqrt(n) * Math.sqrt(n - 1) / (n - 2) * m3 / (m2 * Math.sqrt(m2));
    }

    private double kurtosis(double m2, double m4) {
        double n = w;
        return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * m4 / (m2 * m2) - 3 * (n - 1));
    }
}
