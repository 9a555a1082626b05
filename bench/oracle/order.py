"""The order in which values are compared, and the few statistics that depend on it.

Values are compared by *key*: the double with its fraction rounded to 40 bits, so that two values
that differ only by the rounding of a summation are tied. A key is again a double; NaN stays NaN.
"""

import numpy as np


def key(x):
    """The values rounded to a 40-bit fraction, -0.0 being 0.0; same shape as `x`."""
    bits = np.ascontiguousarray(np.asarray(x, dtype=float) + 0.0).view(np.int64)
    return ((bits + 2048) & ~np.int64(4095)).view(np.float64)


def constant(x):
    """Whether a vector of present values is constant (none or one value is constant, too)."""
    k = key(x)
    return len(k) == 0 or k.max() == k.min()


def average_ranks(x):
    """Ranks 1..n of a vector of present values, ties sharing the mean of their places."""
    _, place, count = np.unique(key(x), return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count - 1) / 2.0)[place]


def mean(x):
    return float(np.mean(x)) if len(x) else np.nan


def std(x):
    """Standard deviation with ddof 1: exactly 0 for constant values, NaN for fewer than two."""
    if len(x) < 2:
        return np.nan
    return 0.0 if constant(x) else float(np.std(x, ddof=1))


def ratio(numerator, denominator):
    return numerator / denominator if denominator != 0 else np.nan


def correlation(x, y):
    """Pearson correlation of two vectors of present values, NaN where either is constant."""
    if constant(x) or constant(y):
        return np.nan
    dx, dy = x - x.mean(), y - y.mean()
    return float(dx @ dy / np.sqrt((dx @ dx) * (dy @ dy)))


def tails(v, n_quantiles):
    """Weights of the highest and of the lowest names, each summing to 1."""
    m = max(1, len(v) // n_quantiles)
    return tail(v, m), tail(-v, m)


def tail(v, m):
    k = key(v)
    q = np.sort(k)[-m]
    above, at = k > q, k == q
    weights = np.zeros(len(v))
    weights[above] = 1.0 / m
    weights[at] = (m - above.sum()) / (m * at.sum())
    return weights
