package dev.alphatrail.runstore;

import dev.alphatrail.runstore.IndexScan.OfEvent;
import dev.alphatrail.runstore.IndexScan.Scanned;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The events of each run that count: those of the index and those of the run's own file, put
/// together, so that damage to either loses none.
///
/// @param events by run, in their order
/// @param told those of them that the index tells, as far as its lines can be trusted
record EventTrail(Map<RunId, List<Event>> events, Map<RunId, List<Event>> told) {

    private static final int FEW = 3;

    /// Reads both and changes nothing.
    static EventTrail of(Layout layout, StoreState state) throws IOException {
        Map<RunId, List<Event>> told = new HashMap<>();
        for (Scanned line : state.scan().lines()) {
            if (line.content() instanceof OfEvent(Event event)
                    && (state.scan().isVouchedFor(line)
                            || (line.isSound()
                                    && state.runs().containsKey(event.runId())
                                    && isCredible(event, layout, told)))) {
                told.computeIfAbsent(event.runId(), _ -> new ArrayList<>()).add(event);
            }
        }
        TreeSet<RunId> runs = new TreeSet<>(EventFile.runs(layout));
        runs.addAll(told.keySet());
        Map<RunId, List<Event>> events = new HashMap<>();
        for (RunId run : runs) {
            List<Event> indexed = told.getOrDefault(run, List.of());
            List<Event> own = withoutChanged(EventFile.read(layout, run).events(), indexed);
            List<Event> merged = merged(own, indexed);
            events.put(
                    run,
                    // a sound index stays as it is, and what it lacks comes behind
                    state.scan().isSound() && !beginsWith(merged, indexed)
                            ? joined(indexed, without(own, indexed))
                            : merged);
        }
        return new EventTrail(events, told);
    }

    /// Nothing vouches for the last line of the index, nor for one before a damaged one. It may
    /// tell what a crash kept out of the file; but when the file has an event for which the index
    /// has no line, it is that one, changed.
    private static boolean isCredible(Event event, Layout layout, Map<RunId, List<Event>> told)
            throws IOException {
        List<Event> own = EventFile.read(layout, event.runId()).events();
        List<Event> untold = without(own, told.getOrDefault(event.runId(), List.of()));
        return untold.isEmpty() || untold.contains(event);
    }

    /// Those of a run that the index does not tell.
    List<Event> untold(RunId run) {
        return without(events.getOrDefault(run, List.of()), told.getOrDefault(run, List.of()));
    }

    /// Gives every run a file of its events where it has another one.
    void writeFiles(Layout layout) throws IOException {
        for (Map.Entry<RunId, List<Event>> entry : events.entrySet()) {
            EventFile file = EventFile.read(layout, entry.getKey());
            if (!file.damages().isEmpty() || !file.events().equals(entry.getValue())) {
                EventFile.replace(layout, entry.getKey(), entry.getValue());
            }
        }
    }

    /// Those of the run's own file, but for such as only differ in a few characters from one that
    /// the index has and the file has not: they are that one, damaged.
    private static List<Event> withoutChanged(List<Event> own, List<Event> indexed) {
        List<String> lacking = without(indexed, own).stream().map(EventFile::text).toList();
        return own.stream()
                .filter(event ->
                        indexed.contains(event)
                                || lacking.stream()
                                        .noneMatch(text -> isNear(text, EventFile.text(event))))
                .toList();
    }

    private static boolean isNear(String left, String right) {
        int different = Math.abs(left.length() - right.length());
        for (int i = 0; i < Math.min(left.length(), right.length()); i++) {
            different += left.charAt(i) == right.charAt(i) ? 0 : 1;
        }
        return different <= FEW;
    }

    /// All events of both lists, in the order of the first; those that only the second has stand
    /// before what follows them there.
    private static List<Event> merged(List<Event> own, List<Event> indexed) {
        List<Event> merged = new ArrayList<>();
        List<Event> left = new ArrayList<>(indexed);
        for (Event event : own) {
            int at = left.indexOf(event);
            if (at >= 0) {
                List<Event> before = left.subList(0, at);
                before.stream().filter(other -> !own.contains(other)).forEach(merged::add);
                before.removeIf(other -> !own.contains(other));
                left.remove(event);
            }
            merged.add(event);
        }
        merged.addAll(left);
        return merged;
    }

    /// Events of several runs in the order of time; those of one run stay in their order even where
    /// the clock was set back.
    static List<Event> byTime(Collection<? extends Collection<Event>> ofRuns) {
        record Keyed(Instant key, Event event) {}
        List<Keyed> all = new ArrayList<>();
        for (Collection<Event> events : ofRuns) {
            Instant key = Instant.MIN;
            for (Event event : events) {
                key = event.at().isAfter(key) ? event.at() : key;
                all.add(new Keyed(key, event));
            }
        }
        all.sort(Comparator.comparing(Keyed::key)); // stable
        return all.stream().map(Keyed::event).toList();
    }

    private static boolean beginsWith(List<Event> all, List<Event> first) {
        return all.size() >= first.size() && all.subList(0, first.size()).equals(first);
    }

    private static List<Event> joined(List<Event> first, List<Event> second) {
        List<Event> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private static List<Event> without(List<Event> all, List<Event> taken) {
        List<Event> left = new ArrayList<>(all);
        taken.forEach(left::remove); // once each
        return left;
    }
}
