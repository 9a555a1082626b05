package dev.alphatrail.formula;

import java.util.List;
import java.util.OptionalDouble;

/// Computes what is made of numbers alone, where IEEE 754 leaves no choice of the result.
final class Folding {
    private Folding() {}

    /// The number that the call is; empty when an operand is no number, the operator is not exactly
    /// rounded, or the result is missing.
    static OptionalDouble of(Operator operator, List<Expr> args) {
        for (Expr arg : args) {
            if (Literals.of(arg).isEmpty()) {
                return OptionalDouble.empty();
            }
        }
        double[] in = args.stream().mapToDouble(arg -> Literals.of(arg).orElseThrow()).toArray();
        double result = value(operator, in);
        return Double.isFinite(result) ? OptionalDouble.of(result) : OptionalDouble.empty();
    }

    private static double value(Operator operator, double[] in) {
        return switch (operator) {
            case NEG -> -in[0];
            case ADD -> in[0] + in[1];
            case SUB -> in[0] - in[1];
            case MUL -> in[0] * in[1];
            case DIV -> in[0] / in[1];
            case GT -> truth(in[0] > in[1]);
            case LE -> truth(in[0] <= in[1]);
            case EQ -> truth(in[0] == in[1]);
            case NE -> truth(in[0] != in[1]);
            case AND -> truth(in[0] != 0 && in[1] != 0);
            case OR -> truth(in[0] != 0 || in[1] != 0);
            case NOT -> truth(in[0] == 0);
            case ABS -> Math.abs(in[0]);
            case SIGN -> Math.signum(in[0]);
            case SQRT -> Math.sqrt(in[0]);
            case MAXIMUM -> Math.max(in[0], in[1]);
            case MINIMUM -> Math.min(in[0], in[1]);
            default -> Double.NaN;
        };
    }

    private static double truth(boolean holds) {
        return holds ? 1 : 0;
    }
}
