package dev.alphatrail.study;

import dev.alphatrail.evaluation.FactorEvaluator;
import dev.alphatrail.marketdata.Borrow;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.portfolio.ShortSale;

/// The evaluation of a study.
public final class Evaluators {
    private Evaluators() {}

    /// On a panel of the market's instruments that has its first dates, or all of them.
    public static FactorEvaluator of(StudySpec spec, Borrow borrow, Panel panel) {
        return new FactorEvaluator(
                panel,
                spec.evaluation(),
                spec.walkForward(),
                spec.portfolio(),
                spec.costs(),
                spec.market().delistingReturn(),
                new ShortSale(
                        borrow.hardToBorrow(),
                        borrow.ratesBps()
                                .map(rates ->
                                        rates.dates() == panel.dates()
                                                ? rates
                                                : rates.slice(0, panel.dates())),
                        spec.portfolio().controls().maxBorrowBps()));
    }
}
