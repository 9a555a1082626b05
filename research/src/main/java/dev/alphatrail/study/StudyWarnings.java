package dev.alphatrail.study;

import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.evaluation.FactorEvaluator;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.Vocabulary;
import dev.alphatrail.marketdata.MarketData;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.portfolio.PortfolioSettings.Exposure;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.util.ArrayList;
import java.util.List;

/// What somebody must know before he believes the figures of a study.
final class StudyWarnings {
    private StudyWarnings() {}

    /// One line each, most important first.
    static List<String> of(
            StudySpec spec,
            MarketData market,
            FactorEvaluator evaluator,
            List<CodedAlpha> alphas,
            List<String> selected) {
        List<String> warnings = new ArrayList<>(evaluator.warnings());
        if (evaluator.mode() == EvaluationMode.P0) {
            warnings.add(
                    "p0 figures are in sample"
                            + (spec.evaluation().costBps() == 0 ? " and gross of costs" : "")
                            + ": a quick look, not a result");
        }
        warnings.addAll(AlphaWarnings.evaluations(alphas, selected));
        long refused = alphas.stream().filter(CodedAlpha::isRefusedCopy).count();
        long failed = alphas.stream().filter(alpha -> alpha.error().isPresent()).count() - refused;
        if (failed > 0) {
            warnings.add(
                    failed
                            + " of "
                            + alphas.size()
                            + " alphas could not be evaluated: their errors say why");
        }
        if (refused > 0) {
            warnings.add(
                    refused
                            + " of "
                            + alphas.size()
                            + " alphas were refused as copies of what is known: their errors say of"
                            + " what");
        }
        long repeated =
                alphas.stream().filter(alpha -> alpha.kinship().sameAs().isPresent()).count();
        if (repeated > 0) {
            warnings.add(
                    repeated
                            + " of "
                            + alphas.size()
                            + " alphas are the same factor as one tried before: evaluated once,"
                            + " and selected at most once");
        }
        if (selected.isEmpty()) {
            warnings.add(
                    "no alpha was selected: none of "
                            + alphas.size()
                            + " passed the gates with an information ratio");
        } else if (alphas.stream()
                .filter(alpha -> alpha.alphaId().equals(selected.getFirst()))
                .anyMatch(alpha -> StudyRunner.informationRatio(alpha) <= 0)) {
            warnings.add("even the best alpha selected has no positive information ratio");
        }
        if (evaluator.mode() == EvaluationMode.P2
                && spec.portfolio().controls().neutralize().contains(Exposure.SECTOR)
                && market.panel().grouping(Panel.SECTOR).isEmpty()) {
            warnings.add(
                    "portfolio.neutralize names sector, but no sectors are given: the book is not"
                            + " sector neutral");
        }
        long onTypicalPrice =
                alphas.stream().filter(alpha -> usesTypicalPrice(alpha, spec, market)).count();
        if (onTypicalPrice > 0) {
            warnings.add(
                    "the data has no vwap: in "
                            + onTypicalPrice
                            + (onTypicalPrice == 1 ? " alpha" : " alphas")
                            + " the typical price (high + low + close) / 3 stands for it");
        }
        AlphaWarnings.findings(alphas).ifPresent(warnings::add);
        warnings.addAll(market.quality().warnings());
        return warnings;
    }

    /// Whether an alpha that was evaluated names the volume-weighted price of a market without one.
    private static boolean usesTypicalPrice(CodedAlpha alpha, StudySpec spec, MarketData market) {
        Vocabulary vocabulary =
                new Vocabulary(market.panel().fieldNames(), market.panel().groupingNames());
        return alpha.evaluation().isPresent()
                && Formula.parse(alpha.formula(), spec.rules().limits())
                        .standIns(vocabulary)
                        .containsKey(Formula.VWAP);
    }
}
