package dev.alphatrail.trail;

import dev.alphatrail.artifacts.IndexSummary;
import dev.alphatrail.artifacts.IndexSummary.About;
import dev.alphatrail.artifacts.Provenance;
import dev.alphatrail.artifacts.RegistryLines;
import dev.alphatrail.artifacts.RunJson;
import dev.alphatrail.artifacts.StudyArtifacts;
import dev.alphatrail.config.Configuration;
import dev.alphatrail.config.Tracking;
import dev.alphatrail.factorcache.DiskFactorCache;
import dev.alphatrail.generator.HypothesisModel;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.marketdata.DataException;
import dev.alphatrail.marketdata.DataFingerprint;
import dev.alphatrail.marketdata.DataFingerprint.Input;
import dev.alphatrail.marketdata.MarketData;
import dev.alphatrail.packed.Markets;
import dev.alphatrail.report.RunArtifacts;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStatus;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.runstore.StoreException;
import dev.alphatrail.runstore.ThreadId;
import dev.alphatrail.study.Earlier;
import dev.alphatrail.study.FactorCache;
import dev.alphatrail.study.FormulaRules;
import dev.alphatrail.study.Progress;
import dev.alphatrail.study.Progress.Stage;
import dev.alphatrail.study.StudyResult;
import dev.alphatrail.study.StudyRunner;
import dev.alphatrail.study.StudySpec;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs a study and leaves a run directory: all of it, or nothing anybody could take for a run.
///
/// A study that fails after its data were read is kept as a run of status `failed`, with its
/// settings and its error. When the program is interrupted, what was written so far is taken away
/// again.
public final class Recorder {
    private final HypothesisModel model;
    private final Progress progress;
    private final Clock clock;

    /// @param clock gives the times of `run.json` and of run ids; no result depends on it
    public Recorder(HypothesisModel model, Progress progress, Clock clock) {
        this.model = model;
        this.progress = progress;
        this.clock = clock;
    }

    /// Runs the study and saves it, unless `tracking.save_run` is off.
    ///
    /// @throws dev.alphatrail.config.ConfigException when settings contradict each other
    /// @throws DataException when the data cannot be used
    /// @throws StoreException when the run cannot be written
    public Studied record(RunRequest request) {
        Attempt attempt = new Attempt(request, request.configuration().toStudySpec());
        return attempt.study(attempt.load());
    }

    /// The same on a market that was loaded by the request's market settings already.
    Studied record(RunRequest request, MarketData market) {
        return new Attempt(request, request.configuration().toStudySpec()).study(market);
    }

    /// One study under way.
    private final class Attempt {
        private final RunRequest request;
        private final Configuration configuration;
        private final Tracking tracking;
        private final StudySpec spec;
        private final Instant start = clock.instant();
        private final StageClock stages = new StageClock(progress);
        private final Optional<DiskFactorCache> cache;

        Attempt(RunRequest request, StudySpec spec) {
            this.request = request;
            this.configuration = request.configuration();
            this.tracking = configuration.tracking();
            this.spec = spec;
            this.cache =
                    tracking.cache()
                            .map(folder -> DiskFactorCache.open(folder, tracking.cacheBytes()));
            if (tracking.saveRun()) {
                RunStore.open(tracking.runsRoot()); // refuses an impossible root before anything is
                // computed
            }
        }

        MarketData load() {
            stages.stage(
                    Stage.LOAD,
                    spec.market().data().map(Path::toString).orElse("the synthetic market"));
            try {
                return Markets.load(spec.market());
            } catch (DataException e) {
                keepRefusedData(e);
                throw e;
            }
        }

        Studied study(MarketData market) {
            if (!tracking.saveRun()) {
                StudyResult result = run(market, stages);
                return new Studied(result, Optional.empty(), cache.map(DiskFactorCache::use));
            }
            List<Input> inputs = market.fingerprint().inputs();
            try (RunDraft draft = begin(inputs);
                    ShutdownGuard _ = ShutdownGuard.of(draft)) {
                StudyResult result;
                try {
                    result = run(market, new DraftProgress(stages, draft));
                } catch (RuntimeException | OutOfMemoryError e) {
                    publishFailure(draft, inputs, Optional.of(market.fingerprint()), describe(e));
                    throw e;
                }
                return new Studied(
                        result,
                        Optional.of(publish(draft, result)),
                        cache.map(DiskFactorCache::use));
            }
        }

        private StudyResult run(MarketData market, Progress listener) {
            FactorCache known = cache.isPresent() ? cache.get() : FactorCache.NONE;
            try {
                return new StudyRunner(model, request.threads(), listener, known)
                        .run(spec, market, tried());
            } finally {
                cache.ifPresent(DiskFactorCache::close);
            }
        }

        private Earlier tried() {
            FormulaRules rules = spec.rules();
            if (rules.maxSimilarity().isEmpty() && rules.maxCorrelation().isEmpty()) {
                return Earlier.NONE;
            }
            return request.earlier()
                    .orElseGet(() ->
                            KnownFormulas.earlier(tracking.runsRoot(), spec.evaluation().mode()));
        }

        private RunDraft begin(List<Input> inputs) {
            RunStore store = RunStore.open(tracking.runsRoot());
            Json.Obj begun = IndexSummary.begun(about(inputs), spec.evaluation().mode()).toJson();
            if (tracking.runId().isPresent()) {
                return store.beginNamed(RunId.parse(tracking.runId().get()), begun);
            }
            ThreadId thread = ThreadId.of(tracking.threadId());
            return store.begin(RunId.of(start, thread, hash(inputs)), begun);
        }

        private String hash(List<Input> inputs) {
            Map<String, String> sha256ByRole = new LinkedHashMap<>();
            inputs.forEach(input -> sha256ByRole.put(input.role(), input.sha256()));
            return configuration.hash(sha256ByRole);
        }

        private RunDirectory publish(RunDraft draft, StudyResult result) {
            stages.stage(Stage.SAVE, draft.id().value());
            RunArtifacts.of(result, configuration).forEach(draft::put);
            DataFingerprint data = result.market().fingerprint();
            List<Input> inputs = data.inputs();
            draft.put(
                    StudyArtifacts.RUN,
                    provenance(draft, inputs, Optional.of(data), Optional.empty()));
            IndexEntry entry =
                    new IndexEntry(
                            draft.id(),
                            start,
                            RunStatus.FINISHED,
                            IndexSummary.of(result, about(inputs)).toJson());
            return draft.publish(
                    entry, RegistryLines.of(draft.id().value(), result), StudyArtifacts.SCHEMAS);
        }

        /// Keeps what can be said of a study whose data were there and could not be used. A file
        /// that cannot even be read leaves no run: nothing was studied.
        private void keepRefusedData(DataException refusal) {
            Optional<List<Input>> inputs = InputFiles.of(spec.market());
            if (tracking.saveRun() && inputs.isPresent()) {
                try (RunDraft draft = begin(inputs.get())) {
                    publishFailure(draft, inputs.get(), Optional.empty(), refusal.getMessage());
                }
            }
        }

        private void publishFailure(
                RunDraft draft, List<Input> inputs, Optional<DataFingerprint> data, String error) {
            draft.put(StudyArtifacts.CONFIG, JsonWriter.pretty(configuration.toJson()));
            draft.put(StudyArtifacts.RUN, provenance(draft, inputs, data, Optional.of(error)));
            Json.Obj summary =
                    IndexSummary.failed(about(inputs), spec.evaluation().mode(), error).toJson();
            draft.publish(
                    new IndexEntry(draft.id(), start, RunStatus.FAILED, summary),
                    List.of(),
                    StudyArtifacts.SCHEMAS);
        }

        private About about(List<Input> inputs) {
            return new About(
                    spec.idea().text(),
                    tracking,
                    hash(inputs),
                    CodeVersion.ofBuild(),
                    request.replayOf());
        }

        private String provenance(
                RunDraft draft,
                List<Input> inputs,
                Optional<DataFingerprint> data,
                Optional<String> error) {
            CodeVersion code = CodeVersion.current();
            return JsonWriter.pretty(
                    RunJson.of(
                            new Provenance(
                                    draft.id().value(),
                                    start,
                                    clock.instant(),
                                    stages.spent(),
                                    error,
                                    new Provenance.Code(
                                            code.version(), code.commit(), code.dirty()),
                                    Provenance.Host.current(),
                                    request.threads(),
                                    request.commandLine(),
                                    inputs,
                                    data.flatMap(DataFingerprint::packed),
                                    data.map(DataFingerprint::panelSha256),
                                    cache.map(DiskFactorCache::use),
                                    spec.generator().seed(),
                                    request.replayOf())));
        }

        private static String describe(Throwable failure) {
            String message = Optional.ofNullable(failure.getMessage()).orElse("no message");
            return failure.getClass().getSimpleName()
                    + ": "
                    + message.lines().findFirst().orElse("");
        }
    }
}
