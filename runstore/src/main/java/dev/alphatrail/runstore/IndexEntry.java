package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the index says about one run.
///
/// @param runId the run
/// @param createdAt when it began, to the second
/// @param status how it ended
/// @param summary whatever the writer wants a list of runs to show; must not use the keys of the
///   index itself ([#OWN_KEYS]). An object `tags` and a text `notes` are what later events change.
public record IndexEntry(RunId runId, Instant createdAt, RunStatus status, Json.Obj summary) {
    /// The version of the line's format. Lines of version 1 (without digests) are read too.
    public static final int SCHEMA_VERSION = 2;

    /// The keys that a summary must not use.
    public static final List<String> OWN_KEYS =
            List.of(
                    "schema_version",
                    "run_id",
                    "created_at",
                    "status",
                    "event",
                    "manifest_sha256",
                    "previous_sha256");

    public IndexEntry {
        createdAt = createdAt.truncatedTo(ChronoUnit.SECONDS);
        for (String key : OWN_KEYS) {
            if (summary.find(key).isPresent()) {
                throw new IllegalArgumentException(
                        "the summary must not hold \"" + key + "\": the index writes it");
            }
        }
    }

    /// The entry as JSON: the line of the index without its digests.
    public Json.Obj toJson() {
        return Json.object()
                .put("schema_version", SCHEMA_VERSION)
                .put("run_id", runId.value())
                .put("created_at", createdAt.toString())
                .put("status", status.text())
                .putAll(summary)
                .build();
    }

    /// The entry of a line.
    ///
    /// @throws JsonException when the line is no entry; the message names the key
    public static IndexEntry of(Json.Obj line) {
        requireKnownVersion(line);
        try {
            Map<String, Json> summary = new LinkedHashMap<>(line.members());
            OWN_KEYS.forEach(summary::remove);
            return new IndexEntry(
                    RunId.parse(text(line, "run_id")),
                    Instant.parse(text(line, "created_at")),
                    RunStatus.of(text(line, "status")),
                    new Json.Obj(summary));
        } catch (DateTimeException e) {
            throw new JsonException("created_at is no UTC time such as 2026-01-31T09:30:00Z", e);
        } catch (IllegalArgumentException e) {
            throw new JsonException(Optional.ofNullable(e.getMessage()).orElse("no entry"), e);
        }
    }

    static void requireKnownVersion(Json.Obj line) {
        double version = line.number("schema_version");
        if (version >= SCHEMA_VERSION + 1) {
            throw new JsonException(
                    "schema_version is newer than "
                            + SCHEMA_VERSION
                            + ": written by a later version");
        }
        if (!(version >= 1)) {
            throw new JsonException("schema_version is missing or unknown");
        }
    }

    private static String text(Json.Obj line, String key) {
        return line.text(key)
                .orElseThrow(() -> new JsonException(key + " is missing or no string"));
    }
}
