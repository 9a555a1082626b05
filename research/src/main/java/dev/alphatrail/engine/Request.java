package dev.alphatrail.engine;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.panel.FieldReader;
import dev.alphatrail.panel.Panel;

import java.util.List;
import java.util.Map;

/// Formulas that are to be evaluated on a panel.
///
/// @param streamed the fields that are not loaded but read by blocks, by name
/// @param states of the formulas; none when nothing is known yet
/// @param remembers whether states are wanted
/// @param result bytes that each formula's result takes of the evaluation's memory
record Request(
        Panel panel,
        List<Expr> formulas,
        Map<String, FieldReader> streamed,
        List<FactorState> states,
        boolean remembers,
        long result) {
    /// Some of the formulas, to be evaluated together.
    ///
    /// @param places of the formulas
    /// @param threads that evaluate the group together
    /// @param memory bytes for the evaluation and its results
    FactorGroup group(List<Integer> places, int threads, long memory) {
        return FactorGroup.of(
                panel,
                streamed,
                places.stream().map(formulas::get).toList(),
                states.isEmpty() ? states : places.stream().map(states::get).toList(),
                remembers,
                threads,
                memory - places.size() * result);
    }

    /// Which formulas of the places `[from, to)` share subexpressions.
    Affinity affinity(int from, int to) {
        if (formulas.size() == 1) {
            return Affinity.alone();
        }
        Plan plan = new Plan(panel, streamed);
        List<Node> roots = formulas.subList(from, to).stream().map(plan::add).toList();
        return new Affinity(plan.nodes(), roots);
    }
}
