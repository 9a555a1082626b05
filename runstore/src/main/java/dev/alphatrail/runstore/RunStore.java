package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.query.Sort;
import dev.alphatrail.query.Where;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Runs as directories below one root, with an index of them. `docs/run-store.md` describes the
/// files, `docs/durability.md` what holds after a crash.
///
/// Immutable; any number of threads and processes may read and write one root at the same time.
public final class RunStore {
    private static final int MAX_NUMBER = 10_000;
    private static final Json.Obj NOTHING = Json.object().build();

    private final Layout layout;

    private RunStore(Layout layout) {
        this.layout = layout;
    }

    /// The store in this directory, which is made when the first run begins.
    ///
    /// @throws StoreException when a file stands there
    public static RunStore open(Path root) {
        if (Files.exists(root) && !Files.isDirectory(root)) {
            throw new StoreException(
                    "run store " + root + " is a file, not a directory: name another place for it");
        }
        return new RunStore(new Layout(root));
    }

    /// The directory of the store.
    public Path root() {
        return layout.root();
    }

    Layout layout() {
        return layout;
    }

    /// Begins a run of which nothing is told while it is under way; see [#begin(RunId, Json.Obj)].
    public RunDraft begin(RunId id) {
        return begin(id, NOTHING);
    }

    /// Begins a run. When the id is taken, by a run or by one being written, the draft gets it with
    /// `-2`, `-3`, …
    ///
    /// @param about what others see of the run while it is under way: members such as an index line
    ///   has
    /// @throws StoreException when the root cannot be written
    public RunDraft begin(RunId id, Json.Obj about) {
        prepare();
        for (int number = 1; number <= MAX_NUMBER; number++) {
            RunId candidate = number == 1 ? id : id.numbered(number);
            if (claim(candidate, about)) {
                return new RunDraft(layout, new Staging(layout, candidate));
            }
        }
        throw new StoreException(
                "run store "
                        + root()
                        + " has "
                        + MAX_NUMBER
                        + " runs named "
                        + id
                        + ": choose another id");
    }

    /// Begins a run of exactly this id.
    ///
    /// @throws StoreException when the id is taken, or the root cannot be written
    public RunDraft beginNamed(RunId id, Json.Obj about) {
        prepare();
        if (claim(id, about)) {
            return new RunDraft(layout, new Staging(layout, id));
        }
        throw taken(id);
    }

    StoreException taken(RunId id) {
        if (Files.exists(layout.run(id))) {
            return new StoreException(
                    "run " + id + " exists already in " + root() + ": choose another id");
        }
        return Files.exists(new Staging(layout, id).directory())
                ? new StoreException(
                        "run "
                                + id
                                + " is being written: choose another id, or see `alphatrail"
                                + " doctor` when its program was killed")
                : new StoreException(
                        "run " + id + " was in " + root() + " and is deleted: choose another id");
    }

    void prepare() {
        try {
            Durable.makeDirectory(layout.staging());
            if (Staging.all(layout).stream().anyMatch(Staging::wasPublished)) {
                try (StoreLock _ = StoreLock.acquire(root())) {
                    new Ledger(layout).completeInterrupted();
                }
            }
        } catch (IOException e) {
            throw StoreException.of("write to run store " + root(), root(), e);
        }
    }

    private boolean claim(RunId id, Json.Obj about) {
        try {
            return new Staging(layout, id).claim(about);
        } catch (IOException e) {
            throw StoreException.of("write to run store " + root(), root(), e);
        }
    }

    /// The runs published last, latest first; see [#list(Predicate, int)].
    public Listing list(int limit) {
        return list(_ -> true, limit);
    }

    /// The wanted runs published last, latest first, with the tags and notes they have now. The
    /// index is read from its end until `limit` are found; deleted runs are not there.
    ///
    /// A line that is damaged is skipped and told in [Listing#damages]. Whether the directories
    /// still exist is not looked at.
    ///
    /// @throws StoreException when the index cannot be read
    public Listing list(Predicate<IndexEntry> wanted, int limit) {
        Path index = layout.index().path();
        if (!Files.exists(index)) {
            return new Listing(List.of(), List.of());
        }
        try {
            return IndexReader.read(index, wanted, limit);
        } catch (IOException e) {
            throw StoreException.of("read the index", index, e);
        }
    }

    /// The runs that match a filter, in an order or the one published last first, with the tags and
    /// notes they have now. See [#list(Predicate, int)] for what is read and skipped; an order
    /// needs all of the index.
    ///
    /// @param where over the members of a line of the index; empty: every run
    /// @param sort empty: published last first
    /// @param limit how many at most
    /// @throws StoreException when the index cannot be read
    public Listing query(Optional<Where> where, Optional<Sort> sort, int limit) {
        Path index = layout.index().path();
        if (!Files.exists(index)) {
            return new Listing(List.of(), List.of());
        }
        try {
            return IndexReader.query(index, where, sort, limit);
        } catch (IOException e) {
            throw StoreException.of("read the index", index, e);
        }
    }

    /// Runs as objects of some members.
    ///
    /// @param rows the members that are there and not null
    /// @param damages the lines that were skipped on the way, last first
    public record Rows(List<Json.Obj> rows, List<Damage> damages) {
        public Rows {
            rows = List.copyOf(rows);
            damages = List.copyOf(damages);
        }
    }

    /// The same as [#query], of which only some members are read: for lists that must be quick.
    /// What stands in other members of a line is not looked at.
    ///
    /// @param members of lines of the index
    /// @throws StoreException when the index cannot be read
    public Rows rows(Optional<Where> where, Optional<Sort> sort, int limit, Set<String> members) {
        Path index = layout.index().path();
        if (!Files.exists(index)) {
            return new Rows(List.of(), List.of());
        }
        try {
            return IndexReader.rows(index, where, sort, limit, members);
        } catch (IOException e) {
            throw StoreException.of("read the index", index, e);
        }
    }

    /// The runs that are not published: under way, or left behind by programs that are gone.
    ///
    /// @throws StoreException when the root cannot be read
    public List<LiveRun> live() {
        try {
            Instant now = Instant.now();
            return Staging.all(layout).stream()
                    .flatMap(staging -> staging.look(now).stream())
                    .toList();
        } catch (IOException e) {
            throw StoreException.of("read the runs under way", layout.staging(), e);
        }
    }

    /// The run published last and not deleted; empty when there is none.
    ///
    /// @throws StoreException when the index cannot be read
    public Optional<RunId> latest() {
        Optional<RunId> indexed = list(1).entries().stream().map(IndexEntry::runId).findFirst();
        return indexed.isPresent() ? indexed : latestFile();
    }

    private Optional<RunId> latestFile() {
        try {
            String text = Files.readString(layout.latest(), StandardCharsets.UTF_8).strip();
            return RunId.isId(text) ? Optional.of(RunId.parse(text)) : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw StoreException.of("read " + Layout.LATEST, layout.latest(), e);
        }
    }

    /// The directory of a run, empty when there is none.
    public Optional<RunDirectory> find(RunId id) {
        Path directory = layout.run(id);
        return Files.isDirectory(directory)
                ? Optional.of(RunDirectory.open(directory))
                : Optional.empty();
    }

    /// The run that a user means: an id in this store or the beginning of one that only one run
    /// has; `LATEST` or `@latest`; `@-1` for the one published before the latest, `@-2` before
    /// that; or the path of a run directory anywhere.
    ///
    /// @throws StoreException when it is none of these
    public RunDirectory resolve(String name) {
        return new RunNames(this).resolve(name);
    }

    /// The same; empty when no run has such a name.
    ///
    /// @throws StoreException when several runs begin with it
    public Optional<RunDirectory> lookup(String name) {
        return new RunNames(this).lookup(name);
    }

    /// What the index says of a run that is in its place or in the trash, with the tags and the
    /// note it has now; empty when there is no such run. The index itself is read only for a run of
    /// an older version, which has no manifest.
    ///
    /// @throws StoreException when files cannot be read
    /// @throws dev.alphatrail.json.JsonException when the manifest is damaged
    public Optional<IndexEntry> entry(RunId id) {
        Path directory = Files.isDirectory(layout.run(id)) ? layout.run(id) : layout.trashed(id);
        try {
            Optional<byte[]> manifest = RunCheck.manifestBytes(directory);
            if (manifest.isEmpty()) {
                return list(entry -> entry.runId().equals(id), 1).entries().stream().findFirst();
            }
            Overlay overlay = new Overlay();
            events(id).reversed().forEach(overlay::add);
            String source = directory.resolve(Manifest.FILE).toString();
            return Optional.of(overlay.apply(Manifest.of(manifest.get(), source).entry()));
        } catch (IOException e) {
            throw StoreException.of("read run " + id, directory, e);
        }
    }

    /// What happened to a run after it was published, first things first. Damaged lines are left
    /// out: `verify` tells of them.
    ///
    /// @throws StoreException when its file cannot be read
    public List<Event> events(RunId id) {
        try {
            return EventFile.read(layout, id).events();
        } catch (IOException e) {
            throw StoreException.of("read the events of run " + id, layout.events(), e);
        }
    }

    /// The directory of a run in the trash, empty when it is not there.
    public Optional<RunDirectory> findInTrash(RunId id) {
        Path directory = layout.trashed(id);
        return Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                ? Optional.of(RunDirectory.open(directory))
                : Optional.empty();
    }

    /// Where a run that is not published is written.
    public Path unfinished(RunId id) {
        return new Staging(layout, id).directory();
    }

    /// Sets tags of a run, or takes them away.
    ///
    /// @param tags values by name; empty takes the tag away
    /// @throws StoreException when there is no such run, or the root cannot be written
    public void tag(RunId id, Map<String, Optional<String>> tags) {
        changes().tag(id, tags);
    }

    /// Replaces the note of a run; empty takes it away.
    ///
    /// @throws StoreException when there is no such run, or the root cannot be written
    public void note(RunId id, Optional<String> note) {
        changes().note(id, note);
    }

    /// Moves a run to the trash, from which it can be restored.
    ///
    /// @throws StoreException when there is no such run, or the root cannot be written
    public void delete(RunId id) {
        changes().delete(id);
    }

    /// Moves a run back from the trash.
    ///
    /// @throws StoreException when it is not there, or the root cannot be written
    public RunDirectory restore(RunId id) {
        changes().restore(id);
        return RunDirectory.open(layout.run(id));
    }

    /// The runs in the trash, by id, and when each was deleted.
    ///
    /// @throws StoreException when the trash cannot be read
    public Map<RunId, Instant> trash() {
        return changes().trash();
    }

    /// Removes a run from the trash for good. Its line of the index stays.
    ///
    /// @throws StoreException when it is not there, or the root cannot be written
    public void purge(RunId id) {
        changes().purge(id);
    }

    private RunChanges changes() {
        return new RunChanges(layout);
    }
}
