package dev.alphatrail.engine;

import dev.alphatrail.stats.OrderKey;

/// More operators that treat each value alone, under the contract of [ElementwiseKernels]:
/// functions of one number, and what operators built of others end in.
final class FunctionKernels {
    /// What z leaves of a side's variance, below which it explains the side wholly.
    private static final double NOTHING_LEFT = 1e-10;

    private FunctionKernels() {}

    static void ceil(double[] a, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.ceil(a[i]);
        }
    }

    /// How many of the operands behind the first it is above, by key.
    static void cut(double[][] in, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double x = in[0][i];
            double above = Double.isNaN(x) ? Double.NaN : 0.0;
            for (int k = 1; k < in.length; k++) {
                double bound = in[k][i];
                above +=
                        Double.isNaN(bound)
                                ? Double.NaN
                                : OrderKey.of(x) > OrderKey.of(bound) ? 1.0 : 0.0;
            }
            out[i] = above;
        }
    }

    static void floor(double[] a, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.floor(a[i]);
        }
    }

    /// What follows the point, with the sign of `a`.
    static void fraction(double[] a, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = a[i] % 1.0;
        }
    }

    static void isNan(double[] a, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Double.isNaN(a[i]) ? 1.0 : 0.0;
        }
    }

    /// `a` where `c` is true.
    static void mask(double[] a, double[] c, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = c[i] == 0 || Double.isNaN(c[i]) ? Double.NaN : a[i];
        }
    }

    /// `a`, and `b` where that is NaN.
    static void nanToNum(double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Double.isNaN(a[i]) ? b[i] : a[i];
        }
    }

    /// The nearest whole number, of two the even one.
    static void round(double[] a, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.rint(a[i]);
        }
    }

    /// The place of `x` between `low` and `high`, from 0 to 1; NaN where these have one key.
    static void scaleBetween(double[] x, double[] low, double[] high, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double place = ElementwiseKernels.finite((x[i] - low[i]) / (high[i] - low[i]));
            boolean constant = OrderKey.rounded(low[i]) == OrderKey.rounded(high[i]);
            out[i] = constant ? Double.NaN : place;
        }
    }

    /// The correlation of x and y with z held fixed, from the correlations of each two; NaN where z
    /// explains a side wholly.
    static void partialCorrelation(double[] xy, double[] xz, double[] yz, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double leftOfX = 1 - xz[i] * xz[i];
            double leftOfY = 1 - yz[i] * yz[i];
            double partial = (xy[i] - xz[i] * yz[i]) / Math.sqrt(leftOfX * leftOfY);
            boolean explained = Math.min(leftOfX, leftOfY) <= NOTHING_LEFT;
            out[i] = explained ? Double.NaN : Math.max(-1.0, Math.min(1.0, partial));
        }
    }
}
