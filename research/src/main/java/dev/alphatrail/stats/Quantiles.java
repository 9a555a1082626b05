package dev.alphatrail.stats;

/// Sample quantiles by linear interpolation between order statistics: type 7 of Hyndman and Fan,
/// *Sample Quantiles in Statistical Packages* (1996).
public final class Quantiles {
    private Quantiles() {}

    /// The quantile `p` (0 to 1) of the first `n` values, which must be sorted ascending; NaN of no
    /// values.
    public static double ofSorted(double[] sorted, int n, double p) {
        if (n == 0) {
            return Double.NaN;
        }
        double at = (n - 1) * p;
        int below = (int) Math.floor(at);
        int above = Math.min(below + 1, n - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
