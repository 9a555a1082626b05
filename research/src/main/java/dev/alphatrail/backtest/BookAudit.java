package dev.alphatrail.backtest;

import dev.alphatrail.backtest.BookStatistics.Held;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.portfolio.BookTally;

import org.jspecify.annotations.Nullable;

/// Looks at the books that were really held, after neutralisation, caps and leverage have each had
/// their say.
final class BookAudit {
    /// Looks at nothing.
    static final BookAudit NONE = new BookAudit(null, 0);

    private final @Nullable BacktestMarket market;
    private final double[] netExposure;
    private final double[] largestWeight;
    private final double[] leverage;
    private final double[] beta;
    private final double[] logAdv;
    private final double[] vol;
    private final double[] sector;
    private final double[] sectorSum;
    private int turnoverCapDays;
    private int levered;
    private long impactCapped;
    private long staleHeld;
    private long delistedHeld;

    private BookAudit(@Nullable BacktestMarket market, int size) {
        this.market = market;
        this.netExposure = new double[size];
        this.largestWeight = new double[size];
        this.leverage = new double[size];
        this.beta = new double[size];
        this.logAdv = new double[size];
        this.vol = new double[size];
        this.sector = new double[size];
        this.sectorSum =
                new double
                        [market == null
                                ? 0
                                : market.panel()
                                        .grouping(Panel.SECTOR)
                                        .map(g -> g.labels().size() + 1)
                                        .orElse(0)];
    }

    static BookAudit of(BacktestMarket market, int size) {
        return new BookAudit(market, size);
    }

    /// @param s the return date; the book was fixed the date before
    void look(
            int s,
            int at,
            double[] held,
            TradingCosts charges,
            double leverageOfDay,
            boolean slowed) {
        if (market == null) {
            return;
        }
        leverage[at] = leverageOfDay;
        levered += leverageOfDay == 1 ? 0 : 1;
        turnoverCapDays += slowed ? 1 : 0;
        impactCapped += charges.impactCapped;
        for (int i = 0; i < held.length; i++) {
            double weight = held[i];
            if (weight != 0) {
                netExposure[at] += weight;
                largestWeight[at] = Math.max(largestWeight[at], Math.abs(weight));
                staleHeld += market.held().isStale(s, i) ? 1 : 0;
                delistedHeld += market.held().isDelisting(s, i) ? 1 : 0;
            }
        }
        beta[at] = exposure(held, market.estimates().beta(), s - 1);
        logAdv[at] = exposure(held, market.estimates().logAdv(), s - 1);
        vol[at] = exposure(held, market.estimates().vol(), s - 1);
        sector[at] = largestSector(held);
    }

    /// Sum of weight × estimate over the names that have one.
    private static double exposure(double[] held, Matrix estimate, int t) {
        double sum = 0;
        for (int i = 0; i < held.length; i++) {
            double value = held[i] == 0 ? 0 : estimate.at(t, i);
            if (!Double.isNaN(value)) {
                sum += held[i] * value;
            }
        }
        return sum;
    }

    private double largestSector(double[] held) {
        if (market == null || sectorSum.length == 0) {
            return Double.NaN;
        }
        Grouping sectors = market.panel().grouping(Panel.SECTOR).orElseThrow();
        java.util.Arrays.fill(sectorSum, 0);
        for (int i = 0; i < held.length; i++) {
            sectorSum[sectors.code(i) + 1] += held[i];
        }
        double largest = 0;
        for (double sum : sectorSum) {
            largest = Math.max(largest, Math.abs(sum));
        }
        return largest;
    }

    BookStatistics statistics(BookTally tally, double[] grossExposure, double[] turnover) {
        return new BookStatistics(
                tally.formations(),
                tally.emptySleeves(),
                tally.thinShortSleeves(),
                tally.flattened(),
                tally.forbiddenShorts(),
                tally.weightCapShortfalls(),
                turnoverCapDays,
                levered,
                impactCapped,
                staleHeld,
                delistedHeld,
                Held.of(grossExposure),
                Held.of(netExposure),
                Held.of(largestWeight),
                Held.of(turnover),
                Held.of(leverage),
                Held.of(beta),
                Held.of(logAdv),
                Held.of(vol),
                Held.of(sector));
    }
}
