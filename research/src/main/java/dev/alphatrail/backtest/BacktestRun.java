package dev.alphatrail.backtest;

import dev.alphatrail.portfolio.BookTally;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/// What a backtest earned and paid on every return date `firstReturn … firstReturn + size − 1`;
/// fractions of gross 1, costs positive. The arrays belong to the run: read only.
///
/// @param mirroredNet net return of the run of the negated signal, where [Backtest#mirrors] says so
/// @param nLong, nShort number of names held
/// @param book what was held, where that was asked for
public record BacktestRun(
        int firstReturn,
        double[] gross,
        double[] linear,
        double[] spread,
        double[] impact,
        double[] borrow,
        double[] net,
        double[] mirroredNet,
        double[] turnover,
        double[] grossExposure,
        int[] nLong,
        int[] nShort,
        Optional<BookStatistics> book) {

    /// Number of return dates.
    public int size() {
        return net.length;
    }

    /// Fills a run day by day.
    static final class Recorder {
        private final int firstReturn;
        private final double[] gross;
        private final double[] linear;
        private final double[] spread;
        private final double[] impact;
        private final double[] borrow;
        private final double[] net;
        private final double[] mirroredNet;
        private final double[] turnover;
        private final double[] grossExposure;
        private final int[] nLong;
        private final int[] nShort;
        private final @Nullable BookAudit audit;

        Recorder(BacktestMarket market, int firstReturn, int lastReturn, boolean audited) {
            int size = lastReturn - firstReturn + 1;
            this.firstReturn = firstReturn;
            this.gross = new double[size];
            this.linear = new double[size];
            this.spread = new double[size];
            this.impact = new double[size];
            this.borrow = new double[size];
            this.net = new double[size];
            this.mirroredNet = new double[size];
            this.turnover = new double[size];
            this.grossExposure = new double[size];
            this.nLong = new int[size];
            this.nShort = new int[size];
            this.audit = audited ? new BookAudit(market, size) : null;
        }

        /// @param s the return date; the book `held` was fixed the date before, when it was
        ///   `before`
        void record(
                int s,
                double[] before,
                double[] held,
                BookDay day,
                double leverage,
                boolean slowed) {
            int at = s - firstReturn;
            gross[at] = day.earned;
            linear[at] = day.linear;
            spread[at] = day.spread;
            impact[at] = day.impact;
            borrow[at] = day.borrow;
            net[at] = day.net();
            mirroredNet[at] = day.mirroredNet();
            turnover[at] = day.turnover;
            grossExposure[at] = day.grossExposure;
            nLong[at] = day.longs;
            nShort[at] = day.shorts;
            if (audit != null) {
                audit.look(s, at, before, held, day, leverage, slowed);
            }
        }

        BacktestRun finish(BookTally tally) {
            return new BacktestRun(
                    firstReturn,
                    gross,
                    linear,
                    spread,
                    impact,
                    borrow,
                    net,
                    mirroredNet,
                    turnover,
                    grossExposure,
                    nLong,
                    nShort,
                    audit == null
                            ? Optional.empty()
                            : Optional.of(audit.statistics(tally, grossExposure, turnover)));
        }
    }
}
