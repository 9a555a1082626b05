package dev.alphatrail.engine;

/// Skewness or excess kurtosis over the windows of [RollingWindows], adjusted for bias as in
/// pandas; NaN where the window is constant.
///
/// Both are ratios of central moments, which come from sums of powers of the differences from the
/// anchor's row. That row lies inside the window, so it is at most `sqrt(n)` standard deviations
/// away from the mean, and the levels cancel with an error of at most `n^1.5` (skewness) or `n^2`
/// (kurtosis) roundings.
final class RollingShape implements RollingWindows.Statistic {
    /// Variances whose powers, and those of the differences they come from, are in range.
    private static final double SMALLEST = 1e-70;

    private static final double LARGEST = 1e70;

    private final Block block;
    private final Slab x;
    private final int w;
    private final boolean fourth;
    private final AnchoredMoments moments;
    private final RollingWindows.Sum cubes;
    private final RollingWindows.Sum fourths;
    private final double[] s1;
    private final double[] s2;
    private final double[] s3;
    private final double[] s4;
    private final double[] doubt;

    private RollingShape(Block block, Slab x, int w, boolean fourth) {
        this.block = block;
        this.x = x;
        this.w = w;
        this.fourth = fourth;
        this.moments = new AnchoredMoments(block, x, w);
        this.cubes = new RollingWindows.Sum(block, w);
        this.fourths = new RollingWindows.Sum(block, fourth ? w : 0);
        this.s1 = block.row();
        this.s2 = block.row();
        this.s3 = block.row();
        this.s4 = block.row();
        this.doubt = block.row();
    }

    static void skew(Slab x, Slab out, Block block, int w) {
        RollingWindows.drive(block, new RollingShape(block, x, w, false), out, w);
    }

    static void kurt(Slab x, Slab out, Block block, int w) {
        RollingWindows.drive(block, new RollingShape(block, x, w, true), out, w);
    }

    @Override
    public void anchor(int t) {
        moments.anchor(t);
        cube(moments.difference(), s3);
        cubes.anchor(s3);
        if (fourth) {
            multiply(s3, moments.difference(), s4);
            fourths.anchor(s4);
        }
    }

    @Override
    public void older(int t, int m) {
        moments.older(t, m);
        cube(moments.difference(), s3);
        cubes.older(s3, m);
        if (fourth) {
            multiply(s3, moments.difference(), s4);
            fourths.older(s4, m);
        }
    }

    @Override
    public void newer(int t, int j) {
        moments.newer(t);
        cube(moments.difference(), s3);
        cubes.newer(s3);
        if (fourth) {
            multiply(s3, moments.difference(), s4);
            fourths.newer(s4);
        }
    }

    private static void cube(double[] difference, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = difference[i] * difference[i] * difference[i];
        }
    }

    private static void multiply(double[] a, double[] b, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] = a[i] * b[i];
        }
    }

    @Override
    public void emit(int t, int m, int j, double[] out) {
        moments.sum(m, s1);
        moments.sumOfSquares(m, s2);
        cubes.total(m, s3);
        variance(s1, s2, moments.origin(), w, doubt);
        if (fourth) {
            fourths.total(m, s4);
            kurtosis(s1, s2, s3, s4, w, out);
        } else {
            skewness(s1, s2, s3, w, out);
        }
        for (int i = 0; i < out.length; i++) {
            if (doubt[i] <= 0) {
                out[i] = moments.isConstant(t, i) ? Double.NaN : plain(t, block.left() + i);
            }
        }
    }

    /// Puts means in place of sums of differences, and variances (ddof 0) in place of those of
    /// squares. `doubt` is above 0 but where the window may be constant or powers leave the range.
    private static void variance(
            double[] sum, double[] squares, double[] origin, double n, double[] doubt) {
        double share = 1 / n;
        double width = AnchoredMoments.KEY_WIDTH * AnchoredMoments.KEY_WIDTH;
        for (int i = 0; i < doubt.length; i++) {
            double mean = sum[i] * share;
            // what has left the range must not turn into NaN
            double variance = Math.min(squares[i], n * n * LARGEST * LARGEST) * share - mean * mean;
            sum[i] = mean;
            squares[i] = variance;
            double excess = variance - origin[i] * origin[i] * width;
            doubt[i] = Math.min(excess, Math.min(variance - SMALLEST, LARGEST - variance));
        }
    }

    private static void skewness(
            double[] mean, double[] m2, double[] cubes, double n, double[] out) {
        double share = 1 / n;
        double adjusted = Math.sqrt(n * (n - 1)) / (n - 2);
        for (int i = 0; i < out.length; i++) {
            double m = mean[i];
            double m3 = cubes[i] * share - m * (3 * m2[i] + m * m);
            out[i] = ElementwiseKernels.finite(adjusted * m3 / (m2[i] * Math.sqrt(m2[i])));
        }
    }

    private static void kurtosis(
            double[] mean, double[] m2, double[] cubes, double[] fourths, double n, double[] out) {
        double share = 1 / n;
        double adjusted = (n - 1) / ((n - 2) * (n - 3));
        for (int i = 0; i < out.length; i++) {
            double m = mean[i];
            double m4 =
                    fourths[i] * share - m * (4 * cubes[i] * share - m * (6 * m2[i] + 3 * m * m));
            double kurtosis = adjusted * ((n + 1) * m4 / (m2[i] * m2[i]) - 3 * (n - 1));
            out[i] = ElementwiseKernels.finite(kurtosis);
        }
    }

    /// The figure of one window from its deviations, of values that are first scaled to at most 1
    /// so that powers stay in range.
    private double plain(int t, int i) {
        double[] window = new double[w];
        double oldest = x.values()[x.at(t - w + 1, i)];
        double largest = 0;
        for (int k = 0; k < w; k++) {
            window[k] = x.values()[x.at(t - w + 1 + k, i)] - oldest;
            largest = Math.max(largest, Math.abs(window[k]));
        }
        double n = w;
        double mean = 0;
        for (int k = 0; k < w; k++) {
            window[k] /= largest;
            mean += window[k] / n;
        }
        double m2 = 0;
        double m3 = 0;
        double m4 = 0;
        for (double value : window) {
            double deviation = value - mean;
            double square = deviation * deviation;
            m2 += square / n;
            m3 += square * deviation / n;
            m4 += square * square / n;
        }
        double figure =
                fourth
                        ? (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * m4 / (m2 * m2) - 3 * (n - 1))
                        : Math.sqrt(n * (n - 1)) / (n - 2) * m3 / (m2 * Math.sqrt(m2));
        return ElementwiseKernels.finite(figure);
    }
}
