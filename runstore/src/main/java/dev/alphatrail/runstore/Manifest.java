package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/// `manifest.json`, written last into a run's directory: what the run is and every file of it with
/// size and digest. All that the root says of a run can be made again from it.
///
/// @param entry what the index says of the run
/// @param schemas version of the format of each kind of artifact, by the writer's name for it
/// @param files every file but the manifest itself, by path in ascending order
public record Manifest(IndexEntry entry, Map<String, Integer> schemas, List<FileEntry> files) {
    /// The name of the file.
    public static final String FILE = "manifest.json";

    /// The lines a run adds to the registry, an artifact like any other.
    public static final String REGISTRY_FILE = "registry.jsonl";

    /// The version of the manifest's own format.
    public static final int SCHEMA_VERSION = 1;

    static final JsonLimits LIMITS = new JsonLimits(1 << 23, 32, 1 << 20);

    /// One file of a run.
    ///
    /// @param path below the run's directory, parts joined by `/`
    /// @param bytes size
    /// @param sha256 digest of the contents, lower-case hex
    public record FileEntry(String path, long bytes, String sha256) {
        public FileEntry {
            if (!ArtifactName.isAllowed(path) || path.equals(FILE)) {
                throw new IllegalArgumentException(
                        "\"" + RunCheck.printable(path) + "\" is no artifact name");
            }
            if (bytes < 0 || !Sha256.isDigest(sha256)) {
                throw new IllegalArgumentException("size or digest of " + path + " makes no sense");
            }
        }
    }

    public Manifest {
        schemas = java.util.Collections.unmodifiableMap(new TreeMap<>(schemas));
        files = files.stream().sorted(Comparator.comparing(FileEntry::path)).toList();
        Set<String> names = new HashSet<>();
        for (FileEntry file : files) {
            if (!names.add(PortableName.folded(file.path()))) {
                throw new IllegalArgumentException(
                        file.path() + " is there twice, or differs from another name in case only");
            }
        }
    }

    /// The run.
    public RunId runId() {
        return entry.runId();
    }

    /// The file of this path.
    public Optional<FileEntry> file(String path) {
        return files.stream().filter(file -> file.path().equals(path)).findFirst();
    }

    /// The bytes of the file.
    byte[] toBytes() {
        Json.Builder versions = Json.object();
        schemas.forEach((name, version) -> versions.put(name, version.longValue()));
        List<Json> list = new ArrayList<>();
        for (FileEntry file : files) {
            list.add(
                    Json.object()
                            .put("path", file.path())
                            .put("bytes", file.bytes())
                            .put("sha256", file.sha256())
                            .build());
        }
        Json.Obj json =
                Json.object()
                        .put("schema_version", SCHEMA_VERSION)
                        .put("run_id", runId().value())
                        .put("created_at", entry.createdAt().toString())
                        .put("status", entry.status().text())
                        .put("summary", entry.summary())
                        .put("schemas", versions.build())
                        .put("files", list)
                        .build();
        return JsonWriter.pretty(json).getBytes(StandardCharsets.UTF_8);
    }

    /// The manifest that a file holds.
    ///
    /// @param source what the file is called in messages
    /// @throws JsonException when it is no manifest; one line
    public static Manifest of(byte[] bytes, String source) {
        Json.Obj json = JsonReader.parse(bytes, source, LIMITS).asObject();
        double version = json.number("schema_version");
        if (!(version >= 1)) {
            throw new JsonException(source + ": schema_version is missing");
        }
        if (version >= SCHEMA_VERSION + 1) {
            throw new JsonException(
                    source
                            + ": schema_version is newer than "
                            + SCHEMA_VERSION
                            + ": use a later Alphatrail");
        }
        try {
            Json.Obj summary = object(json, "summary", source);
            IndexEntry entry =
                    IndexEntry.of(
                            Json.object()
                                    .put("schema_version", IndexEntry.SCHEMA_VERSION)
                                    .put("run_id", text(json, "run_id", source))
                                    .put("created_at", text(json, "created_at", source))
                                    .put("status", text(json, "status", source))
                                    .putAll(summary)
                                    .build());
            Map<String, Integer> schemas = new TreeMap<>();
            object(json, "schemas", source)
                    .members()
                    .forEach((name, value) -> schemas.put(name, (int) whole(value, name, source)));
            return new Manifest(entry, schemas, files(json, source));
        } catch (IllegalArgumentException e) {
            throw new JsonException(source + ": " + e.getMessage(), e);
        }
    }

    private static List<FileEntry> files(Json.Obj json, String source) {
        if (!(json.find("files").orElse(Json.Null.NULL) instanceof Json.Arr(List<Json> items))) {
            throw new JsonException(source + ": files is missing or no array");
        }
        List<FileEntry> files = new ArrayList<>();
        for (Json item : items) {
            Json.Obj file = item.asObject();
            files.add(
                    new FileEntry(
                            text(file, "path", source),
                            whole(file.find("bytes").orElse(Json.Null.NULL), "bytes", source),
                            text(file, "sha256", source)));
        }
        return files;
    }

    private static Json.Obj object(Json.Obj json, String key, String source) {
        if (json.find(key).orElse(Json.Null.NULL) instanceof Json.Obj object) {
            return object;
        }
        throw new JsonException(source + ": " + key + " is missing or no object");
    }

    private static String text(Json.Obj json, String key, String source) {
        return json.text(key)
                .orElseThrow(
                        () -> new JsonException(source + ": " + key + " is missing or no string"));
    }

    private static long whole(Json value, String key, String source) {
        OptionalLong whole =
                value instanceof Json.Num number ? number.asLong() : OptionalLong.empty();
        return whole.orElseThrow(
                () -> new JsonException(source + ": " + key + " is missing or no whole number"));
    }
}
