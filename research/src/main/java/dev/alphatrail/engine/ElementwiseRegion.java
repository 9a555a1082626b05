package dev.alphatrail.engine;

import dev.alphatrail.engine.Node.Constant;
import dev.alphatrail.engine.Node.Elementwise;
import dev.alphatrail.engine.Node.Shift;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// An elementwise node together with all that is computed inside it: evaluated in pieces that stay
/// in the processor's first cache, so that a chain of operators reads and writes memory once.
final class ElementwiseRegion {
    private static final int PIECE = 512;

    private final List<Node> order;
    private final boolean[] whole;
    private final double[][] values;
    private final int instruments;
    private final double[][] pieces;
    private final double[][][] inputs;

    /// @param whole whether a node has a matrix of its own, by id
    /// @param values these matrices, by id
    ElementwiseRegion(Node root, boolean[] whole, double[][] values, int instruments) {
        this.order = order(root, whole);
        this.whole = whole;
        this.values = values;
        this.instruments = instruments;
        this.pieces = new double[root.id() + 1][];
        this.inputs = new double[root.id() + 1][][];
        for (Node node : order) {
            pieces[node.id()] = new double[PIECE];
            inputs[node.id()] =
                    node.inputs().stream()
                            .map(input -> pieces[input.id()])
                            .toArray(double[][]::new);
            if (node instanceof Constant(int id, double value)) {
                Arrays.fill(pieces[id], value);
            }
        }
    }

    /// The nodes that computing `root` touches, each once and after its inputs: `root`, the nodes
    /// computed inside it, and the whole nodes these read.
    static List<Node> order(Node root, boolean[] whole) {
        List<Node> order = new ArrayList<>();
        visit(root, true, whole, new BitSet(), order);
        return order;
    }

    private static void visit(
            Node node, boolean descend, boolean[] whole, BitSet seen, List<Node> order) {
        if (seen.get(node.id())) {
            return;
        }
        seen.set(node.id());
        if (descend) {
            for (Node input : node.inputs()) {
                visit(input, !whole[input.id()], whole, seen, order);
            }
        }
        order.add(node);
    }

    void fill(double[] out) {
        Node root = order.getLast();
        for (int from = 0; from < out.length; from += PIECE) {
            int n = Math.min(PIECE, out.length - from);
            for (Node node : order) {
                fillPiece(node, from, n, node.id() == root.id());
            }
            System.arraycopy(pieces[root.id()], 0, out, from, n);
        }
    }

    private void fillPiece(Node node, int from, int n, boolean isRoot) {
        double[] piece = pieces[node.id()];
        if (whole[node.id()] && !isRoot) {
            System.arraycopy(values[node.id()], from, piece, 0, n);
        } else if (node instanceof Elementwise(int id, _, Node.ElementwiseKernel kernel)) {
            kernel.apply(inputs[id], piece, n);
        } else if (node instanceof Shift(_, Node input, int lag)) {
            long offset = (long) lag * instruments;
            int missing = (int) Math.clamp(offset - from, 0L, (long) n);
            Arrays.fill(piece, 0, missing, Double.NaN);
            if (missing < n) {
                System.arraycopy(
                        values[input.id()],
                        (int) (from + missing - offset),
                        piece,
                        missing,
                        n - missing);
            }
        }
    }
}
