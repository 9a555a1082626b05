package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;

import java.util.Optional;

/// A line of the index: a run that was published, or an event.
sealed interface IndexLine {
    /// Longer lines are neither written nor kept in memory.
    int MAX_BYTES = 1 << 20;

    JsonLimits LIMITS = new JsonLimits(MAX_BYTES, JsonLimits.DEFAULT.maxDepth(), MAX_BYTES);

    /// Digest of the line before; empty in lines of version 1.
    Optional<String> previousSha256();

    RunId runId();

    /// The line without the digest of the line before.
    Json.Obj body();

    /// A published run.
    ///
    /// @param manifestSha256 digest of its manifest; empty in lines of version 1
    record Run(IndexEntry entry, Optional<String> manifestSha256, Optional<String> previousSha256)
            implements IndexLine {
        @Override
        public RunId runId() {
            return entry.runId();
        }

        @Override
        public Json.Obj body() {
            return body(entry, manifestSha256.orElse(""));
        }

        static Json.Obj body(IndexEntry entry, String manifestSha256) {
            return Json.object()
                    .putAll(entry.toJson())
                    .put("manifest_sha256", manifestSha256)
                    .build();
        }
    }

    /// Something that happened to a run.
    record Happened(Event event, Optional<String> previousSha256) implements IndexLine {
        @Override
        public RunId runId() {
            return event.runId();
        }

        @Override
        public Json.Obj body() {
            return event.toJson();
        }
    }

    /// The text of a line that follows a line of this digest.
    static String text(Json.Obj body, String previousSha256) {
        return JsonWriter.compact(
                Json.object().putAll(body).put("previous_sha256", previousSha256).build());
    }

    /// The line that bytes hold.
    ///
    /// @param source what they are called in messages
    /// @throws JsonException when they are no line of an index
    static IndexLine of(byte[] bytes, int offset, int length, String source) {
        Json.Obj line = JsonReader.parse(bytes, offset, length, source, LIMITS).asObject();
        Optional<String> previous = digest(line, "previous_sha256");
        return line.find("event").isPresent()
                ? new Happened(Event.of(line), previous)
                : new Run(IndexEntry.of(line), digest(line, "manifest_sha256"), previous);
    }

    private static Optional<String> digest(Json.Obj line, String key) {
        return line.text(key).filter(Sha256::isDigest);
    }
}
