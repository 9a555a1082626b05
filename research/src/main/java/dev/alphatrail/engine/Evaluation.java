package dev.alphatrail.engine;

import dev.alphatrail.engine.Node.Constant;
import dev.alphatrail.engine.Node.Elementwise;
import dev.alphatrail.engine.Node.Groups;
import dev.alphatrail.engine.Node.Section;
import dev.alphatrail.engine.Node.Series;
import dev.alphatrail.engine.Node.Shift;
import dev.alphatrail.engine.Node.Stored;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/// Computes the nodes of a plan, one after the other.
///
/// Only nodes that are needed as a whole get a matrix: results, [Series], [Section]s and what these
/// and shifts read, and elementwise nodes with several readers. All other nodes are computed inside
/// their reader, piece by piece (see [ElementwiseRegion]). A matrix whose last reader is done is
/// used again.
final class Evaluation {
    private static final double[] DONE = new double[0];

    private final Panel panel;
    private final int instruments;
    private final int size;
    private final List<Node> nodes;
    private final List<Node> roots;
    private final boolean[] whole;
    private final int[] pendingReaders;
    private final double[][] values;
    private final ArrayDeque<double[]> free = new ArrayDeque<>();

    Evaluation(Panel panel, List<Node> nodes, List<Node> roots) {
        this.panel = panel;
        this.instruments = panel.instruments().size();
        this.size = Math.multiplyExact(panel.dates(), instruments);
        this.nodes = nodes;
        this.roots = roots;
        this.whole = new boolean[nodes.size()];
        this.pendingReaders = new int[nodes.size()];
        this.values = new double[nodes.size()][];
    }

    List<Matrix> run() {
        markWhole();
        for (Node node : nodes) {
            if (whole[node.id()]) {
                leaves(node).forEach(leaf -> pendingReaders[leaf.id()]++);
            }
        }
        // a result is never given back
        roots.forEach(root -> pendingReaders[root.id()]++);
        for (Node node : nodes) {
            if (whole[node.id()]) {
                values[node.id()] = compute(node);
                leaves(node).forEach(this::release);
            }
        }
        return roots.stream().map(this::result).toList();
    }

    private void markWhole() {
        int[] readers = new int[nodes.size()];
        for (Node node : nodes) {
            for (Node input : node.inputs()) {
                readers[input.id()]++;
                whole[input.id()] |=
                        node instanceof Series || node instanceof Section || node instanceof Shift;
            }
        }
        for (Node node : nodes) {
            whole[node.id()] |=
                    node instanceof Stored
                            || node instanceof Series
                            || node instanceof Section
                            || (node instanceof Elementwise && readers[node.id()] > 1);
        }
        roots.forEach(root -> whole[root.id()] = true);
    }

    private double[] compute(Node node) {
        return switch (node) {
            case Stored(_, Matrix matrix) -> matrix.sharedValues();
            case Constant(_, double value) -> {
                double[] out = buffer();
                Arrays.fill(out, value);
                yield out;
            }
            case Series series -> {
                double[] out = buffer();
                fill(series, out);
                yield out;
            }
            case Section(_, List<Node> inputs, Node.SectionKernel kernel) -> {
                double[] out = buffer();
                kernel.apply(
                        slabs(inputs),
                        Slab.ofPanel(out, instruments),
                        new Block(0, panel.dates(), 0, instruments, new Scratch()));
                yield out;
            }
            case Elementwise _, Shift _ -> {
                double[] out = buffer();
                new ElementwiseRegion(node, whole, values, instruments).fill(out);
                yield out;
            }
            case Groups _ ->
                    throw new IllegalArgumentException("a formula is a grouping, not a number");
        };
    }

    private void fill(Series series, double[] out) {
        Slab[] in = slabs(series.inputs());
        Slab slab = Slab.ofPanel(out, instruments);
        Scratch scratch = new Scratch();
        double[][] states = new double[series.states()][instruments];
        for (int left = 0; left < instruments; left += Block.WIDTH) {
            int right = Math.min(left + Block.WIDTH, instruments);
            series.kernel()
                    .apply(in, slab, new Block(0, panel.dates(), left, right, scratch), states);
        }
    }

    private Slab[] slabs(List<Node> inputs) {
        return inputs.stream()
                .map(input -> Slab.ofPanel(values[input.id()], instruments))
                .toArray(Slab[]::new);
    }

    /// The whole nodes that computing `node` reads, each once.
    private List<Node> leaves(Node node) {
        return ElementwiseRegion.order(node, whole).stream()
                .filter(read -> read.id() != node.id() && whole[read.id()])
                .toList();
    }

    private double[] buffer() {
        double[] used = free.pollFirst();
        return used != null ? used : new double[size];
    }

    private void release(Node node) {
        if (--pendingReaders[node.id()] == 0) {
            if (!(node instanceof Stored)) {
                free.addFirst(values[node.id()]);
            }
            values[node.id()] = DONE;
        }
    }

    private Matrix result(Node root) {
        return root instanceof Stored(_, Matrix matrix)
                ? matrix
                : Matrix.takingOwnership(
                        panel.dates(), panel.instruments().size(), values[root.id()]);
    }
}
