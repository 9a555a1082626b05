package dev.alphatrail.engine;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Logarithms of whole rows, and what powers need of them; `out` may not be an input.
///
/// A value is 2^k m with m from the root of 1/2 to that of 2, and with f = m - 1 and s = f / (2 +
/// f) its logarithm is k ln 2 + 2 (s + s^3/3 + s^5/5 + …), as in fdlibm (Sun Microsystems). What
/// follows s^3/3 is a polynomial of the least largest error, found by the exchange method of Remez.
///
/// Loops are short, and each does one thing: the compiler makes vectors only of loops it can
/// unroll. Bits are read through memory segments, since it makes none of
/// `Double.doubleToRawLongBits`. Every step is exactly rounded or exact, so the result has the same
/// bits on every machine.
final class Logarithms {
    /// Added to a small whole number, it leaves the number in the lowest bits.
    static final double WHOLE = 0x1.8p52;

    /// ln 2 in two parts, the first of 42 bits: exact times whole numbers up to 2^11.
    static final double LN2 = 0x1.62e42fefa38p-1;

    static final double LN2_REST = 0x1.ef35793c7673p-45;

    private static final ValueLayout.OfLong BITS = ValueLayout.JAVA_LONG;
    private static final long SMALLEST_NORMAL = 1L << 52;
    private static final long INFINITY = 0x7ffL << 52;
    private static final long ROOT_OF_HALF = 0x3fe6a09e667f3bcdL;
    private static final double TWO_THIRDS = 0x1.5555555555555p-1;
    private static final double TWO_THIRDS_REST = 0x1.5555555555555p-55;

    private Logarithms() {}

    /// The natural logarithm; NaN for values of 0 or less.
    static void log(double[] a, double[] out, int n, double[][] spare) {
        double[] mantissa = spare[0];
        double[] exponent = spare[1];
        double[] s = spare[2];
        boolean odd = split(a, mantissa, exponent, n);
        quotients(mantissa, s, n);
        for (int i = 0; i < n; i++) {
            out[i] = sum(mantissa[i] - 1, s[i], exponent[i] - WHOLE, 0.0);
        }
        for (int i = 0; odd && i < n; i++) {
            if (isOdd(a[i])) {
                out[i] = ElementwiseKernels.finite(StrictMath.log(a[i]));
            }
        }
    }

    /// The natural logarithm of 1 + a; NaN for values of -1 or less.
    static void log1p(double[] a, double[] out, int n, double[][] spare) {
        double[] mantissa = spare[0];
        double[] exponent = spare[1];
        double[] s = spare[2];
        double[] sum = spare[3];
        double[] lost = spare[4];
        for (int i = 0; i < n; i++) {
            double u = 1 + a[i];
            sum[i] = u;
            // what rounding took from the sum, as a part of it
            lost[i] = (a[i] - (u - 1)) / u;
        }
        split(sum, mantissa, exponent, n);
        quotients(mantissa, s, n);
        for (int i = 0; i < n; i++) {
            double log = sum(mantissa[i] - 1, s[i], exponent[i] - WHOLE, lost[i]);
            // never above a, and so -0.0 where a is
            out[i] = Math.min(log, a[i]);
        }
    }

    /// The logarithm of 1 + the magnitude, with the sign of `a`.
    static void signedLog1p(double[] a, double[] out, int n, double[][] spare) {
        double[] magnitude = spare[5];
        for (int i = 0; i < n; i++) {
            magnitude[i] = Math.abs(a[i]);
        }
        log1p(magnitude, out, n, spare);
        for (int i = 0; i < n; i++) {
            out[i] = Math.signum(a[i]) * out[i];
        }
    }

    /// Whether a value is there, but neither positive, finite nor of full precision.
    static boolean isOdd(double value) {
        return value < Double.MIN_NORMAL || value == Double.POSITIVE_INFINITY;
    }

    /// Mantissas from the root of 1/2 to that of 2, NaN where a value is odd or NaN; exponents as
    /// the lowest bits of [#WHOLE].
    ///
    /// @return whether a value is odd
    private static boolean split(double[] a, double[] mantissa, double[] exponent, int n) {
        MemorySegment values = MemorySegment.ofArray(a);
        MemorySegment mantissas = MemorySegment.ofArray(mantissa);
        long odd = 0;
        for (int i = 0; i < n; i++) {
            long bits = values.get(BITS, i * 8L);
            long strange = (bits - SMALLEST_NORMAL) | (INFINITY - 1 - bits);
            long isNumber = ~(INFINITY - (bits & Long.MAX_VALUE));
            odd |= strange & isNumber;
        }
        for (int i = 0; i < n; i++) {
            long bits = values.get(BITS, i * 8L);
            long strange = (bits - SMALLEST_NORMAL) | (INFINITY - 1 - bits);
            long power = (bits - ROOT_OF_HALF) & (0xfffL << 52);
            mantissas.set(BITS, i * 8L, (bits - power) | (strange >> 63));
        }
        System.arraycopy(a, 0, exponent, 0, n);
        MemorySegment exponents = MemorySegment.ofArray(exponent);
        long whole = Double.doubleToRawLongBits(WHOLE);
        for (int i = 0; i < n; i++) {
            long bits = exponents.get(BITS, i * 8L);
            exponents.set(BITS, i * 8L, ((bits - ROOT_OF_HALF) >> 52) + whole);
        }
        return odd < 0;
    }

    private static void quotients(double[] mantissa, double[] s, int n) {
        for (int i = 0; i < n; i++) {
            double f = mantissa[i] - 1;
            s[i] = f / (2 + f);
        }
    }

    /// k ln 2 + log(1 + f) + rest; errors found are below 0.82 units in the last place.
    private static double sum(double f, double s, double k, double rest) {
        double z = s * s;
        double square = 0.5 * f * f;
        double series = z * (TWO_THIRDS + tail(z));
        double high = Math.fma(k, LN2, f);
        double low = f - (high - k * LN2);
        return high + (low - (square - Math.fma(s, square + series, Math.fma(k, LN2_REST, rest))));
    }

    /// 2/5 z + 2/7 z^2 + …, up to the square of the largest s; within 2^-59 of it.
    private static double tail(double z) {
        double p = Math.fma(z, 0x1.e0386361954d7p-4, 0x1.df7bbfbbbf78dp-4);
        p = Math.fma(z, p, 0x1.1118cd50a9c47p-3);
        p = Math.fma(z, p, 0x1.3b1395b5f3d15p-3);
        p = Math.fma(z, p, 0x1.745d177ae1068p-3);
        p = Math.fma(z, p, 0x1.c71c71c6ea41dp-3);
        p = Math.fma(z, p, 0x1.2492492492523p-2);
        return z * Math.fma(z, p, 0x1.999999999999ap-2);
    }

    /// Leaves the natural logarithms in `spare[0]` and what they lack in `spare[1]`, together
    /// within 2^-64 of them; NaN where a value is odd or NaN. Uses 5 spare rows.
    ///
    /// @return whether a value is odd
    static boolean inTwoParts(double[] a, int n, double[][] spare) {
        double[] high = spare[0];
        double[] low = spare[1];
        double[] s = spare[2];
        double[] sRest = spare[3];
        double[] factor = spare[0];
        double[] factorRest = spare[4];
        boolean odd = split(a, spare[0], spare[1], n);
        quotientsInTwoParts(spare[0], s, sRest, n);
        double[] tail = spare[0];
        for (int i = 0; i < n; i++) {
            tail[i] = tail(s[i] * s[i]);
        }
        factors(s, sRest, tail, factor, factorRest, n);
        double[] exponent = spare[1];
        for (int i = 0; i < n; i++) {
            double k = exponent[i] - WHOLE;
            double log = s[i] * factor[i];
            double rest = Math.fma(s[i], factor[i], -log);
            rest += Math.fma(s[i], factorRest[i], sRest[i] * factor[i]);
            double sum = Math.fma(k, LN2, log);
            high[i] = sum;
            low[i] = log - (sum - k * LN2) + Math.fma(k, LN2_REST, rest);
        }
        return odd;
    }

    private static void quotientsInTwoParts(double[] mantissa, double[] s, double[] rest, int n) {
        for (int i = 0; i < n; i++) {
            double f = mantissa[i] - 1;
            double divisor = 2 + f;
            double divisorRest = f - (divisor - 2);
            double inverse = 1 / divisor;
            double quotient = f * inverse;
            s[i] = quotient;
            double left = Math.fma(-quotient, divisorRest, Math.fma(-quotient, divisor, f));
            rest[i] = left * inverse;
        }
    }

    /// 2 + 2/3 s^2 + tail s^2: what s is to be multiplied by.
    private static void factors(
            double[] s, double[] sRest, double[] tail, double[] factor, double[] rest, int n) {
        for (int i = 0; i < n; i++) {
            double z = s[i] * s[i];
            double zRest = Math.fma(s[i], s[i], -z) + 2 * s[i] * sRest[i];
            double a = TWO_THIRDS + tail[i];
            double aRest = tail[i] - (a - TWO_THIRDS) + TWO_THIRDS_REST;
            double b = z * a;
            double bRest = Math.fma(z, a, -b) + Math.fma(z, aRest, zRest * a);
            double sum = 2 + b;
            factor[i] = sum;
            rest[i] = b - (sum - 2) + bRest;
        }
    }
}
