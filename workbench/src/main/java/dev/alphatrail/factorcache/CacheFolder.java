package dev.alphatrail.factorcache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of a cache. Others may add and delete some at any time; files that are not of a cache
/// are left alone.
public record CacheFolder(Path path) {
    private static final Pattern ENTRY =
            Pattern.compile("([0-9a-f]{32})-([0-9]{1,10})-[0-9a-f]{32}\\.atv");
    private static final Pattern UNFINISHED = Pattern.compile("[0-9a-f-]{36}\\.tmp");

    /// Nobody writes at one file as long as this.
    private static final Duration ABANDONED = Duration.ofHours(6);

    /// @param used when it was last read or written
    private record Entry(Path file, long bytes, FileTime used) {}

    /// What is in a cache.
    ///
    /// @param oldest when that was used which was not used for longest
    /// @param newest when something was used last
    public record Contents(
            long entries, long bytes, Optional<Instant> oldest, Optional<Instant> newest) {}

    /// Counts what is in it. An empty folder is a cache, too, and so is one of unfinished files
    /// only.
    ///
    /// @throws FactorCacheException when the folder cannot be read, or holds files and none of a
    ///   cache
    public Contents contents() {
        try {
            refuseForeign();
            List<Entry> entries = entries(ENTRY);
            return new Contents(
                    entries.size(),
                    entries.stream().mapToLong(Entry::bytes).sum(),
                    entries.stream().map(entry -> entry.used().toInstant()).min(Instant::compareTo),
                    entries.stream()
                            .map(entry -> entry.used().toInstant())
                            .max(Instant::compareTo));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /// For how many dates there are values, by formula ([EntryKey#formulaName]). Nothing when the
    /// folder cannot be read.
    Map<String, NavigableSet<Integer>> lengths() {
        Map<String, NavigableSet<Integer>> lengths = new HashMap<>();
        try (Stream<Path> files = Files.list(path)) {
            files.forEach(file -> {
                Matcher name = ENTRY.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    lengths.computeIfAbsent(name.group(1), _ -> new TreeSet<>())
                            .add((int) Long.parseLong(name.group(2)));
                }
            });
        } catch (IOException | UncheckedIOException _) {
            // then nothing is known
        }
        return lengths;
    }

    /// Deletes all that is of a cache and says what that was. Other programs may name their files
    /// as unfinished ones are named, so these go only where there are values.
    ///
    /// @throws FactorCacheException when something cannot be deleted
    public Contents clear() {
        Contents contents = contents();
        if (contents.entries() == 0) {
            return contents;
        }
        try {
            for (Pattern kind : List.of(ENTRY, UNFINISHED)) {
                for (Entry entry : entries(kind)) {
                    Files.deleteIfExists(entry.file());
                }
            }
        } catch (IOException e) {
            throw new FactorCacheException("cannot clear " + path + ": " + e.getMessage(), e);
        }
        return contents;
    }

    private void refuseForeign() throws IOException {
        boolean foreign = false;
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            if (ENTRY.matcher(name).matches()) {
                return;
            }
            // what systems leave in any folder does not count
            foreign |= !name.startsWith(".") && !UNFINISHED.matcher(name).matches();
        }
        if (foreign) {
            throw new FactorCacheException(
                    path
                            + " is no factor cache, it holds other files: name the directory of"
                            + " --cache");
        }
    }

    private FactorCacheException unreadable(IOException e) {
        String message =
                switch (e) {
                    case NoSuchFileException _ -> path + ": no such directory; check the path";
                    case NotDirectoryException _ ->
                            path + " is a file, and a cache is a directory: name that of --cache";
                    case AccessDeniedException _ ->
                            "cannot read " + path + ": permission denied; check its owner and mode";
                    default -> "cannot read " + path + ": " + e.getMessage();
                };
        return new FactorCacheException(message, e);
    }

    /// Deletes what was not used for longest until the rest is within the bound, and what writers
    /// left that died. What cannot be deleted stays.
    void sweep(long maxBytes) {
        try {
            FileTime abandoned = FileTime.from(Instant.now().minus(ABANDONED));
            for (Entry entry : entries(UNFINISHED)) {
                if (entry.used().compareTo(abandoned) < 0) {
                    Files.deleteIfExists(entry.file());
                }
            }
            List<Entry> entries = entries(ENTRY);
            entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
            long bytes = entries.stream().mapToLong(Entry::bytes).sum();
            for (Entry entry : entries) {
                if (bytes <= maxBytes) {
                    break;
                }
                Files.deleteIfExists(entry.file());
                bytes -= entry.bytes();
            }
        } catch (IOException _) {
            // the next one who writes sweeps again
        }
    }

    private List<Entry> entries(Pattern kind) throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Path file : files()) {
            if (kind.matcher(String.valueOf(file.getFileName())).matches()) {
                entry(file).ifPresent(entries::add);
            }
        }
        return entries;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// Empty for one that somebody else has deleted meanwhile.
    private static Optional<Entry> entry(Path file) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? Optional.of(new Entry(file, attributes.size(), attributes.lastModifiedTime()))
                    : Optional.empty();
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }
}
