package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Which members of an event's line this version knows. The others belong to a later version.
final class EventMembers {
    static final Json.Obj NONE = Json.object().build();

    private static final Set<String> COMMON =
            Set.of("schema_version", "event", "run_id", "at", "previous_sha256");

    private EventMembers() {}

    /// The members of a line that are not known.
    ///
    /// @param own what an event of its kind has beside the common ones; empty for nothing
    static Json.Obj unknown(Json.Obj line, String own) {
        Map<String, Json> unknown = new LinkedHashMap<>(line.members());
        unknown.keySet().removeAll(COMMON);
        unknown.remove(own);
        return unknown.isEmpty() ? NONE : new Json.Obj(unknown);
    }
}
