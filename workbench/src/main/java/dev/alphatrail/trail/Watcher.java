package dev.alphatrail.trail;

import dev.alphatrail.json.Json;
import dev.alphatrail.runstore.Event;
import dev.alphatrail.runstore.IndexEntry;
import dev.alphatrail.runstore.IndexTail;
import dev.alphatrail.runstore.IndexTail.News;
import dev.alphatrail.runstore.LiveRun;
import dev.alphatrail.runstore.RunId;
import dev.alphatrail.runstore.RunStore;
import dev.alphatrail.trail.Sighting.What;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Follows a store: what begins, goes on, ends and is changed. It reads what was added to the index
/// and the runs under way, nothing else, so a look costs the same whatever the store holds.
///
/// For one thread.
public final class Watcher {
    private static final Json.Obj NOTHING = Json.object().build();

    private final RunStore store;
    private final IndexTail tail;
    private Map<RunId, LiveRun> live = new LinkedHashMap<>();

    /// Runs that were under way and were met neither there nor in the index at the last look:
    /// between the two a run is on its way for a moment.
    private final Map<RunId, LiveRun> vanished = new LinkedHashMap<>();

    /// Runs under way whose publication was told.
    private final Set<RunId> published = new HashSet<>();

    /// From now on.
    public Watcher(RunStore store) {
        this.store = store;
        this.tail = new IndexTail(store);
    }

    /// The runs that were not published at the last look, by id.
    public List<LiveRun> live() {
        return List.copyOf(live.values());
    }

    /// The runs that are not published now; the first look.
    public List<Sighting> begin(Instant now) {
        live = look();
        return underWay(live.values(), now);
    }

    /// The runs of a store that are not published now.
    public static List<Sighting> underWay(RunStore store, Instant now) {
        return underWay(store.live(), now);
    }

    private static List<Sighting> underWay(Collection<LiveRun> runs, Instant now) {
        return runs.stream()
                .map(run ->
                        switch (run.state()) {
                            case RUNNING -> seen(now, What.RUNNING, run, progress(run));
                            case KILLED -> killed(now, run);
                            case SILENT -> seen(now, What.SILENT, run, silent(run));
                        })
                .toList();
    }

    /// What happened since the last look.
    ///
    /// @throws dev.alphatrail.runstore.StoreException when the store cannot be read
    public List<Sighting> look(Instant now) {
        // the index is read after the runs under way: one that left them is in it by then
        Map<RunId, LiveRun> before = live;
        live = look();
        List<News> news = tail.poll();
        List<Sighting> seen = new ArrayList<>();
        live.values()
                .forEach(run ->
                        changed(now, Optional.ofNullable(before.get(run.runId())), run, seen));
        for (News item : news) {
            if (item instanceof News.Published(IndexEntry entry)
                    && (live.containsKey(entry.runId())
                            || before.containsKey(entry.runId())
                            || vanished.containsKey(entry.runId()))) {
                published.add(entry.runId());
            }
            seen.add(told(now, item));
        }
        vanished.values().stream()
                .filter(run -> !live.containsKey(run.runId()))
                .filter(run -> !published.contains(run.runId()))
                .filter(run -> store.find(run.runId()).isEmpty())
                .forEach(run ->
                        seen.add(seen(now, What.ENDED, run, "interrupted: nothing is kept of it")));
        published.removeAll(vanished.keySet());
        vanished.clear();
        before.values().stream()
                .filter(run -> !live.containsKey(run.runId()))
                .filter(run -> !published.remove(run.runId()))
                .forEach(run -> vanished.put(run.runId(), run));
        return seen;
    }

    private static void changed(
            Instant now, Optional<LiveRun> before, LiveRun run, List<Sighting> seen) {
        boolean sameState = before.map(LiveRun::state).equals(Optional.of(run.state()));
        switch (run.state()) {
            case RUNNING -> {
                if (before.isEmpty()) {
                    seen.add(seen(now, What.BEGAN, run, about(run)));
                } else if (!sameState
                        || !LiveText.stage(before.get()).equals(LiveText.stage(run))) {
                    seen.add(seen(now, What.PROGRESS, run, LiveText.stage(run)));
                }
            }
            case KILLED -> {
                if (!sameState) {
                    seen.add(killed(now, run));
                }
            }
            case SILENT -> {
                if (!sameState) {
                    seen.add(seen(now, What.SILENT, run, silent(run)));
                }
            }
        }
    }

    private static Sighting told(Instant now, News item) {
        return switch (item) {
            case News.Published(IndexEntry entry) -> published(now, entry);
            case News.Happened(Event event) ->
                    new Sighting(
                            now,
                            What.valueOf(event.word().toUpperCase(Locale.ROOT)),
                            event.runId().value(),
                            EventText.of(event),
                            Json.object().put("event", event.toJson()).build());
            case News.Unreadable(String reason) ->
                    new Sighting(
                            now,
                            What.WARNING,
                            "",
                            "a line of the index cannot be read: "
                                    + reason
                                    + "; `alphatrail doctor` tells more",
                            Json.object().put("warning", reason).build());
            case News.Replaced _ ->
                    new Sighting(now, What.REINDEXED, "", "the index was made anew", NOTHING);
        };
    }

    private static Sighting published(Instant now, IndexEntry entry) {
        RunSummary run = RunSummary.of(entry);
        String result =
                run.bestAlphaId().isEmpty()
                        ? "nothing selected"
                        : "best "
                                + run.bestAlphaId()
                                + ", IR "
                                + Decimals.fixed(run.bestInformationRatio(), 2);
        return new Sighting(
                now,
                switch (entry.status()) {
                    case FINISHED -> What.FINISHED;
                    case FAILED -> What.FAILED;
                    case KILLED -> What.KILLED;
                },
                entry.runId().value(),
                switch (entry.status()) {
                    case FINISHED -> Double.isNaN(run.alphas()) ? "" : result;
                    case FAILED -> run.error();
                    case KILLED -> "what it left was salvaged";
                },
                Json.object().put("entry", entry.toJson()).build());
    }

    private static Sighting killed(Instant now, LiveRun run) {
        String at = run.stage().isEmpty() ? "" : "at " + LiveText.stage(run) + "; ";
        return seen(now, What.KILLED, run, at + "`alphatrail doctor` tells what to do with it");
    }

    private static String silent(LiveRun run) {
        return "not heard of since " + Moments.second(run.heartbeat()) + " on " + run.host();
    }

    private static String about(LiveRun run) {
        return run.about().text("idea").orElse("");
    }

    private static String progress(LiveRun run) {
        String stage = LiveText.stage(run);
        return stage.isEmpty() || about(run).isEmpty()
                ? stage + about(run)
                : stage + ": " + about(run);
    }

    private static Sighting seen(Instant now, What what, LiveRun run, String text) {
        return new Sighting(
                now,
                what,
                run.runId().value(),
                text,
                Json.object().put("live", LiveText.json(run)).build());
    }

    private Map<RunId, LiveRun> look() {
        Map<RunId, LiveRun> found = new LinkedHashMap<>();
        store.live().forEach(run -> found.put(run.runId(), run));
        return found;
    }
}
