"""A price file as a panel: cleaning, calendar, adjustment, fields."""

import numpy as np
import pandas as pd

MISSING = ["", "null", "NaN", "nan", "NA", "N/A"]
PRICES = ["open", "high", "low", "close", "adj_close"]
ALIASES = {"date": "datetime", "timestamp": "datetime", "time": "datetime",
           "ticker": "instrument", "symbol": "instrument"}


class Panel:
    """Dates x instruments. `close` is the adjusted close, the one that returns are made of."""

    def __init__(self, dates, instruments, fields, sector):
        self.dates, self.instruments, self.fields, self.sector = dates, instruments, fields, sector
        self.shape = (len(dates), len(instruments))
        self.close = fields["close"]


def load(prices, sectors=None, adjust=True, min_day_coverage=0.1, start=None, end=None):
    rows = without_repeats(read_rows(prices))
    days = rows["datetime"]
    rows = cleaned(rows[(days >= (start or days.min())) & (days <= (end or days.max()))])
    wide = {c: rows.pivot(index="datetime", columns="instrument", values=c).sort_index(axis=1)
            for c in rows.columns[2:]}
    kept = calendar(wide["close"].to_numpy(), min_day_coverage)
    fields = {name: table.to_numpy(dtype=float)[kept] for name, table in wide.items()}
    instruments = list(wide["close"].columns)
    return Panel(list(wide["close"].index[kept]), instruments, with_derived(fields, adjust),
                 read_sectors(sectors, instruments))


def read_rows(path):
    names = pd.read_csv(path, nrows=0).columns
    texts = [n for n in names if canonical(n) in ("datetime", "instrument")]
    numbers = [n for n in names if n not in texts]
    rows = pd.read_csv(path, float_precision="round_trip", keep_default_na=False,
                       na_values={n: MISSING for n in numbers},
                       dtype={**{n: str for n in texts}, **{n: float for n in numbers}})
    rows = rows.rename(columns=canonical)
    if np.isinf(rows.drop(columns=["datetime", "instrument"]).to_numpy()).any():
        raise ValueError(f"{path} holds an infinite number")
    rows["datetime"] = rows["datetime"].str.slice(0, 10)
    first = ["datetime", "instrument"]
    return rows[first + [c for c in rows.columns if c not in first]]


def canonical(name):
    return ALIASES.get(name.strip().lower(), name.strip().lower())


def without_repeats(rows):
    """One row per (date, instrument): the last with a positive close, else the last."""
    pair = ["datetime", "instrument"]
    repeated = rows.duplicated(pair, keep=False)
    if not repeated.any():
        return rows
    candidates = rows[repeated].assign(positive=rows["close"] > 0)
    candidates = candidates.sort_values("positive", kind="stable")
    chosen = candidates.drop_duplicates(pair, keep="last").drop(columns="positive")
    return pd.concat([rows[~repeated], chosen])


def cleaned(rows):
    rows = rows.copy()
    prices = [c for c in PRICES if c in rows]
    rows[prices] = rows[prices].where(rows[prices] > 0)
    rows.loc[rows["high"] < rows["low"], ["high", "low"]] = np.nan
    rows.loc[rows["volume"] < 0, "volume"] = np.nan
    rows.loc[rows["close"].isna(), list(rows.columns[2:])] = np.nan
    return rows


def calendar(close, min_day_coverage):
    """Which dates to keep: those on which enough of the instruments then listed have a close."""
    there = np.isfinite(close)
    begun = np.maximum.accumulate(there, axis=0)
    not_over = np.maximum.accumulate(there[::-1], axis=0)[::-1]
    listed = (begun & not_over).sum(axis=1)
    return there.sum(axis=1) >= min_day_coverage * listed


def with_derived(fields, adjust):
    raw = fields["close"]
    fields = {**fields, "raw_close": raw, "dollar_volume": raw * fields["volume"]}
    if adjust and "adj_close" in fields:
        k = fields["adj_close"] / raw
        for name in ("open", "high", "low", "close"):
            fields[name] = fields[name] * k
    return fields


def read_sectors(path, instruments):
    """Sector label per instrument, None where the map has none."""
    if path is None:
        return np.array([None] * len(instruments), dtype=object)
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    table.columns = [canonical(c) for c in table.columns]
    of = dict(zip(table["instrument"], table["sector"]))
    return np.array([of.get(name) or None for name in instruments], dtype=object)
