package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What events say of runs, collected from the last event to the first: the later one counts.
final class Overlay {
    /// The members of a summary that events change.
    static final String TAGS = "tags";

    static final String NOTES = "notes";

    private final Map<RunId, Changes> changes = new HashMap<>();

    /// Takes an event into account, unless a later one has settled the matter.
    void add(Event event) {
        Changes known = changes.computeIfAbsent(event.runId(), _ -> new Changes());
        switch (event) {
            case Event.Tagged tagged -> tagged.tags().forEach(known.tags::putIfAbsent);
            case Event.Noted noted ->
                    known.note = known.note.isPresent() ? known.note : Optional.of(noted.note());
            case Event.Deleted _ -> known.settle(Place.TRASH);
            case Event.Restored _ -> known.settle(Place.ROOT);
            case Event.Purged _ -> known.settle(Place.NOWHERE);
        }
    }

    /// Where the run should be.
    Place place(RunId run) {
        Changes known = changes.get(run);
        return known == null ? Place.ROOT : known.place.orElse(Place.ROOT);
    }

    boolean isEmpty() {
        return changes.isEmpty();
    }

    /// A member of a run's summary as it is after the events.
    Json value(RunId run, String member, Json written) {
        Changes known = changes.get(run);
        if (known == null) {
            return written;
        }
        return switch (member) {
            case TAGS -> known.tags.isEmpty() ? written : known.merge(written);
            case NOTES -> known.note.<Json>map(Changes::text).orElse(written);
            default -> written;
        };
    }

    /// The entry with the tags and the note it has now.
    IndexEntry apply(IndexEntry entry) {
        Changes known = changes.get(entry.runId());
        return known == null || (known.tags.isEmpty() && known.note.isEmpty())
                ? entry
                : new IndexEntry(
                        entry.runId(),
                        entry.createdAt(),
                        entry.status(),
                        known.applyTo(entry.summary()));
    }

    /// Where the directory of a run is.
    enum Place {
        ROOT,
        TRASH,
        NOWHERE
    }

    private static final class Changes {
        private final Map<String, Optional<String>> tags = new LinkedHashMap<>();
        private Optional<Optional<String>> note = Optional.empty();
        private Optional<Place> place = Optional.empty();

        void settle(Place now) {
            place = place.isPresent() ? place : Optional.of(now);
        }

        static Json text(Optional<String> note) {
            return new Json.Str(note.orElse(""));
        }

        Json merge(Json written) {
            Map<String, Json> merged = new LinkedHashMap<>();
            if (written instanceof Json.Obj own) {
                merged.putAll(own.members());
            }
            tags.forEach((name, value) ->
                    value.ifPresentOrElse(
                            text -> merged.put(name, new Json.Str(text)),
                            () -> merged.remove(name)));
            return new Json.Obj(merged);
        }

        Json.Obj applyTo(Json.Obj summary) {
            Map<String, Json> members = new LinkedHashMap<>(summary.members());
            if (!tags.isEmpty()) {
                members.put(TAGS, merge(members.getOrDefault(TAGS, Json.Null.NULL)));
            }
            note.ifPresent(text -> members.put(NOTES, text(text)));
            return new Json.Obj(members);
        }
    }
}
