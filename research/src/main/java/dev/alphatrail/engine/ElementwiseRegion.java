package dev.alphatrail.engine;

import dev.alphatrail.engine.Node.Constant;
import dev.alphatrail.engine.Node.Elementwise;
import dev.alphatrail.engine.Node.ElementwiseKernel;
import dev.alphatrail.engine.Node.Shift;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/// An elementwise node together with all that is computed inside it: evaluated in pieces that stay
/// in the processor's first cache, so that a chain of operators reads and writes its buffers once.
final class ElementwiseRegion {
    private final List<Node> order;
    private final boolean[] isLoaded;
    private final int[][] inputs;

    /// @param order the nodes computed inside, what these read, and last the node itself; each
    ///   after its inputs
    /// @param isInlined whether a node is computed inside
    ElementwiseRegion(List<Node> order, Predicate<Node> isInlined) {
        this.order = order;
        this.isLoaded = new boolean[order.size()];
        this.inputs = new int[order.size()][];
        for (int k = 0; k < order.size(); k++) {
            Node node = order.get(k);
            isLoaded[k] = k < order.size() - 1 && !isInlined.test(node);
            inputs[k] =
                    node instanceof Elementwise && !isLoaded[k]
                            ? node.inputs().stream().mapToInt(order::indexOf).toArray()
                            : new int[0];
        }
    }

    /// Fills the block's part of `out`.
    ///
    /// @param slabs where the values of a node stand that is not computed inside
    void fill(Block block, Function<Node, Slab> slabs, Slab out) {
        int datesAtOnce = Math.clamp(Block.WIDTH / block.width(), 1, block.dates());
        double[][] pieces = block.rows(order.size(), datesAtOnce);
        double[][][] in = new double[order.size()][][];
        Slab[] loaded = new Slab[order.size()];
        for (int k = 0; k < order.size(); k++) {
            Node node = order.get(k);
            in[k] = Arrays.stream(inputs[k]).mapToObj(j -> pieces[j]).toArray(double[][]::new);
            if (isLoaded[k]) {
                loaded[k] = slabs.apply(node);
            } else if (node instanceof Shift(_, Node input, _)) {
                loaded[k] = slabs.apply(input);
            } else if (node instanceof Constant(_, double value)) {
                Arrays.fill(pieces[k], value);
            }
        }
        for (int t = block.from(); t < block.to(); t += datesAtOnce) {
            int dates = Math.min(datesAtOnce, block.to() - t);
            for (int k = 0; k < pieces.length; k++) {
                if (isLoaded[k]) {
                    loaded[k].load(block, t, dates, pieces[k]);
                } else if (order.get(k) instanceof Elementwise(_, _, ElementwiseKernel kernel)) {
                    kernel.apply(in[k], pieces[k], dates * block.width());
                } else if (order.get(k) instanceof Shift(_, _, int lag)) {
                    int missing = Math.clamp((long) lag - t, 0, dates);
                    Arrays.fill(pieces[k], 0, missing * block.width(), Double.NaN);
                    loaded[k].load(block, t, missing, dates, lag, pieces[k]);
                }
            }
            out.store(block, t, dates, pieces[pieces.length - 1]);
        }
    }
}
