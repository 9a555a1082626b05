// What values are measured in, and which do not fit each other. adv_20 is a mean of money.

close
// dimension: price

close * volume + adv_20
// dimension: money
// lint: none

(high * low) ** 0.5 - close
// dimension: price
// lint: none

(close - low) - (high - close)
// dimension: price
// lint: none

volume / adv_20
// dimension: price ** -1

1 / close
// dimension: price ** -1

ts_cov(close, volume, 10) / (ts_std(close, 10) * ts_std(volume, 10))
// dimension: ratio
// lint: none

sqrt(volume) * close ** 3
// dimension: price ** 3 * volume ** 0.5

close / delay(close, 1) - 1
// dimension: ratio
// lint: none

returns(volume, 5)
// dimension: return

ts_argmax(close, 10) + rank(volume)
// dimension: ratio
// lint: none

close > 5
// dimension: truth (1 or 0)

log(volume + 1) - log(close)
// dimension: ratio
// lint: none

where(close > 5, -1 * ts_delta(close, 1), 0)
// dimension: price
// lint: none

-1 * 2
// dimension: number

close + volume
// dimension: unknown unit
// lint warning at 1: '+' mixes price and volume

rank(close + rank(volume)) * 2
// dimension: ratio
// lint warning at 6: '+' mixes price and ratio

(close + volume) + (close + volume)
// lint warning at 21: '+' mixes price and volume

rank(adv_20 < volume)
// lint warning at 6: '<' mixes money and volume

maximum(volume, close * 2)
// lint warning at 1: maximum mixes volume and price

clip(close, 0, volume)
// lint warning at 1: clip mixes price and volume

clip(close, 0, 1)
// lint: none

where(returns(close) < 0, ts_std(returns(close), 20), close)
// lint warning at 1: where mixes return and price

rank(volume) ** ts_delta(close, 5)
// lint note at 17: the exponent is measured in price, so the result depends on the unit

close ** rank(volume) + close
// lint: none

rank(cut(close, volume))
// lint warning at 6: cut mixes price and volume

group_rank(close, cut(volume, open, 5))
// lint warning at 19: cut mixes volume and price

cut(close, open, 20) * close
// dimension: price
// lint: none
