package dev.alphatrail.generator;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Formula;
import dev.alphatrail.formula.Span;

import java.util.ArrayList;
import java.util.List;

/// The windows, spans and lags that are written in a formula.
final class Windows {
    /// Lags and windows below this are part of what a formula means, such as the 1 of a daily
    /// return.
    private static final int SHORTEST_SCALED = 3;

    /// Where a window stands in the text.
    private record Place(Span span, int days) {}

    private Windows() {}

    /// The longest window of a formula; 0 when it has none.
    static int longest(String formula) {
        return places(formula).stream().mapToInt(Place::days).max().orElse(0);
    }

    /// The formula with its windows multiplied, rounded to whole days and kept in [2, longest];
    /// daily lags stay.
    static String scaled(String formula, int numerator, int denominator, int longest) {
        StringBuilder scaled = new StringBuilder(formula);
        for (Place place : places(formula).reversed()) {
            if (place.days() >= SHORTEST_SCALED) {
                long days = (2L * place.days() * numerator + denominator) / (2L * denominator);
                long bounded = Math.max(2, Math.min(longest, days));
                scaled.replace(place.span().start(), place.span().end(), Long.toString(bounded));
            }
        }
        return scaled.toString();
    }

    private static List<Place> places(String formula) {
        List<Place> places = new ArrayList<>();
        collect(formula, Formula.parse(formula).root(), places);
        return places;
    }

    private static void collect(String text, Expr expr, List<Place> places) {
        if (!(expr instanceof Expr.Call call)) {
            return;
        }
        for (int at = 0; at < call.args().size(); at++) {
            Expr arg = call.args().get(at);
            boolean days = call.operator().parameter(at).kind().isDays();
            if (days && arg instanceof Expr.Num(double value, Span span) && isWritten(text, span)) {
                places.add(new Place(span, (int) value));
            } else {
                collect(text, arg, places);
            }
        }
    }

    /// A default that was filled in stands nowhere in the text.
    private static boolean isWritten(String text, Span span) {
        return text.substring(span.start(), span.end()).matches("[0-9]+");
    }
}
