package dev.alphatrail.bench;

import java.util.List;

/// One formula for each family of operators.
final class Operators {
    static final List<String> FORMULAS =
            List.of(
                    "close - open",
                    "close / open",
                    "(close - open) / (high - low)",
                    "close > open ? high : low",
                    "abs(close - open) / (high - low) * sign(close - open) - max(high, close)",
                    "log(volume)",
                    "log1p(volume)",
                    "exp(close / open)",
                    "tanh(close / open)",
                    "sigmoid(close / open)",
                    "power(close, 0.3)",
                    "signed_power(close - open, 0.3)",
                    "delay(close, 5)",
                    "ts_delta(close, 5)",
                    "ts_mean(close, 20)",
                    "ts_sum(close, 20)",
                    "ts_std(close, 20)",
                    "ts_zscore(close, 20)",
                    "ts_skew(close, 20)",
                    "ts_kurt(close, 20)",
                    "ts_corr(close, volume, 20)",
                    "ts_cov(close, volume, 20)",
                    "ts_decay_linear(close, 20)",
                    "ewm_mean(close, 20)",
                    "ewm_std(close, 20)",
                    "ts_min(low, 20)",
                    "ts_max(high, 250)",
                    "ts_argmax(high, 20)",
                    "ts_rank(close, 5)",
                    "ts_rank(close, 20)",
                    "ts_rank(close, 60)",
                    "ts_rank(close, 250)",
                    "ts_median(close, 20)",
                    "ts_quantile(close, 250, 0.25)",
                    "ts_product(close / open, 20)",
                    "rank(close)",
                    "zscore(close)",
                    "demean(close)",
                    "scale(close)",
                    "winsorize(close, 0.05)",
                    "densify(close)",
                    "neutralize(close, volume)",
                    "group_rank(close, sector)",
                    "group_demean(close, sector)",
                    "group_neutralize(close, sector, volume)");

    private Operators() {}
}
