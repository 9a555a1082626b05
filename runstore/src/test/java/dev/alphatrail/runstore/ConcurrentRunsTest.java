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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
    void manyProcessesPublishManyRuns() throws Exception {
        ManyWriters.run(folder, 6, 15);
    }

    @Test
    void programsKilledAtAnyInstantLoseNothingTheySaid() throws Exception {
        CrashHarness.Report report = new CrashHarness(folder, 7).run(20);

        assertEquals(List.of(), report.lost());
        assertEquals(0, report.halfVisible());
        assertTrue(report.published() > 0);
    }

    private String output() {
        try {
            return Files.readString(folder.resolve("output.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
