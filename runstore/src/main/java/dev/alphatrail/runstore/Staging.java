package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The claim to an id and the place where its run is written: `.staging/<id>/` with `owner.json`,
/// `status.json` and the directory `files`, which becomes the run.
///
/// As long as it stands there the id belongs to its maker. It is removed when the run is published
/// and indexed, so one without `files` whose run stands in its place tells that the index line may
/// be missing.
record Staging(Layout layout, RunId id) {
    private static final String OWNER = "owner.json";
    private static final String STATUS = "status.json";
    private static final String FILES = "files";
    private static final String EVENTS = "events.jsonl";
    private static final JsonLimits STATUS_LIMITS = new JsonLimits(1 << 16, 4, 1 << 12);

    /// A writer on another machine that was not heard of for so long counts as silent.
    private static final Duration SILENCE = Duration.ofMinutes(3);

    Path directory() {
        return layout.staging().resolve(id.value());
    }

    Path files() {
        return directory().resolve(FILES);
    }

    /// Takes an id, or returns false. Making the directory is the claim: it succeeds for one only.
    /// The look at the finished runs comes after it, for whoever published this id held the claim
    /// until his run stood there.
    boolean claim(Json.Obj about) throws IOException {
        if (isTaken()) {
            return false; // saves a claim that others would see for a moment
        }
        try {
            Files.createDirectory(directory());
        } catch (FileAlreadyExistsException _) {
            return false;
        }
        if (isTaken()) {
            Files.deleteIfExists(directory());
            return false;
        }
        String owner = JsonWriter.pretty(Owner.thisProcess(Instant.now(), about).toJson());
        Files.writeString(directory().resolve(OWNER), owner, StandardCharsets.UTF_8);
        Files.createDirectory(files());
        return true;
    }

    private boolean isTaken() {
        return Files.exists(layout.run(id), LinkOption.NOFOLLOW_LINKS)
                || Files.exists(layout.trashed(id), LinkOption.NOFOLLOW_LINKS)
                || Files.exists(layout.events(id).path(), LinkOption.NOFOLLOW_LINKS);
    }

    /// Says how far the run is; also a sign of life.
    void report(String stage, long done, long total) throws IOException {
        Json.Obj status =
                Json.object()
                        .put("schema_version", 1)
                        .put("stage", stage)
                        .put("done", done)
                        .put("total", total)
                        .put("heartbeat", Instant.now().toString())
                        .build();
        Durable.replaceDerived(directory().resolve(STATUS), JsonWriter.compact(status) + "\n");
    }

    /// Whether the run's files are still here.
    boolean holdsFiles() {
        return Files.isDirectory(files(), LinkOption.NOFOLLOW_LINKS);
    }

    /// Whether the run was moved into its place and the claim forgotten.
    boolean wasPublished() {
        return !holdsFiles() && Files.exists(layout.run(id).resolve(Manifest.FILE));
    }

    void delete() throws IOException {
        Durable.deleteTree(directory());
    }

    /// Whether this is a claim that was given up before there was anything to keep: there is
    /// neither a directory of files nor a run, and its maker is gone, or did not even say who he is
    /// for a while.
    boolean isEmptyAndDead(Instant now) throws IOException {
        if (Files.exists(files(), LinkOption.NOFOLLOW_LINKS) || wasPublished()) {
            return false;
        }
        Optional<Owner> owner = Owner.read(directory().resolve(OWNER));
        if (owner.isPresent()) {
            return !owner.get().isAlive().orElse(true);
        }
        try {
            Instant made = Files.getLastModifiedTime(directory()).toInstant();
            return Duration.between(made, now).compareTo(SILENCE) > 0;
        } catch (NoSuchFileException _) {
            return false; // its maker went on, or gave it back
        }
    }

    /// Keeps the events that the run brings from another store until they are in the index.
    void keepEvents(List<Event> events) throws IOException {
        if (!events.isEmpty()) {
            Durable.write(directory().resolve(EVENTS), EventFile.bytes(events));
        }
    }

    List<Event> events() throws IOException {
        return EventFile.read(directory().resolve(EVENTS), id).events();
    }

    /// Removes the claim of a run that is published and indexed, or given up. What stays because
    /// the file system refuses is removed with the next run.
    void forget() {
        try {
            delete();
        } catch (IOException _) {
            // the run is complete: its publication must not fail for this
        }
    }

    /// All claims of a store, by id.
    static List<Staging> all(Layout layout) throws IOException {
        List<Staging> found = new ArrayList<>();
        for (String name : Names.in(layout.staging())) {
            if (RunId.isId(name)
                    && Files.isDirectory(
                            layout.staging().resolve(name), LinkOption.NOFOLLOW_LINKS)) {
                found.add(new Staging(layout, RunId.parse(name)));
            }
        }
        if (found.size() > 1) {
            found.sort(Comparator.comparing(Staging::id));
        }
        return found;
    }

    /// What can be seen of the run from outside; empty when it is gone or still being claimed.
    Optional<LiveRun> look(Instant now) {
        Optional<Owner> known = Owner.read(directory().resolve(OWNER));
        if (!holdsFiles()) {
            return Optional.empty();
        }
        Json.Obj status = status();
        Owner owner =
                known.orElseGet(
                        () -> new Owner(0, Optional.empty(), "", "", Instant.EPOCH, NOTHING));
        Instant heartbeat = heartbeat(status).orElse(owner.startedAt());
        boolean silent = Duration.between(heartbeat, now).compareTo(SILENCE) > 0;
        LiveRun.State state =
                owner.isAlive()
                        .map(alive -> alive ? LiveRun.State.RUNNING : LiveRun.State.KILLED)
                        .orElse(silent ? LiveRun.State.SILENT : LiveRun.State.RUNNING);
        return Optional.of(
                new LiveRun(
                        id,
                        // without an owner nobody can be asked: a power cut took its name
                        known.isPresent() ? state : LiveRun.State.KILLED,
                        owner.startedAt(),
                        status.text("stage").orElse(""),
                        count(status, "done"),
                        count(status, "total"),
                        heartbeat,
                        owner.host(),
                        owner.pid(),
                        owner.about()));
    }

    private static final Json.Obj NOTHING = Json.object().build();

    private Json.Obj status() {
        Path file = directory().resolve(STATUS);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return NOTHING; // nothing said yet
        }
        try {
            return JsonReader.parse(file, STATUS_LIMITS).asObject();
        } catch (JsonException _) {
            return NOTHING; // damaged, as after a power cut
        }
    }

    private static Optional<Instant> heartbeat(Json.Obj status) {
        try {
            return status.text("heartbeat").map(Instant::parse);
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static long count(Json.Obj status, String key) {
        double number = status.number(key);
        return number >= 0 ? (long) number : 0;
    }
}
