"""Writes what the libraries' formulas give on a small panel, which LibraryValuesTest reads.

    libraries.py LIBRARY_VALUES.txt

One line a factor: its name, then its value for every instrument on the last date and on the one ten days
before; `-` is missing, `?` rests on rounding (see check.py) and is not compared. The panel is made of whole
numbers, in the same way there.
"""

import sys

import numpy as np

import alpha101
import alpha158
import factors
from check import same
from panel import Panel

DATES, NAMES, SECTORS = 300, 12, 3
DAYS = (DATES - 11, DATES - 1)
VARIANTS = 16


class Dice:
    """Whole numbers from 0 to n - 1 from the upper half of a 64-bit congruential generator."""

    def __init__(self):
        self.state = 20151202

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % n


def small_panel():
    """Prices in cents as random walks; the last instrument is listed on day 100 only."""
    dice, fields = Dice(), {n: np.full((DATES, NAMES), np.nan)
                            for n in ("open", "high", "low", "close", "volume")}
    cents = [5_000 + 1_000 * i for i in range(NAMES)]
    for t in range(DATES):
        for i in range(NAMES):
            opened = cents[i] + dice.below(101) - 50
            closed = opened + dice.below(301) - 150
            high = max(opened, closed) + dice.below(60)
            low = min(opened, closed) - dice.below(60)
            volume = 1_000 + dice.below(100_000)
            cents[i] = max(closed, 1_000)
            if i < NAMES - 1 or t >= 100:
                row = (opened / 100, high / 100, low / 100, closed / 100, volume)
                for name, value in zip(fields, row):
                    fields[name][t, i] = value
    fields["raw_close"] = fields["close"]
    fields["dollar_volume"] = fields["close"] * fields["volume"]
    sector = np.array([f"S{i % SECTORS}" for i in range(NAMES)], dtype=object)
    return Panel([f"day {t}" for t in range(DATES)], [f"N{i}" for i in range(NAMES)], fields, sector)


def cells(values):
    ours = values().array
    stays = np.ones(ours.shape, dtype=bool)
    for seed in range(VARIANTS):
        factors.ROUNDING = np.random.default_rng(seed)
        stays &= same(ours, values().array)
    factors.ROUNDING = None
    for t in DAYS:
        for value, fixed in zip(ours[t], stays[t]):
            yield "?" if not fixed else "-" if np.isnan(value) else f"{value + 0.0:.12g}"


def main():
    panel = small_panel()
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        file.write("# Written by bench/oracle/libraries.py, which says what stands here.\n")
        for library in (alpha101, alpha158):
            for name, values in library.alphas(panel).items():
                file.write(" ".join([name, *cells(values)]) + "\n")


if __name__ == "__main__":
    main()
