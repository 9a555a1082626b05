package dev.alphatrail.formula;

import java.util.List;

/// The one way to write a tree: signs where there are signs, the fewest parentheses, defaults
/// written out, aliases resolved, `where(c, a, b)` for `c ? a : b`, numbers in their shortest form.
final class Canonical {
    private final StringBuilder out = new StringBuilder();

    private Canonical() {}

    static String print(Expr expr) {
        return switch (expr) {
            case Expr.Num(double value, _) -> Literals.print(value);
            case Expr.Field(String name, _) -> name;
            case Expr.Call _ -> {
                Canonical canonical = new Canonical();
                canonical.add(expr);
                yield canonical.out.toString();
            }
        };
    }

    private void add(Expr expr) {
        switch (expr) {
            case Expr.Num(double value, _) -> out.append(Literals.print(value));
            case Expr.Field(String name, _) -> out.append(name);
            case Expr.Call(Operator operator, List<Expr> args, _) -> {
                if (operator.sign().isPresent()) {
                    addSigned(operator, operator.sign().get(), args);
                } else {
                    addFunction(operator.canonical(), args);
                }
            }
        }
    }

    private void addFunction(Operator operator, List<Expr> args) {
        out.append(operator.id()).append('(');
        for (int i = 0; i < args.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            add(args.get(i));
        }
        out.append(')');
    }

    private void addSigned(Operator operator, String sign, List<Expr> args) {
        Precedence own = operator.precedence();
        switch (operator) {
            case NEG, NOT -> {
                out.append(sign).append(operator == Operator.NOT ? " " : "");
                addOperand(args.getFirst(), own);
            }
            // groups from the right, and its exponent may carry a minus
            case POWER -> addPair(args, own.tighter(), sign, Precedence.MINUS);
            case LT, LE, GT, GE, EQ, NE -> addPair(args, own.tighter(), sign, own.tighter());
            default -> addPair(args, own, sign, own.tighter());
        }
    }

    private void addPair(List<Expr> args, Precedence left, String sign, Precedence right) {
        addOperand(args.get(0), left);
        out.append(' ').append(sign).append(' ');
        addOperand(args.get(1), right);
    }

    private void addOperand(Expr expr, Precedence least) {
        Precedence own =
                expr instanceof Expr.Call(Operator operator, _, _)
                        ? operator.precedence()
                        : Precedence.ATOM;
        if (own.looserThan(least)) {
            out.append('(');
            add(expr);
            out.append(')');
        } else {
            add(expr);
        }
    }
}
