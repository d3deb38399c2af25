"""Independent draws of shares that sum to 1, each of which has its own upper bound."""

from collections.abc import Callable
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats

Singles: TypeAlias = npt.NDArray[np.float32]
Accepted: TypeAlias = Callable[[np.random.Generator, int], Floats]

_PILOT, _OFTEN = 2048, 0.2
_CHUNK = 4096
_FLAT = 1e-9
_STEPS = 200


def noise_within(upper: Floats) -> Callable[[np.random.Generator, Singles], None]:
    """Return a source of shares that are uniform among all within the bounds.

    Where at least one in five free draws obeys the bounds, the others are thrown away. Elsewhere
    all shares but one are drawn apart from each other, each from an exponential distribution cut
    at 0 and its bound, all of one rate, at which their means sum to 1; the last is what is left.
    Among shares that sum to 1 that density is flat up to a factor of the last one, so keeping a
    draw with that factor as its chance, and only if the last obeys its bound, is exact: unlike
    hit-and-run, the draws need no running-in and do not depend on each other.

    Parameters
    ----------
    upper : ndarray, shape (n_shares,)
        Above 0, at most 1, with a sum above 1; at least two.

    Returns
    -------
    callable
        Takes a generator and an array of float32, shape (n_shares, n_samples), and fills it.
    """
    pilot = _free(upper)(np.random.default_rng(0), _PILOT)
    accepted = _free(upper) if pilot.shape[1] >= _OFTEN * _PILOT else _tilted(upper)

    def noise(generator: np.random.Generator, into: Singles) -> None:
        samples, filled = into.shape[1], 0
        while filled < samples:
            found = accepted(generator, _CHUNK)[:, : samples - filled]
            into[:, filled : filled + found.shape[1]] = found
            filled += found.shape[1]

    return noise


def _free(upper: Floats) -> Accepted:
    def accepted(generator: np.random.Generator, tries: int) -> Floats:
        shares = generator.standard_exponential((len(upper), tries))
        shares /= shares.sum(axis=0)
        kept: Floats = shares[:, (shares <= upper[:, None]).all(axis=0)]
        return kept

    return accepted


def _tilted(upper: Floats) -> Accepted:
    rate = _balancing_rate(upper)
    last = int(np.argmax(upper))
    others = np.delete(upper, last)[:, None]
    likeliest = max(0.0, rate * upper[last])

    def accepted(generator: np.random.Generator, tries: int) -> Floats:
        shares = _cut_exponential(generator.random((len(others), tries)), others, rate)
        left = 1 - shares.sum(axis=0)
        kept = (left >= 0) & (left <= upper[last])
        kept &= generator.random(tries) <= np.exp(np.minimum(rate * left - likeliest, 0))
        drawn: Floats = np.insert(shares[:, kept], last, left[kept], axis=0)
        return drawn

    return accepted


def _balancing_rate(upper: Floats) -> float:
    """Return the rate of growth at which the means of all cut exponentials sum to 1."""
    low, high = -1.0, 1.0
    while _means(upper, low).sum() > 1:
        low *= 2
    while _means(upper, high).sum() < 1:
        high *= 2
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _means(upper, middle).sum() < 1 else (low, middle)
    return low


def _means(upper: Floats, rate: float) -> Floats:
    steep = abs(rate) * upper
    if abs(rate) < _FLAT:
        return upper / 2
    with np.errstate(over="ignore"):  # a bound far beyond the mean does not matter
        falling = upper * (1 / np.maximum(steep, _FLAT) - 1 / np.expm1(np.maximum(steep, _FLAT)))
    return falling if rate < 0 else upper - falling


def _cut_exponential(uniform: Floats, upper: Floats, rate: float) -> Floats:
    """Turn uniform draws into draws with density proportional to exp(rate x) on [0, upper]."""
    if abs(rate) < _FLAT:
        return uniform * upper
    falling = -np.log1p(uniform * np.expm1(-abs(rate) * upper)) / abs(rate)
    drawn: Floats = falling if rate < 0 else upper - falling
    return drawn
