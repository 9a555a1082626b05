package dev.alphatrail.stats;

/// Mean and standard deviation of the first `n` elements of an array, in two passes and in a fixed
/// order. The values must be present: NaN is left out by the caller.
public final class Moments {
    private Moments() {}

    /// The sum; 0 of no values.
    public static double sum(double[] values, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values[i];
        }
        return sum;
    }

    /// The arithmetic mean; NaN of no values.
    public static double mean(double[] values, int n) {
        return sum(values, n) / n;
    }

    /// The sample standard deviation (ddof 1); NaN of fewer than two values, exactly 0 of constant
    /// ones.
    public static double sampleStd(double[] values, int n) {
        return sampleStd(values, n, mean(values, n));
    }

    /// The sample standard deviation about a mean that [#mean] gave.
    public static double sampleStd(double[] values, int n, double mean) {
        if (n < 2) {
            return Double.NaN;
        }
        if (isConstant(values, n)) {
            return 0.0;
        }
        double squares = 0;
        for (int i = 0; i < n; i++) {
            double difference = values[i] - mean;
            squares += difference * difference;
        }
        return Math.sqrt(squares / (n - 1));
    }

    /// Subtracts the mean from the values `from` (inclusive) to `to` (exclusive), in place. What
    /// rounding left of the mean is subtracted too, so that the differences are as exact at a high
    /// level of the values as at a low one.
    public static void centre(double[] values, int from, int to) {
        subtractMean(values, from, to);
        subtractMean(values, from, to);
    }

    private static void subtractMean(double[] values, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += values[i];
        }
        double mean = sum / (to - from);
        for (int i = from; i < to; i++) {
            values[i] -= mean;
        }
    }

    /// Whether all values have the same [OrderKey]; true of no values.
    public static boolean isConstant(double[] values, int n) {
        for (int i = 1; i < n; i++) {
            if (OrderKey.rounded(values[i]) != OrderKey.rounded(values[0])) {
                return false;
            }
        }
        return true;
    }
}
