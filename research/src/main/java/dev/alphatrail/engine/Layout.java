package dev.alphatrail.engine;

import dev.alphatrail.engine.Node.Section;
import dev.alphatrail.engine.Node.Series;
import dev.alphatrail.engine.Schedule.Phase;
import dev.alphatrail.engine.Schedule.Place;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// In which buffers the values of a [Schedule]'s nodes stand, and how much memory these take.
///
/// A node has a shared buffer from its phase to the last in which it is read, a local one from its
/// step to the last within a phase; then other nodes have it.
final class Layout {
    /// Scratch rows that a window of one more date takes at most, and those that any kernel takes.
    private static final int SUMS = 6;

    private static final int ROWS = 32;

    private final Schedule schedule;
    private final Blocks blocks;
    private final int[] slots;
    private int sharedSlots;
    private int localSlots;

    Layout(Schedule schedule, Blocks blocks) {
        this.schedule = schedule;
        this.blocks = blocks;
        this.slots = new int[schedule.nodes().size()];
        shareBuffers();
    }

    private void shareBuffers() {
        List<Phase> phases = schedule.phases();
        List<List<Node>> lastRead = new ArrayList<>();
        phases.forEach(_ -> lastRead.add(new ArrayList<>()));
        for (Node node : schedule.computed()) {
            lastRead.get(schedule.lastRead(node)).add(node);
        }
        Deque<Integer> free = new ArrayDeque<>();
        for (int p = 0; p < phases.size(); p++) {
            shareLocals(phases.get(p).series());
            List<Node> both = new ArrayList<>(phases.get(p).series());
            both.addAll(phases.get(p).sections());
            for (Node node : both) {
                if (schedule.place(node) == Place.SHARED) {
                    slots[node.id()] = free.isEmpty() ? sharedSlots++ : free.pop();
                }
            }
            for (Node node : lastRead.get(p)) {
                if (schedule.place(node) == Place.SHARED) {
                    free.push(slots[node.id()]);
                }
            }
        }
    }

    private void shareLocals(List<Node> series) {
        Deque<Integer> free = new ArrayDeque<>();
        Map<Integer, Integer> lastStep = new HashMap<>();
        for (int step = 0; step < series.size(); step++) {
            for (Node leaf : schedule.leaves(series.get(step))) {
                lastStep.put(leaf.id(), step);
            }
        }
        int used = 0;
        for (int step = 0; step < series.size(); step++) {
            Node node = series.get(step);
            if (schedule.place(node) == Place.LOCAL) {
                slots[node.id()] = free.isEmpty() ? used++ : free.pop();
            }
            for (Node leaf : schedule.leaves(node)) {
                if (schedule.place(leaf) == Place.LOCAL
                        && lastStep.getOrDefault(leaf.id(), -1) == step) {
                    free.push(slots[leaf.id()]);
                }
            }
        }
        localSlots = Math.max(localSlots, used);
    }

    Schedule schedule() {
        return schedule;
    }

    Blocks blocks() {
        return blocks;
    }

    /// The number of the buffer, when that is shared or local.
    int slot(Node node) {
        return slots[node.id()];
    }

    int sharedSlots() {
        return sharedSlots;
    }

    int localSlots() {
        return localSlots;
    }

    /// Dates that the buffer of a kept node has room for: some more than are looked back on, so
    /// that old dates need not be moved out in each block.
    ///
    /// @param first the first date that is computed
    int keptDates(Node node, int first) {
        int history = schedule.history(node);
        int all = Math.min(history, first) + blocks.dates() - first;
        int spare = Math.min(history, blocks.height());
        return (int) Math.min((long) history + spare + blocks.height(), all);
    }

    /// The bytes that an evaluation takes at most, its results aside.
    ///
    /// @param threads that evaluate together
    /// @param first the first date that is computed
    long bytes(int threads, int first) {
        // the last block of instruments may be narrower and has rows of its own
        long widths = blocks.instruments() % blocks.width() == 0 ? 1 : 2;
        long values = (long) sharedSlots * blocks.height() * blocks.instruments();
        long windows = 0;
        long sections = 0;
        long regions = 0;
        for (Node node : schedule.computed()) {
            if (schedule.place(node) == Place.KEPT) {
                values += (long) keptDates(node, first) * blocks.instruments();
            }
            if (node instanceof Series series) {
                values += (long) series.states() * blocks.instruments();
                long window = Math.min(series.history() + 1L, blocks.dates());
                long rows = (SUMS * window + ROWS) * blocks.width();
                // the scratch of a kernel that goes instrument by instrument, whatever the width
                long columns = RollingQuantileKernel.TOGETHER * (window + blocks.height());
                windows = Math.max(windows, widths * (rows + columns));
            } else if (node instanceof Section) {
                sections = (long) ROWS * blocks.instruments();
            } else {
                // the last blocks may be lower, too, and have pieces of their own
                long size = schedule.region(node).size();
                long pieces = 2 * widths * size * ElementwiseRegion.PIECE;
                regions = Math.max(regions, pieces + ElementwiseRegion.SPARE);
            }
        }
        long local = (long) localSlots * blocks.height() * blocks.width();
        return (values + threads * (local + windows + sections + regions)) * Double.BYTES;
    }
}
