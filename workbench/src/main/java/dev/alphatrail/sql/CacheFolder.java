package dev.alphatrail.sql;

import dev.alphatrail.trail.TrailException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the segments of one store lie: `.cache/sql` in its root; where that cannot be written, a
/// folder of the user's cache; where there is none, a temporary one that goes with the process.
/// What lies in the root is read even if it cannot be written.
///
/// Any number of processes may share it. Nobody writes to a file under its own name, so whatever is
/// found is whole, and two who make the same file make the same file twice.
final class CacheFolder implements AutoCloseable {
    /// How long a segment that is replaced stays for those who may be about to read it.
    private static final Duration GRACE = Duration.ofMinutes(10);

    private static final Duration ABANDONED = Duration.ofHours(6);
    private static final String FRESH = ".tmp";

    private final Path inRoot;
    private final Optional<Path> ofUser;
    private Optional<Path> writable = Optional.empty();
    private boolean temporary;

    CacheFolder(Path root, Optional<Path> userCache) {
        inRoot = root.resolve(".cache").resolve("sql");
        ofUser = userCache.map(cache -> cache.resolve("sql").resolve(digest(root.toString())));
    }

    private static String digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /// Every segment of a part there is, in no order, right or not.
    List<Segment> segments(Part part) {
        List<Segment> found = new ArrayList<>();
        for (Path folder : folders()) {
            try (Stream<Path> files = Files.list(folder)) {
                files.flatMap(file -> Segment.of(file).stream())
                        .filter(segment -> segment.part() == part)
                        .forEach(found::add);
            } catch (IOException | UncheckedIOException _) {
                // as if there were nothing
            }
        }
        return found;
    }

    /// The folders that are there.
    List<Path> folders() {
        return Stream.of(Optional.of(inRoot), ofUser, writable)
                .flatMap(Optional::stream)
                .distinct()
                .filter(Files::isDirectory)
                .toList();
    }

    /// A name for a file to write, where [#publish] can rename it.
    Path fresh() {
        return writable().resolve(UUID.randomUUID() + FRESH);
    }

    /// Gives a complete file its name.
    Segment publish(Path fresh, Part part, long from, long to, String fingerprint)
            throws IOException {
        Path file = writable().resolve(Segment.name(part, from, to, fingerprint));
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Segment(part, from, to, fingerprint, file);
    }

    /// Removes what no longer serves: segments that others have replaced for a while, and files of
    /// writers that died.
    void sweep(Part part, List<Segment> chain) {
        Instant now = Instant.now();
        try (Stream<Path> files = Files.list(writable())) {
            for (Path file : files.toList()) {
                Predicate<Duration> olderThan = age -> isBefore(file, now.minus(age));
                boolean goes =
                        file.toString().endsWith(FRESH)
                                ? olderThan.test(ABANDONED)
                                : Segment.of(file)
                                        .filter(segment -> segment.part() == part)
                                        .filter(segment -> !chain.contains(segment))
                                        .filter(_ -> olderThan.test(GRACE))
                                        .filter(segment ->
                                                isSettled(segment, chain, now.minus(GRACE)))
                                        .isPresent();
                if (goes) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | UncheckedIOException _) {
            // another time
        }
    }

    /// Whether what stands for a segment's first line now has done so since a time.
    private static boolean isSettled(Segment segment, List<Segment> chain, Instant time) {
        return chain.stream()
                .filter(now -> now.from() <= segment.from() && segment.from() < now.to())
                .allMatch(now -> isBefore(now.file(), time));
    }

    private static boolean isBefore(Path file, Instant time) {
        try {
            return Files.getLastModifiedTime(file).compareTo(FileTime.from(time)) < 0;
        } catch (IOException _) {
            return false;
        }
    }

    /// The folder to write to, made now if need be.
    Path writable() {
        if (writable.isEmpty()) {
            writable =
                    Optional.of(inRoot)
                            .filter(folder -> canWrite(folder, false))
                            .or(() -> ofUser.filter(folder -> canWrite(folder, true)));
        }
        if (writable.isEmpty()) {
            try {
                writable = Optional.of(Files.createTempDirectory("alphatrail-sql"));
                temporary = true;
            } catch (IOException e) {
                throw new TrailException(
                        "cannot keep the cache of `sql`: neither "
                                + inRoot
                                + " nor a temporary directory can be written",
                        e);
            }
        }
        return writable.get();
    }

    private static boolean canWrite(Path folder, boolean ownOnly) {
        try {
            if (ownOnly) {
                OwnFiles.makeDirectories(folder);
            } else if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            Files.delete(Files.createTempFile(folder, "probe", FRESH));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    @Override
    public String toString() {
        return folders().stream().map(Path::toString).collect(Collectors.joining(" and "));
    }

    @Override
    public void close() {
        if (temporary) {
            try {
                OwnFiles.remove(writable());
            } catch (IOException _) {
                // the system clears its temporary files
            }
        }
    }
}
