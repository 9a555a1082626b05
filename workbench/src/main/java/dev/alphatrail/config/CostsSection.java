package dev.alphatrail.config;

import dev.alphatrail.backtest.CostSettings;

import java.util.List;
import java.util.Optional;

/// The section `costs`: what trading and borrowing cost in p1 and p2.
public final class CostsSection {
    private static final String SECTION = "costs";
    private static final String PER_TRADE = "bps of traded notional";
    private static final CostSettings DEFAULT = CostSettings.DEFAULT;

    public static final Key<Double> COMMISSION_BPS =
            key(
                    "commission_bps",
                    Kinds.notNegative(),
                    DEFAULT.commissionBps(),
                    PER_TRADE,
                    "Commission");
    public static final Key<Double> SLIPPAGE_BPS =
            key("slippage_bps", Kinds.notNegative(), DEFAULT.slippageBps(), PER_TRADE, "Slippage");
    public static final Key<Double> BORROW_BPS =
            key(
                    "borrow_bps",
                    Kinds.notNegative(),
                    DEFAULT.borrowBps(),
                    "bps of borrowed notional a year",
                    "Borrow cost of shorts; in p2 of those without a rate of their own");
    public static final Key<Double> HALF_SPREAD_BPS =
            key(
                    "half_spread_bps",
                    Kinds.notNegative(),
                    DEFAULT.halfSpreadBps(),
                    PER_TRADE,
                    "p2: half the quoted spread");
    public static final Key<Double> IMPACT_BPS =
            key(
                    "impact_bps",
                    Kinds.notNegative(),
                    DEFAULT.impactBps(),
                    PER_TRADE,
                    "p2: market impact at a participation of 1");
    public static final Key<Double> IMPACT_EXPONENT =
            key(
                    "impact_exponent",
                    Kinds.notNegative(),
                    DEFAULT.impactExponent(),
                    "",
                    "p2: exponent of the participation; 0.5 is the square-root law");
    public static final Key<Double> IMPACT_MAX_PARTICIPATION =
            key(
                    "impact_max_participation",
                    Kinds.positive(),
                    DEFAULT.impactMaxParticipation(),
                    "fraction of average daily volume",
                    "p2: participation is capped here");
    public static final Key<Optional<Double>> MAX_BORROW_BPS =
            key(
                    "max_borrow_bps",
                    Kinds.notNegative().orNull(),
                    Optional.empty(),
                    "bps a year",
                    "p2: names with a borrow rate above it may not be shorted; null is off");

    static final List<Key<?>> KEYS =
            List.of(
                    COMMISSION_BPS,
                    SLIPPAGE_BPS,
                    BORROW_BPS,
                    HALF_SPREAD_BPS,
                    IMPACT_BPS,
                    IMPACT_EXPONENT,
                    IMPACT_MAX_PARTICIPATION,
                    MAX_BORROW_BPS);

    private CostsSection() {}

    static CostSettings settings(Configuration config) {
        return new CostSettings(
                config.get(COMMISSION_BPS),
                config.get(SLIPPAGE_BPS),
                config.get(BORROW_BPS),
                config.get(HALF_SPREAD_BPS),
                config.get(IMPACT_BPS),
                config.get(IMPACT_EXPONENT),
                config.get(IMPACT_MAX_PARTICIPATION));
    }

    private static <T> Key<T> key(String name, Kind<T> kind, T value, String unit, String meaning) {
        return new Key<>(SECTION, name, kind, value, unit, meaning);
    }
}
