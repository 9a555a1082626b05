package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonLimits;
import dev.alphatrail.json.JsonReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class CacheCommandTest {
    @TempDir private Path folder = Path.of("");

    private Cli run(Path data, String id, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "run",
                                "--idea",
                                "Momentum",
                                "--data",
                                data.toString(),
                                "--runs-root",
                                folder.resolve("runs").toString(),
                                "--run-id",
                                id));
        words.addAll(List.of(more));
        return Cli.run(words.toArray(String[]::new));
    }

    @Test
    void resultsAreTheSameBytesWithoutWithAColdAndWithAWarmCache() throws IOException {
        Path data = SmallMarket.write(folder, 320, 30);
        String cache = folder.resolve("cache").toString();
        assertEquals(0, run(data, "without").exitCode());
        Cli cold = run(data, "cold", "--cache", cache);
        assertEquals(0, cold.exitCode(), cold.err());
        Cli warm = run(data, "warm", "--cache", cache);
        for (String name : List.of("result.json", "alpha_metrics.csv", "sota_alphas.json")) {
            assertArrayEquals(bytes("without", name), bytes("cold", name), name);
            assertArrayEquals(bytes("without", name), bytes("warm", name), name);
        }
        Json.Obj first = use("cold");
        Json.Obj second = use("warm");
        assertEquals(0, first.number("hits"));
        assertTrue(first.number("misses") > 1);
        assertEquals(first.number("misses"), first.number("kept"));
        assertEquals(first.number("misses"), second.number("hits"));
        assertEquals(0, second.number("misses"));
        assertTrue(warm.out().contains("the cache had the values of "), warm.out());
        assertEquals(Json.Null.NULL, json("without").find("cache").orElseThrow());

        Cli info = Cli.run("cache", "info", cache);
        assertEquals(0, info.exitCode(), info.err());
        assertTrue(
                info.out().startsWith("values of " + (long) first.number("kept") + " formulas, "),
                info.out());
        Cli clear = Cli.run("cache", "clear", cache);
        assertTrue(clear.out().startsWith("deleted values of "), clear.out());
        assertTrue(
                Cli.run("cache", "info", cache).out().startsWith("values of 0 formulas"),
                info.out());
    }

    @Test
    void appendedDaysAloneAreComputedAndTheBytesAreThoseOfTheWhole() throws IOException {
        String[] own = {
            "--factor",
            "endless=ewm_mean(returns(close, 1), 10) - ts_mean(volume, 60)",
            "--factor",
            "ranks=ts_rank(rank(volume), 20) * delay(close, 5)",
            "--cache",
            folder.resolve("cache").toString()
        };
        // the first day that is seen to be appended is the one from which the state is kept
        for (int dates : new int[] {320, 321, 324}) {
            Path data = SmallMarket.write(folder.resolve("prices.csv"), dates, 30, 1);
            String cached = "cached" + dates;
            String plain = "plain" + dates;
            assertEquals(0, run(data, cached, own).exitCode());
            assertEquals(0, run(data, plain, own[0], own[1], own[2], own[3]).exitCode());
            for (String name : List.of("result.json", "alpha_metrics.csv", "sota_alphas.json")) {
                assertArrayEquals(bytes(plain, name), bytes(cached, name), cached + " " + name);
            }
            assertEquals(0, use(cached).number("hits"));
            assertEquals(use(cached).number("misses"), use(cached).number("kept"));
            assertEquals(
                    dates == 324 ? use(cached).number("misses") : 0,
                    use(cached).number("extended"));
        }
        assertTrue(use("cached324").number("extended") > 2);
    }

    @Test
    void runsSideBySideThatAreKilledLeaveWholeValues() throws IOException, InterruptedException {
        Path data = SmallMarket.write(folder, 320, 30);
        Path cache = Files.createDirectory(folder.resolve("cache"));
        String[] library = {"--factor-library", "alpha101", "--eval-mode", "p0"};
        assertEquals(0, run(data, "plain", library).exitCode());
        for (int kill = 0; kill < 3; kill++) {
            List<Process> writers = new ArrayList<>();
            for (int writer = 0; writer < 2; writer++) {
                Path log = folder.resolve("log" + kill + "-" + writer);
                List<String> words =
                        new ArrayList<>(List.of("run", "--idea", "Momentum", "--quiet"));
                words.addAll(List.of(library));
                words.addAll(List.of("--data", data.toString(), "--cache", cache.toString()));
                words.addAll(List.of("--runs-root", folder.resolve("killed").toString()));
                writers.add(CliProcess.of(log, List.of(), words.toArray(String[]::new)).start());
            }
            while (entries(cache) < 15 * (kill + 1) && writers.getFirst().isAlive()) {
                Thread.sleep(1);
            }
            for (Process writer : writers) {
                writer.destroyForcibly().waitFor();
            }
        }
        long left = entries(cache);
        assertTrue(left >= 30, left + " entries");
        List<String> words = new ArrayList<>(List.of(library));
        words.addAll(List.of("--cache", cache.toString()));
        assertEquals(0, run(data, "last", words.toArray(String[]::new)).exitCode());
        assertArrayEquals(bytes("plain", "result.json"), bytes("last", "result.json"));
        assertEquals(0, use("last").number("damaged"));
        assertEquals(left, use("last").number("hits"));
        assertEquals(use("last").number("misses"), use("last").number("kept"));
    }

    private static long entries(Path cache) throws IOException {
        try (var files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(".atv")).count();
        }
    }

    @Test
    void replayComputesAnew() throws IOException {
        Path data = SmallMarket.write(folder, 320, 30);
        Path cache = folder.resolve("cache");
        assertEquals(0, run(data, "one", "--cache", cache.toString()).exitCode());
        assertEquals(0, Cli.run("cache", "clear", cache.toString()).exitCode());
        assertEquals(0, Cli.run("replay", folder.resolve("runs/one").toString()).exitCode());
        try (var files = Files.list(cache)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void aCacheThatCannotBeMadeIsRefusedBeforeAnythingIsDone() throws IOException {
        Path data = SmallMarket.write(folder, 40, 5);
        Path file = Files.writeString(folder.resolve("file"), "");
        Cli run = run(data, "one", "--cache", file.toString());
        assertEquals(1, run.exitCode());
        assertTrue(run.complaint().startsWith("alphatrail: cannot make the cache "), run.err());
        assertFalse(Files.exists(folder.resolve("runs/one")));
        assertEquals(1, Cli.run("cache", "info", folder.resolve("no").toString()).exitCode());
        assertEquals(2, Cli.run("cache").exitCode());
    }

    @Test
    void aDirectoryOfOtherFilesIsNoCacheAndKeepsThem() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path file = Files.writeString(other.resolve("prices.csv"), "");
        for (String command : List.of("info", "clear")) {
            Cli cache = Cli.run("cache", command, other.toString());
            assertEquals(1, cache.exitCode());
            assertEquals(
                    "alphatrail: "
                            + other
                            + " is no factor cache, it holds other files: name the directory of"
                            + " --cache",
                    cache.complaint());
            Cli plain = Cli.run("cache", command, file.toString());
            assertEquals(1, plain.exitCode());
            assertTrue(plain.complaint().contains(" is a file, "), plain.err());
        }
        assertTrue(Files.exists(file));
    }

    @Test
    void anEmptyDirectoryIsACache() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Files.writeString(empty.resolve(".DS_Store"), "");
        Cli info = Cli.run("cache", "info", empty.toString());
        assertEquals(0, info.exitCode(), info.err());
        assertEquals("values of 0 formulas, 0 MiB", info.out().strip());
        assertEquals(0, Cli.run("cache", "clear", empty.toString()).exitCode());
        assertTrue(Files.exists(empty.resolve(".DS_Store")));
    }

    private byte[] bytes(String run, String name) throws IOException {
        return Files.readAllBytes(folder.resolve("runs").resolve(run).resolve(name));
    }

    private Json.Obj json(String run) throws IOException {
        return JsonReader.parse(bytes(run, "run.json"), "run.json", JsonLimits.DEFAULT).asObject();
    }

    private Json.Obj use(String run) throws IOException {
        return json(run).find("cache").orElseThrow().asObject();
    }
}
