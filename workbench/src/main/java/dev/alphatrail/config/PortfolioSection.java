package dev.alphatrail.config;

import dev.alphatrail.portfolio.PortfolioSettings;
import dev.alphatrail.portfolio.PortfolioSettings.Controls;
import dev.alphatrail.portfolio.PortfolioSettings.Exposure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// The section `portfolio`: how factor values become a book, with the controls of p2.
public final class PortfolioSection {
    private static final String SECTION = "portfolio";
    private static final PortfolioSettings DEFAULT = PortfolioSettings.DEFAULT;
    private static final Controls CONTROLS = Controls.DEFAULT;

    public static final Key<Integer> EXECUTION_LAG =
            count(
                    "execution_lag",
                    0,
                    DEFAULT.executionLag(),
                    "trading days",
                    "From a factor value to the close at which it is traded");
    public static final Key<Integer> MIN_NAMES =
            count(
                    "min_names",
                    2,
                    DEFAULT.minNames(),
                    "names",
                    "A formation with fewer gives an empty sleeve");
    public static final Key<Integer> REBALANCE_DAYS =
            count(
                    "rebalance_days",
                    1,
                    DEFAULT.rebalanceDays(),
                    "trading days",
                    "From one formation to the next");
    public static final Key<Integer> HOLDING_DAYS =
            count(
                    "holding_days",
                    1,
                    DEFAULT.holdingDays(),
                    "trading days",
                    "How long a sleeve is held; the book is the mean of the sleeves held");
    public static final Key<Double> MIN_ADV =
            key(
                    "min_adv",
                    Kinds.notNegative(),
                    CONTROLS.minAdv(),
                    "currency of the data",
                    "p2: least average daily dollar volume of a candidate; 0 is off");
    public static final Key<Integer> ADV_WINDOW =
            count(
                    "adv_window",
                    1,
                    CONTROLS.advWindow(),
                    "trading days",
                    "p2: days of the average daily dollar volume");
    public static final Key<Integer> BETA_WINDOW =
            count(
                    "beta_window",
                    2,
                    CONTROLS.betaWindow(),
                    "trading days",
                    "p2: days of the beta estimate");
    public static final Key<Integer> VOL_WINDOW =
            count(
                    "vol_window",
                    2,
                    CONTROLS.volWindow(),
                    "trading days",
                    "p2: days of a name's volatility estimate");
    public static final Key<Set<Exposure>> NEUTRALIZE =
            key(
                    "neutralize",
                    Kinds.choices(
                            List.of(Exposure.values()),
                            exposure -> exposure.name().toLowerCase(Locale.ROOT)),
                    CONTROLS.neutralize(),
                    "",
                    "p2: exposures the book is made neutral to");
    public static final Key<Optional<Double>> MAX_ABS_WEIGHT =
            key(
                    "max_abs_weight",
                    Kinds.number("a number in (0, 1]", v -> v > 0 && v <= 1).orNull(),
                    boxed(CONTROLS.maxAbsWeight()),
                    "fraction of gross 1",
                    "p2: largest weight of a name; null is off");
    public static final Key<Optional<Double>> TURNOVER_CAP =
            key(
                    "turnover_cap",
                    Kinds.positive().orNull(),
                    boxed(CONTROLS.turnoverCap()),
                    "fraction a day, one-way",
                    "p2: largest turnover of the unlevered book; null is off");
    public static final Key<Optional<Double>> VOL_TARGET =
            key(
                    "vol_target",
                    Kinds.positive().orNull(),
                    boxed(CONTROLS.volTarget()),
                    "fraction, annualised",
                    "p2: volatility the book is levered to; null is off");
    public static final Key<Integer> VOL_TARGET_WINDOW =
            count(
                    "vol_target_window",
                    2,
                    CONTROLS.volTargetWindow(),
                    "trading days",
                    "p2: returns the book's volatility is estimated from");
    public static final Key<Double> MAX_LEVERAGE =
            key(
                    "max_leverage",
                    Kinds.positive(),
                    CONTROLS.maxLeverage(),
                    "",
                    "p2: largest leverage of the volatility target");
    public static final Key<Double> NOTIONAL =
            key(
                    "notional",
                    Kinds.positive(),
                    CONTROLS.notional(),
                    "currency of the data",
                    "p2: size of the book, for participation and impact");

    static final List<Key<?>> KEYS =
            List.of(
                    EXECUTION_LAG,
                    MIN_NAMES,
                    REBALANCE_DAYS,
                    HOLDING_DAYS,
                    MIN_ADV,
                    ADV_WINDOW,
                    BETA_WINDOW,
                    VOL_WINDOW,
                    NEUTRALIZE,
                    MAX_ABS_WEIGHT,
                    TURNOVER_CAP,
                    VOL_TARGET,
                    VOL_TARGET_WINDOW,
                    MAX_LEVERAGE,
                    NOTIONAL);

    private PortfolioSection() {}

    static PortfolioSettings settings(Configuration config) {
        Controls controls =
                new Controls(
                        config.get(MIN_ADV),
                        config.get(ADV_WINDOW),
                        config.get(BETA_WINDOW),
                        config.get(VOL_WINDOW),
                        config.get(NEUTRALIZE),
                        unboxed(config.get(MAX_ABS_WEIGHT)),
                        unboxed(config.get(TURNOVER_CAP)),
                        unboxed(config.get(VOL_TARGET)),
                        config.get(VOL_TARGET_WINDOW),
                        config.get(MAX_LEVERAGE),
                        config.get(NOTIONAL),
                        unboxed(config.get(CostsSection.MAX_BORROW_BPS)));
        return new PortfolioSettings(
                config.get(EXECUTION_LAG),
                config.get(MIN_NAMES),
                config.get(REBALANCE_DAYS),
                config.get(HOLDING_DAYS),
                controls);
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    private static OptionalDouble unboxed(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    private static Key<Integer> count(
            String name, int min, int value, String unit, String meaning) {
        return key(name, Kinds.count(min), value, unit, meaning);
    }

    private static <T> Key<T> key(String name, Kind<T> kind, T value, String unit, String meaning) {
        return new Key<>(SECTION, name, kind, value, unit, meaning);
    }
}
