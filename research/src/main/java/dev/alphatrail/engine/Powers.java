package dev.alphatrail.engine;

/// Powers of whole rows; `out` may not be an input.
///
/// The exponents -1, 1, 2, 3, 4, 5 and 1/2, which formulas mostly use, by exactly rounded
/// operations; others by logarithm and exponential, both in two parts ([Logarithms],
/// [Exponentials]). Bases that are negative, 0, infinite or below the normal range, and exponents
/// that are huge, go to [StrictMath#pow] one by one.
final class Powers {
    /// Exponents above lead out of the range of doubles, or next to 1.
    private static final double LARGEST_EXPONENT = 0x1p40;

    private Powers() {}

    /// `a` to the power `b`; NaN for a negative base with a fractional exponent.
    static void power(double[] a, double[] b, double[] out, int n, double[][] spare) {
        boolean oneExponent = isOneNumber(b, n);
        if (oneExponent && !isByLogarithm(b[0])) {
            double exponent = b[0];
            for (int i = 0; i < n; i++) {
                out[i] = ElementwiseKernels.finite(one(a[i], exponent));
            }
            return;
        }
        boolean odd = Logarithms.inTwoParts(a, n, spare);
        double[] high = spare[0];
        double[] low = spare[1];
        for (int i = 0; i < n; i++) {
            double product = b[i] * high[i];
            low[i] = Math.fma(b[i], high[i], -product) + b[i] * low[i];
            high[i] = product;
        }
        Exponentials.ofTwoParts(out, n, spare);
        for (int i = 0; (odd || !oneExponent) && i < n; i++) {
            if (Logarithms.isOdd(a[i]) || !isByLogarithm(b[i])) {
                out[i] = ElementwiseKernels.finite(one(a[i], b[i]));
            }
        }
    }

    /// The magnitude of `a` to the power `b`, with the sign of `a`; 0 to a negative power: NaN.
    static void signedPower(double[] a, double[] b, double[] out, int n, double[][] spare) {
        double[] magnitude = spare[5];
        for (int i = 0; i < n; i++) {
            magnitude[i] = Math.abs(a[i]);
        }
        power(magnitude, b, out, n, spare);
        for (int i = 0; i < n; i++) {
            out[i] = Math.signum(a[i]) * out[i];
        }
    }

    private static boolean isOneNumber(double[] b, int n) {
        boolean same = true;
        for (int i = 1; i < n; i++) {
            same &= b[i] == b[0];
        }
        return same;
    }

    private static boolean isByLogarithm(double exponent) {
        boolean whole = exponent == Math.rint(exponent);
        boolean simple = exponent == 0.5 || (whole && exponent >= -1 && exponent <= 5);
        return !simple && Math.abs(exponent) <= LARGEST_EXPONENT;
    }

    private static double one(double base, double exponent) {
        if (exponent == 2) {
            return base * base;
        }
        if (exponent == 0.5) {
            return Math.sqrt(base);
        }
        if (exponent == 3) {
            return base * base * base;
        }
        if (exponent == 4) {
            return (base * base) * (base * base);
        }
        if (exponent == 5) {
            return (base * base) * (base * base) * base;
        }
        if (exponent == -1) {
            return 1 / base;
        }
        if (exponent == 1) {
            return base;
        }
        // pow(NaN, 0) is 1 by definition, but missing data stays missing
        return Double.isNaN(base) ? Double.NaN : StrictMath.pow(base, exponent);
    }
}
