package dev.alphatrail.stats;

/// How long the blocks of a stationary bootstrap should be on average, so that the variance of the
/// mean of a dependent series is estimated with the least mean squared error.
///
/// Source: Politis and White (2004), Automatic Block-Length Selection for the Dependent Bootstrap,
/// with the corrected constant of Patton, Politis and White (2009): b = (2 G² / D)^⅓ · n^⅓, D = 2
/// g(0)². As in the authors' own program, the dependence is taken to end where the first run of
/// five insignificant autocorrelations begins; the flat-top window reaches twice as far.
final class MeanBlockLength {
    /// How many autocorrelations in a row must be insignificant: max(5, √log₁₀ n) of the source,
    /// which is 5 for every series that fits into memory.
    private static final int RUN = 5;

    private MeanBlockLength() {}

    /// The mean length for a series of finite values, between 1 and min(3√n, n/3) rounded up; 1 of
    /// a constant one.
    static double of(double[] series) {
        int n = series.length;
        if (n < 2 || Sample.isConstant(series, 0, n)) {
            return 1;
        }
        double[] covariances = autocovariances(series, Math.min(maxLag(n), n - 1));
        int window = window(covariances, n);
        double density = covariances[0];
        double slope = 0;
        for (int lag = 1; lag <= window; lag++) {
            double weight = Math.min(1, 2 * (1 - lag / (double) window));
            density += 2 * weight * covariances[lag];
            slope += 2 * weight * lag * covariances[lag];
        }
        // 2 G² / (2 g(0)²); the window may make the density 0, then the longest blocks are right
        double length = StrictMath.cbrt(slope * slope / (density * density) * n);
        double longest = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3.0));
        return Double.isNaN(length) ? 1 : Math.max(1, Math.min(length, longest));
    }

    private static int maxLag(int n) {
        return (int) Math.ceil(Math.sqrt(n)) + RUN;
    }

    private static int window(double[] covariances, int n) {
        double significant = 2 * Math.sqrt(StrictMath.log10(n) / n) * covariances[0];
        int last = covariances.length - 1;
        int run = 0;
        for (int lag = 1; lag <= last; lag++) {
            run = Math.abs(covariances[lag]) < significant ? run + 1 : 0;
            if (run == RUN) {
                return Math.min(2 * (lag - RUN + 1), last);
            }
        }
        return last;
    }

    private static double[] autocovariances(double[] series, int maxLag) {
        int n = series.length;
        double[] centred = series.clone();
        Sample.centre(centred, 0, n);
        double[] covariances = new double[maxLag + 1];
        for (int lag = 0; lag <= maxLag; lag++) {
            double sum = 0;
            for (int t = lag; t < n; t++) {
                sum += centred[t] * centred[t - lag];
            }
            covariances[lag] = sum / n;
        }
        return covariances;
    }
}
