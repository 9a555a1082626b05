package dev.alphatrail.formula;

import static dev.alphatrail.formula.Category.CROSS_SECTION;
import static dev.alphatrail.formula.OperatorRow.called;
import static dev.alphatrail.formula.Parameter.count;
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
                    .alias("regression_neut")
                    .rest(value("y"), 1)
                    .means("what is left of x after the day's regression on the controls")
                    .is("residual of least squares on an intercept and the controls y")
                    .missing("where x or a control is")
                    .like("neutralize(returns(close, 20), log(dollar_volume))");

    static final OperatorRow QUANTILE =
            called(CROSS_SECTION, value("x"))
                    .means("rank of the day, as a quantile of the normal distribution")
                    .is(
                            "inverse normal of 1 / n + (rank - 1) / (n - 1) * (1 - 2 / n), of n"
                                    + " values, rank from 1")
                    .missing(MissingRule.DAY + ", and on a day with one value")
                    .like("quantile(returns(close, 5))");

    static final OperatorRow QUANTILE_BY =
            called(CROSS_SECTION, value("x"), count("driver", 0, 2, 0))
                    .means("rank of the day, as a quantile of distribution {driver}")
                    .is(
                            "of p = 1 / n + (rank - 1) / (n - 1) * (1 - 2 / n), of n values, rank"
                                    + " from 1: driver 0 inverse normal, 1 Cauchy's tan(pi * (p -"
                                    + " 0.5)), 2 uniform p - 0.5")
                    .missing(MissingRule.DAY + ", and on a day with one value")
                    .like("quantile_by(returns(close, 5), 1)");

    static final OperatorRow NORMALIZE =
            called(
                            CROSS_SECTION,
                            value("x"),
                            count("use_std", 0, 1, 0),
                            number("limit", 0, Double.POSITIVE_INFINITY, 0))
                    .means("distance from the day's mean")
                    .is(
                            "demean(x), or zscore(x) when use_std is 1; then held between -limit"
                                    + " and limit when that is above 0")
                    .missing(MissingRule.DAY + "; with use_std where zscore is")
                    .like("normalize(returns(close, 5), 1, 3)");

    static final OperatorRow WINSORIZE_STD =
            called(CROSS_SECTION, value("x"), number("std", 0, Double.POSITIVE_INFINITY, 4))
                    .means("x held within {std} standard deviations of the day's mean")
                    .is("clip to mean - std * s and mean + std * s, s with n - 1")
                    .missing(MissingRule.DAY)
                    .like("winsorize_std(returns(close, 5), 3)");

    static final OperatorRow TRUNCATE =
            called(CROSS_SECTION, value("x"), number("max", 0, Double.POSITIVE_INFINITY, 0.01))
                    .means("x held to {max} of the day's gross")
                    .is("clip to -max * g and max * g, g = sum of |x|; once, so g is that before")
                    .missing(MissingRule.DAY)
                    .like("truncate(demean(returns(close, 5)), 0.02)");

    static final OperatorRow BUCKET =
            called(CROSS_SECTION, value("x"), count("n", 2))
                    .means(
                            "which of {n} buckets of equally many instruments x falls in that day,"
                                    + " from 0")
                    .is("floor((r - 0.5) * n / m), r the average rank from 1 of m values")
                    .missing(MissingRule.DAY)
                    .like("bucket(dollar_volume, 10)");

    static final OperatorRow DENSIFY =
            called(CROSS_SECTION, value("x"))
                    .means("number of the value among the day's different ones, from 0")
                    .is("0 for the smallest; values with one key are one")
                    .missing(MissingRule.DAY)
                    .like("densify(round(log(close)))");

    static final OperatorRow VECTOR_NEUT =
            called(CROSS_SECTION, value("x"), value("y"))
                    .means("what is left of x when its part along y is taken off")
                    .is(
                            "x - y * sum(x * y) / sum(y * y), over the instruments where both are"
                                + " present; all exactly 0 when none exceeds 1e-10 of the largest"
                                + " |x|")
                    .like("vector_neut(demean(returns(close, 20)), demean(log(dollar_volume)))");
}
