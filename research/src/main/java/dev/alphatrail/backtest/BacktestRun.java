package dev.alphatrail.backtest;

import dev.alphatrail.portfolio.BookTally;

/// What a backtest earned and paid on every return date `firstReturn … firstReturn + size − 1`;
/// fractions of gross 1, costs positive. The arrays belong to the run: read only.
///
/// @param mirroredNet net return of the run of the negated signal, where [Backtest#mirrors] says so
/// @param nLong, nShort number of names held
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
        BookStatistics book) {

    /// Number of return dates.
    public int size() {
        return net.length;
    }

    /// Net return of the date with index `s` of the calendar.
    public double netAt(int s) {
        return net[s - firstReturn];
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
        private final BookAudit audit;

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
            this.audit = audited ? BookAudit.of(market, size) : BookAudit.NONE;
        }

        void record(
                int s,
                double[] held,
                double earned,
                TradingCosts charges,
                double leverage,
                boolean slowed) {
            int at = s - firstReturn;
            gross[at] = earned;
            linear[at] = charges.linear;
            spread[at] = charges.spread;
            impact[at] = charges.impact;
            borrow[at] = charges.borrow;
            net[at] = earned - charges.total();
            mirroredNet[at] =
                    -earned
                            - (charges.linear
                                    + charges.spread
                                    + charges.impact
                                    + charges.mirroredBorrow);
            turnover[at] = charges.turnover;
            double exposure = 0;
            int longs = 0;
            int shorts = 0;
            // without branches on the sign, which no processor can guess
            for (double weight : held) {
                exposure += Math.abs(weight);
                longs += weight > 0 ? 1 : 0;
                shorts += weight < 0 ? 1 : 0;
            }
            grossExposure[at] = exposure;
            nLong[at] = longs;
            nShort[at] = shorts;
            audit.look(s, at, held, charges, leverage, slowed);
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
                    audit.statistics(tally, grossExposure, turnover));
        }
    }
}
