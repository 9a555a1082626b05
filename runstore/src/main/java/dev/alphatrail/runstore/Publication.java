package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.json.JsonWriter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What is to be written once a run stands in its place. It is noted in `.pending` before the run
/// is moved there, so that after a crash in between whoever comes next completes it: a run in its
/// place is always indexed in the end, and once.
///
/// All methods are called with the store's lock held.
///
/// @param runId the run
/// @param indexSize bytes of the index before
/// @param indexLine the line to append to the index
/// @param registrySize bytes of the registry before
/// @param registryLines the lines to append to the registry
record Publication(
        RunId runId,
        long indexSize,
        String indexLine,
        long registrySize,
        List<String> registryLines) {
    static final String FILE = ".pending";

    /// Notes what is to come. From here on [#finish] or [#withdraw] must follow.
    static Publication prepare(Path root, IndexEntry entry, List<Json.Obj> registryLines)
            throws IOException {
        Publication publication =
                new Publication(
                        entry.runId(),
                        index(root).size(),
                        indexLine(entry),
                        registry(root).size(),
                        registryLines.stream().map(JsonWriter::compact).toList());
        Durable.replace(root, FILE, JsonWriter.compact(publication.toJson()));
        return publication;
    }

    private static String indexLine(IndexEntry entry) {
        String line = JsonWriter.compact(entry.toJson());
        int bytes = line.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > BackwardLines.MAX_LINE_BYTES) {
            throw new StoreException(
                    "the summary of run "
                            + entry.runId()
                            + " makes an index line of "
                            + bytes
                            + " bytes, at most "
                            + BackwardLines.MAX_LINE_BYTES
                            + " are read: shorten its texts");
        }
        return line;
    }

    /// Completes what a crash has interrupted, if anything.
    static void recover(Path root) throws IOException {
        Path file = root.resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        Publication publication = of(file);
        if (Files.isDirectory(root.resolve(publication.runId.value()))) {
            publication.finish(root);
        } else {
            withdraw(root);
        }
    }

    /// Takes the note back: the run was not moved into place.
    static void withdraw(Path root) throws IOException {
        Files.deleteIfExists(root.resolve(FILE));
    }

    /// Appends the lines that are missing, points `LATEST` to the run and removes the note.
    void finish(Path root) throws IOException {
        index(root).appendMissing(List.of(indexLine), indexSize);
        registry(root).appendMissing(registryLines, registrySize);
        Durable.replace(root, RunStore.LATEST, runId + "\n");
        Files.deleteIfExists(root.resolve(FILE));
    }

    private static LineFile index(Path root) {
        return new LineFile(root.resolve(RunStore.INDEX));
    }

    private static LineFile registry(Path root) {
        return new LineFile(root.resolve(RunStore.REGISTRY));
    }

    private Json.Obj toJson() {
        return Json.object()
                .put("run_id", runId.value())
                .put("index_size", indexSize)
                .put("index_line", indexLine)
                .put("registry_size", registrySize)
                .put("registry_lines", registryLines)
                .build();
    }

    private static Publication of(Path file) {
        try {
            Json.Obj note = JsonReader.parse(file, JsonLimits.DEFAULT).asObject();
            List<String> registryLines = new ArrayList<>();
            if (note.find("registry_lines").orElse(Json.Null.NULL)
                    instanceof Json.Arr(List<Json> items)) {
                items.forEach(item ->
                        registryLines.add(item instanceof Json.Str(String line) ? line : ""));
            }
            return new Publication(
                    RunId.parse(note.text("run_id").orElse("")),
                    (long) note.number("index_size"),
                    note.text("index_line").orElse(""),
                    (long) note.number("registry_size"),
                    registryLines);
        } catch (JsonException | IllegalArgumentException e) {
            throw new StoreException(
                    file
                            + " is damaged: delete it; should the newest run then be missing in the"
                            + " list, its directory is whole",
                    e);
        }
    }
}
