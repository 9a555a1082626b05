package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Syncs many files and directories at once. A disk takes about as long to confirm one of them as
/// to confirm all that are asked for at the same time, so nothing is gained by waiting for each.
final class ForceAll {
    private static final int THREADS = 4;

    private ForceAll() {}

    /// Returns when the contents of all files, and the names in all directories, are on disk.
    ///
    /// @throws IOException the first fault there was; then nothing is known of the others
    static void run(List<Path> files, List<Path> directories) throws IOException {
        List<Path> all = new ArrayList<>(files);
        all.addAll(directories);
        AtomicInteger next = new AtomicInteger();
        Queue<IOException> faults = new ConcurrentLinkedQueue<>();
        Runnable work =
                () -> {
                    for (int i = next.getAndIncrement();
                            i < all.size() && faults.isEmpty();
                            i = next.getAndIncrement()) {
                        try {
                            if (i < files.size()) {
                                Durable.syncFile(all.get(i));
                            } else {
                                Durable.syncDirectory(all.get(i));
                            }
                        } catch (IOException e) {
                            faults.add(e);
                        }
                    }
                };
        List<Thread> helpers = new ArrayList<>();
        for (int i = 1; i < Math.min(THREADS, all.size()); i++) {
            helpers.add(Thread.ofPlatform().daemon().name("sync-" + i).start(work));
        }
        work.run();
        helpers.forEach(ForceAll::await);
        IOException first = faults.peek();
        if (first != null) {
            throw first;
        }
    }

    /// An interruption must not leave a sync behind that is still under way.
    private static void await(Thread helper) {
        boolean interrupted = false;
        while (helper.isAlive()) {
            try {
                helper.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
