package dev.alphatrail.formula;

import static dev.alphatrail.formula.Dialect.QLIB;
import static dev.alphatrail.formula.Spelling.plain;
import static dev.alphatrail.formula.Spelling.row;

import java.util.List;

/// Rows of [Spellings] from Qlib.
final class QlibSpellings {
    private QlibSpellings() {}

    static final List<Spelling> ALL =
            List.of(
                    plain(QLIB, "Ref(x, #d)", "delay(x, d)"),
                    plain(QLIB, "Delta(x, #d)", "ts_delta(x, d)"),
                    plain(QLIB, "Mean(x, #d)", "ts_mean(x, d)"),
                    plain(QLIB, "Sum(x, #d)", "ts_sum(x, d)"),
                    plain(QLIB, "Std(x, #d)", "ts_std(x, d)"),
                    plain(QLIB, "Var(x, #d)", "ts_std(x, d) ** 2"),
                    plain(QLIB, "Max(x, #d)", "ts_max(x, d)"),
                    plain(QLIB, "Min(x, #d)", "ts_min(x, d)"),
                    plain(QLIB, "IdxMax(x, #d)", "ts_argmax(x, d)"),
                    plain(QLIB, "IdxMin(x, #d)", "ts_argmin(x, d)"),
                    plain(QLIB, "Rank(x, #d)", "ts_rank(x, d)"),
                    row(
                            QLIB,
                            "Corr(x, y, #d)",
                            "ts_corr(x, y, d)",
                            "Qlib leaves windows out whose standard deviation is below 2e-5; here"
                                    + " only constant ones are"),
                    plain(QLIB, "Cov(x, y, #d)", "ts_cov(x, y, d)"),
                    plain(QLIB, "Slope(x, #d)", "ts_slope(x, d)"),
                    row(
                            QLIB,
                            "Rsquare(x, #d)",
                            "ts_rsquare(x, d)",
                            "Qlib leaves windows out whose standard deviation is below 2e-5; here"
                                    + " only constant ones are"),
                    plain(QLIB, "Resi(x, #d)", "ts_resid(x, d)"),
                    plain(QLIB, "Quantile(x, #d, q)", "ts_quantile(x, d, q)"),
                    plain(QLIB, "Med(x, #d)", "ts_median(x, d)"),
                    plain(QLIB, "Mad(x, #d)", "ts_mad(x, d)"),
                    plain(QLIB, "Skew(x, #d)", "ts_skew(x, d)"),
                    plain(QLIB, "Kurt(x, #d)", "ts_kurt(x, d)"),
                    plain(QLIB, "Count(x, #d)", "d - ts_count_nans(x, d)"),
                    row(
                            QLIB,
                            "EMA(x, #d)",
                            "ewm_mean(x, d)",
                            "the same weights, but no value before d days have been present"),
                    row(
                            QLIB,
                            "WMA(x, #d)",
                            "ts_decay_linear(x, d - 1) / d",
                            "Qlib weighs the oldest day 0 and divides by d once more"),
                    plain(QLIB, "Greater(a, b)", "maximum(a, b)"),
                    plain(QLIB, "Less(a, b)", "minimum(a, b)"),
                    plain(QLIB, "Add(a, b)", "a + b"),
                    plain(QLIB, "Sub(a, b)", "a - b"),
                    plain(QLIB, "Mul(a, b)", "a * b"),
                    plain(QLIB, "Div(a, b)", "a / b"),
                    plain(QLIB, "Gt(a, b)", "a > b"),
                    plain(QLIB, "Ge(a, b)", "a >= b"),
                    plain(QLIB, "Lt(a, b)", "a < b"),
                    plain(QLIB, "Le(a, b)", "a <= b"),
                    plain(QLIB, "Eq(a, b)", "a == b"),
                    plain(QLIB, "Ne(a, b)", "a != b"),
                    plain(QLIB, "And(a, b)", "a and b"),
                    plain(QLIB, "Or(a, b)", "a or b"),
                    plain(QLIB, "Not(a)", "not a"),
                    plain(QLIB, "If(c, a, b)", "where(c, a, b)"));
}
