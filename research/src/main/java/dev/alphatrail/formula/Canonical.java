package dev.alphatrail.formula;

import java.util.List;
import java.util.stream.Collectors;

/// The one way to write a tree: signs where there are signs, the fewest parentheses, defaults
/// written out, aliases resolved, `where(c, a, b)` for `c ? a : b`, numbers in their shortest form.
final class Canonical {
    private Canonical() {}

    static String print(Expr expr) {
        return switch (expr) {
            case Expr.Num(double value, _) -> Literals.print(value);
            case Expr.Field(String name, _) -> name;
            case Expr.Call(Operator operator, List<Expr> args, _) ->
                    operator.sign().isPresent()
                            ? signed(operator, args)
                            : function(operator.canonical(), args);
        };
    }

    private static String function(Operator operator, List<Expr> args) {
        return args.stream()
                .map(Canonical::print)
                .collect(Collectors.joining(", ", operator.id() + "(", ")"));
    }

    private static String signed(Operator operator, List<Expr> args) {
        String sign = operator.sign().orElseThrow();
        Precedence own = operator.precedence();
        return switch (operator) {
            case NEG -> sign + operand(args.getFirst(), own);
            case NOT -> sign + " " + operand(args.getFirst(), own);
            // groups from the right, and its exponent may carry a minus
            case POWER ->
                    join(
                            operand(args.get(0), own.tighter()),
                            sign,
                            operand(args.get(1), Precedence.MINUS));
            case LT, LE, GT, GE, EQ, NE ->
                    join(
                            operand(args.get(0), own.tighter()),
                            sign,
                            operand(args.get(1), own.tighter()));
            default -> join(operand(args.get(0), own), sign, operand(args.get(1), own.tighter()));
        };
    }

    private static String join(String left, String sign, String right) {
        return left + " " + sign + " " + right;
    }

    private static String operand(Expr expr, Precedence least) {
        Precedence own =
                expr instanceof Expr.Call(Operator operator, _, _)
                        ? operator.precedence()
                        : Precedence.ATOM;
        return own.looserThan(least) ? "(" + print(expr) + ")" : print(expr);
    }
}
