package dev.alphatrail.report;

import dev.alphatrail.artifacts.Ranking;
import dev.alphatrail.artifacts.Words;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.Tracking;
import dev.alphatrail.formula.FormulaLimits;
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
                + best(result, configuration.toStudySpec().rules().limits())
                + "## Top "
                + Math.min(ROWS, result.alphas().size())
                + " of "
                + Figures.plural(result.alphas().size(), "alpha", "alphas")
                + "\n\n"
                + TopMarkdown.of(result, ROWS)
                + "\n"
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
                    .append(
                            tracking.tags().entrySet().stream()
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
            return "## Hypothesis\n\n"
                    + "None was generated: only the researcher's own formulas were"
                    + " evaluated.\n\n";
        }
        Hypothesis hypothesis = result.rounds().getFirst().hypothesis();
        String more =
                result.rounds().size() == 1
                        ? ""
                        : "It was followed up in "
                                + Figures.plural(result.rounds().size() - 1L, "round", "rounds")
                                + " that varied what had worked; see `REPORT.md`.\n\n";
        return "## Hypothesis\n\nHypothesis: "
                + Markdown.text(hypothesis.statement())
                + "\n\n"
                + "Reasoning: "
                + Markdown.text(hypothesis.reasoning())
                + "\n\n"
                + more;
    }

    private static String best(StudyResult result, FormulaLimits limits) {
        List<CodedAlpha> selected = Ranking.selected(result);
        if (selected.isEmpty()) {
            return "## Best alpha\n\nNone was selected. The table below shows what there was.\n\n";
        }
        CodedAlpha best = selected.getFirst();
        return "## Best alpha\n\n"
                + Markdown.code(best.alphaId())
                + ": "
                + Markdown.text(Words.of(best))
                + "\n\n"
                + "Formula: "
                + Markdown.code(best.formula())
                + "\n\n"
                + AlphaProse.explanation(best, limits)
                + best.evaluation()
                        .map(evaluation ->
                                AlphaProse.reversal(evaluation)
                                        + AlphaProse.figures(evaluation)
                                        + "\n\n"
                                        + evaluation.warnings().stream()
                                                .map(line ->
                                                        "Warning: " + Markdown.text(line) + "\n\n")
                                                .collect(Collectors.joining()))
                        .orElse("")
                + picked(result);
    }

    private static String picked(StudyResult result) {
        long evaluated =
                result.alphas().stream().filter(alpha -> alpha.evaluation().isPresent()).count();
        return evaluated < 2
                ? ""
                : "It is the best of "
                        + evaluated
                        + " that were evaluated, chosen by the very figure shown: expect less of it"
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
