package dev.alphatrail.exchange.mlflow;

import dev.alphatrail.exchange.mlflow.TreeFiles.Named;
import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.ThreadId;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A run of a file store, read as far as it can be.
///
/// @param experiment it belongs to
/// @param runId MLflow's own
/// @param name that the user sees; empty when it has none
/// @param status how it ended; running and scheduled ones did not
/// @param start to the millisecond
/// @param end empty when it is not known
/// @param deleted whether it was deleted in MLflow, by itself or with its experiment
/// @param artifactUri where MLflow believes its artifacts to be
/// @param params by name
/// @param tags by name, MLflow's own among them
/// @param metrics by name the last value, perhaps NaN or infinite
/// @param metricFiles with the histories
/// @param artifacts that lie in its directory
/// @param datasets that it says it read, as objects
/// @param sha256 digest of all that was read (of artifacts: names and sizes), by which a run that
///   changed since is known
/// @param notes what could not be taken over
record MlflowRun(
        Experiment experiment,
        String runId,
        String name,
        Status status,
        Instant start,
        Optional<Instant> end,
        boolean deleted,
        String artifactUri,
        SequencedMap<String, String> params,
        SequencedMap<String, String> tags,
        SequencedMap<String, Double> metrics,
        List<MetricFile> metricFiles,
        List<Named> artifacts,
        List<Json> datasets,
        String sha256,
        List<String> notes) {
    /// An experiment.
    ///
    /// @param deleted whether it lies in the trash
    record Experiment(String id, String name, boolean deleted) {}

    /// MLflow's statuses, with the numbers that its files have for them.
    enum Status {
        RUNNING("1"),
        SCHEDULED("2"),
        FINISHED("3"),
        FAILED("4"),
        KILLED("5");

        private final String number;

        Status(String number) {
            this.number = number;
        }

        boolean isEnd() {
            return this != RUNNING && this != SCHEDULED;
        }

        /// The status that a file names, by number or word.
        static Optional<Status> of(String text) {
            for (Status status : values()) {
                if (text.equals(status.name()) || text.equals(status.number)) {
                    return Optional.of(status);
                }
            }
            return Optional.empty();
        }
    }

    /// The id here: the same whenever and from wherever it is imported.
    RunId id() {
        String origin = "mlflow\n" + experiment.id() + "\n" + runId;
        return RunId.of(start, ThreadId.of(experiment.name()), Digests.sha256(origin));
    }
}
