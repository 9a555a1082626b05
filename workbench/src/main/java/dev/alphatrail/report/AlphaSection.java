package dev.alphatrail.report;

import dev.alphatrail.artifacts.Words;
import dev.alphatrail.evaluation.Evaluation;
import dev.alphatrail.evaluation.Evaluation.CostAttribution;
import dev.alphatrail.evaluation.Evaluation.Split;
import dev.alphatrail.evaluation.Evaluation.Stability;
import dev.alphatrail.evaluation.Evaluation.WalkForwardResult;
import dev.alphatrail.evaluation.Evaluation.Year;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.report.TopColumn.Row;
import dev.alphatrail.stats.Sample;
import dev.alphatrail.study.StudyResult.CodedAlpha;
import dev.alphatrail.study.StudySpec;

import java.util.List;

/// All that the report says about one evaluated alpha.
final class AlphaSection {
    private static final double BPS = 1e4;

    private final StudySpec spec;
    private final StringBuilder out = new StringBuilder();

    private AlphaSection(StudySpec spec) {
        this.spec = spec;
    }

    static String of(Row row, Evaluation evaluation, StudySpec spec) {
        AlphaSection section = new AlphaSection(spec);
        section.head(row);
        section.out.append(AlphaProse.explanation(row.alpha(), spec.rules().limits()));
        section.out.append(AlphaProse.reversal(evaluation));
        section.out.append(AlphaProse.figures(evaluation)).append("\n\n");
        section.remarks(row.alpha(), evaluation);
        evaluation.walkForward().ifPresent(book -> section.walkForward(book, evaluation.mode()));
        return section.out.toString();
    }

    private void head(Row row) {
        CodedAlpha alpha = row.alpha();
        out.append("### ")
                .append(Markdown.code(alpha.alphaId()))
                .append(" (")
                .append(row.verdict().word())
                .append(")\n\n");
        out.append(Markdown.text(Words.of(alpha))).append("\n\n");
        out.append("- Formula: ").append(Markdown.code(alpha.formula())).append('\n');
        alpha.canonical()
                .filter(canonical -> !canonical.equals(alpha.formula()))
                .ifPresent(canonical ->
                        out.append("- Canonical: ").append(Markdown.code(canonical)).append('\n'));
        alpha.hash()
                .ifPresent(hash -> out.append("- Hash: ").append(Markdown.code(hash)).append('\n'));
        out.append("- Look-back: ")
                .append(Figures.plural(alpha.lookback(), "day", "days"))
                .append('\n');
        out.append("- Origin: ").append(Markdown.text(origin(alpha))).append('\n');
        alpha.origin()
                .parent()
                .ifPresent(parent ->
                        out.append("- Varies: ").append(Markdown.code(parent)).append('\n'));
        if (!alpha.gate().reasons().isEmpty()) {
            out.append("- Gates: ")
                    .append(Markdown.text(String.join("; ", alpha.gate().reasons())))
                    .append('\n');
        }
        out.append('\n');
    }

    private static String origin(CodedAlpha alpha) {
        String family = alpha.origin().family();
        return alpha.origin().source()
                + (family.isEmpty() ? "" : ", family " + family)
                + (alpha.origin().iteration() == 0
                        ? ""
                        : ", iteration " + alpha.origin().iteration());
    }

    private void remarks(CodedAlpha alpha, Evaluation evaluation) {
        Evaluation.DayCount days = evaluation.quickLook();
        out.append("The information coefficients count ")
                .append(Figures.plural(days.counted(), "day", "days"));
        out.append("; skipped: ")
                .append(Figures.count(days.tooFewNames()))
                .append(" with too few names, ");
        out.append(Figures.count(days.constantSignal())).append(" with a constant signal.\n\n");
        evaluation
                .warnings()
                .forEach(
                        line -> out.append("- Warning: ").append(Markdown.text(line)).append('\n'));
        alpha.lints()
                .forEach(line ->
                        out.append("- Formula check: ").append(Markdown.text(line)).append('\n'));
        if (!evaluation.warnings().isEmpty() || !alpha.lints().isEmpty()) {
            out.append('\n');
        }
    }

    private void walkForward(WalkForwardResult book, EvaluationMode mode) {
        out.append(stability(book.stability())).append("\n\n");
        out.append(splits(book.splits())).append('\n');
        out.append(years(book.years())).append('\n');
        out.append(costs(book)).append('\n');
        out.append(BookTables.of(book, mode, spec));
    }

    private static String stability(Stability stability) {
        return "Test information ratio over "
                + Figures.plural(stability.splits(), "split", "splits")
                + ": mean "
                + Figures.ratio(stability.testIrMean())
                + ", standard deviation "
                + Figures.ratio(stability.testIrStd())
                + ", positive share "
                + Figures.percentSign(stability.positiveFraction())
                + ". Generalisation gap (train less test, mean): "
                + Figures.ratio(stability.generalizationGap())
                + ".";
    }

    private static String splits(List<Split> splits) {
        MarkdownTable table =
                new MarkdownTable(
                        4,
                        "split",
                        "train",
                        "test",
                        "sign",
                        "train IR",
                        "valid IR",
                        "test IR",
                        "return %",
                        "turnover %/d",
                        "cost bps/d");
        for (Split split : splits) {
            table.row(
                    Integer.toString(split.index()),
                    split.trainStart() + " to " + split.trainEnd(),
                    split.testStart() + " to " + split.testEnd(),
                    split.sign() < 0 ? "-" : "+",
                    Figures.ratio(split.trainIr()),
                    Figures.ratio(split.validIr()),
                    Figures.ratio(split.testIr()),
                    Figures.percent(split.testReturn()),
                    Figures.percent(split.testTurnoverMean()),
                    Figures.bps(split.testCostBps()));
        }
        return table.toString();
    }

    private static String years(List<Year> years) {
        MarkdownTable table =
                new MarkdownTable(
                        1,
                        "year",
                        "days",
                        "IR",
                        "return %",
                        "max DD %",
                        "turnover %/d",
                        "cost bps/d",
                        "IC",
                        "rank IC");
        for (Year year : years) {
            table.row(
                    Integer.toString(year.year()),
                    Integer.toString(year.days()),
                    Figures.ratio(year.informationRatio()),
                    Figures.percent(year.netReturn()),
                    Figures.percent(year.maxDrawdown()),
                    Figures.percent(year.turnoverMean()),
                    Figures.bps(year.totalCostBps()),
                    Figures.correlation(year.ic()),
                    Figures.correlation(year.rankIc()));
        }
        return table.toString();
    }

    /// From gross to net, bps a day.
    private static String costs(WalkForwardResult book) {
        CostAttribution costs = book.costs();
        MarkdownTable table = new MarkdownTable(1, "mean of a day", "bps");
        double[] gross = book.daily().grossReturn();
        double[] net = book.daily().netReturn();
        table.row("gross return", Figures.fixed(BPS * Sample.mean(gross, 0, gross.length), 2));
        table.row("linear cost (commission, slippage)", Figures.fixed(costs.linearBps(), 2));
        table.row("spread cost", Figures.fixed(costs.spreadBps(), 2));
        table.row("impact cost", Figures.fixed(costs.impactBps(), 2));
        table.row("borrow cost", Figures.fixed(costs.borrowBps(), 2));
        table.row("net return", Figures.fixed(BPS * Sample.mean(net, 0, net.length), 2));
        return table.toString();
    }
}
