package dev.alphatrail.backtest;

import dev.alphatrail.portfolio.BookBuilder;
import dev.alphatrail.portfolio.BookTally;
import dev.alphatrail.portfolio.PortfolioSettings;
import dev.alphatrail.stats.Sample;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Takes a signal's books through time: one book a day, fixed at the close of `t`, earning the held
/// return of `t + 1`.
///
/// Sleeves overlap: one is formed every `rebalance_days` and held for `holding_days` returns; the
/// book is their mean. With controls the turnover cap and the volatility target act on it day by
/// day. Weights do not drift, and nothing is sold at the end. A backtest starts flat, with an empty
/// history.
public final class Backtest {
    private final BacktestMarket market;
    private final PortfolioSettings settings;
    private final CostSettings costs;
    private final boolean controlled;
    private final double @Nullable [] participation;

    /// @param controlled whether turnover cap, volatility target, spread, impact and borrow rates
    ///   apply (p2)
    public Backtest(
            BacktestMarket market,
            PortfolioSettings settings,
            CostSettings costs,
            boolean controlled) {
        this.market = market;
        this.settings = settings;
        this.costs = costs;
        this.controlled = controlled;
        this.participation =
                controlled
                        ? BookDay.participationOfOne(
                                settings.controls().notional(),
                                market.estimates().adv().sharedValues())
                        : null;
    }

    /// Whether the run of the negated signal can be told from the run of the signal
    /// ([BacktestRun#mirroredNet]).
    public boolean mirrors(BookBuilder builder) {
        return builder.isOdd() && !(controlled && settings.controls().volTarget().isPresent());
    }

    /// Runs over the return dates `firstReturn … lastReturn` (indices of the calendar, `firstReturn
    /// ≥ 1`).
    ///
    /// @param sign by formation date: +1, or −1 to trade the negated signal
    /// @param audit whether exposures and stale positions are looked at too
    public BacktestRun run(
            BookBuilder builder,
            IntUnaryOperator sign,
            int firstReturn,
            int lastReturn,
            boolean audit) {
        return run(builder, sign, firstReturn, lastReturn, audit, BookListener.NONE);
    }

    /// The same, with somebody who hears of each book.
    public BacktestRun run(
            BookBuilder builder,
            IntUnaryOperator sign,
            int firstReturn,
            int lastReturn,
            boolean audit,
            BookListener listener) {
        if (firstReturn < 1 || lastReturn < firstReturn || lastReturn >= market.panel().dates()) {
            throw new IllegalArgumentException(
                    "no backtest over the returns " + firstReturn + " to " + lastReturn);
        }
        return new Pass(builder, sign, firstReturn, lastReturn, audit).walk(listener);
    }

    /// The state of one backtest under way.
    private final class Pass {
        private final BookBuilder builder;
        private final IntUnaryOperator sign;
        private final int firstReturn;
        private final int lastReturn;
        private final BacktestRun.Recorder recorder;
        private final BookTally tally = new BookTally();
        private final ActiveSleeves sleeves =
                new ActiveSleeves(settings.rebalanceDays(), settings.holdingDays());
        private final BookDay day = new BookDay(costs, market, participation);
        private final double turnoverCap =
                controlled
                        ? settings.controls().turnoverCap().orElse(Double.POSITIVE_INFINITY)
                        : Double.POSITIVE_INFINITY;
        private final VolatilityTarget volatilityTarget =
                controlled ? VolatilityTarget.of(settings.controls()) : VolatilityTarget.OFF;
        private final Books targets = new Books();
        private final Books slowed = new Books();
        private final Books levered = new Books();
        private double[] target = targets.next();
        private double[] unlevered = target;
        private double[] held = target;

        Pass(
                BookBuilder builder,
                IntUnaryOperator sign,
                int firstReturn,
                int lastReturn,
                boolean audit) {
            this.builder = builder;
            this.sign = sign;
            this.firstReturn = firstReturn;
            this.lastReturn = lastReturn;
            this.recorder = new BacktestRun.Recorder(market, firstReturn, lastReturn, audit);
        }

        BacktestRun walk(BookListener listener) {
            VolatilityTarget.History history = volatilityTarget.newHistory();
            for (int t = firstReturn - 1; t < lastReturn; t++) {
                double[] unleveredBefore = unlevered;
                double[] heldBefore = held;
                rebuildTarget(t);
                boolean slower = slowDown(unleveredBefore);
                double leverage = history.leverage();
                lever(leverage);
                if (volatilityTarget.isOn()) {
                    day.pass(t, unleveredBefore, unlevered);
                    history.add(day.net(), unlevered);
                }
                day.pass(t, heldBefore, held);
                recorder.record(t + 1, heldBefore, held, day, leverage, slower);
                listener.held(t + 1, held);
            }
            return recorder.finish(tally);
        }

        private void rebuildTarget(int t) {
            if (sleeves.advance(t, firstReturn - 1, sign)) {
                if (sleeves.formedToday()) {
                    builder.form(t, sleeves.latestSign(), tally);
                }
                target = targets.next();
                builder.build(t, sleeves.dates(), sleeves.signs(), sleeves.size(), target, tally);
            }
        }

        /// Moves the unlevered book towards the target, as far as the turnover cap lets it.
        private boolean slowDown(double[] before) {
            unlevered = target;
            if (turnoverCap < Double.POSITIVE_INFINITY) {
                double turnover = 0;
                for (int i = 0; i < target.length; i++) {
                    turnover += Math.abs(target[i] - before[i]);
                }
                turnover *= 0.5;
                if (turnover > turnoverCap) {
                    double share = turnoverCap / turnover;
                    unlevered = slowed.next();
                    for (int i = 0; i < target.length; i++) {
                        unlevered[i] = before[i] + (target[i] - before[i]) * share;
                    }
                    return true;
                }
            }
            return false;
        }

        private void lever(double leverage) {
            held = unlevered;
            if (leverage != 1) {
                held = levered.next();
                for (int i = 0; i < held.length; i++) {
                    held[i] = leverage * unlevered[i];
                }
            }
        }
    }

    /// Two books in turn: the one that is written today is not the one that was held yesterday.
    private final class Books {
        private double[] one = new double[market.panel().instruments().size()];
        private double[] other = one.clone();

        double[] next() {
            double[] next = other;
            other = one;
            one = next;
            return next;
        }
    }

    /// Which sleeves are active: those formed less than `holding_days` ago.
    private static final class ActiveSleeves {
        private final int rebalanceDays;
        private final int holdingDays;
        private final int[] dates;
        private final int[] signs;
        private int size;
        private boolean formedToday;

        ActiveSleeves(int rebalanceDays, int holdingDays) {
            this.rebalanceDays = rebalanceDays;
            this.holdingDays = holdingDays;
            this.dates = new int[holdingDays / rebalanceDays + 2];
            this.signs = new int[dates.length];
        }

        /// Goes on to date `t`; true when the set of active sleeves is another than the day before.
        boolean advance(int t, int firstFormation, IntUnaryOperator sign) {
            int expired = 0;
            while (expired < size && t - dates[expired] >= holdingDays) {
                expired++;
            }
            if (expired > 0) {
                System.arraycopy(dates, expired, dates, 0, size - expired);
                System.arraycopy(signs, expired, signs, 0, size - expired);
                size -= expired;
            }
            formedToday = (t - firstFormation) % rebalanceDays == 0;
            if (formedToday) {
                dates[size] = t;
                signs[size] = sign.applyAsInt(t);
                size++;
            }
            return formedToday || expired > 0;
        }

        boolean formedToday() {
            return formedToday;
        }

        int latestSign() {
            return signs[size - 1];
        }

        int[] dates() {
            return dates;
        }

        int[] signs() {
            return signs;
        }

        int size() {
            return size;
        }
    }

    /// Leverage that brings the unlevered book's recent volatility to a target.
    private record VolatilityTarget(double annualised, int window, double maxLeverage) {
        static final VolatilityTarget OFF = new VolatilityTarget(Double.NaN, 2, 1);

        static VolatilityTarget of(PortfolioSettings.Controls controls) {
            return controls.volTarget().isPresent()
                    ? new VolatilityTarget(
                            controls.volTarget().getAsDouble(),
                            controls.volTargetWindow(),
                            controls.maxLeverage())
                    : OFF;
        }

        boolean isOn() {
            return !Double.isNaN(annualised);
        }

        History newHistory() {
            return new History();
        }

        /// Net returns of the unlevered book, from its first day with a position on. The return of
        /// `t` itself is earned at the close at which the book of `t` is fixed, so the estimate
        /// leaves it out.
        final class History {
            private double[] returns = new double[64];
            private int size;

            /// The leverage of the book fixed now, from the returns up to the day before.
            double leverage() {
                int known = size - 1;
                if (!isOn() || known < window) {
                    return 1;
                }
                double volatility =
                        Sample.std(returns, known - window, known)
                                * Math.sqrt(Sample.DAYS_PER_YEAR);
                return volatility > 0 ? Math.min(maxLeverage, annualised / volatility) : 1;
            }

            void add(double net, double[] book) {
                if (size == 0 && Arrays.stream(book).allMatch(weight -> weight == 0)) {
                    return;
                }
                if (size == returns.length) {
                    returns = Arrays.copyOf(returns, 2 * size);
                }
                returns[size++] = net;
            }
        }
    }
}
