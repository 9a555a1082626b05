package dev.alphatrail.trail;

import dev.alphatrail.runstore.LiveRun;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.runstore.StoreException;
import dev.alphatrail.trail.NamedRun.Copy;
import dev.alphatrail.trail.NamedRun.Published;
import dev.alphatrail.trail.NamedRun.Trashed;
import dev.alphatrail.trail.NamedRun.Unfinished;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Finds the run that a user means, wherever it is.
///
/// @param store where to look for runs that are not named by a path
public record RunFinder(RunStore store) {
    private static final String INDEX = "_index.jsonl";
    private static final int SHOWN = 4;

    /// The run of a name as [RunStore#resolve] understands it; where no published run has it, one
    /// in the trash or one that is not published, by its id or the beginning of it.
    ///
    /// @throws StoreException when there is none, or several begin so
    public NamedRun find(String name) {
        Optional<NamedRun> elsewhere = exactly(name);
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        Optional<NamedRun> published = store.lookup(name).map(this::place);
        if (published.isPresent()) {
            return published.get();
        }
        if (name.isEmpty()) {
            throw none(name);
        }
        Optional<NamedRun> left =
                one(name, "not published", store.live(), LiveRun::runId)
                        .map(run -> new Unfinished(store, run));
        return left.or(() -> trashedBeginning(name)).orElseThrow(() -> none(name));
    }

    /// A published run in a store.
    ///
    /// @throws StoreException when there is none of this name
    public Published published(String name) {
        return switch (find(name)) {
            case Published published -> published;
            case Trashed(_, RunId id, _, _) ->
                    throw new TrailException(
                            "run "
                                    + id
                                    + " is in the trash: `alphatrail restore "
                                    + id
                                    + "` takes it out");
            case Unfinished(_, LiveRun run) ->
                    throw new TrailException(
                            "run "
                                    + run.runId()
                                    + " is not published: "
                                    + (run.state() == LiveRun.State.KILLED
                                            ? "it was killed; `alphatrail doctor` tells what to do"
                                                    + " with it"
                                            : "wait until it is finished"));
            case Copy(RunDirectory directory) ->
                    throw new TrailException(
                            TerminalText.line(directory.toString())
                                    + " lies in no run store: `alphatrail import` copies runs into"
                                    + " one");
        };
    }

    /// A run in the trash, by its id or the beginning of it.
    ///
    /// @throws StoreException when there is none of this name
    public Trashed trashed(String name) {
        return trashedBeginning(name)
                .orElseThrow(() ->
                        new TrailException(
                                "no run \""
                                        + TerminalText.line(name)
                                        + "\" in the trash of "
                                        + store.root()
                                        + ": `alphatrail trash` shows what is there"));
    }

    /// A run that is not published, by its id or the beginning of it.
    ///
    /// @throws StoreException when there is none of this name
    public LiveRun unfinished(String name) {
        return one(name, "not published", store.live(), LiveRun::runId)
                .orElseThrow(() ->
                        new TrailException(
                                "no run \""
                                        + TerminalText.line(name)
                                        + "\" was left unfinished in "
                                        + store.root()
                                        + ": `alphatrail doctor` lists those that were"));
    }

    /// An id that is not the id of a published run and belongs to another one.
    private Optional<NamedRun> exactly(String name) {
        if (!RunId.isId(name) || store.find(RunId.parse(name)).isPresent()) {
            return Optional.empty();
        }
        RunId id = RunId.parse(name);
        Optional<NamedRun> left =
                Files.isDirectory(store.unfinished(id))
                        ? store.live().stream()
                                .filter(run -> run.runId().equals(id))
                                .findFirst()
                                .map(run -> new Unfinished(store, run))
                        : Optional.empty();
        return left.or(() -> store.findInTrash(id).map(_ -> trashed(id, store.trash())));
    }

    private Optional<Trashed> trashedBeginning(String name) {
        Map<RunId, Instant> trash = store.trash();
        return one(name, "in the trash", trash.keySet(), id -> id).map(id -> trashed(id, trash));
    }

    private Trashed trashed(RunId id, Map<RunId, Instant> trash) {
        RunDirectory directory =
                store.findInTrash(id)
                        .orElseThrow(
                                () -> new TrailException("run " + id + " is just being moved"));
        return new Trashed(store, id, directory, trash.getOrDefault(id, Instant.EPOCH));
    }

    private interface Naming<T> {
        RunId id(T run);
    }

    private <T> Optional<T> one(String name, String where, Collection<T> all, Naming<T> naming) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        List<T> begin =
                all.stream().filter(run -> naming.id(run).value().startsWith(name)).toList();
        Optional<T> exact =
                begin.stream().filter(run -> naming.id(run).value().equals(name)).findFirst();
        if (exact.isEmpty() && begin.size() > 1) {
            throw new TrailException(
                    begin.size()
                            + " runs "
                            + where
                            + " begin with \""
                            + TerminalText.line(name)
                            + "\" ("
                            + begin.stream()
                                    .limit(SHOWN)
                                    .map(run -> naming.id(run).value())
                                    .collect(Collectors.joining(", "))
                            + (begin.size() > SHOWN ? ", …" : "")
                            + "): write more of the id");
        }
        return exact.or(() -> begin.stream().findFirst());
    }

    private StoreException none(String name) {
        return new StoreException(
                "no run \""
                        + TerminalText.line(name)
                        + "\" in "
                        + store.root()
                        + ", nor in its trash: check the id and --runs-root, or see `alphatrail"
                        + " list`");
    }

    /// Which store a directory belongs to: the one above it, when that has an index.
    private NamedRun place(RunDirectory run) {
        Path above = real(run.path()).getParent();
        if (above == null || !RunId.isId(run.name())) {
            return new Copy(run);
        }
        RunId id = RunId.parse(run.name());
        if (Files.isDirectory(store.root()) && above.equals(real(store.root()))) {
            return new Published(store, id, run);
        }
        return Files.isRegularFile(above.resolve(INDEX))
                ? new Published(RunStore.open(above), id, run)
                : new Copy(run);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new TrailException(
                    "cannot read " + path + ": was it moved or deleted meanwhile?", e);
        }
    }
}
