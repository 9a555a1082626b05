#!/usr/bin/env python3
"""Questions over large stores, in fresh processes, against Python where a peer is named.

usage: bench/store.py [--repeat N] [--runs N,…] [--directories N] [--only WORD]

Prints one JSON line a measurement. Builds nothing: run ./alphatrail --version once before. The
stores are made in a temporary directory: indexes without run directories for the lists (they read
nothing else), run directories without an index for reindex.
"""

import argparse
import hashlib
import json
import os
import sys
import tempfile

from whole_process import compact, created_at, measure, run_id, summary, write_index

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ALPHATRAIL = os.path.join(ROOT, "alphatrail")
ALPHAS = 8

TAIL = """
import json, sys
with open(sys.argv[1], encoding="utf-8") as index:
    runs = [json.loads(line) for line in index]
for run in reversed(runs[-20:]):
    print(run["run_id"], run["created_at"], run["thread_id"], run["eval_mode"], run["idea"],
          run["data_label"], run["n_passed"], run["n_alphas"], run["best_alpha_id"],
          run["best_information_ratio"])
"""


def write_runs(root, runs):
    """That many small run directories, each with its manifest and registry lines."""
    os.makedirs(root)
    for j in range(runs):
        directory = os.path.join(root, run_id(j))
        os.mkdir(directory)
        registry = "".join(
            compact(
                {
                    "schema_version": 1,
                    "run_id": run_id(j),
                    "alpha_id": f"a{k:03d}",
                    "formula": f"rank(ts_mean(returns(close, 1), {k + 2}))",
                    "information_ratio": k / 7 - 0.5,
                    "error": None,
                }
            )
            + "\n"
            for k in range(ALPHAS)
        )
        files = {"config.json": '{"schema_version": 1}\n', "registry.jsonl": registry}
        entries = []
        for name, text in files.items():
            data = text.encode()
            with open(os.path.join(directory, name), "wb") as out:
                out.write(data)
            entries.append({"path": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()})
        manifest = {
            "schema_version": 1,
            "run_id": run_id(j),
            "created_at": created_at(j),
            "status": "finished",
            "summary": summary(j),
            "schemas": {"config": 1},
            "files": entries,
        }
        with open(os.path.join(directory, "manifest.json"), "w", encoding="utf-8") as out:
            json.dump(manifest, out, indent=2)


def lists(root, runs, repeat):
    of = f"{runs:,} runs"
    index = os.path.join(root, "_index.jsonl")
    there = ["--runs-root", root]
    measure(f"list --limit 20 of {of}", [ALPHATRAIL, "list", "--limit", "20", *there], repeat, root)
    measure(f"python reads {of}, prints 20", [sys.executable, "-c", TAIL, index], max(3, repeat // 3), root)
    if runs > 200_000:
        return
    where = "best_information_ratio > 1.998 and (tag.team = 'eu' or note is missing)"
    measure(f"list --where of {of}", [ALPHATRAIL, "list", "--where", where, "--limit", "0", *there], repeat, root)
    measure(f"list --sort ir of {of}", [ALPHATRAIL, "list", "--sort", "ir", *there], repeat, root)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--repeat", type=int, default=9)
    parser.add_argument("--runs", default="100000,1000000")
    parser.add_argument("--directories", type=int, default=20_000)
    parser.add_argument("--only", default="", help="lists or reindex")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.only != "reindex":
            measure("--version", [ALPHATRAIL, "--version"], options.repeat, folder)
            for runs in map(int, options.runs.split(",")):
                root = os.path.join(folder, str(runs))
                write_index(root, runs)
                lists(root, runs, options.repeat)
        if options.only != "lists":
            root = os.path.join(folder, "directories")
            write_runs(root, options.directories)
            # the first time the index is made, then it is found sound and only read
            for what in ("makes the index of", "goes over"):
                command = [ALPHATRAIL, "reindex", "--runs-root", root]
                measure(f"reindex {what} {options.directories:,} runs", command, 1, root)


if __name__ == "__main__":
    main()
