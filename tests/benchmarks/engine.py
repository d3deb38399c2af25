"""Measure the engine against peers and against the floor of this machine, as a table of ratios."""

import os
import platform
import subprocess
import sys
import time
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from math import log2

import numpy as np

from scoring.exact.sweeps import crossover_weights, swept_ranks
from scoring.sampled.kept_draws import kept_draws
from scoring.sampled.robustness import rank_acceptability
from scoring.sampled.weight_draws import free_weights
from tests.benchmarks import engine_peers as peers
from tests.benchmarks.floor import THREADS, floor_of
from tests.benchmarks.page import write_section

SAMPLES, STEPS = 100_000, 101
SIZES = {"10 x 12": (10, 12), "20 x 60": (20, 60), "200 x 300": (200, 300)}
FLOORS = {"10 x 12": 5, "20 x 60": 3, "200 x 300": 3}
ROUNDS = {"10 x 12": 15, "20 x 60": 15, "200 x 300": 5}
FEWER = {"10 x 12": SAMPLES, "20 x 60": SAMPLES, "200 x 300": 10_000}  # what pySensMCDA is given
LOOPED, SWEPT = 200, 400  # of the samples, and of the points, of a loop
REST = 0.2  # before each call: threads of the products before it go on waiting for more [seconds]
PACKAGES = ("numpy", "pysensmcda", "pymcdm", "pyrepo-mcda")
HEAD = """Measured by `make bench PART=engine` ({when} UTC, {cores} cores, {machine}, Python
{python}; {packages});
load average {before} before and {after} after.
Vendors x criteria; times are medians of interleaved rounds in one process, ~ extrapolated from
fewer samples.{provisional}

| What | Size | Gozin | Compared with | Ratio | Wanted |
|---|---|---|---|---|---|
"""
PROVISIONAL = """ **Other
work ran on the machine at the same time: take these figures as provisional.**"""
TAIL = """
- The floor is made of the bare parts of the same work in the same blocks and threads: draws,
  matrix product, integer sort (comparisons of pairs for 10 vendors) and counting,
  each into memory that is there.
- pySensMCDA simulates with an additive callable and sums only, one job: its fastest way. pymcdm
  and pyrepo-mcda rank once per weight vector, as neither has a kernel for many.
- The exponent says how cost grows: 1 when twice as much takes twice as long.
- Memory is the greatest resident size of a process of its own, less that of the same process
  after its imports and a small ranking.
"""


def problem(vendors: int, criteria: int) -> np.ndarray:
    """Return values on 0 to 1 whose columns touch both ends: peers scale them anew to the same."""
    values = np.random.default_rng(20).random((vendors, criteria))
    values -= values.min(axis=0)
    return values / values.max(axis=0)


def taken(*calls, rounds: int) -> list[list[float]]:
    """Return how long each call took in each round, all in turn after a first try [seconds]."""
    times: list[list[float]] = [[] for _ in calls]
    for at in range(rounds + 1):
        for own, call in zip(times, calls, strict=True):
            time.sleep(REST)
            began = time.perf_counter()
            call()
            if at:
                own.append(time.perf_counter() - began)
    return times


def middle(times: list[float]) -> float:
    return float(np.median(times))


class Table:
    """Rows as they are measured, printed at once."""

    def __init__(self) -> None:
        self.rows: list[str] = []

    def add(self, *cells: str) -> None:
        row = "| " + " | ".join(cells) + " |"
        sys.stdout.write(row + "\n")
        sys.stdout.flush()
        self.rows.append(row)


def shown(seconds: float, mark: str = "") -> str:
    return f"{mark}{seconds:.2f} s" if seconds >= 1 else f"{mark}{seconds * 1000:.3g} ms"


def measure_acceptability(table: Table, size: str) -> None:
    vendors, criteria = SIZES[size]
    values, free = problem(vendors, criteria), free_weights(criteria)
    ours = partial(rank_acceptability, values, free, samples=SAMPLES, threads=THREADS)
    floor, rounds = floor_of(vendors, criteria, SAMPLES), ROUNDS[size]
    own, bare = map(middle, taken(ours, floor, rounds=rounds))
    what = "SMAA-2, 100,000 samples"
    ratio = f"{own / bare:.2f} times as long"
    table.add(what, size, shown(own), f"floor {shown(bare)}", ratio, f"at most {FLOORS[size]}")
    fewer = FEWER[size]
    again, pysens = map(middle, taken(ours, partial(peers.pysensmcda, values, fewer), rounds=5))
    _add_peer(table, (what, size), again, ("pySensMCDA", pysens, SAMPLES / fewer, 8))
    again, loop = map(middle, taken(ours, partial(peers.pymcdm_loop, values, LOOPED), rounds=3))
    _add_peer(table, (what, size), again, ("pymcdm loop", loop, SAMPLES / LOOPED, 500))
    apart = np.abs(ours().acceptability - peers.pysensmcda(values, fewer)[0]).max()
    told = f"pySensMCDA, {fewer:,} samples"
    table.add("Greatest difference of an acceptability", size, f"{apart:.4f}", told, "–", "–")


def _add_peer(table, row, ours, peer) -> None:
    name, seconds, times, wanted = peer
    mark = "~" if times > 1 else ""
    seconds *= times
    wish = f"at least {wanted}" if row[1] == "20 x 60" else "–"
    compared = f"{name} {shown(seconds, mark)}"
    table.add(*row, shown(ours), compared, f"{mark}{seconds / ours:,.0f} times as fast", wish)


def measure_reranking(table: Table) -> None:
    values, kept = problem(20, 60), kept_draws(60, samples=10_000)
    weights = iter(np.random.default_rng(1).random((1000, 60)))
    (times,) = taken(lambda: kept.rerank(values, next(weights)), rounds=50)
    p95 = f"p95 {shown(float(np.quantile(times, 0.95)))}"
    what = "New weights, 10,000 kept samples"
    table.add(what, "20 x 60", shown(middle(times)), p95, "–", "at most 5 ms")


def measure_sweeps(table: Table) -> None:
    values, weights = problem(20, 60), np.random.default_rng(1).random(60)
    points = peers.swept_weights(weights / weights.sum(), STEPS)
    some = np.random.default_rng(2).permutation(points)[:SWEPT]
    ranked, crossed, pyrepo, pymcdm = map(
        middle,
        taken(
            partial(swept_ranks, values, weights, STEPS),
            partial(crossover_weights, values, weights),
            partial(peers.pyrepo_sweep, values, some),
            partial(peers.pymcdm_sweep, values, some),
            rounds=20,
        ),
    )
    times = len(points) / SWEPT
    what, size = "All weights over 101 values, ranks", "20 x 60"
    for name, peer, wish in (("pyrepo-mcda", pyrepo, "at least 100"), ("pymcdm", pymcdm, "–")):
        ratio = f"~{peer * times / ranked:,.0f} times as fast"
        table.add(what, size, shown(ranked), f"{name} {shown(peer * times, '~')}", ratio, wish)
    table.add(what, size, shown(ranked), "–", "–", "at most 5 ms")
    both = shown(ranked + crossed)
    table.add("All pairs' crossovers", size, shown(crossed), f"with ranks {both}", "–",
              "at most 5 ms together")  # fmt: skip


def measure_growth(table: Table) -> None:
    base = (40, 80, 50_000)
    sizes = [base, (80, 80, 50_000), (40, 160, 50_000), (40, 80, 100_000)]
    calls = [
        partial(rank_acceptability, problem(v, c), free_weights(c), samples=s, threads=THREADS)
        for v, c, s in sizes
    ]
    first, *others = map(middle, taken(*calls, rounds=7))
    for what, seconds in zip(("Vendors", "Criteria", "Samples"), others, strict=True):
        table.add(f"{what} x 2", "40 x 80, 50,000", shown(seconds), f"before {shown(first)}",
                  f"{seconds / first:.2f}, exponent {log2(seconds / first):.2f}", "–")  # fmt: skip


def measure_memory(table: Table) -> None:
    command = [sys.executable, "-m", "tests.benchmarks.engine_memory"]
    grown = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    table.add(
        "Memory, 100,000 samples", "200 x 300", f"{float(grown):.0f} MB", "–", "–", "< 300 MB"
    )


def main() -> None:
    table, before = Table(), os.getloadavg()[0]
    for size in SIZES:
        measure_acceptability(table, size)
    measure_reranking(table)
    measure_sweeps(table)
    measure_growth(table)
    measure_memory(table)
    head = HEAD.format(
        when=f"{datetime.now(UTC):%Y-%m-%d %H:%M}",
        cores=os.cpu_count(),
        machine=platform.machine(),
        python=platform.python_version(),
        packages=", ".join(f"{name} {version(name)}" for name in PACKAGES),
        before=f"{before:.1f}",
        after=f"{os.getloadavg()[0]:.1f}",
        provisional=PROVISIONAL if before > 0.5 else "",
    )
    write_section("The engine", head + "\n".join(table.rows) + "\n" + TAIL)


if __name__ == "__main__":
    main()
