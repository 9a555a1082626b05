// Formulas from elsewhere, as they are published, and arguments given by name.

(-1 * correlation(rank(open), rank(volume), 10))
// canonical: -1 * ts_corr(rank(open), rank(volume), 10)
// check: ok

((0 < ts_min(delta(close, 1), 5)) ? delta(close, 1) : (-1 * delta(close, 1)))
// canonical: where(0 < ts_min(ts_delta(close, 1), 5), ts_delta(close, 1), -1 * ts_delta(close, 1))

(0.05 < volume) || (volume == 0.05)
// canonical: 0.05 < volume or volume == 0.05

Ts_Rank(close, 8.44728)
// canonical: ts_rank(close, 8)

decay_linear(ts_min(close, 8.06882), 2)
// canonical: ts_decay_linear(ts_min(close, 8), 2)
// lookback: 8

ts_min(close, 8.06882)
// error at 15: the window of ts_min must be a whole number of days, at least 1, not '8.06882'

correlation(close, volume, 1.9)
// error at 28: the window of ts_corr must be a whole number of days, at least 2, not '1.9'

min(close, 5)
// canonical: ts_min(close, 5)

min(close, open)
// canonical: minimum(close, open)

max(close, 0)
// canonical: maximum(close, 0)

max(close, 0.5)
// canonical: maximum(close, 0.5)

max(close)
// error at 1: max is not called with these arguments: write max(x, d) or max(a, b) or max(a, b, c)

IndNeutralize(close, IndClass.sector)
// canonical: group_demean(close, sector)
// check: ok

indneutralize(close, IndClass.industry)
// check at 22: there is no grouping 'industry': add a column of this name to the sector file (market.sectors)

IndClass
// error at 1: names are in lower case: write 'indclass'

corelation(close, open, 5)
// error at 1: there is no operator 'corelation': did you mean correlation?

correlation(close, open)
// error at 1: correlation is not called with these arguments: write correlation(x, y, d)

Ts_Rank(Close, 5)
// error at 9: names are in lower case: write 'close'

Mean($close, 5)/$close
// canonical: ts_mean(close, 5) / close

$clsoe / $open
// check at 1: there is no field 'clsoe': did you mean close?

Ref($close, 1)
// canonical: delay(close, 1)

Ref($close, -1)
// error at 13: Ref would look ahead here, and a factor knows the past only: write a whole number of days, at least 1

Ref($close, 0)
// error at 13: the d of Ref(x, d) must be a whole number of days, at least 1, not '0'

Rank($close, 5)
// canonical: ts_rank(close, 5)

Rank($close)
// canonical: rank(close)

Greater($high, $low) + Less($high, $low)
// canonical: maximum(high, low) + minimum(high, low)

less(high, low)
// canonical: high < low

And($high > $low, Not($open > $close))
// canonical: high > low and not open > close

or(high > low, open > close)
// canonical: high > low or open > close

WMA($close, 5)
// canonical: ts_decay_linear(close, 5) / 5

WMA($close, 1)
// canonical: ts_decay_linear(close, 1) / 1

ts_arg_max(close, 5)
// canonical: 5 - ts_argmax(close, 5)

rank(close, rate=0)
// canonical: rank(close)

scale(close, scale=2)
// canonical: scale(close, 2)

scale(close, a=2)
// canonical: scale(close, 2)

ts_decay_linear(close, 5, dense=true)
// canonical: ts_decay_linear(close, 5)

ts_decay_linear(close, 5, dense=false)
// canonical: ts_decay_linear(close, 5)

returns(close, lag=5)
// canonical: returns(close, 5)

returns(lag=5, x=close)
// canonical: returns(close, 5)

ts_mean(close, window=2.5)
// error at 23: the window of ts_mean must be a whole number of days, at least 1, not '2.5'

returns(lag=5)
// error at 1: returns lacks its argument x: write returns(x, lag = 1)

returns(close, x=close)
// error at 16: the argument x of returns is given twice: leave one out

winsorize(close, p=0.1, p=0.2)
// error at 25: the argument 'p' is given twice: leave one out

winsorize(p=0.1, close)
// error at 18: an argument without a name stands behind one that has one: put it first

group_rank(close, group=sector)
// canonical: group_rank(close, sector)

rank(returns)
// canonical: rank(returns)
// check: ok
// lint: none

vwap / close
// check: ok

vwpa / close
// check at 1: there is no field 'vwpa': did you mean vwap?

adv20 / volume
// check at 1: there is no field 'adv20': did you mean adv_20?

returns * cap
// check at 11: there is no field 'cap': market values are never guessed, so the data needs a column cap

winsorize(close, std=4)
// canonical: winsorize_std(close, 4)

cs_winsorize(close, 3)
// canonical: winsorize_std(close, 3)

hump(close, hump=0.05)
// canonical: hump(close, 0.05)

ts_regression(close, open, 20, rettype=2)
// canonical: ts_regression(close, open, 20, 0, 2)

ts_backfill(close, lookback=5)
// canonical: ts_backfill(close, 5)

normalize(close, useStd=true)
// canonical: normalize(close, 1, 0)

normalize(close, useStd=false, limit=2)
// canonical: normalize(close, 0, 2)

normalize(close, useStd=maybe)
// error at 25: the useStd of normalize can only be true or false here, not 'maybe': leave it out

quantile(close, driver=gaussian, sigma=2)
// canonical: quantile(close) * 2

Quantile($close, 20, 0.8)/$close
// canonical: ts_quantile(close, 20, 0.8) / close

Slope($close, 20) + Resi($close, 20) * Rsquare($close, 20)
// canonical: ts_slope(close, 20) + ts_resid(close, 20) * ts_rsquare(close, 20)

Count($close, 20)
// canonical: 20 - ts_count_nans(close, 20)

ts_mean(x=close, d=5)
// canonical: ts_mean(close, 5)

ts_delta(close, d=5)
// canonical: ts_delta(close, 5)

ts_regression(open, close, d=20, lag=1)
// canonical: ts_regression(open, close, 20, 1, 0)

rank(close, d=5)
// error at 13: rank has no argument 'd': write rank(x)

ts_mean(close, d=5, window=5)
// error at 21: the argument window of ts_mean is given twice: leave one out

power(x=close, y=2)
// canonical: close ** 2

kth_element(close, 20, k="1", ignore="NAN 0")
// canonical: kth_element(mask(close, close != 0), 20, 1)

kth_element(close, 20, k="2", ignore="NaN")
// canonical: kth_element(close, 20, 2)

kth_element(close, 20, k=2, ignore="0")
// error at 36: the ignore of kth_element can only be NAN or NAN 0 here, not '0': leave it out

ts_backfill(close, lookback=20, k=1)
// canonical: ts_backfill(close, 20)

ts_backfill(close, lookback=20, k=2)
// canonical: kth_element(close, 20, 2)

ts_backfill(close, lookback=20, k=0)
// error at 35: the k of kth_element must be a whole number, at least 1, not '0'

max(close, open, high, low)
// canonical: maximum(maximum(maximum(close, open), high), low)

Min(close, open, 3, 4, 5)
// canonical: minimum(minimum(minimum(minimum(close, open), 3), 4), 5)

and(close > open, open > low, volume > 0)
// canonical: close > open and open > low and volume > 0

or(close > open, open > low, volume > 0, high > low)
// canonical: close > open or open > low or volume > 0 or high > low
