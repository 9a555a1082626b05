package dev.alphatrail.exchange.mlflow;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// What the index says of a run that came from MLflow: the members that runs of Alphatrail have, as
/// far as they mean anything, and its params and last metrics. A line has room for 1 MiB, so what
/// is long is cut; all of it stands in the run's files.
///
/// @param members of the line
/// @param truncated whether something was cut
record ImportedSummary(Json.Obj members, boolean truncated) {
    /// Metrics that are an information ratio by their name, in lower case and with `_` for other
    /// separators.
    static final Set<String> RATIOS = Set.of("information_ratio", "sharpe", "sharpe_ratio");

    static final String NAME_TAG = "mlflow.runName";
    static final String NOTE_TAG = "mlflow.note.content";

    /// Tags of MLflow's own that tell something to whoever looks at runs.
    private static final Set<String> KEPT_TAGS =
            Set.of(
                    "mlflow.user",
                    "mlflow.source.name",
                    "mlflow.source.git.commit",
                    "mlflow.parentRunId");

    private static final int MAX_TEXT = 500;
    private static final int MAX_NOTE = 1 << 16;
    private static final int ROOM = 200_000;

    /// The summary of a run.
    ///
    /// @param ratio the metric that is the information ratio, when the user named one
    static ImportedSummary of(MlflowRun run, String thread, Optional<String> ratio) {
        Map<String, String> tags = new LinkedHashMap<>(run.tags());
        tags.keySet().removeIf(name -> name.startsWith("mlflow.") && !KEPT_TAGS.contains(name));
        String note = run.tags().getOrDefault(NOTE_TAG, "");
        Part shownTags = Part.of(tags, ImportedSummary::text);
        Part params = Part.of(run.params(), ImportedSummary::text);
        Part metrics = Part.of(run.metrics(), Json::number);
        boolean truncated =
                shownTags.cut()
                        || params.cut()
                        || metrics.cut()
                        || note.length() > MAX_NOTE
                        || run.name().length() > MAX_TEXT;
        Optional<String> nothing = Optional.empty();
        Json.Obj members =
                Json.object()
                        .put("thread_id", thread)
                        .put("idea", cut(run.name(), MAX_TEXT))
                        .put("eval_mode", nothing)
                        .put("data_label", nothing)
                        .put("panel_sha256", nothing)
                        .put("n_alphas", nothing)
                        .put("n_passed", nothing)
                        .put("best_alpha_id", nothing)
                        .put("best_information_ratio", informationRatio(run, ratio))
                        .put("config_hash", configHash(run))
                        .put("tags", shownTags.object())
                        .put("notes", cut(note, MAX_NOTE))
                        .put("version", nothing)
                        .put("replay_of", nothing)
                        .put("error", nothing)
                        .put("imported_from", "mlflow")
                        .put("mlflow", origin(run, truncated))
                        .put("params", params.object())
                        .put("metrics", metrics.object())
                        .build();
        return new ImportedSummary(members, truncated);
    }

    private static Json.Obj origin(MlflowRun run, boolean truncated) {
        return Json.object()
                .put("experiment_id", run.experiment().id())
                .put("experiment", cut(run.experiment().name(), MAX_TEXT))
                .put("run_id", run.runId())
                .put("truncated", truncated)
                .build();
    }

    /// The value of the metric that is named, or of the only one whose name says so; NaN else.
    static double informationRatio(MlflowRun run, Optional<String> named) {
        List<String> names = named.map(List::of).orElseGet(() -> ratios(run));
        return names.size() == 1
                ? run.metrics().getOrDefault(names.getFirst(), Double.NaN)
                : Double.NaN;
    }

    /// The metrics that are an information ratio by their name.
    static List<String> ratios(MlflowRun run) {
        return run.metrics().keySet().stream()
                .filter(name ->
                        RATIOS.contains(name.toLowerCase(Locale.ROOT).replaceAll("[ .-]", "_")))
                .toList();
    }

    private static String configHash(MlflowRun run) {
        Digests digest = new Digests();
        run.params().forEach((name, value) -> digest.add(name).add(value));
        return digest.hex();
    }

    private static Json text(String value) {
        return new Json.Str(cut(value, MAX_TEXT));
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "…";
    }

    /// As many members as there is room for.
    private record Part(Json.Obj object, boolean cut) {
        static <T> Part of(Map<String, T> all, Function<T, Json> json) {
            Json.Builder kept = Json.object();
            long bytes = 0;
            boolean cut = false;
            for (Map.Entry<String, T> member : all.entrySet()) {
                Json value = json.apply(member.getValue());
                bytes += size(new Json.Str(member.getKey())) + size(value) + 2;
                if (bytes > ROOM) {
                    return new Part(kept.build(), true);
                }
                cut |= member.getValue() instanceof String text && text.length() > MAX_TEXT;
                kept.put(member.getKey(), value);
            }
            return new Part(kept.build(), cut);
        }

        private static int size(Json json) {
            return JsonWriter.compact(json).getBytes(StandardCharsets.UTF_8).length;
        }
    }
}
