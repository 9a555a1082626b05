package dev.alphatrail.factorcache;

import dev.alphatrail.engine.FactorState;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.study.FactorCache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Keeps values of formulas in a folder, within a bound of bytes; what was not used for longest
/// goes first.
///
/// Any number of processes may share the folder, and any of its files may be deleted at any time. A
/// file that is damaged is deleted and computed anew. Whatever hinders reading or writing costs
/// time and nothing else.
public final class DiskFactorCache implements FactorCache, AutoCloseable {
    /// A state is an array in memory, and none that is worth keeping comes near this.
    private static final long LARGEST_STATE = 1L << 30;

    /// To try a beginning means to digest its fields.
    private static final int BEGINNINGS = 3;

    private final CacheFolder folder;
    private final Map<String, NavigableSet<Integer>> lengths;
    private final long maxBytes;
    private final String engine;
    private final AtomicLong hits = new AtomicLong();
    private final AtomicLong misses = new AtomicLong();
    private final AtomicLong extended = new AtomicLong();
    private final AtomicLong kept = new AtomicLong();
    private final AtomicLong damaged = new AtomicLong();
    private final AtomicLong written = new AtomicLong();

    private DiskFactorCache(Path folder, long maxBytes, String engine) {
        this.folder = new CacheFolder(folder);
        this.lengths = this.folder.lengths();
        this.maxBytes = maxBytes;
        this.engine = engine;
    }

    /// What a cache was good for.
    ///
    /// @param path of its folder, as it was given
    /// @param hits formulas whose values were there
    /// @param misses formulas whose values had to be computed
    /// @param extended how many of those were known up to an earlier date, so that only the dates
    ///   since then were computed
    /// @param kept how many of them were written
    /// @param damaged files that were not what they should be
    public record Use(
            String path, long hits, long misses, long extended, long kept, long damaged) {}

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
                folder.path().toString(),
                hits.get(),
                misses.get(),
                extended.get(),
                kept.get(),
                damaged.get());
    }

    /// Looks for the files alone. What is not there is a miss.
    @Override
    public boolean mayKnow(Panel panel, Formula formula) {
        EntryKey key = EntryKey.of(engine, panel, formula);
        boolean there =
                exists(key) || beginnings(key, panel, formula).stream().anyMatch(this::exists);
        misses.addAndGet(there ? 0 : 1);
        return there;
    }

    private boolean exists(EntryKey key) {
        return Files.exists(folder.path().resolve(key.fileName()));
    }

    @Override
    public Optional<Matrix> find(Panel panel, Formula formula) {
        EntryKey key = EntryKey.of(engine, panel, formula);
        Optional<Matrix> found =
                read(key, file -> EntryFile.values(file, key, panel.instruments().size()));
        (found.isPresent() ? hits : misses).incrementAndGet();
        return found;
    }

    @Override
    public Optional<Beginning> findBeginning(Panel panel, Formula formula) {
        EntryKey whole = EntryKey.of(engine, panel, formula);
        for (EntryKey key : beginnings(whole, panel, formula)) {
            Optional<Beginning> found =
                    read(key, file -> EntryFile.beginning(file, key, panel.instruments().size()));
            if (found.isPresent()) {
                extended.addAndGet(found.get().state().isPresent() ? 1 : 0);
                return found;
            }
        }
        return Optional.empty();
    }

    /// What there may be of the formula on fewer dates, the longest first.
    private List<EntryKey> beginnings(EntryKey whole, Panel panel, Formula formula) {
        return lengths
                .getOrDefault(whole.formulaName(), Collections.emptyNavigableSet())
                .headSet(panel.dates(), false)
                .descendingSet()
                .stream()
                .limit(BEGINNINGS)
                .map(first -> whole.beginning(panel, first, formula))
                .toList();
    }

    @FunctionalInterface
    private interface Reading<T> {
        Optional<T> of(Path file) throws IOException;
    }

    private <T> Optional<T> read(EntryKey key, Reading<T> reading) {
        Path file = folder.path().resolve(key.fileName());
        try {
            Optional<T> found = reading.of(file);
            if (found.isPresent()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            } else {
                damaged.incrementAndGet();
                Files.deleteIfExists(file);
            }
            return found;
        } catch (IOException _) {
            return Optional.empty(); // not there, not there any more, or not readable: a miss
        }
    }

    @Override
    public void keep(Panel panel, Formula formula, Matrix values, Optional<FactorState> state) {
        long bytes = EntryFile.bytes(values, state);
        if (bytes > maxBytes || state.map(FactorState::size).orElse(0L) > LARGEST_STATE) {
            return;
        }
        try {
            EntryFile.write(folder.path(), EntryKey.of(engine, panel, formula), values, state);
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
