"""The p1 evaluation of one factor as a good user of pandas writes it from the definition: frames of dates x
instruments, whole panels at a time, three backtests that know nothing of each other.

For the default settings of what it does not ask: one formation a day, no return on delisting, horizon 1.
"""

import numpy as np
import pandas as pd


def tails(v, n, n_quantiles):
    """Weights of the top and of the bottom tail of each date; names that tie share."""
    m = (n // n_quantiles).clip(lower=1)
    first, last = v.rank(axis=1, method="min"), v.rank(axis=1, method="max")
    share = last.sub(first).add(1).mul(m, axis=0)
    below = last.clip(upper=m, axis=0).sub(first).add(1).clip(lower=0)
    above = last.sub(first.clip(lower=n - m + 1, axis=0)).add(1).clip(lower=0)
    return (above / share).fillna(0.0), (below / share).fillna(0.0)


def sleeves(z, close, config):
    v = z.where(close.notna())
    n = v.count(axis=1)
    top, bottom = tails(v, n, config["evaluation"]["n_quantiles"])
    formed = (n >= config["portfolio"]["min_names"]) & (v.max(axis=1) > v.min(axis=1))
    return (0.5 * (top - bottom)).where(formed, 0.0, axis=0)


def backtest(z, close, held, config):
    """Columns net, turnover, cost: the book of each row of z, dated by the row it is fixed on, and what the
    row of held with the same label earns on it."""
    costs = config["costs"]
    book = sleeves(z, close, config).rolling(config["portfolio"]["holding_days"], min_periods=1).mean()
    traded = (book - book.shift(fill_value=0.0)).abs().sum(axis=1)
    borrowed = -book.clip(upper=0).sum(axis=1)
    cost = (traded * (costs["commission_bps"] + costs["slippage_bps"]) / 1e4
            + borrowed * costs["borrow_bps"] / 1e4 / 252)
    return pd.DataFrame({"net": (book * held).sum(axis=1) - cost, "turnover": traded / 2, "cost": cost})


def sharpe(net):
    return net.mean() / net.std() * np.sqrt(252)


def t_statistic(e):
    return e.mean() / (e.std() / np.sqrt(len(e)))


def p1(x, close, splits, config):
    """Headline numbers of the walk-forward. x: factor values."""
    e, p = config["evaluation"], config["portfolio"]
    z = x.shift(p["execution_lag"])
    # the return that a book fixed on a date earns until the next
    held = (close / close.ffill().shift() - 1).fillna(0.0).shift(-1)
    forward = close.shift(-e["horizon"]) / close - 1

    plus = backtest(z.iloc[:-1], close, held, config).net
    minus = backtest(-z.iloc[:-1], close, held, config).net
    train = pd.DataFrame([[sharpe(net.iloc[a - 1 : b]) for net in (plus, minus)] for (a, b), _ in splits])
    begins = [a - 1 for _, (a, b) in splits]
    first, last = begins[0], splits[-1][1][1]
    sign = pd.Series(np.nan, index=z.index)
    sign.iloc[begins] = np.where(train[1] > train[0], -1.0, 1.0)
    signed = z.mul(sign.ffill(), axis=0)
    days = backtest(signed.iloc[first:last], close.iloc[first:last], held.iloc[first:last], config)
    test = pd.Series([sharpe(days.net.iloc[a - 1 - first : b - first]) for _, (a, b) in splits])
    inside = np.zeros(len(days), dtype=bool)
    for _, (a, b) in splits:
        inside[a - 1 - first : b - first] = True
    days = days[inside]
    equity = (1 + days.net).cumprod()

    f = forward.loc[days.index]
    v = signed.loc[days.index].where(f.notna())
    n, priced = v.count(axis=1), f.count(axis=1)
    use = (n >= e["min_obs_per_day"]) & (v.max(axis=1) > v.min(axis=1))
    coverage = (n / priced)[priced > 0]
    v, f, n = v[use], f[use].where(v[use].notna()), n[use]
    top, bottom = tails(v, n, e["n_quantiles"])
    ic = v.corrwith(f, axis=1)
    rank_ic = v.rank(axis=1).corrwith(f.rank(axis=1), axis=1)
    spread = ((top - bottom) * f).sum(axis=1)
    return {
        "ic": ic.mean(), "ic_tstat": t_statistic(ic),
        "rank_ic": rank_ic.mean(), "rank_ic_tstat": t_statistic(rank_ic),
        "spread_mean": spread.mean(), "spread_tstat": t_statistic(spread),
        "coverage_mean": coverage.mean(),
        "information_ratio": sharpe(days.net),
        "annualized_return": equity.iloc[-1] ** (252 / len(days)) - 1,
        "annualized_volatility": days.net.std() * np.sqrt(252),
        "max_drawdown": (equity / equity.cummax().clip(lower=1) - 1).min(),
        "turnover_mean": days.turnover.mean(), "total_cost_bps": days.cost.mean() * 1e4,
        "wf_n_splits": len(splits), "wf_test_ir_mean": test.mean(), "wf_test_ir_std": test.std(),
        "wf_test_ir_positive_frac": (test > 0).mean(),
        "wf_generalization_gap": (train.max(axis=1) - test).mean(),
    }
