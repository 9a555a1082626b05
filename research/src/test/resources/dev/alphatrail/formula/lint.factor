// What parses but makes little sense. The panel of this file has 300 dates.

zscore(returns(close, 20))
// lint: none

2 * 3
// lint error at 1: the formula uses no field, so it cannot tell instruments apart

rank(5)
// lint error at 1: the formula uses no field, so it cannot tell instruments apart

ts_mean(close, 300)
// lint: none

ts_mean(close, 301)
// lint error at 1: looks back 300 days, and the data has 300 dates: no date can have a value

where(close > open, close, ts_mean(close, 301))
// lint warning at 1: one branch looks back 300 days, and the data has 300 dates: it never has a value

where(ts_mean(close, 301) > close, close, open)
// lint error at 1: looks back 300 days, and the data has 300 dates: no date can have a value

close / 0
// lint error at 9: divides by zero, so it never has a value

close % -0.0
// lint error at 9: divides by zero, so it never has a value

where(volume > 0, close, 0 / 0)
// lint warning at 30: divides by zero, so it never has a value

safe_div(close, 1e-13)
// lint error at 17: divides by zero, so it never has a value

safe_div(close, 2)
// lint: none

close > open
// lint note at 1: the factor is only ever 0 or 1, so most instruments are tied

rank(close == close) + open
// lint warning at 6: both sides are the same, so it is 1 wherever it has a value

close - close
// lint warning at 1: both sides are the same, so it is 0 wherever it has a value
// lint error at 1: the formula has the same value for every instrument, so it cannot tell them apart

rank(volume * 0) + ts_mean(close / close, 5)
// lint error at 1: the formula has the same value for every instrument, so it cannot tell them apart

rank(volume * 0) + rank(volume)
// lint: none

group_rank(close - close, sector)
// lint warning at 12: both sides are the same, so it is 0 wherever it has a value

volume / (close > open)
// lint warning at 11: the divisor is 0 wherever the condition does not hold, so there is no value there

ts_corr(close, volume, 2)
// lint note at 1: over a window of 2 days this is always -1 or 1

rank(close) + ts_zscore(volume, 2)
// lint note at 15: over a window of 2 days this is only ever the same number, up or down

where(1 < 2, close, open)
// lint warning at 7: the condition is the same everywhere, so one branch is never taken

ts_argmax(close, 1)
// lint warning at 1: over a window of 1 day this is always 1

ts_mean(close, 1)
// lint note at 1: over a window of 1 day this is the value itself

delay(close, 0)
// lint note at 1: a lag of 0 days is the value itself

returns(close, 0)
// lint warning at 1: over a lag of 0 days this is always 0

rank(rank(close))
// lint note at 6: rank inside rank keeps the order, so the rank is the same

rank(zscore(close))
// lint note at 6: zscore inside rank keeps the order, so the rank is the same

zscore(demean(close))
// lint note at 8: demean inside zscore changes nothing

close + rank(5)
// lint warning at 14: rank is taken of the same number everywhere

neutralize(close, open, 1)
// lint note at 25: a constant control changes nothing

clip(close, 2, -1)
// lint warning at 1: the lower bound is above the upper one

ewm_mean(close, 10)
// lint note at 1: ewm_mean rests on all history, not only on its span
