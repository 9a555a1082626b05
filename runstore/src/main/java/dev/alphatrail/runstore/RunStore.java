package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Runs as directories below one root, with an index of them. `docs/run-store.md` describes the
/// files.
///
/// Immutable; any number of threads and processes may read and write one root at the same time.
public final class RunStore {
    static final String INDEX = "_index.jsonl";
    static final String REGISTRY = "factor_registry.jsonl";
    static final String LATEST = "LATEST";

    private static final String STAGING = ".staging";
    private static final int MAX_NUMBER = 10_000;

    private final Path root;

    private RunStore(Path root) {
        this.root = root;
    }

    /// The store in this directory, which is made when the first run begins.
    ///
    /// @throws StoreException when a file stands there
    public static RunStore open(Path root) {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new StoreException(
                    "run store " + root + " is a file, not a directory: name another place for it");
        }
        return new RunStore(root);
    }

    /// The directory of the store.
    public Path root() {
        return root;
    }

    /// Begins a run. When the id is taken, by a run or by one being written, the draft gets it with
    /// `-2`, `-3`, …
    ///
    /// @throws StoreException when the root cannot be written
    public RunDraft begin(RunId id) {
        prepare();
        for (int number = 1; number <= MAX_NUMBER; number++) {
            RunId candidate = number == 1 ? id : id.numbered(number);
            if (claim(candidate)) {
                return draft(candidate);
            }
        }
        throw new StoreException(
                "run store "
                        + root
                        + " has "
                        + MAX_NUMBER
                        + " runs named "
                        + id
                        + ": choose another id");
    }

    /// Begins a run of exactly this id.
    ///
    /// @throws StoreException when the id is taken, or the root cannot be written
    public RunDraft beginNamed(RunId id) {
        prepare();
        if (claim(id)) {
            return draft(id);
        }
        throw new StoreException(
                Files.exists(root.resolve(id.value()))
                        ? "run " + id + " exists already in " + root + ": choose another id"
                        : "run "
                                + id
                                + " is being written: choose another id, or delete "
                                + staging(id)
                                + " when its program was killed");
    }

    private RunDraft draft(RunId id) {
        return new RunDraft(root, staging(id), id);
    }

    private Path staging(RunId id) {
        return root.resolve(STAGING).resolve(id.value());
    }

    private void prepare() {
        try {
            Files.createDirectories(root.resolve(STAGING));
            if (Files.exists(root.resolve(Publication.FILE))) {
                try (StoreLock _ = StoreLock.acquire(root)) {
                    Publication.recover(root);
                }
            }
        } catch (IOException e) {
            throw StoreException.of("write to run store " + root, root, e);
        }
    }

    /// Takes an id, or returns false. Making the staging directory is the claim: it succeeds for
    /// one only. The look at the finished runs comes after it, for whoever published this id held
    /// the claim until his run stood there.
    private boolean claim(RunId id) {
        Path staging = staging(id);
        try {
            Files.createDirectory(staging);
            if (Files.exists(root.resolve(id.value()), LinkOption.NOFOLLOW_LINKS)) {
                Files.delete(staging);
                return false;
            }
            return true;
        } catch (FileAlreadyExistsException _) {
            return false;
        } catch (IOException e) {
            throw StoreException.of("write to run store " + root, root, e);
        }
    }

    /// The runs published last, latest first; see [#list(Predicate, int)].
    public Listing list(int limit) {
        return list(_ -> true, limit);
    }

    /// The wanted runs published last, latest first. The index is read from its end until `limit`
    /// are found.
    ///
    /// A line that is damaged is skipped and told in [Listing#damages]. Whether the directories
    /// still exist is not looked at.
    ///
    /// @throws StoreException when the index cannot be read
    public Listing list(Predicate<IndexEntry> wanted, int limit) {
        Path index = root.resolve(INDEX);
        if (!Files.exists(index)) {
            return new Listing(List.of(), List.of());
        }
        try {
            return IndexReader.read(index, wanted, limit);
        } catch (IOException e) {
            throw StoreException.of("read the index", index, e);
        }
    }

    /// The run published last; empty when there is none, or `LATEST` is damaged.
    ///
    /// @throws StoreException when `LATEST` cannot be read
    public Optional<RunId> latest() {
        Path file = root.resolve(LATEST);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return runId(Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            throw StoreException.of("read " + LATEST, file, e);
        }
    }

    /// The directory of a run, empty when there is none.
    public Optional<RunDirectory> find(RunId id) {
        Path directory = root.resolve(id.value());
        return Files.isDirectory(directory)
                ? Optional.of(RunDirectory.open(directory))
                : Optional.empty();
    }

    /// The run that a user means: an id in this store, `LATEST`, or the path of a run directory
    /// anywhere.
    ///
    /// @throws StoreException when it is none of these
    public RunDirectory resolve(String nameOrPath) {
        Optional<RunId> id = nameOrPath.equals(LATEST) ? latest() : runId(nameOrPath);
        return id.flatMap(this::find).orElseGet(() -> atPath(nameOrPath));
    }

    private RunDirectory atPath(String text) {
        try {
            if (!text.isEmpty() && Files.isDirectory(Path.of(text))) {
                return RunDirectory.open(Path.of(text));
            }
        } catch (InvalidPathException _) {
            // then it is no path of a run either
        }
        throw new StoreException(
                "no run \""
                        + text.replaceAll("\\p{Cntrl}", "?")
                        + "\" in "
                        + root
                        + ", nor a directory of that name: check the id and the root of the store");
    }

    private static Optional<RunId> runId(String text) {
        try {
            return Optional.of(RunId.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
