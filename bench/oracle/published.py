"""What published formulas are written with: matrices with the arithmetic of docs/factor-language.md.

Python reads the formulas here, with its own precedence; nothing of this project's parsers is used.
"""

import numpy as np

import factors
from factors import OPERATORS, finite, rolling
from order import constant

# good to the last bit only: a logarithm, a power, a sum over the names of a date
INEXACT = ("log", "power", "signed_power", "scale", "group_demean")


class Values:
    """Dates x instruments. A missing operand gives a missing result, and so does an infinite one."""

    __array_ufunc__ = None  # numpy leaves `number * Values` to this class

    def __init__(self, array):
        self.array = finite(np.asarray(array, dtype=float))

    def __add__(self, other): return both("+", self, other)
    def __radd__(self, other): return both("+", other, self)
    def __sub__(self, other): return both("-", self, other)
    def __rsub__(self, other): return both("-", other, self)
    def __mul__(self, other): return both("*", self, other)
    def __rmul__(self, other): return both("*", other, self)
    def __truediv__(self, other): return both("/", self, other)
    def __rtruediv__(self, other): return both("/", other, self)
    def __pow__(self, other): return both("power", self, other)
    def __lt__(self, other): return both("<", self, other)
    def __gt__(self, other): return both(">", self, other)
    def __eq__(self, other): return both("==", self, other)
    __hash__ = None


def plain(x):
    return x.array if isinstance(x, Values) else x


def both(name, a, b):
    shape = (a if isinstance(a, Values) else b).array.shape
    full = [np.broadcast_to(np.asarray(plain(x), dtype=float), shape) for x in (a, b)]
    with np.errstate(all="ignore"):
        values = OPERATORS[name][0](*full)
    return Values(factors.nudged(values) if name in INEXACT else values)


def call(name, *arguments):
    with np.errstate(all="ignore"):
        values = OPERATORS[name][0](*[plain(a) for a in arguments])
    return Values(factors.nudged(values) if name in INEXACT else values)


def where(condition, a, b):
    full = [np.broadcast_to(np.asarray(plain(x), dtype=float), condition.array.shape) for x in (a, b)]
    return Values(OPERATORS["where"][0](condition.array, *full))


def either(a, b):
    return both("or", a, b)


def one(name):
    return lambda x: call(name, x)


def windowed(name):
    """A function of the last d days; a d with a fraction is cut down, as the paper says."""
    return lambda *panels_and_days: call(name, *panels_and_days[:-1], int(panels_and_days[-1]))


rank, sign, log, absolute = one("rank"), one("sign"), one("log"), one("abs")
delay, delta = windowed("delay"), windowed("ts_delta")
total, mean, stddev, product = (windowed(n) for n in ("ts_sum", "ts_mean", "ts_std", "ts_product"))
ts_min, ts_max, ts_rank = windowed("ts_min"), windowed("ts_max"), windowed("ts_rank")
ts_argmin, ts_argmax = windowed("ts_argmin"), windowed("ts_argmax")
correlation, covariance = windowed("ts_corr"), windowed("ts_cov")
decay_linear = windowed("ts_decay_linear")


def maximum(a, b):
    return both("maximum", a, b)


def minimum(a, b):
    return both("minimum", a, b)


def signedpower(x, a):
    return both("signed_power", x, a)


def scale(x):
    return call("scale", x)


def line(window):
    """Intercept at the oldest day and slope per day of the least-squares line through a window."""
    days = np.arange(window.shape[-1]) - (window.shape[-1] - 1) / 2
    window = factors.nudged(window)
    middle = window.mean(axis=-1)
    slope = (window - middle[..., None]) @ days / (days @ days)
    return middle + slope * days[0], slope


def spread(window):
    """Root of the sum of squared deviations."""
    return np.sqrt(((window - window.mean(axis=-1, keepdims=True)) ** 2).sum(axis=-1))


def slope(x, d):
    """Exactly 0 where the window is constant, or not correlated with the day (below 1e-10)."""

    def of(w):
        step = line(w)[1]
        days = np.sqrt(d * (d * d - 1) / 12)
        nothing = np.array([constant(v) for v in w]) | (np.abs(step) * days <= 1e-10 * spread(w))
        return np.where(nothing, 0.0, step)

    return Values(rolling(of, d, x.array))


def residual(x, d):
    """Today's distance from the line through the last d days; 0 within 1e-10 of their spread."""

    def of(w):
        start, step = line(w)
        left = w[..., -1] - (start + step * (d - 1))
        nothing = np.array([constant(v) for v in w]) | (np.abs(left) <= 1e-10 * spread(w))
        return np.where(nothing, 0.0, left)

    return Values(rolling(of, d, x.array))


def r_square(x, d):
    """Share of the variance that the line explains; missing where there is none."""

    def of(w):
        explained = line(w)[1] ** 2 * d * (d * d - 1) / 12
        flat = np.array([constant(v) for v in w])
        return np.where(flat, np.nan, explained / np.where(flat, 1, spread(w) ** 2))

    return Values(rolling(of, d, x.array))


def quantile(x, d, q):
    return Values(rolling(lambda w: np.quantile(w, q, axis=-1), d, x.array))


class Market:
    """The fields of a panel, with those that published formulas take for granted."""

    def __init__(self, panel):
        self.panel = panel
        for name in ("open", "high", "low", "close", "volume"):
            setattr(self, name, Values(panel.fields[name]))
        known = panel.fields.get("vwap")
        self.vwap = Values(known) if known is not None else (self.high + self.low + self.close) / 3
        self.returns = self.close / delay(self.close, 1) - 1

    def adv(self, d):
        return mean(Values(self.panel.fields["dollar_volume"]), d)

    def indneutralize(self, x):
        """Less the mean of its sector; an instrument without a sector has no value."""
        return Values(OPERATORS["group_demean"][0](x.array, self.panel.sector))
