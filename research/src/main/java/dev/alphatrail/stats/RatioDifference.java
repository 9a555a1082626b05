package dev.alphatrail.stats;

import java.util.Optional;

/// How much the annualised information ratio of one daily series is above that of another one of
/// the same days, with an interval that holds the true difference in about 95 of 100 cases.
///
/// Days are resampled in pairs, so that what moves both series cancels out. The interval is the
/// plain percentile interval of the resampled differences. The mean block length is the automatic
/// one for the series of which the difference is the mean, to first order: the influence of each
/// day, z − ½ s z² of the one series less that of the other one, z being a standardised return and
/// s a daily ratio.
///
/// @param first mean / standard deviation · √252 of the first series
/// @param second the same of the second series
/// @param lower end of the interval of first less second
/// @param upper other end
/// @param days how many pairs there are
/// @param meanBlock mean length of the blocks, in days
/// @param resamples how many were drawn
public record RatioDifference(
        double first,
        double second,
        double lower,
        double upper,
        int days,
        double meanBlock,
        int resamples) {
    /// How often the interval is meant to hold the true difference; what is outside lies half at
    /// each end.
    public static final double CONFIDENCE = 0.95;

    private static final double TAIL = (1 - CONFIDENCE) / 2;

    /// A resampled variance below this part of the series' own is rounding noise of a constant.
    private static final double NO_VARIANCE = 1e-12;

    /// Of so many resamples one may be without a ratio before there is no interval.
    private static final int DEFINED = 100;

    /// Compares two series of finite values, day by day. Empty when one of them is constant, or
    /// varies on so few days that more than one in a hundred resamples misses them all.
    public static Optional<RatioDifference> of(
            double[] first, double[] second, int resamples, long seed) {
        int days = first.length;
        if (second.length != days) {
            throw new IllegalArgumentException(days + " days against " + second.length);
        }
        if (Sample.isConstant(first, 0, days) || Sample.isConstant(second, 0, days)) {
            return Optional.empty();
        }
        Standardised a = Standardised.of(first);
        Standardised b = Standardised.of(second);
        double meanBlock = MeanBlockLength.of(influence(a, b));
        double[] differences =
                new StationaryBootstrap(days, meanBlock, seed)
                        .replicates(resamples, places -> a.ratio(places) - b.ratio(places));
        int defined = resamples;
        while (defined > 0 && Double.isNaN(differences[defined - 1])) {
            defined--;
        }
        if (defined == 0 || (resamples - defined) * (long) DEFINED > resamples) {
            return Optional.empty();
        }
        double year = Math.sqrt(Sample.DAYS_PER_YEAR);
        return Optional.of(
                new RatioDifference(
                        year * a.ratio,
                        year * b.ratio,
                        year * Quantiles.ofSorted(differences, defined, TAIL),
                        year * Quantiles.ofSorted(differences, defined, 1 - TAIL),
                        days,
                        meanBlock,
                        resamples));
    }

    /// First less second.
    public double difference() {
        return first - second;
    }

    /// Whether the interval leaves out 0: the ratios differ by more than chance explains.
    public boolean isDistinguishable() {
        return lower > 0 || upper < 0;
    }

    private static double[] influence(Standardised a, Standardised b) {
        double[] influence = new double[a.z.length];
        for (int t = 0; t < influence.length; t++) {
            influence[t] = a.influence(t) - b.influence(t);
        }
        return influence;
    }

    /// A series as its daily ratio and its standardised returns: sums of these lose no digits.
    private record Standardised(double ratio, double[] z) {
        static Standardised of(double[] values) {
            int n = values.length;
            double std = Sample.std(values, 0, n);
            double[] z = values.clone();
            Sample.centre(z, 0, n);
            for (int t = 0; t < n; t++) {
                z[t] /= std;
            }
            return new Standardised(Sample.mean(values, 0, n) / std, z);
        }

        double influence(int t) {
            return z[t] - ratio / 2 * z[t] * z[t];
        }

        /// Mean over standard deviation of a resample; NaN when it is constant.
        double ratio(int[] places) {
            int n = places.length;
            double sum = 0;
            double squares = 0;
            for (int place : places) {
                sum += z[place];
                squares += z[place] * z[place];
            }
            double variance = (squares - sum * sum / n) / (n - 1);
            return variance > NO_VARIANCE ? (ratio + sum / n) / Math.sqrt(variance) : Double.NaN;
        }
    }
}
