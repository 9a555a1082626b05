package dev.alphatrail.runstore;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.IndexScan.Broken;
import dev.alphatrail.runstore.IndexScan.OfEvent;
import dev.alphatrail.runstore.IndexScan.OfRun;
import dev.alphatrail.runstore.IndexScan.Scanned;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// One rebuilding of what can be derived, with the store's lock held.
final class Rebuild {
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
        if (sound) {
            extend(missing);
        } else {
            try (IndexRewrite rewrite = new IndexRewrite(layout, state, sealed, trail)) {
                rewrite.run(missing);
            }
        }
        tellOfPlaces();
        StoreState now = StoreState.of(layout);
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
        return Sha256.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .equals(line.sha256());
    }

    /// A line of version 1 whose run has a manifest by now.
    private boolean isUpgradable(Scanned line) {
        return line.content() instanceof OfRun(RunId run, Optional<String> digest)
                && digest.isEmpty()
                && sealed.containsKey(run);
    }

    private void extend(List<SealedRun> missing) throws IOException {
        LineFile index = layout.index();
        for (SealedRun run : missing) {
            Json.Obj body = run.indexBody();
            index.append(previous -> IndexLine.text(body, previous), false);
        }
        Ledger ledger = new Ledger(layout);
        List<List<Event>> untold =
                trail.events().keySet().stream().filter(this::isKnown).map(trail::untold).toList();
        for (Event event : EventTrail.byTime(untold)) {
            ledger.chain(event);
        }
        if (!missing.isEmpty()) {
            Durable.syncFile(index.path());
            Durable.syncDirectory(layout.root());
        }
    }

    private boolean isKnown(RunId run) {
        return state.runs().containsKey(run) || sealed.containsKey(run);
    }

    /// Writes into the trail what somebody did with plain file commands.
    private void tellOfPlaces() throws IOException {
        Ledger ledger = new Ledger(layout);
        StoreState now = StoreState.of(layout);
        for (RunId run : now.runs().keySet()) {
            boolean gone = !now.inRoot().contains(run) && !now.inTrash().contains(run);
            if (gone && now.place(run) != Overlay.Place.NOWHERE) {
                ledger.add(new Event.Purged(run, Instant.now()));
            } else if (now.place(run) == Overlay.Place.NOWHERE && now.inRoot().contains(run)) {
                ledger.add(new Event.Restored(run, Instant.now()));
            }
        }
    }
}
