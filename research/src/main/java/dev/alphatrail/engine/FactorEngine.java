package dev.alphatrail.engine;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.util.List;

/// Turns formulas into factor values on one panel.
///
/// A result is a [Matrix] of the panel's shape, dates × instruments; each value is finite or NaN
/// (*not available that day*) and depends on data of its own and earlier dates only. Comparisons
/// and `and or not` give 1 or 0. Values do not depend on which formulas are evaluated together, nor
/// on threads: an engine holds no state between calls and may be used from several threads at once.
public final class FactorEngine {
    private final Panel panel;

    /// An engine on this panel.
    public FactorEngine(Panel panel) {
        this.panel = panel;
    }

    /// The values of one formula.
    ///
    /// @throws IllegalArgumentException when the formula names a field or grouping the panel does
    ///   not have, or uses one as the other
    public Matrix evaluate(Expr root) {
        return evaluateAll(List.of(root)).getFirst();
    }

    /// The values of several formulas, in their order. A subexpression that occurs more than once,
    /// in one formula or in several, is computed once; so fewer, larger calls are faster but hold
    /// more memory (one matrix per formula and per subexpression that still has a reader).
    ///
    /// @throws IllegalArgumentException when a formula names a field or grouping the panel does not
    ///   have, or uses one as the other
    public List<Matrix> evaluateAll(List<Expr> roots) {
        Plan plan = new Plan(panel);
        List<Node> nodes = roots.stream().map(plan::add).toList();
        return new Evaluation(panel, plan.nodes(), nodes).run();
    }
}
