// The panel of this file has the fields open high low close volume adv_20 and the grouping sector.

rank(close)
// check: ok

Close
// error at 1: names are in lower case: write 'close'

RANK(close)
// canonical: rank(close)

a AND b
// error at 3: names are in lower case: write 'and'

ts_meen(close, 5)
// error at 1: there is no operator 'ts_meen': did you mean ts_mean?

mean(close, 5)
// error at 1: there is no operator 'mean': did you mean ewm_mean or group_mean or ts_mean?

rnak(close)
// error at 1: there is no operator 'rnak': did you mean rank?

sub(close, open)
// error at 1: 'sub' is not called by name: write a - b

mod(close, open)
// tree: (mod close open)

neg(close)
// error at 1: 'neg' is not called by name: write -a

not(close)
// tree: (not close)

rank(clsoe)
// check at 6: there is no field 'clsoe': did you mean close?

zscore(adv)
// check at 8: there is no field 'adv': did you mean adv_20?

rank(price_to_book)
// check at 6: there is no field 'price_to_book': fields are adv_20, close, high, low, open, volume

rank + 1
// check at 1: rank is an operator: write rank(x)

zscor
// check at 1: there is no field 'zscor': did you mean the operator zscore?

close * sector
// check at 9: sector is a grouping and has no value: use it as in group_rank(close, sector)

group_rank(close, volume)
// check: ok
// lint warning at 19: nearly every instrument has its own volume, so nearly every group is one instrument

group_rank(close, market)
// check: ok

rank(market)
// check at 6: there is no field 'market': fields are adv_20, close, high, low, open, volume

group_rank(close, country)
// check at 19: there is no grouping 'country': add a column of this name to the sector file (market.sectors)

group_rank(close, sectr)
// check at 19: there is no grouping 'sectr': did you mean sector?

group_neutralize(close, sector, sector)
// check at 33: sector is a grouping and has no value: use it as in group_rank(close, sector)

group_neutralize(clos, sectr)
// check at 18: there is no field 'clos': did you mean close?

rank(adv0)
// check at 6: there is no field 'adv0': an average of dollar volume is over 1 to 9999 days, such as adv20

rank(adv10000)
// check at 6: there is no field 'adv10000': an average of dollar volume is over 1 to 9999 days, such as adv20

xyzzyplugh(close)
// error at 1: there is no operator 'xyzzyplugh'; `alphatrail operators` lists them
