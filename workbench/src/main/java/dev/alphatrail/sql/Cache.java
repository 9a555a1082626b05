package dev.alphatrail.sql;

import dev.alphatrail.runstore.RunId;
import dev.alphatrail.trail.TrailException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Columnar copies of a store's files, brought up to what the store holds now.
///
/// A part is a chain of segments, each beginning where the one before ends. Which segments make the
/// chain is not written anywhere: it is found anew from their names and the fingerprints of the
/// source, so files may come and go at any time, and a source that was replaced has no chain.
final class Cache {
    /// A segment is taken into the next one when it is at most so many times as long: the chain
    /// stays short, and each line is written a few times at most.
    private static final int GROWTH = 4;

    /// Nanoseconds after which a person wonders what is going on.
    private static final long A_WHILE = 1_000_000_000;

    private final Path root;
    private final CacheFolder folder;
    private final Connection connection;
    private final Consumer<String> progress;

    /// @param connection to convert with; must be allowed to read and write all that is here
    /// @param progress is told what takes long
    Cache(Path root, CacheFolder folder, Connection connection, Consumer<String> progress) {
        this.root = root;
        this.folder = folder;
        this.connection = connection;
        this.progress = progress;
    }

    /// The files of a part, in order; none when the store has no such lines.
    List<Path> files(Part part) throws SQLException {
        Path file = root.resolve(part.source());
        if (!LineSource.exists(file)) {
            return List.of();
        }
        try (LineSource source = LineSource.open(file)) {
            return extended(part, source).stream().map(Segment::file).toList();
        } catch (IOException e) {
            throw new TrailException(
                    "cannot read " + file + " into the cache: " + Complaint.firstLine(e), e);
        }
    }

    private List<Segment> extended(Part part, LineSource source) throws IOException, SQLException {
        List<Segment> chain = chain(part, source);
        if (end(chain) == source.end()) {
            return chain;
        }
        NavigableMap<Long, RunId> runs =
                part == Part.DAILY ? runsFrom(end(chain)) : Collections.emptyNavigableMap();
        long told = System.nanoTime();
        while (end(chain) < source.end()) {
            long from = end(chain);
            long to = source.lineEnd(from, part.most());
            if (System.nanoTime() - told > A_WHILE) {
                told = System.nanoTime();
                progress.accept(
                        "reading %s into the cache: %d %%"
                                .formatted(
                                        part == Part.DAILY ? "daily series" : part.source(),
                                        100 * from / source.end()));
            }
            Path staged = folder.fresh();
            try {
                if (part == Part.DAILY) {
                    DailyFiles.stage(
                            root, new LinkedHashSet<>(runs.subMap(from, to).values()), staged);
                } else {
                    source.stage(from, to, staged);
                }
                chain.add(append(part, source, chain, to, staged));
            } finally {
                Files.deleteIfExists(staged);
            }
        }
        folder.sweep(part, chain);
        return chain;
    }

    private List<Segment> chain(Part part, LineSource source) throws IOException {
        List<Segment> all = folder.segments(part);
        List<Segment> chain = new ArrayList<>();
        for (boolean grown = true; grown; ) {
            grown = false;
            long from = end(chain);
            List<Segment> next =
                    all.stream()
                            .filter(segment ->
                                    segment.from() == from && segment.to() <= source.end())
                            .sorted(Comparator.comparingLong(Segment::to).reversed())
                            .toList();
            for (Segment segment : next) {
                if (segment.fingerprint().equals(fingerprint(part, source, segment.to()))
                        && segment.isWhole()) {
                    chain.add(segment);
                    grown = true;
                    break;
                }
            }
        }
        return chain;
    }

    private static long end(List<Segment> chain) {
        return chain.isEmpty() ? 0 : chain.getLast().to();
    }

    private static String fingerprint(Part part, LineSource source, long to) throws IOException {
        return source.fingerprint(to, part.convert(""));
    }

    /// Writes the next segment, and takes those of the chain into it that have become small beside
    /// it.
    private Segment append(Part part, LineSource source, List<Segment> chain, long to, Path staged)
            throws IOException, SQLException {
        List<Segment> absorbed = new ArrayList<>();
        long from = end(chain);
        while (!chain.isEmpty()
                && chain.getLast().length() <= GROWTH * (to - from)
                && to - chain.getLast().from() <= part.most()) {
            absorbed.addFirst(chain.removeLast());
            from = absorbed.getFirst().from();
        }
        String rows = part.convert(staged.toString());
        if (!absorbed.isEmpty()) {
            rows =
                    "SELECT * FROM read_parquet("
                            + Quoted.paths(absorbed.stream().map(Segment::file).toList())
                            + ") UNION ALL "
                            + rows;
        }
        Path fresh = folder.fresh();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "COPY (%s) TO %s (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 40960)"
                            .formatted(rows, Quoted.text(fresh.toString())));
            return folder.publish(fresh, part, from, to, fingerprint(part, source, to));
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    /// The runs whose first line stands after a place of the index, by that place.
    private NavigableMap<Long, RunId> runsFrom(long from) throws SQLException {
        NavigableMap<Long, RunId> runs = new TreeMap<>();
        List<Path> files = files(Part.RUNS);
        if (files.isEmpty()) {
            return runs;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                """
                                SELECT min(pos), run_id FROM read_parquet(%s) WHERE kind = 'run'
                                GROUP BY run_id HAVING min(pos) >= %d
                                """
                                        .formatted(Quoted.paths(files), from))) {
            while (rows.next()) {
                long place = rows.getLong(1);
                id(rows.getString(2)).ifPresent(run -> runs.put(place, run));
            }
        }
        return runs;
    }

    private static Optional<RunId> id(String text) {
        try {
            return Optional.of(RunId.parse(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty(); // no directory can have this name
        }
    }
}
