package dev.alphatrail.formula;

import static dev.alphatrail.formula.Category.ELEMENTWISE;
import static dev.alphatrail.formula.OperatorRow.called;
import static dev.alphatrail.formula.Parameter.number;
import static dev.alphatrail.formula.Parameter.value;

/// Rows of [Operator] for functions of one date and instrument.
final class ElementwiseRows {
    private ElementwiseRows() {}

    static final OperatorRow ABS =
            called(ELEMENTWISE, value("x"))
                    .means("magnitude")
                    .is("|x|")
                    .like("abs(returns(close, 1))");

    static final OperatorRow CEIL =
            called(ELEMENTWISE, value("x"))
                    .means("x rounded up to a whole number")
                    .is("smallest whole number >= x")
                    .like("ceil(10 * rank(close))");

    static final OperatorRow CLIP =
            called(ELEMENTWISE, value("x"), value("lo"), value("hi"))
                    .means("x held between lo and hi")
                    .is("minimum(maximum(x, lo), hi)")
                    .like("clip(returns(close, 1), -0.1, 0.1)");

    static final OperatorRow CUT =
            called(ELEMENTWISE, value("x"))
                    .rest(value("bound"), 1)
                    .means("how many of the bounds x is above")
                    .is("0 at or below all of them; x and a bound of one key are equal")
                    .like("group_rank(returns(close, 5), cut(rank(volume), 0.2, 0.5))");

    static final OperatorRow EXP =
            called(ELEMENTWISE, value("x"))
                    .means("e to the power x")
                    .is("e ** x")
                    .missing("where x is, or the result is beyond the largest double")
                    .like("exp(-abs(returns(close, 1)))");

    static final OperatorRow FLOOR =
            called(ELEMENTWISE, value("x"))
                    .means("x rounded down to a whole number")
                    .is("largest whole number <= x")
                    .like("floor(10 * rank(close))");

    static final OperatorRow FRACTION =
            called(ELEMENTWISE, value("x"))
                    .means("what follows the point, with the sign of x")
                    .is("x - its whole part, so fraction(-1.25) is -0.25")
                    .like("fraction(close)");

    static final OperatorRow INVERSE =
            called(ELEMENTWISE, value("x"))
                    .means("reciprocal")
                    .is("1 / x")
                    .missing("where x is, or x = 0")
                    .like("inverse(close)");

    static final OperatorRow IS_NAN =
            called(ELEMENTWISE, value("x"))
                    .means("1 where x is missing, else 0")
                    .is("1 or 0")
                    .missing("never")
                    .like("is_nan(volume)");

    static final OperatorRow LOG =
            called(ELEMENTWISE, value("x"))
                    .means("natural logarithm")
                    .is("ln x")
                    .missing("where x is, or x <= 0")
                    .like("log(dollar_volume)");

    static final OperatorRow LOG1P =
            called(ELEMENTWISE, value("x"))
                    .means("natural logarithm of 1 + x")
                    .is("ln(1 + x), exact for small x")
                    .missing("where x is, or x <= -1")
                    .like("log1p(volume)");

    static final OperatorRow MASK =
            called(ELEMENTWISE, value("x"), value("c"))
                    .means("x where c is true, missing elsewhere")
                    .is("x where c != 0")
                    .missing("where an operand is, or c = 0")
                    .like("mask(returns(close, 5), volume > 0)");

    static final OperatorRow MAXIMUM =
            called(ELEMENTWISE, value("a"), value("b"))
                    .means("the larger of a and b")
                    .is("max(a, b)")
                    .like("maximum(open, close)");

    static final OperatorRow MINIMUM =
            called(ELEMENTWISE, value("a"), value("b"))
                    .means("the smaller of a and b")
                    .is("min(a, b)")
                    .like("minimum(open, close)");

    static final OperatorRow NAN_TO_NUM =
            called(ELEMENTWISE, value("x"), value("value", 0))
                    .means("x, and value where x is missing")
                    .is("where(is_nan(x), value, x)")
                    .missing("where x and value are")
                    .like("nan_to_num(returns(close, 1))");

    static final OperatorRow ROUND =
            called(ELEMENTWISE, value("x"))
                    .means("the nearest whole number")
                    .is("of two equally near ones the even: round(2.5) is 2")
                    .like("round(10 * rank(close))");

    static final OperatorRow SAFE_DIV =
            called(
                            ELEMENTWISE,
                            value("a"),
                            value("b"),
                            number("eps", 0, Double.POSITIVE_INFINITY, 1e-12))
                    .means("a / b, missing where b is within {eps} of 0")
                    .is("a / b")
                    .missing("where an operand is, or |b| <= eps")
                    .like("safe_div(close - low, high - low)");

    static final OperatorRow SIGMOID =
            called(ELEMENTWISE, value("x"))
                    .means("x brought between 0 and 1")
                    .is("1 / (1 + exp(-x))")
                    .like("sigmoid(zscore(returns(close, 5)))");

    static final OperatorRow SIGN =
            called(ELEMENTWISE, value("x"))
                    .means("-1, 0 or 1")
                    .is("sign of x")
                    .like("sign(returns(close, 1))");

    static final OperatorRow SIGNED_POWER =
            called(ELEMENTWISE, value("x"), value("a"))
                    .means("x's magnitude to the power a, with x's sign")
                    .is("sign(x) * abs(x) ** a")
                    .missing("where an operand is, or x = 0 with a < 0")
                    .like("signed_power(returns(close, 1), 0.5)");

    static final OperatorRow SQRT =
            called(ELEMENTWISE, value("x"))
                    .means("square root")
                    .is("x ** 0.5")
                    .missing("where x is, or x < 0")
                    .like("sqrt(volume)");

    static final OperatorRow S_LOG_1P =
            called(ELEMENTWISE, value("x"))
                    .means("logarithm of 1 + the magnitude, with the sign of x")
                    .is("sign(x) * log1p(abs(x))")
                    .like("s_log_1p(ts_delta(volume, 5))");

    static final OperatorRow TANH =
            called(ELEMENTWISE, value("x"))
                    .means("x brought between -1 and 1")
                    .is("(exp(x) - exp(-x)) / (exp(x) + exp(-x))")
                    .like("tanh(zscore(returns(close, 5)))");

    static final OperatorRow WHERE =
            called(ELEMENTWISE, value("c"), value("a"), value("b"))
                    .alias("if_else")
                    .means("a where c is true, b where it is 0")
                    .is("also written c ? a : b")
                    .missing("where c is, or the branch taken is; the other branch may be")
                    .like("where(close > open, volume, -volume)");
}
