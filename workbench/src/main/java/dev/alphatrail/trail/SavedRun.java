package dev.alphatrail.trail;

import dev.alphatrail.artifacts.Metric;
import dev.alphatrail.artifacts.ResultJson;
import dev.alphatrail.artifacts.RunJson;
import dev.alphatrail.artifacts.StudyArtifacts;
import dev.alphatrail.config.ConfigFile;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.runstore.RunDirectory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// A run as its directory tells it. A failed run may have no result; it is then read as far as it
/// goes.
///
/// @param name of the directory
/// @param config every setting by its path, such as `portfolio.holding_days`
/// @param result what is compared of `result.json`, empty object when the run failed before there
///   was one
/// @param provenance `run.json`, empty object when it is missing
/// @param alphas all that were tried, in the order of trying
/// @param bestDays out-of-sample days of the first of the selected alphas
record SavedRun(
        String name,
        SequencedMap<String, Json> config,
        Json.Obj result,
        Json.Obj provenance,
        List<SavedAlpha> alphas,
        SavedDays bestDays) {
    private static final String SELECTION = "selection";

    /// What is told of the data, by its key in the data section of the result.
    static final List<String> DATA_KEYS =
            List.of("label", "panel_sha256", "first_date", "last_date", "dates", "instruments");

    /// The rest of a result is large, and there may be many runs.
    private static final List<String> RESULT_KEYS =
            List.of("idea", "mode_used", SELECTION, "data", "metrics");

    /// The key in `run.json` of where a run came from that Alphatrail did not make.
    private static final String IMPORTED_FROM = "imported_from";

    private static final String VERSION = "schema_version";
    private static final Json.Obj DEFAULTS = Configuration.defaults().toJson();
    private static final Json.Obj NOTHING = Json.object().build();

    SavedRun {
        config = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(config));
        alphas = List.copyOf(alphas);
    }

    /// Reads a run.
    ///
    /// @throws TrailException when it is no run of Alphatrail, or a newer Alphatrail wrote it
    /// @throws JsonException when a file is no JSON or too large
    static SavedRun read(RunDirectory run) {
        Json.Obj config =
                read(run, StudyArtifacts.CONFIG, ConfigFile.SCHEMA_VERSION)
                        .orElseThrow(() -> missing(run, StudyArtifacts.CONFIG));
        Json.Obj provenance = read(run, StudyArtifacts.RUN, RunJson.SCHEMA_VERSION).orElse(NOTHING);
        boolean failed = provenance.text("status").equals(Optional.of("failed"));
        Json.Obj result =
                read(run, StudyArtifacts.RESULT, ResultJson.SCHEMA_VERSION)
                        .or(() -> failed ? Optional.of(NOTHING) : Optional.empty())
                        .orElseThrow(() -> missing(run, StudyArtifacts.RESULT));
        List<SavedAlpha> alphas = alphas(result);
        SavedDays days =
                best(result, alphas)
                        .map(best -> SavedDays.read(run, best.id()))
                        .orElseGet(() -> new SavedDays.Missing("no alpha was selected"));
        return new SavedRun(
                run.name(),
                settings(provenance.find(IMPORTED_FROM).isPresent() ? NOTHING : DEFAULTS, config),
                compared(result),
                provenance,
                alphas,
                days);
    }

    private static Json.Obj compared(Json.Obj result) {
        Json.Builder kept = Json.object();
        RESULT_KEYS.forEach(key -> result.find(key).ifPresent(value -> kept.put(key, value)));
        return kept.build();
    }

    /// The first of the selected alphas; empty when none was.
    Optional<SavedAlpha> best() {
        return best(result, alphas);
    }

    private static Optional<SavedAlpha> best(Json.Obj result, List<SavedAlpha> alphas) {
        Json selection = result.find(SELECTION).orElse(Json.Null.NULL);
        return selection instanceof Json.Arr(List<Json> ids)
                        && !ids.isEmpty()
                        && ids.getFirst() instanceof Json.Str(String first)
                ? alphas.stream().filter(alpha -> alpha.id().equals(first)).findFirst()
                : Optional.empty();
    }

    /// A figure of the best alpha; NaN when there is none.
    double bestFigure(Metric metric) {
        return best().map(alpha -> alpha.figure(metric)).orElse(Double.NaN);
    }

    /// The figures of a run that has no alphas because another program made it, by name.
    Map<String, Json> metrics() {
        return result.find("metrics").orElse(Json.Null.NULL) instanceof Json.Obj metrics
                ? metrics.members()
                : Map.of();
    }

    /// A value of the data section of the result.
    Optional<Json> data(String key) {
        return result.find("data")
                .flatMap(data ->
                        data instanceof Json.Obj object ? object.find(key) : Optional.empty());
    }

    /// The idea; a run that failed has it in its settings only.
    String idea() {
        return result.text("idea")
                .orElseGet(() ->
                        config.get("generator.idea") instanceof Json.Str(String idea) ? idea : "");
    }

    private static Optional<Json.Obj> read(RunDirectory run, String name, int known) {
        if (!run.has(name)) {
            return Optional.empty();
        }
        Path shown = run.path().resolve(name);
        byte[] bytes = run.read(name, JsonLimits.DEFAULT.maxBytes());
        if (!(JsonReader.parse(bytes, shown.toString(), JsonLimits.DEFAULT)
                instanceof Json.Obj file)) {
            throw new TrailException(
                    shown + ": must be a JSON object; take the file from a backup or run again");
        }
        requireKnown(file, shown, known);
        return Optional.of(file);
    }

    /// Refuses a file of a version that is newer than the one known here.
    static void requireKnown(Json.Obj file, Path shown, int known) {
        Json version = file.find(VERSION).orElse(Json.Null.NULL);
        if (!(version instanceof Json.Num number)) {
            throw new TrailException(
                    shown + ": " + VERSION + " is missing; was this file written by Alphatrail?");
        }
        if (number.asDouble() > known) {
            throw new TrailException(
                    shown
                            + ": "
                            + VERSION
                            + " is "
                            + number
                            + ", this Alphatrail reads up to "
                            + known
                            + "; use a newer one");
        }
    }

    private static TrailException missing(RunDirectory run, String name) {
        return new TrailException(
                run
                        + " has no "
                        + name
                        + ": it is no run directory of Alphatrail, or a file was lost; name another"
                        + " one");
    }

    /// The settings of a run; those that are younger than the run had the value that is now the
    /// default.
    private static SequencedMap<String, Json> settings(Json.Obj defaults, Json.Obj config) {
        SequencedMap<String, Json> settings = new LinkedHashMap<>();
        flatten("", defaults, settings);
        flatten("", config, settings);
        settings.remove(VERSION);
        return settings;
    }

    /// Objects within sections (tags, formulas by name) are taken apart too.
    private static void flatten(String prefix, Json.Obj object, Map<String, Json> into) {
        object.members()
                .forEach((key, value) -> {
                    String path = prefix + key;
                    if (value instanceof Json.Obj inner) {
                        flatten(path + ".", inner, into);
                    } else {
                        into.put(path, value);
                    }
                });
    }

    private static List<SavedAlpha> alphas(Json.Obj result) {
        List<SavedAlpha> alphas = new ArrayList<>();
        if (result.find("coded_factors").orElse(Json.Null.NULL)
                instanceof Json.Arr(List<Json> items)) {
            for (Json item : items) {
                if (item instanceof Json.Obj coded) {
                    alphas.add(SavedAlpha.of(coded));
                }
            }
        }
        return alphas;
    }
}
