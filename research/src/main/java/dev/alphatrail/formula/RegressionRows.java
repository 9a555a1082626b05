package dev.alphatrail.formula;

import static dev.alphatrail.formula.Category.TIME_SERIES;
import static dev.alphatrail.formula.OperatorRow.called;
import static dev.alphatrail.formula.Parameter.count;
import static dev.alphatrail.formula.Parameter.lag;
import static dev.alphatrail.formula.Parameter.value;
import static dev.alphatrail.formula.Parameter.window;

/// Rows of [Operator] for regressions over one instrument's past.
final class RegressionRows {
    private RegressionRows() {}

    static final OperatorRow TS_SLOPE =
            called(TIME_SERIES, value("x"), window(2))
                    .means("slope of the line through the last {window}, per day")
                    .is(
                            "least squares of x on the day; exactly 0 where constant, or where the"
                                    + " correlation with the day is below 1e-10")
                    .missing(MissingRule.WINDOW)
                    .like("ts_slope(log(close), 20)");

    static final OperatorRow TS_RSQUARE =
            called(TIME_SERIES, value("x"), window(2))
                    .means("share of the variance over the last {window} that a line explains")
                    .is("ts_corr(x, day, window) ** 2")
                    .missing(MissingRule.WINDOW + ", or it is constant")
                    .like("ts_rsquare(close, 20)");

    static final OperatorRow TS_RESID =
            called(TIME_SERIES, value("x"), window(2))
                    .means("distance of x from the line through the last {window}")
                    .is(
                            "x - (intercept + slope * day); exactly 0 within 1e-10 of the root of"
                                    + " the sum of squared deviations")
                    .missing(MissingRule.WINDOW)
                    .like("ts_resid(log(close), 20)");

    static final OperatorRow TS_REGRESSION =
            called(
                            TIME_SERIES,
                            value("y"),
                            value("x"),
                            window(2),
                            lag(0),
                            count("rettype", 0, 9, 0))
                    .means(
                            "result {rettype} of regressing y on x, {lag} earlier, over the last"
                                    + " {window}")
                    .is(
                            "least squares y = alpha + beta * x: 0 residual, 1 alpha, 2 beta, 3"
                                + " estimate of y, 4 sum of squared errors, 5 sum of squared"
                                + " deviations of y, 6 R squared, 7 mean squared error (window -"
                                + " 2), 8 standard error of beta, 9 standard error of alpha")
                    .missing(MissingRule.WINDOW + ", or x is constant in it")
                    .like("ts_regression(returns(close, 1), returns(volume, 1), 20, 0, 2)");

    static final OperatorRow TS_PARTIAL_CORR =
            called(TIME_SERIES, value("x"), value("y"), value("z"), window(3))
                    .means("correlation of x and y over the last {window} with z held fixed")
                    .is(
                            "(xy - xz * yz) / ((1 - xz ** 2) * (1 - yz ** 2)) ** 0.5, xy, xz and yz"
                                    + " being ts_corr of the two")
                    .missing(
                            MissingRule.WINDOW
                                    + ", or a side is constant in it or wholly explained by z (1 -"
                                    + " correlation ** 2 <= 1e-10)")
                    .like("ts_partial_corr(close, volume, open, 20)");
}
