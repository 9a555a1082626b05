package dev.alphatrail.formula;

import java.util.ArrayDeque;
import java.util.Deque;

/// How large a tree is, measured without recursion so that any tree can be measured.
///
/// @param nodes expressions in all, filled-in defaults included
/// @param depth nested expressions, 1 for a single name
record Shape(int nodes, int depth) {
    private record Visit(Expr expr, int depth) {}

    /// @throws FormulaException at the first expression, in order of the text, that is beyond a
    ///   limit
    static Shape of(String text, Expr root, FormulaLimits limits) {
        int nodes = 0;
        int depth = 0;
        Deque<Visit> open = new ArrayDeque<>();
        open.push(new Visit(root, 1));
        while (!open.isEmpty()) {
            Visit visit = open.pop();
            nodes++;
            depth = Math.max(depth, visit.depth);
            if (depth > limits.maxDepth()) {
                throw new FormulaException(
                        "the formula nests deeper than max_depth = "
                                + limits.maxDepth()
                                + ": split it",
                        text,
                        visit.expr.span());
            }
            if (nodes > limits.maxNodes()) {
                throw new FormulaException(
                        "the formula has more parts than max_nodes = "
                                + limits.maxNodes()
                                + ": split it",
                        text,
                        visit.expr.span());
            }
            if (visit.expr instanceof Expr.Call(_, var args, _)) {
                for (int i = args.size() - 1; i >= 0; i--) {
                    open.push(new Visit(args.get(i), visit.depth + 1));
                }
            }
        }
        return new Shape(nodes, depth);
    }
}
