package dev.alphatrail.stats;

/// Statistics of a run of finite values `values[from] … values[to - 1]`; NaN where a figure does
/// not exist.
public final class Sample {
    /// Trading days of a year, by which daily figures are annualised.
    public static final int DAYS_PER_YEAR = 252;

    private Sample() {}

    /// Arithmetic mean; NaN of no value.
    public static double mean(double[] values, int from, int to) {
        return to > from ? Sums.of(values, from, to) / (to - from) : Double.NaN;
    }

    /// Standard deviation with `n − 1` degrees of freedom, two-pass; exactly 0 of values that are
    /// constant by [OrderKey], NaN of fewer than two.
    public static double std(double[] values, int from, int to) {
        if (to - from < 2) {
            return Double.NaN;
        }
        if (isConstant(values, from, to)) {
            return 0;
        }
        double squares = Sums.squares(values, mean(values, from, to), from, to);
        return Math.sqrt(squares / (to - from - 1));
    }

    /// Whether the largest and the smallest value have the same [OrderKey], so that all have; true
    /// of no value.
    public static boolean isConstant(double[] values, int from, int to) {
        for (int j = from + 1; j < to; j++) {
            if (OrderKey.of(values[j]) != OrderKey.of(values[from])) {
                return false;
            }
        }
        return true;
    }

    /// Subtracts the mean from the values `from` (inclusive) to `to` (exclusive), in place. What
    /// rounding left of the mean is subtracted too, so that the differences are as exact at a high
    /// level of the values as at a low one.
    public static void centre(double[] values, int from, int to) {
        subtractMean(values, from, to);
        subtractMean(values, from, to);
    }

    private static void subtractMean(double[] values, int from, int to) {
        double mean = mean(values, from, to);
        for (int j = from; j < to; j++) {
            values[j] -= mean;
        }
    }

    /// Mean over standard deviation times `√periodsPerYear`; NaN when the deviation is 0 or does
    /// not exist.
    public static double informationRatio(
            double[] values, int from, int to, double periodsPerYear) {
        double std = std(values, from, to);
        return std > 0 ? mean(values, from, to) / std * Math.sqrt(periodsPerYear) : Double.NaN;
    }

    /// The t-statistic of the mean of values that overlap by `horizon − 1` periods: Hansen and
    /// Hodrick (1980), with the long-run variance floored at the plain one. NaN of fewer than two
    /// values or a variance of 0.
    public static double tStatistic(double[] values, int horizon) {
        int n = values.length;
        if (n < 2 || isConstant(values, 0, n)) {
            return Double.NaN;
        }
        double mean = mean(values, 0, n);
        double gamma0 = autocovariance(values, mean, 0);
        double longRun = gamma0;
        for (int lag = 1; lag < horizon && lag < n; lag++) {
            longRun += 2 * autocovariance(values, mean, lag);
        }
        double variance = Math.max(gamma0, longRun);
        return variance > 0 ? mean / Math.sqrt(variance / (n - 1)) : Double.NaN;
    }

    private static double autocovariance(double[] values, double mean, int lag) {
        double sum = 0;
        for (int j = lag; j < values.length; j++) {
            sum += (values[j] - mean) * (values[j - lag] - mean);
        }
        return sum / values.length;
    }

    /// Wealth after the returns `returns[from] … returns[to - 1]`, starting from 1; 0 once it is
    /// lost.
    public static double compounded(double[] returns, int from, int to) {
        double equity = 1;
        for (int j = from; j < to; j++) {
            if (1 + returns[j] <= 0) {
                return 0;
            }
            equity *= 1 + returns[j];
        }
        return equity;
    }

    /// Smallest equity / running peak − 1 of the compounded returns, the peak starting at 1: a
    /// fraction in [−1, 0], NaN of no return, −1 once all is lost.
    public static double maxDrawdown(double[] returns, int from, int to) {
        double equity = 1;
        double peak = 1;
        double deepest = 0;
        for (int j = from; j < to; j++) {
            if (1 + returns[j] <= 0) {
                return -1;
            }
            equity *= 1 + returns[j];
            peak = Math.max(peak, equity);
            deepest = Math.min(deepest, equity / peak - 1);
        }
        return to > from ? deepest : Double.NaN;
    }
}
