package dev.alphatrail.trail;

import dev.alphatrail.artifacts.ResultJson;
import dev.alphatrail.artifacts.RunJson;
import dev.alphatrail.artifacts.StudyArtifacts;
import dev.alphatrail.config.ConfigException;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.TrackingSection;
import dev.alphatrail.generator.HypothesisModel;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.marketdata.MarketData;
import dev.alphatrail.report.RunArtifacts;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.study.Progress;
import dev.alphatrail.study.Progress.Stage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// Runs a saved configuration again and holds what comes out against what was saved, byte for byte.
public final class Replayer {
    /// Largest artifact that is read back.
    private static final long MAX_BYTES = 1L << 30;

    private final HypothesisModel model;
    private final Progress progress;
    private final Clock clock;

    public Replayer(HypothesisModel model, Progress progress, Clock clock) {
        this.model = model;
        this.progress = progress;
        this.clock = clock;
    }

    /// A replay somebody asks for.
    ///
    /// @param run the saved run
    /// @param moved where files of the run lie now
    /// @param saveInto root under which the replay is kept as a run of its own; empty: it is only
    ///   compared
    public record Request(
            RunDirectory run,
            MovedFiles moved,
            Optional<Path> saveInto,
            List<String> commandLine,
            int threads) {}

    /// What a replay found.
    ///
    /// @param differences the data's when they differ, in which case nothing was run; else the
    ///   first one of each artifact
    /// @param compared names of the artifacts that were compared
    /// @param saved where the replay was kept
    public record Outcome(
            List<Difference> differences, List<String> compared, Optional<RunDirectory> saved) {
        /// Whether the replay gave the same bytes.
        public boolean identical() {
            return differences.isEmpty();
        }
    }

    /// Replays one run.
    ///
    /// @throws TrailException when the directory holds no run that can be replayed
    public Outcome replay(Request request) {
        Configuration configuration = configuration(request);
        String fingerprint = savedFingerprint(request.run());
        progress.stage(Stage.LOAD, "checking the data");
        MarketData market = load(request, configuration);
        Optional<Difference> data = compareData(fingerprint, market);
        if (data.isPresent()) {
            return new Outcome(List.of(data.get()), List.of(), Optional.empty());
        }
        Studied again =
                new Recorder(model, progress, clock)
                        .record(
                                new RunRequest(
                                        configuration,
                                        request.commandLine(),
                                        request.threads(),
                                        Optional.of(request.run().name()),
                                        Optional.of(
                                                KnownFormulas.ofResult(
                                                        read(
                                                                request.run(),
                                                                StudyArtifacts.RESULT)))),
                                market);
        Map<String, byte[]> artifacts = RunArtifacts.of(again.result(), configuration);
        TreeSet<String> names = new TreeSet<>(artifacts.keySet());
        request.run().names().stream().filter(Replayer::isDaily).forEach(names::add);
        names.removeIf(name -> !isCompared(name));
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            compare(name, request.run(), artifacts).ifPresent(differences::add);
        }
        return new Outcome(differences, List.copyOf(names), again.directory());
    }

    /// The market, under the name it had: a file that was renamed still gives the same result.
    private static MarketData load(Request request, Configuration configuration) {
        Optional<String> label =
                read(request.run(), StudyArtifacts.RESULT)
                        .find("data")
                        .flatMap(data ->
                                data instanceof Json.Obj fields
                                        ? fields.text("label")
                                        : Optional.empty());
        MarketData market = request.moved().load(configuration);
        return label.map(market::labelled).orElse(market);
    }

    private static Configuration saved(RunDirectory run) {
        try {
            return Configuration.fromJson(
                    read(run, StudyArtifacts.CONFIG),
                    run.path().resolve(StudyArtifacts.CONFIG).toString());
        } catch (ConfigException e) {
            throw new TrailException(e.getMessage(), e);
        }
    }

    private static Configuration configuration(Request request) {
        Configuration configuration =
                saved(request.run())
                        .withFlag(
                                "--save",
                                TrackingSection.SAVE_RUN,
                                String.valueOf(request.saveInto().isPresent()))
                        .withOverride(TrackingSection.RUN_ID + "=null") // the id is taken
                        .withOverride(TrackingSection.CACHE + "=null"); // all is computed anew
        if (request.saveInto().isPresent()) {
            configuration =
                    configuration.withFlag(
                            "--runs-root",
                            TrackingSection.RUNS_ROOT,
                            request.saveInto().get().toString());
        }
        return request.moved().in(configuration);
    }

    /// The fingerprint of the panel the run was made on.
    private static String savedFingerprint(RunDirectory run) {
        Optional<String> saved = read(run, StudyArtifacts.RUN).text("panel_sha256");
        if (saved.isEmpty() || !run.has(StudyArtifacts.RESULT)) {
            throw new TrailException(
                    run.path()
                            + " holds a failed run without a result: there is nothing to compare"
                            + " with");
        }
        return saved.get();
    }

    /// On other data every number would differ, so this comes before anything is run.
    private static Optional<Difference> compareData(String saved, MarketData market) {
        String now = market.fingerprint().panelSha256();
        return now.equals(saved)
                ? Optional.empty()
                : Optional.of(
                        new Difference("data", "panel_sha256 of " + market.label(), saved, now));
    }

    private static boolean isCompared(String name) {
        return name.equals(StudyArtifacts.RESULT)
                || name.equals(StudyArtifacts.METRICS)
                || name.equals(StudyArtifacts.SOTA)
                || isDaily(name);
    }

    private static boolean isDaily(String name) {
        return name.startsWith("daily/");
    }

    private static Optional<Difference> compare(
            String name, RunDirectory run, Map<String, byte[]> artifacts) {
        if (!run.has(name)) {
            return Optional.of(new Difference(name, "", "no such file", "a file"));
        }
        if (!artifacts.containsKey(name)) {
            return Optional.of(new Difference(name, "", "a file", "no such file"));
        }
        return Difference.between(name, run.read(name, MAX_BYTES), artifacts.get(name));
    }

    /// Of other versions the bytes would differ in any case, and say nothing about the run.
    private static void requireKnown(Json.Obj file, String name, String source) {
        switch (name) {
            case StudyArtifacts.RESULT ->
                    SavedRun.requireKnown(file, Path.of(source), ResultJson.SCHEMA_VERSION);
            case StudyArtifacts.RUN ->
                    SavedRun.requireKnown(file, Path.of(source), RunJson.SCHEMA_VERSION);
            default -> {} // a configuration is checked where it is read
        }
    }

    private static Json.Obj read(RunDirectory run, String name) {
        if (!run.has(name)) {
            throw new TrailException(
                    run.path() + " has no " + name + ", so it is no run that can be replayed");
        }
        byte[] bytes = run.read(name, MAX_BYTES);
        String source = run.path().resolve(name).toString();
        if (JsonReader.parse(new String(bytes, StandardCharsets.UTF_8), source, JsonLimits.DEFAULT)
                instanceof Json.Obj object) {
            requireKnown(object, name, source);
            return object;
        }
        throw new TrailException(source + " holds no JSON object");
    }
}
