package dev.alphatrail.report;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.artifacts.Ranking;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.report.TopColumn.Row;
import dev.alphatrail.report.TopColumn.Verdict;
import dev.alphatrail.study.StudyResult;
import dev.alphatrail.study.StudyResult.CodedAlpha;
import dev.alphatrail.study.StudyResult.Round;
import dev.alphatrail.study.StudySpec;

import java.util.List;
import java.util.stream.Collectors;

/// `REPORT.md`: everything a colleague would ask about the run.
public final class ReportMd {
    /// Alphas beyond these are only in the tables; `result.json` has them all.
    private static final int DETAILED = 25;

    private static final String REPLAY =
            """
            ## Replay

            The name of this directory is the run id. From the directory above it,

            ```
            alphatrail replay <run_id>
            ```

            runs `config.json` again on the data named there, checks their fingerprint first and then compares byte by byte:
            exit code 0 says identical, 3 that something differs. `--data PATH` names the price file when it has moved.
            """;

    private final StudyResult result;
    private final Configuration configuration;
    private final StudySpec spec;
    private final List<Row> rows;

    private ReportMd(StudyResult result, Configuration configuration) {
        this.result = result;
        this.configuration = configuration;
        this.spec = configuration.toStudySpec();
        this.rows = TopColumn.rows(result, Integer.MAX_VALUE);
    }

    /// The text of the page.
    public static String of(StudyResult result, Configuration configuration) {
        return new ReportMd(result, configuration).page();
    }

    private String page() {
        return "# Report\n\n"
                + Notices.head(result, configuration)
                + hypotheses()
                + ranking()
                + rejected()
                + failed()
                + details()
                + Conventions.of(spec, result.modeUsed())
                + DataSection.of(result)
                + REPLAY;
    }

    private String hypotheses() {
        StringBuilder out = new StringBuilder("## Idea and hypotheses\n\n");
        out.append("Idea: ").append(Markdown.text(result.idea())).append("\n\n");
        out.append("Model: ").append(Markdown.code(result.model())).append("\n\n");
        for (Round round : result.rounds()) {
            out.append("- Round ").append(round.iteration() + 1).append(", ");
            out.append(Figures.plural(round.proposed(), "formula", "formulas")).append(": ");
            out.append(Markdown.text(round.hypothesis().statement())).append(' ');
            out.append(Markdown.text(round.hypothesis().reasoning()));
            if (!round.hypothesis().families().isEmpty()) {
                out.append(" Families: ")
                        .append(Markdown.text(String.join(", ", round.hypothesis().families())))
                        .append('.');
            }
            out.append('\n');
        }
        return out.append(result.rounds().isEmpty() ? "" : "\n").toString();
    }

    private String ranking() {
        return "## All alphas\n\n"
                + Figures.plural(rows.size(), "alpha", "alphas")
                + " tried: "
                + List.of(Verdict.values()).stream()
                        .map(verdict -> count(verdict) + " " + verdict.word())
                        .collect(Collectors.joining(", "))
                + ". What was selected stands first, the rest by information ratio.\n\n"
                + TopMarkdown.of(result, Integer.MAX_VALUE)
                + "\n";
    }

    private long count(Verdict verdict) {
        return rows.stream().filter(row -> row.verdict() == verdict).count();
    }

    private String rejected() {
        MarkdownTable table = new MarkdownTable(2, "alpha", "reasons", "IR");
        rows.stream()
                .filter(row -> row.verdict() == Verdict.REJECTED)
                .forEach(row ->
                        table.row(
                                row.alpha().alphaId(),
                                Markdown.text(String.join("; ", row.alpha().gate().reasons())),
                                Figures.ratio(Metric.INFORMATION_RATIO.of(row.alpha()))));
        return "## Rejected by the gates\n\n"
                + (count(Verdict.REJECTED) == 0 ? "None.\n" : table)
                + "\n";
    }

    private String failed() {
        StringBuilder out = new StringBuilder("## Failed\n\n");
        for (CodedAlpha alpha : Ranking.of(result)) {
            alpha.error()
                    .ifPresent(error ->
                            out.append("- ")
                                    .append(Markdown.code(alpha.alphaId()))
                                    .append(": ")
                                    .append(Markdown.text(error))
                                    .append(". Formula: ")
                                    .append(Markdown.code(alpha.formula()))
                                    .append('\n'));
        }
        return out.append(count(Verdict.FAILED) == 0 ? "None.\n\n" : "\n").toString();
    }

    private String details() {
        StringBuilder out = new StringBuilder("## Alpha by alpha\n\n");
        rows.stream()
                .limit(DETAILED)
                .forEach(row ->
                        row.alpha()
                                .evaluation()
                                .ifPresent(evaluation ->
                                        out.append(AlphaSection.of(row, evaluation, spec))));
        if (rows.size() > DETAILED) {
            out.append("The other ")
                    .append(rows.size() - DETAILED)
                    .append(" are in `result.json`.\n\n");
        }
        return out.toString();
    }
}
