"""How many more points a vendor would need, on one criterion or on all, to take the lead."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree, CriterionKind
from scoring.value import LeafPoints, Points, totals
from workbench.problem import Problem

_FULL = Fraction(100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rise:
    """The rise on one criterion that makes a vendor level, everything else as it is.

    Attributes
    ----------
    criterion : str
        A leaf, or a branch whose leaves all rise alike.
    points : Fraction or None
        What every leaf gains, those that reach 100 before then stopping there; None if even 100
        on all of them is too little. [points]
    """

    criterion: str
    points: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rises:
    """What a vendor would need to be level with another.

    Attributes
    ----------
    vendor, level_with : str
        Who rises, and the one with whom it becomes level.
    gap : Fraction
        How far it is behind now; 0 or less if it is level or ahead. [points of the total]
    each : tuple of Rise
        One per criterion that people score, in the plan's order.
    together : Fraction or None
        The smallest equal rise on all leaves that people score, those that reach 100 stopping
        there; None if even 100 on all of them is too little. [points]
    """

    vendor: str
    level_with: str
    gap: Fraction
    each: tuple[Rise, ...]
    together: Fraction | None


def rises_to_tie(
    tree: CriteriaTree, points: Points, *, vendor: str, level_with: str | None = None
) -> Rises:
    """Return the exact rise on each criterion, and on all at once, that makes `vendor` level.

    Parameters
    ----------
    tree : CriteriaTree
        Present weights.
    points : mapping of vendor to leaf to Fraction, shape (n_vendors, n_leaves)
        Of at least two vendors in the ranking. [points, 0 to 100]
    vendor : str
        Who is to win.
    level_with : str, optional
        With whom it has to be level; the best of all others, if not given.

    Returns
    -------
    Rises
        Rises of 0 if the vendor is level or ahead already. Price points do not rise: that is
        asked of `scoring.pricing.price_cut`.

    Raises
    ------
    Problem
        If a vendor is not in the ranking, nobody else is, or points do not cover the leaves.

    Notes
    -----
    With e the effective weights and p the points over the leaves asked about, the rise x is the
    smallest with sum e min(x, 100 - p) = gap; the left side is a broken line that is followed from
    corner to corner.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="plan", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> points = {"Aban": {"fit": Fraction(80), "plan": Fraction(60)},
    ...           "Baran": {"fit": Fraction(70), "plan": Fraction(60)}}
    >>> found = rises_to_tie(tree, points, vendor="Baran")
    >>> [str(rise.points) for rise in found.each], str(found.together)
    (['10', '30'], '15/2')
    """
    exact = totals(tree, points)
    other = _best_other(exact, vendor) if level_with is None else level_with
    for name in (vendor, other):
        if name not in exact:
            raise Problem("{vendor} has no place in the ranking", vendor=name)
    gap = exact[other] - exact[vendor]
    scored = {c.id: scored_leaves(tree, c.id) for c in tree.criteria}
    own = points[vendor]
    return Rises(
        vendor=vendor,
        level_with=other,
        gap=gap,
        each=tuple(
            Rise(criterion=c, points=_rise(tree, own, leaves, gap))
            for c, leaves in scored.items()
            if leaves
        ),
        together=_rise(tree, own, [leaf for leaf in tree.leaves if scored[leaf]], gap),
    )


def _best_other(exact: dict[str, Fraction], vendor: str) -> str:
    others = {v: t for v, t in exact.items() if v != vendor}
    if not others:
        raise Problem("a margin needs two vendors in the ranking, got {found}", found=len(exact))
    return max(others, key=lambda v: others[v])


def scored_leaves(tree: CriteriaTree, criterion: str) -> list[str]:
    """Return the leaves at or below a criterion that people score."""
    parts = tree.children(criterion)
    if not parts:
        return [criterion] if tree[criterion].kind is CriterionKind.QUALITY else []
    return [leaf for part in parts for leaf in scored_leaves(tree, part)]


def _rise(
    tree: CriteriaTree, own: LeafPoints, leaves: Iterable[str], gap: Fraction
) -> Fraction | None:
    """Return the smallest equal rise that fills `gap`; leaves leave at 100, the nearest first."""
    if gap <= 0:
        return Fraction(0)
    room = sorted((_FULL - own[leaf], tree.effective(leaf)) for leaf in leaves)
    rising = sum((weight for _, weight in room), Fraction(0))
    reached = Fraction(0)
    for corner, weight in room:
        if gap <= rising * (corner - reached):
            return reached + gap / rising
        gap -= rising * (corner - reached)
        reached = corner
        rising -= weight
    return None
