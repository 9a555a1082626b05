package dev.alphatrail.formula;

import java.util.List;

/// Counts the days of history that a tree needs.
final class Lookback {
    private Lookback() {}

    static int of(Expr expr) {
        return expr instanceof Expr.Call(Operator operator, List<Expr> args, _)
                ? operator.lookback(args) + args.stream().mapToInt(Lookback::of).max().orElse(0)
                : 0;
    }

    /// The look-back of a tree.
    ///
    /// @throws FormulaException at the innermost expression that passes the limit
    static int within(int limit, String text, Expr expr) {
        if (!(expr instanceof Expr.Call(Operator operator, List<Expr> args, Span span))) {
            return 0;
        }
        int days = operator.lookback(args);
        int longest = 0;
        for (Expr arg : args) {
            longest = Math.max(longest, within(limit, text, arg));
        }
        days += longest;
        if (days > limit) {
            throw new FormulaException(
                    "looks back "
                            + days
                            + " days, more than max_lookback = "
                            + limit
                            + ": use shorter windows or lags",
                    text,
                    span);
        }
        return days;
    }
}
