package dev.alphatrail.formula;

import static dev.alphatrail.formula.Operator.ABS;
import static dev.alphatrail.formula.Operator.ADD;
import static dev.alphatrail.formula.Operator.AND;
import static dev.alphatrail.formula.Operator.DELAY;
import static dev.alphatrail.formula.Operator.DIV;
import static dev.alphatrail.formula.Operator.EQ;
import static dev.alphatrail.formula.Operator.GT;
import static dev.alphatrail.formula.Operator.LE;
import static dev.alphatrail.formula.Operator.MAXIMUM;
import static dev.alphatrail.formula.Operator.MINIMUM;
import static dev.alphatrail.formula.Operator.MUL;
import static dev.alphatrail.formula.Operator.NE;
import static dev.alphatrail.formula.Operator.NEG;
import static dev.alphatrail.formula.Operator.NOT;
import static dev.alphatrail.formula.Operator.OR;
import static dev.alphatrail.formula.Operator.POWER;
import static dev.alphatrail.formula.Operator.RANK;
import static dev.alphatrail.formula.Operator.REL_VOLUME;
import static dev.alphatrail.formula.Operator.RETURNS;
import static dev.alphatrail.formula.Operator.SIGN;
import static dev.alphatrail.formula.Operator.SQRT;
import static dev.alphatrail.formula.Operator.SUB;
import static dev.alphatrail.formula.Operator.TS_DELTA;
import static dev.alphatrail.formula.Operator.TS_MEAN;
import static dev.alphatrail.formula.Operator.WHERE;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/// The form that formulas share which are the same factor.
///
/// Every rule keeps each value to the bit, zeros with their signs and missing values included, on
/// any panel; what is equal in mathematics but not in floating point, such as `(a + b) + c` and `a
/// + (b + c)`, or `x - x` and 0, stays apart. So two formulas of one identity have the same values,
///   while two of the same values may have different identities.
///
/// The rules: numbers are computed; operands that may be swapped are put in order; signs move
/// outwards and cancel; `x * 1`, `x / 1`, `x - 0`, `x ** 1`, a lag of 0 and repeated `abs`, `sign`,
/// `rank`, `not` go; one of several ways to write the same is kept (`a < b` is `b > a`, `x * x` is
/// `x ** 2`, `x / 4` is `0.25 * x`, `x - delay(x, d)` is `ts_delta(x, d)`, …).
///
/// A tree is built from its leaves up, each call by [#call], which expects operands that have this
/// form already and gives a tree that has it.
public final class Identity {
    private static final Span NOWHERE = new Span(0, 0);
    private static final Expr ONE = new Expr.Num(1, NOWHERE);
    private static final Expr TWO = new Expr.Num(2, NOWHERE);
    private static final double LONGEST_LAG = 1_000_000;
    private static final Comparator<Expr> ORDER = Comparator.comparing(Canonical::print);

    private Identity() {}

    /// The form of a tree; itself when it has it already. Spans are lost.
    public static Expr of(Expr root) {
        return switch (root) {
            case Expr.Num(double value, _) -> new Expr.Num(value, NOWHERE);
            case Expr.Field(String name, _) -> new Expr.Field(name, NOWHERE);
            case Expr.Call(Operator operator, List<Expr> args, _) ->
                    call(operator.canonical(), args.stream().map(Identity::of).toList());
        };
    }

    private static Expr call(Operator operator, List<Expr> args) {
        OptionalDouble folded = Folding.of(operator, args);
        if (folded.isPresent()) {
            return literal(folded.getAsDouble());
        }
        Expr first = args.getFirst();
        return switch (operator) {
            case NEG -> isCall(first, NEG) ? operand(first) : plain(NEG, first);
            case ADD -> sum(first, args.get(1));
            case SUB -> sum(first, call(NEG, List.of(args.get(1))));
            case MUL -> product(first, args.get(1));
            case DIV -> quotient(first, args.get(1));
            case SAFE_DIV ->
                    isNumber(args.get(2), 0)
                            ? call(DIV, args.subList(0, 2))
                            : plain(operator, args);
            case POWER -> power(first, args.get(1));
            case LT -> call(GT, args.reversed());
            case GE -> call(LE, args.reversed());
            case EQ, NE -> plain(operator, ordered(args));
            case TS_CORR, TS_COV -> plain(operator, with(ordered(args.subList(0, 2)), args.get(2)));
            case AND, OR, MAXIMUM, MINIMUM -> chain(operator, args);
            case CLIP -> call(MINIMUM, List.of(call(MAXIMUM, args.subList(0, 2)), args.get(2)));
            case NOT -> not(first);
            case WHERE -> where(first, args.get(1), args.get(2));
            case ABS -> isCall(first, NEG) ? call(ABS, List.of(operand(first))) : once(ABS, first);
            case SIGN ->
                    isCall(first, NEG)
                            ? call(NEG, List.of(call(SIGN, List.of(operand(first)))))
                            : once(SIGN, first);
            case RANK -> once(RANK, first);
            case DELAY -> delay(first, args.get(1));
            default -> plain(operator, args);
        };
    }

    /// `a + b`, where either may have a minus: `a - b` is `a + -b` to the bit.
    private static Expr sum(Expr a, Expr b) {
        List<Expr> plus = new ArrayList<>();
        List<Expr> minus = new ArrayList<>();
        for (Expr term : List.of(a, b)) {
            if (isCall(term, NEG)) {
                minus.add(operand(term));
            } else {
                plus.add(term);
            }
        }
        plus.sort(ORDER);
        minus.sort(ORDER);
        return switch (minus.size()) {
            case 0 -> plain(ADD, plus);
            case 1 -> difference(plus.getFirst(), minus.getFirst());
            default -> plain(SUB, plain(NEG, minus.get(0)), minus.get(1));
        };
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

    private static Expr product(Expr a, Expr b) {
        if (isCall(a, NEG) || isCall(b, NEG)) {
            return signed(isCall(a, NEG) != isCall(b, NEG), product(unsigned(a), unsigned(b)));
        }
        if (isNumber(a, 1) || isNumber(b, 1)) {
            return isNumber(a, 1) ? b : a;
        }
        if (a.equals(b)) {
            return plain(POWER, a, TWO);
        }
        List<Expr> factors = ordered(List.of(a, b));
        for (int k = 0; k < 2; k++) {
            Expr factor = factors.get(k);
            Expr other = factors.get(1 - k);
            if (isCall(factor, POWER)
                    && operand(factor).equals(other)
                    && isNumber(argument(factor, 1), 2)) {
                return plain(POWER, other, new Expr.Num(3, NOWHERE));
            }
        }
        return plain(MUL, factors);
    }

    private static Expr quotient(Expr a, Expr b) {
        if (isCall(a, NEG) || isCall(b, NEG)) {
            return signed(isCall(a, NEG) != isCall(b, NEG), quotient(unsigned(a), unsigned(b)));
        }
        if (b instanceof Expr.Num(double value, _) && isPowerOfTwo(value)) {
            return call(MUL, List.of(a, literal(1 / value)));
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

    private static Expr power(Expr base, Expr exponent) {
        OptionalDouble number = Literals.of(exponent);
        double value = number.orElse(Double.NaN);
        if (value == 1) {
            return base;
        }
        if (value == -1) {
            return call(DIV, List.of(ONE, base));
        }
        if (value == 0.5) {
            return call(SQRT, List.of(base));
        }
        if ((value == 2 || value == 3) && isCall(base, NEG)) {
            return signed(value == 3, plain(POWER, operand(base), exponent));
        }
        return plain(POWER, base, exponent);
    }

    /// Whether the first two operands may change places.
    static boolean swaps(Operator operator) {
        return switch (operator) {
            case ADD, MUL, EQ, NE, AND, OR, MAXIMUM, MINIMUM, TS_CORR, TS_COV -> true;
            default -> false;
        };
    }

    /// Operands that may stand in any order and with any parentheses, each once.
    private static Expr chain(Operator operator, List<Expr> args) {
        List<Expr> links = new ArrayList<>();
        args.forEach(arg -> unchain(operator, arg, links));
        List<Expr> distinct = new ArrayList<>(links.stream().distinct().sorted(ORDER).toList());
        foldNumbers(operator, distinct);
        Expr result = distinct.getFirst();
        if (distinct.size() == 1 && (operator == AND || operator == OR) && !isTruth(result)) {
            return plain(operator, result, result);
        }
        for (Expr link : distinct.subList(1, distinct.size())) {
            result = plain(operator, result, link);
        }
        return result;
    }

    /// Puts one number in the place of several.
    private static void foldNumbers(Operator operator, List<Expr> links) {
        List<Expr> numbers = links.stream().filter(link -> Literals.of(link).isPresent()).toList();
        if (numbers.size() > 1) {
            links.removeAll(numbers);
            Expr number = numbers.getFirst();
            for (Expr next : numbers.subList(1, numbers.size())) {
                number = literal(Folding.of(operator, List.of(number, next)).orElseThrow());
            }
            links.add(number);
            links.sort(ORDER);
        }
    }

    private static void unchain(Operator operator, Expr expr, List<Expr> links) {
        if (expr instanceof Expr.Call(Operator inner, List<Expr> args, _) && inner == operator) {
            args.forEach(arg -> unchain(operator, arg, links));
        } else {
            links.add(expr);
        }
    }

    private static Expr not(Expr condition) {
        if (condition instanceof Expr.Call(Operator operator, List<Expr> args, _)) {
            switch (operator) {
                case GT -> {
                    return plain(LE, args);
                }
                case LE -> {
                    return plain(GT, args);
                }
                case EQ -> {
                    return plain(NE, args);
                }
                case NE -> {
                    return plain(EQ, args);
                }
                case NOT -> {
                    if (isTruth(args.getFirst())) {
                        return args.getFirst();
                    }
                }
                default -> {}
            }
        }
        return plain(NOT, condition);
    }

    private static Expr where(Expr condition, Expr a, Expr b) {
        OptionalDouble known = Literals.of(condition);
        if (known.isPresent()) {
            return known.getAsDouble() == 0 ? b : a;
        }
        boolean turn = isCall(condition, NOT) || isCall(condition, LE) || isCall(condition, NE);
        return turn
                ? where(isCall(condition, NOT) ? operand(condition) : not(condition), b, a)
                : plain(WHERE, condition, a, b);
    }

    private static Expr delay(Expr value, Expr lag) {
        double days = Literals.of(lag).orElseThrow();
        if (days == 0) {
            return value;
        }
        if (isCall(value, DELAY)) {
            double together = days + Literals.of(argument(value, 1)).orElseThrow();
            if (together <= LONGEST_LAG) {
                return plain(DELAY, operand(value), literal(together));
            }
        }
        return plain(DELAY, value, lag);
    }

    /// An operator that does nothing to its own results.
    private static Expr once(Operator operator, Expr value) {
        return isCall(value, operator) ? value : plain(operator, value);
    }

    private static Expr signed(boolean minus, Expr value) {
        return minus ? call(NEG, List.of(value)) : value;
    }

    private static Expr unsigned(Expr value) {
        return isCall(value, NEG) ? operand(value) : value;
    }

    private static Expr literal(double value) {
        Expr magnitude = new Expr.Num(Math.abs(value), NOWHERE);
        return Math.copySign(1, value) < 0 ? plain(NEG, magnitude) : magnitude;
    }

    private static Expr plain(Operator operator, Expr... args) {
        return plain(operator, List.of(args));
    }

    private static Expr plain(Operator operator, List<Expr> args) {
        return new Expr.Call(operator, args, NOWHERE);
    }

    private static List<Expr> ordered(List<Expr> args) {
        return args.stream().sorted(ORDER).toList();
    }

    private static List<Expr> with(List<Expr> args, Expr last) {
        List<Expr> all = new ArrayList<>(args);
        all.add(last);
        return all;
    }

    private static boolean isCall(Expr expr, Operator operator) {
        return expr instanceof Expr.Call(Operator called, _, _) && called == operator;
    }

    private static Expr operand(Expr call) {
        return argument(call, 0);
    }

    private static Expr argument(Expr call, int index) {
        return ((Expr.Call) call).args().get(index);
    }

    private static boolean isNumber(Expr expr, double value) {
        return expr instanceof Expr.Num(double number, _) && number == value;
    }

    private static boolean isTruth(Expr expr) {
        return expr instanceof Expr.Call(Operator operator, _, _) && operator.givesTruth();
    }
}
