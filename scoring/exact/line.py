"""The straight line that a vendor's total is as one weight moves, the others in proportion."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from rfp.planning.criterion import CriteriaTree
from scoring.value import LeafPoints, node_points

Known: TypeAlias = Mapping[str | None, Fraction]  # by criterion; the whole is under None


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The total of one vendor as one weight goes from 0 to 1 [points, 0 to 100]."""

    vendor: str
    at_zero: Fraction
    at_one: Fraction

    @property
    def slope(self) -> Fraction:
        return self.at_one - self.at_zero

    def at(self, weight: Fraction) -> Fraction:
        return self.at_zero + weight * self.slope


def known_points(tree: CriteriaTree, points: LeafPoints) -> Known:
    """Return the points of one vendor on every criterion, and on the whole.

    Parameters
    ----------
    tree : CriteriaTree
        Present weights.
    points : mapping of leaf to Fraction, shape (n_leaves,)
        Checked. [points, 0 to 100]

    Returns
    -------
    mapping of criterion or None to Fraction
        [points, 0 to 100]
    """
    found = node_points(tree, points)
    own: dict[str | None, Fraction] = {c: found[c] for c in tree.from_the_leaves()}
    own[None] = sum((tree[c].weight * own[c] for c in tree.top), Fraction(0))
    return own


def line_of(tree: CriteriaTree, criterion: str, vendor: str, known: Known) -> Line:
    """Return the line of a vendor over the local weight of a criterion.

    Parameters
    ----------
    tree : CriteriaTree
        Present weights.
    criterion : str
        With something beside it.
    vendor : str
        Whose line it is.
    known : mapping of criterion or None to Fraction
        From `known_points`.

    Returns
    -------
    Line
    """
    parent = tree[criterion].parent
    share = Fraction(1) if parent is None else tree.effective(parent)
    others = _others(tree, criterion, known)
    outside = known[None] - share * known[parent]
    return Line(
        vendor=vendor,
        at_zero=outside + share * others,
        at_one=outside + share * known[criterion],
    )


def _others(tree: CriteriaTree, criterion: str, known: Known) -> Fraction:
    """Return the mean of the siblings in proportion; in equal parts, if all of them weigh 0."""
    found = tree[criterion]
    if found.weight != 1:
        return (known[found.parent] - found.weight * known[criterion]) / (1 - found.weight)
    siblings = tree.siblings(criterion)
    return sum((known[s] for s in siblings), Fraction(0)) / len(siblings)
