package dev.alphatrail.backtest;

import dev.alphatrail.backtest.BookStatistics.Held;
import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.portfolio.BookTally;

import java.util.Arrays;
import java.util.Optional;

/// Looks at the books that were really held, after neutralisation, caps and leverage have each had
/// their say.
final class BookAudit {
    private final HeldReturns heldReturns;
    private final double[] close;
    private final double[] betaOfName;
    private final double[] logAdvOfName;
    private final double[] volOfName;
    private final int[] sectorOfName;
    private final double[] sectorSum;
    private final double[] netExposure;
    private final double[] largestWeight;
    private final double[] leverage;
    private final double[] beta;
    private final double[] logAdv;
    private final double[] vol;
    private final double[] sector;
    private int turnoverCapDays;
    private int levered;
    private long impactCapped;
    private long staleHeld;
    private long delistedHeld;

    BookAudit(BacktestMarket market, int size) {
        Optional<Grouping> sectors = market.panel().grouping(Panel.SECTOR);
        this.heldReturns = market.held();
        this.close = market.panel().field(Panel.CLOSE).sharedValues();
        this.betaOfName = market.estimates().beta().sharedValues();
        this.logAdvOfName = market.estimates().logAdv().sharedValues();
        this.volOfName = market.estimates().vol().sharedValues();
        this.sectorOfName = sectors.map(Grouping::codes).orElseGet(() -> new int[0]);
        this.sectorSum = new double[sectors.map(g -> g.labels().size() + 1).orElse(0)];
        this.netExposure = new double[size];
        this.largestWeight = new double[size];
        this.leverage = new double[size];
        this.beta = new double[size];
        this.logAdv = new double[size];
        this.vol = new double[size];
        this.sector = new double[size];
    }

    /// @param s the return date; the book was fixed the date before
    void look(
            int s,
            int at,
            double[] before,
            double[] held,
            BookDay day,
            double leverageOfDay,
            boolean slowed) {
        leverage[at] = leverageOfDay;
        levered += leverageOfDay == 1 ? 0 : 1;
        turnoverCapDays += slowed ? 1 : 0;
        impactCapped += day.impactCapped(s - 1, before, held);
        netExposure[at] = day.netExposure;
        sector[at] = largestSector(held);
        lookAtNames(s, at, held);
    }

    /// Exposures are sums over the names that have an estimate.
    private void lookAtNames(int s, int at, double[] held) {
        int today = s * held.length;
        int fixed = today - held.length;
        double largest = 0;
        double betaSum = 0;
        double logAdvSum = 0;
        double volSum = 0;
        for (int i = 0; i < held.length; i++) {
            double weight = held[i];
            if (Math.abs(weight) > largest) {
                largest = Math.abs(weight);
            }
            double betaHere = betaOfName[fixed + i];
            if (!Double.isNaN(betaHere)) {
                betaSum += weight * betaHere;
            }
            double logAdvHere = logAdvOfName[fixed + i];
            if (!Double.isNaN(logAdvHere)) {
                logAdvSum += weight * logAdvHere;
            }
            double volHere = volOfName[fixed + i];
            if (!Double.isNaN(volHere)) {
                volSum += weight * volHere;
            }
            if (Double.isNaN(close[today + i]) && weight != 0) {
                staleHeld += heldReturns.isStale(s, i) ? 1 : 0;
                delistedHeld += heldReturns.isDelisting(s, i) ? 1 : 0;
            }
        }
        largestWeight[at] = largest;
        beta[at] = betaSum;
        logAdv[at] = logAdvSum;
        vol[at] = volSum;
    }

    private double largestSector(double[] held) {
        if (sectorSum.length == 0) {
            return Double.NaN;
        }
        Arrays.fill(sectorSum, 0);
        for (int i = 0; i < held.length; i++) {
            sectorSum[sectorOfName[i] + 1] += held[i];
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
