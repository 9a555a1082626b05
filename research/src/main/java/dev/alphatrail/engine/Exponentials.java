package dev.alphatrail.engine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/// Exponentials of whole rows, and functions made of them; `out` may not be an input. See
/// [Logarithms] on how the loops are written.
///
/// e^x is 2^k e^r with r from -ln 2 / 2 to ln 2 / 2, and e^r is 1 + r + r^2 P(r); P is a polynomial
/// of the least largest error, found by the exchange method of Remez. 1 + r is kept in two parts,
/// so that mostly one rounding decides on the last bit: errors found are below 0.75 units in it,
/// those of [Powers] below 0.86.
final class Exponentials {
    private static final ValueLayout.OfLong BITS = ValueLayout.JAVA_LONG;
    private static final double WHOLE = Logarithms.WHOLE;
    private static final double INVERSE_OF_LN2 = 0x1.71547652b82fep+0;

    /// Where e^x has become infinite, and where it has become 0.
    private static final double HIGHEST = 710;

    private static final double LOWEST = -746;

    /// The bits of 1 without its sign: the exponent of 2^0.
    private static final int BIAS = 1023;

    private Exponentials() {}

    /// e to the power a; NaN beyond the largest double.
    static void exp(double[] a, double[] out, int n, double[][] spare) {
        System.arraycopy(a, 0, spare[0], 0, n);
        Arrays.fill(spare[1], 0, n, 0.0);
        ofTwoParts(out, n, spare);
    }

    /// e to the power of `spare[0] + spare[1]`, the latter being what the former lacks; NaN beyond
    /// the largest double.
    static void ofTwoParts(double[] out, int n, double[][] spare) {
        double[] high = spare[0];
        double[] root = spare[2];
        unscaled(high, spare[1], root, n);
        for (int i = 0; i < n; i++) {
            out[i] = ElementwiseKernels.finite(high[i] * root[i] * root[i]);
        }
    }

    /// 1 / (1 + e^-a).
    static void sigmoid(double[] a, double[] out, int n, double[][] spare) {
        double[] high = spare[0];
        double[] low = spare[1];
        double[] root = spare[2];
        for (int i = 0; i < n; i++) {
            high[i] = -Math.abs(a[i]);
        }
        Arrays.fill(low, 0, n, 0.0);
        unscaled(high, low, root, n);
        for (int i = 0; i < n; i++) {
            double w = high[i] * root[i] * root[i];
            double rest = low[i] * root[i] * root[i];
            double sign = Math.signum(a[i]);
            // e^a / (1 + e^a) below 0, for then e^-a may be beyond the largest double
            out[i] = ratio(Math.max(w, sign), rest * Math.max(-sign, 0.0), w, rest);
        }
    }

    static void tanh(double[] a, double[] out, int n, double[][] spare) {
        double[] high = spare[0];
        double[] low = spare[1];
        double[] root = spare[2];
        for (int i = 0; i < n; i++) {
            high[i] = -2 * Math.abs(a[i]);
        }
        Arrays.fill(low, 0, n, 0.0);
        unscaled(high, low, root, n);
        for (int i = 0; i < n; i++) {
            double w = high[i] * root[i] * root[i];
            double rest = low[i] * root[i] * root[i];
            double difference = 1 - w;
            double differenceRest = 1 - difference - w - rest;
            out[i] = Math.signum(a[i]) * ratio(difference, differenceRest, w, rest);
        }
    }

    /// `(x + xRest) / (1 + w + wRest)` for w from 0 to 1.
    private static double ratio(double x, double xRest, double w, double wRest) {
        double divisor = 1 + w;
        double divisorRest = w - (divisor - 1) + wRest;
        double inverse = 1 / divisor;
        double quotient = x * inverse;
        double left = Math.fma(-quotient, divisor, x) + Math.fma(-quotient, divisorRest, xRest);
        return Math.fma(left, inverse, quotient);
    }

    /// The exponential of `high + low` as `(high + low) * root * root`, in place. What is left in
    /// `high` and `low` is between 0.7 and 2.9: only scaling may overflow.
    private static void unscaled(double[] high, double[] low, double[] root, int n) {
        for (int i = 0; i < n; i++) {
            double x = Math.min(Math.max(high[i], LOWEST), HIGHEST);
            double k = Math.fma(x, INVERSE_OF_LN2, WHOLE) - WHOLE;
            double r = Math.fma(k, -Logarithms.LN2, x);
            double rest = Math.fma(k, -Logarithms.LN2_REST, low[i]);
            double sum = r + rest;
            high[i] = sum;
            low[i] = rest - (sum - r);
            root[i] = k;
        }
        for (int i = 0; i < n; i++) {
            double r = high[i];
            low[i] = Math.fma(r * r, polynomial(r), low[i]);
        }
        for (int i = 0; i < n; i++) {
            // half of k, and -1, 0 or 1 that it was rounded by, as a factor of 1/2, 1 or 2
            double half = Math.fma(root[i], 0.5, WHOLE);
            double odd = root[i] - 2 * (half - WHOLE);
            double factor = Math.fma(odd, Math.fma(odd, 0.25, 0.75), 1.0);
            double r = high[i];
            double one = 1 + r;
            double rest = r - (one - 1) + low[i];
            double sum = one + rest;
            high[i] = sum * factor;
            low[i] = (rest - (sum - one)) * factor;
            root[i] = half;
        }
        MemorySegment roots = MemorySegment.ofArray(root);
        for (int i = 0; i < n; i++) {
            roots.set(BITS, i * 8L, (roots.get(BITS, i * 8L) + BIAS) << 52);
        }
    }

    /// (e^r - 1 - r) / r^2, within 2^-64 of e^r when multiplied by r^2.
    private static double polynomial(double r) {
        double p = Math.fma(r, 0x1.1f9dfcaffb5f2p-29, 0x1.af6cbf91e1ee6p-26);
        p = Math.fma(r, p, 0x1.27e4bf24616c4p-22);
        p = Math.fma(r, p, 0x1.71ddef9b4c177p-19);
        p = Math.fma(r, p, 0x1.a01a01b45d956p-16);
        p = Math.fma(r, p, 0x1.a01a01b3b82e1p-13);
        p = Math.fma(r, p, 0x1.6c16c16c13563p-10);
        p = Math.fma(r, p, 0x1.111111110ebbap-7);
        p = Math.fma(r, p, 0x1.555555555555ep-5);
        p = Math.fma(r, p, 0x1.555555555555cp-3);
        return Math.fma(r, p, 0.5);
    }
}
