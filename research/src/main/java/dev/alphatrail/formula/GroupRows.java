package dev.alphatrail.formula;

import static dev.alphatrail.formula.Category.GROUP;
import static dev.alphatrail.formula.OperatorRow.called;
import static dev.alphatrail.formula.Parameter.group;
import static dev.alphatrail.formula.Parameter.value;

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
}
