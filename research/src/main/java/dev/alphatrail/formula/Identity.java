package dev.alphatrail.formula;

import static dev.alphatrail.formula.Nodes.argument;
import static dev.alphatrail.formula.Nodes.isCall;
import static dev.alphatrail.formula.Nodes.isNumber;
import static dev.alphatrail.formula.Nodes.literal;
import static dev.alphatrail.formula.Nodes.operand;
import static dev.alphatrail.formula.Nodes.ordered;
import static dev.alphatrail.formula.Nodes.plain;
import static dev.alphatrail.formula.Operator.ABS;
import static dev.alphatrail.formula.Operator.DELAY;
import static dev.alphatrail.formula.Operator.DIV;
import static dev.alphatrail.formula.Operator.GT;
import static dev.alphatrail.formula.Operator.LE;
import static dev.alphatrail.formula.Operator.MAXIMUM;
import static dev.alphatrail.formula.Operator.MINIMUM;
import static dev.alphatrail.formula.Operator.NEG;
import static dev.alphatrail.formula.Operator.RANK;
import static dev.alphatrail.formula.Operator.SIGN;

import java.util.ArrayList;
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
/// `x ** 2`, `x / 4` is `0.25 * x`, `x - delay(x, d)` is `ts_delta(x, d)`, `group_rank(x, 1)` is
/// `rank(x)`, …).
///
/// A tree is built from its leaves up, each call by [#call], which expects operands that have this
/// form already and gives a tree that has it.
public final class Identity {
    private static final double LONGEST_LAG = 1_000_000;

    private Identity() {}

    /// The form of a tree; itself when it has it already. Spans are lost.
    public static Expr of(Expr root) {
        return switch (root) {
            case Expr.Num(double value, _) -> new Expr.Num(value, Nodes.NOWHERE);
            case Expr.Field(String name, _) -> new Expr.Field(name, Nodes.NOWHERE);
            case Expr.Call(Operator operator, List<Expr> args, _) -> {
                List<Expr> operands = new ArrayList<>(args.size());
                for (Expr arg : args) {
                    operands.add(of(arg));
                }
                yield call(operator.canonical(), operands);
            }
        };
    }

    /// A call of operands that have the form already.
    static Expr call(Operator operator, List<Expr> args) {
        OptionalDouble folded = Folding.of(operator, args);
        if (folded.isPresent()) {
            return literal(folded.getAsDouble());
        }
        Expr first = args.getFirst();
        return switch (operator) {
            case NEG -> isCall(first, NEG) ? operand(first) : plain(NEG, first);
            case ADD -> ArithmeticIdentity.sum(first, args.get(1));
            case SUB -> ArithmeticIdentity.sum(first, call(NEG, List.of(args.get(1))));
            case MUL -> ArithmeticIdentity.product(first, args.get(1));
            case DIV -> ArithmeticIdentity.quotient(first, args.get(1));
            case SAFE_DIV ->
                    isNumber(args.get(2), 0)
                            ? call(DIV, args.subList(0, 2))
                            : plain(operator, args);
            case POWER -> ArithmeticIdentity.power(first, args.get(1));
            case LT -> call(GT, args.reversed());
            case GE -> call(LE, args.reversed());
            case EQ, NE -> plain(operator, ordered(first, args.get(1)));
            case TS_CORR, TS_COV -> plain(operator, with(ordered(first, args.get(1)), args.get(2)));
            case AND, OR, MAXIMUM, MINIMUM -> LogicIdentity.chain(operator, args);
            case CLIP -> call(MINIMUM, List.of(call(MAXIMUM, args.subList(0, 2)), args.get(2)));
            case NOT -> LogicIdentity.not(first);
            case WHERE -> LogicIdentity.where(first, args.get(1), args.get(2));
            case ABS -> isCall(first, NEG) ? call(ABS, List.of(operand(first))) : once(ABS, first);
            case SIGN ->
                    isCall(first, NEG)
                            ? call(NEG, List.of(call(SIGN, List.of(operand(first)))))
                            : once(SIGN, first);
            case RANK -> once(RANK, first);
            case DELAY -> delay(first, args.get(1));
            default -> SynonymIdentity.call(operator, args);
        };
    }

    /// Whether the first two operands may change places.
    static boolean swaps(Operator operator) {
        return switch (operator) {
            case ADD, MUL, EQ, NE, AND, OR, MAXIMUM, MINIMUM, TS_CORR, TS_COV -> true;
            default -> false;
        };
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

    private static List<Expr> with(List<Expr> args, Expr last) {
        List<Expr> all = new ArrayList<>(args);
        all.add(last);
        return all;
    }
}
