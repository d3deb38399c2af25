"""What rank acceptability cannot do without, and nothing else: the floor of this very machine."""

from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

import numpy as np

from scoring.sampled.blas_threads import one_blas_thread
from scoring.sampled.mixtures import _logarithms, block_sizes
from scoring.sampled.rank_counts import FEW
from scoring.sampled.weight_draws import free_weights

THREADS = 2


class Parts:
    """The bare parts of one block, each into memory that is there: one per thread."""

    def __init__(self, vendors: int, criteria: int, size: int, seed: int) -> None:
        chance = np.random.default_rng(seed)
        self.generator = np.random.Generator(np.random.SFC64(seed))
        self.points = chance.random((criteria, vendors), dtype=np.float32)
        self.noise = np.empty((criteria, size), dtype=np.float32)
        self.totals = np.empty((size, vendors), dtype=np.float32)
        self.mixed = chance.integers(0, 2**30, (size, vendors), dtype=np.int32)
        self.keys = np.empty_like(self.mixed)
        self.cells = chance.integers(0, vendors**2, size * vendors)
        self.bins = vendors**2
        self.few = vendors <= FEW
        self.rows = chance.random((vendors, size), dtype=np.float32)
        self.ahead = np.empty((vendors, size), dtype=np.bool_)
        self.behind = np.zeros((vendors, size), dtype=np.uint8)

    def draw(self) -> None:
        _logarithms(self.generator, self.noise)

    def multiply(self) -> None:
        np.matmul(self.noise.T, self.points, out=self.totals)

    def sort(self) -> None:
        np.copyto(self.keys, self.mixed)
        self.keys.sort(axis=1)

    def compare(self) -> None:
        for one in range(len(self.rows) - 1):
            np.greater(self.rows[one], self.rows[one + 1 :], out=self.ahead[one + 1 :])
            self.behind[one + 1 :] += self.ahead[one + 1 :].view(np.uint8)

    def count(self) -> None:
        np.bincount(self.cells, minlength=self.bins)

    def all(self) -> None:
        place = self.compare if self.few else self.sort  # whichever takes less
        for part in (self.draw, self.multiply, place, self.count):
            part()


def floor_of(vendors: int, criteria: int, samples: int):
    """Return a call that does the bare parts for all samples, on as many threads as ours."""
    sizes = block_sizes(free_weights(criteria), samples)
    idle: SimpleQueue[Parts] = SimpleQueue()
    for seed in range(THREADS):
        idle.put(Parts(vendors, criteria, sizes[0], seed))

    def work(_: int) -> None:
        parts = idle.get()
        parts.all()
        idle.put(parts)

    def run() -> None:
        with one_blas_thread(), ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(work, sizes))

    return run
