package dev.alphatrail.backtest;

import dev.alphatrail.stats.Sums;

import org.jspecify.annotations.Nullable;

/// What one day with a book trades, costs and earns: all sums over the names in one pass, so that
/// none waits for another. Every figure is a fraction of a book of gross 1; every traded unit pays,
/// so a full turn of a position pays twice. Not thread-safe: a day overwrites the one before.
final class BookDay {
    private static final double BPS = 1e-4;
    private static final double YEAR = 252;

    private final CostSettings settings;
    private final double[] returns;
    private final double @Nullable [] participation;
    private final double @Nullable [] ratesBps;
    private final double[] scratch;
    private final double[] impactTerms;

    double earned;
    double turnover;
    double grossExposure;
    double netExposure;
    int longs;
    int shorts;
    double linear;
    double spread;
    double impact;
    double borrow;

    /// What borrowing would cost were the book turned round.
    double mirroredBorrow;

    /// Linear costs and the flat borrow rate when there is no `participation` (p1), else all four
    /// components (p2).
    ///
    /// @param participation dates × instruments, of a trade of 1, finite; see [#participationOfOne]
    BookDay(CostSettings settings, BacktestMarket market, double @Nullable [] participation) {
        int width = market.panel().instruments().size();
        this.settings = settings;
        this.returns = market.held().matrix().sharedValues();
        this.participation = participation;
        this.ratesBps =
                participation == null
                        ? null
                        : market.shortSale()
                                .ratesBps()
                                .map(rates -> rates.sharedValues())
                                .orElse(null);
        this.scratch = new double[width];
        this.impactTerms = new double[width];
    }

    /// How many times its average daily volume (dates × instruments) the whole notional is; beyond
    /// any cap where the volume is unknown, but finite, so that nothing traded is 0 of it.
    static double[] participationOfOne(double notional, double[] adv) {
        double[] result = new double[adv.length];
        for (int j = 0; j < adv.length; j++) {
            result[j] =
                    adv[j] > 0 ? Math.min(notional / adv[j], Double.MAX_VALUE) : Double.MAX_VALUE;
        }
        return result;
    }

    /// Goes from one dense book to the next at the close of date `t` and holds it until the next
    /// close.
    void pass(int t, double[] before, double[] book) {
        int tomorrow = (t + 1) * book.length;
        double gain = 0;
        double traded = 0;
        double gross = 0;
        double net = 0;
        long above = 0;
        long below = 0;
        for (int i = 0; i < book.length; i++) {
            double weight = book[i];
            gain += weight * returns[tomorrow + i];
            traded += Math.abs(weight - before[i]);
            gross += Math.abs(weight);
            net += weight;
            // by the sign bit: no processor can guess a branch on the sign
            long bits = Double.doubleToRawLongBits(weight + 0.0);
            above += -bits >>> 63;
            below += bits >>> 63;
        }
        earned = gain;
        turnover = 0.5 * traded;
        grossExposure = gross;
        netExposure = net;
        longs = (int) above;
        shorts = (int) below;
        linear = traded * ((settings.commissionBps() + settings.slippageBps()) * BPS);
        spread = 0;
        impact = 0;
        if (participation != null) {
            spread = traded * (settings.halfSpreadBps() * BPS);
            impact = impactOf(t, before, book, participation) * (settings.impactBps() * BPS);
        }
        if (ratesBps != null) {
            borrowAtRates(t, book, ratesBps);
        } else {
            double rate = settings.borrowBps() * BPS / YEAR;
            borrow = 0.5 * (gross - net) * rate;
            mirroredBorrow = 0.5 * (gross + net) * rate;
        }
    }

    double costs() {
        return linear + spread + impact + borrow;
    }

    double net() {
        return earned - costs();
    }

    /// The net return were the book turned round.
    double mirroredNet() {
        return -earned - (linear + spread + impact + mirroredBorrow);
    }

    /// Trades at the largest participation, those without a known ADV included.
    int impactCapped(int t, double[] before, double[] book) {
        int capped = 0;
        if (participation != null) {
            int row = t * book.length;
            for (int i = 0; i < book.length; i++) {
                double trade = Math.abs(book[i] - before[i]);
                double share = trade * participation[row + i];
                capped += share >= settings.impactMaxParticipation() ? 1 : 0;
            }
        }
        return capped;
    }

    /// Sum of trade × participation to the power of the exponent.
    private double impactOf(int t, double[] before, double[] book, double[] participation) {
        // side by side from index 0 and without branches, the compiler makes vectors of these
        System.arraycopy(participation, t * book.length, scratch, 0, book.length);
        double largest = settings.impactMaxParticipation();
        double exponent = settings.impactExponent();
        if (exponent == 0.5) {
            for (int i = 0; i < book.length; i++) {
                double trade = Math.abs(book[i] - before[i]);
                impactTerms[i] = trade * Math.sqrt(Math.min(trade * scratch[i], largest));
            }
        } else {
            for (int i = 0; i < book.length; i++) {
                double trade = Math.abs(book[i] - before[i]);
                double share = Math.min(trade * scratch[i], largest);
                impactTerms[i] = trade * (exponent == 1 ? share : StrictMath.pow(share, exponent));
            }
        }
        return Sums.of(impactTerms, 0, book.length);
    }

    private void borrowAtRates(int t, double[] book, double[] rates) {
        int row = t * book.length;
        double shorted = 0;
        double bought = 0;
        for (int i = 0; i < book.length; i++) {
            double known = rates[row + i];
            double rate = Double.isNaN(known) ? settings.borrowBps() : known;
            shorted += Math.max(-book[i], 0) * rate;
            bought += Math.max(book[i], 0) * rate;
        }
        borrow = shorted * BPS / YEAR;
        mirroredBorrow = bought * BPS / YEAR;
    }
}
