package dev.alphatrail.audit;

import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.evaluation.EvaluationMode;
import dev.alphatrail.evaluation.FactorEvaluator;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Panel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/// Experiments on the whole evaluation of factors: the books held out of sample, and what they
/// earned and paid day by day, from the data through the formula, the signs chosen on train
/// windows, risk controls and costs.
///
/// At several dates t the data after t are changed, in every way of [Change], and cut off. The
/// books fixed up to t and the figures of the days up to t may not differ by a bit. A book fixed at
/// the close of t may know the data of t, and nothing later.
///
/// One thing is known only afterwards by its nature: whether a name without a close has left for
/// good, and earned the delisting return, or only pauses. So each t is a date on which no name
/// pauses ([Pauses]); nothing that left before t comes back by a change.
public final class EvaluationAudit {
    private static final List<Change> CHANGES = List.of(Change.values());

    private final Panel panel;
    private final Function<Panel, FactorEvaluator> evaluators;
    private final int[] cuts;

    /// @param evaluators the evaluation of a run on any panel
    /// @param cuts at how many dates, ≥ 1
    public EvaluationAudit(Panel panel, Function<Panel, FactorEvaluator> evaluators, int cuts) {
        this.panel = panel;
        this.evaluators = evaluators;
        this.cuts = new Pauses(panel).before(Cuts.between(panel.dates() / 4, panel.dates(), cuts));
    }

    /// How many experiments [#audit] makes with so many factors when none fails; 0 where every date
    /// of the data has a name that pauses.
    public int experiments(int factors) {
        return cuts.length * (1 + CHANGES.size()) * factors;
    }

    /// Whether there is anything to audit: p0 holds no books.
    public boolean applies() {
        return evaluators.apply(panel).mode() != EvaluationMode.P0;
    }

    /// Runs the experiments until one fails.
    ///
    /// @param factors formulas as they are on the panel ([Formula#on]) by the names of the factors
    /// @param listener hears of each experiment, out of [#experiments]
    /// @return the first place that moved; empty when none did
    public Optional<Moved> audit(SequencedMap<String, Formula> factors, Listener listener) {
        FactorEvaluator evaluator = evaluators.apply(panel);
        List<Traced> expected = new ArrayList<>();
        factors.forEach((name, formula) ->
                expected.add(new Traced(name, formula, trace(panel, evaluator, formula))));
        int done = 0;
        for (int t : cuts) {
            for (int k = 0; k <= CHANGES.size(); k++) {
                boolean cut = k == 0;
                Panel other =
                        cut
                                ? panel.slice(0, t + 1)
                                : CHANGES.get(k - 1).apply(panel, t + 1, panel.dates(), t);
                String experiment =
                        cut
                                ? "the data end on " + panel.calendar().date(t)
                                : CHANGES.get(k - 1).title() + " after " + panel.calendar().date(t);
                FactorEvaluator changed = evaluators.apply(other);
                for (Traced factor : expected) {
                    if (changed.mode() != EvaluationMode.P0) {
                        Optional<Moved> moved =
                                factor.trace()
                                        .compare(
                                                trace(other, changed, factor.formula()),
                                                t,
                                                new DailyTrace.Place(
                                                        factor.name(), experiment, panel));
                        if (moved.isPresent()) {
                            return moved;
                        }
                    }
                    listener.step(++done, experiments(factors.size()));
                }
            }
        }
        return Optional.empty();
    }

    /// A factor and what it held and earned on the data as they are.
    private record Traced(String name, Formula formula, DailyTrace trace) {}

    private static DailyTrace trace(Panel panel, FactorEvaluator evaluator, Formula formula) {
        DailyTrace.Books books = new DailyTrace.Books(panel.dates());
        return new DailyTrace(
                evaluator
                        .evaluate(new FactorEngine(panel).evaluate(formula.root()), books)
                        .walkForward()
                        .orElseThrow()
                        .daily(),
                books);
    }
}
