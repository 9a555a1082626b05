package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.IndexScan.Broken;
import dev.alphatrail.runstore.IndexScan.OfEvent;
import dev.alphatrail.runstore.IndexScan.OfRun;
import dev.alphatrail.runstore.IndexScan.Scanned;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// One rebuilding of what can be derived, with the store's lock held.
final class Rebuild {
    /// Runs whose lines are written at once.
    private static final int BATCH = 500;

    private final Layout layout;
    private final StoreState state;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<RunId, SealedRun> sealed;
    private final EventTrail trail;

    Rebuild(Layout layout, StoreState state, EventTrail trail, Reindexer.Progress progress)
            throws IOException {
        this.layout = layout;
        this.state = state;
        this.trail = trail;
        this.sealed = readManifests(progress);
        new ManifestRestore(layout, state, sealed, findings).run();
    }

    Reindexer.Report run() throws IOException {
        List<SealedRun> missing =
                sealed.values().stream()
                        .filter(run -> !state.runs().containsKey(run.id()))
                        .sorted(SealedRun.BY_TIME)
                        .toList();
        boolean sound = isSound();
        boolean changed = !sound;
        if (sound) {
            changed = extend(missing);
        } else {
            try (IndexRewrite rewrite = new IndexRewrite(layout, state, sealed, trail)) {
                rewrite.run(missing);
            }
        }
        StoreState now = changed ? StoreState.of(layout) : state;
        if (tellOfPlaces(now)) {
            now = StoreState.of(layout);
        }
        new RegistryRebuild(layout).write(now);
        new RunChanges(layout).pointLatest();
        return new Reindexer.Report(
                now.runs().size(), missing.stream().map(SealedRun::id).toList(), !sound, findings);
    }

    private Map<RunId, SealedRun> readManifests(Reindexer.Progress progress) {
        List<RunId> runs = new ArrayList<>(state.inRoot());
        state.inTrash().stream().filter(run -> !state.inRoot().contains(run)).forEach(runs::add);
        record Read(Optional<SealedRun> run, List<Finding> findings) {}
        AtomicLong done = new AtomicLong();
        List<Read> read =
                runs.parallelStream()
                        .map(run -> {
                            List<Finding> found = new ArrayList<>();
                            progress.read(done.incrementAndGet(), runs.size());
                            return new Read(
                                    SealedRun.read(
                                            run,
                                            state.inRoot().contains(run)
                                                    ? layout.run(run)
                                                    : layout.trashed(run),
                                            found),
                                    found);
                        })
                        .toList();
        Map<RunId, SealedRun> result = new HashMap<>();
        for (Read one : read) {
            findings.addAll(one.findings());
            one.run().ifPresent(run -> result.put(run.id(), run));
        }
        return result;
    }

    /// Whether the index can stay as it is. A line in the middle is vouched for by the next one;
    /// the last must agree with the run or the event it tells of.
    private boolean isSound() throws IOException {
        List<Scanned> lines = state.scan().lines();
        boolean allSound =
                state.scan().isSound()
                        && lines.stream().noneMatch(this::isUpgradable)
                        && Verifier.twice(state.scan()).isEmpty();
        if (!allSound || lines.isEmpty()) {
            return allSound;
        }
        Scanned last = lines.getLast();
        return switch (last.content()) {
            case OfRun(RunId run, Optional<String> digest) ->
                    digest.isEmpty() || isCredible(last, run, digest.get());
            case OfEvent(Event event) ->
                    trail.told().getOrDefault(event.runId(), List.of()).contains(event);
            case Broken _ -> false;
        };
    }

    /// Whether the last line of the index is what was written. When it agrees with no manifest, it
    /// is if the manifest is another one altogether; if the two digests are nearly the same, it was
    /// the line that was changed.
    private boolean isCredible(Scanned line, RunId run, String digest) throws IOException {
        for (SealedRun other : sealed.values()) {
            if (other.sha256().equals(digest)) {
                return isLineOf(other, line);
            }
        }
        SealedRun known = sealed.get(run);
        return known == null || !IndexRewrite.isNear(digest, known.sha256());
    }

    private boolean isLineOf(SealedRun run, Scanned line) throws IOException {
        String text = IndexLine.text(run.indexBody(), state.scan().before(line));
        return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).equals(line.sha256());
    }

    /// A line of version 1 whose run has a manifest by now.
    private boolean isUpgradable(Scanned line) {
        return line.content() instanceof OfRun(RunId run, Optional<String> digest)
                && digest.isEmpty()
                && sealed.containsKey(run);
    }

    /// Adds what a sound index lacks; says whether there was anything.
    private boolean extend(List<SealedRun> missing) throws IOException {
        for (int from = 0; from < missing.size(); from += BATCH) {
            List<Json.Obj> bodies = new ArrayList<>();
            for (SealedRun run : missing.subList(from, Math.min(from + BATCH, missing.size()))) {
                bodies.add(run.indexBody());
            }
            layout.index().append(previous -> chained(bodies, previous), true);
        }
        Ledger ledger = new Ledger(layout);
        List<List<Event>> untold =
                trail.events().keySet().stream().filter(this::isKnown).map(trail::untold).toList();
        boolean told = !missing.isEmpty();
        for (Event event : EventTrail.byTime(untold)) {
            ledger.chain(event);
            told = true;
        }
        return told;
    }

    /// Lines that follow each other.
    private static String chained(List<Json.Obj> bodies, String before) {
        StringBuilder lines = new StringBuilder();
        String previous = before;
        for (Json.Obj body : bodies) {
            String line = IndexLine.text(body, previous);
            previous = Sha256.of(line.getBytes(StandardCharsets.UTF_8));
            lines.append(lines.isEmpty() ? "" : "\n").append(line);
        }
        return lines.toString();
    }

    private boolean isKnown(RunId run) {
        return state.runs().containsKey(run) || sealed.containsKey(run);
    }

    /// Writes into the trail what somebody did with plain file commands; says whether anything was.
    private boolean tellOfPlaces(StoreState now) throws IOException {
        Ledger ledger = new Ledger(layout);
        boolean told = false;
        for (RunId run : now.runs().keySet()) {
            boolean gone = !now.inRoot().contains(run) && !now.inTrash().contains(run);
            if (gone && now.place(run) != Overlay.Place.NOWHERE) {
                ledger.add(new Event.Purged(run, Instant.now()));
                told = true;
            } else if (now.place(run) == Overlay.Place.NOWHERE && now.inRoot().contains(run)) {
                ledger.add(new Event.Restored(run, Instant.now()));
                told = true;
            }
        }
        return told;
    }
}
