"""Ranks along straight lines: where two lines cross is known, so no totals are compared twice."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from scoring.arrays import TOLERANCE, Floats, Ints
from scoring.exact.many_ranks import are_chained, level_pairs, ranks_of_columns

SEVERAL, MANY = 16, 64  # vendors between which this costs less than comparing all totals

Counts = npt.NDArray[np.int16]  # as many as there are pairs of `MANY` vendors, and more


def ranks_of_lines(at_zero: Floats, at_one: Floats, steps: int) -> Ints:
    """Return every vendor's rank at evenly spaced points of every line.

    Parameters
    ----------
    at_zero, at_one : ndarray of float64, shape (n_swept, n_vendors)
        Totals at both ends. [any unit far above the tolerance of 1e-9]
    steps : int
        Points from end to end, both included; 2 or more.

    Returns
    -------
    ndarray of int64, shape (n_swept, steps, n_vendors)
        What `scoring.arrays.competition_ranks` gives at each point.

    Notes
    -----
    Of two vendors the one that loses ground is ahead by more than the tolerance until their lines
    meet, and the other is from there on: two events for each pair that meets, and a running sum.

    Examples
    --------
    >>> ranks_of_lines(np.array([[0.2, 0.6]]), np.array([[0.8, 0.5]]), steps=3).tolist()
    [[[2, 1], [2, 1], [1, 2]]]
    """
    n_swept, n_vendors = at_zero.shape
    caught, passed = _events(at_zero, at_one, steps)
    now = (at_zero[:, None] > at_zero[..., None] + TOLERANCE).sum(axis=2, dtype=np.int16)
    ahead = _running(now.ravel(), caught, passed, steps).reshape(steps, n_swept, n_vendors)
    parted = _running(now.sum(axis=1), caught // n_vendors, passed // n_vendors, steps)
    ranks: Ints = np.add(ahead, 1, dtype=np.int64).transpose(1, 0, 2)
    at, swept = np.nonzero(level_pairs(parted, n_vendors) > 1)
    if len(at):
        chained = are_chained(np.ascontiguousarray(ahead[at, swept].T, dtype=np.uint8))
        at, swept = at[chained], swept[chained]
    if len(at):
        share = (at / (steps - 1))[:, None]
        totals = at_zero[swept] * (1 - share) + at_one[swept] * share
        ranks[swept, at] = ranks_of_columns(np.ascontiguousarray(totals.T)).T
    return ranks


def _events(at_zero: Floats, at_one: Floats, steps: int) -> tuple[Ints, Ints]:
    """Return where somebody is ahead of a vendor no more, and where somebody begins to be.

    Places are counted over (steps + 1, n_swept, n_vendors).
    """
    n_swept, n_vendors = at_zero.shape
    first, other = np.triu_indices(n_vendors, k=1)
    zero, one = np.ascontiguousarray(at_zero.T), np.ascontiguousarray(at_one.T)
    begin, end = (zero[first] - zero[other]).ravel(), (one[first] - one[other]).ravel()
    turned = begin < end
    sign = np.where(turned, -1.0, 1.0)
    begin *= sign
    end *= sign
    falling = np.where(turned.reshape(-1, n_swept), other[:, None], first[:, None]).ravel()
    rising = np.repeat(first + other, n_swept) - falling
    swept = np.tile(np.arange(n_swept), len(first))
    stride = n_swept * n_vendors
    gone = np.flatnonzero((begin > TOLERANCE) & (end <= TOLERANCE))
    reach = (begin[gone] - TOLERANCE) / (begin[gone] - end[gone]) * (steps - 1)
    caught = np.ceil(reach).astype(np.int64) * stride + swept[gone] * n_vendors + rising[gone]
    come = np.flatnonzero((begin >= -TOLERANCE) & (end < -TOLERANCE))
    reach = (begin[come] + TOLERANCE) / (begin[come] - end[come]) * (steps - 1)
    passed = (np.floor(reach).astype(np.int64) + 1) * stride + swept[come] * n_vendors
    return caught, passed + falling[come]


def _running(now: Counts, fewer: Ints, more: Ints, steps: int) -> Counts:
    """Return counts that start as `now` and change at the events, shape (steps, len(now))."""
    events = np.concatenate((more, fewer))
    by = np.ones(len(events))
    by[len(more) :] = -1
    change = np.bincount(events, weights=by, minlength=(steps + 1) * len(now))  # one array, not two
    counts: Counts = change.reshape(steps + 1, -1)[:steps].astype(np.int16)
    counts[0] += now
    for before, after in pairwise(counts):  # faster than accumulate
        np.add(before, after, out=after)
    return counts
