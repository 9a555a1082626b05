package dev.alphatrail.engine;

import dev.alphatrail.engine.Node.Constant;
import dev.alphatrail.engine.Node.Elementwise;
import dev.alphatrail.engine.Node.Groups;
import dev.alphatrail.engine.Node.Section;
import dev.alphatrail.engine.Node.Series;
import dev.alphatrail.engine.Node.Shift;
import dev.alphatrail.engine.Node.Stored;
import dev.alphatrail.engine.Node.Streamed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/// In which order the nodes of a plan are computed, and in what kind of place their values stand
/// meanwhile; [Layout] says which.
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
    private final List<List<Node>> readers;
    private final List<NavigableSet<Node>> leaves;

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
        this.readers = new ArrayList<>();
        this.leaves = new ArrayList<>(Collections.nCopies(n, Collections.emptyNavigableSet()));
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
        computed.forEach(node -> leaves.set(node.id(), readBy(node)));
        makePhases(levels, order);
        findLastReads();
        for (Node node : depthFirst) {
            places[node.id()] = place(node, keep);
        }
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
            for (Node leaf : leaves.get(node.id())) {
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

    /// The last phase in which the values of a node are read.
    int lastRead(Node node) {
        return lastRead[node.id()];
    }

    Place place(Node node) {
        return places[node.id()];
    }

    boolean isRoot(Node node) {
        return isRoot[node.id()];
    }

    /// How many dates before its own the readers of a node look at.
    int history(Node node) {
        return history[node.id()];
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
    NavigableSet<Node> leaves(Node node) {
        return leaves.get(node.id());
    }

    private NavigableSet<Node> readBy(Node node) {
        NavigableSet<Node> leaves = new TreeSet<>(Comparator.comparingInt(Node::id));
        for (Node part : region(node)) {
            if (part.id() == node.id() || inlined[part.id()]) {
                part.inputs().stream().filter(input -> !inlined[input.id()]).forEach(leaves::add);
            }
        }
        return leaves;
    }
}
