"""Times two pandas/numpy programs that do the p1 evaluation of one factor, after asserting that both agree with
the oracle to 1e-9 in every number.

    peer.py --us88 DIR [--formula TEXT] [--repetitions N]

p1_pandas (peer_pandas.py) is what a good user writes from the definition. The clock covers the held and forward
returns and everything after them; panel and factor values are in memory before.

p1_numpy (this file) is meant to be hard to beat: one sort per date for both tails, one formation for all three
backtests, that of the negated factor by mirroring; held and forward returns, too, are in memory before the clock starts.

Prints a JSON line for each.
"""

import argparse
import json
import os
import sys
import time

try:
    import numpy as np
    import pandas as pd
except ImportError:
    print("skipped: this benchmark needs pandas (Debian: apt-get install python3-pandas)")
    sys.exit(77)

import evaluation as oracle
import panel as panels
import peer_pandas
from factors import evaluate as factor


def order_keys(x):
    return ((x + 0.0).view(np.int64) + 2048 & ~np.int64(4095)).view(np.float64)


def tail_panel(keys, there, n_quantiles):
    """Top minus bottom weights of every date, and which dates have tails and how many names."""
    rows = np.arange(len(keys))
    k = np.where(there, keys, np.nan)
    ordered = np.sort(k, axis=1)
    n = there.sum(axis=1)
    m = np.maximum(1, n // n_quantiles)
    last = np.maximum(n - 1, 0)
    varies = ordered[rows, last] > ordered[:, 0]
    high = ordered[rows, np.maximum(n - m, 0)][:, None]
    low = ordered[rows, np.minimum(m - 1, last)][:, None]
    return tail_weights(k > high, k == high, m) - tail_weights(k < low, k == low, m), varies, n


def tail_weights(beyond, at, m):
    share = (m - beyond.sum(axis=1)) / (m * np.maximum(at.sum(axis=1), 1))
    return beyond / m[:, None] + at * share[:, None]


def row_correlation(x, y):
    """Pearson correlation per row of two panels that are NaN in the same places."""
    dx, dy = x - np.nanmean(x, axis=1, keepdims=True), y - np.nanmean(y, axis=1, keepdims=True)
    return np.nansum(dx * dy, axis=1) / np.sqrt(np.nansum(dx * dx, axis=1) * np.nansum(dy * dy, axis=1))


def mean_of_active(formed, first, last, p):
    """Books fixed at first..last-1: formed holds the sleeve of each date."""
    book, active = np.zeros((last - first, formed.shape[1])), np.zeros(last - first)
    sleeves = np.arange(0, last - first, p["rebalance_days"])
    for age in range(p["holding_days"]):
        at = sleeves[sleeves + age < last - first]
        book[at + age] += formed[first + at]
        active[at + age] += 1
    return book / np.maximum(active, 1)[:, None]


def net_returns(formed, first, last, held, config):
    """Columns net, turnover, cost over return dates first..last."""
    c = config["costs"]
    w = mean_of_active(formed, first - 1, last, config["portfolio"])
    traded = np.abs(np.diff(w, axis=0, prepend=0.0)).sum(axis=1)
    cost = traded * (c["commission_bps"] + c["slippage_bps"]) / 1e4
    cost += np.maximum(-w, 0).sum(axis=1) * c["borrow_bps"] / 1e4 / 252
    gross = (w * held[first : last + 1]).sum(axis=1)
    return gross - cost, traded / 2, cost


def sharpe(net):
    return net.mean() / net.std(ddof=1) * np.sqrt(252)


def t_statistic(e):
    return e.mean() / (e.std(ddof=1) / np.sqrt(len(e)))


def p1(x, close, held, forward, config):
    """Headline numbers of the walk-forward; horizon 1 (the plain t-statistic)."""
    e, p = config["evaluation"], config["portfolio"]
    lag = p["execution_lag"]
    z = np.full(x.shape, np.nan)
    z[lag:] = x[: len(x) - lag]
    keys = order_keys(z)
    weights, varies, n = tail_panel(keys, np.isfinite(z) & np.isfinite(close), e["n_quantiles"])
    formed = 0.5 * np.where((varies & (n >= p["min_names"]))[:, None], weights, 0.0)

    splits = oracle.walk_forward(len(z), config)
    plus = net_returns(formed, 1, len(z) - 1, held, config)[0]
    minus = net_returns(-formed, 1, len(z) - 1, held, config)[0]
    begins = np.array([begin for _, (begin, _) in splits])
    train = np.array([[sharpe(net[a - 1 : b]) for net in (plus, minus)] for (a, b), _ in splits])
    signs = np.where(train[:, 1] > train[:, 0], -1.0, 1.0)

    first, last = splits[0][1][0], splits[-1][1][1]
    dates = np.arange(first, last + 1)
    sign = signs[np.searchsorted(begins, dates, side="right") - 1]
    signed = np.zeros(formed.shape)
    signed[dates - 1] = sign[:, None] * formed[dates - 1]
    net, turnover, cost = net_returns(signed, first, last, held, config)
    counted = np.zeros(len(dates), dtype=bool)
    for _, (a, b) in splits:
        counted[a - first : b - first + 1] = True
    test = np.array([sharpe(net[a - first : b - first + 1]) for _, (a, b) in splits])
    net, turnover, cost = net[counted], turnover[counted], cost[counted]
    equity = np.cumprod(1 + net)

    rows, sign = dates[counted] - 1, sign[counted]
    f = forward[rows]
    both = np.isfinite(z[rows]) & np.isfinite(f)
    priced = np.isfinite(f).sum(axis=1)
    weights, varies, n = tail_panel(keys[rows], both, e["n_quantiles"])
    use = varies & (n >= e["min_obs_per_day"])
    there = both[use]
    v, g = np.where(there, z[rows][use], np.nan), np.where(there, f[use], np.nan)
    ranks = [pd.DataFrame(np.where(there, k, np.nan)).rank(axis=1).to_numpy()
             for k in (keys[rows][use], order_keys(g))]
    ic = sign[use] * row_correlation(v, g)
    rank_ic = sign[use] * row_correlation(*ranks)
    spread = sign[use] * np.nansum(weights[use] * g, axis=1)
    return {
        "ic": ic.mean(), "ic_tstat": t_statistic(ic),
        "rank_ic": rank_ic.mean(), "rank_ic_tstat": t_statistic(rank_ic),
        "spread_mean": spread.mean(), "spread_tstat": t_statistic(spread),
        "coverage_mean": (n[priced > 0] / priced[priced > 0]).mean(),
        "information_ratio": sharpe(net),
        "annualized_return": equity[-1] ** (252 / len(net)) - 1,
        "annualized_volatility": net.std(ddof=1) * np.sqrt(252),
        "max_drawdown": (equity / np.maximum(np.maximum.accumulate(equity), 1.0) - 1).min(),
        "turnover_mean": turnover.mean(), "total_cost_bps": cost.mean() * 1e4,
        "wf_n_splits": len(splits), "wf_test_ir_mean": test.mean(),
        "wf_test_ir_std": test.std(ddof=1), "wf_test_ir_positive_frac": (test > 0).mean(),
        "wf_generalization_gap": (train.max(axis=1) - test).mean(),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--us88", required=True)
    parser.add_argument("--formula", default="zscore(returns(close, 5)) * -1")
    parser.add_argument("--repetitions", type=int, default=30)
    arguments = parser.parse_args()
    panel = panels.load(os.path.join(arguments.us88, "ohlcv.csv"),
                        os.path.join(arguments.us88, "sectors.csv"))
    config = oracle.settings(evaluation__mode="p1")
    x = factor(arguments.formula, panel)
    judged, _ = oracle.evaluate(x, panel, config)

    close = pd.DataFrame(panel.close, index=pd.to_datetime(panel.dates), columns=panel.instruments)
    values = pd.DataFrame(x, index=close.index, columns=close.columns)
    splits = oracle.walk_forward(len(close), config)
    time_it("p1_pandas", lambda: peer_pandas.p1(values, close, splits, config), judged, arguments.repetitions)

    held = oracle.held_returns(panel.close, config["market"]["delisting_return"])
    forward = oracle.forward_return(panel.close, config["evaluation"]["horizon"])
    time_it("p1_numpy", lambda: p1(x, panel.close, held, forward, config), judged, arguments.repetitions)


def time_it(what, program, judged, repetitions):
    found = program()
    for name, value in judged.items():
        assert abs(found[name] - value) <= 1e-9 * max(1.0, abs(value)), (what, name, found[name], value)
    for _ in range(4):
        program()
    times = []
    for _ in range(repetitions):
        started = time.perf_counter()
        program()
        times.append((time.perf_counter() - started) * 1e3)
    print(json.dumps({"what": what, "median_ms": round(float(np.median(times)), 3),
                      "best_ms": round(min(times), 3), "n": len(times)}), flush=True)


if __name__ == "__main__":
    main()
