package dev.alphatrail.artifacts;

import dev.alphatrail.json.Json;
import dev.alphatrail.study.StudyResult;
import dev.alphatrail.study.StudyResult.CodedAlpha;
import dev.alphatrail.study.StudyResult.Correlated;
import dev.alphatrail.study.StudyResult.Nearest;
import dev.alphatrail.study.StudyResult.Round;

/// `result.json`: everything a study found. The same data and settings give the same bytes: nothing
/// in it depends on clock, host, paths or number of threads. docs/run-directory.md describes it
/// field by field.
public final class ResultJson {
    /// The version of the format; raised when a field changes its meaning or goes.
    public static final int SCHEMA_VERSION = 1;

    private ResultJson() {}

    /// The content of the file.
    public static Json.Obj of(StudyResult result) {
        return Json.object()
                .put("schema_version", SCHEMA_VERSION)
                .put("idea", result.idea())
                .put("mode_requested", result.modeRequested().id())
                .put("mode_used", result.modeUsed().id())
                .put("warnings", result.warnings())
                .put("selection", result.selected())
                .put("data", MarketJson.of(result.market()))
                .put("model", result.model())
                .put("rounds", result.rounds().stream().map(ResultJson::round).toList())
                .put("seed_alphas", result.alphas().stream().map(ResultJson::seed).toList())
                .put("coded_factors", result.alphas().stream().map(ResultJson::coded).toList())
                .build();
    }

    private static Json round(Round round) {
        return Json.object()
                .put("iteration", round.iteration())
                .put(
                        "hypothesis",
                        Json.object()
                                .put("statement", round.hypothesis().statement())
                                .put("reasoning", round.hypothesis().reasoning())
                                .put("families", round.hypothesis().families())
                                .build())
                .put("proposed", round.proposed())
                .build();
    }

    /// An alpha as it was proposed.
    private static Json seed(CodedAlpha alpha) {
        return Json.object()
                .put("alpha_id", alpha.alphaId())
                .put("name", alpha.name())
                .put("formula", alpha.formula())
                .putAll(origin(alpha))
                .build();
    }

    /// An alpha as it was evaluated.
    private static Json coded(CodedAlpha alpha) {
        return Json.object()
                .put("alpha_id", alpha.alphaId())
                .put("formula", alpha.formula())
                .put("canonical", alpha.canonical())
                .put("formula_hash", alpha.hash())
                .put("identity_hash", alpha.kinship().identity())
                .put("same_as", alpha.kinship().sameAs())
                .put("nearest", alpha.kinship().nearest().map(ResultJson::nearest))
                .put(
                        "most_correlated",
                        alpha.kinship().mostCorrelated().map(ResultJson::correlated))
                .put("lookback_days", alpha.lookback())
                .put("lints", alpha.lints())
                .put("error", alpha.error())
                .put("quality_gate_passed", alpha.gate().passed())
                .put("quality_gate_reasons", alpha.gate().reasons())
                .put(
                        "evaluation",
                        alpha.evaluation().map(evaluation -> EvaluationJson.of(alpha, evaluation)))
                .build();
    }

    private static Json nearest(Nearest nearest) {
        return Json.object()
                .put("of", nearest.of())
                .put("formula", nearest.formula())
                .put("similarity", nearest.similarity())
                .build();
    }

    private static Json correlated(Correlated correlated) {
        return Json.object()
                .put("of", correlated.of())
                .put("formula", correlated.formula())
                .put("value_correlation", correlated.correlation())
                .build();
    }

    /// Where an alpha came from.
    static Json.Obj origin(CodedAlpha alpha) {
        return Json.object()
                .put("source", alpha.origin().source())
                .put("family", alpha.origin().family())
                .put("rationale", alpha.origin().rationale())
                .put("iteration", alpha.origin().iteration())
                .put("parent", alpha.origin().parent())
                .build();
    }
}
