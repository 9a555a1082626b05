package dev.alphatrail.engine;

import dev.alphatrail.engine.FactorState.Memory;
import dev.alphatrail.panel.Panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What is known of some formulas together, as the nodes of a plan.
final class FactorStates {
    private final Plan plan;
    private final List<FactorState> states;
    private final int dates;

    private FactorStates(Plan plan, List<FactorState> states, int dates) {
        this.plan = plan;
        this.states = states;
        this.dates = dates;
    }

    /// @param states of the formulas; none before the first date
    /// @throws IllegalArgumentException when the states are not all of one date, or of other
    ///   instruments
    static FactorStates of(Plan plan, List<FactorState> states, Panel panel) {
        int instruments = panel.instruments().size();
        int dates = states.isEmpty() ? 0 : states.getFirst().dates();
        for (FactorState state : states) {
            if (state.dates() != dates || state.instruments() != instruments) {
                throw new IllegalArgumentException(
                        "the state of a factor is of "
                                + state.dates()
                                + " dates x "
                                + state.instruments()
                                + " instruments, not "
                                + dates
                                + " x "
                                + instruments);
            }
        }
        if (dates > panel.dates()) {
            throw new IllegalArgumentException(
                    "the state of a factor is of "
                            + dates
                            + " dates, the panel has only "
                            + panel.dates());
        }
        return new FactorStates(plan, states, dates);
    }

    /// Before the first date.
    static FactorStates nothing(Plan plan) {
        return new FactorStates(plan, List.of(), 0);
    }

    /// The number of dates that are known.
    int dates() {
        return dates;
    }

    /// Puts the last `count` values of a node to the begin of `values`.
    void restoreValues(Node node, int count, double[] values) {
        if (count > 0) {
            double[] known = memory(node).values();
            if (known.length < count) {
                throw foreign();
            }
            System.arraycopy(known, known.length - count, values, 0, count);
        }
    }

    /// Fills in the numbers that a node carries.
    void restoreCarried(Node node, double[][] carried) {
        if (dates > 0) {
            double[][] known = memory(node).carried();
            if (known.length != carried.length) {
                throw foreign();
            }
            for (int k = 0; k < known.length; k++) {
                System.arraycopy(known[k], 0, carried[k], 0, carried[k].length);
            }
        }
    }

    /// Of formulas that share a node, that which looks back farthest knows the most.
    private Memory memory(Node node) {
        String signature = plan.signature(node);
        List<Memory> known = new ArrayList<>();
        for (FactorState state : states) {
            Memory memory = state.memories().get(signature);
            if (memory != null) {
                known.add(memory);
            }
        }
        return known.stream()
                .max(Comparator.comparingInt(memory -> memory.values().length))
                .orElseThrow(FactorStates::foreign);
    }

    private static IllegalArgumentException foreign() {
        return new IllegalArgumentException("the state of a factor is of another formula");
    }
}
