package dev.alphatrail.study;

import dev.alphatrail.panel.Matrix;
import dev.alphatrail.stats.AverageRanks;

/// How alike two factors order names: the mean over dates of the cross-sectional rank correlation
/// (Spearman's) of their values.
///
/// A date counts when at least [#LEAST_NAMES] names have a value of both and neither is the same
/// for all of them; ranks are taken among those names, ties share their average rank.
public final class ValueCorrelation {
    /// Fewer names than this say nothing about a date.
    public static final int LEAST_NAMES = 5;

    private ValueCorrelation() {}

    /// The correlation in [−1, 1]; NaN when no date counts.
    ///
    /// @throws IllegalArgumentException when the shapes differ
    public static double of(Matrix a, Matrix b) {
        if (a.dates() != b.dates() || a.instruments() != b.instruments()) {
            throw new IllegalArgumentException(a + " and " + b + " are of different shapes");
        }
        int width = a.instruments();
        AverageRanks ranks = new AverageRanks(width);
        double[] x = new double[width];
        double[] y = new double[width];
        double sum = 0;
        int counted = 0;
        for (int t = 0; t < a.dates(); t++) {
            int n = 0;
            for (int i = 0; i < width; i++) {
                double value = a.at(t, i);
                double other = b.at(t, i);
                if (!Double.isNaN(value) && !Double.isNaN(other)) {
                    x[n] = value;
                    y[n] = other;
                    n++;
                }
            }
            if (n >= LEAST_NAMES) {
                ranks.rank(x, 0, n, x, 0);
                ranks.rank(y, 0, n, y, 0);
                double correlation = pearson(x, y, n);
                if (!Double.isNaN(correlation)) {
                    sum += correlation;
                    counted++;
                }
            }
        }
        return counted == 0 ? Double.NaN : Math.max(-1, Math.min(1, sum / counted));
    }

    /// Of ranks, so their mean is known and sums are exact; NaN when either side is constant.
    private static double pearson(double[] x, double[] y, int n) {
        double mean = (n + 1) / 2.0;
        double xx = 0;
        double yy = 0;
        double xy = 0;
        for (int i = 0; i < n; i++) {
            xx += (x[i] - mean) * (x[i] - mean);
            yy += (y[i] - mean) * (y[i] - mean);
            xy += (x[i] - mean) * (y[i] - mean);
        }
        return xx == 0 || yy == 0 ? Double.NaN : xy / Math.sqrt(xx * yy);
    }
}
