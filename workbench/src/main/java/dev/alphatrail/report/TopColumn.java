package dev.alphatrail.report;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.artifacts.Ranking;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.study.StudyResult;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/// A column of the top table, on the terminal and in Markdown alike.
///
/// @param head name with unit
/// @param text whether it holds text, aligned left
/// @param expendable the larger, the sooner it goes when the table is too wide; 0 never goes
/// @param cell what stands in it
record TopColumn(String head, boolean text, int expendable, Function<Row, String> cell) {
    /// An alpha with its place in the table, from 1.
    record Row(int place, CodedAlpha alpha, Verdict verdict) {}

    /// What became of an alpha.
    enum Verdict {
        SELECTED("selected"),
        PASSED("passed"),
        REJECTED("rejected"),
        FAILED("failed");

        private final String word;

        Verdict(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        static Verdict of(StudyResult result, CodedAlpha alpha) {
            if (alpha.evaluation().isEmpty()) {
                return FAILED;
            }
            if (result.selected().contains(alpha.alphaId())) {
                return SELECTED;
            }
            return alpha.gate().passed() ? PASSED : REJECTED;
        }
    }

    /// The first rows: what was selected, then the others by information ratio.
    static List<Row> rows(StudyResult result, int count) {
        List<CodedAlpha> alphas = new ArrayList<>(Ranking.selected(result));
        Ranking.of(result).stream()
                .filter(alpha -> !result.selected().contains(alpha.alphaId()))
                .forEach(alphas::add);
        List<Row> rows = new ArrayList<>();
        for (CodedAlpha alpha : alphas.subList(0, Math.min(count, alphas.size()))) {
            rows.add(new Row(rows.size() + 1, alpha, Verdict.of(result, alpha)));
        }
        return rows;
    }

    /// The columns that mean something in a mode, without the formula.
    static List<TopColumn> of(EvaluationMode mode) {
        List<TopColumn> columns = new ArrayList<>();
        columns.add(new TopColumn("#", false, 0, row -> Integer.toString(row.place())));
        columns.add(new TopColumn("alpha", true, 0, row -> row.alpha().alphaId()));
        columns.add(new TopColumn("verdict", true, 2, row -> row.verdict().word()));
        columns.add(number("IR", 0, Metric.INFORMATION_RATIO, Figures::ratio));
        columns.add(number("return %/y", 1, Metric.ANNUALIZED_RETURN, Figures::percent));
        columns.add(number("vol %/y", 7, Metric.ANNUALIZED_VOLATILITY, Figures::percent));
        columns.add(number("max DD %", 3, Metric.MAX_DRAWDOWN, Figures::percent));
        boolean quick = mode == EvaluationMode.P0;
        columns.add(
                number(
                        quick ? "turnover %/h" : "turnover %/d",
                        5,
                        Metric.TURNOVER_MEAN,
                        Figures::percent));
        if (!quick) {
            columns.add(number("cost bps/d", 4, Metric.TOTAL_COST_BPS, Figures::bps));
            columns.add(new TopColumn("splits IR>0", false, 6, row -> positiveSplits(row.alpha())));
        }
        columns.add(number("IC", 8, Metric.IC, Figures::correlation));
        columns.add(number("t(IC)", 9, Metric.IC_TSTAT, Figures::ratio));
        columns.add(number("rank IC", 10, Metric.RANK_IC, Figures::correlation));
        return columns;
    }

    /// Splits with a test IR above 0, of all: `5/7`.
    static String positiveSplits(CodedAlpha alpha) {
        double splits = Metric.WF_N_SPLITS.of(alpha);
        double fraction = Metric.WF_TEST_IR_POSITIVE_FRAC.of(alpha);
        return Double.isNaN(splits) || Double.isNaN(fraction)
                ? Figures.MISSING
                : Math.round(fraction * splits) + "/" + Math.round(splits);
    }

    private static TopColumn number(
            String head, int expendable, Metric metric, DoubleFunction<String> format) {
        return new TopColumn(head, false, expendable, row -> format.apply(metric.of(row.alpha())));
    }
}
