package dev.alphatrail.artifacts;

import dev.alphatrail.json.Json;
import dev.alphatrail.study.StudyResult;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.util.List;

/// The lines of `factor_registry.jsonl`: every alpha that was ever tried in any run, one line each.
public final class RegistryLines {
    /// The version of the format.
    public static final int SCHEMA_VERSION = 1;

    private RegistryLines() {}

    /// The lines of one run, in the order of trying.
    public static List<Json.Obj> of(String runId, StudyResult result) {
        return result.alphas().stream().map(alpha -> line(runId, result, alpha)).toList();
    }

    private static Json.Obj line(String runId, StudyResult result, CodedAlpha alpha) {
        return Json.object()
                .put("schema_version", SCHEMA_VERSION)
                .put("run_id", runId)
                .put("alpha_id", alpha.alphaId())
                .put("formula", alpha.formula())
                .put("formula_hash", alpha.hash())
                .put("identity_hash", alpha.kinship().identity())
                .put("mode", alpha.evaluation().map(evaluation -> evaluation.mode().id()))
                .put("data_label", result.market().label())
                .put("synthetic", result.market().synthetic())
                .putAll(Metric.json(alpha))
                .put("quality_gate_passed", alpha.gate().passed())
                .put("error", alpha.error())
                .build();
    }
}
