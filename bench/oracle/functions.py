"""The table of what functions of one value and powers give, which FunctionsOfRowsTest reads.

    functions.py > functions.txt

Needs mpmath. A line is a function, its arguments, and the true result as the nearest double and the double next
to what that lacks, all in hexadecimal; those beyond the largest double are left out.
"""

import math
import random

from mpmath import mp, mpf

mp.prec = 300
FUNCTIONS = {
    "log": mp.log,
    "log1p": mp.log1p,
    "exp": mp.exp,
    "sigmoid": lambda x: 1 / (1 + mp.exp(-x)),
    "tanh": mp.tanh,
    "power": lambda x, y: mp.exp(y * mp.log(x)),
}
# where a range ends, a scale changes, results are tiny, or the error was found to be largest
ROOT, LN2 = math.sqrt(2), math.log(2)
POSITIVE = [1.0, 2.0, 0.5, 3.0, 10.0, ROOT, ROOT / 2, 2.0**-1022, 1.7976931348623157e308,
            float.fromhex("0x1.69160d7e8d261p+0"), 1e-300, 1e300]
NEAR_0 = [1e-300, 1e-20, 2.0**-54, 2.0**-53, 2.0**-30, 1e-5, 0.01, LN2 / 4, LN2 / 2, LN2, 3 * LN2 / 2]
ARGUMENTS = {
    "log": POSITIVE + [math.nextafter(x, up) for x in (1.0, ROOT, ROOT / 2) for up in (0.0, 9.0)],
    "log1p": POSITIVE + NEAR_0 + [-x for x in NEAR_0[:-2]]
    + [-1 + 2.0**-53, -0.999, float.fromhex("-0x1.2bfcba3a0d5aap-2")],
    "exp": NEAR_0 + [-x for x in NEAR_0] + [709.78, 708.5, -708.0, -708.5, -720.0, -745.1,
                                           float.fromhex("-0x1.18e3c731c5358p+9")],
    "sigmoid": NEAR_0 + [-x for x in NEAR_0] + [36.0, 40.0, -36.0, -700.0, -709.5, -740.0],
    "tanh": NEAR_0 + [-x for x in NEAR_0] + [1.0, 18.0, 19.5, 22.0, 400.0],
}
PAIRS = [(x, y) for x in (3.0, 0.7, 123.456, 1 + 2.0**-20) for y in (0.3, -0.7, 1.5, 6.0, 1 / 3, -2.0)]
PAIRS += [(4.0, 1.5), (2.0, 1023.5), (2.0, -1074.0), (10.0, 308.0), (10.0, -307.5), (1.5, 1750.0),
          (float.fromhex("0x1.6855d0b387cf1p+0"), float.fromhex("0x1.fab4e68aa2b89p+10"))]


def row(name, *arguments):
    true = FUNCTIONS[name](*map(mpf, arguments))
    near = float(true)
    if math.isinf(near):
        return
    print(name, *(float(x).hex() for x in (*arguments, near, float(true - mpf(near)))))


def main():
    rng = random.Random(1)
    spread = {
        "log": lambda: math.exp(rng.uniform(-700, 700)) if rng.random() < 0.5 else rng.uniform(0.5, 2),
        "log1p": lambda: math.exp(rng.uniform(-40, 40)) if rng.random() < 0.5 else rng.uniform(-1, 2),
        "exp": lambda: rng.uniform(-745, 709) if rng.random() < 0.5 else rng.uniform(-2, 2),
        "sigmoid": lambda: rng.uniform(-745, 40) if rng.random() < 0.5 else rng.uniform(-5, 5),
        "tanh": lambda: rng.uniform(-20, 20) if rng.random() < 0.5 else rng.uniform(-1, 1),
    }
    for name, draw in spread.items():
        for x in ARGUMENTS[name] + [draw() for _ in range(80)]:
            row(name, x)
    for x, y in PAIRS:
        row("power", x, y)
    for _ in range(150):
        x = spread["log"]()
        row("power", x, rng.uniform(-1, 1) * min(740 / abs(math.log(x)), 1e6))
    # next to 1, and huge exponents
    for _ in range(50):
        y = math.exp(rng.uniform(math.log(1e6), math.log(2.0**40))) * rng.choice((-1, 1))
        row("power", 1 + rng.uniform(-700, 700) / abs(y), y)


if __name__ == "__main__":
    main()
