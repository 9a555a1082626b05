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
    /// Values of a piece: those of a chain of operators fit into a first cache.
    static final int PIECE = 512;

    /// Neighbouring spare rows lie a sixth of a page apart, modulo a page: where they lie at the
    /// same place of it, the processor takes a load of one for a load of what was just stored in
    /// another (a power takes 7% longer). Longer than a piece they must be in any case: scratch
    /// arrays of one length are the same arrays.
    private static final int SPARE_LENGTH = PIECE + PIECE / 6;

    /// Numbers of all spare rows.
    static final int SPARE = ElementwiseKernel.SPARE * SPARE_LENGTH;

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
        int width = Math.ceilDiv(block.width(), Math.ceilDiv(block.width(), PIECE));
        int datesAtOnce = Math.clamp(PIECE / block.width(), 1, block.dates());
        double[][] pieces = block.arrays(order.size(), datesAtOnce * width);
        double[][] spare = block.arrays(ElementwiseKernel.SPARE, SPARE_LENGTH);
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
            for (int left = block.left(); left < block.right(); left += width) {
                Part part = new Part(t, dates, left, Math.min(width, block.right() - left));
                for (int k = 0; k < pieces.length; k++) {
                    if (isLoaded[k]) {
                        part.load(loaded[k], pieces[k]);
                    } else if (order.get(k)
                            instanceof Elementwise(_, _, ElementwiseKernel kernel)) {
                        kernel.apply(in[k], pieces[k], part.size(), spare);
                    } else if (order.get(k) instanceof Shift(_, _, int lag)) {
                        part.load(loaded[k], lag, pieces[k]);
                    }
                }
                part.store(pieces[pieces.length - 1], out);
            }
        }
    }

    /// Some dates of neighbouring instruments.
    private record Part(int t, int dates, int left, int width) {
        int size() {
            return dates * width;
        }

        void load(Slab slab, double[] piece) {
            slab.load(t, left, width, 0, dates, 0, piece);
        }

        /// Loads what lies some dates earlier; NaN before the first date.
        void load(Slab slab, int lag, double[] piece) {
            int missing = Math.clamp((long) lag - t, 0, dates);
            Arrays.fill(piece, 0, missing * width, Double.NaN);
            slab.load(t, left, width, missing, dates, lag, piece);
        }

        void store(double[] piece, Slab slab) {
            slab.store(t, left, width, dates, piece);
        }
    }
}
