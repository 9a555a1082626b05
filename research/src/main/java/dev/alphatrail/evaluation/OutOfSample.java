package dev.alphatrail.evaluation;

import dev.alphatrail.backtest.BacktestRun;
import dev.alphatrail.backtest.DailySeries;
import dev.alphatrail.evaluation.Evaluation.CostAttribution;
import dev.alphatrail.evaluation.Evaluation.DayCount;
import dev.alphatrail.evaluation.Evaluation.Headlines;
import dev.alphatrail.evaluation.Evaluation.Split;
import dev.alphatrail.evaluation.Evaluation.Stability;
import dev.alphatrail.evaluation.Evaluation.WalkForwardResult;
import dev.alphatrail.evaluation.Evaluation.Year;
import dev.alphatrail.evaluation.Splits.Windows;
import dev.alphatrail.evaluation.WalkForward.SignChoice;
import dev.alphatrail.panel.Calendar;
import dev.alphatrail.stats.Sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads the out-of-sample backtest: headlines over the counted days (those inside a test window),
/// splits, years, costs.
final class OutOfSample {
    private static final double TO_BPS = 1e4;

    private final Calendar calendar;
    private final Splits splits;
    private final int[] counted;
    private final SignChoice[] choices;
    private final BacktestRun run;
    private final PredictionSummary prediction;
    private final DailyPrediction daily;
    private final double[] net;
    private final double[] turnover;
    private final double[] costs;

    OutOfSample(
            Calendar calendar,
            Splits splits,
            int[] counted,
            SignChoice[] choices,
            BacktestRun run,
            PredictionSummary prediction,
            DailyPrediction daily) {
        this.calendar = calendar;
        this.splits = splits;
        this.counted = counted;
        this.choices = choices;
        this.run = run;
        this.prediction = prediction;
        this.daily = daily;
        this.net = pick(run.net());
        this.turnover = pick(run.turnover());
        this.costs = new double[counted.length];
        for (int j = 0; j < counted.length; j++) {
            int at = counted[j] - run.firstReturn();
            costs[j] = run.linear()[at] + run.spread()[at] + run.impact()[at] + run.borrow()[at];
        }
    }

    /// @param beforeTestIr see [Evaluation#searchInformationRatio]
    Evaluation evaluation(EvaluationMode mode, int[] splitByReturn, double beforeTestIr) {
        int n = net.length;
        double wealth = Sample.compounded(net, 0, n);
        Headlines headlines =
                new Headlines(
                        Sample.informationRatio(net, 0, n, Sample.DAYS_PER_YEAR),
                        StrictMath.pow(wealth, (double) Sample.DAYS_PER_YEAR / n) - 1,
                        Sample.std(net, 0, n) * Math.sqrt(Sample.DAYS_PER_YEAR),
                        Sample.maxDrawdown(net, 0, n),
                        Sample.mean(turnover, 0, n),
                        prediction.coverage(),
                        prediction.ic(),
                        prediction.icTstat(),
                        prediction.rankIc(),
                        prediction.rankIcTstat(),
                        prediction.spread(),
                        prediction.spreadTstat(),
                        Sample.mean(costs, 0, n) * TO_BPS);
        List<Split> splitResults = splitResults();
        WalkForwardResult result =
                new WalkForwardResult(
                        splitResults,
                        stability(splitResults),
                        years(splitByReturn),
                        attribution(),
                        dailySeries(),
                        run.book().orElseThrow());
        DayCount days = daily.count(splits.firstTest() - 1, splits.lastTest());
        return new Evaluation(
                mode,
                headlines,
                days,
                Optional.of(result),
                beforeTestIr,
                FewDays.warnings(days, result.book()));
    }

    private List<Split> splitResults() {
        List<Split> results = new ArrayList<>();
        for (int k = 0; k < choices.length; k++) {
            Windows windows = splits.windows().get(k);
            int from = windows.testStart() - run.firstReturn();
            int to = windows.testEnd() + 1 - run.firstReturn();
            double[] dayCosts = new double[to - from];
            Arrays.setAll(
                    dayCosts,
                    j ->
                            run.linear()[from + j]
                                    + run.spread()[from + j]
                                    + run.impact()[from + j]
                                    + run.borrow()[from + j]);
            results.add(
                    new Split(
                            k,
                            calendar.date(windows.trainStart()),
                            calendar.date(windows.trainEnd()),
                            calendar.date(windows.testStart()),
                            calendar.date(windows.testEnd()),
                            choices[k].sign(),
                            choices[k].trainIr(),
                            choices[k].validIr(),
                            Sample.informationRatio(run.net(), from, to, Sample.DAYS_PER_YEAR),
                            Sample.compounded(run.net(), from, to) - 1,
                            Sample.mean(run.turnover(), from, to),
                            Sample.mean(dayCosts, 0, dayCosts.length) * TO_BPS));
        }
        return results;
    }

    private static Stability stability(List<Split> splits) {
        double[] testIrs =
                splits.stream()
                        .mapToDouble(Split::testIr)
                        .filter(ir -> !Double.isNaN(ir))
                        .toArray();
        double[] gaps =
                splits.stream()
                        .mapToDouble(split -> split.trainIr() - split.testIr())
                        .filter(gap -> !Double.isNaN(gap))
                        .toArray();
        long positive = Arrays.stream(testIrs).filter(ir -> ir > 0).count();
        return new Stability(
                splits.size(),
                Sample.mean(testIrs, 0, testIrs.length),
                Sample.std(testIrs, 0, testIrs.length),
                (double) positive / splits.size(),
                Sample.mean(gaps, 0, gaps.length));
    }

    private List<Year> years(int[] splitByReturn) {
        List<Year> years = new ArrayList<>();
        int from = 0;
        while (from < counted.length) {
            int year = calendar.date(counted[from]).getYear();
            long nextYear = LocalDate.of(year + 1, 1, 1).toEpochDay();
            int to = from;
            while (to < counted.length && calendar.epochDay(counted[to]) < nextYear) {
                to++;
            }
            PredictionSummary ofYear =
                    PredictionSummary.over(
                            Arrays.stream(counted, from, to).map(s -> s - 1).toArray(),
                            t -> choices[splitByReturn[t + 1]].sign(),
                            daily,
                            1);
            years.add(
                    new Year(
                            year,
                            to - from,
                            Sample.informationRatio(net, from, to, Sample.DAYS_PER_YEAR),
                            Sample.compounded(net, from, to) - 1,
                            Sample.maxDrawdown(net, from, to),
                            Sample.mean(turnover, from, to),
                            Sample.mean(costs, from, to) * TO_BPS,
                            ofYear.ic(),
                            ofYear.rankIc()));
            from = to;
        }
        return years;
    }

    private CostAttribution attribution() {
        int n = counted.length;
        return new CostAttribution(
                Sample.mean(pick(run.linear()), 0, n) * TO_BPS,
                Sample.mean(pick(run.spread()), 0, n) * TO_BPS,
                Sample.mean(pick(run.impact()), 0, n) * TO_BPS,
                Sample.mean(pick(run.borrow()), 0, n) * TO_BPS);
    }

    private DailySeries dailySeries() {
        int n = counted.length;
        double[] equity = new double[n];
        double[] drawdown = new double[n];
        double wealth = 1;
        double peak = 1;
        for (int j = 0; j < n; j++) {
            wealth *= Math.max(0, 1 + net[j]);
            peak = Math.max(peak, wealth);
            equity[j] = wealth;
            drawdown[j] = wealth / peak - 1;
        }
        return new DailySeries(
                Arrays.stream(counted).map(calendar::epochDay).toArray(),
                pick(run.gross()),
                pick(run.linear()),
                pick(run.spread()),
                pick(run.impact()),
                pick(run.borrow()),
                net,
                turnover,
                pick(run.grossExposure()),
                pick(run.nLong()),
                pick(run.nShort()),
                equity,
                drawdown);
    }

    private double[] pick(double[] byReturn) {
        double[] picked = new double[counted.length];
        for (int j = 0; j < picked.length; j++) {
            picked[j] = byReturn[counted[j] - run.firstReturn()];
        }
        return picked;
    }

    private int[] pick(int[] byReturn) {
        int[] picked = new int[counted.length];
        for (int j = 0; j < picked.length; j++) {
            picked[j] = byReturn[counted[j] - run.firstReturn()];
        }
        return picked;
    }
}
