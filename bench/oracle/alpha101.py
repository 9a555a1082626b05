"""The 101 formulaic alphas (Kakushadze 2015, arXiv:1601.00991, appendix A) as Python reads them, one by one.

`c ? a : b` is where(c, a, b), `^` is `**`, `||` is either(a, b); min and max with a whole number in the
second place are ts_min and ts_max, as the paper says. Those that need an industry, a subindustry or a
market value are left out: 48, 56, 59, 63, 67, 69, 70, 80, 87, 89, 90, 91, 93, 97, 100.
"""

from published import (Market, absolute, correlation, covariance, decay_linear, delay, delta, either, log,
                       maximum, minimum, product, rank, scale, sign, signedpower, stddev, total, ts_argmax,
                       ts_argmin, ts_max, ts_min, ts_rank, where)


def alphas(panel):
    """Each alpha by its name, as a function without arguments that gives its values."""
    p = Market(panel)
    open_, high, low, close, volume = p.open, p.high, p.low, p.close, p.volume
    vwap, returns, adv = p.vwap, p.returns, p.adv
    indneutralize = p.indneutralize
    return {
        "alpha001": lambda: (
            rank(ts_argmax(signedpower(where(returns < 0, stddev(returns, 20), close), 2.), 5)) - 0.5),
        "alpha002": lambda: -1 * correlation(rank(delta(log(volume), 2)), rank(((close - open_) / open_)), 6),
        "alpha003": lambda: -1 * correlation(rank(open_), rank(volume), 10),
        "alpha004": lambda: -1 * ts_rank(rank(low), 9),
        "alpha005": lambda: rank((open_ - (total(vwap, 10) / 10))) * (-1 * absolute(rank((close - vwap)))),
        "alpha006": lambda: -1 * correlation(open_, volume, 10),
        "alpha007": lambda: (
            where(adv(20) < volume, (-1 * ts_rank(absolute(delta(close, 7)), 60)) * sign(delta(close, 7)),
            -1)),
        "alpha008": lambda: (
            -1 * rank(((total(open_, 5) * total(returns, 5)) - delay((total(open_, 5) * total(returns, 5)),
            10)))),
        "alpha009": lambda: (
            where(0 < ts_min(delta(close, 1), 5), delta(close, 1), where(ts_max(delta(close, 1), 5) < 0,
            delta(close, 1), -1 * delta(close, 1)))),
        "alpha010": lambda: (
            rank(where(0 < ts_min(delta(close, 1), 4), delta(close, 1), where(ts_max(delta(close, 1), 4) <
            0, delta(close, 1), -1 * delta(close, 1))))),
        "alpha011": lambda: (
            (rank(ts_max((vwap - close), 3)) + rank(ts_min((vwap - close), 3))) * rank(delta(volume, 3))),
        "alpha012": lambda: sign(delta(volume, 1)) * (-1 * delta(close, 1)),
        "alpha013": lambda: -1 * rank(covariance(rank(close), rank(volume), 5)),
        "alpha014": lambda: (-1 * rank(delta(returns, 3))) * correlation(open_, volume, 10),
        "alpha015": lambda: -1 * total(rank(correlation(rank(high), rank(volume), 3)), 3),
        "alpha016": lambda: -1 * rank(covariance(rank(high), rank(volume), 5)),
        "alpha017": lambda: (
            ((-1 * rank(ts_rank(close, 10))) * rank(delta(delta(close, 1), 1))) * rank(ts_rank((volume /
            adv(20)), 5))),
        "alpha018": lambda: (
            -1 * rank(((stddev(absolute((close - open_)), 5) + (close - open_)) + correlation(close, open_,
            10)))),
        "alpha019": lambda: (
            (-1 * sign(((close - delay(close, 7)) + delta(close, 7)))) * (1 + rank((1 + total(returns,
            250))))),
        "alpha020": lambda: (
            ((-1 * rank((open_ - delay(high, 1)))) * rank((open_ - delay(close, 1)))) * rank((open_ -
            delay(low, 1)))),
        "alpha021": lambda: (
            where(((total(close, 8) / 8) + stddev(close, 8)) < (total(close, 2) / 2), -1,
            where((total(close, 2) / 2) < ((total(close, 8) / 8) - stddev(close, 8)), 1, where(either(1 <
            (volume / adv(20)), (volume / adv(20)) == 1), 1, -1)))),
        "alpha022": lambda: -1 * (delta(correlation(high, volume, 5), 5) * rank(stddev(close, 20))),
        "alpha023": lambda: where((total(high, 20) / 20) < high, -1 * delta(high, 2), 0),
        "alpha024": lambda: (
            where(either((delta((total(close, 100) / 100), 100) / delay(close, 100)) < 0.05,
            (delta((total(close, 100) / 100), 100) / delay(close, 100)) == 0.05), -1 * (close -
            ts_min(close, 100)), -1 * delta(close, 3))),
        "alpha025": lambda: rank(((((-1 * returns) * adv(20)) * vwap) * (high - close))),
        "alpha026": lambda: -1 * ts_max(correlation(ts_rank(volume, 5), ts_rank(high, 5), 5), 3),
        "alpha027": lambda: where(0.5 < rank(total(correlation(rank(volume), rank(vwap), 6), 2) / 2.0), -1, 1),
        "alpha028": lambda: scale(((correlation(adv(20), low, 5) + ((high + low) / 2)) - close)),
        "alpha029": lambda: (
            ts_min(product(rank(rank(scale(log(total(ts_min(rank(rank((-1 * rank(delta((close - 1), 5))))),
            2), 1))))), 1), 5) + ts_rank(delay((-1 * returns), 6), 5)),
        "alpha030": lambda: (
            ((1.0 - rank(((sign((close - delay(close, 1))) + sign((delay(close, 1) - delay(close, 2)))) +
            sign((delay(close, 2) - delay(close, 3)))))) * total(volume, 5)) / total(volume, 20)),
        "alpha031": lambda: (
            (rank(rank(rank(decay_linear((-1 * rank(rank(delta(close, 10)))), 10)))) + rank((-1 *
            delta(close, 3)))) + sign(scale(correlation(adv(20), low, 12)))),
        "alpha032": lambda: (
            scale(((total(close, 7) / 7) - close)) + (20 * scale(correlation(vwap, delay(close, 5), 230)))),
        "alpha033": lambda: rank((-1 * ((1 - (open_ / close)) ** 1))),
        "alpha034": lambda: (
            rank(((1 - rank((stddev(returns, 2) / stddev(returns, 5)))) + (1 - rank(delta(close, 1)))))),
        "alpha035": lambda: (
            (ts_rank(volume, 32) * (1 - ts_rank(((close + high) - low), 16))) * (1 - ts_rank(returns, 32))),
        "alpha036": lambda: (
            ((((2.21 * rank(correlation((close - open_), delay(volume, 1), 15))) + (0.7 * rank((open_ -
            close)))) + (0.73 * rank(ts_rank(delay((-1 * returns), 6), 5)))) +
            rank(absolute(correlation(vwap, adv(20), 6)))) + (0.6 * rank((((total(close, 200) / 200) -
            open_) * (close - open_))))),
        "alpha037": lambda: rank(correlation(delay((open_ - close), 1), close, 200)) + rank((open_ - close)),
        "alpha038": lambda: (-1 * rank(ts_rank(close, 10))) * rank((close / open_)),
        "alpha039": lambda: (
            (-1 * rank((delta(close, 7) * (1 - rank(decay_linear((volume / adv(20)), 9)))))) * (1 +
            rank(total(returns, 250)))),
        "alpha040": lambda: (-1 * rank(stddev(high, 10))) * correlation(high, volume, 10),
        "alpha041": lambda: ((high * low) ** 0.5) - vwap,
        "alpha042": lambda: rank((vwap - close)) / rank((vwap + close)),
        "alpha043": lambda: ts_rank((volume / adv(20)), 20) * ts_rank((-1 * delta(close, 7)), 8),
        "alpha044": lambda: -1 * correlation(high, rank(volume), 5),
        "alpha045": lambda: (
            -1 * ((rank((total(delay(close, 5), 20) / 20)) * correlation(close, volume, 2)) *
            rank(correlation(total(close, 5), total(close, 20), 2)))),
        "alpha046": lambda: (
            where(0.25 < (((delay(close, 20) - delay(close, 10)) / 10) - ((delay(close, 10) - close) / 10)),
            -1, where((((delay(close, 20) - delay(close, 10)) / 10) - ((delay(close, 10) - close) / 10)) <
            0, 1, -1 * (close - delay(close, 1))))),
        "alpha047": lambda: (
            (((rank((1 / close)) * volume) / adv(20)) * ((high * rank((high - close))) / (total(high, 5) /
            5))) - rank((vwap - delay(vwap, 5)))),
        "alpha049": lambda: (
            where((((delay(close, 20) - delay(close, 10)) / 10) - ((delay(close, 10) - close) / 10)) < (-1 *
            0.1), 1, -1 * (close - delay(close, 1)))),
        "alpha050": lambda: -1 * ts_max(rank(correlation(rank(volume), rank(vwap), 5)), 5),
        "alpha051": lambda: (
            where((((delay(close, 20) - delay(close, 10)) / 10) - ((delay(close, 10) - close) / 10)) < (-1 *
            0.05), 1, -1 * (close - delay(close, 1)))),
        "alpha052": lambda: (
            (((-1 * ts_min(low, 5)) + delay(ts_min(low, 5), 5)) * rank(((total(returns, 240) -
            total(returns, 20)) / 220))) * ts_rank(volume, 5)),
        "alpha053": lambda: -1 * delta((((close - low) - (high - close)) / (close - low)), 9),
        "alpha054": lambda: (-1 * ((low - close) * (open_ ** 5))) / ((low - high) * (close ** 5)),
        "alpha055": lambda: (
            -1 * correlation(rank(((close - ts_min(low, 12)) / (ts_max(high, 12) - ts_min(low, 12)))),
            rank(volume), 6)),
        "alpha057": lambda: 0 - (1 * ((close - vwap) / decay_linear(rank(ts_argmax(close, 30)), 2))),
        "alpha058": lambda: (
            -1 * ts_rank(decay_linear(correlation(indneutralize(vwap), volume, 3.92795), 7.89291), 5.50322)),
        "alpha060": lambda: (
            0 - (1 * ((2 * scale(rank(((((close - low) - (high - close)) / (high - low)) * volume)))) -
            scale(rank(ts_argmax(close, 10)))))),
        "alpha061": lambda: rank((vwap - ts_min(vwap, 16.1219))) < rank(correlation(vwap, adv(180), 17.9282)),
        "alpha062": lambda: (
            (rank(correlation(vwap, total(adv(20), 22.4101), 9.91009)) < rank(((rank(open_) + rank(open_)) <
            (rank(((high + low) / 2)) + rank(high))))) * -1),
        "alpha064": lambda: (
            (rank(correlation(total(((open_ * 0.178404) + (low * (1 - 0.178404))), 12.7054), total(adv(120),
            12.7054), 16.6208)) < rank(delta(((((high + low) / 2) * 0.178404) + (vwap * (1 - 0.178404))),
            3.69741))) * -1),
        "alpha065": lambda: (
            (rank(correlation(((open_ * 0.00817205) + (vwap * (1 - 0.00817205))), total(adv(60), 8.6911),
            6.40374)) < rank((open_ - ts_min(open_, 13.635)))) * -1),
        "alpha066": lambda: (
            (rank(decay_linear(delta(vwap, 3.51013), 7.23052)) + ts_rank(decay_linear(((((low * 0.96633) +
            (low * (1 - 0.96633))) - vwap) / (open_ - ((high + low) / 2))), 11.4157), 6.72611)) * -1),
        "alpha068": lambda: (
            (ts_rank(correlation(rank(high), rank(adv(15)), 8.91644), 13.9333) < rank(delta(((close *
            0.518371) + (low * (1 - 0.518371))), 1.06157))) * -1),
        "alpha071": lambda: (
            maximum(ts_rank(decay_linear(correlation(ts_rank(close, 3.43976), ts_rank(adv(180), 12.0647),
            18.0175), 4.20501), 15.6948), ts_rank(decay_linear((rank(((low + open_) - (vwap + vwap))) ** 2),
            16.4662), 4.4388))),
        "alpha072": lambda: (
            rank(decay_linear(correlation(((high + low) / 2), adv(40), 8.93345), 10.1519)) /
            rank(decay_linear(correlation(ts_rank(vwap, 3.72469), ts_rank(volume, 18.5188), 6.86671),
            2.95011))),
        "alpha073": lambda: (
            maximum(rank(decay_linear(delta(vwap, 4.72775), 2.91864)), ts_rank(decay_linear(((delta(((open_
            * 0.147155) + (low * (1 - 0.147155))), 2.03608) / ((open_ * 0.147155) + (low * (1 - 0.147155))))
            * -1), 3.33829), 16.7411)) * -1),
        "alpha074": lambda: (
            (rank(correlation(close, total(adv(30), 37.4843), 15.1365)) < rank(correlation(rank(((high *
            0.0261661) + (vwap * (1 - 0.0261661)))), rank(volume), 11.4791))) * -1),
        "alpha075": lambda: (
            rank(correlation(vwap, volume, 4.24304)) < rank(correlation(rank(low), rank(adv(50)), 12.4413))),
        "alpha076": lambda: (
            maximum(rank(decay_linear(delta(vwap, 1.24383), 11.8259)),
            ts_rank(decay_linear(ts_rank(correlation(indneutralize(low), adv(81), 8.14941), 19.569),
            17.1543), 19.383)) * -1),
        "alpha077": lambda: (
            minimum(rank(decay_linear(((((high + low) / 2) + high) - (vwap + high)), 20.0451)),
            rank(decay_linear(correlation(((high + low) / 2), adv(40), 3.1614), 5.64125)))),
        "alpha078": lambda: (
            rank(correlation(total(((low * 0.352233) + (vwap * (1 - 0.352233))), 19.7428), total(adv(40),
            19.7428), 6.83313)) ** rank(correlation(rank(vwap), rank(volume), 5.77492))),
        "alpha079": lambda: (
            rank(delta(indneutralize(((close * 0.60733) + (open_ * (1 - 0.60733)))), 1.23438)) <
            rank(correlation(ts_rank(vwap, 3.60973), ts_rank(adv(150), 9.18637), 14.6644))),
        "alpha081": lambda: (
            (rank(log(product(rank((rank(correlation(vwap, total(adv(10), 49.6054), 8.47743)) ** 4)),
            14.9655))) < rank(correlation(rank(vwap), rank(volume), 5.07914))) * -1),
        "alpha082": lambda: (
            minimum(rank(decay_linear(delta(open_, 1.46063), 14.8717)),
            ts_rank(decay_linear(correlation(indneutralize(volume), ((open_ * 0.634196) + (open_ * (1 -
            0.634196))), 17.4842), 6.92131), 13.4283)) * -1),
        "alpha083": lambda: (
            (rank(delay(((high - low) / (total(close, 5) / 5)), 2)) * rank(rank(volume))) / (((high - low) /
            (total(close, 5) / 5)) / (vwap - close))),
        "alpha084": lambda: (
            signedpower(ts_rank((vwap - ts_max(vwap, 15.3217)), 20.7127), delta(close, 4.96796))),
        "alpha085": lambda: (
            rank(correlation(((high * 0.876703) + (close * (1 - 0.876703))), adv(30), 9.61331)) **
            rank(correlation(ts_rank(((high + low) / 2), 3.70596), ts_rank(volume, 10.1595), 7.11408))),
        "alpha086": lambda: (
            (ts_rank(correlation(close, total(adv(20), 14.7444), 6.00049), 20.4195) < rank(((open_ + close)
            - (vwap + open_)))) * -1),
        "alpha088": lambda: (
            minimum(rank(decay_linear(((rank(open_) + rank(low)) - (rank(high) + rank(close))), 8.06882)),
            ts_rank(decay_linear(correlation(ts_rank(close, 8.44728), ts_rank(adv(60), 20.6966), 8.01266),
            6.65053), 2.61957))),
        "alpha092": lambda: (
            minimum(ts_rank(decay_linear(((((high + low) / 2) + close) < (low + open_)), 14.7221), 18.8683),
            ts_rank(decay_linear(correlation(rank(low), rank(adv(30)), 7.58555), 6.94024), 6.80584))),
        "alpha094": lambda: (
            (rank((vwap - ts_min(vwap, 11.5783))) ** ts_rank(correlation(ts_rank(vwap, 19.6462),
            ts_rank(adv(60), 4.02992), 18.0926), 2.70756)) * -1),
        "alpha095": lambda: (
            rank((open_ - ts_min(open_, 12.4105))) < ts_rank((rank(correlation(total(((high + low) / 2),
            19.1351), total(adv(40), 19.1351), 12.8742)) ** 5), 11.7584)),
        "alpha096": lambda: (
            maximum(ts_rank(decay_linear(correlation(rank(vwap), rank(volume), 3.83878), 4.16783), 8.38151),
            ts_rank(decay_linear(ts_argmax(correlation(ts_rank(close, 7.45404), ts_rank(adv(60), 4.13242),
            3.65459), 12.6556), 14.0365), 13.4143)) * -1),
        "alpha098": lambda: (
            rank(decay_linear(correlation(vwap, total(adv(5), 26.4719), 4.58418), 7.18088)) -
            rank(decay_linear(ts_rank(ts_argmin(correlation(rank(open_), rank(adv(15)), 20.8187), 8.62571),
            6.95668), 8.07206))),
        "alpha099": lambda: (
            (rank(correlation(total(((high + low) / 2), 19.8975), total(adv(60), 19.8975), 8.8136)) <
            rank(correlation(low, volume, 6.28259))) * -1),
        "alpha101": lambda: (close - open_) / ((high - low) + .001),
    }
