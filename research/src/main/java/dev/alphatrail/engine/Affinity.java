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
import java.util.BitSet;
import java.util.List;

/// Finds formulas that share costly subexpressions, to be evaluated together where not all can be.
///
/// Which formulas it finds depends on the formulas alone, not on time or chance.
final class Affinity {
    private final int[] costs;
    private final List<BitSet> parts = new ArrayList<>();
    private final List<BitSet> users = new ArrayList<>();
    private final BitSet left = new BitSet();

    /// @param nodes all nodes of the formulas
    /// @param roots of the formulas
    Affinity(List<Node> nodes, List<Node> roots) {
        this.costs = nodes.stream().mapToInt(Affinity::cost).toArray();
        nodes.forEach(_ -> users.add(new BitSet()));
        for (Node root : roots) {
            BitSet nodesOfRoot = new BitSet();
            visit(root, parts.size(), nodesOfRoot);
            left.set(parts.size());
            parts.add(nodesOfRoot);
        }
    }

    /// Of one formula, which shares with none.
    static Affinity alone() {
        return new Affinity(List.of(), List.of(new Node.Constant(0, 0)));
    }

    /// About how long a value takes, in time of a plain operator.
    private static int cost(Node node) {
        return switch (node) {
            case Section _ -> 10;
            case Series _ -> 6;
            case Elementwise _, Shift _, Streamed _ -> 1;
            case Constant _, Stored _, Groups _ -> 0;
        };
    }

    private void visit(Node node, int formula, BitSet seen) {
        if (cost(node) > 0 && !seen.get(node.id())) {
            seen.set(node.id());
            users.get(node.id()).set(formula);
            node.inputs().forEach(input -> visit(input, formula, seen));
        }
    }

    /// The number of formulas that are left.
    int left() {
        return left.cardinality();
    }

    /// Formulas that are left: first the one that shares most with all others, then always the one
    /// that shares most with those before it; of equals the first.
    List<Integer> chain(int most) {
        List<Integer> chain = new ArrayList<>();
        BitSet others = (BitSet) left.clone();
        BitSet computed = new BitSet();
        long[] shared = new long[parts.size()];
        left.stream().forEach(formula -> shared[formula] = sharedWithOthers(formula));
        while (chain.size() < most && !others.isEmpty()) {
            int next = largest(shared, others);
            if (chain.isEmpty()) {
                others.stream().forEach(formula -> shared[formula] = 0);
            }
            chain.add(next);
            others.clear(next);
            BitSet added = (BitSet) parts.get(next).clone();
            added.andNot(computed);
            computed.or(added);
            added.stream()
                    .forEach(node ->
                            users.get(node).stream()
                                    .forEach(formula -> shared[formula] += costs[node]));
        }
        return chain;
    }

    private long sharedWithOthers(int formula) {
        return parts.get(formula).stream()
                .mapToLong(node -> costs[node] * (users.get(node).cardinality() - 1L))
                .sum();
    }

    private static int largest(long[] values, BitSet among) {
        int largest = among.nextSetBit(0);
        for (int k = largest; k >= 0; k = among.nextSetBit(k + 1)) {
            largest = values[k] > values[largest] ? k : largest;
        }
        return largest;
    }

    /// Some formulas are no longer left.
    void take(List<Integer> formulas) {
        for (int formula : formulas) {
            left.clear(formula);
            parts.get(formula).stream().forEach(node -> users.get(node).clear(formula));
        }
    }
}
