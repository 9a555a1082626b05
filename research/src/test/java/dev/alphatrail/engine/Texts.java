package dev.alphatrail.engine;

import dev.alphatrail.formula.Expr;
import dev.alphatrail.formula.Operator;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/// Writes trees as formulas, with parentheses around everything.
final class Texts {
    private Texts() {}

    static String of(Expr expr) {
        return switch (expr) {
            case Expr.Num(double value, _) -> new BigDecimal(value).toPlainString();
            case Expr.Field(String name, _) -> name;
            case Expr.Call(Operator op, List<Expr> args, _) -> call(op, args);
        };
    }

    private static String call(Operator op, List<Expr> args) {
        if (op.sign().isEmpty()) {
            return args.stream()
                    .map(Texts::of)
                    .collect(Collectors.joining(", ", op.id() + "(", ")"));
        }
        String sign = op.sign().get();
        return args.size() == 1
                ? "(" + sign + " " + of(args.getFirst()) + ")"
                : "(" + of(args.get(0)) + " " + sign + " " + of(args.get(1)) + ")";
    }
}
