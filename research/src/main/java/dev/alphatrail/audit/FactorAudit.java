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
    /// @return the first place that moved; empty when none did
    public Optional<Moved> audit(String subject, Formula formula, Listener listener) {
        Matrix expected = evaluate(panel, formula);
        int total = experiments(formula);
        int done = 0;
        for (int t : at(formula)) {
            Optional<Moved> moved =
                    compare(
                            subject,
                            "the data end on " + panel.calendar().date(t),
                            expected,
                            evaluate(panel.slice(0, t + 1), formula),
                            0,
                            t + 1);
            listener.step(++done, total);
            for (Change change : Change.values()) {
                if (moved.isPresent()) {
                    return moved;
                }
                moved = later(subject, formula, expected, t, change);
                listener.step(++done, total);
                if (moved.isEmpty() && !formula.usesWholeHistory()) {
                    moved = older(subject, formula, expected, t, change);
                    listener.step(++done, total);
                }
            }
            if (moved.isPresent()) {
                return moved;
            }
        }
        return Optional.empty();
    }

    private Optional<Moved> later(
            String subject, Formula formula, Matrix expected, int t, Change change) {
        Matrix values = evaluate(change.apply(panel, t + 1, panel.dates(), t), formula);
        String experiment = change.title() + " after " + panel.calendar().date(t);
        return compare(subject, experiment, expected, values, 0, t + 1);
    }

    private Optional<Moved> older(
            String subject, Formula formula, Matrix expected, int t, Change change) {
        int first = Math.max(0, t - formula.lookback());
        if (first == 0) {
            return Optional.empty();
        }
        Matrix values = evaluate(change.apply(panel, 0, first, t), formula);
        String experiment =
                change.title()
                        + " before "
                        + panel.calendar().date(first)
                        + ", older than the look-back of "
                        + formula.lookback()
                        + " days";
        return compare(subject, experiment, expected, values, t, panel.dates());
    }

    private Matrix evaluate(Panel on, Formula formula) {
        return engine.apply(on, formula);
    }

    private Optional<Moved> compare(
            String subject, String experiment, Matrix expected, Matrix values, int from, int to) {
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
            }
        }
        return Optional.empty();
    }
}
