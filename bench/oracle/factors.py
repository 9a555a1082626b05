"""Factor values by the plain definition of each operator: windows cut out, two passes, no tricks.

A value is a float array dates x instruments with NaN for missing. A group is an object array of
labels, one per instrument, None for a name without a group.
"""

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
    """Pairs each argument with its kind; the last kind "controls" takes all that remain."""
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
        if node != ("field", "sector"):
            raise FormulaError("the group must be sector")
        return panel.sector
    negative = node[0] == "call" and node[1] == "negate"
    literal = node[2][0] if negative else node
    if literal[0] != "number":
        raise FormulaError(f"expected a literal for a {kind}")
    number = -literal[1] if negative else literal[1]
    least = {"lag": 0, "window": 1, "window2": 2}.get(kind)
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


def each_constant(window):
    k = key(window)
    return k.max(axis=-1) == k.min(axis=-1)


def each_sum(window):
    """Added one by one from the oldest. numpy's own order differs in the last bit, which shows where
    correlations that are 0 but for rounding are put in order (README, "What it found")."""
    total = window[..., 0]
    for position in range(1, window.shape[-1]):
        total = total + window[..., position]
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
    """x without the names that have no group, and the group of each name as a number."""
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
