package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// ^C in a real process.
class InterruptTest {
    @TempDir private Path folder = Path.of("");

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void anInterruptedRunLeavesNothingThatCouldBeTakenForARun()
            throws IOException, InterruptedException {
        Assumptions.assumeFalse(
                File.separatorChar == '\\', "skipped: Windows has no SIGINT to send");
        Path runs = folder.resolve("runs");
        Path log = folder.resolve("log");
        Process run =
                CliProcess.of(
                                log,
                                List.of(),
                                "run",
                                "--idea",
                                "Momentum + liquidity",
                                "--runs-root",
                                runs.toString(),
                                "--set",
                                "market.synthetic_instruments=600",
                                "--set",
                                "market.synthetic_days=1500",
                                "--set",
                                "generator.alphas=100")
                        .start();
        try {
            while (run.isAlive() && !Files.readString(log).contains("evaluate")) {
                Thread.sleep(20);
            }
            assertTrue(run.isAlive(), () -> "the run ended before it could be interrupted");
            assertEquals(1, staged(runs).size(), "a run under way is staged");
            new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();
            assertEquals(130, run.waitFor(), "the exit code of a program that ^C ended");
        } finally {
            run.destroyForcibly();
        }
        assertEquals(List.of(), staged(runs), "what was staged is taken away");
        assertFalse(Files.exists(runs.resolve("_index.jsonl")), "nothing was indexed");
        assertTrue(
                Cli.run("list", "--runs-root", runs.toString()).out().startsWith("no runs"),
                "nothing is listed");
    }

    private static List<Path> staged(Path runs) throws IOException {
        Path staging = runs.resolve(".staging");
        if (!Files.isDirectory(staging)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(staging)) {
            return children.toList();
        }
    }
}
