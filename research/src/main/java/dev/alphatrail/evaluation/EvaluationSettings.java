package dev.alphatrail.evaluation;

/// The `evaluation` section of a configuration, as far as one factor is concerned.
///
/// @param mode how deep to look
/// @param horizon days of the forward return of p0 and of every information coefficient, ≥ 1
/// @param nQuantiles the tails hold ⌊n / nQuantiles⌋ names each, ≥ 2
/// @param minObsPerDay a day with fewer names is skipped by p0 and by every information
///   coefficient, ≥ 2
/// @param costBps cost of p0's long–short proxy, bps of traded notional, ≥ 0
public record EvaluationSettings(
        EvaluationMode mode, int horizon, int nQuantiles, int minObsPerDay, double costBps) {
    public static final EvaluationSettings DEFAULT =
            new EvaluationSettings(EvaluationMode.P2, 1, 5, 20, 0);

    public EvaluationSettings {
        require(horizon >= 1, "horizon", horizon, "at least 1");
        require(nQuantiles >= 2, "n_quantiles", nQuantiles, "at least 2");
        require(minObsPerDay >= 2, "min_obs_per_day", minObsPerDay, "at least 2");
        require(
                costBps >= 0 && costBps < Double.POSITIVE_INFINITY,
                "cost_bps",
                costBps,
                "at least 0");
    }

    private static void require(boolean holds, String key, double value, String range) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + ", must be " + range);
        }
    }
}
