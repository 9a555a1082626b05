package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/// `verify` and `anchor`.
class VerifyCommandTest {
    @TempDir private Path folder = Path.of("");

    private Store three() {
        return Store.ofThree(folder.resolve("runs"));
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void aSoundStoreIsToldInOneLine() {
        Store store = three();
        String all = "verified 3 runs, 3 lines of the index: nothing differs\n";
        assertEquals(all, store.out("verify"));
        assertEquals(all, store.out("verify", "--all"));
        assertEquals(
                "verified 1 run, 1 line of the index: nothing differs\n",
                store.out("verify", "tw"));
    }

    @Test
    void everyDifferenceIsALineAndTheExitCodeIs3() throws IOException {
        Store store = three();
        append(store.root().resolve("one/extra.txt"), "x");
        append(store.root().resolve("two/manifest.json"), " ");
        Cli run = store.run("verify");
        assertEquals(3, run.exitCode());
        List<String> lines = run.out().lines().toList();
        assertEquals(3, lines.size(), run.out());
        assertTrue(lines.get(0).startsWith("run one: extra.txt was not there"), run.out());
        assertTrue(lines.get(1).startsWith("run two: manifest.json is not the one"), run.out());
        assertTrue(lines.get(2).endsWith(": 2 differences"), run.out());

        assertEquals(3, store.run("verify", "one").exitCode());
        assertEquals(0, store.run("verify", "three").exitCode(), "it was not changed");

        Json.Obj json = store.json("verify").asObject();
        assertEquals(Optional.of(new Json.Bool(false)), json.find("clean"));
        assertEquals(2, json.number("differences"));
        Json.Arr findings = (Json.Arr) json.find("findings").orElseThrow();
        assertEquals(
                Optional.of("file_extra"), findings.items().getFirst().asObject().text("kind"));
    }

    @Test
    void anAnchorShowsWhatTheChainAloneCannot() throws IOException {
        Store store = three();
        String anchor = store.out("anchor").strip();
        assertTrue(anchor.matches("alphatrail-anchor-1:3:[0-9a-f]{64}"), anchor);
        Path file = folder.resolve("anchors.txt");
        append(file, "# kept in git\n\n" + anchor + "\n");
        assertTrue(store.out("verify", "--anchor-file", file.toString()).contains("1 anchor"));

        Path index = store.root().resolve("_index.jsonl");
        List<String> lines = Files.readAllLines(index);
        Files.write(index, lines.subList(0, 2));
        try (var files = Files.list(store.root().resolve("three"))) {
            for (Path path : files.toList()) {
                Files.delete(path);
            }
        }
        Files.delete(store.root().resolve("three"));
        Files.writeString(store.root().resolve("LATEST"), "two\n");

        assertEquals(0, store.run("verify").exitCode(), "a cut tail leaves no trace");
        for (String[] option :
                new String[][] {{"--anchor", anchor}, {"--anchor-file", file.toString()}}) {
            Cli run = store.run("verify", option);
            assertEquals(3, run.exitCode());
            assertTrue(run.out().contains("its tail was cut"), run.out());
        }
    }

    @Test
    void whatIsNoAnchorIsRefused() throws IOException {
        Store store = three();
        assertEquals(1, store.run("verify", "--anchor", "abc").exitCode());
        Path file = folder.resolve("anchors.txt");
        Cli missing = store.run("verify", "--anchor-file", file.toString());
        assertEquals(1, missing.exitCode());
        append(file, "# nothing yet\n");
        Cli empty = store.run("verify", "--anchor-file", file.toString());
        assertTrue(empty.err().contains("holds no anchor"), empty.err());
        append(file, "nonsense\n");
        Cli damaged = store.run("verify", "--anchor-file", file.toString());
        assertTrue(damaged.err().contains("anchors.txt, line 2: "), damaged.err());
    }

    @Test
    void anAnchorOfADamagedIndexIsRefused() throws IOException {
        Store store = three();
        Path index = store.root().resolve("_index.jsonl");
        Files.writeString(index, Files.readString(index).replaceFirst("\"two\"", "\"2wo\""));
        Cli run = store.run("anchor");
        assertEquals(1, run.exitCode());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void runsAndTheWholeStoreAreNotVerifiedAtOnce() {
        Store store = three();
        assertEquals(2, store.run("verify", "one", "--all").exitCode());
        assertEquals(
                2, store.run("verify", "one", "--anchor", store.out("anchor").strip()).exitCode());
    }

    @Test
    void aMissingStoreIsNoSoundStore() {
        Store none = new Store(folder.resolve("none"));
        for (String command : new String[] {"verify", "anchor", "doctor", "reindex", "migrate"}) {
            Cli run = none.run(command);
            assertEquals(1, run.exitCode(), command);
            assertTrue(run.err().contains("there is no run store at"), run.err());
        }
        assertTrue(Files.notExists(none.root()));
    }

    @Test
    void aCopyOfARunIsVerifiedByItself() throws IOException {
        Store store = three();
        Path copy = folder.resolve("one");
        Store.copy(store.root().resolve("one"), copy);
        assertEquals(
                "verified 1 run, 0 lines of the index: nothing differs\n",
                store.out("verify", copy.toString()));
        append(copy.resolve("extra"), "x");
        assertEquals(3, store.run("verify", copy.toString()).exitCode());
    }
}
