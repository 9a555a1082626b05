"""The table of what every operator gives on a small panel, which OperatorTableTest reads.

    operators.py OPERATORS.txt                  computes every formula of the table anew and compares
    operators.py OPERATORS.txt FORMULA...       also adds these formulas

Exit 0: the numbers of the table are those computed here; 3: some differ (nothing is written).
"""

import sys

import numpy as np
import pandas as pd

from factors import evaluate
from panel import Panel


def read(path):
    """The lines before the first formula, the panel they hold, and the lines of each formula."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    first = next(i for i, line in enumerate(lines) if line.startswith("formula "))
    head, body = lines[:first], lines[first:]
    facts = [line for line in head if not line.startswith("#")]
    dates = int(facts[0].split()[1])
    instruments, sectors = facts[1].split()[1:], facts[2].split()[1:]
    fields, at = {}, 3
    while at < len(facts):
        cells = [line.split() for line in facts[at + 1 : at + 1 + dates]]
        fields[facts[at].split()[1]] = np.array(
            [[np.nan if c == "-" else float(c) for c in row] for row in cells])
        at += 1 + dates
    sector = np.array([None if s == "-" else s for s in sectors], dtype=object)
    days = pd.date_range("2000-01-01", periods=dates).strftime("%Y-%m-%d").tolist()
    rows = {body[i][len("formula "):]: body[i + 1 : i + 1 + dates]
            for i in range(0, len(body), dates + 1)}
    return head, Panel(days, instruments, fields, sector), rows


def shown(value):
    return "-" if np.isnan(value) else f"{value:.13g}"


def rows_of(formula, panel):
    # adding 0 makes -0 a plain 0
    return [" ".join(map(shown, row)) for row in evaluate(formula, panel) + 0.0]


def agree(here, there):
    numbers = [[np.nan if c == "-" else float(c) for line in rows for c in line.split()]
               for rows in (here, there)]
    return np.allclose(*numbers, rtol=1e-9, atol=1e-12, equal_nan=True)


def main():
    path, added = sys.argv[1], sys.argv[2:]
    head, panel, known = read(path)
    differing = [f for f, rows in known.items() if not agree(rows_of(f, panel), rows)]
    for formula in differing:
        print(f"differs: {formula}")
    if differing:
        sys.exit(3)
    print(f"{len(known)} formulas: all agree")
    new = {f: rows_of(f, panel) for f in added if f not in known}
    if new:
        with open(path, "a", encoding="utf-8") as file:
            for formula, rows in new.items():
                file.write("\n".join([f"formula {formula}", *rows]) + "\n")
        print(f"{len(new)} added")


if __name__ == "__main__":
    main()
