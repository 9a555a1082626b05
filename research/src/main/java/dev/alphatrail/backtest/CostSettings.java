package dev.alphatrail.backtest;

/// What trading and borrowing cost: the `costs` section of a configuration. Linear and flat borrow
/// costs apply to p1 and p2, spread and impact to p2 only.
///
/// @param commissionBps per traded notional, bps
/// @param slippageBps per traded notional, bps
/// @param borrowBps per borrowed notional and year, bps, for names without a rate of their own
/// @param halfSpreadBps half the quoted spread, per traded notional, bps
/// @param impactBps market impact at a participation of 1, per traded notional, bps
/// @param impactExponent exponent of the participation, ≥ 0 (0.5: the square-root law)
/// @param impactMaxParticipation participation (traded notional / ADV) is capped here, fraction > 0
public record CostSettings(
        double commissionBps,
        double slippageBps,
        double borrowBps,
        double halfSpreadBps,
        double impactBps,
        double impactExponent,
        double impactMaxParticipation) {
    public static final CostSettings DEFAULT = new CostSettings(1, 2, 50, 2, 10, 0.5, 0.1);

    public CostSettings {
        requireNotNegative("commission_bps", commissionBps);
        requireNotNegative("slippage_bps", slippageBps);
        requireNotNegative("borrow_bps", borrowBps);
        requireNotNegative("half_spread_bps", halfSpreadBps);
        requireNotNegative("impact_bps", impactBps);
        requireNotNegative("impact_exponent", impactExponent);
        if (!(impactMaxParticipation > 0 && impactMaxParticipation < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "impact_max_participation is " + impactMaxParticipation + ", must be above 0");
        }
    }

    private static void requireNotNegative(String key, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(key + " is " + value + ", must be at least 0");
        }
    }
}
