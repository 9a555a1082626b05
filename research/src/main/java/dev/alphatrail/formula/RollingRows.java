package dev.alphatrail.formula;

import static dev.alphatrail.formula.Category.TIME_SERIES;
import static dev.alphatrail.formula.OperatorRow.called;
import static dev.alphatrail.formula.Parameter.count;
import static dev.alphatrail.formula.Parameter.fraction;
import static dev.alphatrail.formula.Parameter.lag;
import static dev.alphatrail.formula.Parameter.span;
import static dev.alphatrail.formula.Parameter.value;
import static dev.alphatrail.formula.Parameter.window;

/// Rows of [Operator] for functions of one instrument's past.
final class RollingRows {
    private RollingRows() {}

    static final OperatorRow DELAY =
            called(TIME_SERIES, value("x"), lag())
                    .means("value {lag} before")
                    .is("x[t - lag]")
                    .missing("where that value is")
                    .like("delay(close, 5)");

    static final OperatorRow RETURNS =
            called(TIME_SERIES, value("x"), lag(1))
                    .means("relative change over {lag}, as a fraction")
                    .is("x / delay(x, lag) - 1")
                    .missing("where either value is, or the earlier one is 0")
                    .like("returns(close, 20)");

    static final OperatorRow TS_DELTA =
            called(TIME_SERIES, value("x"), lag(1))
                    .means("change over {lag}")
                    .is("x - delay(x, lag)")
                    .missing("where either value is")
                    .like("ts_delta(close, 5)");

    static final OperatorRow TS_MEAN =
            called(TIME_SERIES, value("x"), window(1))
                    .means("mean over the last {window}")
                    .is("sum of the values / window")
                    .missing(MissingRule.WINDOW)
                    .like("ts_mean(close, 20)");

    static final OperatorRow TS_SUM =
            called(TIME_SERIES, value("x"), window(1))
                    .means("sum over the last {window}")
                    .is("sum of the values")
                    .missing(MissingRule.WINDOW)
                    .like("ts_sum(volume, 5)");

    static final OperatorRow TS_PRODUCT =
            called(TIME_SERIES, value("x"), window(1))
                    .means("product of the last {window}")
                    .is("x[t] * x[t - 1] * ... * x[t - window + 1]")
                    .missing(MissingRule.WINDOW)
                    .like("ts_product(1 + returns(close, 1), 5) - 1");

    static final OperatorRow TS_STD =
            called(TIME_SERIES, value("x"), window(2))
                    .means("standard deviation over the last {window}")
                    .is("sqrt(sum of squared deviations / (window - 1)); exactly 0 where constant")
                    .missing(MissingRule.WINDOW)
                    .like("ts_std(returns(close, 1), 20)");

    static final OperatorRow TS_MIN =
            called(TIME_SERIES, value("x"), window(1))
                    .means("smallest value of the last {window}")
                    .is("min of the values")
                    .missing(MissingRule.WINDOW)
                    .like("ts_min(low, 20)");

    static final OperatorRow TS_MAX =
            called(TIME_SERIES, value("x"), window(1))
                    .means("largest value of the last {window}")
                    .is("max of the values")
                    .missing(MissingRule.WINDOW)
                    .like("ts_max(high, 20)");

    static final OperatorRow TS_ZSCORE =
            called(TIME_SERIES, value("x"), window(2))
                    .means("distance from the mean of the last {window}, in standard deviations")
                    .is("(x - ts_mean(x, window)) / ts_std(x, window)")
                    .missing(MissingRule.WINDOW + ", or it is constant")
                    .like("ts_zscore(log1p(volume), 20)");

    static final OperatorRow TS_RANK =
            called(TIME_SERIES, value("x"), window(1))
                    .means("rank of today's value among the last {window}, as a fraction")
                    .is("average rank / window, in (0, 1]")
                    .missing(MissingRule.WINDOW)
                    .like("ts_rank(dollar_volume, 20)");

    static final OperatorRow TS_CORR =
            called(TIME_SERIES, value("x"), value("y"), window(2))
                    .means("correlation of x and y over the last {window}")
                    .is("Pearson's: ts_cov(x, y, window) / (ts_std(x, window) * ts_std(y, window))")
                    .missing(MissingRule.WINDOW + ", or either side is constant in it")
                    .like("ts_corr(close, volume, 10)");

    static final OperatorRow TS_COV =
            called(TIME_SERIES, value("x"), value("y"), window(2))
                    .means("covariance of x and y over the last {window}")
                    .is("sum of products of deviations / (window - 1)")
                    .missing(MissingRule.WINDOW)
                    .like("ts_cov(close, volume, 10)");

    static final OperatorRow TS_ARGMAX =
            called(TIME_SERIES, value("x"), window(1))
                    .means("place of the largest value of the last {window}")
                    .is("1 (oldest) to window (today); of ties the oldest")
                    .missing(MissingRule.WINDOW)
                    .like("ts_argmax(high, 10)");

    static final OperatorRow TS_ARGMIN =
            called(TIME_SERIES, value("x"), window(1))
                    .means("place of the smallest value of the last {window}")
                    .is("1 (oldest) to window (today); of ties the oldest")
                    .missing(MissingRule.WINDOW)
                    .like("ts_argmin(low, 10)");

    static final OperatorRow TS_DECAY_LINEAR =
            called(TIME_SERIES, value("x"), window(1))
                    .alias("wma")
                    .means("mean of the last {window}, weighted 1 (oldest) to window (today)")
                    .is(
                            "sum of k * x[t - window + k] over k = 1..window / (window * (window +"
                                    + " 1) / 2)")
                    .missing(MissingRule.WINDOW)
                    .like("ts_decay_linear(returns(close, 1), 8)");

    static final OperatorRow EWM_MEAN =
            called(TIME_SERIES, value("x"), span(1))
                    .means("exponentially weighted mean with a span of {span}")
                    .is(
                            "weights (1 - 2 / (span + 1)) ** k, k in calendar days, over the values"
                                    + " present, divided by their sum")
                    .missing(MissingRule.EWM)
                    .like("ewm_mean(returns(close, 1), 10)");

    static final OperatorRow EWM_STD =
            called(TIME_SERIES, value("x"), span(2))
                    .means("exponentially weighted standard deviation with a span of {span}")
                    .is(
                            "weights of ewm_mean; root of the weighted variance * s1 ** 2 / (s1 **"
                                    + " 2 - s2), s1 and s2 the sums of the weights and of their"
                                    + " squares")
                    .missing(MissingRule.EWM)
                    .like("ewm_std(returns(close, 1), 20)");

    static final OperatorRow REL_VOLUME =
            called(TIME_SERIES, value("x"), window(1))
                    .means("today's value relative to its mean over the last {window}")
                    .is("x / ts_mean(x, window)")
                    .missing(MissingRule.WINDOW + ", or its mean is 0")
                    .like("rel_volume(volume, 20)");

    static final OperatorRow SMA =
            called(TIME_SERIES, value("x"), window(1))
                    .means("mean over the last {window}")
                    .is("another name of ts_mean")
                    .missing(MissingRule.WINDOW)
                    .like("sma(close, 20)");

    static final OperatorRow TS_AV_DIFF =
            called(TIME_SERIES, value("x"), window(1))
                    .means("distance from the mean of the last {window}")
                    .is("x - ts_mean(x, window)")
                    .missing(MissingRule.WINDOW)
                    .like("ts_av_diff(close, 20)");

    static final OperatorRow TS_MEDIAN =
            called(TIME_SERIES, value("x"), window(1))
                    .means("median of the last {window}")
                    .is("ts_quantile(x, window, 0.5)")
                    .missing(MissingRule.WINDOW)
                    .like("ts_median(volume, 20)");

    static final OperatorRow TS_QUANTILE =
            called(TIME_SERIES, value("x"), window(1), fraction("p"))
                    .means("the {p} quantile of the last {window}")
                    .is("interpolated linearly (Hyndman-Fan type 7)")
                    .missing(MissingRule.WINDOW)
                    .like("close / ts_quantile(close, 60, 0.8)");

    static final OperatorRow TS_SKEW =
            called(TIME_SERIES, value("x"), window(3))
                    .means("skewness of the last {window}")
                    .is(
                            "w ** 0.5 * (w - 1) ** 0.5 / (w - 2) * m3 / m2 ** 1.5, m2 and m3 the"
                                    + " means of the squared and cubed deviations: unbiased for a"
                                    + " normal distribution, as in pandas")
                    .missing(MissingRule.WINDOW + ", or it is constant")
                    .like("ts_skew(returns(close, 1), 60)");

    static final OperatorRow TS_KURT =
            called(TIME_SERIES, value("x"), window(4))
                    .means("excess kurtosis of the last {window}")
                    .is(
                            "(w - 1) / ((w - 2) * (w - 3)) * ((w + 1) * m4 / m2 ** 2 - 3 * (w -"
                                + " 1)), m2 and m4 the means of the deviations to the power 2 and"
                                + " 4: 0 for a normal distribution, as in pandas")
                    .missing(MissingRule.WINDOW + ", or it is constant")
                    .like("ts_kurt(returns(close, 1), 60)");

    static final OperatorRow TS_MAD =
            called(TIME_SERIES, value("x"), window(1))
                    .means("mean absolute deviation over the last {window}")
                    .is("mean of abs(value - ts_mean(x, window)); exactly 0 where constant")
                    .missing(MissingRule.WINDOW)
                    .like("ts_mad(returns(close, 1), 20)");

    static final OperatorRow TS_SCALE =
            called(TIME_SERIES, value("x"), window(2))
                    .means(
                            "place of x between the smallest and the largest value of the last"
                                    + " {window}")
                    .is(
                            "(x - ts_min(x, window)) / (ts_max(x, window) - ts_min(x, window)),"
                                    + " from 0 to 1")
                    .missing(MissingRule.WINDOW + ", or it is constant")
                    .like("ts_scale(close, 20)");

    static final OperatorRow TS_COUNT =
            called(TIME_SERIES, value("c"), window(1))
                    .means("number of the last {window} on which c is true")
                    .is("ts_sum(c != 0, window)")
                    .missing(MissingRule.WINDOW)
                    .like("ts_count(close > open, 20) / 20");

    static final OperatorRow TS_UP_SUM =
            called(TIME_SERIES, value("x"), window(1))
                    .reaches(1)
                    .means("sum of the rises over the last {window}")
                    .is("ts_sum(maximum(ts_delta(x, 1), 0), window)")
                    .missing("unless x is present on all of these days and the one before")
                    .like("ts_up_sum(close, 14)");

    static final OperatorRow TS_DOWN_SUM =
            called(TIME_SERIES, value("x"), window(1))
                    .reaches(1)
                    .means("sum of the falls over the last {window}, as a positive number")
                    .is("ts_sum(maximum(-ts_delta(x, 1), 0), window)")
                    .missing("unless x is present on all of these days and the one before")
                    .like("ts_down_sum(close, 14)");

    static final OperatorRow RSI =
            called(TIME_SERIES, value("x"), window(1))
                    .reaches(1)
                    .means("relative strength index of {window}, from 0 to 100")
                    .is(
                            "100 * up / (up + down), up = ts_up_sum(x, window), down ="
                                    + " ts_down_sum(x, window) (Cutler's, with plain sums)")
                    .missing(
                            "unless x is present on all of these days and the one before, or it"
                                    + " never changes")
                    .like("rsi(close, 14)");

    static final OperatorRow TS_DECAY_EXP =
            called(TIME_SERIES, value("x"), window(1), fraction("factor"))
                    .means("mean of the last {window}, each day weighing {factor} times the next")
                    .is(
                            "sum of factor ** k * x[t - k] over k = 0..window - 1, divided by the"
                                    + " sum of the weights")
                    .missing(MissingRule.WINDOW)
                    .like("ts_decay_exp(returns(close, 1), 20, 0.9)");

    static final OperatorRow TS_QUANTILE_BY =
            called(TIME_SERIES, value("x"), window(2), count("driver", 0, 2, 0))
                    .means(
                            "rank of today's value among the last {window}, as a quantile of"
                                    + " distribution {driver}")
                    .is(
                            "quantile_by of the rank in the window, n = window: driver 0 normal, 1"
                                    + " Cauchy, 2 uniform")
                    .missing(MissingRule.WINDOW)
                    .like("ts_quantile_by(close, 20, 1)");

    static final OperatorRow TS_ENTROPY =
            called(TIME_SERIES, value("x"), window(1), count("buckets", 1, 1000, 10))
                    .means("entropy of the last {window}, in nats")
                    .is(
                            "-sum of p * ln p, p the shares of the values in {buckets} buckets of"
                                    + " equal width from the smallest to the largest, a value at an"
                                    + " edge (by key) in the upper one, the largest in the last; 0"
                                    + " where constant")
                    .missing(MissingRule.WINDOW)
                    .like("ts_entropy(returns(close, 1), 60)");
}
