package dev.alphatrail.backtest;

/// What the out-of-sample book really held, and how often each rule bound. Counts are over the whole out-of-sample
/// backtest; means and extremes over its return dates.
///
/// @param formations formation dates reached
/// @param emptySleeves formations with too few names, a constant signal, or nobody to short
/// @param thinShortSleeves formations that found fewer names to short than the tail holds
/// @param flattenedByNeutralisation rebuilt books that were nothing but exposure and were held flat
/// @param forbiddenShorts names set to 0 because neutralisation made them short although they may not be
/// @param weightCapShortfalls sides of rebuilt books that stayed below their gross at the weight cap
/// @param turnoverCapDays days on which the turnover cap slowed trading
/// @param levered days whose leverage was not 1
/// @param impactCapped trades at the largest participation (or without a known ADV)
/// @param staleHeld (name, day) pairs held without a close that day
/// @param delistedHeld names held over their last close
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
        Held volExposure) {
    /// Mean and largest absolute value over the days; NaN where the figure was not estimated.
    public record Held(double mean, double largest) {
        public static final Held NONE = new Held(Double.NaN, Double.NaN);
    }
}
