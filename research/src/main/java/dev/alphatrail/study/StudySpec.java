package dev.alphatrail.study;

import dev.alphatrail.backtest.CostSettings;
import dev.alphatrail.evaluation.EvaluationSettings;
import dev.alphatrail.evaluation.WalkForwardSettings;
import dev.alphatrail.generator.GeneratorSettings;
import dev.alphatrail.marketdata.MarketSettings;
import dev.alphatrail.portfolio.PortfolioSettings;

import java.util.List;

/// Everything that decides what a study finds, the prices themselves aside.
///
/// @param idea the researcher's words, already checked (see [Idea])
/// @param userFactors formulas of the researcher's own, in the order given
/// @param rules what every formula must keep to
/// @param topK how many alphas are selected, ≥ 1
public record StudySpec(
        Idea idea,
        MarketSettings market,
        List<UserFactor> userFactors,
        FormulaRules rules,
        GeneratorSettings generator,
        EvaluationSettings evaluation,
        WalkForwardSettings walkForward,
        PortfolioSettings portfolio,
        CostSettings costs,
        GateSettings gates,
        int topK) {
    /// A formula of the researcher's own.
    ///
    /// @param name its alpha id: 1 to 64 of `[A-Za-z0-9_-]`, not beginning with `-`
    public record UserFactor(String name, String formula) {
        public UserFactor {
            if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_-]{0,63}")) {
                throw new IllegalArgumentException(
                        "factor name '"
                                + name
                                + "' is not 1 to 64 letters, digits, '_' or '-', not beginning"
                                + " with '-'");
            }
        }
    }

    public StudySpec {
        userFactors = List.copyOf(userFactors);
        if (topK < 1) {
            throw new IllegalArgumentException("top_k is " + topK + ", must be at least 1");
        }
        if (!generator.enabled() && userFactors.isEmpty()) {
            throw new IllegalArgumentException(
                    "nothing to evaluate: the generator is off and no factor is given");
        }
    }
}
