package dev.alphatrail.evaluation;

import dev.alphatrail.evaluation.Evaluation.DayCount;
import dev.alphatrail.portfolio.RankedSignal;
import dev.alphatrail.portfolio.Tail;

import java.util.Arrays;

/// How well a signal ordered the names on each date: information coefficients, tail spread and
/// coverage.
///
/// On date `t` the names with both a signal and a forward return count. A day with fewer than
/// `min_obs_per_day` of them, or with a constant signal, is skipped; a day with constant returns
/// has a spread but no coefficient. All arrays have one entry a date; a figure that does not exist
/// is NaN.
///
/// @param ic Pearson correlation of signal and forward return
/// @param rankIc Pearson correlation of their average ranks (Spearman)
/// @param spread mean return of the top tail less the bottom tail, fraction per horizon
/// @param coverage names that count / names with a forward return; NaN when nobody has one
/// @param turnover of the book ½(top − bottom) against that of the `horizon`-th counted day before,
///   one-way; NaN where there is none or it was not asked for
/// @param days which dates counted
record DailyPrediction(
        double[] ic,
        double[] rankIc,
        double[] spread,
        double[] coverage,
        double[] turnover,
        Day[] days) {
    enum Day {
        COUNTED,
        TOO_FEW_NAMES,
        CONSTANT_SIGNAL
    }

    /// Predictions of the dates from `from` (inclusive) to `to` (exclusive); the entries of other
    /// dates say nothing.
    static DailyPrediction of(
            RankedSignal signal,
            ForwardReturns forward,
            EvaluationSettings settings,
            boolean withTurnover,
            int from,
            int to) {
        return new Calculation(signal, forward, settings).run(withTurnover, from, to);
    }

    boolean counted(int t) {
        return days[t] == Day.COUNTED;
    }

    DayCount count(int from, int to) {
        int counted = 0;
        int tooFew = 0;
        int constant = 0;
        for (int t = from; t < to; t++) {
            switch (days[t]) {
                case COUNTED -> counted++;
                case TOO_FEW_NAMES -> tooFew++;
                case CONSTANT_SIGNAL -> constant++;
            }
        }
        return new DayCount(counted, tooFew, constant);
    }

    /// Scratch space of one calculation.
    private static final class Calculation {
        private final RankedSignal signal;
        private final ForwardReturns forward;
        private final EvaluationSettings settings;
        private final int[] names;
        private final int[] ties;
        private final double[] signalValues;
        private final double[] forwardValues;
        private final int[] signalRanks;
        private final int[] rankOfName;

        Calculation(RankedSignal signal, ForwardReturns forward, EvaluationSettings settings) {
            this.signal = signal;
            this.forward = forward;
            this.settings = settings;
            int width = forward.instruments();
            this.names = new int[width];
            this.ties = new int[width];
            this.signalValues = new double[width];
            this.forwardValues = new double[width];
            this.signalRanks = new int[width];
            this.rankOfName = new int[width];
        }

        DailyPrediction run(boolean withTurnover, int from, int to) {
            int dates = forward.dates();
            double[] ic = missing(dates);
            double[] rankIc = missing(dates);
            double[] spread = missing(dates);
            double[] coverage = missing(dates);
            double[] turnover = missing(dates);
            Day[] days = new Day[dates];
            Arrays.fill(days, Day.TOO_FEW_NAMES);
            TailBooks books = new TailBooks(forward.instruments(), forward.horizon());
            for (int t = from; t < to; t++) {
                int n = collectSignals(t);
                if (forward.count(t) > 0) {
                    coverage[t] = (double) n / forward.count(t);
                }
                if (n < settings.minObsPerDay()) {
                    continue;
                }
                if (ties[0] == ties[n - 1]) {
                    days[t] = Day.CONSTANT_SIGNAL;
                } else {
                    days[t] = Day.COUNTED;
                    int m = Tail.size(n, settings.nQuantiles());
                    Tail top = Tail.top(names, ties, n, m);
                    Tail bottom = Tail.bottom(names, ties, n, m);
                    spread[t] =
                            top.dot(forward.values(), forward.offset(t))
                                    - bottom.dot(forward.values(), forward.offset(t));
                    if (withTurnover) {
                        turnover[t] = books.turnoverTo(top, bottom);
                    }
                    if (rankForward(t)) {
                        rankSignal(t, n);
                        rankIc[t] = Correlation.ofRanks(signalRanks, rankOfName, names, n);
                        ic[t] = Correlation.pearson(signalValues, forwardValues, n);
                    }
                }
            }
            return new DailyPrediction(ic, rankIc, spread, coverage, turnover, days);
        }

        /// The names with both values, in ascending order of the signal.
        private int collectSignals(int t) {
            int[] order = signal.order();
            int[] tie = signal.ties();
            double[] signals = signal.values();
            double[] forwards = forward.values();
            int row = forward.offset(t);
            int offset = signal.offset(t);
            int end = offset + signal.count(t);
            int n = 0;
            for (int j = offset; j < end; j++) {
                int i = order[j];
                double f = forwards[row + i];
                if (!Double.isNaN(f)) {
                    names[n] = i;
                    ties[n] = tie[j];
                    signalValues[n] = signals[offset + i];
                    forwardValues[n] = f;
                    n++;
                }
            }
            return n;
        }

        /// Twice the average ranks of the forward returns among the names that also have a signal,
        /// by name. The others get a number too, which means nothing.
        ///
        /// @return false when they are all the same
        private boolean rankForward(int t) {
            int[] order = forward.order();
            int[] tie = forward.ties();
            double[] signals = signal.values();
            int row = signal.offset(t);
            int offset = forward.offset(t);
            int end = offset + forward.count(t);
            int below = 0;
            if (tie[end - 1] == end - 1 - offset) {
                // no two tie, as on most days
                for (int k = offset; k < end; k++) {
                    rankOfName[order[k]] = 2 * below + 2;
                    below += Double.isNaN(signals[row + order[k]]) ? 0 : 1;
                }
                return below > 1;
            }
            int groups = 0;
            int j = offset;
            while (j < end) {
                int next = j;
                int size = 0;
                while (next < end && tie[next] == tie[j]) {
                    size += Double.isNaN(signals[row + order[next]]) ? 0 : 1;
                    next++;
                }
                for (int k = j; k < next; k++) {
                    rankOfName[order[k]] = 2 * below + size + 1;
                }
                below += size;
                groups += size > 0 ? 1 : 0;
                j = next;
            }
            return groups > 1;
        }

        /// Twice the average ranks of the `n` names that count, in their order.
        private void rankSignal(int t, int n) {
            int last = signal.count(t) - 1;
            if (signal.ties()[signal.offset(t) + last] == last) {
                for (int j = 0; j < n; j++) {
                    signalRanks[j] = 2 * j + 2;
                }
                return;
            }
            int j = 0;
            while (j < n) {
                int next = j;
                while (next < n && ties[next] == ties[j]) {
                    next++;
                }
                Arrays.fill(signalRanks, j, next, j + 1 + next);
                j = next;
            }
        }

        private static double[] missing(int size) {
            double[] values = new double[size];
            Arrays.fill(values, Double.NaN);
            return values;
        }
    }
}
