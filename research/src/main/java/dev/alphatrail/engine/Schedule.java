package dev.alphatrail.engine;

import dev.alphatrail.engine.Node.Constant;
import dev.alphatrail.engine.Node.Elementwise;
import dev.alphatrail.engine.Node.Groups;
import dev.alphatrail.engine.Node.Section;
import dev.alphatrail.engine.Node.Series;
import dev.alphatrail.engine.Node.Shift;
import dev.alphatrail.engine.Node.Stored;
import dev.alphatrail.engine.Node.Streamed;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// In which order the nodes of a plan are computed, and where their values stand meanwhile.
///
/// The panel is worked off in blocks of dates. Within a block of dates, *phases* follow each other:
/// first a phase's series nodes (and elementwise ones), which threads share by instruments, then
/// its sections, which they share by dates.
final class Schedule {
    /// Where the values of a node stand.
    enum Place {
        /// Nowhere: a grouping, or computed inside its only reader (see [ElementwiseRegion]).
        NOWHERE,
        /// In the panel, in memory.
        PANEL,
        /// In the matrix that is the result.
        RESULT,
        /// In a buffer of its own, since readers look back beyond the block of dates.
        KEPT,
        /// In a buffer of a block of dates, which other nodes use before and after.
        SHARED,
        /// In a small buffer of the thread that computes and reads it.
        LOCAL
    }

    /// Scratch rows that a window of one more date takes at most, and those that any kernel takes.
    private static final int SUMS = 6;

    private static final int ROWS = 32;

    /// Nodes that are computed between two meetings of all threads.
    record Phase(List<Node> series, List<Node> sections) {}

    /// How nodes are put into phases.
    enum Order {
        /// As few phases as there can be: few meetings of several threads.
        BY_LEVEL,
        /// A phase for each node, inputs just before their reader: few buffers at a time, which are
        /// still in a cache when they are read.
        DEPTH_FIRST
    }

    private final List<Node> nodes;
    private final List<Node> roots;
    private final List<Node> computed;
    private final List<Phase> phases = new ArrayList<>();
    private final boolean[] inlined;
    private final boolean[] isRoot;
    private final int[] phaseOf;
    private final int[] lastRead;
    private final int[] history;
    private final Place[] places;
    private final int[] slots;
    private final List<List<Node>> readers;
    private int sharedSlots;
    private int localSlots;

    /// @param nodes all nodes of the plan
    /// @param keep whether readers look back beyond a block of dates
    Schedule(List<Node> nodes, List<Node> roots, Order order, boolean keep) {
        this.nodes = nodes;
        this.roots = roots;
        int n = nodes.size();
        this.inlined = new boolean[n];
        this.isRoot = new boolean[n];
        this.phaseOf = new int[n];
        this.lastRead = new int[n];
        this.history = new int[n];
        this.places = new Place[n];
        this.slots = new int[n];
        this.readers = new ArrayList<>();
        nodes.forEach(_ -> readers.add(new ArrayList<>()));
        Arrays.fill(places, Place.NOWHERE);
        roots.forEach(root -> isRoot[root.id()] = true);
        List<Node> depthFirst = depthFirst();
        for (Node node : depthFirst) {
            node.inputs().forEach(input -> readers.get(input.id()).add(node));
        }
        int[] levels = levels(depthFirst);
        for (Node node : depthFirst) {
            inlined[node.id()] = isInlined(node, levels);
            for (Node input : node.inputs()) {
                history[input.id()] = Math.max(history[input.id()], lookedBack(node));
            }
        }
        computed = depthFirst.stream().filter(this::isComputed).toList();
        makePhases(levels, order);
        findLastReads();
        for (Node node : depthFirst) {
            places[node.id()] = place(node, keep);
        }
        shareBuffers();
    }

    /// The nodes that the roots need, each after its inputs; of several inputs the one that needs
    /// the most buffers comes first, which makes the others wait in the fewest.
    private List<Node> depthFirst() {
        int[] need = new int[nodes.size()];
        for (Node node : nodes) {
            int[] needs = node.inputs().stream().mapToInt(input -> need[input.id()]).toArray();
            Arrays.sort(needs);
            need[node.id()] = 1;
            for (int k = 0; k < needs.length; k++) {
                need[node.id()] = Math.max(need[node.id()], needs[needs.length - 1 - k] + k);
            }
        }
        List<Node> order = new ArrayList<>();
        BitSet seen = new BitSet();
        Comparator<Node> mostFirst = Comparator.comparingInt(node -> -need[node.id()]);
        roots.forEach(root -> visit(root, mostFirst, seen, order));
        return order;
    }

    private static void visit(Node node, Comparator<Node> first, BitSet seen, List<Node> order) {
        if (seen.get(node.id())) {
            return;
        }
        seen.set(node.id());
        node.inputs().stream().sorted(first).forEach(input -> visit(input, first, seen, order));
        order.add(node);
    }

    /// The number of sections that must be done before a node's phase.
    private int[] levels(List<Node> depthFirst) {
        int[] levels = new int[nodes.size()];
        for (Node node : depthFirst) {
            for (Node input : node.inputs()) {
                int after = levels[input.id()] + (input instanceof Section ? 1 : 0);
                levels[node.id()] = Math.max(levels[node.id()], after);
            }
        }
        return levels;
    }

    /// An elementwise node that only one elementwise node reads is computed inside it, unless that
    /// would keep its inputs from one phase to another.
    private boolean isInlined(Node node, int[] levels) {
        List<Node> by = readers.get(node.id());
        if (isRoot[node.id()] || !by.stream().allMatch(Elementwise.class::isInstance)) {
            return false;
        }
        return switch (node) {
            case Constant _ -> true;
            case Elementwise _, Shift _ ->
                    by.size() == 1
                            && (levels[by.getFirst().id()] == levels[node.id()]
                                    || node.inputs().stream()
                                            .allMatch(input ->
                                                    input instanceof Stored
                                                            || input instanceof Constant));
            case Stored _, Streamed _, Groups _, Series _, Section _ -> false;
        };
    }

    /// By how many dates a node looks back on its inputs.
    static int lookedBack(Node node) {
        return switch (node) {
            case Series(_, _, int dates, _, _) -> dates;
            case Shift(_, _, int lag) -> lag;
            case Constant _, Stored _, Streamed _, Groups _, Elementwise _, Section _ -> 0;
        };
    }

    private boolean isComputed(Node node) {
        return !inlined[node.id()] && !(node instanceof Stored) && !(node instanceof Groups);
    }

    private void makePhases(int[] levels, Order order) {
        for (Node node : computed) {
            int phase = order == Order.BY_LEVEL ? levels[node.id()] : phases.size();
            while (phases.size() <= phase) {
                phases.add(new Phase(new ArrayList<>(), new ArrayList<>()));
            }
            phaseOf[node.id()] = phase;
            Phase at = phases.get(phase);
            (node instanceof Section ? at.sections() : at.series()).add(node);
        }
    }

    private void findLastReads() {
        for (Node node : computed) {
            lastRead[node.id()] = phaseOf[node.id()];
        }
        for (Node node : computed) {
            for (Node leaf : leaves(node)) {
                lastRead[leaf.id()] = Math.max(lastRead[leaf.id()], phaseOf[node.id()]);
            }
        }
    }

    private Place place(Node node, boolean keep) {
        int id = node.id();
        if (node instanceof Stored) {
            return Place.PANEL;
        } else if (!isComputed(node)) {
            return Place.NOWHERE;
        } else if (keep && history[id] > 0) {
            return Place.KEPT;
        } else if (isRoot[id]) {
            return Place.RESULT;
        }
        Phase phase = phases.get(phaseOf[id]);
        boolean readOnThread =
                !(node instanceof Section)
                        && lastRead[id] == phaseOf[id]
                        && phase.sections().stream().noneMatch(by -> by.inputs().contains(node));
        return readOnThread ? Place.LOCAL : Place.SHARED;
    }

    private void shareBuffers() {
        Deque<Integer> freeShared = new ArrayDeque<>();
        for (int p = 0; p < phases.size(); p++) {
            Phase phase = phases.get(p);
            shareLocals(phase.series());
            List<Node> both = new ArrayList<>(phase.series());
            both.addAll(phase.sections());
            for (Node node : both) {
                if (places[node.id()] == Place.SHARED) {
                    slots[node.id()] = freeShared.isEmpty() ? sharedSlots++ : freeShared.pop();
                }
            }
            int now = p;
            nodes.stream()
                    .filter(node -> places[node.id()] == Place.SHARED && lastRead[node.id()] == now)
                    .forEach(node -> freeShared.push(slots[node.id()]));
        }
    }

    private void shareLocals(List<Node> series) {
        Deque<Integer> free = new ArrayDeque<>();
        int[] lastStep = new int[nodes.size()];
        for (int step = 0; step < series.size(); step++) {
            for (Node leaf : leaves(series.get(step))) {
                lastStep[leaf.id()] = step;
            }
        }
        int used = 0;
        for (int step = 0; step < series.size(); step++) {
            Node node = series.get(step);
            if (places[node.id()] == Place.LOCAL) {
                slots[node.id()] = free.isEmpty() ? used++ : free.pop();
            }
            for (Node leaf : leaves(node)) {
                if (places[leaf.id()] == Place.LOCAL && lastStep[leaf.id()] == step) {
                    free.push(slots[leaf.id()]);
                }
            }
        }
        localSlots = Math.max(localSlots, used);
    }

    /// All nodes of the plan.
    List<Node> nodes() {
        return nodes;
    }

    /// The nodes that have values of their own and are not in the panel.
    List<Node> computed() {
        return computed;
    }

    List<Phase> phases() {
        return phases;
    }

    Place place(Node node) {
        return places[node.id()];
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

    boolean isRoot(Node node) {
        return isRoot[node.id()];
    }

    /// How many dates before its own the readers of a node look at.
    int history(Node node) {
        return history[node.id()];
    }

    /// Dates that the buffer of a kept node has room for: some more than are looked back on, so
    /// that old dates need not be moved out in each block.
    ///
    /// @param first the first date that is computed
    int keptDates(Node node, Blocks blocks, int first) {
        int all = Math.min(history(node), first) + blocks.dates() - first;
        int spare = Math.min(history(node), blocks.height());
        return (int) Math.min((long) history(node) + spare + blocks.height(), all);
    }

    /// The bytes that an evaluation takes at most, its results aside.
    long bytes(Blocks blocks, int threads, int first) {
        long values = (long) sharedSlots * blocks.height() * blocks.instruments();
        long windows = 0;
        long sections = 0;
        long regions = 0;
        for (Node node : computed) {
            if (place(node) == Place.KEPT) {
                values += (long) keptDates(node, blocks, first) * blocks.instruments();
            }
            if (node instanceof Series series) {
                values += (long) series.states() * blocks.instruments();
                long window = Math.min(series.history() + 1L, blocks.dates());
                // the last block of instruments may be narrower and has rows of its own
                windows = Math.max(windows, 2 * (SUMS * window + ROWS) * blocks.width());
            } else if (node instanceof Section) {
                sections = (long) ROWS * blocks.instruments();
            } else {
                // the last blocks may be narrower, lower, or both, and have pieces of their own
                long pieces = 4L * region(node).size() * ElementwiseRegion.PIECE;
                regions = Math.max(regions, pieces + ElementwiseRegion.SPARE);
            }
        }
        long local = (long) localSlots * blocks.height() * blocks.width();
        return (values + threads * (local + windows + sections + regions)) * Double.BYTES;
    }

    /// The nodes that are computed together with a node of a phase: those computed inside it and
    /// itself, the last, and what these read; each once and after its inputs. What a [Shift] reads
    /// is left out.
    List<Node> region(Node node) {
        List<Node> order = new ArrayList<>();
        region(node, true, new BitSet(), order);
        return order;
    }

    private void region(Node node, boolean descend, BitSet seen, List<Node> order) {
        if (seen.get(node.id())) {
            return;
        }
        seen.set(node.id());
        if (descend && !(node instanceof Shift)) {
            node.inputs().forEach(input -> region(input, inlined[input.id()], seen, order));
        }
        order.add(node);
    }

    boolean isInlined(Node node) {
        return inlined[node.id()];
    }

    /// The nodes whose values computing a node reads, each once.
    private NavigableSet<Node> leaves(Node node) {
        NavigableSet<Node> leaves = new TreeSet<>(Comparator.comparingInt(Node::id));
        for (Node part : region(node)) {
            if (part.id() == node.id() || inlined[part.id()]) {
                part.inputs().stream().filter(input -> !inlined[input.id()]).forEach(leaves::add);
            }
        }
        return leaves;
    }
}
