package dev.alphatrail.backtest;

import dev.alphatrail.panel.Matrix;

import org.jspecify.annotations.Nullable;

/// Charges one day's trades and shorts. Every figure is a fraction of a book of gross 1; every
/// traded unit pays, so a full turn of a position pays twice. Not thread-safe: a charge overwrites
/// the figures of the one before.
final class TradingCosts {
    private static final double BPS = 1e-4;
    private static final double YEAR = 252;

    private final CostSettings settings;
    private final double notional;
    private final @Nullable Matrix adv;
    private final @Nullable Matrix ratesBps;

    double turnover;
    double linear;
    double spread;
    double impact;
    double borrow;

    /// What borrowing would cost were the book turned round.
    double mirroredBorrow;

    long impactCapped;

    private TradingCosts(
            CostSettings settings,
            double notional,
            @Nullable Matrix adv,
            @Nullable Matrix ratesBps) {
        this.settings = settings;
        this.notional = notional;
        this.adv = adv;
        this.ratesBps = ratesBps;
    }

    /// Linear costs and the flat borrow rate (p1).
    static TradingCosts plain(CostSettings settings) {
        return new TradingCosts(settings, 0, null, null);
    }

    /// All four components (p2).
    static TradingCosts controlled(CostSettings settings, double notional, BacktestMarket market) {
        return new TradingCosts(
                settings,
                notional,
                market.estimates().adv(),
                market.shortSale().ratesBps().orElse(null));
    }

    /// Costs of going from one dense book to the next at the close of date `t`, and of its shorts
    /// until the next close.
    void charge(int t, double[] before, double[] after) {
        double traded = 0;
        double impactSum = 0;
        double shorted = 0;
        double bought = 0;
        impactCapped = 0;
        for (int i = 0; i < after.length; i++) {
            double weight = after[i];
            double trade = Math.abs(weight - before[i]);
            if (trade > 0) {
                traded += trade;
                if (adv != null) {
                    impactSum += trade * impactOf(trade, adv.at(t, i));
                }
            }
            double rate = rate(t, i);
            shorted += Math.max(-weight, 0) * rate;
            bought += Math.max(weight, 0) * rate;
        }
        turnover = 0.5 * traded;
        linear = traded * ((settings.commissionBps() + settings.slippageBps()) * BPS);
        spread = adv == null ? 0 : traded * (settings.halfSpreadBps() * BPS);
        impact = impactSum * (settings.impactBps() * BPS);
        borrow = shorted * BPS / YEAR;
        mirroredBorrow = bought * BPS / YEAR;
    }

    double total() {
        return linear + spread + impact + borrow;
    }

    private double rate(int t, int i) {
        if (ratesBps != null) {
            double rate = ratesBps.at(t, i);
            if (!Double.isNaN(rate)) {
                return rate;
            }
        }
        return settings.borrowBps();
    }

    /// Participation to the power of the exponent; the largest participation where ADV is unknown.
    private double impactOf(double trade, double advOfName) {
        double largest = settings.impactMaxParticipation();
        double participation =
                advOfName > 0 ? Math.min(trade * notional / advOfName, largest) : largest;
        if (participation == largest) {
            impactCapped++;
        }
        double exponent = settings.impactExponent();
        if (exponent == 0.5) {
            return Math.sqrt(participation);
        }
        return exponent == 1 ? participation : StrictMath.pow(participation, exponent);
    }
}
