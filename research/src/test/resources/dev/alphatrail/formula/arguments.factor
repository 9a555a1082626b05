// Arguments are checked when the formula is read, not when it is evaluated.

rank()
// error at 1: rank takes 1 argument, not 0: write rank(x)

rank(a, b)
// error at 9: rank takes 1 argument, not 2: write rank(x)

ts_mean(close)
// error at 1: ts_mean takes 2 arguments, not 1: write ts_mean(x, window)

returns(close, 1, 2)
// error at 19: returns takes 1 to 2 arguments, not 3: write returns(x, lag = 1)

neutralize(close)
// error at 1: neutralize takes at least 2 arguments, not 1: write neutralize(x, y, ...)

neutralize(a, b, c, d)
// tree: (neutralize a b c d)

group_neutralize(a, sector)
// tree: (group_neutralize a sector)

group_neutralize(a, sector, b, c)
// tree: (group_neutralize a sector b c)

group_rank(a, 1)
// tree: (group_rank a 1)

group_neutralize(a, rank(b))
// tree: (group_neutralize a (rank b))

kth_element(close, 5, 2)
// tree: (kth_element close 5 2)

kth_element(close, 5, 0)
// error at 23: the k of kth_element must be a whole number, at least 1, not '0'

kth_element(close, 5, 1.0)
// error at 23: the k of kth_element must be a whole number, at least 1, not '1.0'

ts_quantile(close, 5, 1)
// tree: (ts_quantile close 5 1)

ts_quantile(close, 5, 1.01)
// error at 23: the p of ts_quantile must be a plain number, at least 0 and at most 1, not '1.01'

ts_regression(close, volume, 5)
// tree: (ts_regression close volume 5 0 0)

ts_regression(close, volume, 5, 1, 10)
// error at 36: the rettype of ts_regression must be a whole number, at least 0 and at most 9, not '10'

ts_mean(close, 0)
// error at 16: the window of ts_mean must be a whole number of days, at least 1, not '0'

ts_mean(close, -5)
// error at 16: the window of ts_mean must be a whole number of days, at least 1, not '-5'

ts_mean(close, 5.0)
// error at 16: the window of ts_mean must be a whole number of days, at least 1, not '5.0'

ts_mean(close, 2 + 3)
// error at 16: the window of ts_mean must be a whole number of days, at least 1, not '2 + 3'

ts_mean(close, n)
// error at 16: the window of ts_mean must be a whole number of days, at least 1, not 'n'

ts_mean(close, 9999999)
// error at 16: the window of ts_mean must be at most 1000000 days, not '9999999'

ts_mean(close, 1)
// lookback: 0

ts_std(close, 1)
// error at 15: the window of ts_std must be a whole number of days, at least 2, not '1'

ts_zscore(close, 1)
// error at 18: the window of ts_zscore must be a whole number of days, at least 2, not '1'

ts_cov(a, b, 1)
// error at 14: the window of ts_cov must be a whole number of days, at least 2, not '1'

ts_corr(a, b, 1)
// error at 15: the window of ts_corr must be a whole number of days, at least 2, not '1'

ewm_std(a, 1)
// error at 12: the span of ewm_std must be a whole number of days, at least 2, not '1'

ewm_mean(a, 1)
// lookback: 0

delay(a, 0)
// lookback: 0

delay(a, -1)
// error at 10: the lag of delay must be a whole number of days, at least 0, not '-1'

winsorize(a, 0)
// canonical: winsorize(a, 0)

winsorize(a, 0.5)
// error at 14: the p of winsorize must be a plain number, at least 0 and below 0.5, not '0.5'

winsorize(a, -0.1)
// error at 14: the p of winsorize must be a plain number, at least 0 and below 0.5, not '-0.1'

scale(a, b)
// error at 10: the a of scale must be a plain number, at least 0, not 'b'

safe_div(a, b, 1 - 1)
// error at 16: the eps of safe_div must be a plain number, at least 0, not '1 - 1'

ts_mean(close, 10, 20)
// error at 20: ts_mean takes 2 arguments, not 3: write ts_mean(x, window)
