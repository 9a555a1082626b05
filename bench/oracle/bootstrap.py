"""The interval of the difference of two information ratios, from the sources and in plain loops; shares no code with Java.

    bootstrap.py                   the numbers that RatioDifferenceTest and MeanBlockLengthTest hold the program against
    bootstrap.py RUN_DIR RUN_DIR   the line that `alphatrail compare` shows for the best alphas of two runs

Politis and Romano (1994): the blocks. Politis and White (2004), Patton, Politis and White (2009): their mean length.
"""

import csv
import json
import os
import sys

try:
    import numpy as np
except ImportError:
    print("skipped: this check needs numpy (Debian: apt-get install python3-numpy)")
    sys.exit(77)

WORD = 2**64 - 1
LEAST_DAYS = 60


def split_mix(seed):
    """Steele, Lea and Flood (2014)."""
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & WORD
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & WORD
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & WORD
        yield z ^ (z >> 31)


def block_length(x):
    n = len(x)
    x = np.asarray(x) - np.mean(x)
    last = min(int(np.ceil(np.sqrt(n))) + 5, n - 1)
    r = [np.sum(x[lag:] * x[: n - lag]) / n for lag in range(last + 1)]
    small = [abs(rho / r[0]) < 2 * np.sqrt(np.log10(n) / n) for rho in r]
    ends = [lag for lag in range(1, last - 3) if all(small[lag : lag + 5])]
    m = min(2 * ends[0], last) if ends else last
    window = [min(1.0, 2 * (1 - lag / m)) for lag in range(m + 1)]
    g0 = r[0] + 2 * sum(window[lag] * r[lag] for lag in range(1, m + 1))
    g = 2 * sum(window[lag] * lag * r[lag] for lag in range(1, m + 1))
    b = (2 * g**2 / (2 * g0**2)) ** (1 / 3) * n ** (1 / 3)
    return min(max(b, 1.0), np.ceil(min(3 * np.sqrt(n), n / 3)))


def ratio(x):
    return np.mean(x) / np.std(x, ddof=1)


def influence(x):
    z = (x - np.mean(x)) / np.std(x, ddof=1)
    return z - ratio(x) / 2 * z**2


def difference(a, b, resamples, seed):
    n = len(a)
    mean_block = block_length(influence(a) - influence(b))
    words = split_mix(seed)
    below = lambda bound: (next(words) * bound) >> 64
    found = []
    for _ in range(resamples):
        place = below(n)
        places = [place]
        while len(places) < n:
            place = below(n) if (next(words) >> 11) / 2**53 < 1 / mean_block else (place + 1) % n
            places.append(place)
        found.append(ratio(a[places]) - ratio(b[places]))
    low, high = np.quantile(found, [0.025, 0.975]) * np.sqrt(252)
    return ratio(a) * np.sqrt(252), ratio(b) * np.sqrt(252), low, high, mean_block


def noise(n, factor):
    return np.array([((t * t * factor + t * 104729) % 1009 - 504) / 50000 for t in range(n)])


def moving(x, span):
    """Means of the values so far, of `span` at most: dependent over `span` days."""
    return np.array([np.mean(x[max(0, t - span + 1) : t + 1]) for t in range(len(x))])


def best_daily(run):
    with open(os.path.join(run, "result.json"), encoding="utf-8") as file:
        selection = json.load(file)["selection"]
    if not selection:
        sys.exit(f"bootstrap.py: {run} selected no alpha, so there is nothing to compare")
    best = selection[0]
    with open(os.path.join(run, "daily", best + "_oos_daily.csv"), encoding="utf-8", newline="") as file:
        return {row["datetime"]: float(row["net_return"]) for row in csv.DictReader(file) if row["net_return"]}


def main():
    if len(sys.argv) == 3:
        baseline, other = best_daily(sys.argv[1]), best_daily(sys.argv[2])
        days = sorted(set(baseline) & set(other))
        if len(days) < LEAST_DAYS:
            sys.exit(
                f"bootstrap.py: {sys.argv[1]} and {sys.argv[2]} have {len(days)} out-of-sample days in common,"
                f" and fewer than {LEAST_DAYS} tell nothing"
            )
        pair = [np.array([series[day] for day in days]) for series in (other, baseline)]
        print(len(days), *difference(*pair, 10_000, 1994))
        return
    for span in (1, 2, 5, 10, 40):
        print("block length of", span, repr(float(block_length(moving(noise(500, 7919), span)))))
    a = 0.0006 + moving(noise(300, 7919), 4)
    b = 0.0002 + 0.5 * a + moving(noise(300, 6101), 4)
    print("difference", *(repr(float(x)) for x in difference(a, b, 2_000, 7)))


if __name__ == "__main__":
    main()
