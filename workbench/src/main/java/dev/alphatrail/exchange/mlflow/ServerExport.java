package dev.alphatrail.exchange.mlflow;

import dev.alphatrail.exchange.StoredRun;
import dev.alphatrail.exchange.Transfer;
import dev.alphatrail.exchange.Transfer.Result;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.runstore.Manifest;
import dev.alphatrail.trail.TerminalText;
import dev.alphatrail.trail.TrailException;

import org.mlflow.api.proto.Service;
import org.mlflow.api.proto.Service.CreateRun;
import org.mlflow.api.proto.Service.Metric;
import org.mlflow.api.proto.Service.Param;
import org.mlflow.api.proto.Service.RunInfo;
import org.mlflow.api.proto.Service.RunStatus;
import org.mlflow.api.proto.Service.RunTag;
import org.mlflow.api.proto.Service.ViewType;
import org.mlflow.tracking.MlflowClient;
import org.mlflow.tracking.MlflowClientException;
import org.mlflow.tracking.MlflowHttpException;

import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes runs to an MLflow server with MLflow's own Java client, each once: one that the server
/// has is found by its tag `alphatrail.run_id`.
///
/// The client cannot send artifacts without Python's `mlflow` beside it; a server that passes
/// artifacts on (`mlflow-artifacts:`) gets them by its REST interface, any other none.
public final class ServerExport {
    private static final int BATCH = 100;
    private static final int MAX_MESSAGE = 200;

    private final TrackingServer server;
    private final boolean artifacts;

    /// @param trackingUri of the server, such as `http://localhost:5000`
    /// @param environment where credentials are looked for
    /// @param artifacts whether to send the files of the runs
    /// @throws TrailException when it is no such URI
    public ServerExport(String trackingUri, Map<String, String> environment, boolean artifacts) {
        this.server = TrackingServer.of(trackingUri, environment);
        this.artifacts = artifacts;
    }

    /// Writes runs.
    ///
    /// @throws TrailException when nobody answers there
    public List<Transfer> write(List<StoredRun> runs) {
        server.requireAnswer();
        List<Transfer> transfers = new ArrayList<>();
        try (MlflowClient client = new MlflowClient(server.access());
                HttpClient sender = server.sender()) {
            Map<String, String> experiments = new HashMap<>();
            for (StoredRun run : runs) {
                transfers.add(new Attempt(client, sender, experiments, run).transfer());
            }
        }
        return transfers;
    }

    /// One run on its way.
    private final class Attempt {
        private final MlflowClient client;
        private final HttpClient sender;
        private final Map<String, String> experiments;
        private final StoredRun run;

        Attempt(
                MlflowClient client,
                HttpClient sender,
                Map<String, String> experiments,
                StoredRun run) {
            this.client = client;
            this.sender = sender;
            this.experiments = experiments;
            this.run = run;
        }

        Transfer transfer() {
            try {
                ServerRun told = ServerRun.of(run);
                String experiment = experiment(told.experiment());
                Optional<RunInfo> there = earlier(experiment);
                if (there.isPresent()) {
                    return there(there.get());
                }
                return create(told, experiment);
            } catch (MlflowClientException e) {
                return transfer(Result.REFUSED, reason(e), List.of());
            } catch (TrailException | JsonException e) {
                return transfer(Result.REFUSED, String.valueOf(e.getMessage()), List.of());
            }
        }

        private Transfer transfer(Result result, String reason, List<String> notes) {
            return new Transfer(server.uri(), run.id().value(), result, reason, notes);
        }

        private String experiment(String name) {
            String known = experiments.get(name);
            if (known == null) {
                known =
                        client.getExperimentByName(name)
                                .map(Service.Experiment::getExperimentId)
                                .orElseGet(() -> client.createExperiment(name));
                experiments.put(name, known);
            }
            return known;
        }

        private Optional<RunInfo> earlier(String experiment) {
            String filter = "tags.`" + ServerRun.ID_TAG + "` = '" + run.id() + "'";
            return client
                    .searchRuns(List.of(experiment), filter, ViewType.ACTIVE_ONLY, 1)
                    .getItems()
                    .stream()
                    .map(Service.Run::getInfo)
                    .findFirst();
        }

        private Transfer there(RunInfo earlier) {
            return earlier.getStatus() == RunStatus.RUNNING
                    ? transfer(
                            Result.REFUSED,
                            "the server has a part of it as run "
                                    + earlier.getRunId()
                                    + ", from an export that was cut off: delete it there and try"
                                    + " again",
                            List.of())
                    : transfer(Result.PRESENT, "", List.of());
        }

        private Transfer create(ServerRun told, String experiment) {
            RunInfo created =
                    client.createRun(
                            CreateRun.newBuilder()
                                    .setExperimentId(experiment)
                                    .setRunName(run.id().value())
                                    .setStartTime(told.start().toEpochMilli())
                                    .addTags(tag(ServerRun.ID_TAG, run.id().value()))
                                    .build());
            try {
                return fill(told, created);
            } catch (MlflowClientException | TrailException e) {
                try {
                    client.deleteRun(created.getRunId());
                } catch (MlflowClientException again) {
                    e.addSuppressed(again); // the next export finds the part and says so
                }
                throw e;
            }
        }

        private Transfer fill(ServerRun told, RunInfo created) {
            List<Param> params = new ArrayList<>();
            told.params()
                    .forEach((key, value) ->
                            params.add(Param.newBuilder().setKey(key).setValue(value).build()));
            List<Metric> metrics = new ArrayList<>();
            told.metrics()
                    .forEach((key, value) ->
                            metrics.add(
                                    Metric.newBuilder()
                                            .setKey(key)
                                            .setValue(value)
                                            .setTimestamp(told.end().toEpochMilli())
                                            .setStep(0)
                                            .build()));
            List<RunTag> tags = new ArrayList<>();
            told.tags().forEach((key, value) -> tags.add(tag(key, value)));
            String id = created.getRunId();
            batches(params).forEach(batch -> client.logBatch(id, List.of(), batch, List.of()));
            batches(metrics).forEach(batch -> client.logBatch(id, batch, List.of(), List.of()));
            batches(tags).forEach(batch -> client.logBatch(id, List.of(), List.of(), batch));
            List<String> notes = new ArrayList<>(told.notes());
            sendArtifacts(created, notes);
            client.setTerminated(
                    id,
                    switch (told.status()) {
                        case FINISHED -> RunStatus.FINISHED;
                        case FAILED -> RunStatus.FAILED;
                        case KILLED -> RunStatus.KILLED;
                    },
                    told.end().toEpochMilli());
            return transfer(Result.ADDED, "as run " + id, notes);
        }

        private void sendArtifacts(RunInfo created, List<String> notes) {
            if (!artifacts) {
                return;
            }
            Optional<String> place = server.artifactPath(created.getArtifactUri());
            if (place.isEmpty()) {
                notes.add(
                        "its files are not sent: the server keeps artifacts at "
                                + created.getArtifactUri()
                                + ", which it does not pass on (mlflow server --serve-artifacts"
                                + " does)");
                return;
            }
            run.manifest().files().forEach(file -> send(place.get(), file.path()));
            send(place.get(), Manifest.FILE);
        }

        private void send(String place, String name) {
            server.put(sender, place + "/" + name, run.directory().file(name));
        }
    }

    private static RunTag tag(String key, String value) {
        return RunTag.newBuilder().setKey(key).setValue(value).build();
    }

    private static <T> List<List<T>> batches(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
        }
        return batches;
    }

    /// What an MLflow server says beside the status, in JSON.
    private static String message(MlflowHttpException e) {
        try {
            String body = Optional.ofNullable(e.getBodyMessage()).orElse("");
            return JsonReader.parse(body, "answer", JsonLimits.DEFAULT)
                    .asObject()
                    .text("message")
                    .map(": "::concat)
                    .orElse("");
        } catch (JsonException _) {
            return ", and not as an MLflow server does: check the URI";
        }
    }

    private static String reason(MlflowClientException e) {
        String said =
                e instanceof MlflowHttpException http
                        ? "the server answers " + http.getStatusCode() + message(http)
                        : "the server cannot be reached or understood: " + e.getMessage();
        String line = TerminalText.line(said);
        return line.length() <= MAX_MESSAGE ? line : line.substring(0, MAX_MESSAGE) + "…";
    }
}
