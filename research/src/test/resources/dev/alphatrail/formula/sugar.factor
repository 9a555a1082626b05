// One factor has one canonical form, however it is spelled.

sma(close, 5)
// canonical: ts_mean(close, 5)

cs_rank(close)
// canonical: rank(close)

a ^ b
// canonical: a ** b

power(a, b)
// canonical: a ** b

power(a, power(b, c)) + power(-a, 2)
// canonical: a ** b ** c + (-a) ** 2

returns(close)
// canonical: returns(close, 1)

ts_delta(close)
// canonical: ts_delta(close, 1)

scale(x)
// canonical: scale(x, 1)

winsorize(x)
// canonical: winsorize(x, 0.01)

safe_div(a, b)
// canonical: safe_div(a, b, 1e-12)

safe_div(a, b, 0.000000000001)
// canonical: safe_div(a, b, 1e-12)

a?b:c
// canonical: where(a, b, c)

  rank (	close )
// canonical: rank(close)

ts_mean(close, 020)
// canonical: ts_mean(close, 20)
