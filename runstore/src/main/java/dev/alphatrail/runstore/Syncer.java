package dev.alphatrail.runstore;

import dev.alphatrail.runstore.Sha256.Digested;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Syncs and digests files while their writer goes on, several at once: a disk takes about as long
/// to confirm one as to confirm all that are asked for at the same time.
final class Syncer {
    private static final ThreadPoolExecutor SYNCS = pool("sync", 4);

    /// Threads of their own: a digest must not keep a sync waiting. One processor is the caller's.
    private static final ThreadPoolExecutor DIGESTS =
            pool("digest", Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, 4));

    private final List<Future<Boolean>> pending = new ArrayList<>();

    private static ThreadPoolExecutor pool(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(
                        threads,
                        threads,
                        5,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        work ->
                                Thread.ofPlatform()
                                        .daemon()
                                        .name(name + "-" + number.incrementAndGet())
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
        pending.add(SYNCS.submit(sync));
    }

    /// Begins to digest what a file holds.
    FutureTask<Digested> digest(Path file) {
        FutureTask<Digested> digest = new FutureTask<>(() -> Sha256.ofFile(file));
        DIGESTS.execute(digest);
        return digest;
    }

    /// The result of a digest; made here when nobody has begun with it yet.
    static Digested result(FutureTask<Digested> digest) throws IOException {
        digest.run();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return digest.get();
                } catch (InterruptedException _) {
                    interrupted = true; // it takes a moment only, and is asked for once more
                } catch (ExecutionException e) {
                    throw asIOException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
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

    private static IOException asIOException(@Nullable Throwable fault) {
        return fault instanceof IOException known ? known : new IOException(fault);
    }
}
