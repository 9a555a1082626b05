package dev.alphatrail.evaluation;

/// Pearson correlation of the first `n` values of two arrays, neither of which may be constant.
final class Correlation {
    private Correlation() {}

    static double pearson(double[] x, double[] y, int n) {
        double sumX = 0;
        double sumY = 0;
        for (int j = 0; j < n; j++) {
            sumX += x[j];
            sumY += y[j];
        }
        return about(x, sumX / n, y, sumY / n, n);
    }

    /// The same of average ranks, whose mean is known.
    static double ofRanks(double[] x, double[] y, int n) {
        return about(x, (n + 1) * 0.5, y, (n + 1) * 0.5, n);
    }

    private static double about(double[] x, double meanX, double[] y, double meanY, int n) {
        double products = 0;
        double squaresX = 0;
        double squaresY = 0;
        for (int j = 0; j < n; j++) {
            double dx = x[j] - meanX;
            double dy = y[j] - meanY;
            products += dx * dy;
            squaresX += dx * dx;
            squaresY += dy * dy;
        }
        return products / (Math.sqrt(squaresX) * Math.sqrt(squaresY));
    }
}
