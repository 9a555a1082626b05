package dev.alphatrail.formula;

import static dev.alphatrail.formula.Category.TIME_SERIES;
import static dev.alphatrail.formula.OperatorRow.called;
import static dev.alphatrail.formula.Parameter.count;
import static dev.alphatrail.formula.Parameter.number;
import static dev.alphatrail.formula.Parameter.value;
import static dev.alphatrail.formula.Parameter.window;

/// Rows of [Operator] for functions that look for a value in one instrument's past, or hold one.
final class HistoryRows {
    private HistoryRows() {}

    static final OperatorRow TS_BACKFILL =
            called(TIME_SERIES, value("x"), window(1))
                    .overPartialWindows()
                    .means("the newest value of the last {window}")
                    .is("x, or where it is missing its last value before")
                    .missing("where the window has no value")
                    .like("ts_backfill(volume, 5)");

    static final OperatorRow TS_COUNT_NANS =
            called(TIME_SERIES, value("x"), window(1))
                    .means("number of the last {window} on which x is missing")
                    .is("ts_sum(is_nan(x), window)")
                    .missing("until there have been window days")
                    .like("ts_count_nans(volume, 20)");

    static final OperatorRow KTH_ELEMENT =
            called(TIME_SERIES, value("x"), window(1), count("k", 1))
                    .overPartialWindows()
                    .means("the value number {k} of the last {window}, counted back from today")
                    .is("missing values are not counted: k = 1 is ts_backfill")
                    .missing("where the window has fewer values than k")
                    .like("kth_element(close, 20, 2)");

    static final OperatorRow LAST_DIFF_VALUE =
            called(TIME_SERIES, value("x"), window(2))
                    .overPartialWindows()
                    .means("the newest value of the last {window} that is not today's")
                    .is("different by key; missing values are passed over")
                    .missing("where x is, or the window has no other value")
                    .like("last_diff_value(close, 20)");

    static final OperatorRow DAYS_SINCE =
            called(TIME_SERIES, value("c"))
                    .rememberingAll()
                    .means("days since c was last true")
                    .is("0 on a day on which it is; a missing c is not true")
                    .missing("until c has been true")
                    .like("days_since(close >= ts_max(close, 20))");

    static final OperatorRow TRADE_WHEN =
            called(TIME_SERIES, value("trigger"), value("x"), value("exit", 0))
                    .rememberingAll()
                    .means(
                            "x taken when trigger is above 0, held until the next, dropped when"
                                    + " exit is above 0")
                    .is(
                            "missing where exit > 0, else x where trigger > 0, else the value of"
                                + " the day before; a missing trigger or exit is not above 0, nor"
                                + " is an exit of -1, as published formulas have it")
                    .missing(
                            "until trigger has been above 0, from exit until it is again, and where"
                                    + " an x was taken that is")
                    .like(
                            "trade_when(volume > ts_mean(volume, 20), rank(returns(close, 5)),"
                                    + " abs(returns(close, 1)) > 0.1)");

    static final OperatorRow HUMP =
            called(TIME_SERIES, value("x"), number("threshold", 0, Double.POSITIVE_INFINITY, 0.01))
                    .rememberingAll()
                    .means("x changed by no more than a limit a day, and not at all within it")
                    .is(
                            "limit = {threshold} times the sum of the magnitudes of the day;"
                                    + " yesterday's result while x is within the limit of it, else"
                                    + " yesterday's result moved by the limit towards x")
                    .missing("where x is; a hole keeps the result before it")
                    .like("hump(rank(returns(close, 5)), 0.001)");

    static final OperatorRow TS_STEP =
            called(TIME_SERIES, count("step", 1, 1, 1))
                    .rememberingAll()
                    .means("the number of the day, from 1 on the first of the data")
                    .is("t + 1")
                    .missing("never")
                    .like("ts_regression(close, ts_step(1), 20, 0, 2)");
}
