package dev.alphatrail.report;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.artifacts.Ranking;
import dev.alphatrail.artifacts.Words;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.Tracking;
import dev.alphatrail.evaluation.Evaluation;
import dev.alphatrail.evaluation.Evaluation.Split;
import dev.alphatrail.evaluation.Evaluation.WalkForwardResult;
import dev.alphatrail.generator.Proposal.Hypothesis;
import dev.alphatrail.study.StudyResult;
import dev.alphatrail.study.StudyResult.CodedAlpha;
import java.util.List;
import java.util.stream.Collectors;

/// `SUMMARY.md`: the one page for a person in a hurry.
public final class SummaryMd {
    private static final int ROWS = 10;

    private SummaryMd() {}

    /// The text of the page.
    public static String of(StudyResult result, Configuration configuration) {
        return "# Summary\n\n"
                + Notices.head(result, configuration)
                + idea(result, configuration.tracking())
                + hypothesis(result)
                + best(result)
                + "## Top " + Math.min(ROWS, result.alphas().size()) + " of "
                + Figures.plural(result.alphas().size(), "alpha", "alphas") + "\n\n"
                + TopMarkdown.of(result, ROWS) + "\n"
                + DataSection.of(result)
                + FURTHER;
    }

    private static String idea(StudyResult result, Tracking tracking) {
        StringBuilder out = new StringBuilder("## Idea\n\n");
        out.append("Idea: ").append(Markdown.text(result.idea())).append("\n\n");
        out.append("- Evaluation: ").append(result.modeUsed().id()).append('\n');
        out.append("- Line of research: ").append(Markdown.code(tracking.threadId())).append('\n');
        if (!tracking.tags().isEmpty()) {
            out.append("- Tags: ")
                    .append(tracking.tags().entrySet().stream()
                            .map(tag -> Markdown.code(tag.getKey() + "=" + tag.getValue()))
                            .collect(Collectors.joining(", ")))
                    .append('\n');
        }
        if (!tracking.notes().isBlank()) {
            out.append("- Notes: ").append(Markdown.text(tracking.notes())).append('\n');
        }
        return out.append('\n').toString();
    }

    private static String hypothesis(StudyResult result) {
        if (result.rounds().isEmpty()) {
            return "## Hypothesis\n\nNone was generated: only the researcher's own formulas were evaluated.\n\n";
        }
        Hypothesis hypothesis = result.rounds().getFirst().hypothesis();
        String more = result.rounds().size() == 1
                ? ""
                : "It was followed up in " + Figures.plural(result.rounds().size() - 1L, "round", "rounds")
                        + " that varied what had worked; see `REPORT.md`.\n\n";
        return "## Hypothesis\n\nHypothesis: " + Markdown.text(hypothesis.statement()) + "\n\n"
                + "Reasoning: " + Markdown.text(hypothesis.reasoning()) + "\n\n" + more;
    }

    private static String best(StudyResult result) {
        List<CodedAlpha> selected = Ranking.selected(result);
        if (selected.isEmpty()) {
            return "## Best alpha\n\nNone: no alpha passed the gates. The table below shows how near they came.\n\n";
        }
        CodedAlpha best = selected.getFirst();
        return "## Best alpha\n\n"
                + Markdown.code(best.alphaId()) + ": " + Markdown.text(Words.of(best)) + "\n\n"
                + "Formula: " + Markdown.code(best.formula()) + "\n\n"
                + best.evaluation().map(evaluation -> figures(evaluation) + "\n\n").orElse("")
                + picked(result);
    }

    /// The figures of an alpha in sentences.
    static String figures(Evaluation evaluation) {
        return evaluation.walkForward().map(book -> outOfSample(evaluation, book)).orElseGet(() -> quickLook(evaluation));
    }

    private static String outOfSample(Evaluation evaluation, WalkForwardResult book) {
        List<Split> splits = book.splits();
        long turned = splits.stream().filter(split -> split.sign() < 0).count();
        return "Out of sample, " + splits.getFirst().testStart() + " to " + splits.getLast().testEnd() + " ("
                + Figures.plural(book.daily().size(), "day", "days") + ", "
                + Figures.plural(splits.size(), "split", "splits") + "), net of costs: information ratio "
                + Figures.ratio(Metric.INFORMATION_RATIO.of(evaluation)) + ", return "
                + Figures.percentSign(Metric.ANNUALIZED_RETURN.of(evaluation)) + " a year at a volatility of "
                + Figures.percentSign(Metric.ANNUALIZED_VOLATILITY.of(evaluation)) + ", deepest drawdown "
                + Figures.percentSign(Metric.MAX_DRAWDOWN.of(evaluation)) + ", one-way turnover "
                + Figures.percentSign(Metric.TURNOVER_MEAN.of(evaluation)) + " a day, costs "
                + Figures.bps(Metric.TOTAL_COST_BPS.of(evaluation)) + " bps a day. "
                + prediction(evaluation) + " The test information ratio is positive in "
                + Math.round(Metric.WF_TEST_IR_POSITIVE_FRAC.of(evaluation) * splits.size()) + " of "
                + splits.size() + " splits; the sign was turned round by the train window in " + turned + ".";
    }

    private static String quickLook(Evaluation evaluation) {
        return "Over all dates, nothing held out: information ratio "
                + Figures.ratio(Metric.INFORMATION_RATIO.of(evaluation)) + ", return "
                + Figures.percentSign(Metric.ANNUALIZED_RETURN.of(evaluation)) + " a year (arithmetic) at a volatility of "
                + Figures.percentSign(Metric.ANNUALIZED_VOLATILITY.of(evaluation)) + ", deepest drawdown "
                + Figures.percentSign(Metric.MAX_DRAWDOWN.of(evaluation)) + ", one-way turnover "
                + Figures.percentSign(Metric.TURNOVER_MEAN.of(evaluation)) + " per horizon. " + prediction(evaluation);
    }

    private static String prediction(Evaluation evaluation) {
        return "Information coefficient " + Figures.correlation(Metric.IC.of(evaluation)) + " (t "
                + Figures.ratio(Metric.IC_TSTAT.of(evaluation)) + "), of ranks "
                + Figures.correlation(Metric.RANK_IC.of(evaluation)) + " (t "
                + Figures.ratio(Metric.RANK_IC_TSTAT.of(evaluation)) + ").";
    }

    private static String picked(StudyResult result) {
        long evaluated = result.alphas().stream().filter(alpha -> alpha.evaluation().isPresent()).count();
        return evaluated < 2
                ? ""
                : "It is the best of " + evaluated + " that were evaluated, chosen by the very figure shown: expect less of it"
                        + " from now on.\n\n";
    }

    private static final String FURTHER =
            """
            ## Further

            - `REPORT.md`: stability per split and year, costs by component, constraints, what was rejected and why
            - `alpha_metrics.csv`: every alpha in one table; `result.json`: everything that was found
            - `daily/`: out-of-sample returns and costs by day, where there are any
            - `alphatrail replay` with this directory runs `config.json` again and compares
            """;
}
