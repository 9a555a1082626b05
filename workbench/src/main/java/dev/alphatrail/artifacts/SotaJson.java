package dev.alphatrail.artifacts;

import dev.alphatrail.json.Json;
import dev.alphatrail.study.StudyResult;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `sota_alphas.json`: the selected alphas, best first.
public final class SotaJson {
    /// The version of the format.
    public static final int SCHEMA_VERSION = 1;

    private SotaJson() {}

    /// The content of the file.
    public static Json.Obj of(StudyResult result) {
        List<Json> alphas = new ArrayList<>();
        for (CodedAlpha alpha : Ranking.selected(result)) {
            alphas.add(alpha(alphas.size() + 1, alpha));
        }
        return Json.object()
                .put("schema_version", SCHEMA_VERSION)
                .put("mode", result.modeUsed().id())
                .put("data_label", result.market().label())
                .put("synthetic", result.market().synthetic())
                .put("alphas", alphas)
                .build();
    }

    /// Which way round it would be held today: the sign of the last split.
    private static Optional<Integer> latestSign(CodedAlpha alpha) {
        return alpha.evaluation()
                .flatMap(evaluation -> evaluation.walkForward())
                .map(walkForward -> walkForward.splits().getLast().sign());
    }

    private static Json alpha(int rank, CodedAlpha alpha) {
        return Json.object()
                .put("rank", rank)
                .put("alpha_id", alpha.alphaId())
                .put("name", alpha.name())
                .put("words", Words.of(alpha))
                .put("formula", alpha.formula())
                .put("canonical", alpha.canonical())
                .put("formula_hash", alpha.hash())
                .put("latest_sign", latestSign(alpha))
                .putAll(ResultJson.origin(alpha))
                .putAll(Metric.json(alpha))
                .build();
    }
}
