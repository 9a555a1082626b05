package dev.alphatrail.engine;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Finding;
import dev.alphatrail.formula.Finding.Severity;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.panel.Matrix;
import dev.alphatrail.panel.Panel;
import dev.alphatrail.stats.OrderKey;

import java.util.List;
import java.util.Optional;

/// Finds formulas that on a given panel cannot tell instruments apart, though their text does not
/// show it: they have no value, or every instrument has the same.
public final class DeadFactors {
    /// So many dates, the last ones, are looked at.
    public static final int DATES = 250;

    private DeadFactors() {}

    /// A warning when, on the last [#DATES] dates that can have a value, the formula has none, or
    /// one value for all instruments on every date on which two have one. It stands at the
    /// innermost expression that is so.
    ///
    /// @param formula on this panel
    /// @throws IllegalArgumentException as [FactorEngine#evaluate] does
    public static Optional<Finding> finding(Formula formula, Panel panel) {
        int dates = Math.min(DATES, panel.dates() - formula.lookback());
        if (dates < 1) {
            return Optional.empty();
        }
        int from = panel.dates() - dates;
        int first = formula.usesWholeHistory() ? 0 : from - formula.lookback();
        Look look = new Look(panel.slice(first, panel.dates()), from - first);
        Row row = look.at(formula.root());
        if (row == Row.NONE) {
            Expr place = look.innermost(formula.root(), Row.NONE);
            return Optional.of(
                    new Finding(
                            Severity.WARNING,
                            "the formula has no value for any name on any of " + last(dates),
                            place.span(),
                            "mend the part that stands here: it has no value for anything it is"
                                    + " given"));
        }
        if (row == Row.SAME) {
            Expr place = look.innermost(formula.root(), Row.SAME);
            return Optional.of(
                    new Finding(
                            Severity.WARNING,
                            "the formula has the same value for every name on all of "
                                    + last(dates)
                                    + ", so it cannot tell them apart",
                            place.span(),
                            "mend the part that stands here: names that differ come out of it the"
                                    + " same"));
        }
        return Optional.empty();
    }

    private static String last(int dates) {
        return dates == 1 ? "the last date" : "the last " + dates + " dates";
    }

    /// What an expression says on the dates that are looked at.
    private enum Row {
        /// no value at all
        NONE,
        /// one value for all instruments on each date
        SAME,
        /// two instruments that differ, or never two with a value
        TELLING
    }

    /// Looks at values on a part of a panel, from date `from` of it on.
    private record Look(Panel panel, int from) {
        Row at(Expr expr) {
            Matrix values = new FactorEngine(panel).evaluate(expr);
            int width = panel.instruments().size();
            boolean any = false;
            boolean pairs = false;
            for (int t = from; t < panel.dates(); t++) {
                double known = Double.NaN;
                for (int i = 0; i < width; i++) {
                    double value = values.at(t, i);
                    if (Double.isNaN(value)) {
                        continue;
                    }
                    any = true;
                    if (Double.isNaN(known)) {
                        known = value;
                    } else if (OrderKey.of(value) == OrderKey.of(known)) {
                        pairs = true;
                    } else {
                        return Row.TELLING;
                    }
                }
            }
            return !any ? Row.NONE : pairs ? Row.SAME : Row.TELLING;
        }

        /// The first expression inside that says the same, and so on; the outer one where there is
        /// none. A number that is the same for all is no fault.
        Expr innermost(Expr outer, Row row) {
            return inside(outer).stream()
                    .filter(inner -> (row == Row.NONE || namesField(inner)) && at(inner) == row)
                    .findFirst()
                    .map(inner -> innermost(inner, row))
                    .orElse(outer);
        }

        private static List<Expr.Call> inside(Expr outer) {
            return outer instanceof Expr.Call call
                    ? call.args().stream()
                            .filter(Expr.Call.class::isInstance)
                            .map(Expr.Call.class::cast)
                            .toList()
                    : List.of();
        }

        private static boolean namesField(Expr expr) {
            return switch (expr) {
                case Expr.Num _ -> false;
                case Expr.Field _ -> true;
                case Expr.Call call -> call.args().stream().anyMatch(Look::namesField);
            };
        }
    }
}
