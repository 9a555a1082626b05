// A value at t depends on t - lookback to t. Nested windows add, side by side the longest counts.

close
// lookback: 0

rank(close + 1)
// lookback: 0

delay(close, 5)
// lookback: 5

returns(close)
// lookback: 1

ts_mean(close, 20)
// lookback: 19

ts_mean(returns(close, 1), 20)
// lookback: 20

ts_mean(close, 20) - ts_mean(close, 5)
// lookback: 19

ts_corr(delay(close, 3), volume, 10)
// lookback: 12

zscore(ts_mean(returns(close, 1), 20) * ts_zscore(log1p(volume), 20))
// lookback: 20
// nodes: 11
// depth: 5

ewm_mean(close, 10)
// lookback: 9

neutralize(returns(close, 20), log(ts_mean(volume, 20)), ts_std(returns(close, 1), 20))
// lookback: 20

where(close > 0, delay(close, 2), delay(close, 7))
// lookback: 7

ts_sum(close, 1301)
// lookback: 1300

ts_sum(close, 1302)
// error at 1: looks back 1301 days, more than max_lookback = 1300: use shorter windows or lags

1 + delay(delay(close, 700), 700)
// error at 5: looks back 1400 days, more than max_lookback = 1300: use shorter windows or lags
