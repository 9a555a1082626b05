package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.alphatrail.json.JsonWriter;
import dev.alphatrail.runstore.faults.Faults;
import dev.alphatrail.runstore.faults.Faults.Mode;
import dev.alphatrail.runstore.faults.Watch.Step;
import dev.alphatrail.runstore.faults.WatchedFiles;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The k-th step that changes the file system fails, is done by half, or is the last one: for every
/// k of everything that is done to a store.
final class FaultInjectionTest {
    @TempDir(factory = MemoryDisk.class)
    private Path folder = Path.of("");

    private interface Preparation {
        void run(Path root, Path other) throws IOException;
    }

    private interface Deed {
        void run(RunStore store, Path other);
    }

    private enum Scenario {
        PUBLISH((_, _) -> {}, (store, _) -> Trial.publish(store, Trial.NEW)),
        FIRST_PUBLICATION(
                (root, _) -> Durable.deleteTree(root),
                (store, _) -> Trial.publish(store, Trial.NEW)),
        PUBLISH_BEHIND_A_TORN_TAIL(
                (root, _) -> append(root.resolve("_index.jsonl"), "{\"schema_version\":2,\"ru"),
                (store, _) -> Trial.publish(store, Trial.NEW)),
        PUBLISH_BEHIND_AN_INTERRUPTED_ONE(
                (root, _) -> interrupt(root), (store, _) -> Trial.publish(store, Trial.NEW)),
        TAG(
                (_, _) -> {},
                (store, _) -> store.tag(Trial.BEFORE.get(0), Map.of("team", Optional.of("asia")))),
        FIRST_NOTE(
                (_, _) -> {}, (store, _) -> store.note(Trial.BEFORE.get(2), Optional.of("good"))),
        DELETE((_, _) -> {}, (store, _) -> store.delete(Trial.BEFORE.get(2))),
        RESTORE(
                (root, _) -> Trial.plain(root).delete(Trial.BEFORE.get(1)),
                (store, _) -> store.restore(Trial.BEFORE.get(1))),
        PURGE(
                (root, _) -> Trial.plain(root).delete(Trial.BEFORE.get(1)),
                (store, _) -> store.purge(Trial.BEFORE.get(1))),
        REINDEX_SOUND((_, _) -> {}, (store, _) -> new Reindexer(store).reindex()),
        REINDEX_DAMAGED(
                (root, _) -> damage(root.resolve("_index.jsonl")),
                (store, _) -> new Reindexer(store).reindex()),
        REINDEX_LOST(
                (root, _) -> Files.delete(root.resolve("_index.jsonl")),
                (store, _) -> new Reindexer(store).reindex()),
        FIX_EVERYTHING(
                (root, _) -> {
                    interrupt(root);
                    append(root.resolve("_index.jsonl"), "{\"schema_ver");
                    damage(root.resolve(".events/one.jsonl"));
                    damage(root.resolve("two/manifest.json"));
                    Files.delete(root.resolve("factor_registry.jsonl"));
                },
                (store, _) -> new Doctor(store).fix()),
        IMPORT(
                (_, other) -> {
                    RunStore store = Trial.plain(other);
                    Trial.publish(store, RunId.parse("theirs"));
                    store.tag(RunId.parse("theirs"), Map.of("team", Optional.of("eu")));
                    store.note(RunId.parse("theirs"), Optional.of("mind"));
                },
                (store, other) -> new Importer(store, 1 << 30).importRoot(other)),
        MIGRATE(
                (root, _) -> makeVersion1(root),
                (store, _) -> new Migrator(store).migrate(Map.of("config", 1)));

        private final Preparation preparation;
        private final Deed deed;

        Scenario(Preparation preparation, Deed deed) {
            this.preparation = preparation;
            this.deed = deed;
        }
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    private static void damage(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    /// A publication that was killed behind the move of its directory.
    private static void interrupt(Path root) throws IOException {
        Trial.publish(Trial.plain(root), RunId.parse("interrupted"));
        Path index = root.resolve("_index.jsonl");
        List<String> lines = Files.readAllLines(index);
        Files.writeString(index, String.join("\n", lines.subList(0, lines.size() - 1)) + "\n");
        Files.createDirectories(root.resolve(".staging/interrupted"));
    }

    static void makeVersion1(Path root) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String line : Files.readAllLines(root.resolve("_index.jsonl"))) {
            if (!line.contains("\"event\":")) {
                lines.append(
                                line.replace("\"schema_version\":2", "\"schema_version\":1")
                                        .replaceAll(",\"manifest_sha256\".*", "}"))
                        .append('\n');
            }
        }
        Files.writeString(root.resolve("_index.jsonl"), lines);
        Durable.deleteTree(root.resolve(".events"));
        for (RunId run : Trial.BEFORE) {
            Files.delete(root.resolve(run.value()).resolve("manifest.json"));
            Files.delete(root.resolve(run.value()).resolve("registry.jsonl"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void whateverStepFailsNothingIsLostAndAllIsMendable(Scenario scenario) throws IOException {
        Path start = folder.resolve("start/runs");
        Trial.prepare(start);
        Path other = folder.resolve("other");
        scenario.preparation.run(start, other);
        Faults counter = Faults.none();
        int steps = run(scenario, start, other, "count", counter) ? counter.count() : 0;
        assertTrue(steps > 0);

        for (int k = 1; k <= steps; k++) {
            for (Mode mode : Mode.values()) {
                if (mode == Mode.HALF_THEN_KILLED && counter.step(k) != Step.WRITE) {
                    continue; // the same as killed
                }
                String trial = k + "-" + mode;
                Faults faults = Faults.at(k, mode);
                try {
                    boolean returned = run(scenario, start, other, trial, faults);
                    assertTrue(faults.happened(), "step " + k + " of " + steps + " is not reached");
                    check(scenario, start, folder.resolve(trial).resolve("runs"), returned);
                } catch (AssertionError | RuntimeException e) {
                    throw new AssertionError(
                            scenario + ", step " + k + " of " + steps + ", " + mode, e);
                }
                Durable.deleteTree(folder.resolve(trial));
            }
        }
    }

    /// Returns whether the deed came to its end.
    private boolean run(Scenario scenario, Path start, Path other, String name, Faults faults)
            throws IOException {
        Path root = folder.resolve(name).resolve("runs");
        Files.createDirectories(root.getParent());
        if (Files.exists(start)) {
            Trial.copy(start, root);
        }
        try {
            scenario.deed.run(RunStore.open(WatchedFiles.of(root, faults)), other);
            return true;
        } catch (StoreException e) {
            assertTrue(
                    faults.happened() && !String.valueOf(e.getMessage()).contains("\n"),
                    () -> "an error out of nowhere: " + e);
            return false;
        }
    }

    private static void check(Scenario scenario, Path start, Path root, boolean returned)
            throws IOException {
        boolean migrated = scenario == Scenario.MIGRATE;
        boolean fixing = scenario == Scenario.FIX_EVERYTHING;
        if (!Files.exists(root)) {
            assertTrue(!returned && scenario == Scenario.FIRST_PUBLICATION);
            return;
        }
        if (!migrated && !fixing) {
            Trial.assertNothingHalf(root);
        }
        for (RunId run : Files.exists(start) ? Trial.BEFORE : List.<RunId>of()) {
            if (scenario == Scenario.PURGE && run.equals(Trial.BEFORE.get(1))) {
                continue;
            }
            Map<String, String> before = Trial.contents(Trial.place(start, run));
            Map<String, String> now = Trial.contents(Trial.place(root, run));
            if (migrated || fixing) {
                // only these two may be made, or made again
                for (String name : List.of("manifest.json", "registry.jsonl")) {
                    before.remove(name);
                    now.remove(name);
                }
            }
            assertEquals(before, now, run + " was altered");
        }
        RunStore store = Trial.plain(root);
        if (returned) {
            assertPromise(scenario, store);
        }
        if (migrated) {
            Trial.killOwners(root);
            new Migrator(store).migrate(Map.of("config", 1));
        }
        Trial.assertMendable(root);
        assertPossible(scenario, store, returned);
    }

    private static void assertPromise(Scenario scenario, RunStore store) {
        List<String> listed = Trial.listed(store);
        switch (scenario) {
            case PUBLISH,
                    FIRST_PUBLICATION,
                    PUBLISH_BEHIND_A_TORN_TAIL,
                    PUBLISH_BEHIND_AN_INTERRUPTED_ONE -> {
                assertEquals(Trial.NEW.value(), listed.getFirst());
                assertTrue(new Verifier(store).runs(List.of(Trial.NEW)).isClean());
            }
            case DELETE -> assertEquals(List.of("two", "one"), listed);
            case RESTORE -> assertEquals(List.of("three", "two", "one"), listed);
            case PURGE -> assertEquals(List.of("three", "one"), listed);
            default -> {}
        }
    }

    /// After everything is mended the deed is done, or it is not.
    private static void assertPossible(Scenario scenario, RunStore store, boolean returned) {
        List<String> runs =
                Trial.listed(store).stream().filter(run -> !run.equals("next")).toList();
        String all = String.join(" ", runs);
        List<String> possible =
                switch (scenario) {
                    case PUBLISH, PUBLISH_BEHIND_A_TORN_TAIL ->
                            List.of("three two one", "new three two one");
                    case FIRST_PUBLICATION -> List.of("", "new");
                    case PUBLISH_BEHIND_AN_INTERRUPTED_ONE ->
                            List.of("interrupted three two one", "new interrupted three two one");
                    case DELETE -> List.of("three two one", "two one");
                    case RESTORE -> List.of("three two one", "three one");
                    case PURGE -> List.of("three one");
                    case IMPORT -> List.of("three two one", "theirs three two one");
                    case FIX_EVERYTHING -> List.of("interrupted three two one");
                    case TAG, FIRST_NOTE, REINDEX_SOUND, REINDEX_DAMAGED, MIGRATE ->
                            List.of("three two one");
                    case REINDEX_LOST -> List.of("two three one");
                };
        if (!possible.contains(all)) {
            fail(all + " is none of " + possible);
        }
        if (returned && scenario != Scenario.IMPORT) {
            assertEquals(possible.getLast(), all);
        }
        IndexEntry theirs =
                store.list(entry -> entry.runId().value().equals("theirs"), 1).entries().stream()
                        .findFirst()
                        .orElse(null);
        if (theirs != null && theirs.status() != RunStatus.KILLED) {
            String summary = JsonWriter.compact(theirs.summary());
            assertTrue(summary.contains("eu") && summary.contains("mind"), summary);
        }
    }
}
