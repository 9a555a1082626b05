package dev.alphatrail.report;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.evaluation.Evaluation;
import dev.alphatrail.evaluation.Evaluation.Split;
import dev.alphatrail.evaluation.Evaluation.WalkForwardResult;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.FormulaLimits;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.util.List;

/// What is said about an evaluated alpha in whole sentences.
final class AlphaProse {
    private AlphaProse() {}

    /// The formula of an alpha that was evaluated, expression by expression.
    static String explanation(CodedAlpha alpha, FormulaLimits limits) {
        return "```\n" + Formula.parse(alpha.formula(), limits).explain() + "```\n\n";
    }

    /// The figures of an alpha in sentences.
    static String figures(Evaluation evaluation) {
        return evaluation
                .walkForward()
                .map(book -> outOfSample(evaluation, book))
                .orElseGet(() -> quickLook(evaluation));
    }

    /// A line that says so when what was held is mostly the opposite of the formula; else empty.
    static String reversal(Evaluation evaluation) {
        List<Split> splits =
                evaluation.walkForward().map(WalkForwardResult::splits).orElse(List.of());
        long turned = turned(splits);
        return 2 * turned <= splits.size()
                ? ""
                : "**Held the other way round in "
                        + turned
                        + " of "
                        + Figures.plural(splits.size(), "split", "splits")
                        + ": the train windows turned the sign, so the figures speak for the"
                        + " opposite of these words and of this formula.**\n\n";
    }

    private static long turned(List<Split> splits) {
        return splits.stream().filter(split -> split.sign() < 0).count();
    }

    private static String outOfSample(Evaluation evaluation, WalkForwardResult book) {
        List<Split> splits = book.splits();
        long turned = turned(splits);
        return "Out of sample, "
                + splits.getFirst().testStart()
                + " to "
                + splits.getLast().testEnd()
                + " ("
                + Figures.plural(book.daily().size(), "day", "days")
                + ", "
                + Figures.plural(splits.size(), "split", "splits")
                + "), net of costs: information ratio "
                + Figures.ratio(Metric.INFORMATION_RATIO.of(evaluation))
                + ", return "
                + Figures.percentSign(Metric.ANNUALIZED_RETURN.of(evaluation))
                + " a year at a volatility of "
                + Figures.percentSign(Metric.ANNUALIZED_VOLATILITY.of(evaluation))
                + ", deepest drawdown "
                + Figures.percentSign(Metric.MAX_DRAWDOWN.of(evaluation))
                + ", one-way turnover "
                + Figures.percentSign(Metric.TURNOVER_MEAN.of(evaluation))
                + " a day, costs "
                + Figures.bps(Metric.TOTAL_COST_BPS.of(evaluation))
                + " bps a day. "
                + prediction(evaluation)
                + " The test information ratio is positive in "
                + Math.round(Metric.WF_TEST_IR_POSITIVE_FRAC.of(evaluation) * splits.size())
                + " of "
                + splits.size()
                + " splits; the sign was turned round by the train window in "
                + turned
                + ".";
    }

    private static String quickLook(Evaluation evaluation) {
        return "Over all dates, nothing held out: information ratio "
                + Figures.ratio(Metric.INFORMATION_RATIO.of(evaluation))
                + ", return "
                + Figures.percentSign(Metric.ANNUALIZED_RETURN.of(evaluation))
                + " a year (arithmetic) at a volatility of "
                + Figures.percentSign(Metric.ANNUALIZED_VOLATILITY.of(evaluation))
                + ", deepest drawdown "
                + Figures.percentSign(Metric.MAX_DRAWDOWN.of(evaluation))
                + ", one-way turnover "
                + Figures.percentSign(Metric.TURNOVER_MEAN.of(evaluation))
                + " per horizon. "
                + prediction(evaluation);
    }

    private static String prediction(Evaluation evaluation) {
        return "Information coefficient "
                + Figures.correlation(Metric.IC.of(evaluation))
                + " (t "
                + Figures.ratio(Metric.IC_TSTAT.of(evaluation))
                + "), of ranks "
                + Figures.correlation(Metric.RANK_IC.of(evaluation))
                + " (t "
                + Figures.ratio(Metric.RANK_IC_TSTAT.of(evaluation))
                + ").";
    }
}
