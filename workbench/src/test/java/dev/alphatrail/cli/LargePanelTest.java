package dev.alphatrail.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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

/// A packed panel that is larger than the heap.
class LargePanelTest {
    private static final long HEAP = 44;

    @TempDir private Path folder = Path.of("");

    @Test
    @Timeout(value = 300, unit = TimeUnit.SECONDS)
    void factorsOfAPanelLargerThanTheHeapAreComputed() throws IOException, InterruptedException {
        String panel = folder.resolve("large.atp").toString();
        Cli packed =
                Cli.run(
                        "data",
                        "pack",
                        "--set",
                        "market.synthetic_instruments=1000",
                        "--set",
                        "market.synthetic_days=1000",
                        "-o",
                        panel);
        assertEquals(0, packed.exitCode(), packed.err());
        String[] words = {
            "factors",
            "values",
            "--format",
            "npy",
            "--data",
            panel,
            "--set",
            "market.synthetic_instruments=1000",
            "--set",
            "market.synthetic_days=1000",
            "a=rank(ts_mean(open, 5) - ts_max(high, 20)) + ts_corr(low, volume, 10)",
            "b=delay(close, 250) / raw_close + ewm_mean(dollar_volume, 20)",
            "c=zscore(low) * sign(open - close)",
            "--output"
        };
        assertTrue(Files.size(Path.of(panel)) > HEAP << 20);
        Path log = folder.resolve("log");
        ProcessBuilder small =
                CliProcess.of(log, List.of(), with(words, folder.resolve("small").toString()));
        small.environment().put("JDK_JAVA_OPTIONS", "-Xmx" + HEAP + "m");
        assertEquals(0, small.start().waitFor(), () -> said(log));
        Cli whole = Cli.run(with(words, folder.resolve("whole").toString()));
        assertEquals(0, whole.exitCode(), whole.err());
        for (String name : List.of("a.npy", "b.npy", "c.npy", "dates.csv", "instruments.csv")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("whole").resolve(name)),
                    Files.readAllBytes(folder.resolve("small").resolve(name)),
                    name);
        }
    }

    private static String[] with(String[] words, String last) {
        String[] all = java.util.Arrays.copyOf(words, words.length + 1);
        all[words.length] = last;
        return all;
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
