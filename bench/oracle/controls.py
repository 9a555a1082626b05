"""The book of p2: tradable universe, neutralisation, caps, volatility target, costs."""

import numpy as np

from order import constant, std, tail, tails


class Estimates:
    """ADV, beta and volatility for each day t from the window that ends at t - 1."""

    def __init__(self, panel, config):
        p = config["portfolio"]
        r = np.full(panel.shape, np.nan)
        r[1:] = panel.close[1:] / panel.close[:-1] - 1
        there = np.isfinite(r)
        market = np.full(len(r), np.nan)
        for u in np.flatnonzero(there.any(axis=1)):
            market[u] = r[u, there[u]].mean()
        self.adv = before(panel.fields["dollar_volume"], p["adv_window"], lambda v, _: v.mean(axis=0))
        self.vol = before(r, p["vol_window"], lambda v, _: column_std(v))
        self.beta = before(r, p["beta_window"], lambda v, rows: betas(v, market[rows]))
        self.log_adv = np.log(np.where(self.adv > 0, self.adv, np.nan))


def before(x, w, function):
    """function over the w rows before t, of the columns whose whole window is present."""
    result = np.full(x.shape, np.nan)
    for t in range(w, len(x)):
        rows = slice(t - w, t)
        whole = np.isfinite(x[rows]).all(axis=0)
        result[t, whole] = function(x[rows][:, whole], rows)
    return result


def column_std(v):
    if len(v) < 2:
        return np.full(v.shape[1], np.nan)
    return np.array([std(column) for column in v.T])


def betas(v, market):
    if not np.isfinite(market).all() or constant(market):
        return np.full(v.shape[1], np.nan)
    d = market - market.mean()
    return d @ (v - v.mean(axis=0)) / (d @ d)


class Shorting:
    """Names on the hard-to-borrow list, and borrow rates (bps a year) by day and name."""

    def __init__(self, panel, barred=(), rates=None):
        self.barred = np.isin(panel.instruments, list(barred))
        self.rates = np.full(panel.shape, np.nan) if rates is None else rates


class ControlledBook:
    def __init__(self, panel, config, shorting=None):
        self.panel = panel
        self.p, self.c = config["portfolio"], config["costs"]
        self.n_quantiles = config["evaluation"]["n_quantiles"]
        self.shorting = shorting or Shorting(panel)
        self.est = Estimates(panel, config)

    def start(self):
        n = self.panel.shape[1]
        self.sleeves, self.active = {}, ()
        self.wanted, self.u, self.w = np.zeros(n), np.zeros(n), np.zeros(n)
        self.unlevered_returns = []

    # Step 1.
    def form(self, t, z):
        sleeve = np.zeros(len(z))
        u = np.isfinite(z) & np.isfinite(self.panel.close[t])
        if self.p["min_adv"] > 0:
            u &= self.est.adv[t] >= self.p["min_adv"]
        if u.sum() >= self.p["min_names"] and not constant(z[u]):
            short = u & self.shortable(t)
            m = min(max(1, u.sum() // self.n_quantiles), short.sum())
            if m > 0:
                sleeve[u] += 0.5 * tails(z[u], self.n_quantiles)[0]
                sleeve[short] -= 0.5 * tail(-z[short], m)
        self.sleeves[t] = sleeve

    def shortable(self, t):
        free = ~self.shorting.barred
        if self.c["max_borrow_bps"] is not None:
            free &= ~(self.shorting.rates[t] > self.c["max_borrow_bps"])
        return free

    def fix(self, t):
        self.sleeves = {d: s for d, s in self.sleeves.items() if t < d + self.p["holding_days"]}
        if tuple(self.sleeves) != self.active:
            self.active = tuple(self.sleeves)
            self.wanted = self.capped(self.neutral(self.target(), t))
        u_before, w_before = self.u, self.w
        self.u = self.within_turnover(self.wanted)
        self.u_costs = sum(self.costs(self.u, u_before, t).values())
        self.w = self.leverage() * self.u
        return self.w, np.abs(self.w - w_before).sum() / 2, self.costs(self.w, w_before, t)

    # Step 2.
    def target(self):
        if not self.sleeves:
            return np.zeros(self.panel.shape[1])
        w = np.mean(list(self.sleeves.values()), axis=0)
        return np.where(np.abs(w) <= 1e-12 * np.abs(w).max(), 0.0, w)

    # Step 3.
    def neutral(self, target, t):
        k = target != 0
        if not self.p["neutralize"] or not k.any():
            return target
        design = self.exposures(k, t)
        fit, *_ = np.linalg.lstsq(design, target[k], rcond=1e-10)
        e = np.zeros(len(target))
        e[k] = target[k] - design @ fit
        e[np.abs(e) <= 1e-6 * np.abs(target).max()] = 0.0
        if np.abs(e).sum() < 0.05 * np.abs(target).sum():
            return np.zeros(len(target))
        w = e * (np.abs(target).sum() / np.abs(e).sum())
        w[~self.shortable(t) & (w < 0)] = 0.0
        return w

    def exposures(self, k, t):
        columns = [np.ones(k.sum())]
        for name, values in (("beta", self.est.beta), ("vol", self.est.vol),
                             ("log_adv", self.est.log_adv)):
            if name in self.p["neutralize"]:
                columns.append(standardised(values[t, k]))
        if "sector" in self.p["neutralize"]:
            labels = np.array([s or "" for s in self.panel.sector[k]])
            columns += [(labels == label).astype(float) for label in sorted(set(labels))]
        return np.column_stack(columns)

    # Step 4.
    def capped(self, w):
        cap = self.p["max_abs_weight"]
        if cap is None:
            return w
        return capped_side(np.maximum(w, 0), cap) - capped_side(np.maximum(-w, 0), cap)

    # Step 5.
    def within_turnover(self, w):
        cap = self.p["turnover_cap"]
        needed = 0.5 * np.abs(w - self.u).sum()
        if cap is None or needed <= cap:
            return w
        return self.u + (w - self.u) * (cap / needed)

    # Step 6. On day t the list ends with the value of t; only those up to t - 1 may be used.
    def leverage(self):
        window, aim = self.p["vol_target_window"], self.p["vol_target"]
        known = self.unlevered_returns[:-1]
        if aim is None or len(known) < window:
            return 1.0
        sigma = std(np.array(known[-window:])) * np.sqrt(252)
        return 1.0 if not sigma > 0 else min(self.p["max_leverage"], aim / sigma)

    def earned(self, held):
        if self.unlevered_returns or self.u.any():
            self.unlevered_returns.append(float(self.u @ held) - self.u_costs)

    # Step 7.
    def costs(self, w, w_before, t):
        c = self.c
        traded = np.abs(w - w_before)
        adv = self.est.adv[t]
        most = c["impact_max_participation"]
        with np.errstate(all="ignore"):
            share = np.minimum(traded * self.p["notional"] / adv, most)
        share = np.where(adv > 0, share, most)
        impact = np.where(traded > 0, traded * share ** c["impact_exponent"], 0.0)
        rate = self.shorting.rates[t]
        rate = np.where(np.isfinite(rate), rate, c["borrow_bps"])
        return {"linear": traded.sum() * (c["commission_bps"] + c["slippage_bps"]) / 1e4,
                "spread": traded.sum() * c["half_spread_bps"] / 1e4,
                "impact": impact.sum() * c["impact_bps"] / 1e4,
                "borrow": (np.maximum(-w, 0) * rate).sum() / 1e4 / 252}


def standardised(v):
    there = np.isfinite(v)
    if there.sum() < 2 or constant(v[there]):
        return np.zeros(len(v))
    z = np.zeros(len(v))
    z[there] = (v[there] - v[there].mean()) / v[there].std(ddof=1)
    return z


def capped_side(w, cap):
    """min(cap, scale * w) with the smallest scale in 1..3 that keeps the sum, else 3."""
    gross = w.sum()
    if not (w > cap).any():
        return w
    ordered = np.sort(w[w > 0])[::-1]
    rest = gross
    scale = 3.0
    for n_capped, weight in enumerate(ordered):
        candidate = (gross - n_capped * cap) / rest
        if candidate * weight <= cap:
            scale = candidate
            break
        rest -= weight
        if rest <= 0:
            break
    return np.minimum(cap, min(3.0, max(1.0, scale)) * w)
