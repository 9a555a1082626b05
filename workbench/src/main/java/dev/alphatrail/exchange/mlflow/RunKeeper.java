package dev.alphatrail.exchange.mlflow;

import dev.alphatrail.artifacts.StudyArtifacts;
import dev.alphatrail.exchange.Transfer;
import dev.alphatrail.exchange.Transfer.Result;
import dev.alphatrail.exchange.mlflow.MlflowImport.Options;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.runstore.StoreException;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Puts runs of MLflow into a store, each once.
final class RunKeeper {
    private static final int MAX_PROVENANCE = 1 << 28;

    private final RunStore store;
    private final Options options;
    private final Clock clock;

    RunKeeper(RunStore store, Options options, Clock clock) {
        this.store = store;
        this.options = options;
        this.clock = clock;
    }

    /// Keeps a run, unless it is there.
    ///
    /// @param source where it was found
    /// @throws Refusal when its id is being written by another program
    /// @throws IOException when its files cannot be read
    Transfer keep(MlflowRun run, String source) throws IOException {
        RunId id = run.id();
        Optional<RunDirectory> there = store.find(id);
        if (there.isPresent()) {
            return sha256(there.get()).equals(Optional.of(run.sha256()))
                    ? item(source, id, Result.PRESENT, "")
                    : item(
                            source,
                            id,
                            Result.CONFLICT,
                            "it was imported before and has changed in MLflow since, and a run"
                                    + " here never changes");
        }
        if (store.trash().containsKey(id)) {
            return item(source, id, Result.PRESENT, "it is in the trash");
        }
        if (Files.exists(store.root().resolve(".events").resolve(id + ".jsonl"))) {
            return item(source, id, Result.SKIPPED, "it was imported before and is purged");
        }
        return write(run, source);
    }

    private Transfer write(MlflowRun run, String source) throws IOException {
        List<String> notes = notes(run);
        try (RunDraft draft = begin(run.id())) {
            new RunWriter(run, source, clock.instant(), notes).write(draft, options.ratio());
        }
        if (run.deleted()) {
            store.delete(run.id());
        }
        return new Transfer(
                source,
                run.id().value(),
                Result.ADDED,
                run.deleted() ? "into the trash, for it is deleted in MLflow" : "",
                notes);
    }

    private RunDraft begin(RunId id) {
        try {
            return store.beginNamed(id, Json.object().build());
        } catch (StoreException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private List<String> notes(MlflowRun run) {
        List<String> notes = new ArrayList<>(run.notes());
        if (!run.status().isEnd()) {
            notes.add("it was " + run.status() + " and is kept as killed");
        }
        List<String> ratios = ImportedSummary.ratios(run);
        if (options.ratio().isEmpty() && ratios.size() > 1) {
            notes.add(
                    "several metrics may be its information ratio ("
                            + String.join(", ", ratios)
                            + "): none was taken; --ratio names one");
        }
        if (ImportedSummary.of(run, "", options.ratio()).truncated()) {
            notes.add("the index holds its params, metrics or tags in part, its files hold all");
        }
        return notes;
    }

    /// The digest that an imported run keeps of what it was made from; empty when it was not
    /// imported.
    private static Optional<String> sha256(RunDirectory run) {
        try {
            if (!run.has(StudyArtifacts.RUN)) {
                return Optional.empty();
            }
            Json.Obj provenance =
                    JsonReader.parse(
                                    run.read(StudyArtifacts.RUN, MAX_PROVENANCE),
                                    StudyArtifacts.RUN,
                                    JsonLimits.DEFAULT)
                            .asObject();
            return provenance.find(RunWriter.IMPORTED_FROM).orElse(Json.Null.NULL)
                            instanceof Json.Obj origin
                    ? origin.text(RunWriter.DIGEST)
                    : Optional.empty();
        } catch (JsonException | StoreException _) {
            return Optional.empty(); // damaged: then it is not the same
        }
    }

    private static Transfer item(String source, RunId id, Result result, String reason) {
        return new Transfer(source, id.value(), result, reason);
    }
}
