package dev.alphatrail.formula;

import static dev.alphatrail.formula.Category.ARITHMETIC;
import static dev.alphatrail.formula.Category.COMPARISON;
import static dev.alphatrail.formula.Category.LOGIC;
import static dev.alphatrail.formula.OperatorRow.written;
import static dev.alphatrail.formula.Parameter.value;

/// Rows of [Operator] for what is written as a sign: arithmetic, comparisons, logic.
final class SignRows {
    private SignRows() {}

    static final OperatorRow ADD =
            written(ARITHMETIC, "+", Precedence.SUM, value("a"), value("b"))
                    .means("sum")
                    .is("a + b")
                    .like("high + low");

    static final OperatorRow SUB =
            written(ARITHMETIC, "-", Precedence.SUM, value("a"), value("b"))
                    .means("difference")
                    .is("a - b")
                    .like("high - low");

    static final OperatorRow MUL =
            written(ARITHMETIC, "*", Precedence.PRODUCT, value("a"), value("b"))
                    .means("product")
                    .is("a * b")
                    .like("close * volume");

    static final OperatorRow DIV =
            written(ARITHMETIC, "/", Precedence.PRODUCT, value("a"), value("b"))
                    .means("quotient")
                    .is("a / b")
                    .missing("where an operand is, or b = 0")
                    .like("close / open - 1");

    static final OperatorRow MOD =
            written(ARITHMETIC, "%", Precedence.PRODUCT, value("a"), value("b"))
                    .alsoFunction()
                    .means("remainder, with the sign of the divisor")
                    .is("a - b * floor(a / b), so -1 % 3 is 2")
                    .missing("where an operand is, or b = 0")
                    .like("close % 10");

    static final OperatorRow POWER =
            written(ARITHMETIC, "**", Precedence.POWER, value("a"), value("b"))
                    .alsoFunction()
                    .alias("^")
                    .means("a to the power b")
                    .is(
                            "a ** b; groups from the right and binds tighter than a minus before"
                                    + " it: -2 ** 2 is -4")
                    .missing(
                            "where an operand is, a < 0 with fractional b, or a = 0 with b"
                                    + " < 0")
                    .like("volume ** 0.5");

    static final OperatorRow NEG =
            written(ARITHMETIC, "-", Precedence.MINUS, value("a"))
                    .means("opposite sign")
                    .is("-a")
                    .like("-returns(close, 5)");

    static final OperatorRow LT =
            written(COMPARISON, "<", Precedence.COMPARISON, value("a"), value("b"))
                    .means("1 where a is below b, else 0")
                    .is("a < b")
                    .like("close < open");

    static final OperatorRow LE =
            written(COMPARISON, "<=", Precedence.COMPARISON, value("a"), value("b"))
                    .means("1 where a is at most b, else 0")
                    .is("a <= b")
                    .like("close <= open");

    static final OperatorRow GT =
            written(COMPARISON, ">", Precedence.COMPARISON, value("a"), value("b"))
                    .means("1 where a is above b, else 0")
                    .is("a > b")
                    .like("close > delay(close, 20)");

    static final OperatorRow GE =
            written(COMPARISON, ">=", Precedence.COMPARISON, value("a"), value("b"))
                    .means("1 where a is at least b, else 0")
                    .is("a >= b")
                    .like("close >= ts_max(high, 20)");

    static final OperatorRow EQ =
            written(COMPARISON, "==", Precedence.COMPARISON, value("a"), value("b"))
                    .means("1 where a equals b, else 0")
                    .is("a == b")
                    .like("close == high");

    static final OperatorRow NE =
            written(COMPARISON, "!=", Precedence.COMPARISON, value("a"), value("b"))
                    .means("1 where a differs from b, else 0")
                    .is("a != b")
                    .like("close != delay(close, 1)");

    static final OperatorRow AND =
            written(LOGIC, "and", Precedence.AND, value("a"), value("b"))
                    .means("1 where a and b are both true, else 0")
                    .is("a != 0 and b != 0")
                    .like("close > open and volume > delay(volume, 1)");

    static final OperatorRow OR =
            written(LOGIC, "or", Precedence.OR, value("a"), value("b"))
                    .means("1 where a or b is true, else 0")
                    .is("a != 0 or b != 0")
                    .like("close > open or volume > delay(volume, 1)");

    static final OperatorRow NOT =
            written(LOGIC, "not", Precedence.NOT, value("a"))
                    .means("1 where a is 0, else 0")
                    .is("a == 0; binds looser than comparisons: not a > b is not (a > b)")
                    .like("not close > open");
}
