package dev.alphatrail.artifacts;

import dev.alphatrail.config.Tracking;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.json.Json;
import dev.alphatrail.study.StudyResult;
import dev.alphatrail.study.StudyResult.CodedAlpha;

import java.util.List;
import java.util.Optional;

/// What a line of `_index.jsonl` says about a run beside its id, time and status.
///
/// @param about what was to be studied
/// @param evalMode the mode used; the one asked for when the run failed before it was used
/// @param dataLabel empty when the data could not be loaded
/// @param panelSha256 fingerprint of the panel; empty when the data could not be loaded
/// @param alphas how many were tried
/// @param passed how many of them passed the gates
/// @param bestAlphaId the first of the selected; empty when none was
/// @param bestInformationRatio its information ratio, NaN when there is none
/// @param error what the run failed with, one line
public record IndexSummary(
        About about,
        EvaluationMode evalMode,
        Optional<String> dataLabel,
        Optional<String> panelSha256,
        int alphas,
        long passed,
        Optional<String> bestAlphaId,
        double bestInformationRatio,
        Optional<String> error) {
    /// What is known of a run before anything is computed.
    ///
    /// @param tracking gives thread id, tags and notes
    /// @param configHash SHA-256 of what decides the result
    /// @param version of Alphatrail
    /// @param replayOf the run that is repeated
    public record About(
            String idea,
            Tracking tracking,
            String configHash,
            String version,
            Optional<String> replayOf) {}

    /// The summary of a study that came to its end.
    public static IndexSummary of(StudyResult result, About about) {
        List<CodedAlpha> selected = Ranking.selected(result);
        Optional<CodedAlpha> best = selected.stream().findFirst();
        return new IndexSummary(
                about,
                result.modeUsed(),
                Optional.of(result.market().label()),
                Optional.of(result.market().fingerprint().panelSha256()),
                result.alphas().size(),
                result.alphas().stream().filter(alpha -> alpha.gate().passed()).count(),
                best.map(CodedAlpha::alphaId),
                best.map(Metric.INFORMATION_RATIO::of).orElse(Double.NaN),
                Optional.empty());
    }

    /// The summary of a study that is under way.
    public static IndexSummary begun(About about, EvaluationMode requested) {
        return withoutResult(about, requested, Optional.empty());
    }

    /// The summary of a study that failed before there was a result.
    public static IndexSummary failed(About about, EvaluationMode requested, String error) {
        return withoutResult(about, requested, Optional.of(error));
    }

    private static IndexSummary withoutResult(
            About about, EvaluationMode requested, Optional<String> error) {
        return new IndexSummary(
                about,
                requested,
                Optional.empty(),
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Double.NaN,
                error);
    }

    /// The members to put into the line.
    public Json.Obj toJson() {
        Json.Builder tags = Json.object();
        about.tracking().tags().forEach(tags::put);
        return Json.object()
                .put("thread_id", about.tracking().threadId())
                .put("idea", about.idea())
                .put("eval_mode", evalMode.id())
                .put("data_label", dataLabel)
                .put("panel_sha256", panelSha256)
                .put("n_alphas", alphas)
                .put("n_passed", passed)
                .put("best_alpha_id", bestAlphaId)
                .put("best_information_ratio", bestInformationRatio)
                .put("config_hash", about.configHash())
                .put("tags", tags.build())
                .put("notes", about.tracking().notes())
                .put("version", about.version())
                .put("replay_of", about.replayOf())
                .put("error", error)
                .build();
    }
}
