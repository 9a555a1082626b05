package dev.alphatrail.engine;

import dev.alphatrail.engine.FactorState.Memory;
import dev.alphatrail.engine.Node.Groups;
import dev.alphatrail.engine.Node.Series;
import dev.alphatrail.engine.Node.Streamed;
import dev.alphatrail.engine.Schedule.Order;
import dev.alphatrail.engine.Schedule.Place;
import dev.alphatrail.formula.Expr;
import dev.alphatrail.panel.FieldReader;
import dev.alphatrail.panel.Panel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Formulas that are evaluated together, and how.
///
/// @param bytes that the evaluation takes at most, its results aside
record FactorGroup(List<Node> roots, Plan plan, Layout layout, FactorStates past, long bytes) {
    /// Lower blocks of dates would do hardly anything but look back.
    private static final int LEAST_HEIGHT = 8;

    /// Formulas in blocks of dates that suit the processor. A single formula that would take more
    /// than `memory` so is evaluated in another way: the best for the processor among those that do
    /// not, or if there is none, the one that takes the least.
    ///
    /// @param streamed the fields that are not loaded but read by blocks, by name
    /// @param states of the formulas; none when nothing is known yet
    /// @param remembers whether states are wanted
    static FactorGroup of(
            Panel panel,
            Map<String, FieldReader> streamed,
            List<Expr> formulas,
            List<FactorState> states,
            boolean remembers,
            int threads,
            long memory) {
        Plan plan = new Plan(panel, streamed);
        List<Node> roots = formulas.stream().map(plan::add).toList();
        if (roots.stream().anyMatch(Groups.class::isInstance)) {
            throw new IllegalArgumentException("a formula is a grouping, not a number");
        }
        FactorStates past = FactorStates.of(plan, states, panel);
        boolean keeps = remembers || past.dates() > 0;
        Blocks blocks = Blocks.of(panel.dates(), panel.instruments().size(), threads);
        List<FactorGroup> ways = new ArrayList<>();
        do {
            boolean low = blocks.height() < panel.dates();
            Order order = threads == 1 ? Order.DEPTH_FIRST : Order.BY_LEVEL;
            Schedule schedule = new Schedule(plan.nodes(), roots, order, keeps || low);
            ways.add(new FactorGroup(roots, plan, new Layout(schedule, blocks), past, threads));
            blocks = blocks.withHeight(blocks.height() / 2);
        } while (formulas.size() == 1
                && ways.getLast().bytes() > memory
                && blocks.height() >= LEAST_HEIGHT);
        if (formulas.size() == 1 && ways.getLast().bytes() > memory && !keeps) {
            Schedule schedule = new Schedule(plan.nodes(), roots, Order.DEPTH_FIRST, false);
            blocks = blocks.withHeight(panel.dates());
            ways.add(new FactorGroup(roots, plan, new Layout(schedule, blocks), past, threads));
        }
        return ways.getLast().bytes() <= memory
                ? ways.getLast()
                : ways.stream().min(Comparator.comparingLong(FactorGroup::bytes)).orElseThrow();
    }

    private FactorGroup(
            List<Node> roots, Plan plan, Layout layout, FactorStates past, int threads) {
        this(roots, plan, layout, past, layout.bytes(threads, past.dates()));
    }

    /// Evaluates the formulas.
    ///
    /// @param pause is called now and then, on the thread that calls
    Evaluation run(Crew crew, Runnable pause) {
        Evaluation evaluation = new Evaluation(layout, crew, past);
        evaluation.run(pause);
        return evaluation;
    }

    /// What must be remembered of one of the roots, which was evaluated.
    FactorState state(Node root, Evaluation evaluation) {
        Map<Node, Integer> history = new HashMap<>();
        lookBack(root, 0, history);
        SortedMap<String, Memory> memories = new TreeMap<>();
        history.forEach((node, dates) -> {
            boolean carries = node instanceof Series series && series.states() > 0;
            boolean computed = !(node instanceof Streamed); // a field is read again instead
            boolean kept = computed && layout.schedule().place(node) == Place.KEPT && dates > 0;
            if (carries || kept) {
                memories.put(plan.signature(node), evaluation.memory(node, kept ? dates : 0));
            }
        });
        return new FactorState(layout.blocks().dates(), layout.blocks().instruments(), memories);
    }

    /// By how many dates the nodes of a formula are looked back on within it.
    private static void lookBack(Node node, int dates, Map<Node, Integer> history) {
        boolean known = history.containsKey(node);
        history.merge(node, dates, Math::max);
        if (!known) {
            node.inputs().forEach(input -> lookBack(input, Schedule.lookedBack(node), history));
        }
    }
}
