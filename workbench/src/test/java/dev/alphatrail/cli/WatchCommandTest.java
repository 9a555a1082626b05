package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;
import dev.alphatrail.runstore.RunDraft;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.trail.SampleRuns;
import dev.alphatrail.trail.SampleRuns.Line;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

class WatchCommandTest {
    @TempDir private Path folder = Path.of("");

    private Store three() {
        return Store.ofThree(folder.resolve("runs"));
    }

    @Test
    void onceShowsWhatIsUnderWayNow() throws IOException {
        Store store = three();
        assertEquals("no run is under way in " + store.root() + "\n", store.out("watch", "--once"));
        assertEquals("", store.out("watch", "--once", "--json"));
        store.killed("dead");
        try (RunDraft draft = store.open().begin(RunId.parse("live"))) {
            draft.progress("evaluate", 3, 8);
            List<String> lines = store.out("watch", "--once").lines().toList();
            assertEquals(2, lines.size());
            assertTrue(lines.get(0).contains("  killed     dead at evaluate"), lines.get(0));
            assertTrue(lines.get(1).endsWith("  running    live evaluate 3/8"), lines.get(1));
            Json.Obj json =
                    JsonReader.parse(
                                    store.out("watch", "--once", "--json").lines().toList().get(1),
                                    "line",
                                    JsonLimits.DEFAULT)
                            .asObject();
            assertEquals(Optional.of("running"), json.text("what"));
            assertEquals(3, json.find("live").orElseThrow().asObject().number("done"));
        }
    }

    @Test
    void anIntervalThatMakesNoSenseIsRefused() {
        Store store = three();
        assertEquals(2, store.run("watch", "--interval", "10ms").exitCode());
        assertEquals(2, store.run("watch", "--interval", "often").exitCode());
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void aStoreIsFollowedUntilInterrupted() throws IOException, InterruptedException {
        Assumptions.assumeFalse(
                File.separatorChar == '\\', "skipped: Windows has no SIGINT to send");
        Store store = three();
        Path log = Files.createFile(folder.resolve("log"));
        Process watch =
                JavaProcess.of(
                                "watch",
                                "--runs-root",
                                store.root().toString(),
                                "--interval",
                                "50ms")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try (RunDraft _ =
                store.open().begin(RunId.parse("live"), Json.object().put("idea", "x").build())) {
            await(watch, log, "live x");
            new SampleRuns(store.root()).index("four", Line.of("main", "x", 1.5));
            await(watch, log, "  finished   four best a004, IR 1.50\n");
            store.out("tag", "one", "a=b");
            await(watch, log, "  tag        one a=b\n");
            new ProcessBuilder("kill", "-INT", Long.toString(watch.pid())).start().waitFor();
            assertEquals(130, watch.waitFor(), "the exit code of a program that ^C ended");
        } finally {
            watch.destroyForcibly();
        }
        String all = Files.readString(log);
        assertEquals(3, all.lines().count(), all);
        assertTrue(!all.contains("\u001b"), "no terminal, no escape sequences");
    }

    private static void await(Process watch, Path log, String text)
            throws IOException, InterruptedException {
        while (!Files.readString(log).contains(text)) {
            assertTrue(watch.isAlive(), () -> "the watch ended before it told " + text);
            Thread.sleep(20);
        }
    }

    /// The program in a process of its own.
    static final class JavaProcess {
        private JavaProcess() {}

        static ProcessBuilder of(String... words) {
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    Path.of(System.getProperty("java.home"), "bin", "java")
                                            .toString(),
                                    "-XX:TieredStopAtLevel=1",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "dev.alphatrail.cli.Main"));
            command.addAll(List.of(words));
            return new ProcessBuilder(command);
        }
    }
}
