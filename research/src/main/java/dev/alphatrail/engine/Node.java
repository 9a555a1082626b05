package dev.alphatrail.engine;

import dev.alphatrail.panel.Grouping;
import dev.alphatrail.panel.Matrix;

import java.util.List;

/// One distinct subexpression of a [Plan]. Equal subexpressions are the same node, so nodes are
/// told apart by `id`, which counts from 0 and is larger than the ids of a node's inputs.
sealed interface Node {
    int id();

    /// The nodes whose values this one reads.
    default List<Node> inputs() {
        return List.of();
    }

    /// The same number everywhere; may be NaN.
    record Constant(int id, double value) implements Node {}

    /// A field of the panel.
    record Stored(int id, Matrix matrix) implements Node {}

    /// A grouping of the panel; not a number, so no kernel reads it as one.
    record Groups(int id, Grouping grouping) implements Node {}

    /// A value that depends on the inputs' values at the same date and instrument only.
    record Elementwise(int id, List<Node> inputs, ElementwiseKernel kernel) implements Node {}

    /// The input `lag` dates earlier.
    record Shift(int id, Node input, int lag) implements Node {
        @Override
        public List<Node> inputs() {
            return List.of(input);
        }
    }

    /// Whatever needs whole columns or rows of its inputs.
    record Sweep(int id, List<Node> inputs, SweepKernel kernel) implements Node {}

    /// Fills `out[0..n)` from the same places of the inputs.
    @FunctionalInterface
    interface ElementwiseKernel {
        void apply(double[][] in, double[] out, int n);
    }

    /// Fills a whole matrix (time-major) from whole matrices; writes every element of `out`.
    @FunctionalInterface
    interface SweepKernel {
        void apply(double[][] in, double[] out);
    }
}
