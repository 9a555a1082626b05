#!/usr/bin/env python3
"""Whole commands in fresh processes: wall time (median of N), processor time and peak memory.

usage: bench/whole_process.py [--repeat N] [--us88 DIR] [--uswide DIR] [--only TEXT]

Prints one JSON line a measurement. Beside the run on the wide market stands its yardstick: what pandas
needs to read the same file and pivot it, where /usr/bin/python3 (or $PANDAS_PYTHON) has pandas.
"""

import argparse
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


def write_index(root, runs):
    """An index of that many runs, as `run` writes it."""
    os.makedirs(root)
    with open(os.path.join(root, "_index.jsonl"), "w", encoding="utf-8") as index:
        for j in range(runs):
            line = {
                "schema_version": 1,
                "run_id": f"20260101T{j // 3600 % 24:02d}{j // 60 % 60:02d}{j % 60:02d}Z_main_{j:010x}",
                "created_at": f"2026-01-01T{j // 3600 % 24:02d}:{j // 60 % 60:02d}:{j % 60:02d}Z",
                "status": "finished",
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
            index.write(json.dumps(line, separators=(",", ":")) + "\n")


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


def main():
    subprocess.run([ALPHATRAIL, "--version"], check=True, stdout=subprocess.DEVNULL)  # builds, where needed
    with tempfile.TemporaryDirectory() as folder:
        measure("--version", [ALPHATRAIL, "--version"], options.repeat, folder)
        write_index(os.path.join(folder, "many"), 10_000)
        for sort in ([], ["--sort", "ir"]):
            name = " ".join(["list of 10,000 runs", *sort])
            measure(name, [ALPHATRAIL, "list", "--runs-root", "many", *sort], options.repeat, folder)
        measure_us88(folder)
        measure_uswide(folder)


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
