"""The agenda of a consensus meeting: the fewest cells whose settling settles who is first."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.arrays import TOLERANCE, Floats, Ints, checked_weights, competition_ranks
from scoring.evaluators.aggregate import aggregated
from scoring.evaluators.panel import checked_scores
from scoring.other_methods.compared import check_vendors

_NEVER = 2**40  # cells: more than any plan has


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """What has to be settled, and what is certain once it is.

    Attributes
    ----------
    leader : int
        Row from 0 of the vendor in first place at the means.
    cells : tuple of (vendor, leaf)
        Rows and columns from 0, what weighs most first; empty if first place is certain already.
    margin_now : float
        Least margin of the leader while no cell is settled; below 0 it can be overtaken.
        [as scores]
    margin : float
        Least margin once `cells` are settled at their means, wherever all other cells lie within
        the scores given there; above 0. [as scores]
    """

    leader: int
    cells: tuple[tuple[int, int], ...]
    margin_now: float
    margin: float


def agenda(
    scores: npt.ArrayLike, weights: npt.ArrayLike, *, tolerance: float = TOLERANCE
) -> Agenda | None:
    """Return the smallest set of cells whose settling at their means settles first place.

    Parameters
    ----------
    scores : array_like, shape (n_evaluators, n_vendors, n_leaves)
        NaN where an evaluator gave none; at least two vendors. [one unit for all, such as points]
    weights : array_like, shape (n_leaves,)
        Effective weights. [any unit]
    tolerance : float
        Totals no further apart are level. [as scores]

    Returns
    -------
    Agenda or None
        None if first place is shared at the means: then no cell can settle it by staying there.

    Raises
    ------
    Problem
        If there is one vendor, a score or weight is unfit, or nobody scored a vendor on a leaf.

    Notes
    -----
    This is certain and therefore long; `scoring.evaluators.likely_agenda` asks for a stated share
    of redrawn panels instead. A cell that is not settled may lie anywhere between the lowest and
    the highest score given there. In the additive model the worst case against rival b is then
    exact: the leader's open cells at their lowest, b's at their highest, so that

        margin over b = T(leader) - T(b) - sum of open falls - sum of open rises of b,

    with fall = weight x (mean - lowest) and rise = weight x (highest - mean). A cell of the leader
    adds its fall to the margin over every rival, so for any number of them the best are those with
    the largest falls; a cell of b adds to the margin over b alone, so b's best are its largest
    rises. Trying every number of the leader's cells therefore finds the smallest set there is.

    Examples
    --------
    >>> found = agenda([[[80, 60], [70, 60]], [[80, 66], [70, 90]]], [0.5, 0.5])
    >>> found.leader, found.cells, found.margin_now, found.margin
    (1, ((1, 1), (0, 1)), -8.0, 1.0)
    """
    cube = checked_scores(scores)
    check_vendors(cube.shape[1])
    shares = checked_weights(weights, cube.shape[2])
    means = aggregated(cube)
    totals = means @ shares
    first = np.flatnonzero(competition_ranks(totals, tolerance) == 1)
    if len(first) > 1:
        return None
    leader = int(first[0])
    effects = np.maximum((np.nanmax(cube, axis=0) - means) * shares, 0.0)
    effects[leader] = np.maximum((means - np.nanmin(cube, axis=0))[leader] * shares, 0.0)
    return _smallest(leader, totals, effects, tolerance)


def _smallest(leader: int, totals: Floats, effects: Floats, tolerance: float) -> Agenda:
    order = np.argsort(-effects, axis=1, kind="stable")
    reached = _running(np.take_along_axis(effects, order, axis=1))
    rivals = [b for b in range(len(totals)) if b != leader]
    now = totals[leader] - totals - effects[leader].sum() - effects.sum(axis=1)
    needed = {
        b: _needed(tolerance - now[b] - reached[leader], reached[b]) for b in rivals
    }  # of each rival, by the number of the leader's cells
    counts = np.arange(effects.shape[1] + 1) + sum(needed.values())
    own = int(np.argmin(counts))
    taken = {leader: own, **{b: int(needed[b][own]) for b in rivals}}
    cells = [(v, int(leaf)) for v, number_ in taken.items() for leaf in order[v, :number_]]
    margins = [now[b] + reached[leader, own] + reached[b, taken[b]] for b in rivals]
    return Agenda(
        leader=leader,
        cells=tuple(sorted(cells, key=lambda cell: -effects[cell])),
        margin_now=float(min(now[b] for b in rivals)),
        margin=float(min(margins)),
    )


def _running(effects: Floats) -> Floats:
    """Return sums of the first 0, 1, 2, ... columns."""
    return np.concatenate([np.zeros((len(effects), 1)), np.cumsum(effects, axis=1)], axis=1)


def _needed(shortfalls: Floats, reached: Floats) -> Ints:
    """Return how many cells lift a margin above each shortfall; too many to choose if none do.

    With all cells of the leader and of the rival settled the margin is that of the means, so the
    last shortfall can be met but for rounding.
    """
    most = len(reached) - 1
    found = np.searchsorted(reached, shortfalls, side="right").astype(np.int64)
    found[-1] = min(found[-1], most)
    return np.where(found > most, _NEVER, found)
