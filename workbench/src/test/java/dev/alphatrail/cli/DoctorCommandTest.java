package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// `doctor`, `reindex` and `migrate`.
class DoctorCommandTest {
    @TempDir private Path folder = Path.of("");

    private Store three() {
        return Store.ofThree(folder.resolve("runs"));
    }

    @Test
    void aStoreThatIsWell() {
        Store store = three();
        assertEquals("the store is well\n", store.out("doctor"));
        Json.Obj json = store.json("doctor").asObject();
        assertEquals(0, json.number("to_mend"));
        assertEquals(Optional.of(Json.array(List.of())), json.find("findings"));
    }

    @Test
    void aRunUnderWayNeedsNoMending() {
        Store store = three();
        try (RunDraft _ = store.open().begin(RunId.parse("live"))) {
            String told = store.out("doctor");
            assertTrue(told.startsWith("note: run live: is under way in process "), told);
            assertTrue(told.endsWith("the store is well\n"), told);
            Cli refused = store.run("doctor", "--discard", "live", "--force");
            assertEquals(1, refused.exitCode());
            assertTrue(Files.exists(store.open().unfinished(RunId.parse("live"))));
        }
    }

    @Test
    void whatAKilledProgramLeftIsSalvagedOrDiscardedOnlyWhenSomebodySaysSo() throws IOException {
        Store store = three().killed("dead1").killed("dead2");
        Cli told = store.run("doctor", "--fix");
        assertEquals(3, told.exitCode(), "it is nothing that --fix decides");
        assertTrue(told.out().contains("\nrun dead1: was killed at evaluate"), told.out());
        assertTrue(told.out().endsWith("2 things need mending\n"), told.out());
        assertEquals(1, store.run("doctor", "--salvage", "dead").exitCode(), "which one?");

        Cli one = store.run("doctor", "--salvage", "dead1");
        assertEquals(3, one.exitCode(), "the other one is still there");
        assertTrue(one.out().startsWith("salvaged: " + store.root().resolve("dead1")), one.out());
        assertEquals(
                "discarded: dead2\nthe store is well\n", store.out("doctor", "--discard", "dead"));

        assertEquals(List.of("dead1", "three", "two", "one"), store.listed());
        assertTrue(store.out("show", "dead1").contains("status      killed\n"));
        assertTrue(store.out("verify").endsWith("nothing differs\n"));
    }

    @Test
    void damageIsToldWithItsMendAndFixMendsIt() throws IOException {
        Store store = three();
        Path index = store.root().resolve("_index.jsonl");
        Files.writeString(index, "{\"torn", StandardOpenOption.APPEND);
        Cli told = store.run("doctor");
        assertEquals(3, told.exitCode());
        assertTrue(told.out().startsWith("_index.jsonl: ends within a line"), told.out());
        assertTrue(told.out().endsWith("1 thing needs mending\n"), told.out());

        String fixed = store.out("doctor", "--fix");
        assertTrue(fixed.startsWith("indexed 3 runs, 0 of them added"), fixed);
        assertTrue(fixed.contains("note: " + store.root().resolve(".quarantine")), fixed);
        assertTrue(fixed.endsWith("the store is well\n"), fixed);
    }

    @Test
    void runsCopiedIntoTheStoreAreAddedByReindex() throws IOException {
        Store store = three();
        Store other = new Store(folder.resolve("other"));
        new dev.alphatrail.trail.SampleRuns(other.root())
                .index("four", dev.alphatrail.trail.SampleRuns.Line.of("main", "x", 1));
        Store.copy(other.root().resolve("four"), store.root().resolve("four"));

        String told = store.out("reindex");

        assertEquals(
                """
                added: four
                indexed 4 runs, 1 of them added; the index was sound and stays as it was
                """,
                told);
        assertEquals(List.of("four", "three", "two", "one"), store.listed());
    }

    @Test
    void aDamagedIndexIsWrittenAnewByReindex() throws IOException {
        Store store = three();
        Path index = store.root().resolve("_index.jsonl");
        List<String> lines = Files.readAllLines(index);
        Files.write(index, List.of(lines.get(0), lines.get(2)));
        Json.Obj json = store.json("reindex").asObject();
        assertEquals(Optional.of(new Json.Bool(true)), json.find("rewritten"));
        assertEquals(3, json.number("runs"));
        assertTrue(store.out("verify").endsWith("nothing differs\n"));
    }

    @Test
    void aStoreOfFormat1IsUpgradedAndMayBeUpgradedAgain() throws IOException {
        Store store = three();
        Path index = store.root().resolve("_index.jsonl");
        List<String> old =
                Files.readAllLines(index).stream()
                        .map(line ->
                                line.replace("\"schema_version\":2", "\"schema_version\":1")
                                        .replaceAll(",\"manifest_sha256\".*", "}"))
                        .toList();
        Files.write(index, old);
        for (String run : List.of("one", "two", "three")) {
            Files.delete(store.root().resolve(run).resolve("manifest.json"));
            Files.writeString(store.root().resolve(run).resolve("config.json"), "{}\n");
        }
        Cli before = store.run("tag", "one", "a=b");
        assertEquals(1, before.exitCode());
        assertTrue(before.err().contains("`alphatrail migrate`"), before.err());

        assertTrue(store.out("migrate").endsWith("sealed 3 runs\n"));
        assertTrue(store.out("verify").endsWith("nothing differs\n"));
        String manifest = Files.readString(store.root().resolve("one/manifest.json"));
        assertTrue(manifest.contains("\"alpha_metrics\": 1"), manifest);
        assertTrue(store.out("migrate").endsWith("sealed 0 runs\n"));
        assertFalse(store.listed().isEmpty());
    }
}
