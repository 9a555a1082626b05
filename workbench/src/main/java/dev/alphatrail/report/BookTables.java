package dev.alphatrail.report;

import dev.alphatrail.backtest.BookStatistics;
import dev.alphatrail.backtest.BookStatistics.Held;
import dev.alphatrail.evaluation.Evaluation.WalkForwardResult;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.portfolio.PortfolioSettings.Controls;
import dev.alphatrail.study.StudySpec;

import java.util.function.DoubleFunction;

/// Which constraints bound and how often, and what the book really held.
final class BookTables {
    private final WalkForwardResult result;
    private final BookStatistics book;
    private final EvaluationMode mode;
    private final StudySpec spec;

    private BookTables(WalkForwardResult result, EvaluationMode mode, StudySpec spec) {
        this.result = result;
        this.book = result.book();
        this.mode = mode;
        this.spec = spec;
    }

    static String of(WalkForwardResult result, EvaluationMode mode, StudySpec spec) {
        BookTables tables = new BookTables(result, mode, spec);
        return tables.constraints() + "\n" + tables.exposures() + "\n";
    }

    private String constraints() {
        MarkdownTable table = new MarkdownTable(2, "rule", "setting", "bound");
        table.row(
                "formation left empty",
                "at least " + spec.portfolio().minNames() + " names",
                ofFormations(book.emptySleeves()));
        if (mode == EvaluationMode.P2) {
            controls(table, spec.portfolio().controls());
        }
        table.row("held without a close (name-days)", "", Figures.count(book.staleHeld()));
        table.row(
                "held over the last close (names)",
                "return " + Figures.percentSign(spec.market().delistingReturn()),
                Figures.count(book.delistedHeld()));
        return table.toString();
    }

    private void controls(MarkdownTable table, Controls controls) {
        String neutral = Conventions.neutral(controls);
        table.row("fewer names to short than wanted", "", ofFormations(book.thinShortSleeves()));
        table.row(
                "book held flat: nothing but exposure",
                neutral,
                Figures.count(book.flattenedByNeutralisation()));
        table.row(
                "forbidden short set to 0 (names)", neutral, Figures.count(book.forbiddenShorts()));
        table.row(
                "side below its gross at the weight cap",
                Conventions.percentOrOff(controls.maxAbsWeight()),
                Figures.count(book.weightCapShortfalls()));
        table.row(
                "trading slowed by the turnover cap",
                Conventions.percentOrOff(controls.turnoverCap()),
                ofDays(book.turnoverCapDays()));
        table.row(
                "leverage other than 1",
                Conventions.percentOrOff(controls.volTarget()),
                ofDays(book.levered()));
        table.row(
                "trades at the largest participation, or of unknown ADV",
                Figures.percentSign(spec.costs().impactMaxParticipation()),
                Figures.count(book.impactCapped()));
    }

    private String ofFormations(int count) {
        return Figures.count(count)
                + " of "
                + Figures.plural(book.formations(), "formation", "formations");
    }

    /// Between test windows that leave gaps the book is held on days that are not counted, so that
    /// a share would mislead.
    private String ofDays(int count) {
        boolean gapless = spec.walkForward().stepDays() <= spec.walkForward().testDays();
        return gapless
                ? Figures.count(count)
                        + " of "
                        + Figures.plural(result.daily().size(), "day", "days")
                : Figures.plural(count, "day", "days");
    }

    private String exposures() {
        MarkdownTable table = new MarkdownTable(1, "held", "mean", "largest absolute");
        held(table, "gross exposure %", book.grossExposure(), Figures::percent);
        held(table, "net exposure %", book.netExposure(), Figures::percent);
        held(table, "largest weight %", book.largestWeight(), Figures::percent);
        held(table, "turnover %/d", book.turnover(), Figures::percent);
        if (mode == EvaluationMode.P2) {
            held(table, "leverage", book.leverage(), Figures::ratio);
        }
        held(table, "beta", book.betaExposure(), Figures::correlation);
        held(
                table,
                "log ADV (sum of weight x ln ADV)",
                book.logAdvExposure(),
                Figures::correlation);
        held(
                table,
                "volatility %/d (sum of weight x volatility)",
                book.volExposure(),
                Figures::percent);
        held(table, "largest net sector %", book.sectorExposure(), Figures::percent);
        return table.toString();
    }

    private static void held(
            MarkdownTable table, String name, Held held, DoubleFunction<String> format) {
        table.row(name, format.apply(held.mean()), format.apply(held.largest()));
    }
}
