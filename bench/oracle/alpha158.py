"""Alpha158, the feature set of Qlib (qlib.contrib.data.handler.Alpha158), from its definitions.

A feature over d days has a value only when all d days are there, while Qlib's begins on the first day.
"""

from published import (Market, absolute, correlation, delay, log, maximum, mean, minimum, quantile, r_square,
                       residual, slope, stddev, total, ts_argmax, ts_argmin, ts_max, ts_min, ts_rank)

WINDOWS = (5, 10, 20, 30, 60)
TINY = 1e-12


def alphas(panel):
    """Each feature by its name, as a function without arguments that gives its values."""
    p = Market(panel)
    o, h, lo, c, v = p.open, p.high, p.low, p.close, p.volume
    top, bottom, spread = maximum(o, c), minimum(o, c), h - lo + TINY
    features = {
        "KMID": lambda: (c - o) / o,
        "KLEN": lambda: (h - lo) / o,
        "KMID2": lambda: (c - o) / spread,
        "KUP": lambda: (h - top) / o,
        "KUP2": lambda: (h - top) / spread,
        "KLOW": lambda: (bottom - lo) / o,
        "KLOW2": lambda: (bottom - lo) / spread,
        "KSFT": lambda: (2 * c - h - lo) / o,
        "KSFT2": lambda: (2 * c - h - lo) / spread,
        "OPEN0": lambda: o / c,
        "HIGH0": lambda: h / c,
        "LOW0": lambda: lo / c,
        "VWAP0": lambda: p.vwap / c,
    }
    for d in WINDOWS:
        for name, feature in rolling_features(p, o, h, lo, c, v).items():
            features[f"{name}{d}"] = lambda feature=feature, d=d: feature(d)
    return features


def rolling_features(p, o, h, lo, c, v):
    before, v_before = delay(c, 1), delay(v, 1)
    gain, loss = maximum(c - before, 0), maximum(before - c, 0)
    v_gain, v_loss = maximum(v - v_before, 0), maximum(v_before - v, 0)
    size, v_size = absolute(c - before), absolute(v - v_before)
    moved = absolute(c / before - 1) * v
    return {
        "ROC": lambda d: delay(c, d) / c,
        "MA": lambda d: mean(c, d) / c,
        "STD": lambda d: stddev(c, d) / c,
        "BETA": lambda d: slope(c, d) / c,
        "RSQR": lambda d: r_square(c, d),
        "RESI": lambda d: residual(c, d) / c,
        "MAX": lambda d: ts_max(h, d) / c,
        "MIN": lambda d: ts_min(lo, d) / c,
        "QTLU": lambda d: quantile(c, d, 0.8) / c,
        "QTLD": lambda d: quantile(c, d, 0.2) / c,
        "RANK": lambda d: ts_rank(c, d),
        "RSV": lambda d: (c - ts_min(lo, d)) / (ts_max(h, d) - ts_min(lo, d) + TINY),
        "IMAX": lambda d: ts_argmax(h, d) / d,
        "IMIN": lambda d: ts_argmin(lo, d) / d,
        "IMXD": lambda d: (ts_argmax(h, d) - ts_argmin(lo, d)) / d,
        "CORR": lambda d: correlation(c, log(v + 1), d),
        "CORD": lambda d: correlation(c / before, log(v / v_before + 1), d),
        "CNTP": lambda d: mean(c > before, d),
        "CNTN": lambda d: mean(c < before, d),
        "CNTD": lambda d: mean(c > before, d) - mean(c < before, d),
        "SUMP": lambda d: total(gain, d) / (total(size, d) + TINY),
        "SUMN": lambda d: total(loss, d) / (total(size, d) + TINY),
        "SUMD": lambda d: (total(gain, d) - total(loss, d)) / (total(size, d) + TINY),
        "VMA": lambda d: mean(v, d) / (v + TINY),
        "VSTD": lambda d: stddev(v, d) / (v + TINY),
        "WVMA": lambda d: stddev(moved, d) / (mean(moved, d) + TINY),
        "VSUMP": lambda d: total(v_gain, d) / (total(v_size, d) + TINY),
        "VSUMN": lambda d: total(v_loss, d) / (total(v_size, d) + TINY),
        "VSUMD": lambda d: (total(v_gain, d) - total(v_loss, d)) / (total(v_size, d) + TINY),
    }
