package dev.alphatrail.runstore;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;

/// The one lock of a store, held against other threads and other processes; closing gives it back.
///
/// The file lock belongs to the process, and closing any channel of the file would drop it. So a
/// lock among threads stands before it, and at most one channel of the file is open in a JVM. The
/// operating system frees it when a process dies.
final class StoreLock implements AutoCloseable {
    private static final String FILE = ".lock";
    private static final ConcurrentMap<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

    private final ReentrantLock threads;
    private final FileChannel channel;

    private StoreLock(ReentrantLock threads, FileChannel channel) {
        this.threads = threads;
        this.channel = channel;
    }

    /// Waits for the lock of the store in `root`, a directory that exists.
    static StoreLock acquire(Path root) throws IOException {
        ReentrantLock threads =
                THREADS.computeIfAbsent(root.toRealPath(), _ -> new ReentrantLock());
        threads.lock();
        try {
            return new StoreLock(threads, lockedChannel(root.resolve(FILE)));
        } catch (Throwable e) {
            threads.unlock();
            throw e;
        }
    }

    private static FileChannel lockedChannel(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock(); // freed by closing the channel
            return channel;
        } catch (Throwable e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            threads.unlock();
        }
    }
}
