package dev.alphatrail.stats;

/// Division of many numbers by one whole number, by multiplication and yet the same to the last
/// bit.
///
/// A product with the reciprocal is nearly right; its remainder, which a fused multiply-add tells
/// exactly, mends it (Markstein, *Computation of elementary functions on the IBM RISC System/6000
/// processor*, 1990). What is left of the error is some 2⁻⁵² of the last bit, and quotients by `n`
/// keep 1 / (2 n) of it away from where rounding changes.
final class Quotient {
    private Quotient() {}

    /// `a / n` of a whole number `n` from 1 to 2²⁴. NaN where that is infinite; below 1e-290, where
    /// a remainder is no double, the last bit may differ.
    ///
    /// @param reciprocal `1 / n`
    static double of(double a, double n, double reciprocal) {
        double quotient = a * reciprocal;
        // -n and not -quotient: a NaN must keep its sign, since files hold its bits
        return Math.fma(Math.fma(quotient, -n, a), reciprocal, quotient);
    }
}
