package dev.alphatrail.engine;

import dev.alphatrail.engine.Batches.Batch;
import dev.alphatrail.formula.Expr;
import dev.alphatrail.panel.FieldReader;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Turns formulas into factor values on one panel.
///
/// A result is a [Matrix] of the panel's shape, dates × instruments; each value is finite or NaN
/// (*not available that day*) and depends on data of its own and earlier dates only. Comparisons
/// and `and or not` give 1 or 0. A value has the same bits whichever formulas are evaluated
/// together, on however many threads, with however much memory, and whether at once or date by
/// date. An engine holds no state between calls and may be used from several threads at once.
///
/// A subexpression that occurs more than once, in one formula or in several that are evaluated
/// together, is computed once; so few calls with many formulas are faster. Where formulas are many
/// each thread evaluates some of its own, otherwise all threads share one after the other. Beside
/// the panel and the results that the caller keeps an evaluation takes as much memory as it is
/// given; formulas that do not fit together are evaluated in groups of those that share much.
///
/// Fields that are not in memory yet are loaded only where all that are then in memory fit into as
/// much as the evaluation is given. Else those that can be read in parts ([Panel#reader]) are read
/// block of dates by block of dates, and a panel may be larger than the heap.
///
/// # When dates are appended
///
/// [#begin] gives beside the values of each formula a [FactorState], which can be stored.
/// [#extend], on an engine for the longer panel, takes it and gives the values of the new dates
/// alone, and the state for the next time; nothing of the history is computed again, and the bits
/// are those of an evaluation of the whole panel.
public final class FactorEngine {
    /// From so many formulas for each thread on, threads need not share one.
    private static final int MANY = 4;

    private final Panel panel;
    private final Crew crew;
    private final long memory;

    /// An engine on this panel, on the thread that calls, with twice the memory of the panel but at
    /// most a quarter of the heap.
    public FactorEngine(Panel panel) {
        this(panel, Crew.alone());
    }

    /// An engine on this panel with twice the memory of the panel but at most a quarter of the
    /// heap.
    public FactorEngine(Panel panel, Crew crew) {
        this(
                panel,
                crew,
                Math.min(
                        2L * panel.fieldNames().size() * field(panel),
                        Runtime.getRuntime().maxMemory() / 4));
    }

    /// @param memory bytes that an evaluation may take beside the panel and the results that are
    ///   kept. A single formula that cannot do with them takes more.
    public FactorEngine(Panel panel, Crew crew, long memory) {
        this.panel = panel;
        this.crew = crew;
        this.memory = memory;
    }

    /// The bytes of a field, or a result.
    private static long field(Panel panel) {
        return (long) panel.dates() * panel.instruments().size() * Double.BYTES;
    }

    /// Takes the values of one formula after the other.
    @FunctionalInterface
    public interface Consumer {
        /// Takes one.
        ///
        /// @param formula the place of the formula in the list that was evaluated
        void accept(int formula, Matrix values);
    }

    /// The values of a formula on some dates, and what is needed to go on after the last of them.
    public record Extended(Matrix values, FactorState state) {}

    /// The values of one formula.
    ///
    /// @throws IllegalArgumentException when the formula names a field or grouping the panel does
    ///   not have, or uses one as the other
    public Matrix evaluate(Expr formula) {
        return evaluateAll(List.of(formula)).getFirst();
    }

    /// The values of several formulas, in their order.
    ///
    /// @throws IllegalArgumentException when a formula names a field or grouping the panel does not
    ///   have, or uses one as the other
    public List<Matrix> evaluateAll(List<Expr> formulas) {
        return collect(
                request(formulas, List.of(), false, 0),
                (_, evaluation, root) -> evaluation.result(root));
    }

    /// Gives the values of several formulas to a consumer, each once, in no certain order, on the
    /// thread that calls. What is evaluated together and waits for the consumer counts as memory of
    /// the evaluation, which keeps the values of a group of formulas until the consumer has had
    /// them all.
    ///
    /// @throws IllegalArgumentException when a formula names a field or grouping the panel does not
    ///   have, or uses one as the other
    public void evaluateEach(List<Expr> formulas, Consumer consumer) {
        evaluate(
                request(formulas, List.of(), false, field(panel)),
                (_, evaluation, root) -> evaluation.result(root),
                consumer::accept);
    }

    /// The values of several formulas on all dates of the panel, in their order, each with what is
    /// needed to [#extend] it.
    ///
    /// @throws IllegalArgumentException when a formula names a field or grouping the panel does not
    ///   have, or uses one as the other
    public List<Extended> begin(List<Expr> formulas) {
        return remember(request(formulas, List.of(), true, 0));
    }

    /// The values of several formulas on the dates of the panel that come after those their states
    /// know, in their order. The panel is the one from which the states come, with more dates.
    ///
    /// @param states of the formulas, in the same order, all after the same date
    /// @throws IllegalArgumentException when a formula names a field or grouping the panel does not
    ///   have, or uses one as the other, or a state is not of its formula or has another number of
    ///   dates or instruments
    public List<Extended> extend(List<Expr> formulas, List<FactorState> states) {
        if (formulas.size() != states.size()) {
            throw new IllegalArgumentException(
                    states.size() + " states for " + formulas.size() + " formulas");
        }
        return remember(request(formulas, states, true, 0));
    }

    private List<Extended> remember(Request request) {
        return collect(
                request,
                (group, evaluation, root) ->
                        new Extended(evaluation.result(root), group.state(root, evaluation)));
    }

    private Request request(
            List<Expr> formulas, List<FactorState> states, boolean remembers, long result) {
        return new Request(panel, formulas, streamed(formulas), states, remembers, result);
    }

    /// The fields of some formulas that would not fit, by name.
    private Map<String, FieldReader> streamed(List<Expr> formulas) {
        SortedSet<String> known = panel.fieldNames();
        long loaded = known.stream().filter(panel::isLoaded).count();
        SortedSet<String> missing = new TreeSet<>();
        formulas.forEach(formula -> names(formula, missing));
        missing.removeIf(name -> !known.contains(name) || panel.isLoaded(name));
        Map<String, FieldReader> streamed = new TreeMap<>();
        if ((loaded + missing.size()) * field(panel) > memory) {
            for (String name : missing) {
                panel.reader(name).ifPresent(reader -> streamed.put(name, reader));
            }
        }
        return streamed;
    }

    private static void names(Expr expr, Set<String> names) {
        switch (expr) {
            case Expr.Num _ -> {}
            case Expr.Field(String name, _) -> names.add(name);
            case Expr.Call(_, List<Expr> args, _) -> args.forEach(arg -> names(arg, names));
        }
    }

    /// What is kept of one formula of a group that was evaluated.
    private interface Outcome<T> {
        T of(FactorGroup group, Evaluation evaluation, Node root);
    }

    private interface Taker<T> {
        void accept(int formula, T outcome);
    }

    /// What is kept of all formulas, in their order.
    private <T> List<T> collect(Request request, Outcome<T> outcome) {
        Map<Integer, T> outcomes = new TreeMap<>();
        evaluate(request, outcome, outcomes::put);
        return List.copyOf(outcomes.values());
    }

    /// Evaluates few formulas one group after the other, all threads together on each; of many,
    /// each thread takes some for itself, which needs no meetings and leaves it its cache.
    private <T> void evaluate(Request request, Outcome<T> outcome, Taker<T> taker) {
        int count = request.formulas().size();
        int threads = crew.threads();
        long room = memory - memory / 8; // the rest is for what is small, and the collector
        if (threads > 1 && count >= MANY * threads) {
            new Apart<List<T>>(
                            new Batches(request, 1, room / threads),
                            crew,
                            (batch, pause) -> keep(batch, Crew.alone(), pause, outcome),
                            (batch, outcomes) -> take(batch, outcomes, taker))
                    .run();
            return;
        }
        Batches batches = new Batches(request, threads, room);
        while (batches.left() > 0) {
            Batch batch = batches.next(count);
            take(batch, keep(batch, crew, () -> {}, outcome), taker);
        }
    }

    private static <T> List<T> keep(Batch batch, Crew crew, Runnable pause, Outcome<T> outcome) {
        FactorGroup group = batch.group();
        Evaluation evaluation = group.run(crew, pause);
        return group.roots().stream().map(root -> outcome.of(group, evaluation, root)).toList();
    }

    private static <T> void take(Batch batch, List<T> outcomes, Taker<T> taker) {
        for (int k = 0; k < outcomes.size(); k++) {
            taker.accept(batch.places().get(k), outcomes.get(k));
        }
    }
}
