#!/usr/bin/env python3
"""Commands over many formulas, in fresh processes: near ones in a registry of 100,000, lists, imports, refusals, audits.

usage: bench/formulas.py [--repeat N] [--us88 DIR] [--uswide DIR] [--only TEXT]

Prints one JSON line a measurement. The formulas are drawn at random, always the same ones.
"""

import hashlib
import json
import os
import random
import subprocess
import tempfile

import whole_process
from whole_process import ALPHATRAIL, FORMULAS, measure, parse_options, run_command

ASKED = "rank(ts_mean(returns(close, 5), 20))"
FIELDS = ["close", "open", "high", "low", "volume", "dollar_volume"]
SECTIONS = ["rank", "zscore", "sign", "log"]
ROLLING = [
    "ts_mean", "ts_std", "ts_zscore", "ts_rank", "ts_min", "ts_max", "ts_decay_linear", "delay", "ts_delta", "returns",
]  # fmt: skip


def formula(draw, depth):
    if depth == 0 or draw.random() < 0.1:
        return draw.choice(FIELDS)
    x, window, kind = formula(draw, depth - 1), draw.randint(2, 60), draw.random()
    if kind < 0.3:
        return f"{draw.choice(SECTIONS)}({x})"
    if kind < 0.65:
        return f"{draw.choice(ROLLING)}({x}, {window})"
    other = formula(draw, depth - 1)
    return f"ts_corr({x}, {other}, {window})" if kind < 0.75 else f"({x} {draw.choice('+-*/')} {other})"


def formulas(count):
    """That many different ones."""
    draw = random.Random(1)
    found = {}
    while len(found) < count:
        found[f"rank({formula(draw, draw.randint(2, 4))})"] = None
    return list(found)


def write_registry(root, texts):
    os.makedirs(root)
    with open(os.path.join(root, "factor_registry.jsonl"), "w", encoding="utf-8") as registry:
        for j, text in enumerate(texts):
            line = {
                "schema_version": 1,
                "run_id": f"20260101T000000Z_main_{j // 8:010x}",
                "alpha_id": f"a{j % 8:03d}",
                "formula": text,
                "formula_hash": hashlib.sha256(text.encode()).hexdigest(),
                "identity_hash": hashlib.sha256(text.encode()).hexdigest(),
                "mode": "p2",
                "data_label": "us",
                "synthetic": False,
                **{f"figure_{k}": (j * 7919 + k * 31) % 4001 / 1000 - 2 for k in range(16)},
                "information_ratio": j * 7919 % 4001 / 1000 - 2,
                "quality_gate_passed": True,
                "error": None,
            }
            registry.write(json.dumps(line, separators=(",", ":")) + "\n")


def main(options):
    subprocess.run([ALPHATRAIL, "--version"], check=True, stdout=subprocess.DEVNULL)  # builds, where needed
    with tempfile.TemporaryDirectory() as folder:
        texts = formulas(100_000)
        write_registry(os.path.join(folder, "tried"), texts)
        similar = [ALPHATRAIL, "factors", "similar", ASKED, "--runs-root", "tried"]
        measure("factors similar, registry of 100,000", similar, options.repeat, folder)
        measure("factors list", [ALPHATRAIL, "factors", "list"], options.repeat, folder)
        with open(os.path.join(folder, "many.txt"), "w", encoding="utf-8") as many:
            many.writelines(f"f{j} = {text}\n" for j, text in enumerate(texts[:10_000]))
        # exit code 0: all are read
        measure("factors import of 10,000", [ALPHATRAIL, "factors", "import", "many.txt"], options.repeat, folder)
        if os.path.isdir(options.us88):
            prices = os.path.join(options.us88, "ohlcv.csv")
            sectors = os.path.join(options.us88, "sectors.csv")
            more = ["--sectors", sectors, "--runs-root", "tried", "--save-run", "false"]
            run = run_command(prices, FORMULAS, *more)
            measure("run p2 us88 8 formulas, not saved", run, options.repeat, folder)
            bound = [*run, "--set", "factors.max_correlation=0.95"]
            measure("run p2 us88 8 formulas, max_correlation, registry of 100,000", bound, options.repeat, folder)
        if os.path.isdir(options.uswide) and options.only in "audit of a run, p2 uswide 3 formulas":
            prices = os.path.join(options.uswide, "ohlcv.csv.gz")
            wide = ["mom=rank(returns(close, 20))", "rev=-ts_zscore(close, 10)", "vol=rank(-ts_std(returns(close, 1), 20))"]
            run = run_command(prices, wide, "--run-id", "wide")
            subprocess.run(run, cwd=folder, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            audit = [ALPHATRAIL, "factors", "audit", "wide"]
            measure("audit of a run, p2 uswide 3 formulas", audit, 1, folder)


if __name__ == "__main__":
    whole_process.options = parse_options()
    main(whole_process.options)
