"""Weight vectors drawn as random mixtures of a few fixed ones, in blocks that may run apart."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats
from scoring.single_numbers import THE_SAMPLES, Seed, check_seed, check_whole
from workbench.problem import Problem

Singles: TypeAlias = npt.NDArray[np.float32]
Noise: TypeAlias = Callable[[np.random.Generator, Singles], None]

# The shares of a block stay in the second-level cache, where they fit. Shorter calls would not pay:
# between two calls threads wait for one another.
_SHARES, _SHORTEST, _LONGEST = 2**18, 2048, 8192
_PIECE = 2**17


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightDraws:
    """A way to draw weight vectors, as random mixtures of a few fixed ones.

    The shares of a mixture are `scales` x noise, divided by their sum. Rankings need no division,
    and mixing totals of the corners is one product however the weights are restricted.

    Attributes
    ----------
    corners : ndarray, shape (n_corners, n_criteria)
        Weight vectors whose mixtures are drawn. [fraction, rows sum to 1]
    scales : ndarray, shape (n_corners,)
        What noise is multiplied with; 0 leaves the corner out.
    noise : callable
        Takes a generator and an array of float32, shape (n_corners, n_samples), and fills it with
        noise of the sign of `scales`.
    mass : ndarray, shape (n_corners,), or None
        Under gamma noise its shapes: where few of them are left, most draws are next to nothing.
        None where noise is never so small that single precision would lose it.
    continuous : bool
        Whether two totals are level with probability 0 unless they are level at all corners.
    """

    corners: Floats
    scales: Floats
    noise: Noise
    mass: Floats | None = None
    continuous: bool = True

    @property
    def n_criteria(self) -> int:
        return int(self.corners.shape[1])


def drawn_weights(draws: WeightDraws, *, samples: int = 10_000, seed: Seed = 0) -> Floats:
    """Return weight vectors drawn in a way: the very ones that robustness uses.

    Parameters
    ----------
    draws : WeightDraws
        The way.
    samples : int
        How many; at least 1.
    seed : int or SeedSequence
        The same seed gives the same weights.

    Returns
    -------
    ndarray of float64, shape (samples, n_criteria)
        [fraction, rows sum to 1]

    Raises
    ------
    Problem
        If fewer than 1 is asked for.
    """
    shares = np.concatenate(drawn_noise(draws, samples, seed), axis=1).T * draws.scales
    weights: Floats = (shares / shares.sum(axis=1, keepdims=True)) @ draws.corners
    return weights


def drawn_noise(draws: WeightDraws, samples: int, seed: Seed) -> list[Singles]:
    """Return the noise of all samples, block after block."""
    sizes = block_sizes(draws, samples)
    blocks = [np.empty((len(draws.corners), size), dtype=np.float32) for size in sizes]
    for at, block in enumerate(blocks):
        draws.noise(generator_of(seed, at), block)
    return blocks


def block_sizes(draws: WeightDraws, samples: int) -> list[int]:
    """Return into blocks of how many samples the draws fall, whoever counts them."""
    check_whole(samples, THE_SAMPLES)
    if samples < 1:
        raise Problem("at least one sample must be drawn, got {found}", found=samples)
    fitting = 1 << (max(1, _SHARES // len(draws.corners)).bit_length() - 1)
    size = min(max(fitting, _SHORTEST), _LONGEST)
    whole, rest = divmod(samples, size)
    return [size] * whole + [rest] * bool(rest)


def generator_of(seed: Seed, *key: int) -> np.random.Generator:
    """Return the generator of one block, whichever thread asks and however often."""
    check_seed(seed)
    root = seed if isinstance(seed, np.random.SeedSequence) else np.random.SeedSequence(seed)
    child = np.random.SeedSequence(root.entropy, spawn_key=(*root.spawn_key, *key))
    return np.random.Generator(np.random.SFC64(child))


def uniform_mixtures(corners: Floats) -> WeightDraws:
    """Draw weights uniformly among all mixtures of the corners, shape (n_corners, n_criteria)."""
    # Logarithms of uniform draws are negative exponential draws; the scale turns the sign.
    return WeightDraws(corners=corners, scales=np.full(len(corners), -1.0), noise=_logarithms)


def _logarithms(generator: np.random.Generator, into: Singles) -> None:
    """Fill with logarithms of uniform numbers in (0, 1], two from each 64 random bits."""
    flat = into.reshape(-1)
    for start in range(0, len(flat), _PIECE):
        piece = flat[start : start + _PIECE]
        raw = generator.integers(0, 2**64 - 1, -(-len(piece) // 2), dtype=np.uint64, endpoint=True)
        bits = raw.view(np.uint32)[: len(piece)]
        bits >>= np.uint32(9)
        bits |= np.uint32(0x3F800000)  # the exponent of 1.0: as a float32 it lies in [1, 2)
        np.subtract(np.float32(2), bits.view(np.float32), out=piece)
        np.log(piece, out=piece)
