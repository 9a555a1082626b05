package dev.alphatrail.artifacts;

import dev.alphatrail.config.ConfigFile;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.study.StudyResult;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// The files of a run that programs read and that a repetition gives byte for byte again, as texts
/// by name.
public final class StudyArtifacts {
    public static final String CONFIG = "config.json";
    public static final String RESULT = "result.json";
    public static final String METRICS = "alpha_metrics.csv";
    public static final String SOTA = "sota_alphas.json";

    /// The provenance of a run, which is not among them.
    public static final String RUN = "run.json";

    /// Versions of the formats of a run's files, for its manifest. CSV has no room for a version,
    /// so those of the tables stand here only.
    public static final Map<String, Integer> SCHEMAS =
            Map.of(
                    "config", ConfigFile.SCHEMA_VERSION,
                    "result", ResultJson.SCHEMA_VERSION,
                    "run", RunJson.SCHEMA_VERSION,
                    "sota_alphas", SotaJson.SCHEMA_VERSION,
                    "registry", RegistryLines.SCHEMA_VERSION,
                    "alpha_metrics", 1,
                    "daily", 1);

    private StudyArtifacts() {}

    /// `config.json`, `result.json`, `alpha_metrics.csv`, `sota_alphas.json` and the daily files,
    /// in this order.
    public static SequencedMap<String, String> of(StudyResult result, Configuration configuration) {
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put(CONFIG, pretty(configuration.toJson()));
        texts.put(RESULT, pretty(ResultJson.of(result)));
        texts.put(METRICS, AlphaMetricsCsv.of(result));
        texts.put(SOTA, pretty(SotaJson.of(result)));
        DailyCsv.chosen(result, configuration.tracking().saveDailyTop())
                .forEach(alpha -> texts.put(DailyCsv.fileName(alpha), DailyCsv.of(alpha)));
        return Collections.unmodifiableSequencedMap(texts);
    }

    private static String pretty(Json.Obj content) {
        return JsonWriter.pretty(content);
    }
}
