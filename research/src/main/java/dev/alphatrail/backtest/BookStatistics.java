package dev.alphatrail.backtest;

import dev.alphatrail.stats.Sample;

/// What the out-of-sample book really held, and how often each rule bound. Counts are over the
/// whole out-of-sample backtest; means and extremes over its return dates. Exposures are sums of
/// weight × the estimate of the day the book was fixed, over the names that have one.
///
/// @param formations formation dates reached
/// @param emptySleeves formations with too few names, a constant signal, or nobody to short
/// @param thinShortSleeves formations that found fewer names to short than the tail holds
/// @param flattenedByNeutralisation rebuilt books that were nothing but exposure and were held flat
/// @param forbiddenShorts names set to 0 because neutralisation made them short although they may
///   not be
/// @param weightCapShortfalls sides of rebuilt books that stayed below their gross at the weight
///   cap
/// @param turnoverCapDays days on which the turnover cap slowed trading
/// @param levered days whose leverage was not 1
/// @param impactCapped trades at the largest participation (or without a known ADV)
/// @param staleHeld (name, day) pairs held without a close that day
/// @param delistedHeld names held over their last close
/// @param grossExposure sum of absolute weights
/// @param netExposure sum of weights
/// @param largestWeight largest absolute weight of a day
/// @param turnover one-way, a day
/// @param betaExposure beta of the book
/// @param logAdvExposure sum of weight × ln ADV; near 0 when the longs are as liquid as the shorts
/// @param volExposure sum of weight × daily volatility
/// @param sectorExposure largest absolute net weight of a sector; NaN without sectors
public record BookStatistics(
        int formations,
        int emptySleeves,
        int thinShortSleeves,
        int flattenedByNeutralisation,
        int forbiddenShorts,
        int weightCapShortfalls,
        int turnoverCapDays,
        int levered,
        long impactCapped,
        long staleHeld,
        long delistedHeld,
        Held grossExposure,
        Held netExposure,
        Held largestWeight,
        Held turnover,
        Held leverage,
        Held betaExposure,
        Held logAdvExposure,
        Held volExposure,
        Held sectorExposure) {
    /// Mean and largest absolute value over the days; NaN where the figure was not estimated.
    ///
    /// @param largest the largest absolute value
    public record Held(double mean, double largest) {
        static Held of(double[] days) {
            double largest = Double.NaN;
            for (double day : days) {
                largest = Math.abs(day) <= largest ? largest : Math.abs(day);
            }
            return new Held(Sample.mean(days, 0, days.length), largest);
        }
    }
}
