package dev.alphatrail.runstore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Many processes publish on one root at the same time.
final class ManyWriters {
    private ManyWriters() {}

    /// Lets them, and checks that each run is there once and nothing else is.
    static Duration run(Path folder, int writers, int runs) throws Exception {
        Path root = folder.resolve("runs");
        long begin = System.nanoTime();
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            processes.add(PublisherProcess.start(root, runs, "w" + i % 4));
        }
        for (Process process : processes) {
            int code = process.waitFor();
            assertEquals(0, code, () -> output(folder));
        }
        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        check(root, writers * runs);
        return time;
    }

    private static void check(Path root, int runs) throws IOException {
        RunStore store = RunStore.open(root);
        Listing listing = store.list(Integer.MAX_VALUE);
        assertEquals(List.of(), listing.damages());
        assertEquals(runs, listing.entries().size());
        assertEquals(
                runs,
                new HashSet<>(listing.entries().stream().map(IndexEntry::runId).toList()).size(),
                "an id stands twice");
        assertEquals(runs, Runs.directories(root).size());
        try (var lines = Files.lines(root.resolve("_index.jsonl"))) {
            assertEquals(runs, lines.count());
        }
        assertEquals(List.of(), Runs.staged(root));
        assertEquals(List.of(), new Verifier(store).everything(Optional.empty()).findings());
        try (FileChannel channel =
                        FileChannel.open(root.resolve(".lock"), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            assertTrue(lock != null, "somebody holds the lock");
        }
    }

    private static String output(Path folder) {
        try {
            return Files.readString(folder.resolve("output.txt"));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
