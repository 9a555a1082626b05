package dev.alphatrail.exchange.mlflow;

import dev.alphatrail.exchange.mlflow.MetricFile.Point;
import dev.alphatrail.exchange.mlflow.MlflowRun.Experiment;
import dev.alphatrail.exchange.mlflow.MlflowRun.Status;
import dev.alphatrail.exchange.mlflow.TreeFiles.Named;
import dev.alphatrail.json.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Reads one run's directory of a file store.
final class RunReader {
    static final String META = "meta.yaml";

    private static final int MAX_VALUE = 1 << 20;
    private static final int MAX_VALUES = 20_000;
    private static final int MAX_ARTIFACTS = 100_000;
    private static final int MAX_DATASETS = 1_000;
    private static final long LAST_TIME = 253_402_300_799_999L; // the end of the year 9999

    private final Path directory;
    private final Experiment experiment;
    private final List<String> notes = new ArrayList<>();

    private RunReader(Path directory, Experiment experiment) {
        this.directory = directory;
        this.experiment = experiment;
    }

    /// Reads a run.
    ///
    /// @throws Refusal when it is no run, or not one of this experiment
    static MlflowRun read(Path directory, Experiment experiment) throws IOException {
        return new RunReader(directory, experiment).run();
    }

    private MlflowRun run() throws IOException {
        FlatYaml meta = FlatYaml.read(directory.resolve(META), META);
        String runId = meta.find("run_id").or(() -> meta.find("run_uuid")).orElse("");
        String folder = String.valueOf(directory.getFileName());
        if (!runId.equals(folder)) {
            throw new Refusal(META + ": is of run \"" + runId + "\", not of " + folder);
        }
        if (!meta.text("experiment_id").equals(experiment.id())) {
            throw new Refusal(
                    META
                            + ": is of experiment \""
                            + meta.text("experiment_id")
                            + "\", but lies in "
                            + experiment.id());
        }
        SequencedMap<String, String> params = values("params");
        SequencedMap<String, String> tags = values("tags");
        List<MetricFile> files =
                TreeFiles.below(directory.resolve("metrics"), MAX_VALUES, notes).stream()
                        .map(MetricFile::new)
                        .toList();
        Digests digest = new Digests();
        meta.values().forEach((name, value) -> digest.add(name).add(value));
        params.forEach((name, value) -> digest.add("param").add(name).add(value));
        tags.forEach((name, value) -> digest.add("tag").add(name).add(value));
        SequencedMap<String, Double> metrics = lastValues(files, digest);
        List<Named> artifacts =
                TreeFiles.below(directory.resolve("artifacts"), MAX_ARTIFACTS, notes);
        artifacts.forEach(file -> digest.add("artifact").add(file.name()).add("" + file.bytes()));
        String uri = meta.find("artifact_uri").orElse("");
        noteArtifactsElsewhere(uri, folder);
        return new MlflowRun(
                experiment,
                runId,
                meta.find("run_name")
                        .or(() -> Optional.ofNullable(tags.get("mlflow.runName")))
                        .orElse(""),
                status(meta),
                start(meta),
                meta.milliseconds("end_time").filter(RunReader::isTime).map(Instant::ofEpochMilli),
                experiment.deleted() || meta.find("lifecycle_stage").equals(Optional.of("deleted")),
                uri,
                params,
                tags,
                metrics,
                files,
                artifacts,
                datasets(),
                digest.hex(),
                notes);
    }

    /// A status that is missing means running, as it does to MLflow.
    private static Status status(FlatYaml meta) {
        String text = meta.find("status").orElse(Status.RUNNING.name());
        return Status.of(text)
                .orElseThrow(
                        () -> new Refusal(META + ": status is \"" + text + "\", must be 1 to 5"));
    }

    private static Instant start(FlatYaml meta) {
        return meta.milliseconds("start_time")
                .filter(RunReader::isTime)
                .map(Instant::ofEpochMilli)
                .orElseThrow(() -> new Refusal(META + ": start_time is missing or far away"));
    }

    private static boolean isTime(long milliseconds) {
        return milliseconds <= LAST_TIME;
    }

    /// Files with one value each, by name.
    private SequencedMap<String, String> values(String kind) throws IOException {
        SequencedMap<String, String> values = new TreeMap<>();
        for (Named file : TreeFiles.below(directory.resolve(kind), MAX_VALUES, notes)) {
            try {
                values.put(
                        file.name(),
                        TreeFiles.text(file.path(), kind + "/" + file.name(), MAX_VALUE));
            } catch (Refusal refusal) {
                notes.add(refusal.line() + " and was left out");
            }
        }
        return values;
    }

    private SequencedMap<String, Double> lastValues(List<MetricFile> files, Digests digest)
            throws IOException {
        SequencedMap<String, Double> values = new TreeMap<>();
        for (MetricFile file : files) {
            List<Point> last = new ArrayList<>();
            digest.add("metric").add(file.name());
            file.read(
                    point -> {
                        digest.add(point.timestamp() + " " + point.value() + " " + point.step());
                        if (last.isEmpty()) {
                            last.add(point);
                        } else if (Point.ORDER.compare(point, last.getFirst()) > 0) {
                            last.set(0, point);
                        }
                    },
                    notes);
            if (last.isEmpty()) {
                notes.add("metrics/" + file.name() + ": has no value");
            } else {
                values.put(file.name(), last.getFirst().value());
            }
        }
        return values;
    }

    /// What is in another place than the run's directory is never looked for: the path of a file
    /// store says where it was written, not where it is.
    private void noteArtifactsElsewhere(String uri, String folder) {
        boolean own = uri.isEmpty() || uri.endsWith("/" + folder + "/artifacts");
        boolean local = uri.isEmpty() || uri.startsWith("file:") || !uri.contains(":/");
        if (!own || !local) {
            notes.add("artifacts at " + uri + " are not read, only those in the run's directory");
        }
    }

    private List<Json> datasets() throws IOException {
        List<Json> datasets = new ArrayList<>();
        Path inputs = directory.resolve("inputs");
        if (!Files.isDirectory(inputs, LinkOption.NOFOLLOW_LINKS)) {
            return datasets;
        }
        for (Path input : TreeFiles.directories(inputs)) {
            if (datasets.size() == MAX_DATASETS) {
                notes.add("inputs: only the first " + MAX_DATASETS + " are kept");
                break;
            }
            try {
                datasets.add(dataset(input));
            } catch (Refusal refusal) {
                notes.add(refusal.line() + " and was left out");
            }
        }
        return datasets;
    }

    private Json dataset(Path input) throws IOException {
        String shown = "inputs/" + input.getFileName() + "/" + META;
        String source = FlatYaml.read(input.resolve(META), shown).text("source_id");
        if (!source.matches("[A-Za-z0-9_-]{1,100}")) {
            throw new Refusal(shown + ": source_id is no id of a dataset");
        }
        Path folder = directory.resolveSibling("datasets");
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                || !Files.isDirectory(folder.resolve(source), LinkOption.NOFOLLOW_LINKS)) {
            throw new Refusal(shown + ": there is no dataset " + source);
        }
        Map<String, String> meta =
                FlatYaml.read(
                                folder.resolve(source).resolve(META),
                                "datasets/" + source + "/" + META)
                        .values();
        Json.Builder json = Json.object();
        for (String key : List.of("name", "digest", "source_type", "source")) {
            json.put(key, Optional.ofNullable(meta.get(key)));
        }
        return json.build();
    }
}
