package dev.alphatrail.runstore;

import dev.alphatrail.runstore.IndexScan.Broken;
import dev.alphatrail.runstore.IndexScan.OfEvent;
import dev.alphatrail.runstore.IndexScan.OfRun;
import dev.alphatrail.runstore.IndexScan.Scanned;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Writes a damaged index anew. A line for which the next one vouches stays; in the place of a
/// damaged one comes what it must have been, as far as its remains tell; at the end what is left.
/// So damage that left anything legible of each line is mended to the byte, and anchors that were
/// taken before it hold again.
final class IndexRewrite implements AutoCloseable {
    private static final int MAX_MATCHED = 4 * IndexLine.MAX_BYTES;

    private static final String EVENT = "\"event\":\"";

    private final Layout layout;
    private final StoreState state;
    private final Map<RunId, SealedRun> sealed;
    private final Map<String, SealedRun> byManifest = new HashMap<>();
    private final EventTrail trail;
    private final Map<RunId, Deque<Event>> queues = new TreeMap<>();
    private final Set<RunId> told = new HashSet<>();
    private final Map<RunId, Scanned> counting = new HashMap<>();
    private final IndexWriter writer;

    /// @param sealed the runs with a manifest that can be read
    IndexRewrite(Layout layout, StoreState state, Map<RunId, SealedRun> sealed, EventTrail trail)
            throws IOException {
        this.layout = layout;
        this.state = state;
        this.sealed = sealed;
        this.trail = trail;
        sealed.values().forEach(run -> byManifest.put(run.sha256(), run));
        trail.events().forEach((run, events) -> queues.put(run, new ArrayDeque<>(events)));
        state.scan().lines().forEach(this::choose);
        this.writer = new IndexWriter(layout);
    }

    /// Of two lines of one run the one counts that agrees with its manifest, else the later one.
    private void choose(Scanned line) {
        if (line.content() instanceof OfRun(RunId run, _)) {
            counting.merge(run, line, (earlier, later) -> agrees(earlier, run) ? earlier : later);
        }
    }

    private boolean agrees(Scanned line, RunId run) {
        SealedRun known = sealed.get(run);
        return known != null
                && line.content() instanceof OfRun(_, Optional<String> digest)
                && digest.equals(Optional.of(known.sha256()));
    }

    /// @param missing runs that the old index does not tell
    void run(List<SealedRun> missing) throws IOException {
        for (Scanned line : state.scan().lines()) {
            switch (line.content()) {
                case OfRun(RunId run, Optional<String> digest) -> ofRun(line, run, digest);
                case OfEvent(Event event) -> ofEvent(line, event);
                case Broken _ -> remains(line);
            }
        }
        for (SealedRun run : missing) {
            write(run);
        }
        for (Event event : EventTrail.byTime(queues.values())) {
            flushUpTo(event.runId(), event);
        }
        writer.replaceIndex();
    }

    private void ofRun(Scanned line, RunId run, Optional<String> digest) throws IOException {
        SealedRun known = sealed.get(run);
        SealedRun named = byManifest.get(digest.orElse(""));
        if (!line.equals(counting.get(run))) {
            if (named != null && !named.id().equals(run)) {
                write(named); // it is the name in the line that is damaged
            }
        } else if (state.scan().isVouchedFor(line) && digest.isPresent()) {
            copy(line, run);
        } else if (named != null) {
            write(named);
        } else if (known != null && (digest.isEmpty() || isNear(digest.get(), known.sha256()))) {
            write(known);
        } else {
            copy(line, run);
        }
    }

    private void copy(Scanned line, RunId run) throws IOException {
        if (told.add(run)) {
            writer.copy(line);
        }
    }

    private void write(SealedRun run) throws IOException {
        if (told.add(run.id())) {
            writer.write(run.indexBody());
        }
    }

    /// Whether one digest can be the other with some characters damaged. Digests of different bytes
    /// have hardly anything in common.
    static boolean isNear(String left, String right) {
        return resemblance(left, right) >= left.length() / 2;
    }

    private void ofEvent(Scanned line, Event event) throws IOException {
        if (queue(event.runId()).contains(event)) {
            flushUpTo(event.runId(), event);
        } else {
            remains(line);
        }
    }

    private Deque<Event> queue(RunId run) {
        return queues.getOrDefault(run, new ArrayDeque<>());
    }

    private void flushUpTo(RunId run, Event last) throws IOException {
        Deque<Event> queue = queue(run);
        if (!queue.contains(last)) {
            return;
        }
        SealedRun known = sealed.get(run);
        if (!told.contains(run) && known != null) {
            write(known); // its line was damaged; an event must stand behind its run
        }
        if (told.contains(run)) {
            Event next;
            do {
                next = queue.removeFirst();
                writer.write(next.toJson());
            } while (!next.equals(last));
        }
    }

    /// Writes what a damaged line must have been: two lines when it is a newline that was lost,
    /// none when nothing is legible.
    private void remains(Scanned line) throws IOException {
        if (line.length() > MAX_MATCHED) {
            return;
        }
        // one char a byte, so that positions are those of bytes
        String text =
                new String(
                        IndexScan.bytesOf(layout.index().path(), line),
                        StandardCharsets.ISO_8859_1);
        TreeMap<Integer, SealedRun> runs = new TreeMap<>();
        for (SealedRun run : sealed.values()) {
            int at = Math.max(text.indexOf(run.sha256()), text.indexOf(named(run.id())));
            boolean elsewhere = state.runs().containsKey(run.id());
            if (at >= 0 && !elsewhere && !told.contains(run.id()) && !isOfEvent(text, run, at)) {
                runs.put(at, run);
            }
        }
        TreeMap<Integer, Object> all = new TreeMap<>(runs);
        all.putAll(eventsIn(text));
        for (Object found : all.values()) {
            if (found instanceof SealedRun run) {
                write(run);
            } else if (found instanceof Event event) {
                flushUpTo(event.runId(), event);
            }
        }
    }

    /// The events, each the next one of its run, whose parts are found in a text, by position:
    /// those of which two parts are there, else the one that resembles the text most.
    private Map<Integer, Event> eventsIn(String text) {
        TreeMap<Integer, Event> found = new TreeMap<>();
        Optional<Event> best = Optional.empty();
        int most = 0;
        for (Map.Entry<RunId, Deque<Event>> queue : queues.entrySet()) {
            Event head = queue.getValue().peekFirst();
            if (head == null || !trail.untold(queue.getKey()).contains(head)) {
                continue;
            }
            String whole = latin(EventFile.text(head));
            int tail = whole.indexOf("\"at\":\"") + 6 + head.at().toString().length() + 2;
            int name = text.indexOf(EVENT + head.word() + "\"," + named(head.runId()));
            int at = text.indexOf("\"at\":\"" + head.at() + "\"");
            String rest = whole.substring(Math.min(tail, whole.length() - 1), whole.length() - 1);
            int end = rest.isEmpty() ? -1 : text.indexOf(rest);
            int parts = (name >= 0 ? 1 : 0) + (at >= 0 ? 1 : 0) + (end >= 0 ? 1 : 0);
            if (parts >= 2) {
                found.put(Math.max(name, at), head);
            } else if (parts == 1 && resemblance(whole, text) > most) {
                most = resemblance(whole, text);
                best = Optional.of(head);
            }
        }
        if (found.isEmpty()) {
            best.ifPresent(event -> found.put(0, event));
        }
        return found;
    }

    private static int resemblance(String left, String right) {
        int same = 0;
        for (int i = 0; i < Math.min(left.length(), right.length()); i++) {
            same += left.charAt(i) == right.charAt(i) ? 1 : 0;
        }
        return same;
    }

    /// One char a byte of UTF-8.
    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String named(RunId run) {
        return "\"run_id\":\"" + run + "\"";
    }

    /// Whether the name of a run stands there because the line is an event of it.
    private static boolean isOfEvent(String text, SealedRun run, int at) {
        int event = text.lastIndexOf(EVENT, at);
        return text.startsWith(named(run.id()), at)
                && event >= 0
                && text.substring(event + EVENT.length(), at).matches("[a-z]+\",");
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
