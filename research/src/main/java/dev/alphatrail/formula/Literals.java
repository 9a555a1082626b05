package dev.alphatrail.formula;

import java.math.BigDecimal;
import java.util.List;
import java.util.OptionalDouble;

/// Numbers as formulas write them.
final class Literals {
    /// As many digits are always a whole number that a double holds.
    private static final int EXACT_DIGITS = 15;

    private Literals() {}

    /// The shortest text that reads back as this finite number that is not negative: `1`, `0.05`,
    /// `1e-12`.
    static String print(double value) {
        if (value < 1e15 && value == Math.rint(value)) {
            return Long.toString((long) value);
        }
        String shortest = Double.toString(value);
        if (value >= 1e-4 && value < 1e15) {
            return new BigDecimal(shortest).stripTrailingZeros().toPlainString();
        }
        return shortest.replace(".0E", "E").replace('E', 'e');
    }

    /// The number that a word of a formula is. Almost all are short whole ones, which need no
    /// decimal arithmetic.
    static double value(String number) {
        return number.length() <= EXACT_DIGITS && PlainText.isDigits(number)
                ? Long.parseLong(number)
                : Double.parseDouble(number);
    }

    /// The value of a number, with or without a minus; empty for any other expression.
    static OptionalDouble of(Expr expr) {
        return switch (expr) {
            case Expr.Num(double value, _) -> OptionalDouble.of(value);
            case Expr.Call(Operator operator, List<Expr> args, _)
                    when operator == Operator.NEG
                            && args.getFirst() instanceof Expr.Num(double value, _) ->
                    OptionalDouble.of(-value);
            default -> OptionalDouble.empty();
        };
    }
}
