package dev.alphatrail.trail;

import dev.alphatrail.artifacts.StudyArtifacts;
import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.runstore.Event;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.LiveRun;
import dev.alphatrail.runstore.Manifest;
import dev.alphatrail.runstore.Manifest.FileEntry;
import dev.alphatrail.runstore.RunDirectory;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.runstore.StoreException;
import dev.alphatrail.trail.NamedRun.Copy;
import dev.alphatrail.trail.NamedRun.Published;
import dev.alphatrail.trail.NamedRun.Trashed;
import dev.alphatrail.trail.NamedRun.Unfinished;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// What can be said of one run. Whatever of its files is missing or cannot be read is left out, and
/// `troubles` tell why.
///
/// @param id its id, or the name of its directory
/// @param place where it is
/// @param path its directory
/// @param entry what the index says, with the tags and the note it has now; empty when nothing
///   tells
/// @param state `finished`, `failed`, `killed`, `running`, `silent`; empty when nothing tells
/// @param live of a run that is not published
/// @param deletedAt of a run in the trash
/// @param saved its artifacts, when it is a study of Alphatrail
/// @param events what happened to it since, first things first
/// @param files with size and digest, by name; empty for a run without a manifest
/// @param troubles one line each
record RunFacts(
        String id,
        Place place,
        Path path,
        Optional<IndexEntry> entry,
        String state,
        Optional<LiveRun> live,
        Optional<Instant> deletedAt,
        Optional<SavedRun> saved,
        List<Event> events,
        List<FileEntry> files,
        List<String> troubles) {
    private static final int MAX_MANIFEST = 1 << 26;

    /// Where a run can be.
    enum Place {
        STORE,
        TRASH,
        UNFINISHED,
        ELSEWHERE;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Collects what is known of a run.
    static RunFacts of(NamedRun run) {
        return switch (run) {
            case Published(RunStore store, RunId id, RunDirectory directory) ->
                    stored(store, id, directory, Place.STORE, Optional.empty());
            case Trashed(RunStore store, RunId id, RunDirectory directory, Instant at) ->
                    stored(store, id, directory, Place.TRASH, Optional.of(at));
            case Copy(RunDirectory directory) -> {
                List<String> troubles = new ArrayList<>();
                Optional<Manifest> manifest = manifest(directory, troubles);
                yield published(
                        directory,
                        Place.ELSEWHERE,
                        manifest.map(Manifest::entry),
                        Optional.empty(),
                        List.of(),
                        manifest,
                        troubles);
            }
            case Unfinished(RunStore store, LiveRun live) -> unfinished(store, live);
        };
    }

    private static RunFacts stored(
            RunStore store,
            RunId id,
            RunDirectory directory,
            Place place,
            Optional<Instant> deletedAt) {
        List<String> troubles = new ArrayList<>();
        Optional<Manifest> manifest = manifest(directory, troubles);
        Optional<IndexEntry> entry = Optional.empty();
        try {
            entry = store.entry(id);
        } catch (JsonException _) {
            // the manifest was tried above, and what is wrong with it told
        }
        return published(directory, place, entry, deletedAt, store.events(id), manifest, troubles);
    }

    private static RunFacts published(
            RunDirectory directory,
            Place place,
            Optional<IndexEntry> entry,
            Optional<Instant> deletedAt,
            List<Event> events,
            Optional<Manifest> manifest,
            List<String> troubles) {
        Optional<SavedRun> saved = saved(directory, troubles);
        return new RunFacts(
                directory.name(),
                place,
                directory.path(),
                entry,
                entry.map(known -> known.status().text()).orElse(""),
                Optional.empty(),
                deletedAt,
                saved,
                events,
                manifest.map(Manifest::files).orElse(List.of()),
                troubles);
    }

    private static RunFacts unfinished(RunStore store, LiveRun live) {
        return new RunFacts(
                live.runId().value(),
                Place.UNFINISHED,
                store.unfinished(live.runId()),
                Optional.empty(),
                live.state().text(),
                Optional.of(live),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
    }

    /// What the writer says of the run: the summary, or of a run under way what it said at its
    /// beginning.
    Json.Obj said() {
        return entry.map(IndexEntry::summary)
                .or(() -> live.map(LiveRun::about))
                .orElse(Json.object().build());
    }

    /// A text of what the writer says; empty when there is none.
    String said(String key) {
        return said().text(key).orElse("");
    }

    /// The statement of the last hypothesis; empty when there is none.
    Optional<String> hypothesis() {
        return saved.map(SavedRun::result)
                .flatMap(result -> result.find("rounds"))
                .flatMap(rounds ->
                        rounds instanceof Json.Arr(List<Json> items) && !items.isEmpty()
                                ? Optional.of(items.getLast())
                                : Optional.empty())
                .flatMap(round ->
                        round instanceof Json.Obj object
                                ? object.find("hypothesis")
                                : Optional.empty())
                .flatMap(hypothesis ->
                        hypothesis instanceof Json.Obj object
                                ? object.text("statement")
                                : Optional.empty());
    }

    /// The alphas: what was selected in its order, then the others by information ratio, missing
    /// last.
    List<SavedAlpha> ranked() {
        List<String> selected = selected();
        List<SavedAlpha> ranked = new ArrayList<>();
        saved.ifPresent(run -> ranked.addAll(run.alphas()));
        ranked.sort(
                Comparator.comparingInt((SavedAlpha alpha) -> place(selected, alpha))
                        .thenComparingDouble(RunFacts::descending)
                        .thenComparing(SavedAlpha::id));
        return ranked;
    }

    /// `selected`, `passed`, `rejected` or `failed`.
    String verdict(SavedAlpha alpha) {
        if (alpha.error().isPresent()) {
            return "failed";
        }
        if (selected().contains(alpha.id())) {
            return "selected";
        }
        return alpha.passed() ? "passed" : "rejected";
    }

    private static int place(List<String> selected, SavedAlpha alpha) {
        int at = selected.indexOf(alpha.id());
        return at < 0 ? selected.size() : at;
    }

    private static double descending(SavedAlpha alpha) {
        double ir = alpha.figure(Figure.INFORMATION_RATIO);
        return Double.isNaN(ir) ? Double.POSITIVE_INFINITY : -ir;
    }

    private List<String> selected() {
        List<String> ids = new ArrayList<>();
        Json selection =
                saved.flatMap(run -> run.result().find("selection")).orElse(Json.Null.NULL);
        if (selection instanceof Json.Arr(List<Json> items)) {
            for (Json item : items) {
                if (item instanceof Json.Str(String id)) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private static Optional<Manifest> manifest(RunDirectory directory, List<String> troubles) {
        Path file = directory.path().resolve(Manifest.FILE);
        if (!Files.isRegularFile(file)) {
            troubles.add(
                    directory.path()
                            + " has no "
                            + Manifest.FILE
                            + ": `alphatrail migrate` seals runs of older versions");
            return Optional.empty();
        }
        try {
            byte[] bytes = directory.read(Manifest.FILE, MAX_MANIFEST);
            return Optional.of(Manifest.of(bytes, file.toString()));
        } catch (JsonException | StoreException e) {
            troubles.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private static Optional<SavedRun> saved(RunDirectory directory, List<String> troubles) {
        if (!directory.has(StudyArtifacts.CONFIG) || !directory.has(StudyArtifacts.RUN)) {
            return Optional.empty(); // a run of another program
        }
        try {
            return Optional.of(SavedRun.read(directory));
        } catch (JsonException | TrailException | StoreException e) {
            troubles.add(String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }
}
