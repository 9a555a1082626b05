package dev.alphatrail.evaluation;

import dev.alphatrail.backtest.CostSettings;
import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.json.Json;
import dev.alphatrail.marketdata.Borrow;
import dev.alphatrail.marketdata.MarketData;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.portfolio.PortfolioSettings;
import dev.alphatrail.portfolio.PortfolioSettings.Controls;
import dev.alphatrail.portfolio.PortfolioSettings.Exposure;
import dev.alphatrail.portfolio.ShortSale;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;

/// Reads settings written as `section.key: value` and holds results against expected figures.
final class Cases {
    private final Map<String, Json> settings;

    Cases(Map<String, Json> settings) {
        this.settings = settings;
    }

    FactorEvaluator evaluator(MarketData market, Borrow borrow) {
        return new FactorEvaluator(
                market.panel(),
                evaluation(),
                walkForward(),
                portfolio(),
                CostSettings.DEFAULT,
                number("market.delisting_return", 0),
                new ShortSale(
                        borrow.hardToBorrow(),
                        borrow.ratesBps(),
                        optional("costs.max_borrow_bps", OptionalDouble.empty())));
    }

    static Matrix factor(MarketData market, String formula) {
        return new FactorEngine(market.panel()).evaluate(Formula.parse(formula).root());
    }

    private EvaluationSettings evaluation() {
        EvaluationSettings standard = EvaluationSettings.DEFAULT;
        String mode =
                settings.get("evaluation.mode") instanceof Json.Str(String text) ? text : "p2";
        return new EvaluationSettings(
                EvaluationMode.valueOf(mode.toUpperCase(Locale.ROOT)),
                whole("evaluation.horizon", standard.horizon()),
                standard.nQuantiles(),
                whole("evaluation.min_obs_per_day", standard.minObsPerDay()),
                number("evaluation.cost_bps", standard.costBps()));
    }

    private WalkForwardSettings walkForward() {
        WalkForwardSettings standard = WalkForwardSettings.DEFAULT;
        boolean rolling =
                settings.get("walk_forward.window") instanceof Json.Str(String text)
                        && text.equals("rolling");
        return new WalkForwardSettings(
                rolling ? WalkForwardSettings.Window.ROLLING : WalkForwardSettings.Window.EXPANDING,
                whole("walk_forward.train_days", standard.trainDays()),
                whole("walk_forward.valid_days", standard.validDays()),
                whole("walk_forward.test_days", standard.testDays()),
                whole("walk_forward.step_days", standard.stepDays()));
    }

    private PortfolioSettings portfolio() {
        PortfolioSettings standard = PortfolioSettings.DEFAULT;
        Controls controls = standard.controls();
        return new PortfolioSettings(
                whole("portfolio.execution_lag", standard.executionLag()),
                whole("portfolio.min_names", standard.minNames()),
                whole("portfolio.rebalance_days", standard.rebalanceDays()),
                whole("portfolio.holding_days", standard.holdingDays()),
                new Controls(
                        number("portfolio.min_adv", controls.minAdv()),
                        whole("portfolio.adv_window", controls.advWindow()),
                        whole("portfolio.beta_window", controls.betaWindow()),
                        whole("portfolio.vol_window", controls.volWindow()),
                        neutralize(controls.neutralize()),
                        optional("portfolio.max_abs_weight", controls.maxAbsWeight()),
                        optional("portfolio.turnover_cap", controls.turnoverCap()),
                        optional("portfolio.vol_target", controls.volTarget()),
                        controls.volTargetWindow(),
                        controls.maxLeverage(),
                        number("portfolio.notional", controls.notional()),
                        optional("costs.max_borrow_bps", OptionalDouble.empty())));
    }

    private Set<Exposure> neutralize(Set<Exposure> standard) {
        if (!(settings.get("portfolio.neutralize") instanceof Json.Arr array)) {
            return standard;
        }
        Set<Exposure> exposures = EnumSet.noneOf(Exposure.class);
        for (Json item : array.items()) {
            exposures.add(Exposure.valueOf(((Json.Str) item).value().toUpperCase(Locale.ROOT)));
        }
        return exposures;
    }

    private int whole(String key, int standard) {
        return (int) number(key, standard);
    }

    private double number(String key, double standard) {
        return optional(key, OptionalDouble.of(standard)).orElse(Double.NaN);
    }

    private OptionalDouble optional(String key, OptionalDouble standard) {
        Json value = settings.get(key);
        if (value == null) {
            return standard;
        }
        return value instanceof Json.Num number
                ? OptionalDouble.of(number.asDouble())
                : OptionalDouble.empty();
    }

    /// Every figure of an evaluation by the name it has in `alpha_metrics.csv`.
    static Map<String, Double> figures(Evaluation evaluation) {
        Evaluation.Headlines headlines = evaluation.headlines();
        Map<String, Double> figures = new TreeMap<>();
        figures.put("information_ratio", headlines.informationRatio());
        figures.put("annualized_return", headlines.annualizedReturn());
        figures.put("annualized_volatility", headlines.annualizedVolatility());
        figures.put("max_drawdown", headlines.maxDrawdown());
        figures.put("turnover_mean", headlines.turnoverMean());
        figures.put("coverage_mean", headlines.coverageMean());
        figures.put("ic", headlines.ic());
        figures.put("ic_tstat", headlines.icTstat());
        figures.put("rank_ic", headlines.rankIc());
        figures.put("rank_ic_tstat", headlines.rankIcTstat());
        figures.put("spread_mean", headlines.spreadMean());
        figures.put("spread_tstat", headlines.spreadTstat());
        figures.put("total_cost_bps", headlines.totalCostBps());
        evaluation
                .walkForward()
                .ifPresent(walkForward -> {
                    Evaluation.Stability stability = walkForward.stability();
                    figures.put("wf_n_splits", (double) stability.splits());
                    figures.put("wf_test_ir_mean", stability.testIrMean());
                    figures.put("wf_test_ir_std", stability.testIrStd());
                    figures.put("wf_test_ir_positive_frac", stability.positiveFraction());
                    figures.put("wf_generalization_gap", stability.generalizationGap());
                });
        return figures;
    }
}
