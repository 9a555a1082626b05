package dev.alphatrail.formula;

import static dev.alphatrail.formula.Category.GROUP;
import static dev.alphatrail.formula.OperatorRow.called;
import static dev.alphatrail.formula.Parameter.group;
import static dev.alphatrail.formula.Parameter.number;
import static dev.alphatrail.formula.Parameter.value;
import static dev.alphatrail.formula.Parameter.window;

/// Rows of [Operator] for functions of the instruments of one group on a date.
final class GroupRows {
    private GroupRows() {}

    static final OperatorRow GROUP_DEMEAN =
            called(GROUP, value("x"), group())
                    .means("distance from the day's mean within {group}")
                    .is("x - mean of the group")
                    .missing(MissingRule.IN_GROUP)
                    .like("group_demean(returns(close, 5), sector)");

    static final OperatorRow GROUP_RANK =
            called(GROUP, value("x"), group())
                    .means("rank within {group} that day, as a fraction")
                    .is("average rank in the group / its number of values, in (0, 1]")
                    .missing(MissingRule.IN_GROUP)
                    .like("group_rank(returns(close, 5), sector)");

    static final OperatorRow GROUP_NEUTRALIZE =
            called(GROUP, value("x"), group())
                    .rest(value("y"), 0)
                    .means(
                            "what is left of x after the day's regression on {group} and the"
                                    + " controls")
                    .is(
                            "residual of least squares on one intercept per group and the controls"
                                    + " y, over the whole date")
                    .missing("where x, a control or the group is")
                    .like("group_neutralize(returns(close, 20), sector, log(dollar_volume))");

    static final OperatorRow GROUP_ZSCORE =
            called(GROUP, value("x"), group())
                    .means("distance from the mean of {group}, in standard deviations")
                    .is("(x - mean) / std within the group, std with n - 1")
                    .missing(MissingRule.IN_GROUP + ", and in a group of one value or equal values")
                    .like("group_zscore(returns(close, 5), sector)");

    static final OperatorRow GROUP_SCALE =
            called(GROUP, value("x"), group())
                    .means("place of x between the smallest and the largest of {group}")
                    .is("(x - min) / (max - min) within the group, from 0 to 1")
                    .missing(MissingRule.IN_GROUP + ", and in a group of one value or equal values")
                    .like("group_scale(returns(close, 5), sector)");

    static final OperatorRow GROUP_NORMALIZE =
            called(GROUP, value("x"), group(), number("a", 0, Double.POSITIVE_INFINITY, 1))
                    .means("x scaled so that the magnitudes in {group} add up to {a}")
                    .is("a * x / sum of |x| in the group")
                    .missing(MissingRule.IN_GROUP + ", and in a group where all are 0")
                    .like("group_normalize(group_demean(returns(close, 5), sector), sector)");

    static final OperatorRow GROUP_MEAN =
            called(GROUP, value("x"), group())
                    .means("mean of {group}")
                    .is("sum / count of the group, rounded once, so equal means are equal numbers")
                    .missing(MissingRule.IN_GROUP)
                    .like("returns(close, 5) - group_mean(returns(close, 5), sector)");

    static final OperatorRow GROUP_MEDIAN =
            called(GROUP, value("x"), group())
                    .means("median of {group}")
                    .is("of an even number the mean of the middle two")
                    .missing(MissingRule.IN_GROUP)
                    .like("close / group_median(close, sector)");

    static final OperatorRow GROUP_SUM =
            called(GROUP, value("x"), group())
                    .means("sum of {group}")
                    .is("sum of the group, rounded once")
                    .missing(MissingRule.IN_GROUP)
                    .like("dollar_volume / group_sum(dollar_volume, sector)");

    static final OperatorRow GROUP_COUNT =
            called(GROUP, value("x"), group())
                    .means("number of values in {group}")
                    .is("count of the group")
                    .missing(MissingRule.IN_GROUP)
                    .like("group_count(close, sector) > 5 ? group_rank(close, sector) : 0.5");

    static final OperatorRow GROUP_MIN =
            called(GROUP, value("x"), group())
                    .means("smallest value of {group}")
                    .is("min of the group")
                    .missing(MissingRule.IN_GROUP)
                    .like("close / group_min(close, sector)");

    static final OperatorRow GROUP_MAX =
            called(GROUP, value("x"), group())
                    .means("largest value of {group}")
                    .is("max of the group")
                    .missing(MissingRule.IN_GROUP)
                    .like("close / group_max(close, sector)");

    static final OperatorRow GROUP_STD =
            called(GROUP, value("x"), group())
                    .means("standard deviation in {group}")
                    .is("with n - 1; exactly 0 where constant")
                    .missing(MissingRule.IN_GROUP + ", and in a group of one value")
                    .like("group_std(returns(close, 5), sector)");

    static final OperatorRow GROUP_BACKFILL =
            called(
                            GROUP,
                            value("x"),
                            group(),
                            window(1),
                            number("std", 0, Double.POSITIVE_INFINITY, 4))
                    .overPartialWindows()
                    .means("x, and where it is missing the mean of {group} over the last {window}")
                    .is(
                            "mean of all values that the instruments now in the group had in these"
                                + " days, each held within std standard deviations (n - 1) of their"
                                + " mean")
                    .missing("where the group is, or had no value in these days")
                    .like("group_backfill(book_to_market, sector, 20)");
}
