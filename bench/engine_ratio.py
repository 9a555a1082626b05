#!/usr/bin/env python3
"""How many times as fast as pandas: the computable alpha101 formulas, one by one and together, on the same made-up
panel, one thread each, one program after the other.

usage: bench/engine_ratio.py [--dates 1260] [--instruments 1000] [--every 1]     (a python3 with pandas)

--every 5 takes every fifth formula. Prints a JSON line a formula: processor milliseconds of both, and the ratio. Java is
warm, the median of five rounds; pandas is timed once a formula, after a first one that does not count.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
import warnings

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FIELDS = ("open", "high", "low", "close", "volume", "vwap")

try:
    import numpy as np
    import pandas as pd
except ImportError:
    print("skipped: this python3 has no pandas")
    sys.exit(77)

sys.path[:0] = [os.path.join(ROOT, "bench"), os.path.join(ROOT, "bench", "oracle")]
import pandas_operators  # noqa: E402

# the formulas are the oracle's, the operators those of this yardstick
sys.modules["published"] = pandas_operators
import alpha101  # noqa: E402


def figures(*arguments):
    command = [os.path.join(ROOT, "dev"), "figures", *map(str, arguments)]
    ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return [json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{")]


def panel(dates, instruments):
    with tempfile.TemporaryDirectory() as folder:
        figures("panel", dates, instruments, folder)
        read = lambda name: np.fromfile(os.path.join(folder, name + ".f64"), "<f8").reshape(dates, instruments)
        return {name: pd.DataFrame(read(name)) for name in FIELDS}


def processor_ms(work):
    before = time.process_time()
    work()
    return (time.process_time() - before) * 1e3


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dates", type=int, default=1260)
    parser.add_argument("--instruments", type=int, default=1000)
    parser.add_argument("--every", type=int, default=1)
    args = parser.parse_args()
    warnings.simplefilter("ignore")
    size = (args.dates, args.instruments)
    ours = {line["what"]: line["cpu_ms"] for line in figures("formulas", "alpha101", *size)}
    alphas = alpha101.alphas(panel(*size))
    together = [0.0, 0.0]
    names = [name for name in alphas if name in ours][:: args.every]
    alphas[names[0]]()
    for name in names:
        try:
            theirs = processor_ms(alphas[name])
        except NotImplementedError:
            continue
        together[0] += ours[name]
        together[1] += theirs
        line = {"what": name, "ms": ours[name], "pandas_ms": round(theirs, 1), "times": round(theirs / ours[name], 1)}
        print(json.dumps(line), flush=True)
    print(json.dumps({"what": "all of these, one by one", "ms": round(together[0], 1),
                      "pandas_ms": round(together[1], 1), "times": round(together[1] / together[0], 1)}))


if __name__ == "__main__":
    main()
