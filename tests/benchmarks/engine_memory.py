"""By how much a large ranking raises the greatest size of a process of its own."""

import re
import sys
from pathlib import Path

import numpy as np

from scoring.sampled.robustness import rank_acceptability
from scoring.sampled.weight_draws import free_weights


def ranked(vendors: int, criteria: int, samples: int) -> None:
    values = np.random.default_rng(20).random((vendors, criteria))
    rank_acceptability(values, free_weights(criteria), samples=samples, threads=2)


def size(field: str) -> float:
    """Return a size of this process: VmRSS now, VmHWM the greatest so far [MB]."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.search(rf"^{field}:\s+(\d+) kB", status, re.MULTILINE)[1]) / 1024


ranked(20, 60, 100)
before = size("VmRSS")
ranked(200, 300, 100_000)
sys.stdout.write(f"{size('VmHWM') - before}\n")
