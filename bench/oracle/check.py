"""Compares numbers computed here, in numpy and pandas, with numbers written elsewhere.

    check.py expected EXPECTED.json --us88 DIR [--uswide DIR]
    check.py run RUN_DIR --data FILE [--sectors FILE] [--hard-to-borrow FILE] [--borrow-rates FILE]
    check.py factor FORMULA VALUES.csv --data FILE [--sectors FILE] [--config RUN_DIR/config.json]
    check.py library alpha101|alpha158 VALUES_DIR --data FILE [--sectors FILE] [--only NAME,NAME]

Exit 0: all agree; 3: something differs; 77: skipped, pandas is not installed.
"""

import argparse
import csv
import importlib
import json
import os
import sys
import time

try:
    import numpy as np
    import pandas as pd
except ImportError:
    print("skipped: this check needs pandas (Debian: apt-get install python3-pandas)")
    sys.exit(77)

import evaluation
import factors
import panel as panels
from controls import Shorting
from factors import evaluate as factor
from formula import FormulaError


class Deviations:
    """Worst deviation by column, in units of max(1, |value|); missing agrees with missing only."""

    def __init__(self, tolerance):
        self.tolerance, self.worst, self.compared = tolerance, {}, 0

    def add(self, column, where, ours, theirs):
        ours, theirs = float(ours), float(theirs)
        self.compared += 1
        if np.isnan(ours) and np.isnan(theirs):
            deviation = 0.0
        elif np.isnan(ours) or np.isnan(theirs):
            deviation = np.inf
        else:
            deviation = abs(ours - theirs) / max(1.0, abs(ours))
        if column not in self.worst or deviation > self.worst[column][0]:
            self.worst[column] = (deviation, where, ours, theirs)

    def agrees(self):
        return self.compared > 0 and all(w[0] <= self.tolerance for w in self.worst.values())

    def print(self):
        print(f"{'column':30} {'deviation':>10}  {'here':>24} {'there':>24}  where")
        for column, (deviation, where, ours, theirs) in self.worst.items():
            mark = "" if deviation <= self.tolerance else "  DIFFERS"
            print(f"{column:30} {deviation:10.2e}  {ours:24.17g} {theirs:24.17g}  {where}{mark}")
        verdict = "all agree" if self.agrees() else "DIFFERENT" if self.compared else "none found"
        print(f"{self.compared} numbers, tolerance {self.tolerance:g}: {verdict}")


# --------------------------------------------------------------------------- expected


EXPECTED_SETTINGS = {
    "A": {"evaluation__mode": "p0"},
    "B": {"evaluation__mode": "p0", "evaluation__horizon": 5, "evaluation__cost_bps": 10},
    "C": {"evaluation__mode": "p1"},
    "D": {"evaluation__mode": "p1", "walk_forward__window": "rolling",
          "walk_forward__step_days": 21, "portfolio__rebalance_days": 5,
          "portfolio__execution_lag": 0, "market__delisting_return": -0.3},
    "E": {},
    "F": {"portfolio__neutralize": ["beta", "vol", "log_adv", "sector"],
          "portfolio__min_adv": 5_000_000, "portfolio__max_abs_weight": 0.05,
          "portfolio__turnover_cap": 0.15, "portfolio__vol_target": 0.10,
          "portfolio__rebalance_days": 5},
}


def check_expected(arguments):
    with open(arguments.expected) as file:
        expected = json.load(file)
    agree = True
    for market, folder, prices, sectors, tolerance in (
            ("us88", arguments.us88, "ohlcv.csv", "sectors.csv", 1e-9),
            ("uswide", arguments.uswide, "ohlcv.csv.gz", None, 1e-5)):
        if folder is None:
            continue
        started = time.perf_counter()
        panel = panels.load(os.path.join(folder, prices),
                            sectors and os.path.join(folder, sectors))
        print(f"{market}: {panel.shape[0]} dates x {panel.shape[1]} instruments")
        values = {}
        deviations = Deviations(tolerance)
        for setting, by_formula in expected[market].items():
            config = evaluation.settings(**EXPECTED_SETTINGS[setting])
            for name, numbers in by_formula.items():
                if name not in values:
                    values[name] = factor(expected["formulas"][name], panel)
                ours, _ = evaluation.evaluate(values[name], panel, config)
                for column, number in numbers.items():
                    deviations.add(f"{setting}.{column}", name, ours[column], missing_or(number))
        deviations.print()
        print(f"{market}: {time.perf_counter() - started:.0f} s")
        agree = agree and deviations.agrees()
    return agree


def missing_or(number):
    return np.nan if number is None else number


# -------------------------------------------------------------------------------- run


TEXT_COLUMNS = ("alpha_id", "formula", "mode", "quality_gate_passed", "quality_gate_reasons", "error")


def check_run(arguments):
    config = read_config(os.path.join(arguments.run, "config.json"))
    panel = load_for(arguments, config)
    shorting = read_shorting(arguments, panel)
    with open(os.path.join(arguments.run, "alpha_metrics.csv"), newline="", encoding="utf-8") as file:
        alphas = list(csv.DictReader(file))
    deviations = Deviations(1e-9)
    for alpha in alphas:
        if alpha.get("error"):
            print(f"not compared: {alpha['alpha_id']} has failed there ({alpha['error']})")
            continue
        try:
            x = factor(alpha["formula"], panel)
        except FormulaError as error:
            print(f"not compared: {alpha['alpha_id']} ({error})")
            continue
        config["evaluation"]["mode"] = alpha["mode"]
        numbers, days = evaluation.evaluate(x, panel, config, shorting)
        compare_metrics(alpha, numbers, deviations)
        if days is not None:
            compare_daily(arguments.run, alpha["alpha_id"], days, deviations)
    deviations.print()
    return deviations.agrees()


def compare_metrics(alpha, numbers, deviations):
    """Every number of either side; one that this mode does not have must be empty or 0 there."""
    for column in dict.fromkeys([*numbers, *alpha]):
        if column not in TEXT_COLUMNS:
            theirs = float(alpha.get(column) or np.nan)
            ours = numbers.get(column, 0.0 if theirs == 0 else np.nan)
            deviations.add(column, alpha["alpha_id"], ours, theirs)


def compare_daily(run, alpha_id, days, deviations):
    path = os.path.join(run, "daily", f"{alpha_id}_oos_daily.csv")
    if not os.path.exists(path):
        return
    theirs = pd.read_csv(path, float_precision="round_trip")
    same_dates = [str(d)[:10] for d in theirs["datetime"]] == days["datetime"]
    deviations.add("daily.datetime", alpha_id, 1, 1 if same_dates else np.nan)
    if not same_dates:
        return
    for column in theirs.columns.drop("datetime"):
        for date, here, there in zip(days["datetime"], days[column], theirs[column]):
            deviations.add(f"daily.{column}", f"{alpha_id} {date}", here, there)


def read_config(path):
    """The defaults with what the file says of the sections and keys that matter here."""
    with open(path, encoding="utf-8") as file:
        found = json.load(file)
    config = evaluation.settings()
    for section, known in config.items():
        for name in known:
            if name in found.get(section, {}):
                known[name] = found[section][name]
    for name in ("start", "end"):
        config["market"][name] = found.get("market", {}).get(name)
    return config


def load_for(arguments, config):
    market = config["market"]
    return panels.load(arguments.data, arguments.sectors, market["adjust"],
                       market["min_day_coverage"], market.get("start"), market.get("end"))


def read_shorting(arguments, panel):
    barred, rates = [], np.full(panel.shape, np.nan)
    if arguments.hard_to_borrow:
        listed = pd.read_csv(arguments.hard_to_borrow, dtype=str, keep_default_na=False)
        no = ("false", "0", "no")
        barred = [row["instrument"] for _, row in listed.iterrows()
                  if str(row.get("shortable", "false")).lower() in no]
    if arguments.borrow_rates:
        table = pd.read_csv(arguments.borrow_rates, dtype={"datetime": str, "instrument": str},
                            keep_default_na=False)
        place = {date: t for t, date in enumerate(panel.dates)}
        column = {name: i for i, name in enumerate(panel.instruments)}
        for _, row in table.iterrows():
            if row["datetime"][:10] in place and row["instrument"] in column:
                rates[place[row["datetime"][:10]], column[row["instrument"]]] = row["borrow_bps"]
    return Shorting(panel, barred, rates)


# ----------------------------------------------------------------------------- factor


def compare_factor(formula, path, panel, deviations):
    """Against a CSV datetime,instrument,value; a pair that the file leaves out is missing there."""
    table = pd.read_csv(path, dtype={"datetime": str, "instrument": str}, keep_default_na=False,
                        na_values={"value": panels.MISSING}, float_precision="round_trip")
    theirs = table.pivot(index="datetime", columns="instrument", values="value")
    theirs = theirs.reindex(index=panel.dates, columns=panel.instruments).to_numpy()
    ours = factor(formula, panel)
    for t, i in np.ndindex(*panel.shape):
        deviations.add("value", f"{panel.dates[t]} {panel.instruments[i]}", ours[t, i], theirs[t, i])


def check_factor(arguments):
    config = read_config(arguments.config) if arguments.config else evaluation.settings()
    deviations = Deviations(1e-9)
    compare_factor(arguments.formula, arguments.values, load_for(arguments, config), deviations)
    deviations.print()
    return deviations.agrees()


# ---------------------------------------------------------------------------- library


def written_values(folder, name, panel):
    """What `alphatrail factors values` wrote of one factor, dates x instruments; None if nothing."""
    packed, table = (os.path.join(folder, name + ending) for ending in (".npy", ".csv"))
    if os.path.exists(packed):
        axes = [pd.read_csv(os.path.join(folder, axis + ".csv"), dtype=str, keep_default_na=False)
                .iloc[:, 0].tolist() for axis in ("dates", "instruments")]
        frame = pd.DataFrame(np.load(packed), index=axes[0], columns=axes[1])
    elif os.path.exists(table):
        rows = pd.read_csv(table, dtype={"datetime": str, "instrument": str}, keep_default_na=False,
                           na_values={"value": panels.MISSING}, float_precision="round_trip")
        frame = rows.pivot(index="datetime", columns="instrument", values="value")
    else:
        return None
    return frame.reindex(index=panel.dates, columns=panel.instruments).to_numpy()


VARIANTS = 64


def same(a, b):
    """Where two matrices agree to 1e-9 relative; missing agrees with missing only."""
    near = np.abs(a - b) <= 1e-9 * np.maximum(np.abs(a), np.finfo(float).tiny)
    return near | (a == b) | (np.isnan(a) & np.isnan(b))


def resting_on_rounding(values, ours, differ):
    """Which of the values that differ change by more than 1e-9 when every term of every sum is off by
    up to 1e-15 of itself, in one of several random ways. The definition says nothing of them (ranks of
    correlations that are 0 or equal but for rounding, comparisons of equal numbers): any order of
    summation has its own answer."""
    noisy = np.zeros(ours.shape, dtype=bool)
    for seed in range(VARIANTS):
        if (differ & ~noisy).any():
            factors.ROUNDING = np.random.default_rng(seed)
            noisy |= ~same(ours, values().array)
    factors.ROUNDING = None
    return differ & noisy


def check_library(arguments):
    """Every value of every factor that the definition determines, to 1e-9 relative."""
    panel = panels.load(arguments.data, arguments.sectors)
    chosen = set(arguments.only.split(",")) if arguments.only else None
    agree, compared, missing, largest, noise = 0, 0, [], 0.0, 0
    for name, values in importlib.import_module(arguments.library).alphas(panel).items():
        if chosen is not None and name not in chosen:
            continue
        theirs = written_values(arguments.values, name, panel)
        if theirs is None:
            missing.append(name)
            continue
        compared += 1
        ours = values().array
        differ = ~same(ours, theirs)
        noisy = resting_on_rounding(values, ours, differ)
        differ &= ~noisy
        there = ~np.isnan(ours) & ~np.isnan(theirs) & ~noisy
        with np.errstate(all="ignore"):
            error = np.abs(ours - theirs)[there] / np.abs(ours)[there]
        worst = float(np.nanmax(error, initial=0.0))
        agree += not differ.any()
        largest = max(largest, worst)
        noise += int(noisy.sum())
        print(f"{name:10} {int((~np.isnan(ours)).sum()):9d} values  {worst:9.2e}"
              + (f"  {int(noisy.sum())} rest on rounding" if noisy.any() else "")
              + (f"  DIFFERS in {int(differ.sum())}" if differ.any() else ""), flush=True)
    if missing:
        print("nothing was written of " + ", ".join(missing))
    print(f"{agree} of {compared} agree to 1e-9 relative; largest deviation {largest:.1e}; "
          f"{noise} values rest on rounding and are not compared")
    return compared > 0 and agree == compared and not missing


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    expected = commands.add_parser("expected")
    expected.add_argument("expected")
    expected.add_argument("--us88")
    expected.add_argument("--uswide")
    expected.set_defaults(check=check_expected)
    run = commands.add_parser("run")
    run.add_argument("run")
    run.add_argument("--data", required=True)
    run.add_argument("--sectors")
    run.add_argument("--hard-to-borrow")
    run.add_argument("--borrow-rates")
    run.set_defaults(check=check_run)
    values = commands.add_parser("factor")
    values.add_argument("formula")
    values.add_argument("values")
    values.add_argument("--data", required=True)
    values.add_argument("--sectors")
    values.add_argument("--config")
    values.set_defaults(check=check_factor)
    library = commands.add_parser("library")
    library.add_argument("library", choices=("alpha101", "alpha158"))
    library.add_argument("values")
    library.add_argument("--data", required=True)
    library.add_argument("--sectors")
    library.add_argument("--only")
    library.set_defaults(check=check_library)
    arguments = parser.parse_args()
    sys.exit(0 if arguments.check(arguments) else 3)


if __name__ == "__main__":
    main()
