package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.faults.Faults;
import dev.alphatrail.runstore.faults.WatchedFiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Small stores, and what must hold of any store whatever happened to it.
final class Trial {
    static final List<RunId> BEFORE =
            List.of(RunId.parse("one"), RunId.parse("two"), RunId.parse("three"));
    static final RunId NEW = RunId.parse("new");

    private Trial() {}

    /// A store that is not forced to the disk.
    static RunStore plain(Path root) {
        return RunStore.open(WatchedFiles.of(root, Faults.none()));
    }

    /// Three runs with events.
    static void prepare(Path root) {
        RunStore store = plain(root);
        BEFORE.forEach(run -> publish(store, run));
        store.tag(BEFORE.get(0), Map.of("team", Optional.of("eu")));
        store.note(BEFORE.get(1), Optional.of("look again"));
        store.tag(BEFORE.get(0), Map.of("team", Optional.of("us")));
    }

    static RunDirectory publish(RunStore store, RunId id) {
        try (RunDraft draft = store.beginNamed(id, Json.object().put("idea", "x").build())) {
            draft.put("config.json", "{\"run\":\"" + id + "\"}\n");
            draft.put("daily/a1.csv", "a,b\n1,2\n");
            return draft.publish(
                    new IndexEntry(
                            id,
                            Runs.START,
                            RunStatus.FINISHED,
                            Json.object().put("best", 1.25).put("notes", "").build()),
                    List.of(Json.object().put("run_id", id.value()).put("alpha_id", "a1").build()),
                    Map.of("config", 1));
        }
    }

    /// Every file below a directory.
    static Map<String, String> contents(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        if (Files.isDirectory(directory)) {
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    contents.put(
                            directory.relativize(path).toString(),
                            Files.readString(path, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return contents;
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    /// Where a run is: in the root or in the trash.
    static Path place(Path root, RunId run) {
        Path inRoot = root.resolve(run.value());
        return Files.exists(inRoot) ? inRoot : root.resolve(".trash").resolve(run.value());
    }

    static List<String> listed(RunStore store) {
        Listing listing = store.list(1_000);
        assertEquals(List.of(), listing.damages());
        return listing.entries().stream().map(entry -> entry.runId().value()).toList();
    }

    static List<String> findings(RunStore store) {
        return new Verifier(store)
                .everything(Optional.empty()).findings().stream().map(Finding::line).toList();
    }

    /// What every reader may rely on before anything is mended: each visible directory is a whole
    /// run, and the index can be listed.
    static void assertNothingHalf(Path root) throws IOException {
        RunStore store = plain(root);
        listed(store);
        for (String name : Runs.directories(root)) {
            assertEquals(
                    List.of(),
                    RunCheck.check(RunId.parse(name), root.resolve(name), Optional.empty()),
                    "half visible");
        }
    }

    /// What `doctor --fix` must reach: nothing differs, what is left behind can be discarded or
    /// salvaged, and a new run can be published.
    static void assertMendable(Path root) throws IOException {
        killOwners(root);
        RunStore store = plain(root);
        new Doctor(store).fix();
        assertEquals(List.of(), findings(store));
        for (LiveRun left : store.live()) {
            assertEquals(LiveRun.State.KILLED, left.state());
            assertTrue(
                    new Doctor(store)
                            .examine().stream()
                                    .anyMatch(finding ->
                                            finding.kind() == Finding.Kind.RUN_KILLED
                                                    && finding.isOf(left.runId())),
                    "not reported");
            new Doctor(store).salvage(left.runId(), false);
        }
        assertEquals(List.of(), findings(store));
        RunId next = RunId.parse("next");
        publish(store, next);
        assertEquals(next.value(), listed(store).getFirst());
        assertEquals(List.of(), findings(store));
    }

    /// Makes the owners of everything staged processes that do not exist.
    static void killOwners(Path root) throws IOException {
        Path staging = root.resolve(".staging");
        if (!Files.isDirectory(staging)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(staging, 2)) {
            for (Path owner : paths.filter(path -> path.endsWith("owner.json")).toList()) {
                String text = Files.readString(owner);
                Files.writeString(owner, text.replaceAll("\"pid\": *[0-9]+", "\"pid\": 999999999"));
            }
        }
    }
}
