package dev.alphatrail.formula;

import java.util.Comparator;
import java.util.List;

/// Trees that stand in no text: how the rules of [Identity] make them and look at them.
final class Nodes {
    static final Span NOWHERE = new Span(0, 0);

    /// By canonical form.
    static final Comparator<Expr> ORDER = Comparator.comparing(Canonical::print);

    private Nodes() {}

    static Expr plain(Operator operator, Expr... args) {
        return plain(operator, List.of(args));
    }

    static Expr plain(Operator operator, List<Expr> args) {
        return new Expr.Call(operator, args, NOWHERE);
    }

    /// A number, with a minus where it has one.
    static Expr literal(double value) {
        Expr magnitude = new Expr.Num(Math.abs(value), NOWHERE);
        return Math.copySign(1, value) < 0 ? plain(Operator.NEG, magnitude) : magnitude;
    }

    /// The two in the order of their canonical forms.
    static List<Expr> ordered(Expr a, Expr b) {
        return ORDER.compare(a, b) <= 0 ? List.of(a, b) : List.of(b, a);
    }

    static boolean isCall(Expr expr, Operator operator) {
        return expr instanceof Expr.Call(Operator called, _, _) && called == operator;
    }

    static boolean isNumber(Expr expr, double value) {
        return expr instanceof Expr.Num(double number, _) && number == value;
    }

    /// Whether it is 1 or 0 wherever it has a value.
    static boolean isTruth(Expr expr) {
        return expr instanceof Expr.Call(Operator operator, _, _) && operator.givesTruth();
    }

    /// The first argument of a call.
    static Expr operand(Expr call) {
        return argument(call, 0);
    }

    static Expr argument(Expr call, int index) {
        return ((Expr.Call) call).args().get(index);
    }
}
