"""Factor values by the plain definition of each operator: windows cut out, two passes, no tricks.

A value is a float array dates x instruments with NaN for missing. A group is an object array of
labels, one per instrument, None for a name without a group.
"""

from statistics import NormalDist

import numpy as np
import pandas as pd

from formula import FormulaError, parse
from order import average_ranks, constant, key

CELLS_AT_ONCE = 20_000_000


def evaluate(text, panel):
    """Values of a formula on a panel; raises FormulaError for what this program does not know."""
    return np.array(np.broadcast_to(value_of(parse(text), panel), panel.shape), dtype=float)


def value_of(node, panel):
    kind = node[0]
    if kind == "number":
        return np.full(panel.shape, node[1])
    if kind == "field":
        if node[1] not in panel.fields:
            raise FormulaError(f"unknown field {node[1]!r}")
        return panel.fields[node[1]]
    _, name, arguments = node
    if name not in OPERATORS:
        raise FormulaError(f"unknown operator {name!r}")
    function, kinds = OPERATORS[name]
    return finite(function(*[argument(a, k, panel) for a, k in bind(name, arguments, kinds)]))


def bind(name, arguments, kinds):
    """Pairs each argument with its kind ("lag=" may be left out); the last kind "controls" takes all
    that remain."""
    if kinds[-1] == "controls":
        kinds = kinds[:-1] + ("panel",) * (len(arguments) - len(kinds) + 1)
    needed = sum(1 for k in kinds if "=" not in k)
    if not needed <= len(arguments) <= len(kinds):
        raise FormulaError(f"{name} takes {needed} to {len(kinds)} arguments, not {len(arguments)}")
    return zip(arguments, [k.split("=")[0] for k in kinds])


def argument(node, kind, panel):
    if kind == "panel":
        return value_of(node, panel)
    if kind == "group":
        return panel.sector if node == ("field", "sector") else value_of(node, panel)
    negative = node[0] == "call" and node[1] == "negate"
    literal = node[2][0] if negative else node
    if literal[0] != "number":
        raise FormulaError(f"expected a literal for a {kind}")
    number = -literal[1] if negative else literal[1]
    least = {"lag": 0, "window": 1, "window2": 2, "window3": 3, "window4": 4, "count": 0}.get(kind)
    if least is not None and (number != int(number) or number < least):
        raise FormulaError(f"a {kind} must be an integer >= {least}, not {number}")
    if kind == "tail" and not 0 <= number < 0.5:
        raise FormulaError(f"a tail must be in [0, 0.5), not {number}")
    return int(number) if least is not None else number


def finite(x):
    return np.where(np.isfinite(x), x, np.nan)


# ---------------------------------------------------------------------------- rolling


def rolling(function, w, *panels):
    """function(window, ...) over windows (..., w), oldest first; NaN unless all values are there."""
    days, names = panels[0].shape
    result = np.full((days, names), np.nan)
    if days < w:
        return result
    step = max(1, CELLS_AT_ONCE // (days * w))
    for start in range(0, names, step):
        columns = slice(start, min(names, start + step))
        cuts = [np.lib.stride_tricks.sliding_window_view(p[:, columns], w, axis=0) for p in panels]
        whole = np.all([np.isfinite(c).all(axis=-1) for c in cuts], axis=0)
        part = np.full(whole.shape, np.nan)
        if whole.any():
            part[whole] = function(*[c[whole] for c in cuts])
        result[w - 1 :, columns] = part
    return result


ROUNDING = None  # a random generator: every term of a sum is then off in its last bits


def nudged(x):
    return x if ROUNDING is None else x * (1 + ROUNDING.uniform(-1e-15, 1e-15, np.shape(x)))


def each_constant(window):
    k = key(window)
    return k.max(axis=-1) == k.min(axis=-1)


def each_sum(window):
    """Added one by one from the oldest. numpy's own order differs in the last bit, which shows where
    correlations that are 0 but for rounding are put in order (README, "What it found")."""
    total = nudged(window[..., 0])
    for position in range(1, window.shape[-1]):
        total = total + nudged(window[..., position])
    return total


def each_product(window):
    product = window[..., 0]
    for position in range(1, window.shape[-1]):
        product = product * window[..., position]
    return product


def each_mean(window):
    return each_sum(window) / window.shape[-1]


def each_deviation(window):
    return window - each_mean(window)[..., np.newaxis]


def each_std(window):
    variance = each_sum(each_deviation(window) ** 2) / (window.shape[-1] - 1)
    return np.where(each_constant(window), 0.0, np.sqrt(variance))


def each_zscore(window):
    flat = each_constant(window)
    return np.where(flat, np.nan, each_deviation(window)[:, -1] / np.where(flat, 1, each_std(window)))


def each_cov(x, y):
    return each_sum(each_deviation(x) * each_deviation(y)) / (x.shape[-1] - 1)


def each_corr(x, y):
    flat = each_constant(x) | each_constant(y)
    dx, dy = each_deviation(x), each_deviation(y)
    size = np.sqrt(each_sum(dx * dx) * each_sum(dy * dy))
    return np.where(flat, np.nan, each_sum(dx * dy) / np.where(flat, 1, size))


def each_rank(window):
    k = key(window)
    today = k[:, -1:]
    return ((k < today).sum(axis=-1) + ((k == today).sum(axis=-1) + 1) / 2) / window.shape[-1]


def delay(x, d):
    late = np.full(x.shape, np.nan)
    late[d:] = x[: len(x) - d]
    return late


def returns(x, d=1):
    return divide(x, delay(x, d)) - 1


def ts_decay_linear(x, w):
    weights = np.arange(1, w + 1) / (w * (w + 1) / 2)
    return rolling(lambda v: each_sum(v * weights), w, x)


def ewm(x, span):
    return pd.DataFrame(x).ewm(span=span, adjust=True, ignore_na=False, min_periods=span)


def ewm_std(x, span):
    k = pd.DataFrame(key(x))
    flat = (k.expanding().max() == k.expanding().min()).to_numpy()
    spread = np.sqrt(ewm(x, span).var(bias=False).to_numpy())
    return np.where(flat & np.isfinite(spread), 0.0, spread)


# ---------------------------------------------------------------------- cross-section


def per_date(function, x, *controls):
    """function(x, controls) over the names of each date where all are present."""
    result = np.full(x.shape, np.nan)
    there = np.all([np.isfinite(p) for p in (x,) + controls], axis=0)
    for t in np.flatnonzero(there.any(axis=1)):
        on = there[t]
        result[t, on] = function(x[t, on], *[c[t, on] for c in controls])
    return result


def zscore_of(v):
    return np.full(len(v), np.nan) if constant(v) else (v - v.mean()) / v.std(ddof=1)


def scale(x, a=1.0):
    def of(v):
        total = np.abs(v).sum()
        return a * v / total if total != 0 else np.full(len(v), np.nan)

    return per_date(of, x)


def winsorize(x, p=0.01):
    return per_date(lambda v: np.clip(v, np.quantile(v, p), np.quantile(v, 1 - p)), x)


def residual(v, controls, labels):
    """Least-squares residual of v on an intercept per label and the controls."""

    def centred(u):
        out = np.empty(len(u))
        for label in set(labels):
            members = labels == label
            out[members] = u[members] - u[members].mean()
        return out

    def varies(u):
        return any(not constant(u[labels == label]) for label in set(labels))

    target = centred(v)
    columns = [centred(c) for c in controls if varies(c)]
    left = target
    if columns:
        design = np.column_stack([c / np.sqrt(c @ c) for c in columns])
        u, s, _ = np.linalg.svd(design, full_matrices=False)
        basis = u[:, s > 1e-10 * s.max()]
        left = target - basis @ (basis.T @ target)
        left = left - basis @ (basis.T @ left)
    if np.abs(left).max() <= 1e-10 * np.abs(target).max():
        return np.zeros(len(v))
    return left


def neutralize(x, *controls):
    return per_date(lambda v, *c: residual(v, c, np.zeros(len(v), dtype=int)), x, *controls)


def with_groups(x, group):
    """x without the names that have no group, and the group of each name as a number. A group is
    the same for all dates, or a panel whose equal values (by key) are a group of that date."""
    if group.dtype != object:
        return np.where(np.isnan(group), np.nan, x), key(group)
    known = np.array([g is not None for g in group])
    codes = pd.factorize(np.array([g or "" for g in group]))[0].astype(float)
    return np.where(known, x, np.nan), np.broadcast_to(codes, x.shape)


def in_groups(function, x, group):
    grouped, codes = with_groups(x, group)

    def of(v, labels):
        out = np.empty(len(v))
        for label in set(labels):
            out[labels == label] = function(v[labels == label])
        return out

    return per_date(of, grouped, codes)


def group_neutralize(x, group, *controls):
    grouped, codes = with_groups(x, group)
    return per_date(lambda v, labels, *c: residual(v, c, labels), grouped, codes, *controls)


# ------------------------------------------------------------------------ elementwise


def both(function):
    """A binary operator that is NaN wherever an operand is."""

    def of(a, b):
        with np.errstate(all="ignore"):
            return np.where(np.isnan(a) | np.isnan(b), np.nan, function(a, b))

    return of


def one(function):
    def of(a):
        with np.errstate(all="ignore"):
            return np.where(np.isnan(a), np.nan, function(a))

    return of


divide = both(lambda a, b: np.where(b == 0, np.nan, a / b))


def where(c, a, b):
    return np.where(np.isnan(c), np.nan, np.where(c != 0, a, b))


def safe_div(a, b, eps=1e-12):
    return np.where(np.abs(b) <= eps, np.nan, divide(a, b))


# ------------------------------------------------------------- shapes and lines in a window


def moment(window, power):
    """Mean of the deviations to a power, scaled so that the largest deviation is 1. The oldest value
    is taken off first: where a window hardly moves, the rounding of its mean is no small thing."""
    d = each_deviation(window - window[..., :1])
    largest = np.abs(d).max(axis=-1, keepdims=True)
    return ((d / np.where(largest == 0, 1, largest)) ** power).mean(axis=-1)


def each_skew(window):
    n, flat = window.shape[-1], each_constant(window)
    m2 = np.where(flat, 1, moment(window, 2))
    return np.where(flat, np.nan, np.sqrt(n * (n - 1)) / (n - 2) * moment(window, 3) / m2**1.5)


def each_kurt(window):
    n, flat = window.shape[-1], each_constant(window)
    m2 = np.where(flat, 1, moment(window, 2))
    raw = moment(window, 4) / m2**2
    return np.where(flat, np.nan, (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * raw - 3 * (n - 1)))


def each_mad(window):
    return np.where(each_constant(window), 0.0, np.abs(each_deviation(window)).mean(axis=-1))


def each_scale(window):
    flat, low, high = each_constant(window), window.min(axis=-1), window.max(axis=-1)
    return np.where(flat, np.nan, (window[:, -1] - low) / np.where(flat, 1, high - low))


def each_regression(figure):
    """Least squares of y on an intercept and x by the figure that ts_regression numbers so."""

    def of(y, x):
        n = x.shape[-1]
        dx, dy = each_deviation(x), each_deviation(y)
        xx = np.where(each_constant(x), np.nan, (dx * dx).sum(axis=-1))
        yy = np.where(each_constant(y), 0.0, (dy * dy).sum(axis=-1))
        xy = (dx * dy).sum(axis=-1)
        xy = np.where(np.abs(xy) <= 1e-10 * np.sqrt(xx * yy), 0.0, xy)
        beta = xy / xx
        rest = ((dy - beta[:, np.newaxis] * dx) ** 2).sum(axis=-1)
        rest = np.where(rest <= 1e-12 * yy, 0.0, rest)
        last = dy[:, -1] - beta * dx[:, -1]
        with np.errstate(all="ignore"):
            return (
                lambda: np.where(np.abs(last) <= 1e-10 * np.sqrt(yy), 0.0, last),
                lambda: each_mean(y) - beta * each_mean(x),
                lambda: beta,
                lambda: each_mean(y) + beta * dx[:, -1],
                lambda: rest,
                lambda: yy + 0 * xx,
                lambda: xy * xy / (xx * yy),
                lambda: rest / (n - 2),
                lambda: np.sqrt(rest / (n - 2) / xx),
                lambda: np.sqrt(rest / (n - 2) * (1 / n + each_mean(x) ** 2 / xx)),
            )[figure]()

    return of


def trend(figure):
    def of(x, w):
        day = np.broadcast_to(np.arange(len(x), dtype=float)[:, np.newaxis], x.shape)
        return rolling(each_regression(figure), w, x, day)

    return of


def ts_regression(y, x, w, lag=0, rettype=0):
    return rolling(each_regression(rettype), w, y, delay(x, lag))


def ts_partial_corr(x, y, z, w):
    xy, xz, yz = (rolling(each_corr, w, *pair) for pair in ((x, y), (x, z), (y, z)))
    left = np.minimum(1 - xz * xz, 1 - yz * yz)
    with np.errstate(all="ignore"):
        partial = (xy - xz * yz) / np.sqrt((1 - xz * xz) * (1 - yz * yz))
    return np.where(left <= 1e-10, np.nan, np.clip(partial, -1, 1))


def ts_decay_exp(x, w, factor):
    weights = factor ** np.arange(w - 1, -1, -1.0)
    return rolling(lambda v: (v * weights).sum(axis=-1) / weights.sum(), w, x)


def ts_up_sum(x, w):
    return rolling(lambda v: np.maximum(v, 0).sum(axis=-1), w, x - delay(x, 1))


def ts_down_sum(x, w):
    return ts_up_sum(-x, w)


def rsi(x, w):
    up, down = ts_up_sum(x, w), ts_down_sum(x, w)
    return divide(100 * up, up + down)


# ----------------------------------------------------------------- one value of the past


def each_past(function, x, w=None):
    """function(values present in the window, newest last, today's value) for each date and name."""
    result = np.full(x.shape, np.nan)
    for t, i in np.ndindex(*x.shape):
        past = x[0 if w is None else max(0, t - w + 1) : t + 1, i]
        result[t, i] = function(past[~np.isnan(past)], x[t, i])
    return result


def kth_element(x, w, k):
    return each_past(lambda past, _: past[-k] if len(past) >= k else np.nan, x, w)


def last_diff_value(x, w):
    def of(past, today):
        other = past[key(past) != key(np.array([today]))]
        return other[-1] if len(other) and not np.isnan(today) else np.nan

    return each_past(of, x, w)


def ts_count_nans(x, w):
    return rolling(lambda v: v.sum(axis=-1), w, np.isnan(x).astype(float))


def true(c):
    return (c != 0) & ~np.isnan(c)


def days_since(c):
    result, last = np.full(c.shape, np.nan), np.full(c.shape[1], np.nan)
    for t in range(len(c)):
        last = np.where(true(c[t]), t, last)
        result[t] = t - last
    return result


def trade_when(trigger, x, leave=None):
    result, held = np.full(x.shape, np.nan), np.full(x.shape[1], np.nan)
    for t in range(len(x)):
        held = np.where(trigger[t] > 0, x[t], held)
        if leave is not None:
            held = np.where(leave[t] > 0, np.nan, held)
        result[t] = held
    return result


def hump(x, threshold=0.01):
    result, last = np.full(x.shape, np.nan), np.full(x.shape[1], np.nan)
    for t in range(len(x)):
        limit = threshold * np.nansum(np.abs(x[t]))
        step = x[t] - last
        far = key(np.abs(step)) > key(np.array([limit]))
        moved = np.where(np.isnan(last), x[t], np.where(far, last + np.sign(step) * limit, last))
        last = np.where(np.isnan(x[t]), last, moved)
        result[t] = np.where(np.isnan(x[t]), np.nan, last)
    return result


# ------------------------------------------------------------- more of a date, and groups


def of_ranks(ranks, n, driver):
    shifted = 1 / n + (ranks - 1) / (n - 1) * (1 - 2 / n)
    return np.array([[NormalDist().inv_cdf(p), np.tan(np.pi * (p - 0.5)), p - 0.5][driver] for p in shifted])


def quantile_by(x, driver=0):
    return per_date(
        lambda v: of_ranks(average_ranks(v), len(v), driver) if len(v) > 1 else v * np.nan, x)


def ts_quantile_by(x, w, driver=0):
    return rolling(lambda v: of_ranks(each_rank(v) * w, w, driver), w, x)


def each_entropy(buckets):
    def of(windows):
        result = np.zeros(len(windows))
        for k, v in enumerate(windows):
            if not constant(v):
                place = (v - v.min()) / (v.max() - v.min()) * buckets
                counts = np.bincount(np.minimum(key(place).astype(int), buckets - 1))
                shares = counts[counts > 0] / len(v)
                result[k] = -(shares * np.log(shares)).sum()
        return result

    return of


def cut(x, *bounds):
    above = sum((key(x) > key(b)).astype(float) for b in bounds)
    return np.where(np.isnan(sum(bounds, x)), np.nan, above)


def normalize(x, use_std=0, limit=0.0):
    result = per_date(zscore_of if use_std else lambda v: v - v.mean(), x)
    return np.clip(result, -limit, limit) if limit > 0 else result


def winsorize_std(x, std=4.0):
    def of(v):
        if len(v) < 2 or constant(v):
            return v
        reach = std * v.std(ddof=1)
        return np.clip(v, v.mean() - reach, v.mean() + reach)

    return per_date(of, x)


def truncate(x, most=0.01):
    def of(v):
        limit = most * np.abs(v).sum()
        return np.clip(v, -limit, limit)

    return per_date(of, x)


def bucket(x, n):
    return per_date(lambda v: np.floor((2 * average_ranks(v) - 1) * n / (2 * len(v))), x)


def densify(x):
    return per_date(lambda v: np.unique(key(v), return_inverse=True)[1].astype(float), x)


def vector_neut(x, y):
    def of(v, u):
        left = v - u * ((u @ v) / (u @ u)) if u.any() else v
        return left if np.abs(left).max() > 1e-10 * np.abs(v).max() else np.zeros(len(v))

    return per_date(of, x, y)


def of_group(function):
    """One number for all members of a group."""
    return lambda x, g: in_groups(lambda v: np.full(len(v), function(v)), x, g)


def scale_of(v):
    if constant(v):
        return np.full(len(v), np.nan)
    return (v - v.min()) / (v.max() - v.min())


def normalize_of(v, a):
    total = np.abs(v).sum()
    return a * v / total if total != 0 else np.full(len(v), np.nan)


def std_of(v):
    return np.nan if len(v) < 2 else 0.0 if constant(v) else v.std(ddof=1)


def group_backfill(x, group, w, std=4.0):
    grouped, codes = with_groups(np.zeros(x.shape), group)
    result = x.copy()
    for t, i in np.argwhere(np.isnan(x) & ~np.isnan(grouped)):
        peers = (codes[t] == codes[t, i]) & ~np.isnan(grouped[t])
        v = x[max(0, t - w + 1) : t + 1, peers]
        v = v[~np.isnan(v)]
        if len(v):
            reach = std * v.std(ddof=1) if len(v) > 1 else 0.0
            result[t, i] = np.clip(v, v.mean() - reach, v.mean() + reach).mean()
    return result


P, W, W2 = "panel", "window", "window2"
OPERATORS = {
    "delay": (delay, (P, "lag")),
    "returns": (returns, (P, "lag=")),
    "ts_delta": (lambda x, d=1: x - delay(x, d), (P, "lag=")),
    "ts_mean": (lambda x, w: rolling(each_mean, w, x), (P, W)),
    "sma": (lambda x, w: rolling(each_mean, w, x), (P, W)),
    "ts_sum": (lambda x, w: rolling(each_sum, w, x), (P, W)),
    "ts_product": (lambda x, w: rolling(each_product, w, x), (P, W)),
    "ts_min": (lambda x, w: rolling(lambda v: v.min(axis=-1), w, x), (P, W)),
    "ts_max": (lambda x, w: rolling(lambda v: v.max(axis=-1), w, x), (P, W)),
    "ts_std": (lambda x, w: rolling(each_std, w, x), (P, W2)),
    "ts_zscore": (lambda x, w: rolling(each_zscore, w, x), (P, W2)),
    "ts_cov": (lambda x, y, w: rolling(each_cov, w, x, y), (P, P, W2)),
    "ts_corr": (lambda x, y, w: rolling(each_corr, w, x, y), (P, P, W2)),
    "ts_rank": (lambda x, w: rolling(each_rank, w, x), (P, W)),
    "ts_argmax": (lambda x, w: rolling(lambda v: key(v).argmax(axis=-1) + 1, w, x), (P, W)),
    "ts_argmin": (lambda x, w: rolling(lambda v: key(v).argmin(axis=-1) + 1, w, x), (P, W)),
    "ts_decay_linear": (ts_decay_linear, (P, W)),
    "rel_volume": (lambda x, w: divide(x, rolling(each_mean, w, x)), (P, W)),
    "ewm_mean": (lambda x, s: ewm(x, s).mean().to_numpy(), (P, W)),
    "ewm_std": (ewm_std, (P, W2)),
    "ts_av_diff": (lambda x, w: rolling(lambda v: each_deviation(v)[:, -1], w, x), (P, W)),
    "ts_median": (lambda x, w: rolling(lambda v: np.median(v, axis=-1), w, x), (P, W)),
    "ts_quantile": (
        lambda x, w, p: rolling(lambda v: np.quantile(v, p, axis=-1), w, x), (P, W, "number")),
    "ts_skew": (lambda x, w: rolling(each_skew, w, x), (P, "window3")),
    "ts_kurt": (lambda x, w: rolling(each_kurt, w, x), (P, "window4")),
    "ts_mad": (lambda x, w: rolling(each_mad, w, x), (P, W)),
    "ts_scale": (lambda x, w: rolling(each_scale, w, x), (P, W2)),
    "ts_count": (lambda c, w: rolling(lambda v: (v != 0).sum(axis=-1), w, c), (P, W)),
    "ts_up_sum": (ts_up_sum, (P, W)),
    "ts_down_sum": (ts_down_sum, (P, W)),
    "rsi": (rsi, (P, W)),
    "ts_decay_exp": (ts_decay_exp, (P, W, "number")),
    "ts_quantile_by": (ts_quantile_by, (P, W2, "count=")),
    "ts_entropy": (
        lambda x, w, buckets=10: rolling(each_entropy(buckets), w, x), (P, W, "count=")),
    "ts_slope": (trend(2), (P, W2)),
    "ts_rsquare": (trend(6), (P, W2)),
    "ts_resid": (trend(0), (P, W2)),
    "ts_regression": (ts_regression, (P, P, W2, "lag=", "count=")),
    "ts_partial_corr": (ts_partial_corr, (P, P, P, "window3")),
    "ts_backfill": (lambda x, w: kth_element(x, w, 1), (P, W)),
    "kth_element": (kth_element, (P, W, "count")),
    "last_diff_value": (last_diff_value, (P, W2)),
    "ts_count_nans": (ts_count_nans, (P, W)),
    "days_since": (days_since, (P,)),
    "trade_when": (trade_when, (P, P, "panel=")),
    "ts_step": (lambda one: np.cumsum(one, axis=0), (P,)),
    "hump": (hump, (P, "number=")),
    "quantile": (quantile_by, (P,)),
    "quantile_by": (quantile_by, (P, "count=")),
    "normalize": (normalize, (P, "count=", "number=")),
    "winsorize_std": (winsorize_std, (P, "number=")),
    "truncate": (truncate, (P, "number=")),
    "bucket": (bucket, (P, "count")),
    "densify": (densify, (P,)),
    "vector_neut": (vector_neut, (P, P)),
    "group_zscore": (lambda x, g: in_groups(zscore_of, x, g), (P, "group")),
    "group_scale": (lambda x, g: in_groups(scale_of, x, g), (P, "group")),
    "group_normalize": (
        lambda x, g, a=1.0: in_groups(lambda v: normalize_of(v, a), x, g), (P, "group", "number=")),
    "group_mean": (of_group(np.mean), (P, "group")),
    "group_median": (of_group(np.median), (P, "group")),
    "group_sum": (of_group(np.sum), (P, "group")),
    "group_count": (of_group(len), (P, "group")),
    "group_min": (of_group(np.min), (P, "group")),
    "group_max": (of_group(np.max), (P, "group")),
    "group_std": (of_group(std_of), (P, "group")),
    "group_backfill": (group_backfill, (P, "group", W, "number=")),
    "ceil": (one(np.ceil), (P,)),
    "cut": (cut, (P, "controls")),
    "mask": (lambda x, c: np.where(true(c), x, np.nan), (P, P)),
    "exp": (one(np.exp), (P,)),
    "floor": (one(np.floor), (P,)),
    "fraction": (one(lambda x: np.sign(x) * (np.abs(x) - np.floor(np.abs(x)))), (P,)),
    "inverse": (lambda x: divide(np.ones(x.shape), x), (P,)),
    "is_nan": (lambda x: np.isnan(x).astype(float), (P,)),
    "nan_to_num": (lambda x, y=0.0: np.where(np.isnan(x), y, x), (P, "panel=")),
    "round": (one(np.round), (P,)),
    "s_log_1p": (one(lambda x: np.sign(x) * np.log1p(np.abs(x))), (P,)),
    "sigmoid": (one(lambda x: 1 / (1 + np.exp(-x))), (P,)),
    "tanh": (one(np.tanh), (P,)),
    "rank": (lambda x: per_date(lambda v: average_ranks(v) / len(v), x), (P,)),
    "zscore": (lambda x: per_date(zscore_of, x), (P,)),
    "demean": (lambda x: per_date(lambda v: v - v.mean(), x), (P,)),
    "scale": (scale, (P, "number=")),
    "winsorize": (winsorize, (P, "tail=")),
    "neutralize": (neutralize, (P, "controls")),
    "group_demean": (lambda x, g: in_groups(lambda v: v - v.mean(), x, g), (P, "group")),
    "group_rank": (lambda x, g: in_groups(lambda v: average_ranks(v) / len(v), x, g), (P, "group")),
    "group_neutralize": (group_neutralize, (P, "group", "controls")),
    "clip": (lambda x, lo, hi: both(np.minimum)(both(np.maximum)(x, lo), hi), (P, P, P)),
    "log": (one(lambda x: np.log(np.where(x > 0, x, np.nan))), (P,)),
    "log1p": (one(lambda x: np.log1p(np.where(x > -1, x, np.nan))), (P,)),
    "sqrt": (one(np.sqrt), (P,)),
    "abs": (np.abs, (P,)),
    "sign": (one(np.sign), (P,)),
    "signed_power": (both(lambda x, a: np.sign(x) * np.abs(x) ** a), (P, P)),
    "maximum": (both(np.maximum), (P, P)),
    "minimum": (both(np.minimum), (P, P)),
    "power": (both(np.power), (P, P)),
    "where": (where, (P, P, P)),
    "safe_div": (safe_div, (P, P, "number=")),
    "+": (np.add, (P, P)),
    "-": (np.subtract, (P, P)),
    "*": (np.multiply, (P, P)),
    "/": (divide, (P, P)),
    "%": (both(np.mod), (P, P)),
    "negate": (np.negative, (P,)),
    "<": (both(np.less), (P, P)),
    "<=": (both(np.less_equal), (P, P)),
    ">": (both(np.greater), (P, P)),
    ">=": (both(np.greater_equal), (P, P)),
    "==": (both(np.equal), (P, P)),
    "!=": (both(np.not_equal), (P, P)),
    "and": (both(lambda a, b: (a != 0) & (b != 0)), (P, P)),
    "or": (both(lambda a, b: (a != 0) | (b != 0)), (P, P)),
    "not": (one(lambda a: a == 0), (P,)),
}
OPERATORS["cs_rank"] = OPERATORS["rank"]
OPERATORS["if_else"] = OPERATORS["where"]
OPERATORS["mod"] = OPERATORS["%"]
OPERATORS["wma"] = OPERATORS["ts_decay_linear"]
OPERATORS["regression_neut"] = OPERATORS["neutralize"]
