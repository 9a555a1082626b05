package dev.alphatrail.engine;

/// Operators that treat each value alone: `out[i]` from the inputs at `i`, for `i < n`.
///
/// NaN in, NaN out. Loops are kept free of branches where the processor can then do several values
/// at a time; hence comparisons by the sign of a difference, which is exact: in IEEE arithmetic `a
/// - b` is 0 only when `a == b`.
final class ElementwiseKernels {
    private ElementwiseKernels() {}

    /// `value`, and NaN in place of an infinite one.
    static double finite(double value) {
        // infinity times 0 is NaN, and a signed zero survives the sum
        return value + value * 0.0;
    }

    static void add(double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = finite(a[i] + b[i]);
        }
    }

    static void subtract(double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = finite(a[i] - b[i]);
        }
    }

    static void multiply(double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = finite(a[i] * b[i]);
        }
    }

    /// Division by zero is infinite or NaN, so NaN.
    static void divide(double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = finite(a[i] / b[i]);
        }
    }

    /// The remainder with the sign of the divisor; by zero: NaN.
    static void modulo(double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            double remainder = a[i] % b[i];
            boolean otherSide = (remainder < 0 && b[i] > 0) || (remainder > 0 && b[i] < 0);
            out[i] = otherSide ? remainder + b[i] : remainder;
        }
    }

    static void negate(double[] a, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = -a[i];
        }
    }

    /// `a > b`.
    static void greater(double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.max(Math.signum(a[i] - b[i]), 0.0);
        }
    }

    /// `a <= b`.
    static void notGreater(double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = 1.0 - Math.max(Math.signum(a[i] - b[i]), 0.0);
        }
    }

    static void equal(double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = 1.0 - Math.abs(Math.signum(a[i] - b[i]));
        }
    }

    static void notEqual(double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(Math.signum(a[i] - b[i]));
        }
    }

    static void and(double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(Math.signum(a[i])) * Math.abs(Math.signum(b[i]));
        }
    }

    static void or(double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.max(Math.abs(Math.signum(a[i])), Math.abs(Math.signum(b[i])));
        }
    }

    static void not(double[] a, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = 1.0 - Math.abs(Math.signum(a[i]));
        }
    }

    static void abs(double[] a, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(a[i]);
        }
    }

    static void clip(double[] a, double[] low, double[] high, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.min(Math.max(a[i], low[i]), high[i]);
        }
    }

    static void maximum(double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.max(a[i], b[i]);
        }
    }

    static void minimum(double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.min(a[i], b[i]);
        }
    }

    /// `a / b`, NaN where `|b| <= eps`.
    static void safeDivide(double[] a, double[] b, double[] eps, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(b[i]) > eps[i] ? finite(a[i] / b[i]) : Double.NaN;
        }
    }

    static void sign(double[] a, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.signum(a[i]);
        }
    }

    static void sqrt(double[] a, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.sqrt(a[i]);
        }
    }

    /// `a` where the condition is true, `b` where it is 0, NaN where it is NaN; the branch not
    /// taken does not matter.
    static void where(double[] condition, double[] a, double[] b, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            // by masks, since no processor can guess this branch: all ones where it is not 0
            double c = condition[i];
            long shifted = Double.doubleToRawLongBits(c) << 1;
            long mask = (shifted | -shifted) >> 63;
            long bits =
                    (Double.doubleToRawLongBits(a[i]) & mask)
                            | (Double.doubleToRawLongBits(b[i]) & ~mask);
            // a missing condition makes the factor NaN, any other 1
            out[i] = Double.longBitsToDouble(bits) * (1.0 + c * 0.0);
        }
    }
}
