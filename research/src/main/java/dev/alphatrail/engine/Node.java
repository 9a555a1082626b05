package dev.alphatrail.engine;

import dev.alphatrail.panel.FieldReader;
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

    /// A field of the panel, in memory.
    record Stored(int id, Matrix matrix) implements Node {}

    /// A field that is not in memory: each block of dates is read when it is computed.
    record Streamed(int id, FieldReader reader) implements Node {}

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

    /// A value that depends on one instrument's inputs: those of its date, those of the `history`
    /// dates before it, and the `states` numbers that the kernel carries from date to date.
    record Series(int id, List<Node> inputs, int history, int states, SeriesKernel kernel)
            implements Node {}

    /// A value that depends on the inputs of all instruments on its date.
    record Section(int id, List<Node> inputs, SectionKernel kernel) implements Node {}

    /// Fills `out[0..n)` from the same places of the inputs; `out` is none of them.
    @FunctionalInterface
    interface ElementwiseKernel {
        /// Spare rows that a kernel may use.
        int SPARE = 6;

        /// Fills `out`.
        ///
        /// @param spare [#SPARE] rows of at least `n` numbers; **what stands in them is arbitrary**
        void apply(double[][] in, double[] out, int n, double[][] spare);
    }

    /// Fills the block's part of `out`.
    ///
    /// The inputs hold the dates of the block and the node's `history` before it, but none before
    /// the panel's first. `states[k][i]` is the `k`-th number of instrument `i` (as counted in the
    /// panel): what the kernel left there at the end of the date before the block, 0 before the
    /// first date.
    @FunctionalInterface
    interface SeriesKernel {
        void apply(Slab[] in, Slab out, Block block, double[][] states);
    }

    /// Fills the dates of a block that spans all instruments.
    @FunctionalInterface
    interface SectionKernel {
        void apply(Slab[] in, Slab out, Block block);
    }
}
