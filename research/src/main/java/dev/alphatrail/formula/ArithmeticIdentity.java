package dev.alphatrail.formula;

import static dev.alphatrail.formula.Nodes.argument;
import static dev.alphatrail.formula.Nodes.isCall;
import static dev.alphatrail.formula.Nodes.isNumber;
import static dev.alphatrail.formula.Nodes.literal;
import static dev.alphatrail.formula.Nodes.operand;
import static dev.alphatrail.formula.Nodes.ordered;
import static dev.alphatrail.formula.Nodes.plain;
import static dev.alphatrail.formula.Operator.ADD;
import static dev.alphatrail.formula.Operator.DELAY;
import static dev.alphatrail.formula.Operator.DIV;
import static dev.alphatrail.formula.Operator.MUL;
import static dev.alphatrail.formula.Operator.NEG;
import static dev.alphatrail.formula.Operator.POWER;
import static dev.alphatrail.formula.Operator.REL_VOLUME;
import static dev.alphatrail.formula.Operator.RETURNS;
import static dev.alphatrail.formula.Operator.SQRT;
import static dev.alphatrail.formula.Operator.SUB;
import static dev.alphatrail.formula.Operator.TS_DELTA;
import static dev.alphatrail.formula.Operator.TS_MEAN;

import java.util.List;
import java.util.OptionalDouble;

/// The rules of [Identity] for sums, products and powers. Operands have the form already.
final class ArithmeticIdentity {
    private static final Expr ONE = literal(1);
    private static final Expr TWO = literal(2);
    private static final Expr THREE = literal(3);

    private ArithmeticIdentity() {}

    /// `a + b`, where either may have a minus: `a - b` is `a + -b` to the bit.
    static Expr sum(Expr a, Expr b) {
        boolean minusA = isCall(a, NEG);
        boolean minusB = isCall(b, NEG);
        List<Expr> terms = ordered(unsigned(a), unsigned(b));
        if (minusA && minusB) {
            return plain(SUB, plain(NEG, terms.get(0)), terms.get(1));
        }
        if (minusA || minusB) {
            return minusA ? difference(b, operand(a)) : difference(a, operand(b));
        }
        return plain(ADD, terms);
    }

    private static Expr difference(Expr a, Expr b) {
        if (isNumber(b, 0)) {
            return a;
        }
        if (isCall(b, DELAY) && operand(b).equals(a)) {
            return plain(TS_DELTA, a, argument(b, 1));
        }
        boolean growth =
                isNumber(b, 1)
                        && isCall(a, DIV)
                        && isCall(argument(a, 1), DELAY)
                        && operand(argument(a, 1)).equals(operand(a));
        return growth ? plain(RETURNS, operand(a), argument(argument(a, 1), 1)) : plain(SUB, a, b);
    }

    static Expr product(Expr a, Expr b) {
        if (isCall(a, NEG) || isCall(b, NEG)) {
            return signed(isCall(a, NEG) != isCall(b, NEG), product(unsigned(a), unsigned(b)));
        }
        if (isNumber(a, 1) || isNumber(b, 1)) {
            return isNumber(a, 1) ? b : a;
        }
        if (a.equals(b)) {
            return plain(POWER, a, TWO);
        }
        List<Expr> factors = ordered(a, b);
        for (int k = 0; k < 2; k++) {
            Expr factor = factors.get(k);
            Expr other = factors.get(1 - k);
            if (isCall(factor, POWER)
                    && operand(factor).equals(other)
                    && isNumber(argument(factor, 1), 2)) {
                return plain(POWER, other, THREE);
            }
        }
        return plain(MUL, factors);
    }

    static Expr quotient(Expr a, Expr b) {
        if (isCall(a, NEG) || isCall(b, NEG)) {
            return signed(isCall(a, NEG) != isCall(b, NEG), quotient(unsigned(a), unsigned(b)));
        }
        if (b instanceof Expr.Num(double value, _) && isPowerOfTwo(value)) {
            return Identity.call(MUL, List.of(a, literal(1 / value)));
        }
        return isCall(b, TS_MEAN) && operand(b).equals(a)
                ? plain(REL_VOLUME, a, argument(b, 1))
                : plain(DIV, a, b);
    }

    /// Whether dividing by it and multiplying with its inverse give the same.
    private static boolean isPowerOfTwo(double value) {
        int exponent = Math.getExponent(value);
        return Math.abs(exponent) <= 64 && value == Math.scalb(1.0, exponent);
    }

    static Expr power(Expr base, Expr exponent) {
        OptionalDouble number = Literals.of(exponent);
        double value = number.orElse(Double.NaN);
        if (value == 1) {
            return base;
        }
        if (value == -1) {
            return Identity.call(DIV, List.of(ONE, base));
        }
        if (value == 0.5) {
            return Identity.call(SQRT, List.of(base));
        }
        if ((value == 2 || value == 3) && isCall(base, NEG)) {
            return signed(value == 3, plain(POWER, operand(base), exponent));
        }
        return plain(POWER, base, exponent);
    }

    private static Expr signed(boolean minus, Expr value) {
        return minus ? Identity.call(NEG, List.of(value)) : value;
    }

    private static Expr unsigned(Expr value) {
        return isCall(value, NEG) ? operand(value) : value;
    }
}
