package dev.alphatrail.evaluation;

import dev.alphatrail.backtest.Backtest;
import dev.alphatrail.backtest.BacktestMarket;
import dev.alphatrail.backtest.BacktestRun;
import dev.alphatrail.backtest.BookListener;
import dev.alphatrail.backtest.CostSettings;
import dev.alphatrail.evaluation.Splits.Windows;
import dev.alphatrail.portfolio.BookBuilder;
import dev.alphatrail.portfolio.PortfolioSettings;
import dev.alphatrail.portfolio.RankedSignal;
import dev.alphatrail.stats.Sample;

import java.util.Arrays;

/// p1 and p2: a factor's sign is chosen on each train window, and what counts is earned in the test
/// window after it.
///
/// Two backtests over all dates, of the signal and of its negative, choose the signs; a third one
/// trades them.
final class WalkForward {
    private final BacktestMarket market;
    private final Splits splits;
    private final EvaluationSettings settings;
    private final PortfolioSettings portfolio;
    private final boolean controlled;
    private final Backtest backtest;
    private final int[] splitByReturn;
    private final int[] counted;

    WalkForward(
            BacktestMarket market,
            Splits splits,
            EvaluationSettings settings,
            PortfolioSettings portfolio,
            CostSettings costs,
            boolean controlled) {
        this.market = market;
        this.splits = splits;
        this.settings = settings;
        this.portfolio = portfolio;
        this.controlled = controlled;
        this.backtest = new Backtest(market, portfolio, costs, controlled);
        this.splitByReturn = splits.splitByReturn(market.panel().dates());
        this.counted = splits.counted();
    }

    /// @param listener hears of the books held out of sample
    Evaluation evaluate(
            RankedSignal signal,
            ForwardReturns forward,
            EvaluationMode mode,
            BookListener listener) {
        BookBuilder builder = builder(signal);
        int lastReturn = market.panel().dates() - 1;
        BacktestRun plus = backtest.run(builder, _ -> 1, 1, lastReturn, false);
        double[] minusNet =
                backtest.mirrors(builder)
                        ? plus.mirroredNet()
                        : backtest.run(builder, _ -> -1, 1, lastReturn, false).net();
        SignChoice[] choices =
                splits.windows().stream()
                        .map(windows -> SignChoice.on(windows, plus.net(), minusNet))
                        .toArray(SignChoice[]::new);
        double beforeTestIr =
                SignChoice.beforeTestIr(
                        splits.windows().getFirst(), choices[0].sign() > 0 ? plus.net() : minusNet);
        BacktestRun outOfSample =
                backtest.run(
                        builder,
                        t -> choices[splitByReturn[t + 1]].sign(),
                        splits.firstTest(),
                        splits.lastTest(),
                        true,
                        listener);
        DailyPrediction daily =
                DailyPrediction.of(
                        signal,
                        forward,
                        settings,
                        false,
                        splits.firstTest() - 1,
                        splits.lastTest());
        PredictionSummary prediction =
                PredictionSummary.over(
                        Arrays.stream(counted).map(s -> s - 1).toArray(),
                        t -> choices[splitByReturn[t + 1]].sign(),
                        daily,
                        settings.horizon());
        return new OutOfSample(
                        market.panel().calendar(),
                        splits,
                        counted,
                        choices,
                        outOfSample,
                        prediction,
                        daily)
                .evaluation(mode, splitByReturn, beforeTestIr);
    }

    private BookBuilder builder(RankedSignal signal) {
        return controlled
                ? BookBuilder.controlled(
                        signal,
                        market.panel(),
                        portfolio,
                        settings.nQuantiles(),
                        market.estimates(),
                        market.shortSale())
                : BookBuilder.plain(signal, market.panel(), portfolio, settings.nQuantiles());
    }

    /// The sign a train window chose, and how it did before the test window.
    ///
    /// @param trainIr, validIr annualised IR of the chosen sign over the train and the valid window
    record SignChoice(int sign, double trainIr, double validIr) {

        /// @param plus, minus net returns of the signal and its negative from return date 1 on
        static SignChoice on(Windows windows, double[] plus, double[] minus) {
            double plusIr = ir(plus, windows.trainStart(), windows.trainEnd());
            double minusIr = ir(minus, windows.trainStart(), windows.trainEnd());
            boolean turned = minusIr > plusIr;
            double[] chosen = turned ? minus : plus;
            return new SignChoice(
                    turned ? -1 : 1,
                    turned ? minusIr : plusIr,
                    ir(chosen, windows.trainEnd() + 1, windows.validEnd()));
        }

        /// IR over train and valid together.
        static double beforeTestIr(Windows windows, double[] net) {
            return ir(net, windows.trainStart(), windows.validEnd());
        }

        private static double ir(double[] net, int firstReturn, int lastReturn) {
            return Sample.informationRatio(net, firstReturn - 1, lastReturn, Sample.DAYS_PER_YEAR);
        }
    }
}
