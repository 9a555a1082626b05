"""The operators of published formulas as a good user of pandas writes them: whole frames of dates x instruments, no
loop over dates or names where pandas has a method. The yardstick of `engine_ratio.py`, not an oracle: sums are pandas'
running sums."""

import numpy as np
import pandas as pd


def whole(window):
    return int(window)


def rank(x):
    return x.rank(axis=1, pct=True)


def scale(x, a=1):
    return x.mul(a).div(x.abs().sum(axis=1), axis=0)


def delay(x, d):
    return x.shift(whole(d))


def delta(x, d):
    return x.diff(whole(d))


def total(x, d):
    return x.rolling(whole(d)).sum()


def stddev(x, d):
    return x.rolling(whole(d)).std()


def ts_min(x, d):
    return x.rolling(whole(d)).min()


def ts_max(x, d):
    return x.rolling(whole(d)).max()


def ts_rank(x, d):
    return x.rolling(whole(d)).rank(pct=True)


def ts_argmax(x, d):
    return x.rolling(whole(d)).apply(np.argmax, raw=True) + 1


def ts_argmin(x, d):
    return x.rolling(whole(d)).apply(np.argmin, raw=True) + 1


def product(x, d):
    return x.rolling(whole(d)).apply(np.prod, raw=True)


def correlation(x, y, d):
    return x.rolling(whole(d)).corr(y)


def covariance(x, y, d):
    return x.rolling(whole(d)).cov(y)


def decay_linear(x, d):
    days = whole(d)
    return sum(x.shift(k) * (days - k) for k in range(days)) / (days * (days + 1) / 2)


def sign(x):
    return np.sign(x)


def absolute(x):
    return abs(x)


def log(x):
    return np.log(x)


def signedpower(x, a):
    return np.sign(x) * abs(x) ** a


def where(condition, a, b):
    frame = next(value for value in (condition, a, b) if isinstance(value, pd.DataFrame))
    return pd.DataFrame(np.where(condition, a, b), index=frame.index, columns=frame.columns)


def either(a, b):
    return a | b


def maximum(a, b):
    return np.maximum(a, b)


def minimum(a, b):
    return np.minimum(a, b)


class Market:
    """The fields of a panel: a dictionary of frames."""

    def __init__(self, fields):
        self.open, self.high, self.low = fields["open"], fields["high"], fields["low"]
        self.close, self.volume, self.vwap = fields["close"], fields["volume"], fields["vwap"]
        self.returns = self.close.pct_change(fill_method=None)
        self.traded = self.close * self.volume

    def adv(self, days):
        return self.traded.rolling(days).mean()

    def indneutralize(self, x):
        raise NotImplementedError("groups are not measured")
