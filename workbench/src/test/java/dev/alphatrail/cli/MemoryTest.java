package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A market that is too large for the memory allowed.
class MemoryTest {
    @TempDir private Path folder = Path.of("");

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void tooLittleMemoryIsToldInOneLine() throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        ProcessBuilder run =
                CliProcess.of(
                        log,
                        List.of(),
                        "run",
                        "--idea",
                        "x",
                        "--save-run",
                        "false",
                        "--quiet",
                        "--set",
                        "market.synthetic_instruments=1000",
                        "--set",
                        "market.synthetic_days=2000");
        run.environment().put("JDK_JAVA_OPTIONS", "-Xmx40m");
        int exitCode = run.start().waitFor();
        List<String> said =
                Files.readAllLines(log).stream()
                        .filter(line -> !line.startsWith("NOTE: Picked up"))
                        .toList();
        assertEquals(1, exitCode, said.toString());
        assertEquals(1, said.size(), said.toString());
        assertTrue(
                said.getFirst().matches("alphatrail: out of memory: [0-9]+ MiB are allowed; .*"),
                said.toString());
    }
}
