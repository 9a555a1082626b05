package dev.alphatrail.factorcache;

import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.study.FactorCache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps values of formulas in a folder, within a bound of bytes; what was not used for longest
/// goes first.
///
/// Any number of processes may share the folder, and any of its files may be deleted at any time. A
/// file that is damaged is deleted and computed anew. Whatever hinders reading or writing costs
/// time and nothing else.
public final class DiskFactorCache implements FactorCache, AutoCloseable {
    private final CacheFolder folder;
    private final long maxBytes;
    private final String engine;
    private final AtomicLong hits = new AtomicLong();
    private final AtomicLong misses = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong damaged = new AtomicLong();
    private final AtomicLong written = new AtomicLong();

    private DiskFactorCache(Path folder, long maxBytes, String engine) {
        this.folder = new CacheFolder(folder);
        this.maxBytes = maxBytes;
        this.engine = engine;
    }

    /// What a cache was good for.
    ///
    /// @param path of its folder, as it was given
    /// @param hits formulas whose values were there
    /// @param misses formulas whose values had to be computed
    /// @param kept how many of those were written
    /// @param damaged files that were not what they should be
    public record Use(String path, long hits, long misses, long kept, long damaged) {}

    /// A cache in a folder, which is made if need be.
    ///
    /// @throws FactorCacheException when it cannot be made or written to
    public static DiskFactorCache open(Path folder, long maxBytes) {
        return open(folder, maxBytes, EngineIdentity.current());
    }

    static DiskFactorCache open(Path folder, long maxBytes, String engine) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new FactorCacheException(
                    "cannot make the cache "
                            + folder
                            + ": "
                            + e.getMessage()
                            + "; name another directory",
                    e);
        }
        if (!Files.isWritable(folder)) {
            throw new FactorCacheException(
                    "the cache " + folder + " cannot be written to: name another directory");
        }
        return new DiskFactorCache(folder, maxBytes, engine);
    }

    /// What it was good for so far.
    public Use use() {
        return new Use(
                folder.path().toString(), hits.get(), misses.get(), kept.get(), damaged.get());
    }

    @Override
    public Optional<Matrix> find(Panel panel, Formula formula) {
        EntryKey key = EntryKey.of(engine, panel, formula);
        Path file = folder.path().resolve(key.fileName());
        Optional<Matrix> found = Optional.empty();
        try {
            found = EntryFile.read(file, key, panel.instruments().size());
            if (found.isPresent()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            } else {
                damaged.incrementAndGet();
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException _) {
            // not there, or not any more
        } catch (IOException _) {
            // as good as absent
        }
        (found.isPresent() ? hits : misses).incrementAndGet();
        return found;
    }

    @Override
    public void keep(Panel panel, Formula formula, Matrix values) {
        long bytes = EntryFile.bytes(values);
        if (bytes > maxBytes) {
            return;
        }
        try {
            EntryFile.write(folder.path(), EntryKey.of(engine, panel, formula), values);
            kept.incrementAndGet();
        } catch (IOException _) {
            return; // the disk is full, or the folder is gone
        }
        // not at each one: it lists the folder
        if (written.addAndGet(bytes) > maxBytes / 8) {
            written.set(0);
            folder.sweep(maxBytes);
        }
    }

    /// Brings the folder within its bound.
    @Override
    public void close() {
        if (kept.get() > 0) {
            folder.sweep(maxBytes);
        }
    }
}
