"""The smallest change of weights that brings a vendor level with the others, or why none does."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats, Table, checked_values, checked_weights
from scoring.exact.least_distance import nearest_point
from scoring.exact.linear_programme import Tableau, least_cost
from scoring.plain_numbers import WEIGHTS, plain_numbers
from scoring.single_numbers import THE_MARGIN, THE_VENDOR, check_not_negative, check_whole
from workbench.problem import Problem

_NOISE = 1e-12
_MET = 1e-9  # by so much a change that is called one may miss a demand or a limit
_FEW = 2_000  # leads and weights, multiplied, up to which fractions are quick

Room: TypeAlias = tuple[Floats, Floats]  # how far each weight may go down, and up
Solver: TypeAlias = Callable[[Tableau, Tableau, Tableau], Tableau | None]


class Norm(StrEnum):
    """How the size of a change of weights is measured."""

    L1 = "l1"  # the sum of all changes: twice the weight that moves from some criteria to others
    L2 = "l2"  # the square root of the sum of squares
    LINF = "linf"  # the largest change of any one weight


class Reason(StrEnum):
    """Why no weights will do."""

    DOMINATED = "dominated"  # another vendor has more on every criterion
    NEVER_FIRST = "never_first"  # under any weights somebody has more, though not always the same
    LIMITS = "limits"  # only the limits of the weights stand in the way
    NEVER_AHEAD = "never_ahead"  # some weights make it level with the best, none put it ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """New weights under which a vendor is level with those it was held against.

    Attributes
    ----------
    weights : ndarray of float64, shape (n_criteria,)
        [fraction, sum 1]
    distance : float
        From the present weights, in the norm asked for; 0 if nothing has to change. [fraction]
    moved : float
        Weight that goes from some criteria to others. [fraction]
    """

    weights: Floats
    distance: float
    moved: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    """No weights will do, and why; `by` is the vendor (from 0) that dominates, if one does."""

    reason: Reason
    by: int | None = None


def smallest_change(
    values: Table,
    weights: npt.ArrayLike,
    rival: int,
    *,
    norm: Norm = Norm.L1,
    against: int | None = None,
    margin: float = 0.0,
    lowest: npt.ArrayLike | None = None,
    highest: npt.ArrayLike | None = None,
) -> Change | Impossible:
    """Return the nearest weights under which `rival` has a total as high as all others.

    Parameters
    ----------
    values : array_like, shape (n_vendors, n_criteria)
        More is better. [any one unit, as `margin`]
    weights : array_like, shape (n_criteria,)
        Present weights. [any unit]
    rival : int
        Who is to win, counted from 0.
    norm : Norm
        The measure that is made smallest. L1 and L2 and L-infinity have different weights as
        their answers; under L1 and L-infinity these need not be the only ones.
    against : int, optional
        The one vendor that has to be caught, while a third may be ahead; all, if not given.
    margin : float
        How far ahead the rival has to be; at 0 it is level, and the least bit more makes it win.
    lowest, highest : array_like, shape (n_criteria,), optional
        Limits of the new weights, 0 and 1 if not given; a locked weight has both at its present
        value. [fraction, of weights that sum to 1]

    Returns
    -------
    Change or Impossible
        Weights of 0 or more that sum to 1, with their distance; or the reason why there are none.

    Raises
    ------
    Problem
        If values or weights are not as in `scoring.arrays`, a vendor is unknown or is held
        against itself, or the present weights are outside the limits.

    Notes
    -----
    With d_i = v_rival - v_i, find w' >= 0, sum w' = 1, d_i w' >= margin for all i, nearest to w:
    for L1 and L-infinity a linear programme [1]_, for L2 the projection on a polytope [2]_. Both
    are solved to the end, without a step size or a sample.

    References
    ----------
    .. [1] E. Triantaphyllou and A. Sanchez, "A sensitivity analysis approach for some
       deterministic multi-criteria decision-making methods", Decision Sciences 28(1), 151-194,
       1997. DOI 10.1111/j.1540-5915.1997.tb01306.x
    .. [2] C. L. Lawson and R. J. Hanson, "Solving Least Squares Problems", chapter 23, SIAM,
       1995. DOI 10.1137/1.9781611971217

    Examples
    --------
    >>> found = smallest_change([[0.8, 0.2], [0.5, 0.6]], [0.75, 0.25], rival=1)
    >>> found.weights.round(6).tolist(), round(found.moved, 6)
    ([0.571429, 0.428571], 0.178571)
    >>> smallest_change([[0.8, 0.7], [0.5, 0.6]], [1, 1], rival=1).reason
    <Reason.DOMINATED: 'dominated'>
    """
    check_not_negative(margin, THE_MARGIN)
    table = checked_values(values)
    now = checked_weights(weights, table.shape[1])
    low, high = _limits(lowest, 0.0, now), _limits(highest, 1.0, now)
    _check_limits(now, low, high)
    others = _others(len(table), rival, against)
    leads = table[rival] - table[others]
    nearest = _proved(Norm(norm), now, (now - low, high - now), leads, margin)
    if nearest is None:
        return _why_not(now, leads, margin, others)
    new = np.clip(now + nearest, low, high) if nearest.any() else now
    return Change(
        weights=new,
        distance=float(np.linalg.norm(new - now, ord=_ORDERS[norm])),
        moved=float(np.abs(new - now).sum() / 2),
    )


_ORDERS = {Norm.L1: 1, Norm.L2: 2, Norm.LINF: np.inf}


def _proved(norm: Norm, now: Floats, room: Room, leads: Floats, margin: float) -> Floats | None:
    """Return `_nearest`, worked out in fractions where rounding has led the programme astray."""
    found = _nearest(norm, now, room, leads, margin)
    if norm is Norm.L2 or now.size * leads.size > _FEW:
        return found
    if found is None:
        strays = _nearest(Norm.L2, now, room, leads, margin) is not None
    else:
        strays = not _meets(found, now, room, leads, margin)
    if not strays:
        return found
    return _nearest(norm, now, room, leads, margin, solve=_least_cost_exactly)


def _meets(change: Floats, now: Floats, room: Room, leads: Floats, margin: float) -> bool:
    """Tell whether a change keeps the sum, the room and the demands."""
    if not len(leads):
        return True
    demands, wanted = _demanded(now, leads, margin)
    down, up = room
    return bool(
        abs(change.sum()) <= _MET
        and (change >= -down - _MET).all()
        and (change <= up + _MET).all()
        and (demands @ change >= wanted - _MET).all()
    )


def _demanded(now: Floats, leads: Floats, margin: float) -> tuple[Floats, Floats]:
    """Return what a change times each row has to be at least, both of about unit size."""
    size = max(float(np.abs(leads).max()), abs(margin)) or 1.0
    wanted = (margin - leads @ now) / size
    wanted[np.abs(wanted) <= _NOISE] = 0  # level already
    return leads / size, wanted


def _nearest(
    norm: Norm,
    now: Floats,
    room: Room,
    leads: Floats,
    margin: float,
    *,
    solve: Solver = least_cost,
) -> Floats | None:
    """Return the smallest change of weights within the room down and up that meets the demands."""
    if not len(leads):
        return np.zeros_like(now)
    demands, wanted = _demanded(now, leads, margin)
    match norm:
        case Norm.L1:
            return _least_sum(demands, wanted, *room, solve=solve)
        case Norm.L2:
            return _least_square(demands, wanted, *room)
        case Norm.LINF:
            return _least_largest(demands, wanted, *room, solve=solve)


def _least_cost_exactly(costs: Tableau, rows: Tableau, limits: Tableau) -> Tableau | None:
    """Return `least_cost` of the very numbers that the floats are."""
    exact = [np.array([Fraction(float(x)) for x in each.flat]) for each in (costs, rows, limits)]
    return least_cost(exact[0], exact[1].reshape(rows.shape), exact[2])


def _least_sum(
    demands: Floats, wanted: Floats, down: Floats, up: Floats, *, solve: Solver
) -> Floats | None:
    """Change = more - less, both 0 or more: the cost is the sum of both."""
    n = len(down)
    one, none, sums = np.eye(n), np.zeros((n, n)), np.ones((1, n))
    rows = np.block([[-demands, demands], [one, none], [none, one], [sums, -sums], [-sums, sums]])
    found = solve(np.ones(2 * n), rows, np.concatenate([-wanted, up, down, [0, 0]]))
    return None if found is None else np.asarray(found[:n] - found[n:], dtype=np.float64)


def _least_largest(
    demands: Floats, wanted: Floats, down: Floats, up: Floats, *, solve: Solver
) -> Floats | None:
    """Change = more - less, both 0 or more and together within the reach, which is the cost."""
    n = len(down)
    one, none, column = np.eye(n), np.zeros((n, n)), np.zeros((n, 1))
    sums, nil = np.ones((1, n)), np.zeros((1, 1))
    rows = np.block(
        [
            [-demands, demands, np.zeros((len(demands), 1))],
            [one, one, column - 1],
            [one, none, column],
            [none, one, column],
            [sums, -sums, nil],
            [-sums, sums, nil],
        ]
    )
    limits = np.concatenate([-wanted, np.zeros(n), up, down, [0, 0]])
    found = solve(np.append(np.zeros(2 * n), 1.0), rows, limits)
    return None if found is None else np.asarray(found[:n] - found[n : 2 * n], dtype=np.float64)


def _least_square(demands: Floats, wanted: Floats, down: Floats, up: Floats) -> Floats | None:
    """Change within the plane of sum 0, in which distances are the same."""
    plane = _plane_of_sum_zero(len(down))
    rows = np.vstack([demands, np.eye(len(down)), -np.eye(len(down))]) @ plane
    found = nearest_point(rows, np.concatenate([wanted, -down, -up]))
    return None if found is None else plane @ found


def _plane_of_sum_zero(n: int) -> Floats:
    """Return n - 1 orthonormal columns, each of sum 0 (Helmert's matrix)."""
    k = np.arange(1, n)
    columns = np.triu(np.ones((n, n - 1)))
    columns[k, k - 1] = -k
    plane: Floats = columns / np.sqrt(k * (k + 1))
    return plane


def _why_not(now: Floats, leads: Floats, margin: float, others: list[int]) -> Impossible:
    best = leads.max(axis=1)
    if (best < margin - _NOISE).any():
        return Impossible(reason=Reason.DOMINATED, by=others[int(best.argmin())])
    free = _nearest(Norm.L2, now, (now, 1 - now), leads, margin)
    return Impossible(reason=Reason.NEVER_FIRST if free is None else Reason.LIMITS)


def _others(n_vendors: int, rival: int, against: int | None) -> list[int]:
    for vendor in (rival, against):
        if vendor is not None:
            check_whole(vendor, THE_VENDOR)
        if vendor is not None and not 0 <= vendor < n_vendors:
            raise Problem(
                "vendors count from 0 to {last}, got {found}", last=n_vendors - 1, found=vendor
            )
    if rival == against:
        raise Problem("a vendor cannot be held against itself")
    return [i for i in range(n_vendors) if i != rival] if against is None else [against]


def _limits(given: npt.ArrayLike | None, default: float, now: Floats) -> Floats:
    if given is None:
        return np.full_like(now, default)
    limits = plain_numbers(given, WEIGHTS)
    return np.clip(np.where(np.isinf(limits), np.nan, limits), 0, 1)  # refused with the rest


def _check_limits(now: Floats, low: Floats, high: Floats) -> None:
    if low.shape != now.shape or high.shape != now.shape:
        raise Problem(
            "there must be one limit for each of the {expected} criteria, got the shape {shape}",
            expected=len(now),
            shape=str(low.shape if low.shape != now.shape else high.shape),
        )
    outside = ~((low - _NOISE <= now) & (now <= high + _NOISE))
    if outside.any():
        at = int(np.flatnonzero(outside)[0])
        raise Problem(
            "present weights must be within their limits; number {at} is {found}, its limits are "
            "{low} and {high}",
            at=at + 1,
            found=float(now[at]),
            low=float(low[at]),
            high=float(high[at]),
        )
