package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What happened to a run after it was published. Runs never change; events are added, and the
/// later one counts.
public sealed interface Event {
    /// The run it happened to.
    RunId runId();

    /// When, to the millisecond.
    Instant at();

    /// Members that a later version added, in their order; kept as they are.
    Json.Obj more();

    /// Tags were set or taken away.
    ///
    /// @param tags new values by name; empty takes the tag away
    record Tagged(RunId runId, Instant at, Map<String, Optional<String>> tags, Json.Obj more)
            implements Event {
        public Tagged {
            at = at.truncatedTo(ChronoUnit.MILLIS);
            tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
        }

        public Tagged(RunId runId, Instant at, Map<String, Optional<String>> tags) {
            this(runId, at, tags, EventMembers.NONE);
        }
    }

    /// The note was replaced.
    ///
    /// @param note the new one; empty takes it away
    record Noted(RunId runId, Instant at, Optional<String> note, Json.Obj more) implements Event {
        public Noted {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }

        public Noted(RunId runId, Instant at, Optional<String> note) {
            this(runId, at, note, EventMembers.NONE);
        }
    }

    /// The run was moved to the trash.
    record Deleted(RunId runId, Instant at, Json.Obj more) implements Event {
        public Deleted {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }

        public Deleted(RunId runId, Instant at) {
            this(runId, at, EventMembers.NONE);
        }
    }

    /// The run was moved back from the trash.
    record Restored(RunId runId, Instant at, Json.Obj more) implements Event {
        public Restored {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }

        public Restored(RunId runId, Instant at) {
            this(runId, at, EventMembers.NONE);
        }
    }

    /// The directory of the run is gone for good.
    record Purged(RunId runId, Instant at, Json.Obj more) implements Event {
        public Purged {
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }

        public Purged(RunId runId, Instant at) {
            this(runId, at, EventMembers.NONE);
        }
    }

    /// The event as JSON: the line of the index without the digest of the line before.
    default Json.Obj toJson() {
        Json.Builder json =
                Json.object()
                        .put("schema_version", IndexEntry.SCHEMA_VERSION)
                        .put("event", word())
                        .put("run_id", runId().value())
                        .put("at", at().toString());
        switch (this) {
            case Tagged(_, _, Map<String, Optional<String>> tags, _) -> {
                Json.Builder object = Json.object();
                tags.forEach(object::put);
                json.put("tags", object.build());
            }
            case Noted(_, _, Optional<String> note, _) -> json.put("note", note);
            case Deleted _, Restored _, Purged _ -> {}
        }
        return json.putAll(more()).build();
    }

    /// The word for it in files.
    default String word() {
        return switch (this) {
            case Tagged _ -> "tag";
            case Noted _ -> "note";
            case Deleted _ -> "delete";
            case Restored _ -> "restore";
            case Purged _ -> "purge";
        };
    }

    /// The event of a line.
    ///
    /// @throws JsonException when the line is no event; the message names the key
    static Event of(Json.Obj line) {
        IndexEntry.requireKnownVersion(line);
        try {
            RunId run = RunId.parse(line.text("run_id").orElse(""));
            Instant at = Instant.parse(line.text("at").orElse(""));
            String word = line.text("event").orElse("");
            return switch (word) {
                case "tag" -> new Tagged(run, at, tags(line), EventMembers.unknown(line, "tags"));
                case "note" ->
                        new Noted(run, at, line.text("note"), EventMembers.unknown(line, "note"));
                case "delete" -> new Deleted(run, at, EventMembers.unknown(line, ""));
                case "restore" -> new Restored(run, at, EventMembers.unknown(line, ""));
                case "purge" -> new Purged(run, at, EventMembers.unknown(line, ""));
                default -> throw new JsonException("\"" + word + "\" is no event that is known");
            };
        } catch (DateTimeException e) {
            throw new JsonException("at is no UTC time such as 2026-01-31T09:30:00.123Z", e);
        } catch (IllegalArgumentException e) {
            throw new JsonException(Optional.ofNullable(e.getMessage()).orElse("no event"), e);
        }
    }

    private static Map<String, Optional<String>> tags(Json.Obj line) {
        Map<String, Optional<String>> tags = new LinkedHashMap<>();
        if (line.find("tags").orElse(Json.Null.NULL) instanceof Json.Obj object) {
            object.members().keySet().forEach(name -> tags.put(name, object.text(name)));
        }
        return tags;
    }
}
