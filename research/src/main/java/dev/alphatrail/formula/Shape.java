package dev.alphatrail.formula;

import java.util.List;

/// How large a tree is. Any tree can be measured: nothing beyond the limits is entered.
///
/// @param nodes expressions in all, filled-in defaults included
/// @param depth nested expressions, 1 for a single name
record Shape(int nodes, int depth) {
    /// @throws FormulaException at the first expression, in order of the text, that is beyond a
    ///   limit
    static Shape of(String text, Expr root, FormulaLimits limits) {
        Count count = new Count(text, limits);
        count.enter(root, 1);
        return new Shape(count.nodes, count.deepest);
    }

    private static final class Count {
        private final String text;
        private final FormulaLimits limits;
        private int nodes;
        private int deepest;

        Count(String text, FormulaLimits limits) {
            this.text = text;
            this.limits = limits;
        }

        void enter(Expr expr, int depth) {
            nodes++;
            deepest = Math.max(deepest, depth);
            if (depth > limits.maxDepth()) {
                throw new FormulaException(
                        "the formula nests deeper than max_depth = "
                                + limits.maxDepth()
                                + ": split it",
                        text,
                        expr.span());
            }
            if (nodes > limits.maxNodes()) {
                throw new FormulaException(
                        "the formula has more parts than max_nodes = "
                                + limits.maxNodes()
                                + ": split it",
                        text,
                        expr.span());
            }
            if (expr instanceof Expr.Call(_, List<Expr> args, _)) {
                for (Expr arg : args) {
                    enter(arg, depth + 1);
                }
            }
        }
    }
}
