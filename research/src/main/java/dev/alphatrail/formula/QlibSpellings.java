package dev.alphatrail.formula;

import java.util.List;

/// Rows of [Spellings] from Qlib.
final class QlibSpellings {
    private QlibSpellings() {}

    static final List<Spelling> ALL =
            Spelling.table(
                    Dialect.QLIB,
                    """
                    Ref(x, #d) => delay(x, d)
                    Delta(x, #d) => ts_delta(x, d)
                    Mean(x, #d) => ts_mean(x, d)
                    Sum(x, #d) => ts_sum(x, d)
                    Std(x, #d) => ts_std(x, d)
                    Var(x, #d) => ts_std(x, d) ** 2
                    Max(x, #d) => ts_max(x, d)
                    Min(x, #d) => ts_min(x, d)
                    IdxMax(x, #d) => ts_argmax(x, d)
                    IdxMin(x, #d) => ts_argmin(x, d)
                    Rank(x, #d) => ts_rank(x, d)
                    Corr(x, y, #d) => ts_corr(x, y, d)
                        # Qlib leaves windows out whose standard deviation is below 2e-5; here only
                        constant ones are
                    Cov(x, y, #d) => ts_cov(x, y, d)
                    Slope(x, #d) => ts_slope(x, d)
                    Rsquare(x, #d) => ts_rsquare(x, d)
                        # Qlib leaves windows out whose standard deviation is below 2e-5; here only
                        constant ones are
                    Resi(x, #d) => ts_resid(x, d)
                    Quantile(x, #d, q) => ts_quantile(x, d, q)
                    Med(x, #d) => ts_median(x, d)
                    Mad(x, #d) => ts_mad(x, d)
                    Skew(x, #d) => ts_skew(x, d)
                    Kurt(x, #d) => ts_kurt(x, d)
                    Count(x, #d) => d - ts_count_nans(x, d)
                    EMA(x, #d) => ewm_mean(x, d)
                        # the same weights, but no value before d days have been present
                    WMA(x, #d) => ts_decay_linear(x, d) / d
                        # Qlib divides the weighted mean by d once more; its weights are 1 to d
                        since November 2022
                    Greater(a, b) => maximum(a, b)
                    Less(a, b) => minimum(a, b)
                    Add(a, b) => a + b
                    Sub(a, b) => a - b
                    Mul(a, b) => a * b
                    Div(a, b) => a / b
                    Gt(a, b) => a > b
                    Ge(a, b) => a >= b
                    Lt(a, b) => a < b
                    Le(a, b) => a <= b
                    Eq(a, b) => a == b
                    Ne(a, b) => a != b
                    And(a, b) => a and b
                    Or(a, b) => a or b
                    Not(a) => not a
                    If(c, a, b) => where(c, a, b)
                    """);
}
