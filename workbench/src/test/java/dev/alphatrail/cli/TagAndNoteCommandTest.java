package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class TagAndNoteCommandTest {
    @TempDir private Path root = Path.of("");

    private Store three() {
        return Store.ofThree(root);
    }

    @Test
    void tagsAreSetShownAndRemoved() {
        Store store = three();
        assertEquals("team=eu\nwhy=a b\n", store.out("tag", "one", "team=eu", "why=a b"));
        assertEquals("team=eu\nwhy=a b\n", store.out("tag", "one"));
        assertEquals("team=us\n", store.out("tag", "one", "--remove", "why", "team=us"));
        assertEquals("", store.out("tag", "one", "--remove", "team"));
        assertTrue(store.out("verify").endsWith("nothing differs\n"));
    }

    @Test
    void severalRunsGetTheSameTags() {
        Store store = three();
        assertEquals("three team=eu\ntwo team=eu\n", store.out("tag", "@latest", "tw", "team=eu"));
        assertEquals(
                Json.array(
                        List.of(
                                Json.object()
                                        .put("run_id", "two")
                                        .put("tags", Json.object().put("team", "eu").build())
                                        .build(),
                                Json.object()
                                        .put("run_id", "one")
                                        .put("tags", Json.object().build())
                                        .build())),
                store.json("tag", "two", "one"));
        assertTrue(store.run("list", "--tag", "team=eu").out().contains("three"));
    }

    @Test
    void aRunNamedByItsPathIsTaggedInItsOwnStore(@TempDir Path other) {
        three();
        Store empty = new Store(other.resolve("runs"));
        assertEquals("a=b\n", empty.out("tag", root.resolve("one").toString(), "a=b"));
        assertEquals("a=b\n", new Store(root).out("tag", "one"));
    }

    @Test
    void aTagThatTheConfigurationWouldRefuseIsRefused() {
        Store store = three();
        for (String tag : new String[] {"=x", "a b=x", "a=" + "x".repeat(201), "a=\u001b[31m"}) {
            Cli run = store.run("tag", "one", tag);
            assertEquals(2, run.exitCode(), tag);
            assertEquals(1, run.err().lines().count(), run.err());
        }
        assertEquals(2, store.run("tag", "one", "a=b", "--remove", "a").exitCode());
        assertEquals("", store.out("tag", "one"));
    }

    @Test
    void nothingIsTaggedWhenOneOfTheRunsIsNotThere() {
        Store store = three();
        assertEquals(1, store.run("tag", "one", "four", "a=b").exitCode());
        assertEquals("", store.out("tag", "one"));
    }

    @Test
    void aNoteIsWrittenShownAndRemoved() {
        Store store = three();
        assertEquals("a note, with \"quotes\"\n", store.out("note", "one"));
        assertEquals("", store.out("note", "one", "look\nagain"));
        assertEquals("look\nagain\n", store.out("note", "one"));
        assertEquals(
                Json.object().put("run_id", "one").put("note", "look\nagain").build(),
                store.json("note", "one"));
        assertEquals("", store.out("note", "one", "--remove"));
        assertEquals("", store.out("note", "one"));
        assertEquals(2, store.run("note", "one", "x", "--remove").exitCode());
        assertEquals(2, store.run("note", "one", "x".repeat(10_001)).exitCode());
    }

    @Test
    void aNoteCanComeFromStandardInput() {
        Store store = three();
        StringWriter out = new StringWriter();
        int exitCode =
                new CommandLine(
                                new NoteCommand(
                                        new ByteArrayInputStream(
                                                "from a pipe\n".getBytes(StandardCharsets.UTF_8))))
                        .setOut(new PrintWriter(out))
                        .execute("--runs-root", root.toString(), "one", "-");
        assertEquals(0, exitCode);
        assertEquals("from a pipe\n", store.out("note", "one"));
    }

    @Test
    void theFilesOfARunDoNotChange() throws IOException {
        Store store = three();
        byte[] before = Files.readAllBytes(root.resolve("one/manifest.json"));
        store.out("tag", "one", "a=b");
        store.out("note", "one", "x");
        assertEquals(
                new String(before, StandardCharsets.UTF_8),
                Files.readString(root.resolve("one/manifest.json")));
    }
}
