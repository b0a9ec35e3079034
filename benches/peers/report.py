"""Checks results, and prints measurements as the lines that `cargo xtask bench` makes tables of (see xtask/src/measured.rs)."""

import json
import os
import statistics
import sys
import time
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(os.environ.get("BENCH_FOLDER", "target/bench"))
EXPECTED = json.loads(Path(__file__).parent.with_name("expected.json").read_text(encoding="utf-8"))


def named(package):
    """The name of a package's column, with the version that is installed."""
    return f"{package} {version(package)}"


def bench(table, row, column, value):
    """Prints one cell of a table. A cell that is measured more than once has the median."""
    print("bench", table, row, column, value, sep="\t", flush=True)


def check(work, name, found, tolerance=0):
    """Ends the program unless the value found is the expected one, to a share of it where a tolerance is given."""
    expected = EXPECTED.get(work, {}).get(name)
    if expected is None or found != expected and not abs(found - expected) <= tolerance * abs(expected):
        sys.exit(f"wrong result: {work}: {name}: expected {expected}, found {found}")
    print(f"checked\t{work}", flush=True)


def about():
    """Prints a setting or version that the times depend on."""
    print(f"about\tpeers in Python {sys.version.split()[0]}", flush=True)


def in_ms(seconds):
    """A time in milliseconds, as the value of a cell."""
    return f"{1e3 * seconds:.6f} ms"


def timed(work, runs=1):
    """The result of a piece of work, and its processor time in seconds: the median of several runs."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return result, statistics.median(times)


def ties(name):
    """The ties of a network that a Rust bench has written."""
    with open(FOLDER / name, encoding="ascii") as file:
        return [tuple(map(int, line.split())) for line in file]
