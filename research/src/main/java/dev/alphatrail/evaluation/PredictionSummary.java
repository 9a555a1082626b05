package dev.alphatrail.evaluation;

import dev.alphatrail.stats.Sample;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Means and t-statistics of daily predictions over a set of dates.
///
/// @param coverage over every date of the set on which somebody has a forward return, skipped ones
///   included
record PredictionSummary(
        double ic,
        double icTstat,
        double rankIc,
        double rankIcTstat,
        double spread,
        double spreadTstat,
        double coverage) {

    /// Summary over the dates `dates` (ascending), the signal of date `t` taken with `sign(t)` = +1
    /// or −1.
    static PredictionSummary over(
            int[] dates, IntUnaryOperator sign, DailyPrediction daily, int horizon) {
        double[] ic = pick(dates, sign, daily.ic());
        double[] rankIc = pick(dates, sign, daily.rankIc());
        double[] spread = pick(dates, sign, daily.spread());
        double[] coverage = pick(dates, _ -> 1, daily.coverage());
        return new PredictionSummary(
                Sample.mean(ic, 0, ic.length),
                Sample.tStatistic(ic, horizon),
                Sample.mean(rankIc, 0, rankIc.length),
                Sample.tStatistic(rankIc, horizon),
                Sample.mean(spread, 0, spread.length),
                Sample.tStatistic(spread, horizon),
                Sample.mean(coverage, 0, coverage.length));
    }

    /// The values that exist, in order, with their sign.
    private static double[] pick(int[] dates, IntUnaryOperator sign, double[] values) {
        double[] picked = new double[dates.length];
        int n = 0;
        for (int t : dates) {
            if (!Double.isNaN(values[t])) {
                picked[n++] = sign.applyAsInt(t) * values[t];
            }
        }
        return Arrays.copyOf(picked, n);
    }
}
