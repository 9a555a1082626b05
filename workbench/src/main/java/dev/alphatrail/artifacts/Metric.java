package dev.alphatrail.artifacts;

import dev.alphatrail.evaluation.Evaluation;
import dev.alphatrail.evaluation.Evaluation.Headlines;
import dev.alphatrail.evaluation.Evaluation.Stability;
import dev.alphatrail.json.Json;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// The figures every alpha is compared by, in the order of the columns of `alpha_metrics.csv`.
/// Units stand with [Headlines] and [Stability], and in docs/run-directory.md.
///
/// The name in lower case is the column of the CSV and the key of the JSON artifacts.
public enum Metric {
    INFORMATION_RATIO(headline(Headlines::informationRatio)),
    ANNUALIZED_RETURN(headline(Headlines::annualizedReturn)),
    ANNUALIZED_VOLATILITY(headline(Headlines::annualizedVolatility)),
    MAX_DRAWDOWN(headline(Headlines::maxDrawdown)),
    TURNOVER_MEAN(headline(Headlines::turnoverMean)),
    COVERAGE_MEAN(headline(Headlines::coverageMean)),
    IC(headline(Headlines::ic)),
    IC_TSTAT(headline(Headlines::icTstat)),
    RANK_IC(headline(Headlines::rankIc)),
    RANK_IC_TSTAT(headline(Headlines::rankIcTstat)),
    SPREAD_MEAN(headline(Headlines::spreadMean)),
    SPREAD_TSTAT(headline(Headlines::spreadTstat)),
    WF_N_SPLITS(stability(Stability::splits)),
    WF_TEST_IR_MEAN(stability(Stability::testIrMean)),
    WF_TEST_IR_STD(stability(Stability::testIrStd)),
    WF_TEST_IR_POSITIVE_FRAC(stability(Stability::positiveFraction)),
    WF_GENERALIZATION_GAP(stability(Stability::generalizationGap)),
    TOTAL_COST_BPS(headline(Headlines::totalCostBps));

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final ToDoubleFunction<Evaluation> figure;

    private final String key = name().toLowerCase(Locale.ROOT);

    Metric(ToDoubleFunction<Evaluation> figure) {
        this.figure = figure;
    }

    /// The name in artifacts: `information_ratio`.
    public String key() {
        return key;
    }

    /// The figure of an alpha, NaN when it has none.
    public double of(CodedAlpha alpha) {
        return alpha.evaluation().map(this::of).orElse(Double.NaN);
    }

    /// The figure of an evaluation, NaN when it has none.
    public double of(Evaluation evaluation) {
        return figure.applyAsDouble(evaluation);
    }

    /// All figures of an alpha, `null` where it has none.
    static Json.Obj json(CodedAlpha alpha) {
        Json.Builder figures = Json.object();
        for (Metric metric : values()) {
            figures.put(metric.key(), metric.of(alpha));
        }
        return figures.build();
    }

    private static ToDoubleFunction<Evaluation> headline(ToDoubleFunction<Headlines> figure) {
        return evaluation -> figure.applyAsDouble(evaluation.headlines());
    }

    private static ToDoubleFunction<Evaluation> stability(ToDoubleFunction<Stability> figure) {
        return evaluation ->
                evaluation
                        .walkForward()
                        .map(w -> figure.applyAsDouble(w.stability()))
                        .orElse(Double.NaN);
    }
}
