package dev.alphatrail.evaluation;

import dev.alphatrail.backtest.BacktestMarket;
import dev.alphatrail.backtest.BookListener;
import dev.alphatrail.backtest.CostSettings;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.portfolio.PortfolioSettings;
import dev.alphatrail.portfolio.RankedSignal;
import dev.alphatrail.portfolio.ShortSale;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Evaluates factors on one panel. What does not depend on the factor (forward and held returns,
/// risk estimates, splits) is prepared once; [#evaluate] may then be called from several threads.
public final class FactorEvaluator {
    private final EvaluationSettings settings;
    private final PortfolioSettings portfolio;
    private final ForwardReturns forward;
    private final EvaluationMode mode;
    private final int datesBeforeTests;
    private final List<String> warnings = new ArrayList<>();
    private final Optional<WalkForward> walkForward;

    /// @param delistingReturn return of the day after an instrument's last close, fraction ≥ −1
    /// @param shortSale who may be shorted, and borrow rates; used by p2
    public FactorEvaluator(
            Panel panel,
            EvaluationSettings settings,
            WalkForwardSettings windows,
            PortfolioSettings portfolio,
            CostSettings costs,
            double delistingReturn,
            ShortSale shortSale) {
        this.settings = settings;
        this.portfolio = portfolio;
        this.forward = ForwardReturns.of(panel.field(Panel.CLOSE), settings.horizon());
        Splits splits = Splits.of(panel.dates(), windows);
        if (settings.mode() == EvaluationMode.P0 || splits.isEmpty()) {
            this.mode = EvaluationMode.P0;
            this.datesBeforeTests = panel.dates();
            this.walkForward = Optional.empty();
            if (settings.mode() != EvaluationMode.P0) {
                warnings.add(
                        "too little data for one walk-forward split: "
                                + panel.dates()
                                + " dates, "
                                + Splits.datesNeeded(windows)
                                + " needed; fell back from "
                                + settings.mode().id()
                                + " to p0, so nothing is out of sample");
            }
        } else {
            this.mode = settings.mode();
            this.datesBeforeTests = splits.firstTest();
            boolean controlled = mode == EvaluationMode.P2;
            BacktestMarket market =
                    BacktestMarket.of(
                            panel,
                            delistingReturn,
                            portfolio.controls(),
                            controlled ? shortSale : ShortSale.unrestricted());
            this.walkForward =
                    Optional.of(
                            new WalkForward(
                                    market, splits, settings, portfolio, costs, controlled));
        }
    }

    /// The mode that is really used: p0 when the data hold no complete split.
    public EvaluationMode mode() {
        return mode;
    }

    /// How many dates, from the first on, no test window contains: those that a search may look at.
    /// p0 has no test windows, so there it is all of them.
    public int datesBeforeTests() {
        return datesBeforeTests;
    }

    /// What holds for every factor on this panel, one line each.
    public List<String> warnings() {
        return List.copyOf(warnings);
    }

    /// Evaluates a factor: dates × instruments, higher meaning a higher expected return, NaN where
    /// it has no value.
    public Evaluation evaluate(Matrix factor) {
        return evaluate(factor, BookListener.NONE);
    }

    /// The same, with somebody who hears of the books held out of sample (none in p0).
    public Evaluation evaluate(Matrix factor, BookListener listener) {
        RankedSignal signal = RankedSignal.of(factor, portfolio.executionLag());
        if (walkForward.isPresent()) {
            return walkForward.get().evaluate(signal, forward, mode, listener);
        }
        DailyPrediction daily =
                DailyPrediction.of(signal, forward, settings, true, 0, forward.dates());
        Evaluation.Headlines headlines = QuickLook.headlines(daily, settings);
        Evaluation.DayCount days = daily.count(0, forward.dates());
        return new Evaluation(
                mode,
                headlines,
                days,
                Optional.empty(),
                headlines.informationRatio(),
                FewDays.warnings(days));
    }
}
