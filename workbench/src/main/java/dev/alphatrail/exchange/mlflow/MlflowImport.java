package dev.alphatrail.exchange.mlflow;

import dev.alphatrail.exchange.Transfer;
import dev.alphatrail.exchange.Transfer.Result;
import dev.alphatrail.exchange.mlflow.MlflowRun.Experiment;
import dev.alphatrail.exchange.mlflow.TreeFiles.Named;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.runstore.StoreException;
import dev.alphatrail.trail.TrailException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Takes the runs of an MLflow file store over: `mlruns/<experiment>/<run>/` with `meta.yaml`,
/// `params/`, `metrics/`, `tags/`, `inputs/` and `artifacts/`. The store is read and never changed.
/// What is malformed is told and left out; nothing of it stops the import.
public final class MlflowImport {
    private static final String TRASH = ".trash";
    private static final String MODELS = "models";

    /// Directories of an experiment that are no runs.
    private static final Set<String> NO_RUNS =
            Set.of("tags", "datasets", "traces", MODELS, "assessments");

    private static final String RUN_ID = "[0-9a-f]{32}";

    private final RunKeeper keeper;
    private final Options options;

    /// What to take.
    ///
    /// @param deleted deleted runs too: they go to our trash, from where they can be restored
    /// @param unfinished runs that never ended too: they count as killed
    /// @param ratio the metric that is the information ratio of a run; empty: the one whose name
    ///   says so
    /// @param maxRunBytes how much the artifacts of one run may hold
    public record Options(
            boolean deleted, boolean unfinished, Optional<String> ratio, long maxRunBytes) {}

    /// @param store where the runs are taken to
    /// @param clock tells when they were
    public MlflowImport(RunStore store, Options options, Clock clock) {
        this.keeper = new RunKeeper(store, options, clock);
        this.options = options;
    }

    /// Takes over what is there.
    ///
    /// @param root the directory that MLflow calls `mlruns`
    /// @throws TrailException when it is no such directory
    /// @throws StoreException when our root cannot be used
    public List<Transfer> from(Path root) {
        if (!Files.isDirectory(root)) {
            throw new TrailException(
                    root
                            + (Files.exists(root)
                                    ? " is a file: only MLflow's file store is read, a directory"
                                            + " such as mlruns"
                                    : ": there is no such directory; name the one that MLflow"
                                            + " calls mlruns"));
        }
        try {
            return new Attempt(root.toString()).root(root.toRealPath());
        } catch (IOException e) {
            throw new TrailException("cannot read " + root + ": " + e.getMessage(), e);
        }
    }

    /// One import under way.
    private final class Attempt {
        private final String shown;
        private final List<Transfer> items = new ArrayList<>();

        Attempt(String shown) {
            this.shown = shown;
        }

        List<Transfer> root(Path root) throws IOException {
            boolean any = false;
            for (Path directory : TreeFiles.directories(root)) {
                String name = String.valueOf(directory.getFileName());
                if (name.equals(MODELS) && !isExperiment(directory)) {
                    add(name, Result.SKIPPED, "the model registry is not taken over");
                } else if (name.equals(TRASH)) {
                    for (Path deleted : TreeFiles.directories(directory)) {
                        any |= isExperiment(deleted);
                        experiment(deleted, TRASH + "/" + deleted.getFileName(), true);
                    }
                } else if (!name.startsWith(".")) {
                    any |= isExperiment(directory);
                    experiment(directory, name, false);
                }
            }
            if (!any) {
                throw new TrailException(
                        shown
                                + " is no file store of MLflow: no directory in it has a "
                                + RunReader.META
                                + "; name the one that MLflow calls mlruns");
            }
            return items;
        }

        private static boolean isExperiment(Path directory) {
            return Files.isRegularFile(
                    directory.resolve(RunReader.META), LinkOption.NOFOLLOW_LINKS);
        }

        private void experiment(Path directory, String place, boolean inTrash) {
            try {
                FlatYaml meta = FlatYaml.read(directory.resolve(RunReader.META), RunReader.META);
                String id = meta.text("experiment_id");
                if (!id.equals(String.valueOf(directory.getFileName()))) {
                    throw new Refusal(RunReader.META + ": is of experiment \"" + id + "\"");
                }
                boolean deleted =
                        inTrash || meta.find("lifecycle_stage").equals(Optional.of("deleted"));
                var experiment = new Experiment(id, meta.find("name").orElse(id), deleted);
                for (Path run : TreeFiles.directories(directory)) {
                    String name = String.valueOf(run.getFileName());
                    if (!NO_RUNS.contains(name) || isExperiment(run)) {
                        run(run, experiment, place + "/" + name);
                    }
                }
            } catch (Refusal refusal) {
                add(place, Result.REFUSED, "no experiment: " + refusal.line());
            } catch (IOException e) {
                add(place, Result.REFUSED, "cannot be read: " + e.getMessage());
            }
        }

        private void run(Path directory, Experiment experiment, String place) {
            String name = String.valueOf(directory.getFileName());
            try {
                if (!isExperiment(directory) && !name.matches(RUN_ID)) {
                    add(place, Result.SKIPPED, "it has no " + RunReader.META + " and is no run");
                    return;
                }
                items.add(take(RunReader.read(directory, experiment), place));
            } catch (Refusal refusal) {
                add(place, Result.REFUSED, refusal.line());
            } catch (IOException e) {
                add(place, Result.REFUSED, "cannot be read: " + e.getMessage());
            }
        }

        private Transfer take(MlflowRun run, String place) throws IOException {
            String source = shown + "/" + place;
            if (run.deleted() && !options.deleted()) {
                return new Transfer(
                        source,
                        place,
                        Result.SKIPPED,
                        "deleted in MLflow; --deleted keep takes it over into the trash");
            }
            if (!run.status().isEnd() && !options.unfinished()) {
                return new Transfer(
                        source,
                        place,
                        Result.SKIPPED,
                        "still "
                                + run.status()
                                + "; --unfinished keep takes it over as killed when it is dead");
            }
            long bytes = run.artifacts().stream().mapToLong(Named::bytes).sum();
            if (bytes > options.maxRunBytes()) {
                throw new Refusal(
                        "its artifacts hold "
                                + bytes
                                + " bytes, at most "
                                + options.maxRunBytes()
                                + " are taken; see --max-run-bytes");
            }
            return keeper.keep(run, source);
        }

        private void add(String place, Result result, String reason) {
            items.add(new Transfer(shown + "/" + place, place, result, reason));
        }
    }
}
