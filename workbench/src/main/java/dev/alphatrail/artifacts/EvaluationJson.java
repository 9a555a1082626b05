package dev.alphatrail.artifacts;

import dev.alphatrail.backtest.BookStatistics;
import dev.alphatrail.backtest.BookStatistics.Held;
import dev.alphatrail.evaluation.Evaluation;
import dev.alphatrail.evaluation.Evaluation.CostAttribution;
import dev.alphatrail.evaluation.Evaluation.DayCount;
import dev.alphatrail.evaluation.Evaluation.Split;
import dev.alphatrail.evaluation.Evaluation.WalkForwardResult;
import dev.alphatrail.evaluation.Evaluation.Year;
import dev.alphatrail.json.Json;
import dev.alphatrail.study.StudyResult.CodedAlpha;

/// What was found out about one alpha, as it stands in `result.json`.
final class EvaluationJson {
    private EvaluationJson() {}

    static Json.Obj of(CodedAlpha alpha, Evaluation evaluation) {
        DayCount days = evaluation.quickLook();
        return Json.object()
                .put("mode", evaluation.mode().id())
                .put("metrics", Metric.json(alpha))
                .put("search_information_ratio", evaluation.searchInformationRatio())
                .put(
                        "days",
                        Json.object()
                                .put("counted", days.counted())
                                .put("too_few_names", days.tooFewNames())
                                .put("constant_signal", days.constantSignal())
                                .build())
                .put("warnings", evaluation.warnings())
                .put("walk_forward", evaluation.walkForward().map(EvaluationJson::walkForward))
                .build();
    }

    private static Json.Obj walkForward(WalkForwardResult result) {
        CostAttribution costs = result.costs();
        return Json.object()
                .put("splits", result.splits().stream().map(EvaluationJson::split).toList())
                .put("years", result.years().stream().map(EvaluationJson::year).toList())
                .put(
                        "costs",
                        Json.object()
                                .put("linear_bps", costs.linearBps())
                                .put("spread_bps", costs.spreadBps())
                                .put("impact_bps", costs.impactBps())
                                .put("borrow_bps", costs.borrowBps())
                                .build())
                .put("book", book(result.book()))
                .build();
    }

    private static Json.Obj split(Split split) {
        return Json.object()
                .put("index", split.index())
                .put("train_start", split.trainStart().toString())
                .put("train_end", split.trainEnd().toString())
                .put("test_start", split.testStart().toString())
                .put("test_end", split.testEnd().toString())
                .put("sign", split.sign())
                .put("train_ir", split.trainIr())
                .put("valid_ir", split.validIr())
                .put("test_ir", split.testIr())
                .put("test_return", split.testReturn())
                .put("test_turnover_mean", split.testTurnoverMean())
                .put("test_cost_bps", split.testCostBps())
                .build();
    }

    private static Json.Obj year(Year year) {
        return Json.object()
                .put("year", year.year())
                .put("days", year.days())
                .put("information_ratio", year.informationRatio())
                .put("net_return", year.netReturn())
                .put("max_drawdown", year.maxDrawdown())
                .put("turnover_mean", year.turnoverMean())
                .put("total_cost_bps", year.totalCostBps())
                .put("ic", year.ic())
                .put("rank_ic", year.rankIc())
                .build();
    }

    private static Json.Obj book(BookStatistics book) {
        return Json.object()
                .put("formations", book.formations())
                .put("empty_sleeves", book.emptySleeves())
                .put("thin_short_sleeves", book.thinShortSleeves())
                .put("flattened_by_neutralisation", book.flattenedByNeutralisation())
                .put("forbidden_shorts", book.forbiddenShorts())
                .put("weight_cap_shortfalls", book.weightCapShortfalls())
                .put("turnover_cap_days", book.turnoverCapDays())
                .put("levered_days", book.levered())
                .put("impact_capped_trades", book.impactCapped())
                .put("stale_held", book.staleHeld())
                .put("delisted_held", book.delistedHeld())
                .put("gross_exposure", held(book.grossExposure()))
                .put("net_exposure", held(book.netExposure()))
                .put("largest_weight", held(book.largestWeight()))
                .put("turnover", held(book.turnover()))
                .put("leverage", held(book.leverage()))
                .put("beta_exposure", held(book.betaExposure()))
                .put("log_adv_exposure", held(book.logAdvExposure()))
                .put("vol_exposure", held(book.volExposure()))
                .put("sector_exposure", held(book.sectorExposure()))
                .build();
    }

    private static Json.Obj held(Held held) {
        return Json.object().put("mean", held.mean()).put("largest", held.largest()).build();
    }
}
