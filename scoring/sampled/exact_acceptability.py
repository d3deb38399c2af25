"""Rank acceptability for three criteria without sampling: areas of the triangle of weights."""

from itertools import combinations

import numpy as np
import numpy.typing as npt

from scoring.arrays import TOLERANCE, Floats, Table, checked_values
from scoring.sampled.rank_counts import minding_ties, wins_of_pairs
from scoring.sampled.robustness import Robustness, certain_confidence
from workbench.problem import Problem

_CRITERIA = 3
_NOTHING = 1e-15  # of the area of all weights: less than that is arithmetic


def exact_acceptability(values: Table, region: npt.ArrayLike | None = None) -> Robustness:
    """Return what `rank_acceptability` would after infinitely many uniform samples [1]_.

    Level lines of all pairs of vendors cut the triangle of weights into polygons in each of which
    the ranking is one; their areas are the shares, their centroids the central weights.

    Parameters
    ----------
    values : array_like, shape (n_vendors, 3)
        More is better. With n vendors there are up to n^4 / 8 polygons: meant for up to 10.
        [any one unit]
    region : array_like, shape (n_corners, 3), optional
        Corners of a convex polygon of weights, one after the other: of `weights_in_order`, say.
        All weights, if not said. [fraction, rows sum to 1]

    Returns
    -------
    Robustness
        With 0 samples; confidence factors are those of certain scores.

    Raises
    ------
    Problem
        If the criteria are not three, or the region has no area or weights that are none.

    References
    ----------
    .. [1] R. Lahdelma and P. Salminen, "SMAA-2: stochastic multicriteria acceptability analysis
       for group decision making", Operations Research 49(3), 444-454, 2001.
       DOI 10.1287/opre.49.3.444.11220

    Examples
    --------
    >>> exact = exact_acceptability([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    >>> exact.first.round(4).tolist(), exact.central_weights[0].round(4).tolist()
    ([0.3333, 0.3333, 0.3333], [0.6111, 0.1944, 0.1944])
    """
    table = checked_values(values)
    if table.shape[1] != _CRITERIA:
        raise Problem("exact areas need three criteria, got {found}", found=table.shape[1])
    tolerance = TOLERANCE * max(1.0, float(np.abs(table).max()))
    whole = _checked_region(np.eye(_CRITERIA) if region is None else region)
    cells = [whole]
    for one, other in combinations(range(len(table)), 2):
        lead = table[one] - table[other]
        if np.abs(whole @ lead).max() > tolerance:
            cells = [part for cell in cells for part in _cut(cell, lead)]
    areas, centres = _measured(cells)
    kept = areas > _NOTHING * areas.sum()
    return _weighed(table, areas[kept] / areas[kept].sum(), centres[kept], tolerance)


def _checked_region(region: npt.ArrayLike) -> Floats:
    corners = checked_values(region)
    beside = corners.shape[1] != _CRITERIA or (corners < 0).any()
    if beside or np.abs(corners.sum(axis=1) - 1).max() > TOLERANCE:
        raise Problem("a region of weights needs corners of three weights that sum to 1")
    if len(corners) < _CRITERIA or _measured([corners])[0][0] <= _NOTHING:
        raise Problem("a region of weights needs an area")
    return corners


def _cut(cell: Floats, lead: Floats) -> list[Floats]:
    """Return the parts of a polygon on either side of the line where the lead is 0."""
    side = cell @ lead
    if (side >= 0).all() or (side <= 0).all():
        return [cell]
    ahead: list[Floats] = []
    behind: list[Floats] = []
    for at, corner in enumerate(cell):
        following = (at + 1) % len(cell)
        if side[at] >= 0:
            ahead.append(corner)
        if side[at] <= 0:
            behind.append(corner)
        if side[at] * side[following] < 0:
            share = side[at] / (side[at] - side[following])
            level = corner + share * (cell[following] - corner)
            ahead.append(level)
            behind.append(level)
    return [np.array(ahead), np.array(behind)]


def _measured(cells: list[Floats]) -> tuple[Floats, Floats]:
    """Return the area of each polygon (in the plane of the first two weights) and its centroid."""
    areas, centres = [], []
    for cell in cells:
        fan = np.stack([np.broadcast_to(cell[0], cell[1:-1].shape), cell[1:-1], cell[2:]])
        (x1, y1), (x2, y2) = (fan[1] - fan[0]).T[:2], (fan[2] - fan[0]).T[:2]
        parts = np.abs(x1 * y2 - x2 * y1) / 2
        areas.append(parts.sum())
        weighted = parts @ fan.mean(axis=0)
        centres.append(weighted / parts.sum() if parts.sum() > 0 else cell.mean(axis=0))
    return np.array(areas), np.array(centres)


def _weighed(table: Floats, areas: Floats, centres: Floats, tolerance: float) -> Robustness:
    totals = table @ centres.T
    acceptability = np.zeros((len(table), len(table)))
    pairwise = np.zeros_like(acceptability)
    firsts = np.zeros((len(table), len(areas)))
    for at, area in enumerate(areas):
        places = minding_ties(totals[:, [at]], tolerance)
        acceptability += area * places.counts
        pairwise += area * wins_of_pairs(totals[:, [at]], tolerance)
        firsts[:, at] = area * places.firsts[:, 0]
    with np.errstate(invalid="ignore"):  # 0 / 0 is NaN: never first
        central = (firsts @ centres) / firsts.sum(axis=1, keepdims=True)
    return Robustness(
        samples=0,
        acceptability=acceptability,
        central_weights=central,
        confidence=certain_confidence(table, central, tolerance),
        pairwise=pairwise,
    )
