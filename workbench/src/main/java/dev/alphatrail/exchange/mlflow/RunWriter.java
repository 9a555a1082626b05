package dev.alphatrail.exchange.mlflow;

import dev.alphatrail.artifacts.Csv;
import dev.alphatrail.artifacts.StudyArtifacts;
import dev.alphatrail.exchange.mlflow.TreeFiles.Named;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.json.Numbers;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunStatus;
import dev.alphatrail.runstore.ThreadId;
import dev.alphatrail.trail.CodeVersion;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes a run of MLflow as a run of ours: `config.json` with its params and `result.json` with
/// its metrics, by which it is compared; `params.json`, `tags.json`, `metrics.csv`; its artifacts
/// below `artifacts/`; and where it came from in `run.json`.
final class RunWriter {
    static final String METRICS = "metrics.csv";
    static final String IMPORTED_FROM = "imported_from";
    static final String DIGEST = "content_sha256";

    private static final int SCHEMA_VERSION = 1;

    /// Not the names of our own formats, for the files are of others.
    private static final Map<String, Integer> SCHEMAS =
            Map.of(
                    "mlflow_config",
                    1,
                    "mlflow_result",
                    1,
                    "mlflow_run",
                    1,
                    "mlflow_params",
                    1,
                    "mlflow_tags",
                    1,
                    "mlflow_metrics",
                    1);

    private final MlflowRun run;
    private final String source;
    private final Instant now;
    private final List<String> notes;

    /// @param source where the run was found
    /// @param notes what is said in the run of what is not in it
    RunWriter(MlflowRun run, String source, Instant now, List<String> notes) {
        this.run = run;
        this.source = source;
        this.now = now;
        this.notes = notes;
    }

    /// Fills and publishes a draft.
    ///
    /// @param ratio the metric that is the information ratio, when the user named one
    /// @throws IOException when a file of the source cannot be read to its end
    void write(RunDraft draft, Optional<String> ratio) throws IOException {
        List<Json> renamed = new ArrayList<>();
        ArtifactNames names = new ArtifactNames("artifacts");
        for (Named artifact : run.artifacts()) {
            String name = names.name(artifact.name());
            copy(artifact, draft, name);
            if (!name.equals("artifacts/" + artifact.name())) {
                renamed.add(
                        Json.object().put("name", name).put("original", artifact.name()).build());
            }
        }
        Json.Obj params = object(run.params());
        draft.put(StudyArtifacts.CONFIG, pretty(versioned().put("params", params)));
        draft.put("params.json", JsonWriter.pretty(params));
        draft.put("tags.json", JsonWriter.pretty(object(run.tags())));
        Json.Builder metrics = Json.object();
        run.metrics().forEach(metrics::put);
        draft.put(
                StudyArtifacts.RESULT,
                pretty(versioned().put("idea", run.name()).put("metrics", metrics.build())));
        writeMetrics(draft);
        draft.put(StudyArtifacts.RUN, pretty(provenance(draft, renamed)));
        draft.publish(
                new IndexEntry(
                        draft.id(),
                        run.start(),
                        status(),
                        ImportedSummary.of(run, ThreadId.of(run.experiment().name()).value(), ratio)
                                .members()),
                List.of(),
                SCHEMAS);
    }

    /// A run that never ended was given up, or it would have been left out.
    private RunStatus status() {
        return switch (run.status()) {
            case FINISHED -> RunStatus.FINISHED;
            case FAILED -> RunStatus.FAILED;
            case KILLED, RUNNING, SCHEDULED -> RunStatus.KILLED;
        };
    }

    private static void copy(Named artifact, RunDraft draft, String name) throws IOException {
        try (InputStream in = Files.newInputStream(artifact.path(), LinkOption.NOFOLLOW_LINKS);
                OutputStream out = Files.newOutputStream(draft.file(name))) {
            byte[] block = new byte[1 << 16];
            long left = artifact.bytes();
            while (left > 0) {
                int length = in.read(block, 0, (int) Math.min(block.length, left));
                if (length < 0) {
                    throw new Refusal(
                            "artifacts/" + artifact.name() + ": became shorter while it was read");
                }
                out.write(block, 0, length);
                left -= length;
            }
        }
    }

    private void writeMetrics(RunDraft draft) throws IOException {
        List<String> toldAlready = new ArrayList<>();
        try (BufferedWriter out = Files.newBufferedWriter(draft.file(METRICS))) {
            out.write(new Csv(List.of("metric", "step", "timestamp", "value")).toString());
            for (MetricFile metric : run.metricFiles()) {
                metric.read(
                        point ->
                                out.write(
                                        new Csv(
                                                        List.of(
                                                                metric.name(),
                                                                "" + point.step(),
                                                                "" + point.timestamp(),
                                                                number(point.value())))
                                                .toString()),
                        toldAlready);
            }
        }
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Numbers.format(value) : "";
    }

    private Json.Builder provenance(RunDraft draft, List<Json> renamed) {
        Optional<Double> seconds =
                run.end().map(end -> Duration.between(run.start(), end).toMillis() / 1e3);
        Json.Obj origin =
                Json.object()
                        .put("kind", "mlflow")
                        .put("source", source)
                        .put("experiment_id", run.experiment().id())
                        .put("experiment", run.experiment().name())
                        .put("run_id", run.runId())
                        .put("run_name", run.name())
                        .put("status", run.status().name())
                        .put("deleted", run.deleted())
                        .put("artifact_uri", run.artifactUri())
                        .put("datasets", run.datasets())
                        .put("artifact_names", renamed)
                        .put("not_taken", notes)
                        .put(DIGEST, run.sha256())
                        .put("imported_at", now.toString())
                        .put("imported_by", CodeVersion.ofBuild())
                        .build();
        return versioned()
                .put("run_id", draft.id().value())
                .put("status", status().text())
                .put("error", Optional.empty())
                .put("start", run.start().toString())
                .put("end", run.end().map(Instant::toString))
                .put("duration_seconds", seconds)
                .put(IMPORTED_FROM, origin);
    }

    private static Json.Builder versioned() {
        return Json.object().put("schema_version", SCHEMA_VERSION);
    }

    private static String pretty(Json.Builder json) {
        return JsonWriter.pretty(json.build());
    }

    private static Json.Obj object(Map<String, String> texts) {
        Json.Builder object = Json.object();
        texts.forEach(object::put);
        return object.build();
    }
}
