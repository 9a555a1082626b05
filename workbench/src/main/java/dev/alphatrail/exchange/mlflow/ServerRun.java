package dev.alphatrail.exchange.mlflow;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.artifacts.StudyArtifacts;
import dev.alphatrail.exchange.StoredRun;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.runstore.RunStatus;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A run of ours as MLflow will have it.
///
/// @param experiment name of it: the thread
/// @param status how it ended
/// @param start when it began
/// @param end when it ended; the start when that is not known
/// @param params every setting by its path, in MLflow's limits
/// @param metrics finite figures: of the best alpha under their own names, of each selected one
///   with its id before them
/// @param tags the run's own, its note, and where it came from
/// @param notes what had to be cut
record ServerRun(
        String experiment,
        RunStatus status,
        Instant start,
        Instant end,
        SequencedMap<String, String> params,
        SequencedMap<String, Double> metrics,
        SequencedMap<String, String> tags,
        List<String> notes) {
    /// The tag by which a run that was exported before is found again.
    static final String ID_TAG = "alphatrail.run_id";

    static final int MAX_PARAM = 500;
    static final int MAX_TAG = 5_000;
    static final int MAX_KEY = 250;

    private static final long MAX_BYTES = 1 << 28;
    private static final List<String> ABOUT =
            List.of(
                    "idea",
                    "eval_mode",
                    "data_label",
                    "panel_sha256",
                    "best_alpha_id",
                    "config_hash",
                    "version",
                    "replay_of",
                    "error");

    /// Reads what is to be told of a run.
    ///
    /// @throws dev.alphatrail.json.JsonException when a file of it is no JSON
    static ServerRun of(StoredRun run) {
        List<String> notes = new ArrayList<>();
        Json.Obj summary = run.entry().summary();
        SequencedMap<String, String> settings = new LinkedHashMap<>();
        flatten("", read(run, StudyArtifacts.CONFIG), settings);
        settings.remove("schema_version");
        Instant start = run.entry().createdAt();
        return new ServerRun(
                summary.text("thread_id").filter(name -> !name.isBlank()).orElse("main"),
                run.entry().status(),
                start,
                time(read(run, StudyArtifacts.RUN), "end").orElse(start),
                named(settings, MAX_PARAM, "param", notes),
                metrics(read(run, StudyArtifacts.RESULT)),
                named(tags(run, summary), MAX_TAG, "tag", notes),
                notes);
    }

    private static Json.Obj read(StoredRun run, String name) {
        if (!run.directory().has(name)) {
            return Json.object().build();
        }
        return JsonReader.parse(
                        run.directory().read(name, MAX_BYTES),
                        run.directory().path().resolve(name).toString(),
                        JsonLimits.DEFAULT)
                .asObject();
    }

    private static Optional<Instant> time(Json.Obj json, String key) {
        try {
            return json.text(key).map(Instant::parse);
        } catch (DateTimeException _) {
            return Optional.empty(); // another program wrote the run
        }
    }

    private static void flatten(String prefix, Json.Obj object, Map<String, String> into) {
        object.members()
                .forEach((key, value) -> {
                    if (value instanceof Json.Obj inner) {
                        flatten(prefix + key + ".", inner, into);
                    } else {
                        into.put(prefix + key, text(value));
                    }
                });
    }

    private static String text(Json value) {
        return value instanceof Json.Str(String text) ? text : JsonWriter.compact(value);
    }

    private static SequencedMap<String, String> tags(StoredRun run, Json.Obj summary) {
        SequencedMap<String, String> tags = new LinkedHashMap<>();
        tags.put(ID_TAG, run.id().value());
        tags.put(ImportedSummary.NAME_TAG, run.id().value());
        summary.text("notes")
                .filter(note -> !note.isEmpty())
                .ifPresent(note -> tags.put(ImportedSummary.NOTE_TAG, note));
        for (String key : ABOUT) {
            summary.text(key)
                    .filter(text -> !text.isEmpty())
                    .ifPresent(text -> tags.put("alphatrail." + key, text));
        }
        if (summary.find("tags").orElse(Json.Null.NULL) instanceof Json.Obj own) {
            own.members().forEach((name, value) -> tags.putIfAbsent(name, text(value)));
        }
        return tags;
    }

    private static SequencedMap<String, Double> metrics(Json.Obj result) {
        SequencedMap<String, Double> metrics = new LinkedHashMap<>();
        Map<String, Json.Obj> figures = new LinkedHashMap<>();
        for (Json item : items(result, "coded_factors")) {
            if (item instanceof Json.Obj alpha) {
                figures.put(
                        alpha.text("alpha_id").orElse(""),
                        object(object(alpha, "evaluation"), "metrics"));
            }
        }
        String prefix = "";
        for (Json item : items(result, "selection")) {
            if (item instanceof Json.Str(String id) && figures.containsKey(id)) {
                Json.Obj best = figures.getOrDefault(id, Json.object().build());
                if (prefix.isEmpty()) {
                    figures("", best, metrics);
                }
                prefix = id + "/";
                figures(prefix, best, metrics);
            }
        }
        // a run that was imported from MLflow has its own
        object(result, "metrics")
                .members()
                .forEach((name, value) -> {
                    if (value instanceof Json.Num number) {
                        metrics.put(key(name), number.asDouble());
                    }
                });
        return metrics;
    }

    private static void figures(String prefix, Json.Obj figures, Map<String, Double> metrics) {
        for (Metric metric : Metric.values()) {
            double value = figures.number(metric.key());
            if (Double.isFinite(value)) {
                metrics.put(key(prefix + metric.key()), value);
            }
        }
    }

    private static List<Json> items(Json.Obj object, String key) {
        return object.find(key).orElse(Json.Null.NULL) instanceof Json.Arr(List<Json> items)
                ? items
                : List.of();
    }

    private static Json.Obj object(Json.Obj parent, String key) {
        return parent.find(key).orElse(Json.Null.NULL) instanceof Json.Obj object
                ? object
                : Json.object().build();
    }

    /// The same with keys that MLflow takes and values as long as it takes.
    private static SequencedMap<String, String> named(
            Map<String, String> texts, int longest, String kind, List<String> notes) {
        SequencedMap<String, String> named = new LinkedHashMap<>();
        texts.forEach((name, text) -> {
            String key = key(name);
            for (int number = 2; named.containsKey(key); number++) {
                key = key(name) + "_" + number;
            }
            if (text.length() > longest) {
                notes.add(kind + " " + name + " is cut to " + longest + " characters");
            }
            named.put(key, text.length() > longest ? cut(text, longest) : text);
        });
        return named;
    }

    private static String cut(String text, int longest) {
        int end = longest - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }

    /// MLflow's names are of letters, digits, `_`, `-`, `.`, blanks and `/`, and are paths that
    /// lead straight down.
    static String key(String name) {
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/", -1)) {
            String plain = part.replaceAll("[^A-Za-z0-9_\\-. ]", "_");
            parts.add(plain.isEmpty() || plain.equals(".") || plain.equals("..") ? "_" : plain);
        }
        String key = String.join("/", parts);
        return key.length() > MAX_KEY ? key.substring(0, MAX_KEY) : key;
    }
}
