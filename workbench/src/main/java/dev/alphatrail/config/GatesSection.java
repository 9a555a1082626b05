package dev.alphatrail.config;

import dev.alphatrail.study.GateSettings;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/// The section `gates`: what an alpha must reach to be selected.
public final class GatesSection {
    private static final String SECTION = "gates";
    private static final GateSettings DEFAULT = GateSettings.DEFAULT;

    public static final Key<Optional<Double>> MIN_COVERAGE =
            gate(
                    "min_coverage",
                    Kinds.number("a number in [0, 1]", v -> v >= 0 && v <= 1),
                    DEFAULT.minCoverage(),
                    "fraction",
                    "Least mean coverage; null is off");
    public static final Key<Optional<Double>> MAX_TURNOVER =
            gate(
                    "max_turnover",
                    Kinds.notNegative(),
                    DEFAULT.maxTurnover(),
                    "fraction a day, one-way (a horizon in p0)",
                    "Largest mean turnover; null is off");
    public static final Key<Optional<Double>> MIN_IR =
            gate(
                    "min_ir",
                    Kinds.number("a number", _ -> true),
                    DEFAULT.minIr(),
                    "annualised",
                    "Least information ratio; null is off");
    public static final Key<Optional<Double>> MAX_DRAWDOWN =
            gate(
                    "max_drawdown",
                    Kinds.number("a number in (0, 1]", v -> v > 0 && v <= 1),
                    DEFAULT.maxDrawdown(),
                    "fraction, positive",
                    "Deepest drawdown; null is off");
    public static final Key<Optional<Double>> MAX_TOTAL_COST_BPS =
            gate(
                    "max_total_cost_bps",
                    Kinds.notNegative(),
                    DEFAULT.maxTotalCostBps(),
                    "bps a day",
                    "Largest mean of the day's costs; null is off");
    public static final Key<Optional<Integer>> MIN_SPLITS =
            new Key<>(
                    SECTION,
                    "min_splits",
                    Kinds.count(1).orNull(),
                    DEFAULT.minSplits().isPresent()
                            ? Optional.of(DEFAULT.minSplits().getAsInt())
                            : Optional.empty(),
                    "splits",
                    "Least number of walk-forward splits; null is off");

    static final List<Key<?>> KEYS =
            List.of(
                    MIN_COVERAGE,
                    MAX_TURNOVER,
                    MIN_IR,
                    MAX_DRAWDOWN,
                    MAX_TOTAL_COST_BPS,
                    MIN_SPLITS);

    private GatesSection() {}

    static GateSettings settings(Configuration config) {
        return new GateSettings(
                unboxed(config.get(MIN_COVERAGE)),
                unboxed(config.get(MAX_TURNOVER)),
                unboxed(config.get(MIN_IR)),
                unboxed(config.get(MAX_DRAWDOWN)),
                unboxed(config.get(MAX_TOTAL_COST_BPS)),
                config.get(MIN_SPLITS).map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private static OptionalDouble unboxed(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static Key<Optional<Double>> gate(
            String name, Kind<Double> kind, OptionalDouble value, String unit, String meaning) {
        Optional<Double> boxed =
                value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
        return new Key<>(SECTION, name, kind.orNull(), boxed, unit, meaning);
    }
}
