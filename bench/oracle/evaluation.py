"""p0, the walk-forward, and the headline numbers; the book of p1. The controls of p2 are in controls.py.

`x` is a factor panel (dates x instruments), `z` the same one delayed by the execution lag.
Return dates are counted from 1: the return of date s is earned by the book fixed at s - 1.
"""

import copy

import numpy as np

from controls import ControlledBook
from factors import delay
from order import average_ranks, constant, correlation, mean, ratio, std, tails

DEFAULTS = {
    "market": {"adjust": True, "min_day_coverage": 0.1, "delisting_return": 0.0},
    "evaluation": {"mode": "p2", "horizon": 1, "n_quantiles": 5, "min_obs_per_day": 20,
                   "cost_bps": 0.0},
    "walk_forward": {"window": "expanding", "train_days": 126, "valid_days": 42, "test_days": 42,
                     "step_days": 42},
    "portfolio": {"execution_lag": 1, "min_names": 10, "rebalance_days": 1, "holding_days": 5,
                  "min_adv": 0.0, "adv_window": 20, "beta_window": 60, "vol_window": 20,
                  "neutralize": ["beta", "log_adv"], "max_abs_weight": 0.10, "turnover_cap": None,
                  "vol_target": None, "vol_target_window": 20, "max_leverage": 2.0,
                  "notional": 10_000_000.0},
    "costs": {"commission_bps": 1.0, "slippage_bps": 2.0, "borrow_bps": 50.0,
              "half_spread_bps": 2.0, "impact_bps": 10.0, "impact_exponent": 0.5,
              "impact_max_participation": 0.1, "max_borrow_bps": None},
}


def settings(**changes):
    """The defaults with changes given as section__key=value."""
    made = copy.deepcopy(DEFAULTS)
    for name, value in changes.items():
        section, setting = name.split("__")
        if setting not in made[section]:
            raise KeyError(name)
        made[section][setting] = value
    return made


def evaluate(x, panel, config, shorting=None):
    """Headline numbers by column name, and the daily table of the out-of-sample book (None in p0)."""
    z = delay(x, config["portfolio"]["execution_lag"])
    splits = [] if config["evaluation"]["mode"] == "p0" else walk_forward(len(z), config)
    if not splits:
        return quick_look(z, panel, config), None
    return out_of_sample(z, panel, config, splits, shorting)


# ------------------------------------------------------------------------- statistics


def t_statistic(e, horizon):
    """Hansen and Hodrick (1980), never below the plain variance."""
    n = len(e)
    if n < 2 or constant(e):
        return np.nan
    d = e - e.mean()
    gamma = [d[lag:] @ d[: n - lag] / n for lag in range(min(horizon, n))]
    return ratio(e.mean(), np.sqrt(max(gamma[0], gamma[0] + 2 * sum(gamma[1:])) / (n - 1)))


def drawdowns(net):
    """Equity over its peak (at least the 1 of the start) - 1, day by day, and the equity."""
    equity = np.cumprod(1 + net)
    below = equity / np.maximum(np.maximum.accumulate(equity), 1.0) - 1
    ruined = np.maximum.accumulate(1 + net <= 0)
    return np.where(ruined, -1.0, below), equity


def max_drawdown(net):
    return float(drawdowns(net)[0].min()) if len(net) else np.nan


def sharpe(net, days_per_value=1):
    return ratio(mean(net), std(net)) * np.sqrt(252 / days_per_value)


def forward_return(close, h):
    f = np.full(close.shape, np.nan)
    f[:-h] = close[h:] / close[:-h] - 1
    return f


def daily_association(z, f, dates, config):
    """IC, rank IC, spread and half-book per counted day of `dates`, and coverage of every one."""
    e = config["evaluation"]
    found = {"ic": [], "rank_ic": [], "spread": [], "book": [], "coverage": []}
    for t in dates:
        priced = np.isfinite(f[t])
        both = priced & np.isfinite(z[t])
        if priced.any():
            found["coverage"].append(both.sum() / priced.sum())
        v, g = z[t, both], f[t, both]
        if len(v) < e["min_obs_per_day"] or constant(v):
            continue
        if not constant(g):
            found["ic"].append(correlation(v, g))
            found["rank_ic"].append(correlation(average_ranks(v), average_ranks(g)))
        top, bottom = tails(v, e["n_quantiles"])
        found["spread"].append(top @ g - bottom @ g)
        book = np.zeros(z.shape[1])
        book[both] = 0.5 * (top - bottom)
        found["book"].append(book)
    return {name: np.array(values) for name, values in found.items()}


def association_headlines(days, horizon):
    return {
        "ic": mean(days["ic"]), "ic_tstat": t_statistic(days["ic"], horizon),
        "rank_ic": mean(days["rank_ic"]), "rank_ic_tstat": t_statistic(days["rank_ic"], horizon),
        "spread_mean": mean(days["spread"]),
        "spread_tstat": t_statistic(days["spread"], horizon),
        "coverage_mean": mean(days["coverage"]),
    }


# --------------------------------------------------------------------------------- p0


def quick_look(z, panel, config):
    e = config["evaluation"]
    h = e["horizon"]
    days = daily_association(z, forward_return(panel.close, h), range(len(z)), config)
    books, spread = days["book"], days["spread"]
    turnover = np.array([0.5 * np.abs(books[j] - books[j - h]).sum() for j in range(h, len(books))])
    cost = np.concatenate([np.zeros(len(spread) - len(turnover)), turnover])
    ls = 0.5 * spread - 2 * cost * e["cost_bps"] / 1e4
    return {
        **association_headlines(days, h),
        "turnover_mean": mean(turnover),
        "information_ratio": sharpe(ls, h),
        "annualized_return": mean(ls) * 252 / h,
        "annualized_volatility": std(ls) * np.sqrt(252 / h),
        "max_drawdown": max_drawdown(ls[::h]),
    }


# ----------------------------------------------------------------------- walk-forward


def walk_forward(n_dates, config):
    """(train, test) per split, each as (first, last) return date."""
    w = config["walk_forward"]
    splits, k = [], 0
    while True:
        shift = k * w["step_days"]
        begin = 1 + w["train_days"] + w["valid_days"] + shift
        end = begin + w["test_days"] - 1
        if end > n_dates - 1:
            return splits
        first = 1 if w["window"] == "expanding" else 1 + shift
        splits.append(((first, w["train_days"] + shift), (begin, end)))
        k += 1


def held_returns(close, delisting_return):
    """Return of a position that survives holes in its price, and ends with its last close."""
    held = np.zeros(close.shape)
    for i in range(close.shape[1]):
        priced = np.flatnonzero(np.isfinite(close[:, i]))
        if len(priced) == 0:
            continue
        held[priced[1:], i] = close[priced[1:], i] / close[priced[:-1], i] - 1
        if priced[-1] + 1 < len(close):
            held[priced[-1] + 1, i] = delisting_return
    return held


class PlainBook:
    """The book of p1: the mean of the active sleeves, with linear costs and flat borrow."""

    def __init__(self, panel, config):
        self.close, self.p, self.c = panel.close, config["portfolio"], config["costs"]
        self.n_quantiles = config["evaluation"]["n_quantiles"]

    def start(self):
        self.sleeves, self.before = {}, np.zeros(self.close.shape[1])

    def form(self, t, z):
        sleeve = np.zeros(len(z))
        u = np.isfinite(z) & np.isfinite(self.close[t])
        if u.sum() >= self.p["min_names"] and not constant(z[u]):
            top, bottom = tails(z[u], self.n_quantiles)
            sleeve[u] = 0.5 * top - 0.5 * bottom
        self.sleeves[t] = sleeve

    def mean_of_active(self, t):
        active = tuple(d for d in self.sleeves if t < d + self.p["holding_days"])
        self.sleeves = {d: self.sleeves[d] for d in active}
        if not active:
            return active, np.zeros(self.close.shape[1])
        return active, np.mean([self.sleeves[d] for d in active], axis=0)

    def fix(self, t):
        """The book fixed at the close of t, and the costs of getting there and of a day in it."""
        _, w = self.mean_of_active(t)
        traded = np.abs(w - self.before).sum()
        self.before = w
        costs = {"linear": traded * (self.c["commission_bps"] + self.c["slippage_bps"]) / 1e4,
                 "spread": 0.0, "impact": 0.0,
                 "borrow": np.maximum(-w, 0).sum() * self.c["borrow_bps"] / 1e4 / 252}
        return w, traded / 2, costs

    def earned(self, u_return):
        """The plain book learns nothing from what it earned."""


def backtest(z, sign_on, first, last, book, held, config):
    """Day table over return dates first..last; sign_on(s) is the sign in force on date s."""
    table = {name: np.full(len(z), np.nan) for name in (
        "gross_return", "linear_cost", "spread_cost", "impact_cost", "borrow_cost", "net_return",
        "turnover", "gross_exposure", "n_long", "n_short")}
    book.start()
    for s in range(first, last + 1):
        t = s - 1
        if (t - (first - 1)) % config["portfolio"]["rebalance_days"] == 0:
            book.form(t, sign_on(s) * z[t])
        w, turnover, costs = book.fix(t)
        gross = float(w @ held[s])
        book.earned(held[s])
        row = {"gross_return": gross, "net_return": gross - sum(costs.values()),
               "turnover": turnover, "gross_exposure": np.abs(w).sum(),
               "n_long": (w > 0).sum(), "n_short": (w < 0).sum(),
               **{f"{name}_cost": cost for name, cost in costs.items()}}
        for name, value in row.items():
            table[name][s] = value
    return table


def out_of_sample(z, panel, config, splits, shorting):
    held = held_returns(panel.close, config["market"]["delisting_return"])
    if config["evaluation"]["mode"] == "p2":
        book = ControlledBook(panel, config, shorting)
    else:
        book = PlainBook(panel, config)
    last = len(z) - 1
    in_train = {sign: backtest(z, lambda s: sign, 1, last, book, held, config)["net_return"]
                for sign in (1, -1)}
    signs, train_irs = [], []
    for (a, b), _ in splits:
        ir = {sign: sharpe(net[a : b + 1]) for sign, net in in_train.items()}
        signs.append(-1 if ir[-1] > ir[1] else 1)
        train_irs.append(ir[signs[-1]])

    def sign_on(s):
        return [sign for sign, (_, (begin, _)) in zip(signs, splits) if begin <= s][-1]

    table = backtest(z, sign_on, splits[0][1][0], splits[-1][1][1], book, held, config)
    counted = sorted({s for _, (a, b) in splits for s in range(a, b + 1)})
    signed = np.full(z.shape, np.nan)
    for s in counted:
        signed[s - 1] = sign_on(s) * z[s - 1]
    h = config["evaluation"]["horizon"]
    days = daily_association(signed, forward_return(panel.close, h), [s - 1 for s in counted], config)
    test_irs = [sharpe(table["net_return"][a : b + 1]) for _, (a, b) in splits]
    numbers = {**association_headlines(days, h),
               **performance({k: v[counted] for k, v in table.items()}),
               **stability(train_irs, test_irs)}
    return numbers, daily_table(table, counted, panel)


def performance(day):
    net = day["net_return"]
    growth = np.prod(1 + net)
    costs = day["linear_cost"] + day["spread_cost"] + day["impact_cost"] + day["borrow_cost"]
    return {
        "information_ratio": sharpe(net),
        "annualized_return": growth ** (252 / len(net)) - 1 if (1 + net > 0).all() else -1.0,
        "annualized_volatility": std(net) * np.sqrt(252),
        "max_drawdown": max_drawdown(net),
        "turnover_mean": mean(day["turnover"]),
        "total_cost_bps": mean(costs) * 1e4,
    }


def stability(train_irs, test_irs):
    train, test = np.array(train_irs), np.array(test_irs)
    there = np.isfinite(test)
    return {
        "wf_n_splits": len(test),
        "wf_test_ir_mean": mean(test[there]),
        "wf_test_ir_std": std(test[there]),
        "wf_test_ir_positive_frac": float((test[there] > 0).sum() / len(test)),
        "wf_generalization_gap": mean((train - test)[np.isfinite(train - test)]),
    }


def daily_table(table, counted, panel):
    day = {name: column[counted] for name, column in table.items()}
    day["drawdown"], day["equity"] = drawdowns(day["net_return"])
    return {"datetime": [panel.dates[s] for s in counted], **day}
