package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// Makes runs for tests and checks whole stores.
final class Runs {
    static final Instant START = Instant.parse("2026-01-31T09:30:05Z");
    static final RunId ID = RunId.of(START, ThreadId.MAIN, "0123456789abcdef");

    /// Longer than the 8,192 bytes that the JDK writes at once.
    static final String LONG_NOTE = "n".repeat(20_000);

    private static final List<String> ARTIFACTS =
            List.of("config.json", "daily/a1.csv", "result.json");

    private static final List<String> ALL_FILES =
            List.of(
                    "config.json",
                    "daily/a1.csv",
                    "manifest.json",
                    "registry.jsonl",
                    "result.json");

    private Runs() {}

    static RunDirectory publish(RunStore store, RunId id) {
        try (RunDraft draft = store.begin(id)) {
            ARTIFACTS.forEach(name -> draft.put(name, contents(draft.id(), name)));
            return draft.publish(
                    entry(draft.id()),
                    List.of(registryLine(draft.id(), 1), registryLine(draft.id(), 2)),
                    java.util.Map.of("config", 1));
        }
    }

    static IndexEntry entry(RunId id) {
        Json.Obj summary = Json.object().put("notes", LONG_NOTE).put("best", 1.25).build();
        return new IndexEntry(id, START, RunStatus.FINISHED, summary);
    }

    static Json.Obj registryLine(RunId id, int alpha) {
        return Json.object()
                .put("run_id", id.value())
                .put("alpha_id", alpha)
                .put("notes", LONG_NOTE)
                .build();
    }

    private static String contents(RunId id, String name) {
        return id + " " + name + "\n";
    }

    /// Every directory is a whole run; every line of the index is whole; each run is indexed once,
    /// with its two lines in the registry, when `allIndexed`. Returns the number of runs.
    static int check(Path root, boolean allIndexed) throws IOException {
        List<String> directories = directories(root);
        for (String directory : directories) {
            RunDirectory run = RunDirectory.open(root.resolve(directory));
            assertEquals(ALL_FILES, run.names());
            for (String name : ARTIFACTS) {
                assertEquals(
                        contents(RunId.parse(directory), name), Files.readString(run.file(name)));
            }
        }
        Listing listing = RunStore.open(root).list(Integer.MAX_VALUE);
        assertEquals(List.of(), listing.damages());
        if (allIndexed) {
            assertEquals(
                    List.of(),
                    new Verifier(RunStore.open(root))
                            .everything(java.util.Optional.empty())
                            .findings());
        }
        List<String> indexed =
                listing.entries().stream().map(entry -> entry.runId().value()).sorted().toList();
        assertEquals(
                indexed.size(), new HashSet<>(indexed).size(), "an id stands twice in the index");
        assertTrue(directories.containsAll(indexed));
        if (allIndexed) {
            assertEquals(directories, indexed);
            assertEquals(
                    2L * directories.size(),
                    Files.readAllLines(root.resolve(Layout.REGISTRY)).stream().distinct().count());
            assertEquals(
                    2L * directories.size(),
                    (long) Files.readAllLines(root.resolve(Layout.REGISTRY)).size());
        }
        return directories.size();
    }

    static List<String> directories(Path root) throws IOException {
        List<String> names = new ArrayList<>();
        try (Stream<Path> paths = Files.list(root)) {
            paths.filter(Files::isDirectory)
                    .map(path -> String.valueOf(path.getFileName()))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }

    static List<String> staged(Path root) throws IOException {
        try (Stream<Path> paths = Files.list(root.resolve(".staging"))) {
            return paths.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        }
    }
}
