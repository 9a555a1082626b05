package dev.alphatrail.engine;

import dev.alphatrail.stats.OrderKey;

import java.util.Arrays;

/// The mean absolute deviation over the last `w` dates, per instrument; NaN unless all `w` values
/// are present, 0 where the window is constant by key.
///
/// All deviations of a window are taken anew for each date: that is cheap for many instruments at a
/// time, and exact whatever the level of the values.
final class RollingMeanDeviation {
    private final int w;
    private final double[][] window;
    private final double[] origin;
    private final double[] mean;

    private RollingMeanDeviation(Block block, int w) {
        this.w = w;
        this.window = block.rows(w);
        this.origin = block.row();
        this.mean = block.row();
    }

    static void meanDeviation(Slab x, Slab out, Block block, int w) {
        int complete = Math.max(block.from(), w - 1);
        out.fill(block, block.from(), Math.min(complete, block.to()), Double.NaN);
        RollingMeanDeviation kernel = new RollingMeanDeviation(block, w);
        double[] row = block.row();
        for (int t = complete - w + 1; t < block.to(); t++) {
            x.load(block, t, kernel.window[t % w]);
            if (t >= complete) {
                kernel.emit(t, row);
                out.store(block, t, row);
            }
        }
    }

    private void emit(int t, double[] out) {
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
        Arrays.fill(out, 0.0);
        for (double[] row : window) {
            for (int i = 0; i < out.length; i++) {
                out[i] += Math.abs(row[i] - origin[i] - mean[i]);
            }
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = ElementwiseKernels.finite(out[i] / n);
        }
        for (int i = 0; i < out.length; i++) {
            double width =
                    Math.max(AnchoredMoments.KEY_WIDTH * Math.abs(origin[i]), Double.MIN_NORMAL);
            if (out[i] <= width && isConstant(i)) {
                out[i] = 0.0;
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
}
