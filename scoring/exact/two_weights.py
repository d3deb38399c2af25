"""The two-weight map: who leads at every pair of weights, as exact polygons."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from rfp.planning.criterion import CriteriaTree
from scoring.exact.sensitivity import Sweep, sweep
from scoring.value import Points, totals
from workbench.problem import Problem

Corner: TypeAlias = tuple[Fraction, Fraction]  # the weights of the first and second criterion
_Plane: TypeAlias = tuple[Fraction, Fraction, Fraction]  # totals at (0, 0), at (1, 0), at (0, 1)

_NIL, _ONE = Fraction(0), Fraction(1)
_TRIANGLE: tuple[Corner, ...] = ((_NIL, _NIL), (_ONE, _NIL), (_NIL, _ONE))
_BESIDE = 2  # brothers that the first criterion needs: the second, and something to take the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A part of the map in which the same vendors have the highest total.

    Attributes
    ----------
    vendors : tuple of str
        One leader, or several whose totals are the same everywhere.
    corners : tuple of (Fraction, Fraction), shape (n_corners,)
        Of the convex polygon, counter-clockwise; exact pairs of local weights. [fraction, 0 to 1]
    share : Fraction
        Its part of the area of the map; those of all regions sum to 1.
    """

    vendors: tuple[str, ...]
    corners: tuple[Corner, ...]
    share: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoWeightMap:
    """Who leads over the triangle of two local weights whose sum is at most 1.

    Attributes
    ----------
    first, second : str
        The two criteria, or branches, of one parent.
    present : (Fraction, Fraction)
        Their local weights now. [fraction, 0 to 1]
    regions : tuple of Region
        The largest first; vendors that lead nowhere, or along a line only, have none.
    """

    first: str
    second: str
    present: Corner
    regions: tuple[Region, ...]


def two_weight_map(tree: CriteriaTree, points: Points, first: str, second: str) -> TwoWeightMap:
    """Return who leads at every pair of local weights of two criteria [1]_.

    What else has the same parent shares the rest in its present proportions (equally, if all of it
    is at 0); what is below and beside the parent stays.

    Parameters
    ----------
    tree : CriteriaTree
        Present weights.
    points : mapping of vendor to leaf to Fraction, shape (n_vendors, n_leaves)
        Of the vendors in the ranking. [points, 0 to 100]
    first, second : str
        Two leaves or branches with one parent that has a third part.

    Returns
    -------
    TwoWeightMap
        Exact: totals are planes over the map, so every region is a convex polygon.

    Raises
    ------
    Problem
        If a criterion is unknown, the two are one, have different parents or nothing beside them,
        or if there is no vendor.

    References
    ----------
    .. [1] B. Mareschal, "Weight stability intervals in multicriteria decision aid", European
       Journal of Operational Research 33(1), 54-64, 1988. DOI 10.1016/0377-2217(88)90254-8

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=tuple(
    ...     Criterion(id=c, parent=None, weight=Fraction(1, 3)) for c in ("fit", "plan", "price")
    ... ))
    >>> table = {"A": (90, 50, 50), "B": (50, 90, 50)}
    >>> points = {v: dict(zip(tree.leaves, map(Fraction, row))) for v, row in table.items()}
    >>> for region in two_weight_map(tree, points, "fit", "plan").regions:
    ...     print(region.vendors, region.share, [(str(x), str(y)) for x, y in region.corners])
    ('A',) 1/2 [('0', '0'), ('1', '0'), ('1/2', '1/2')]
    ('B',) 1/2 [('0', '0'), ('1/2', '1/2'), ('0', '1')]
    """
    _check(tree, points, first, second)
    alike: dict[_Plane, list[str]] = {}
    for vendor, plane in _planes(tree, points, first, second).items():
        alike.setdefault(plane, []).append(vendor)
    regions = [_region(tuple(alike[plane]), plane, alike) for plane in alike]
    return TwoWeightMap(
        first=first,
        second=second,
        present=(tree[first].weight, tree[second].weight),
        regions=tuple(sorted((r for r in regions if r.share), key=lambda r: -r.share)),
    )


def _planes(tree: CriteriaTree, points: Points, first: str, second: str) -> dict[str, _Plane]:
    """Return each vendor's totals at the three corners of the map."""
    alone = _without(tree, first, second)
    neither = totals(alone, points)
    only = [_at_one(sweep(alone, points, c)) for c in (first, second)]
    return {v: (neither[v], only[0][v], only[1][v]) for v in points}


def _without(tree: CriteriaTree, first: str, second: str) -> CriteriaTree:
    """Take both weights to 0; the others keep their proportions, or are equal if all are 0."""
    others = [c for c in tree.siblings(first) if c != second]
    held = sum((tree[c].weight for c in others), _NIL)
    shares = {c: tree[c].weight / held if held else Fraction(1, len(others)) for c in others}
    return tree.reweighted({first: _NIL, second: _NIL, **shares})


def _at_one(swept: Sweep) -> dict[str, Fraction]:
    return {line.vendor: line.at_one for line in swept.lines}


def _region(vendors: tuple[str, ...], own: _Plane, planes: Iterable[_Plane]) -> Region:
    corners = _TRIANGLE
    for other in planes:
        if other != own and corners:
            corners = _clipped(corners, own, other)
    return Region(vendors=vendors, corners=corners, share=2 * _area(corners))


def _clipped(corners: tuple[Corner, ...], own: _Plane, other: _Plane) -> tuple[Corner, ...]:
    """Return the part of a convex polygon in which `own` is at least as high as `other`."""
    kept: list[Corner] = []
    for start, end in zip(corners, (*corners[1:], *corners[:1]), strict=True):
        here, there = _lead(start, own, other), _lead(end, own, other)
        if here >= 0:
            kept.append(start)
        if here * there < 0:
            part = here / (here - there)
            kept.append(
                (start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1]))
            )
    return tuple(dict.fromkeys(kept))


def _lead(at: Corner, own: _Plane, other: _Plane) -> Fraction:
    neither, first, second = (o - t for o, t in zip(own, other, strict=True))
    return neither + at[0] * (first - neither) + at[1] * (second - neither)


def _area(corners: tuple[Corner, ...]) -> Fraction:
    around = zip(corners, (*corners[1:], *corners[:1]), strict=True)
    return sum((x * v - u * y for (x, y), (u, v) in around), _NIL) / 2


def _check(tree: CriteriaTree, points: Points, first: str, second: str) -> None:
    if not points:
        raise Problem("nobody is in the ranking, so nobody leads")
    if first == second or tree[first].parent != tree[second].parent:
        raise Problem(
            "a map takes two criteria of one parent, got {first} and {second}",
            first=first,
            second=second,
        )
    if len(tree.siblings(first)) < _BESIDE:
        raise Problem(
            "a map of {first} and {second} needs a third criterion beside them",
            first=first,
            second=second,
        )
