package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Syncs files and directories while their writer goes on, several at once: a disk takes about as
/// long to confirm one as to confirm all that are asked for at the same time.
final class Syncer {
    private static final int THREADS = 4;
    private static final ThreadPoolExecutor POOL = pool();

    private final List<Future<Boolean>> pending = new ArrayList<>();

    private static ThreadPoolExecutor pool() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        THREADS,
                        THREADS,
                        5,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        work ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .name("sync-" + number.incrementAndGet())
                                        .unstarted(work));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /// Begins to bring the contents of a file to the disk.
    void file(Path file) {
        begin(() -> {
            Durable.syncFile(file);
            return true;
        });
    }

    /// Begins to bring the names in a directory to the disk.
    void directory(Path directory) {
        begin(() -> {
            Durable.syncDirectory(directory);
            return true;
        });
    }

    private void begin(Callable<Boolean> sync) {
        pending.add(POOL.submit(sync));
    }

    /// Returns when all that was begun is on the disk.
    ///
    /// @throws IOException the first fault there was; then nothing is known of the others
    void await() throws IOException {
        List<IOException> faults = new ArrayList<>();
        boolean interrupted = false;
        for (Future<Boolean> sync : pending) {
            while (!sync.isDone()) {
                try {
                    sync.get();
                } catch (InterruptedException _) {
                    interrupted = true; // no sync must be left behind that is still under way
                } catch (ExecutionException _) {
                    break; // looked at below
                }
            }
            if (sync.state() == Future.State.FAILED) {
                faults.add(asIOException(sync.exceptionNow()));
            }
        }
        pending.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!faults.isEmpty()) {
            throw faults.getFirst();
        }
    }

    private static IOException asIOException(Throwable fault) {
        return fault instanceof IOException known ? known : new IOException(fault);
    }
}
