// Formulas that are the same factor share one identity; what differs by rounding does not.

b + a
// identity: a + b

-1 * rank(open)
// identity: -rank(open)

-a + -b
// identity: -a - b

-b - a
// identity: -a - b

a - -b
// identity: a + b

-a + b
// identity: b - a

--a
// identity: a

-(a - b)
// identity: -(a - b)

x * 1 / 1 - 0
// identity: x

x + 0
// identity: 0 + x

0 - x
// identity: 0 - x

x - x
// identity: x - x

(a + b) + c
// identity: a + b + c

a + (b + c)
// identity: a + (b + c)

x * x
// identity: x ** 2

x * (x * x)
// identity: x ** 3

(-x) ** 3
// identity: -x ** 3

power(x, 0.5)
// identity: sqrt(x)

x ** -1
// identity: 1 / x

x ** 1
// identity: x

x / -4
// identity: -(0.25 * x)

x / 3
// identity: x / 3

2 * 3 + 0.5 * x
// identity: 0.5 * x + 6

1 / 0 + x
// identity: 1 / 0 + x

a < b
// identity: b > a

not (a <= b)
// identity: a > b

not not (a > b)
// identity: a > b

not not a
// identity: not not a

a >= b ? x : y
// identity: where(b > a, y, x)

a != b ? x : y
// identity: where(a == b, y, x)

where(2 > 1, a, b)
// identity: a

b == a and (d or c) and b == a
// identity: a == b and (c or d)

a and a
// identity: a and a

maximum(c, maximum(b, maximum(a, c)))
// identity: maximum(maximum(a, b), c)

maximum(2, maximum(x, 1))
// identity: maximum(2, x)

1 ** 0.5 + x
// identity: 1 + x

clip(x, 0, 1)
// identity: minimum(1, maximum(0, x))

safe_div(a, b, 0)
// identity: a / b

ts_corr(volume, close, 10)
// identity: ts_corr(close, volume, 10)

close - delay(close, 5)
// identity: ts_delta(close, 5)

close / delay(close, 5) - 1
// identity: returns(close, 5)

volume / sma(volume, 20)
// identity: rel_volume(volume, 20)

delay(delay(close, 1), 2)
// identity: delay(close, 3)

delay(close, 0)
// identity: close

rank(rank(close))
// identity: rank(close)

abs(-abs(x))
// identity: abs(x)

sign(sign(-x))
// identity: -sign(x)

inverse(close)
// identity: 1 / close

inverse(-close)
// identity: -(1 / close)

group_rank(close, 1)
// identity: rank(close)

group_rank(rank(close), 1)
// identity: rank(close)

group_demean(close, 2)
// identity: demean(close)

group_demean(close, sector)
// identity: group_demean(close, sector)

normalize(close)
// identity: demean(close)

normalize(close, 1, 2)
// identity: normalize(close, 1, 2)

group_zscore(close, 1)
// identity: zscore(close)

normalize(close, useStd=true)
// identity: zscore(close)

ts_quantile(close, 5, 0.5)
// identity: ts_median(close, 5)

quantile_by(close, 0)
// identity: quantile(close)

quantile_by(close, 1)
// identity: quantile_by(close, 1)

kth_element(close, 5, 1)
// identity: ts_backfill(close, 5)

where(is_nan(close), 0, close)
// identity: nan_to_num(close, 0)

where(not is_nan(close), close, open)
// identity: nan_to_num(close, open)

ts_sum(is_nan(close), 5)
// identity: ts_count_nans(close, 5)
