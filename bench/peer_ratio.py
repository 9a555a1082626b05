#!/usr/bin/env python3
"""How many times as fast as pandas: the warm p1 and p2 evaluation of one factor (JMH) and the p1 peers in Python,
one after the other on the same machine.

usage: bench/peer_ratio.py [--us88 DIR]     (a python3 with pandas, such as Debian's /usr/bin/python3)

JMH reports means, so the peers' medians are held against those; prints one JSON line a program.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def java():
    with tempfile.TemporaryDirectory() as folder:
        result = os.path.join(folder, "jmh.json")
        command = [os.path.join(ROOT, "dev"), "bench", "FactorEvaluation", "-p", "mode=p1,p2"]
        subprocess.run([*command, "-rf", "json", "-rff", result], check=True, stdout=subprocess.DEVNULL)
        with open(result, encoding="utf-8") as lines:
            return {run["params"]["mode"]: run["primaryMetric"]["score"] for run in json.load(lines)}


def peers(us88):
    peer = [sys.executable, os.path.join(ROOT, "bench", "oracle", "peer.py"), "--us88", us88]
    ran = subprocess.run(peer, stdout=subprocess.PIPE, text=True)
    if ran.returncode != 0:
        sys.exit(ran.stdout.strip() or ran.returncode)
    return [json.loads(line) for line in ran.stdout.splitlines()]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--us88", default=os.path.join(ROOT, "..", "shared", "data", "us88"))
    us88 = parser.parse_args().us88
    if not os.path.isdir(us88):
        print("skipped: the data set us88 does not lie beside the project at shared/data/us88")
        return
    ours = java()
    for mode, milliseconds in ours.items():
        print(json.dumps({"what": f"alphatrail_{mode}", "ms": round(milliseconds, 3)}), flush=True)
    for peer in peers(us88):
        times = {f"times_{mode}": round(peer["median_ms"] / ms, 1) for mode, ms in ours.items()}
        print(json.dumps({"what": peer["what"], "ms": peer["median_ms"], **times}))


if __name__ == "__main__":
    main()
