package dev.alphatrail.formula;

import java.util.List;

/// What published formulas write for a missing value, `nan`. It is no value of this language, but a
/// branch that is `nan` is what `mask` leaves out.
final class Missing {
    static final String NAME = "nan";

    private Missing() {}

    static boolean isNamed(String name) {
        return name.equalsIgnoreCase(NAME);
    }

    /// `where` of these arguments: `mask` when one of the branches is missing.
    static Expr where(List<Expr> args, Span span) {
        Expr condition = args.get(0);
        boolean noFirst = is(args.get(1));
        boolean noSecond = is(args.get(2));
        if (noFirst == noSecond) {
            return new Expr.Call(Operator.WHERE, args, span);
        }
        return noSecond
                ? new Expr.Call(Operator.MASK, List.of(args.get(1), condition), span)
                : new Expr.Call(
                        Operator.MASK,
                        List.of(
                                args.get(2),
                                new Expr.Call(Operator.NOT, List.of(condition), condition.span())),
                        span);
    }

    private static boolean is(Expr expr) {
        return expr instanceof Expr.Field(String name, _) && name.equals(NAME);
    }
}
