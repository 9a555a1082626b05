package dev.alphatrail.artifacts;

import dev.alphatrail.backtest.DailySeries;
import dev.alphatrail.evaluation.Evaluation.WalkForwardResult;
import dev.alphatrail.study.StudyResult;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.time.LocalDate;
import java.util.List;

/// `daily/<alpha_id>_oos_daily.csv`: the out-of-sample days of one alpha, one row per day, returns
/// dated by the day they are earned.
public final class DailyCsv {
    /// The column of the day on which a return is earned.
    public static final String DATE = "datetime";

    /// The column of the return less all costs.
    public static final String NET_RETURN = "net_return";

    private static final List<String> COLUMNS =
            List.of(
                    DATE,
                    "gross_return",
                    "linear_cost",
                    "spread_cost",
                    "impact_cost",
                    "borrow_cost",
                    NET_RETURN,
                    "turnover",
                    "gross_exposure",
                    "n_long",
                    "n_short",
                    "equity",
                    "drawdown");

    private DailyCsv() {}

    /// Whose days are written: the first `count` of the selected. When none was selected, the first
    /// `count` by information ratio, so that it can be seen why. An alpha without out-of-sample
    /// days (p0) has no file.
    static List<CodedAlpha> chosen(StudyResult result, int count) {
        List<CodedAlpha> best =
                result.selected().isEmpty() ? Ranking.of(result) : Ranking.selected(result);
        return best.stream()
                .filter(alpha -> alpha.evaluation().flatMap(e -> e.walkForward()).isPresent())
                .limit(count)
                .toList();
    }

    /// The name of the file within the run directory.
    static String fileName(CodedAlpha alpha) {
        return fileName(alpha.alphaId());
    }

    /// The name of the file of the alpha with this id.
    public static String fileName(String alphaId) {
        return "daily/" + alphaId + "_oos_daily.csv";
    }

    /// The text of the file.
    static String of(CodedAlpha alpha) {
        return of(
                alpha.evaluation()
                        .flatMap(e -> e.walkForward())
                        .map(WalkForwardResult::daily)
                        .orElseThrow());
    }

    /// The text of the file.
    public static String of(DailySeries daily) {
        Csv csv = new Csv(COLUMNS);
        for (int s = 0; s < daily.size(); s++) {
            csv.record(row(daily, s));
        }
        return csv.toString();
    }

    private static List<String> row(DailySeries daily, int s) {
        return List.of(
                LocalDate.ofEpochDay(daily.epochDays()[s]).toString(),
                Csv.number(daily.grossReturn()[s]),
                Csv.number(daily.linearCost()[s]),
                Csv.number(daily.spreadCost()[s]),
                Csv.number(daily.impactCost()[s]),
                Csv.number(daily.borrowCost()[s]),
                Csv.number(daily.netReturn()[s]),
                Csv.number(daily.turnover()[s]),
                Csv.number(daily.grossExposure()[s]),
                Integer.toString(daily.nLong()[s]),
                Integer.toString(daily.nShort()[s]),
                Csv.number(daily.equity()[s]),
                Csv.number(daily.drawdown()[s]));
    }
}
