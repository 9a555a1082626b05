package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.json.JsonException;
import dev.alphatrail.json.JsonScan;
import dev.alphatrail.query.Fields;
import dev.alphatrail.query.Sort;
import dev.alphatrail.query.Where;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/// Reads the index from its end, only as far as needed. No lock is taken: lines are appended whole,
/// and what stands behind the last newline is still being written.
///
/// Events stand behind the runs they are about, so they are known when their run is met. Of two
/// lines of one run the later one counts. Of a line only the members that are asked for are looked
/// at, until its run is wanted.
final class IndexReader {
    private static final List<String> ALWAYS = List.of("schema_version", "run_id", "event");

    private record BadLine(long offset, String reason) {}

    /// A wanted line, in its buffer or copied.
    ///
    /// @param key what it is ordered by
    /// @param met how many wanted ones were met before: those published later
    private record Wanted(Json key, int met, long offset, byte[] bytes, int from, int to) {}

    private final Path index;
    private final Optional<Where> where;
    private final Optional<Sort> sort;
    private final int limit;
    private final List<String> members;
    private final JsonScan scan;
    private final Overlay overlay = new Overlay();
    private final SeenRuns seen = new SeenRuns();
    private final List<BadLine> bad = new ArrayList<>();
    private final Fields current = this::value;
    private Optional<RunId> run = Optional.empty();

    private IndexReader(
            Path index, Optional<Where> where, Set<String> asked, Optional<Sort> sort, int limit) {
        this.index = index;
        this.where = where;
        this.sort = sort;
        this.limit = limit;
        Set<String> all = new LinkedHashSet<>(ALWAYS);
        all.addAll(asked);
        where.ifPresent(filter -> all.addAll(filter.fields()));
        sort.ifPresent(order -> all.add(order.member()));
        this.members = List.copyOf(all);
        this.scan = new JsonScan(members, IndexLine.LIMITS);
    }

    /// The runs that match, at most `limit`, in this order or the one published last first.
    static Listing query(Path index, Optional<Where> where, Optional<Sort> sort, int limit)
            throws IOException {
        IndexReader reader = new IndexReader(index, where, Set.of(), sort, limit);
        List<IndexEntry> entries = reader.read(reader::entry);
        return new Listing(entries, reader.damages());
    }

    /// The same as objects of some members only; see [RunStore#rows].
    static RunStore.Rows rows(
            Path index, Optional<Where> where, Optional<Sort> sort, int limit, Set<String> members)
            throws IOException {
        IndexReader reader = new IndexReader(index, where, members, sort, limit);
        List<Json.Obj> rows = reader.read(line -> reader.row(line, members));
        return new RunStore.Rows(rows, reader.damages());
    }

    /// The runs that are wanted, at most `limit`, the one published last first.
    static Listing read(Path index, Predicate<IndexEntry> wanted, int limit) throws IOException {
        IndexReader reader =
                new IndexReader(index, Optional.empty(), Set.of(), Optional.empty(), limit);
        List<IndexEntry> entries = reader.read(line -> reader.entry(line).filter(wanted));
        return new Listing(entries, reader.damages());
    }

    /// Makes of a wanted line what is asked for; of a damaged one nothing.
    private interface Maker<T> {
        Optional<T> make(Wanted line);
    }

    private <T> List<T> read(Maker<T> maker) throws IOException {
        List<T> made = new ArrayList<>();
        Optional<Top> top = sort.map(order -> new Top(order, limit));
        Function<Fields, Json> key = sort.map(Sort::key).orElse(_ -> Json.Null.NULL);
        try (BackwardLines lines = new BackwardLines(index)) {
            while (made.size() < limit && lines.next()) {
                if (lines.terminated() && !lines.isEmpty() && isWantedRun(lines)) {
                    if (top.isPresent()) {
                        top.get().offer(key.apply(current), lines);
                    } else {
                        maker.make(
                                        new Wanted(
                                                Json.Null.NULL,
                                                0,
                                                lines.offset(),
                                                lines.buffer(),
                                                lines.from(),
                                                lines.to()))
                                .ifPresent(made::add);
                    }
                }
            }
        }
        if (top.isPresent()) {
            top.get().best().forEach(line -> maker.make(line).ifPresent(made::add));
        }
        return made;
    }

    private List<Damage> damages() throws IOException {
        return bad.isEmpty() ? List.of() : numbered(index, bad);
    }

    /// Whether a line is of a run that is not deleted and matches; takes events and damage into
    /// account.
    private boolean isWantedRun(BackwardLines lines) {
        try {
            if (lines.tooLong()) {
                throw new JsonException("it is longer than " + IndexLine.MAX_BYTES + " bytes");
            }
            if (!scan.scan(lines.buffer(), lines.from(), lines.to())
                    || !isKnownVersion(scan.value(0))
                    || scan.start(2) >= 0) {
                return look(lines);
            }
            if (scan.start(1) >= 0 && !seen.add(lines.buffer(), scan.start(1), scan.end(1))) {
                return false; // a later line tells of this run: its id was used again
            }
            run = overlay.isEmpty() ? Optional.empty() : Optional.of(runId(scan.value(1)));
            return run.map(id -> overlay.place(id) == Overlay.Place.ROOT).orElse(true)
                    && (where.isEmpty() || where.get().test(current));
        } catch (JsonException e) {
            bad.add(new BadLine(lines.offset(), e.what()));
            return false;
        }
    }

    /// Reads a line in full that is no run as far as was looked: an event, or damaged.
    private boolean look(BackwardLines lines) {
        IndexLine line =
                IndexLine.of(lines.buffer(), lines.from(), length(lines), index.toString());
        if (line instanceof IndexLine.Happened happened) {
            overlay.add(happened.event());
            return false;
        }
        throw new JsonException("it is not written as the store writes");
    }

    private static boolean isKnownVersion(Json version) {
        return version instanceof Json.Num number
                && number.asDouble() >= 1
                && number.asDouble() < IndexEntry.SCHEMA_VERSION + 1;
    }

    private static RunId runId(Json value) {
        if (value instanceof Json.Str(String text) && RunId.isId(text)) {
            return RunId.parse(text);
        }
        throw new JsonException("run_id is no run id");
    }

    /// A member of the line that is looked at, as it is after the events.
    private Json value(String member) {
        int k = members.indexOf(member);
        Json value = k < 0 ? Json.Null.NULL : scan.value(k);
        return run.map(id -> overlay.value(id, member, value)).orElse(value);
    }

    private Optional<IndexEntry> entry(Wanted line) {
        try {
            if (IndexLine.of(line.bytes(), line.from(), line.to() - line.from(), index.toString())
                    instanceof IndexLine.Run known) {
                return Optional.of(overlay.apply(known.entry()));
            }
        } catch (JsonException e) {
            bad.add(new BadLine(line.offset(), e.what()));
        }
        return Optional.empty();
    }

    private Optional<Json.Obj> row(Wanted line, Set<String> wanted) {
        try {
            scan.scan(line.bytes(), line.from(), line.to());
            RunId id = runId(scan.value(1));
            run = overlay.isEmpty() ? Optional.empty() : Optional.of(id);
            Json.Builder row = Json.object();
            for (String member : wanted) {
                Json value = value(member);
                if (value != Json.Null.NULL) {
                    row.put(member, value);
                }
            }
            return Optional.of(row.build());
        } catch (JsonException e) {
            bad.add(new BadLine(line.offset(), e.what()));
            return Optional.empty();
        }
    }

    private static int length(BackwardLines lines) {
        return lines.to() - lines.from();
    }

    /// The first of an order, of any number.
    private static final class Top {
        private final int limit;
        private final Comparator<Wanted> order;
        private final PriorityQueue<Wanted> worstFirst;
        private int met;

        Top(Sort sort, int limit) {
            this.limit = limit;
            this.order =
                    Comparator.comparing(Wanted::key, sort.comparator())
                            .thenComparingInt(Wanted::met);
            this.worstFirst = new PriorityQueue<>(order.reversed());
        }

        void offer(Json key, BackwardLines lines) {
            Wanted line = new Wanted(key, met++, lines.offset(), lines.buffer(), 0, 0);
            Wanted worst = worstFirst.peek();
            if (worstFirst.size() < limit || (worst != null && order.compare(line, worst) < 0)) {
                byte[] bytes = Arrays.copyOfRange(lines.buffer(), lines.from(), lines.to());
                worstFirst.add(new Wanted(key, line.met(), line.offset(), bytes, 0, bytes.length));
                if (worstFirst.size() > limit) {
                    worstFirst.remove();
                }
            }
        }

        List<Wanted> best() {
            return worstFirst.stream().sorted(order).toList();
        }
    }

    /// Line numbers cost a look at the whole file, so they are counted only when there is damage to
    /// name.
    private static List<Damage> numbered(Path index, List<BadLine> bad) throws IOException {
        bad.sort(Comparator.comparingLong(BadLine::offset).reversed());
        long[] numbers = new long[bad.size()];
        int next = bad.size() - 1; // the last of the bad lines stands first in the file
        long line = 1;
        long offset = 0;
        byte[] block = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(index)) {
            for (int length = in.read(block); length >= 0 && next >= 0; length = in.read(block)) {
                for (int i = 0; i < length && next >= 0; i++, offset++) {
                    if (offset == bad.get(next).offset()) {
                        numbers[next--] = line;
                    }
                    if (block[i] == '\n') {
                        line++;
                    }
                }
            }
        }
        List<Damage> damages = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            damages.add(new Damage(index, numbers[i], bad.get(i).reason()));
        }
        return damages;
    }
}
