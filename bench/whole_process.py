#!/usr/bin/env python3
"""Whole commands in fresh processes: wall time (median of N), processor time and peak memory.

usage: bench/whole_process.py [--repeat N] [--us88 DIR] [--uswide DIR] [--only TEXT]

Prints one JSON line a measurement. Beside the run on the wide market stands its yardstick: what pandas
needs to read the same file and pivot it, where /usr/bin/python3 (or $PANDAS_PYTHON) has pandas.
"""

import argparse
import datetime
import hashlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

PYTHON = os.environ.get("PANDAS_PYTHON", "/usr/bin/python3")
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ALPHATRAIL = os.path.join(ROOT, "alphatrail")
FORMULAS = [
    "a=-rank(ts_corr(rank(open), rank(volume), 10))",
    "b=zscore(returns(close, 5)) * -1",
    "c=ts_rank(dollar_volume, 20)",
    "d=neutralize(returns(close, 20), log(ts_mean(dollar_volume, 20)), ts_std(returns(close, 1), 20))",
    "e=ts_argmax(high, 10) - ts_argmin(low, 10)",
    "f=where(returns(close, 1) > 0, rel_volume(volume, 10), -rel_volume(volume, 10))",
    "g=group_neutralize(ewm_mean(returns(close, 1), 10), sector)",
    "h=ts_decay_linear(winsorize(high / low - 1, 0.05), 8)",
]
# The wide market has no sectors.
WIDE_FORMULAS = [formula for formula in FORMULAS if "sector" not in formula] + [
    "g=neutralize(ewm_mean(returns(close, 1), 10), log(ts_mean(dollar_volume, 20)))"
]
READ_AND_PIVOT = """
import sys, pandas
table = pandas.read_csv(sys.argv[1], parse_dates=["datetime"])
assert table.pivot(index="datetime", columns="instrument").shape[0] > 100
"""


# what main() was asked for; whoever imports this module measures everything he names
options = argparse.Namespace(only="")


def measure(what, command, repeat, cwd):
    if options.only not in what:
        return
    walls, cpus, peak = [], [], 0
    for _ in range(repeat):
        began = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        walls.append(time.perf_counter() - began)
        cpus.append(usage.ru_utime + usage.ru_stime)
        peak = max(peak, usage.ru_maxrss)
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"{what}: {' '.join(command)} ended with {os.waitstatus_to_exitcode(status)}")
    print(
        json.dumps(
            {
                "what": what,
                "wall_s": round(statistics.median(walls), 3),
                "best_wall_s": round(min(walls), 3),
                "cpu_s": round(statistics.median(cpus), 3),
                "peak_mib": round(peak / 1024),
                "n": repeat,
            }
        ),
        flush=True,
    )


def compact(value):
    return json.dumps(value, separators=(",", ":"))


def run_id(j):
    return f"202601{1 + j // 86400:02d}T{j // 3600 % 24:02d}{j // 60 % 60:02d}{j % 60:02d}Z_main_{j:010x}"


def created_at(j):
    return f"2026-01-{1 + j // 86400:02d}T{j // 3600 % 24:02d}:{j // 60 % 60:02d}:{j % 60:02d}Z"


def summary(j):
    return {
        "thread_id": "main",
        "idea": "Momentum + liquidity",
        "eval_mode": "p2",
        "data_label": "ohlcv",
        "panel_sha256": "8eb0805a17561d9bc1fded5f6477ee0fd7d7d7a1a54b96913bf74bae52ccf37f",
        "n_alphas": 8,
        "n_passed": 8,
        "best_alpha_id": "a001",
        "best_information_ratio": (j * 7919 % 4001) / 1000 - 2,
        "config_hash": f"{j:064x}",
        "tags": {"team": "eu"},
        "notes": "",
        "version": "0.1.0",
        "replay_of": None,
        "error": None,
    }


def write_index(root, runs):
    """An index of that many runs, chained as `run` chains it."""
    os.makedirs(root)
    previous = "0" * 64
    with open(os.path.join(root, "_index.jsonl"), "w", encoding="utf-8") as index:
        for j in range(runs):
            line = compact(
                {
                    "schema_version": 2,
                    "run_id": run_id(j),
                    "created_at": created_at(j),
                    "status": "finished",
                    **summary(j),
                    "manifest_sha256": f"{j:064x}",
                    "previous_sha256": previous,
                }
            )
            index.write(line + "\n")
            previous = hashlib.sha256(line.encode()).hexdigest()


def write_registry(root, runs):
    """Eight lines for each run of that index, as `run` writes them."""
    figures = [
        "information_ratio", "annualized_return", "annualized_volatility", "max_drawdown", "turnover_mean",
        "coverage_mean", "ic", "ic_tstat", "rank_ic", "rank_ic_tstat", "spread_mean", "spread_tstat",
        "wf_test_ir_mean", "wf_test_ir_std", "wf_test_ir_positive_frac", "wf_generalization_gap", "total_cost_bps",
    ]  # fmt: skip
    with (
        open(os.path.join(root, "_index.jsonl"), encoding="utf-8") as index,
        open(os.path.join(root, "factor_registry.jsonl"), "w", encoding="utf-8") as registry,
    ):
        for j, text in enumerate(index):
            run_id = json.loads(text)["run_id"]
            for k in range(8):
                line = {
                    "schema_version": 1,
                    "run_id": run_id,
                    "alpha_id": f"a{k:03d}",
                    "formula": f"rank(ts_corr(open, volume, {10 + (j + k) % 50}))",
                    "formula_hash": f"{(j + k) % 50:064x}",
                    "mode": "p2",
                    **{name: (j * 7919 + k * 31 + i * 17) % 4001 / 1000 - 2 for i, name in enumerate(figures)},
                    "wf_n_splits": 6,
                    "quality_gate_passed": k % 2 == 0,
                    "error": None,
                }
                registry.write(json.dumps(line, separators=(",", ":")) + "\n")


def write_daily(root, days):
    """One daily series for each run of the index."""
    with open(os.path.join(root, "_index.jsonl"), encoding="utf-8") as index:
        for j, text in enumerate(index):
            folder = os.path.join(root, json.loads(text)["run_id"], "daily")
            os.makedirs(folder)
            with open(os.path.join(folder, "a001_oos_daily.csv"), "w", encoding="utf-8") as daily:
                daily.write(
                    "datetime,gross_return,linear_cost,spread_cost,impact_cost,borrow_cost,net_return,turnover,"
                    "gross_exposure,n_long,n_short,equity,drawdown\n"
                )
                for t in range(days):
                    date = datetime.date(2020, 1, 1) + datetime.timedelta(days=t)
                    net = (j * 7919 + t * 104729) % 4001 / 100_000 - 0.02
                    daily.write(f"{date},{net + 0.0002},0.0001,0.0001,0,0,{net},0.3,1,17,17,{1 + t / 1000},-0.01\n")


def measure_sql(folder):
    """`sql` over 100,000 runs with 800,000 alphas, and over 1,000 daily series of 1,000 days."""
    if options.only and "sql" not in options.only:
        return  # a minute for files that nobody asks
    root = os.path.join(folder, "sql")
    write_index(root, 100_000)
    write_registry(root, 100_000)
    daily = os.path.join(folder, "sql_daily")
    write_index(daily, 1_000)
    write_daily(daily, 1_000)
    questions = [
        ("sql group by over 100,000 runs", "sql", "select eval_mode, count(*), avg(best_information_ratio) from runs group by 1"),
        ("sql group by over 800,000 alphas", "sql", "select formula_hash, count(*), avg(information_ratio) from alphas group by 1"),
        ("sql factors of 800,000 alphas", "sql", "select * from factors order by n_trials desc limit 10"),
        ("sql group by over 1,000,000 daily rows", "sql_daily", "select year(datetime), avg(net_return) from daily group by 1"),
    ]  # fmt: skip
    for what, root, query in questions:
        command = [ALPHATRAIL, "sql", "--runs-root", root, query]
        measure(what + ", first time", command, 1, folder)
        measure(what, command, options.repeat, folder)


def run_command(data, formulas, *more):
    command = [ALPHATRAIL, "run", "--idea", "Benchmark", "--no-generate", "--quiet", "--eval-mode", "p2"]
    command += ["--data", data, *more]
    for formula in formulas:
        command += ["--factor", formula]
    return command


def measure_us88(folder):
    if not os.path.isdir(options.us88):
        print("skipped: the data set us88 does not lie beside the project", file=sys.stderr)
        return
    data = os.path.join(options.us88, "ohlcv.csv")
    sectors = os.path.join(options.us88, "sectors.csv")
    measure("run p2 us88 8 formulas", run_command(data, FORMULAS, "--sectors", sectors), options.repeat, folder)


def measure_uswide(folder):
    if not os.path.isdir(options.uswide):
        print("skipped: the data set uswide does not lie beside the project", file=sys.stderr)
        return
    data = os.path.join(options.uswide, "ohlcv.csv.gz")
    measure("run p2 uswide 8 formulas", run_command(data, WIDE_FORMULAS), options.repeat, folder)
    try:
        has_pandas = subprocess.run([PYTHON, "-c", "import pandas"], stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        has_pandas = False
    if has_pandas:
        measure("pandas read and pivot uswide", [PYTHON, "-c", READ_AND_PIVOT, data], options.repeat, folder)
    else:
        print(f"skipped: {PYTHON} has no pandas", file=sys.stderr)


def pack(name, *what):
    """A packed file, made once; what `data pack` prints is of no interest."""
    subprocess.run([ALPHATRAIL, "data", "pack", "-o", name, *what], check=True, stdout=subprocess.DEVNULL)
    return name


def measure_packed_uswide(folder):
    """The run on the wide market once more, without parsing; then with the values of its formulas at hand."""
    what = "run p2 uswide 8 formulas, packed"
    if options.only not in what + ", cached" or not os.path.isdir(options.uswide):
        return
    prices = os.path.join(options.uswide, "ohlcv.csv.gz")
    packed = os.path.join(folder, "uswide.atp")
    measure("data pack uswide", [ALPHATRAIL, "data", "pack", prices, "-o", packed], 1, folder)
    pack(packed, prices)
    measure(what, run_command(packed, WIDE_FORMULAS), options.repeat, folder)
    cached = run_command(packed, WIDE_FORMULAS, "--cache", "cache")
    subprocess.run(cached, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    measure(what + ", cached", cached, options.repeat, folder)


# The synthetic market as others measure: five years of 1,000 names. A run says how large it is, or is refused.
FIVE_YEARS = ["--set", "market.synthetic_instruments=1000", "--set", "market.synthetic_days=1260"]


def measure_packed_synthetic(folder):
    """What loading costs, by a trivial formula on 1,000 names over 1,260 days; and a library of formulas on it."""
    what = "run p0 rank(close) on 1,000 x 1,260"
    library = "run p0 alpha101 on 1,000 x 1,260, packed"
    if options.only not in what + ", packed" and options.only not in library:
        return
    packed = pack(os.path.join(folder, "synthetic.atp"), *FIVE_YEARS)
    command = [ALPHATRAIL, "run", "--no-generate", "--idea", "x", "--quiet", "--eval-mode", "p0", *FIVE_YEARS]
    measure(library, [*command, "--data", packed, "--factor-library", "alpha101"], options.repeat, folder)
    command += ["--factor", "a=rank(close)"]
    measure(what + ", packed", [*command, "--data", packed], options.repeat, folder)
    measure(what, command, options.repeat, folder)


def main():
    subprocess.run([ALPHATRAIL, "--version"], check=True, stdout=subprocess.DEVNULL)  # builds, where needed
    with tempfile.TemporaryDirectory() as folder:
        measure("--version", [ALPHATRAIL, "--version"], options.repeat, folder)
        write_index(os.path.join(folder, "many"), 10_000)
        for sort in ([], ["--sort", "ir"]):
            name = " ".join(["list of 10,000 runs", *sort])
            measure(name, [ALPHATRAIL, "list", "--runs-root", "many", *sort], options.repeat, folder)
        measure_sql(folder)
        measure_us88(folder)
        measure_uswide(folder)
        measure_packed_uswide(folder)
        measure_packed_synthetic(folder)


def parse_options():
    beside = os.path.join(ROOT, "..", "shared", "data")
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=7)
    parser.add_argument("--us88", default=os.path.join(beside, "us88"))
    parser.add_argument("--uswide", default=os.path.join(beside, "uswide"))
    parser.add_argument("--only", default="", help="only what has this text in its name")
    return parser.parse_args()


if __name__ == "__main__":
    options = parse_options()
    main()
