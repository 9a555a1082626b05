package dev.alphatrail.config;

import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.evaluation.EvaluationSettings;

import java.util.List;

/// The section `evaluation`: how deep every factor is looked at, and how many are selected.
public final class EvaluationSection {
    private static final String SECTION = "evaluation";
    private static final EvaluationSettings DEFAULT = EvaluationSettings.DEFAULT;

    public static final Key<EvaluationMode> MODE =
            key(
                    "mode",
                    Kinds.choice(List.of(EvaluationMode.values()), EvaluationMode::id),
                    DEFAULT.mode(),
                    "",
                    "p0 a quick look, p1 walk-forward with linear costs, p2 walk-forward with risk"
                            + " controls and all costs");
    public static final Key<Integer> HORIZON =
            key(
                    "horizon",
                    Kinds.count(1),
                    DEFAULT.horizon(),
                    "trading days",
                    "Length of the forward return of p0 and of every information coefficient");
    public static final Key<Integer> N_QUANTILES =
            key(
                    "n_quantiles",
                    Kinds.count(2),
                    DEFAULT.nQuantiles(),
                    "",
                    "The tails hold one in n_quantiles names each");
    public static final Key<Integer> MIN_OBS_PER_DAY =
            key(
                    "min_obs_per_day",
                    Kinds.count(2),
                    DEFAULT.minObsPerDay(),
                    "names",
                    "A day with fewer is skipped by p0 and by every information coefficient");
    public static final Key<Double> COST_BPS =
            key(
                    "cost_bps",
                    Kinds.notNegative(),
                    DEFAULT.costBps(),
                    "bps of traded notional",
                    "Cost of p0's long-short proxy; p1 and p2 take the section costs");
    public static final Key<Integer> TOP_K =
            key(
                    "top_k",
                    Kinds.count(1),
                    3,
                    "alphas",
                    "How many of those that passed the gates are selected");

    static final List<Key<?>> KEYS =
            List.of(MODE, HORIZON, N_QUANTILES, MIN_OBS_PER_DAY, COST_BPS, TOP_K);

    private EvaluationSection() {}

    static EvaluationSettings settings(Configuration config) {
        return new EvaluationSettings(
                config.get(MODE),
                config.get(HORIZON),
                config.get(N_QUANTILES),
                config.get(MIN_OBS_PER_DAY),
                config.get(COST_BPS));
    }

    private static <T> Key<T> key(String name, Kind<T> kind, T value, String unit, String meaning) {
        return new Key<>(SECTION, name, kind, value, unit, meaning);
    }
}
