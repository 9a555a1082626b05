package dev.alphatrail.evaluation;

import dev.alphatrail.evaluation.Evaluation.Headlines;
import dev.alphatrail.stats.Sample;

import java.util.Arrays;

/// p0: statistics over all dates and the return of a long–short proxy; nothing is held out.
final class QuickLook {
    private QuickLook() {}

    static Headlines headlines(DailyPrediction daily, EvaluationSettings settings) {
        int horizon = settings.horizon();
        int[] dates = new int[daily.days().length];
        Arrays.setAll(dates, t -> t);
        PredictionSummary summary = PredictionSummary.over(dates, _ -> 1, daily, horizon);
        double[] proxy = new double[dates.length];
        double[] turnover = new double[dates.length];
        int counted = 0;
        int compared = 0;
        for (int t : dates) {
            if (daily.counted(t)) {
                double traded = daily.turnover()[t];
                double cost = Double.isNaN(traded) ? 0 : 2 * traded * settings.costBps() * 1e-4;
                proxy[counted++] = 0.5 * daily.spread()[t] - cost;
                if (!Double.isNaN(traded)) {
                    turnover[compared++] = traded;
                }
            }
        }
        double periods = (double) Sample.DAYS_PER_YEAR / horizon;
        double[] everyHorizon = everyNth(proxy, counted, horizon);
        return new Headlines(
                Sample.informationRatio(proxy, 0, counted, periods),
                Sample.mean(proxy, 0, counted) * periods,
                Sample.std(proxy, 0, counted) * Math.sqrt(periods),
                Sample.maxDrawdown(everyHorizon, 0, everyHorizon.length),
                Sample.mean(turnover, 0, compared),
                summary.coverage(),
                summary.ic(),
                summary.icTstat(),
                summary.rankIc(),
                summary.rankIcTstat(),
                summary.spread(),
                summary.spreadTstat(),
                Double.NaN);
    }

    /// Every n-th value from the first on: returns over `n` days that do not overlap.
    private static double[] everyNth(double[] values, int count, int n) {
        double[] picked = new double[(count + n - 1) / n];
        for (int j = 0; j < picked.length; j++) {
            picked[j] = values[j * n];
        }
        return picked;
    }
}
