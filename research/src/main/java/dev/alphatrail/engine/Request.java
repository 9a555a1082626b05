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
    /// Takes one group after the other.
    interface GroupConsumer {
        /// Takes one.
        ///
        /// @param first the place of the group's first formula in the list that was asked for
        void accept(int first, FactorGroup group);
    }

    Request part(int from, int to) {
        return new Request(
                panel,
                formulas.subList(from, to),
                streamed,
                states.isEmpty() ? states : states.subList(from, to),
                remembers,
                result);
    }

    /// Forms groups of formulas that fit into the memory: all, or else the halves.
    ///
    /// @param offset the place of the first formula in the list that was asked for
    /// @param threads that evaluate a group together
    void split(int offset, int threads, long memory, GroupConsumer consumer) {
        int count = formulas.size();
        if (count == 0) {
            return;
        }
        long rest = memory - count * result;
        FactorGroup group =
                FactorGroup.of(panel, streamed, formulas, states, remembers, threads, rest);
        if (group.bytes() <= rest || count == 1) {
            consumer.accept(offset, group);
        } else {
            part(0, count / 2).split(offset, threads, memory, consumer);
            part(count / 2, count).split(offset + count / 2, threads, memory, consumer);
        }
    }
}
