package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/// Many write at once, and some are killed; each line is longer than the 8,192 bytes that the JDK
/// writes at once.
@Timeout(120)
final class ConcurrentRunsTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void threadsOfOneProgramPublishEachRunOnce() throws Exception {
        Path root = folder.resolve("runs");
        List<Future<?>> tasks = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int thread = 0; thread < 8; thread++) {
                // a store each: what they share is the directory
                tasks.add(
                        threads.submit(() -> {
                            RunStore store = RunStore.open(root);
                            for (int i = 0; i < 5; i++) {
                                Runs.publish(store, Runs.ID);
                            }
                        }));
            }
        }
        for (Future<?> task : tasks) {
            task.get();
        }

        assertEquals(40, Runs.check(root, true));
    }

    @Test
    void processesPublishEachRunOnce() throws Exception {
        Path root = folder.resolve("runs");
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(PublisherProcess.start(root, 25));
        }
        for (Process process : processes) {
            assertEquals(0, process.waitFor(), () -> output());
        }

        assertEquals(100, Runs.check(root, true));
    }

    @Test
    void aProgramKilledWhilePublishingLeavesNothingHalfVisible() throws Exception {
        Path root = folder.resolve("runs");
        Random random = new Random(7);
        int before = 0;
        for (int round = 0; round < 6; round++) {
            Process process = PublisherProcess.start(root, Integer.MAX_VALUE);
            waitForRuns(root, before + 1, process);
            Thread.sleep(random.nextInt(60));
            process.destroyForcibly();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            before = Runs.check(root, false);
        }
        Runs.publish(RunStore.open(root), Runs.ID); // completes what the last one left

        assertEquals(before + 1, Runs.check(root, true));
    }

    private void waitForRuns(Path root, int count, Process process) throws Exception {
        while (!Files.isDirectory(root) || Runs.directories(root).size() < count) {
            assertTrue(process.isAlive(), () -> output());
            Thread.sleep(5);
        }
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
