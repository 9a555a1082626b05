package dev.alphatrail.formula;

import static dev.alphatrail.formula.Dialect.BRAIN;
import static dev.alphatrail.formula.Spelling.plain;
import static dev.alphatrail.formula.Spelling.row;

import java.util.List;

/// Rows of [Spellings] from WorldQuant BRAIN.
final class BrainSpellings {
    private BrainSpellings() {}

    private static final String TIES = "of ties the oldest day counts";
    private static final String NO_HOLES = "a window with a hole has no value, dense or not";
    private static final String FINITE =
            "there are no infinite values, and every name is in the universe";

    static final List<Spelling> ALL =
            List.of(
                    plain(BRAIN, "ts_delay(x, d)", "delay(x, d)"),
                    plain(BRAIN, "ts_std_dev(x, d)", "ts_std(x, d)"),
                    plain(BRAIN, "ts_covariance(y, x, d)", "ts_cov(y, x, d)"),
                    row(
                            BRAIN,
                            "ts_arg_max(x, #d)",
                            "d - ts_argmax(x, d)",
                            "days since then; " + TIES),
                    row(
                            BRAIN,
                            "ts_arg_min(x, #d)",
                            "d - ts_argmin(x, d)",
                            "days since then; " + TIES),
                    row(
                            BRAIN,
                            "ts_decay_linear(x, d, *dense~=false)",
                            "ts_decay_linear(x, d)",
                            NO_HOLES),
                    plain(BRAIN, "ts_rank(x, d, *constant=0)", "ts_rank(x, d) + constant"),
                    plain(BRAIN, "ts_rank(x, d, c)", "ts_rank(x, d) + c"),
                    row(
                            BRAIN,
                            "rank(x, *rate~=2)",
                            "rank(x)",
                            "ranks are exact whatever the rate, in (0, 1] instead of [0, 1]"),
                    plain(BRAIN, "scale(x, *scale=1)", "scale(x, scale)"),
                    row(
                            BRAIN,
                            "scale(x, *scale~=1, *longscale=1, *shortscale=1)",
                            "x > 0 ? longscale * x / group_sum(maximum(x, 0), 1) : shortscale * x /"
                                    + " group_sum(maximum(-x, 0), 1)",
                            "longs and shorts are scaled apart, whatever scale is"),
                    plain(BRAIN, "reverse(x)", "-x"),
                    plain(BRAIN, "add(a, b, *filter==false)", "a + b"),
                    plain(BRAIN, "add(a, b, c, *filter==false)", "a + b + c"),
                    plain(BRAIN, "add(a, b, c, d, *filter==false)", "a + b + c + d"),
                    plain(BRAIN, "add(a, b, c, d, e, *filter==false)", "a + b + c + d + e"),
                    plain(BRAIN, "add(a, b, *filter==true)", "nan_to_num(a, 0) + nan_to_num(b, 0)"),
                    plain(
                            BRAIN,
                            "add(a, b, c, *filter==true)",
                            "nan_to_num(a, 0) + nan_to_num(b, 0) + nan_to_num(c, 0)"),
                    plain(
                            BRAIN,
                            "add(a, b, c, d, *filter==true)",
                            "nan_to_num(a, 0) + nan_to_num(b, 0) + nan_to_num(c, 0) + nan_to_num(d,"
                                    + " 0)"),
                    plain(
                            BRAIN,
                            "add(a, b, c, d, e, *filter==true)",
                            "nan_to_num(a, 0) + nan_to_num(b, 0) + nan_to_num(c, 0) + nan_to_num(d,"
                                    + " 0) + nan_to_num(e, 0)"),
                    plain(BRAIN, "subtract(a, b, *filter==false)", "a - b"),
                    plain(
                            BRAIN,
                            "subtract(a, b, *filter==true)",
                            "nan_to_num(a, 0) - nan_to_num(b, 0)"),
                    plain(BRAIN, "multiply(a, b, *filter==false)", "a * b"),
                    plain(BRAIN, "multiply(a, b, c, *filter==false)", "a * b * c"),
                    plain(BRAIN, "multiply(a, b, c, d, *filter==false)", "a * b * c * d"),
                    plain(BRAIN, "multiply(a, b, c, d, e, *filter==false)", "a * b * c * d * e"),
                    plain(
                            BRAIN,
                            "multiply(a, b, *filter==true)",
                            "nan_to_num(a, 1) * nan_to_num(b, 1)"),
                    plain(
                            BRAIN,
                            "multiply(a, b, c, *filter==true)",
                            "nan_to_num(a, 1) * nan_to_num(b, 1) * nan_to_num(c, 1)"),
                    plain(
                            BRAIN,
                            "multiply(a, b, c, d, *filter==true)",
                            "nan_to_num(a, 1) * nan_to_num(b, 1) * nan_to_num(c, 1) * nan_to_num(d,"
                                    + " 1)"),
                    plain(
                            BRAIN,
                            "multiply(a, b, c, d, e, *filter==true)",
                            "nan_to_num(a, 1) * nan_to_num(b, 1) * nan_to_num(c, 1) * nan_to_num(d,"
                                    + " 1) * nan_to_num(e, 1)"),
                    plain(BRAIN, "divide(a, b)", "a / b"),
                    plain(BRAIN, "equal(a, b)", "a == b"),
                    plain(BRAIN, "not_equal(a, b)", "a != b"),
                    plain(BRAIN, "greater(a, b)", "a > b"),
                    plain(BRAIN, "greater_equal(a, b)", "a >= b"),
                    plain(BRAIN, "less(a, b)", "a < b"),
                    plain(BRAIN, "less_equal(a, b)", "a <= b"),
                    plain(BRAIN, "and(a, b)", "a and b"),
                    plain(BRAIN, "or(a, b)", "a or b"),
                    plain(BRAIN, "is_not_nan(x)", "not is_nan(x)"),
                    plain(BRAIN, "ts_returns(x, d, *mode==1)", "returns(x, d)"),
                    plain(
                            BRAIN,
                            "ts_returns(x, d, *mode==2)",
                            "2 * ts_delta(x, d) / (x + delay(x, d))"),
                    plain(BRAIN, "ts_ir(x, d)", "ts_mean(x, d) / ts_std(x, d)"),
                    plain(BRAIN, "ts_max_diff(x, d)", "x - ts_max(x, d)"),
                    plain(BRAIN, "ts_min_diff(x, d)", "x - ts_min(x, d)"),
                    plain(BRAIN, "ts_skewness(x, d)", "ts_skew(x, d)"),
                    plain(BRAIN, "ts_kurtosis(x, d)", "ts_kurt(x, d)"),
                    plain(BRAIN, "ts_scale(x, d, *constant=0)", "ts_scale(x, d) + constant"),
                    plain(
                            BRAIN,
                            "ts_backfill(x, lookback, *k==1, *ignore==NAN)",
                            "ts_backfill(x, lookback)"),
                    plain(BRAIN, "kth_element(x, d, k, *ignore==NAN)", "kth_element(x, d, k)"),
                    plain(
                            BRAIN,
                            "ts_decay_exp_window(x, d, *factor=1)",
                            "ts_decay_exp(x, d, factor)"),
                    plain(BRAIN, "ts_decay_exp_window(x, d, f)", "ts_decay_exp(x, d, f)"),
                    plain(BRAIN, "days_from_last_change(x)", "days_since(x != delay(x, 1))"),
                    plain(BRAIN, "hump(x, *hump=0.01)", "hump(x, hump)"),
                    plain(BRAIN, "winsorize(x, *std=4)", "winsorize_std(x, std)"),
                    plain(BRAIN, "truncate(x, *maxPercent=0.01)", "truncate(x, maxPercent)"),
                    plain(BRAIN, "normalize(x, *useStd==true, *limit=0)", "normalize(x, 1, limit)"),
                    plain(
                            BRAIN,
                            "normalize(x, *useStd==false, *limit=0)",
                            "normalize(x, 0, limit)"),
                    plain(BRAIN, "quantile(x, *driver==gaussian, *sigma=1)", "quantile(x) * sigma"),
                    plain(
                            BRAIN,
                            "quantile(x, *driver==cauchy, *sigma=1)",
                            "quantile_by(x, 1) * sigma"),
                    plain(
                            BRAIN,
                            "quantile(x, *driver==uniform, *sigma=1)",
                            "quantile_by(x, 2) * sigma"),
                    plain(
                            BRAIN,
                            "ts_quantile(x, #d, *driver==gaussian)",
                            "ts_quantile_by(x, d, 0)"),
                    plain(BRAIN, "ts_quantile(x, #d, *driver==cauchy)", "ts_quantile_by(x, d, 1)"),
                    plain(BRAIN, "ts_quantile(x, #d, *driver==uniform)", "ts_quantile_by(x, d, 2)"),
                    plain(
                            BRAIN,
                            "ts_percentage(x, d, *percentage=0.5)",
                            "ts_quantile(x, d, percentage)"),
                    plain(
                            BRAIN,
                            "ts_min_max_cps(x, d, *f=2)",
                            "ts_min(x, d) + ts_max(x, d) - f * x"),
                    plain(
                            BRAIN,
                            "ts_min_max_diff(x, d, *f=0.5)",
                            "x - f * (ts_min(x, d) + ts_max(x, d))"),
                    plain(
                            BRAIN,
                            "ts_weighted_delay(x, *k=0.5)",
                            "delay(x, 1) + k * ts_delta(x, 1)"),
                    plain(
                            BRAIN,
                            "ts_vector_proj(x, y, d)",
                            "y * ts_sum(x * y, d) / ts_sum(y * y, d)"),
                    plain(
                            BRAIN,
                            "ts_vector_neut(x, y, d)",
                            "x - y * ts_sum(x * y, d) / ts_sum(y * y, d)"),
                    plain(BRAIN, "vector_proj(x, y)", "x - vector_neut(x, y)"),
                    plain(BRAIN, "regression_proj(y, x)", "y - neutralize(y, x)"),
                    plain(BRAIN, "scale_down(x, *constant=0)", "group_scale(x, 1) - constant"),
                    plain(BRAIN, "log_diff(x)", "ts_delta(log(x), 1)"),
                    plain(BRAIN, "ceiling(x)", "ceil(x)"),
                    row(BRAIN, "purify(x)", "x", FINITE),
                    row(BRAIN, "pasteurize(x)", "x", FINITE),
                    plain(BRAIN, "to_nan(x, *value=0, *reverse==false)", "mask(x, x != value)"),
                    plain(BRAIN, "to_nan(x, *value=0, *reverse==true)", "nan_to_num(x, value)"),
                    plain(BRAIN, "nan_mask(x, y)", "mask(x, y >= 0)"),
                    plain(
                            BRAIN,
                            "nan_out(x, *lower=0, *upper=0)",
                            "mask(x, x >= lower and x <= upper)"),
                    plain(BRAIN, "left_tail(x, *maximum=0)", "mask(x, x <= maximum)"),
                    plain(BRAIN, "right_tail(x, *minimum=0)", "mask(x, x >= minimum)"),
                    plain(
                            BRAIN,
                            "tail(x, *lower=0, *upper=0, *newval=0)",
                            "where(x > lower and x < upper, newval, x)"),
                    plain(BRAIN, "max(a, b, c)", "maximum(maximum(a, b), c)"),
                    plain(BRAIN, "min(a, b, c)", "minimum(minimum(a, b), c)"),
                    plain(BRAIN, "group_std_dev(x, g)", "group_std(x, g)"),
                    plain(
                            BRAIN,
                            "group_normalize(x, g, *constantCheck~=false, *tolerance~=0.01,"
                                    + " *scale=1)",
                            "group_normalize(x, g, scale)"),
                    row(
                            BRAIN,
                            "group_mean(x, w, g)",
                            "group_sum(x * w, g) / group_sum(w + 0 * x, g)",
                            "a mean weighted by w"));
}
