package dev.alphatrail.audit;

import dev.alphatrail.engine.FactorEngine;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;

import java.util.Optional;
import java.util.function.BiFunction;

/// Experiments on one factor's values.
///
/// At several dates t the data after t are changed, in every way of [Change], and cut off; no value
/// up to t may differ by a bit. Then the data older than the formula's look-back are changed; no
/// value from t on may differ. (Operators with an endless memory, such as `ewm_mean`, are exempt
/// from the last.)
public final class FactorAudit {
    private final Panel panel;
    private final int cuts;
    private final BiFunction<Panel, Formula, Matrix> engine;

    /// @param cuts at how many dates, ≥ 1
    public FactorAudit(Panel panel, int cuts) {
        this(panel, cuts, (on, formula) -> new FactorEngine(on).evaluate(formula.root()));
    }

    /// The same with an engine of the caller's own.
    ///
    /// @param engine formula and panel → factor values, of the panel's shape
    public FactorAudit(Panel panel, int cuts, BiFunction<Panel, Formula, Matrix> engine) {
        if (cuts < 1) {
            throw new IllegalArgumentException("an audit needs at least one date");
        }
        this.panel = panel;
        this.cuts = cuts;
        this.engine = engine;
    }

    /// How many experiments [#audit] makes when none fails.
    public int experiments(Formula formula) {
        int perCut = 1 + Change.values().length * (formula.usesWholeHistory() ? 1 : 2);
        return at(formula).length * perCut;
    }

    private int[] at(Formula formula) {
        return Cuts.between(formula.lookback(), panel.dates(), cuts);
    }

    /// Runs the experiments until one fails.
    ///
    /// @param formula as it is on the panel ([Formula#on])
    /// @param listener hears of each experiment, out of [#experiments]
    public Audited audit(String subject, Formula formula, Listener listener) {
        Work work = new Work(subject, formula, listener);
        for (int t : at(formula)) {
            work.cutOff(t);
            for (Change change : Change.values()) {
                if (work.moved.isEmpty()) {
                    work.later(t, change);
                }
                if (work.moved.isEmpty() && !formula.usesWholeHistory()) {
                    work.older(t, change);
                }
            }
            if (work.moved.isPresent()) {
                break;
            }
        }
        return new Audited(work.moved, work.compared, work.idle);
    }

    /// The experiments on one formula.
    private final class Work {
        private final String subject;
        private final Formula formula;
        private final Listener listener;
        private final Matrix expected;
        private final int total;
        private Optional<Moved> moved = Optional.empty();
        private long compared;
        private int idle;
        private int done;

        Work(String subject, Formula formula, Listener listener) {
            this.subject = subject;
            this.formula = formula;
            this.listener = listener;
            this.expected = engine.apply(panel, formula);
            this.total = experiments(formula);
        }

        void cutOff(int t) {
            experiment(
                    "the data end on " + panel.calendar().date(t), panel.slice(0, t + 1), 0, t + 1);
        }

        void later(int t, Change change) {
            experiment(
                    change.title() + " after " + panel.calendar().date(t),
                    change.apply(panel, t + 1, panel.dates(), t),
                    0,
                    t + 1);
        }

        void older(int t, Change change) {
            int first = Math.max(0, t - formula.lookback());
            if (first == 0) {
                idle++;
                listener.step(++done, total);
                return;
            }
            String experiment =
                    change.title()
                            + " before "
                            + panel.calendar().date(first)
                            + ", older than the look-back of "
                            + formula.lookback()
                            + " days";
            experiment(experiment, change.apply(panel, 0, first, t), t, panel.dates());
        }

        private void experiment(String experiment, Panel changed, int from, int to) {
            long before = compared;
            moved = compare(experiment, engine.apply(changed, formula), from, to);
            idle += compared == before ? 1 : 0;
            listener.step(++done, total);
        }

        private Optional<Moved> compare(String experiment, Matrix values, int from, int to) {
            for (int t = from; t < to; t++) {
                for (int i = 0; i < expected.instruments(); i++) {
                    double before = expected.at(t, i);
                    double after = values.at(t, i);
                    if (Double.doubleToLongBits(before) != Double.doubleToLongBits(after)) {
                        return Optional.of(
                                new Moved(
                                        subject,
                                        "value",
                                        experiment,
                                        panel.calendar().date(t),
                                        panel.instruments().name(i),
                                        before,
                                        after));
                    }
                    compared += Double.isNaN(before) ? 0 : 1;
                }
            }
            return Optional.empty();
        }
    }
}
