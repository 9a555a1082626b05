package dev.alphatrail.formula;

import java.util.List;

/// Rows of [Spellings] from WorldQuant BRAIN.
final class BrainSpellings {
    private BrainSpellings() {}

    static final List<Spelling> ALL =
            Spelling.table(
                    Dialect.BRAIN,
                    """
                    ts_delay(x, d) => delay(x, d)
                    ts_std_dev(x, d) => ts_std(x, d)
                    ts_covariance(y, x, d) => ts_cov(y, x, d)
                    ts_arg_max(x, #d) => d - ts_argmax(x, d)
                        # days since then; of ties the oldest day counts
                    ts_arg_min(x, #d) => d - ts_argmin(x, d)
                        # days since then; of ties the oldest day counts
                    ts_decay_linear(x, d, *dense~=false) => ts_decay_linear(x, d)
                        # a window with a hole has no value, dense or not
                    ts_rank(x, d, *constant=0) => ts_rank(x, d) + constant
                    ts_rank(x, d, c) => ts_rank(x, d) + c
                    rank(x, *rate~=2) => rank(x)
                        # ranks are exact whatever the rate, in (0, 1] instead of [0, 1]
                    scale(x, *scale=1) => scale(x, scale)
                    scale(x, *scale~=1, *longscale=1, *shortscale=1)
                        => x > 0 ? longscale * x / group_sum(maximum(x, 0), 1) : shortscale * x /
                        group_sum(maximum(-x, 0), 1)
                        # longs and shorts are scaled apart, whatever scale is
                    reverse(x) => -x
                    add(a, b, *filter==false) => a + b
                    add(a, b, c, *filter==false) => a + b + c
                    add(a, b, c, d, *filter==false) => a + b + c + d
                    add(a, b, c, d, e, *filter==false) => a + b + c + d + e
                    add(a, b, *filter==true) => nan_to_num(a, 0) + nan_to_num(b, 0)
                    add(a, b, c, *filter==true)
                        => nan_to_num(a, 0) + nan_to_num(b, 0) + nan_to_num(c, 0)
                    add(a, b, c, d, *filter==true)
                        => nan_to_num(a, 0) + nan_to_num(b, 0) + nan_to_num(c, 0) + nan_to_num(d, 0)
                    add(a, b, c, d, e, *filter==true)
                        => nan_to_num(a, 0) + nan_to_num(b, 0) + nan_to_num(c, 0) + nan_to_num(d, 0)
                        + nan_to_num(e, 0)
                    subtract(a, b, *filter==false) => a - b
                    subtract(a, b, *filter==true) => nan_to_num(a, 0) - nan_to_num(b, 0)
                    multiply(a, b, *filter==false) => a * b
                    multiply(a, b, c, *filter==false) => a * b * c
                    multiply(a, b, c, d, *filter==false) => a * b * c * d
                    multiply(a, b, c, d, e, *filter==false) => a * b * c * d * e
                    multiply(a, b, *filter==true) => nan_to_num(a, 1) * nan_to_num(b, 1)
                    multiply(a, b, c, *filter==true)
                        => nan_to_num(a, 1) * nan_to_num(b, 1) * nan_to_num(c, 1)
                    multiply(a, b, c, d, *filter==true)
                        => nan_to_num(a, 1) * nan_to_num(b, 1) * nan_to_num(c, 1) * nan_to_num(d, 1)
                    multiply(a, b, c, d, e, *filter==true)
                        => nan_to_num(a, 1) * nan_to_num(b, 1) * nan_to_num(c, 1) * nan_to_num(d, 1)
                        * nan_to_num(e, 1)
                    divide(a, b) => a / b
                    power(x, y) => x ** y
                    signed_power(x, y) => signed_power(x, y)
                    equal(a, b) => a == b
                    not_equal(a, b) => a != b
                    greater(a, b) => a > b
                    greater_equal(a, b) => a >= b
                    less(a, b) => a < b
                    less_equal(a, b) => a <= b
                    and(a, b) => a and b
                    and(a, b, c) => a and b and c
                    or(a, b) => a or b
                    or(a, b, c) => a or b or c
                    is_not_nan(x) => not is_nan(x)
                    ts_returns(x, d, *mode==1) => returns(x, d)
                    ts_returns(x, d, *mode==2) => 2 * ts_delta(x, d) / (x + delay(x, d))
                    ts_ir(x, d) => ts_mean(x, d) / ts_std(x, d)
                    ts_max_diff(x, d) => x - ts_max(x, d)
                    ts_min_diff(x, d) => x - ts_min(x, d)
                    ts_skewness(x, d) => ts_skew(x, d)
                    ts_kurtosis(x, d) => ts_kurt(x, d)
                    ts_scale(x, d, *constant=0) => ts_scale(x, d) + constant
                    ts_backfill(x, lookback, *k==1, *ignore==NAN) => ts_backfill(x, lookback)
                    ts_backfill(x, lookback, *k==1, *ignore==NAN 0)
                        => ts_backfill(mask(x, x != 0), lookback)
                    ts_backfill(x, lookback, k, *ignore==NAN) => kth_element(x, lookback, k)
                    ts_backfill(x, lookback, k, *ignore==NAN 0)
                        => kth_element(mask(x, x != 0), lookback, k)
                    kth_element(x, d, k, *ignore==NAN) => kth_element(x, d, k)
                    kth_element(x, d, k, *ignore==NAN 0) => kth_element(mask(x, x != 0), d, k)
                    ts_decay_exp_window(x, d, *factor=1) => ts_decay_exp(x, d, factor)
                    ts_decay_exp_window(x, d, f) => ts_decay_exp(x, d, f)
                    days_from_last_change(x) => days_since(x != delay(x, 1))
                    hump(x, *hump=0.01) => hump(x, hump)
                    winsorize(x, *std=4) => winsorize_std(x, std)
                    cs_winsorize(x, *std=4) => winsorize_std(x, std)
                    cs_winsorize(x, f) => winsorize_std(x, f)
                    truncate(x, *maxPercent=0.01) => truncate(x, maxPercent)
                    normalize(x, *useStd==true, *limit=0) => normalize(x, 1, limit)
                    normalize(x, *useStd==false, *limit=0) => normalize(x, 0, limit)
                    quantile(x, *driver==gaussian, *sigma=1) => quantile(x) * sigma
                    quantile(x, *driver==cauchy, *sigma=1) => quantile_by(x, 1) * sigma
                    quantile(x, *driver==uniform, *sigma=1) => quantile_by(x, 2) * sigma
                    ts_quantile(x, #d, *driver==gaussian) => ts_quantile_by(x, d, 0)
                    ts_quantile(x, #d, *driver==cauchy) => ts_quantile_by(x, d, 1)
                    ts_quantile(x, #d, *driver==uniform) => ts_quantile_by(x, d, 2)
                    ts_percentage(x, d, *percentage=0.5) => ts_quantile(x, d, percentage)
                    ts_min_max_cps(x, d, *f=2) => ts_min(x, d) + ts_max(x, d) - f * x
                    ts_min_max_diff(x, d, *f=0.5) => x - f * (ts_min(x, d) + ts_max(x, d))
                    ts_weighted_delay(x, *k=0.5) => delay(x, 1) + k * ts_delta(x, 1)
                    ts_vector_proj(x, y, d) => y * ts_sum(x * y, d) / ts_sum(y * y, d)
                    ts_vector_neut(x, y, d) => x - y * ts_sum(x * y, d) / ts_sum(y * y, d)
                    vector_proj(x, y) => x - vector_neut(x, y)
                    regression_proj(y, x) => y - neutralize(y, x)
                    scale_down(x, *constant=0) => group_scale(x, 1) - constant
                    log_diff(x) => ts_delta(log(x), 1)
                    ceiling(x) => ceil(x)
                    purify(x) => x # there are no infinite values, and every name is in the universe
                    pasteurize(x) => x
                        # there are no infinite values, and every name is in the universe
                    to_nan(x, *value=0, *reverse==false) => mask(x, x != value)
                    to_nan(x, *value=0, *reverse==true) => nan_to_num(x, value)
                    nan_mask(x, y) => mask(x, y >= 0)
                    nan_out(x, *lower=0, *upper=0) => mask(x, x >= lower and x <= upper)
                    left_tail(x, *maximum=0) => mask(x, x <= maximum)
                    right_tail(x, *minimum=0) => mask(x, x >= minimum)
                    tail(x, *lower=0, *upper=0, *newval=0)
                        => where(x > lower and x < upper, newval, x)
                    max(a, b, c) => maximum(maximum(a, b), c)
                    min(a, b, c) => minimum(minimum(a, b), c)
                    group_std_dev(x, g) => group_std(x, g)
                    group_normalize(x, g, *constantCheck~=false, *tolerance~=0.01, *scale=1)
                        => group_normalize(x, g, scale)
                    group_mean(x, w, g) => group_sum(x * w, g) / group_sum(mask(w, not is_nan(x)), g)
                        # a mean weighted by w
                    """);
}
