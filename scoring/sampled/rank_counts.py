"""Counting who takes which place in a block of samples: by pairs, by sorting, or minding ties."""

from dataclasses import dataclass
from threading import local
from typing import Any, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats, Ints

Singles: TypeAlias = npt.NDArray[np.float32]
Ints32: TypeAlias = npt.NDArray[np.int32]
Reals: TypeAlias = npt.NDArray[np.floating[Any]]

Kind = TypeVar("Kind", bound=np.generic)

FEW = 16  # up to so many vendors, comparing all pairs beats sorting
MANY = 1024  # beyond, an index beside the total would leave too few bits to the total
_TINY = float(np.finfo(np.float32).tiny)
_GREATEST = float(2**30 - 128)  # a float32 below 2**30


class Space:
    """Memory that one thread uses for block after block: asking for it anew costs more than all."""

    def __init__(self) -> None:
        self._held: dict[tuple[str, npt.DTypeLike], npt.NDArray[Any]] = {}
        self._rows: dict[tuple[str, int, int], Ints32] = {}

    def array(self, name: str, shape: tuple[int, int], dtype: type[Kind]) -> npt.NDArray[Kind]:
        """Return an array with whatever was in it before; one of the same name is overwritten."""
        size = shape[0] * shape[1]
        held = self._held.get((name, dtype))
        if held is None or held.size < size:
            held = self._held[name, dtype] = np.empty(size, dtype=dtype)
        return held[:size].reshape(shape)

    def rows(self, name: str, row: Ints32, many: int) -> Ints32:
        """Return an array of so many equal rows: far faster to add than a row by itself.

        Rows of one name and length are always the same.
        """
        held = self._rows.get((name, len(row), many))
        if held is None:
            held = self._rows[name, len(row), many] = np.tile(row, (many, 1))
        return held


_of_thread = local()


def own_space() -> Space:
    """Return the space that this thread keeps from call to call."""
    if not hasattr(_of_thread, "space"):
        _of_thread.space = Space()
    space: Space = _of_thread.space
    return space


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """Who took which place in a block of samples.

    Attributes
    ----------
    counts : ndarray, shape (n_vendors, n_vendors)
        How many samples gave a vendor a place; places that are shared count in parts.
    who : ndarray of int, shape (n_first,)
        Vendors that were first at least once, and perhaps others.
    firsts : ndarray, shape (n_first, n_samples)
        The part of the first place that each of them has. [fraction, columns sum to 1]
    """

    counts: Floats
    who: Ints
    firsts: Reals


def by_pairs(totals: Singles, space: Space) -> Places:
    """Count places by comparing all pairs: the fastest for up to `FEW` vendors.

    Parameters
    ----------
    totals : ndarray of float32, shape (n_vendors, n_samples)
        More is better; all different within a sample.
    space : Space
        What the answer's `firsts` live in until it is used again.

    Returns
    -------
    Places
    """
    vendors, samples = totals.shape
    behind = space.array("behind", (vendors, samples), np.uint8)
    behind.fill(0)
    ahead_of = space.array("ahead", (vendors, samples), np.bool_)
    for one in range(vendors - 1):
        ahead = np.greater(totals[one], totals[one + 1 :], out=ahead_of[one + 1 :]).view(np.uint8)
        behind[one + 1 :] += ahead
        won = np.add.reduce(ahead, axis=0, dtype=np.uint8)
        behind[one] += np.uint8(vendors - 1 - one) - won
    counts = [np.bincount(own, minlength=vendors) for own in behind]
    firsts = space.array("firsts", (vendors, samples), np.float32)
    firsts[:] = np.equal(behind, 0, out=ahead_of)
    return Places(counts=np.array(counts, dtype=np.float64), who=np.arange(vendors), firsts=firsts)


def by_sorting(totals: Singles, space: Space) -> Places:
    """Count places by sorting integers that hold a total and, in their low bits, its vendor.

    Parameters
    ----------
    totals : ndarray of float32, shape (n_samples, n_vendors)
        More is better; of at most `MANY` vendors. Overwritten. Totals closer than 2 to the power
        of (bits of the number of vendors - 30) of the largest are not told apart.
    space : Space
        What the answer's `firsts` live in until it is used again.

    Returns
    -------
    Places
    """
    samples, vendors = totals.shape
    low = (1 << (vendors - 1).bit_length()) - 1
    largest = max(float(totals.max()), -float(totals.min()), _TINY)
    totals *= np.float32(-_GREATEST / largest)
    keys = space.array("keys", (samples, vendors), np.int32)
    keys[:] = totals
    keys &= ~low
    index = np.arange(vendors, dtype=np.int32)
    keys |= space.rows("vendors", index, samples)
    keys.sort(axis=1)
    keys &= low
    winners = keys[:, 0].copy()
    keys += space.rows("places", index * np.int32(vendors), samples)
    cells = np.bincount(keys.reshape(-1), minlength=vendors * vendors)
    counts = cells.reshape(vendors, vendors).T.astype(np.float64)
    who = np.flatnonzero(counts[:, 0])
    won = space.array("won", (len(who), samples), np.bool_)
    np.equal(winners, who.astype(np.int32)[:, None], out=won)
    firsts = space.array("firsts", (len(who), samples), np.float32)
    firsts[:] = won
    return Places(counts=counts, who=who, firsts=firsts)


def minding_ties(totals: Reals, tolerance: float) -> Places:
    """Count places where totals may be level: these share the places that they take together.

    Parameters
    ----------
    totals : ndarray of float64, shape (n_vendors, n_samples)
        More is better.
    tolerance : float
        Totals no further than this below the best of their group are level with it. [as totals]

    Returns
    -------
    Places
        Rows and columns of `counts` sum to the number of samples.
    """
    vendors, samples = totals.shape
    order = np.argsort(-totals, axis=0, kind="stable")
    start, end = _group_ends(np.take_along_axis(totals, order, axis=0), tolerance)
    part = 1 / (end - start)
    width = vendors + 1
    steps = np.bincount((order * width + start).ravel(), part.ravel(), vendors * width)
    steps -= np.bincount((order * width + end).ravel(), part.ravel(), vendors * width)
    firsts = np.zeros((vendors, samples))
    np.put_along_axis(firsts, order, np.where(start == 0, part, 0), axis=0)
    return Places(
        counts=steps.reshape(vendors, width).cumsum(axis=1)[:, :vendors],
        who=np.arange(vendors),
        firsts=firsts,
    )


def wins_of_pairs(totals: Reals, tolerance: float) -> Floats:
    """Return how often each vendor is ahead of each other; level samples count half to either.

    Parameters
    ----------
    totals : ndarray, shape (n_vendors, n_samples)
        More is better.
    tolerance : float
        Totals no further apart than this are level. [as totals]

    Returns
    -------
    ndarray, shape (n_vendors, n_vendors)
        Row ahead of column. [samples]; the diagonal is 0.
    """
    vendors, samples = totals.shape
    wins = np.zeros((vendors, vendors))
    for one in range(vendors - 1):
        lead = totals[one] - totals[one + 1 :]
        ahead, behind = _true_in_rows(lead > tolerance), _true_in_rows(lead < -tolerance)
        level = (samples - ahead - behind) / 2
        wins[one, one + 1 :] = ahead + level
        wins[one + 1 :, one] = behind + level
    return wins


def _group_ends(falling: Reals, tolerance: float) -> tuple[Ints, Ints]:
    """Return for each place where its group of level totals starts, and where the next does."""
    places = len(falling)
    start = np.zeros(falling.shape, dtype=np.int64)
    best = falling[0]
    for place in range(1, places):
        opens = best - falling[place] > tolerance
        best = np.where(opens, falling[place], best)
        start[place] = np.where(opens, place, start[place - 1])
    end = np.full(falling.shape, places, dtype=np.int64)
    for place in range(places - 2, -1, -1):
        follows = start[place + 1] == start[place]
        end[place] = np.where(follows, end[place + 1], place + 1)
    return start, end


def _true_in_rows(table: npt.NDArray[np.bool_]) -> Ints:
    counted: Ints = np.bitwise_count(np.packbits(table, axis=1)).sum(axis=1, dtype=np.int64)
    return counted
