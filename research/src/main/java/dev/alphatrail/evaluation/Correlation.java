package dev.alphatrail.evaluation;

import dev.alphatrail.stats.Sums;

/// Correlations over the first `n` values of two arrays, neither of which may be constant.
final class Correlation {
    private Correlation() {}

    /// Pearson's. Leaves the values centred.
    static double pearson(double[] x, double[] y, int n) {
        centre(x, n);
        centre(y, n);
        return Sums.products(x, y, n)
                / (Math.sqrt(Sums.products(x, x, n)) * Math.sqrt(Sums.products(y, y, n)));
    }

    private static void centre(double[] x, int n) {
        double mean = Sums.of(x, 0, n) / n;
        for (int j = 0; j < n; j++) {
            x[j] -= mean;
        }
    }

    /// Pearson's of average ranks, given as twice the ranks, which are integers: the sums are exact
    /// up to a million names.
    ///
    /// @param y by name, where `x` is by position
    /// @param names the name at each position
    static double ofRanks(int[] x, int[] y, int[] names, int n) {
        long mean = n + 1L;
        long products = 0;
        long squaresX = 0;
        long squaresY = 0;
        for (int j = 0; j < n; j++) {
            long dx = x[j] - mean;
            long dy = y[names[j]] - mean;
            products += dx * dy;
            squaresX += dx * dx;
            squaresY += dy * dy;
        }
        return products / (Math.sqrt((double) squaresX) * Math.sqrt((double) squaresY));
    }
}
