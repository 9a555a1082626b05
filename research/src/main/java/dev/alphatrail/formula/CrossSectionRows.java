package dev.alphatrail.formula;

import static dev.alphatrail.formula.Category.CROSS_SECTION;
import static dev.alphatrail.formula.OperatorRow.called;
import static dev.alphatrail.formula.Parameter.number;
import static dev.alphatrail.formula.Parameter.value;

/// Rows of [Operator] for functions of all instruments of a date.
final class CrossSectionRows {
    private CrossSectionRows() {}

    static final OperatorRow RANK =
            called(CROSS_SECTION, value("x"))
                    .alias("cs_rank")
                    .means("rank among the day's instruments, as a fraction")
                    .is("average rank / n, in (0, 1]")
                    .missing(MissingRule.DAY)
                    .like("rank(returns(close, 5))");

    static final OperatorRow ZSCORE =
            called(CROSS_SECTION, value("x"))
                    .means("distance from the day's mean, in standard deviations")
                    .is("(x - mean) / std, std with n - 1")
                    .missing(MissingRule.DAY + ", and on a day with one value or equal values")
                    .like("zscore(returns(close, 5))");

    static final OperatorRow DEMEAN =
            called(CROSS_SECTION, value("x"))
                    .means("distance from the day's mean")
                    .is("x - mean")
                    .missing(MissingRule.DAY)
                    .like("demean(returns(close, 5))");

    static final OperatorRow SCALE =
            called(CROSS_SECTION, value("x"), number("a", 0, Double.POSITIVE_INFINITY, 1))
                    .means("x scaled so that the day's magnitudes add up to {a}")
                    .is("a * x / sum of |x|")
                    .missing(MissingRule.DAY + ", and on a day where all are 0")
                    .like("scale(demean(close / open))");

    static final OperatorRow WINSORIZE =
            called(CROSS_SECTION, value("x"), number("p", 0, 0.5, 0.01))
                    .means("x held between the day's {p} quantile and the opposite one")
                    .is(
                            "clip to the quantiles p and 1 - p, interpolated linearly (Hyndman-Fan"
                                    + " type 7)")
                    .missing(MissingRule.DAY)
                    .like("winsorize(returns(close, 5), 0.05)");

    static final OperatorRow NEUTRALIZE =
            called(CROSS_SECTION, value("x"))
                    .rest(value("y"), 1)
                    .means("what is left of x after the day's regression on the controls")
                    .is("residual of least squares on an intercept and the controls y")
                    .missing("where x or a control is")
                    .like("neutralize(returns(close, 20), log(dollar_volume))");
}
