package dev.alphatrail.stats;

/// Sums over runs of values, for loops that wait for nothing but the addition before: four partial
/// sums that a processor works on at once, always the same four, so that the result depends on the
/// values alone.
public final class Sums {
    private Sums() {}

    /// `Σ x[j]`, from `from` (inclusive) to `to` (exclusive).
    public static double of(double[] x, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = from;
        for (; j + 3 < to; j += 4) {
            a += x[j];
            b += x[j + 1];
            c += x[j + 2];
            d += x[j + 3];
        }
        for (; j < to; j++) {
            a += x[j];
        }
        return (a + b) + (c + d);
    }

    /// `Σ (x[j] − about)²`, from `from` (inclusive) to `to` (exclusive).
    public static double squares(double[] x, double about, int from, int to) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = from;
        for (; j + 3 < to; j += 4) {
            double p = x[j] - about;
            double q = x[j + 1] - about;
            double r = x[j + 2] - about;
            double s = x[j + 3] - about;
            a += p * p;
            b += q * q;
            c += r * r;
            d += s * s;
        }
        for (; j < to; j++) {
            double p = x[j] - about;
            a += p * p;
        }
        return (a + b) + (c + d);
    }

    /// `Σ x[j] · y[j]` over the first `n` elements.
    public static double products(double[] x, double[] y, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int j = 0;
        for (; j + 3 < n; j += 4) {
            a += x[j] * y[j];
            b += x[j + 1] * y[j + 1];
            c += x[j + 2] * y[j + 2];
            d += x[j + 3] * y[j + 3];
        }
        for (; j < n; j++) {
            a += x[j] * y[j];
        }
        return (a + b) + (c + d);
    }
}
