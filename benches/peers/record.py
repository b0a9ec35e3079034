"""Saying what was measured: the lines that `cargo xtask bench` makes tables of (see xtask/src/measured.rs)."""

import os
import statistics
import sys
import time
from importlib.metadata import version
from pathlib import Path

FOLDER = Path(os.environ.get("BENCH_FOLDER", "target/bench"))


def named(package):
    """The name of a package's column, with the version that is installed."""
    return f"{package} {version(package)}"


def bench(table, row, column, value):
    """One cell of a table; cells measured more than once have the median."""
    print("bench", table, row, column, value, sep="\t", flush=True)


def about():
    """What the figures stand on."""
    print(f"about\tpeers in Python {sys.version.split()[0]}", flush=True)


def in_ms(seconds):
    """Milliseconds as a value."""
    return f"{1e3 * seconds:.6f} ms"


def timed(work, runs=1):
    """What a piece of work gives, and its seconds of processor time: the median of several runs."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        result = work()
        times.append(time.process_time() - start)
    return result, statistics.median(times)


def ties(name):
    """The ties of a network that benches/*.rs has written."""
    with open(FOLDER / name, encoding="ascii") as file:
        return [tuple(map(int, line.split())) for line in file]
