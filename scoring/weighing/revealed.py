"""The members' weights once they are revealed: what they come to together, and who differs."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from statistics import geometric_mean, median
from typing import NamedTuple

import numpy as np

from rfp.planning.criterion import CriteriaTree
from scoring.arrays import Floats
from scoring.standing import Standing
from scoring.weighing.ballot import weighed_groups
from scoring.weighing.tenths import in_tenths
from scoring.weighing.weight_distance import consensus_index, furthest_apart
from workbench.problem import Problem, Term


class Joint(StrEnum):
    """How the members' weights become one set."""

    MEAN = "mean"
    MEDIAN = "median"  # of each criterion; together they are brought back to 100 %
    GEOMETRIC = "geometric mean"  # of individual priorities (AIP), brought back to 100 %

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    Joint.MEAN: Term("Mean of the members"),
    Joint.MEDIAN: Term("Median, brought to 100 %"),
    Joint.GEOMETRIC: Term("Geometric mean, brought to 100 %"),
}
_NOTHING = Fraction(0)
_PLACES = 9  # of a geometric mean that becomes a fraction


class Widest(NamedTuple):
    """The criterion on which members differ most, and how far [fraction, 0 to 1]."""

    criterion: str
    lowest: Fraction
    highest: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class FurthestPair:
    """The two members who are furthest apart over all lowest criteria.

    Attributes
    ----------
    first, second : str
        Members.
    distance : float
        Weight that one would have to move to agree with the other. [fraction, 0 to 1]
    criterion : str
        The lowest criterion on which they differ most.
    of_first, of_second : Fraction
        What it weighs in the whole for each. [fraction, 0 to 1]
    """

    first: str
    second: str
    distance: float
    criterion: str
    of_first: Fraction
    of_second: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Revealed:
    """The weights of all members who handed in, as they were revealed.

    Attributes
    ----------
    names : mapping of member to str
        Whose weights these are, by name.
    local : mapping of member to mapping of criterion to Fraction
        Weights within each group. [fraction, sum exactly 1 per group]
    left_out : tuple of str
        Names of those who were asked and had not handed in.
    reason : str or None
        Why the chair did not wait for them.
    """

    names: Mapping[str, str]
    local: Mapping[str, Mapping[str, Fraction]]
    left_out: tuple[str, ...]
    reason: str | None
    revealed_by: str
    revealed_at: dt.datetime

    def fits(self, tree: CriteriaTree) -> bool:
        """Return whether these are weights for the criteria as they stand now."""
        asked = {criterion.id for criterion in tree.criteria}
        return all(
            asked == own.keys()
            and all(sum(own[c] for c in tree.children(p)) == 1 for p in weighed_groups(tree))
            for own in self.local.values()
        )

    def trees(self, tree: CriteriaTree) -> dict[str, CriteriaTree]:
        """Return the tree of criteria under each member's own weights."""
        return {member: tree.reweighted(own) for member, own in self.local.items()}

    def widest(self, tree: CriteriaTree, parent: str | None) -> Widest:
        """Return on which part of `parent` the members' weights lie furthest apart."""
        cloud = [self.of(part) for part in tree.children(parent)]
        part, own = max(
            zip(tree.children(parent), cloud, strict=True),
            key=lambda pair: max(pair[1]) - min(pair[1]),
        )
        return Widest(part, min(own), max(own))

    def of(self, criterion: str) -> list[Fraction]:
        """Return what each member gave one criterion in its group [fraction, 0 to 1]."""
        return [own[criterion] for own in self.local.values()]


def joint_tree(tree: CriteriaTree, revealed: Revealed, joint: Joint = Joint.MEAN) -> CriteriaTree:
    """Return the plan's criteria under the members' weights together.

    Parameters
    ----------
    tree : CriteriaTree
        The criteria that were weighed.
    revealed : Revealed
        Every member's weights within each group.
    joint : Joint
        Mean, median or geometric mean of what the members gave each criterion in its group. The
        geometric mean is the aggregation of individual priorities (AIP) [1]_: a criterion to
        which one member gives nothing gets nothing.

    Returns
    -------
    CriteriaTree
        Local weights in tenths of a percent, by the largest remainder; those of a group sum to
        exactly 1.

    Raises
    ------
    Problem
        If the criteria are no longer those that were weighed, or all medians, or all geometric
        means, of a group are 0.

    References
    ----------
    .. [1] E. Forman and K. Peniwati, "Aggregating individual judgments and priorities with the
       analytic hierarchy process", European Journal of Operational Research 108(1), 165-169, 1998.
       DOI 10.1016/S0377-2217(97)00244-0

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> own = {"sara": {"fit": Fraction(3, 5), "price": Fraction(2, 5)},
    ...        "omid": {"fit": Fraction(9, 10), "price": Fraction(1, 10)}}
    >>> given = Revealed(names={"sara": "Sara", "omid": "Omid"}, local=own, left_out=(),
    ...                  reason=None, revealed_by="Sara",
    ...                  revealed_at=dt.datetime(2026, 11, 22, tzinfo=dt.UTC))
    >>> [str(c.weight) for c in joint_tree(tree, given).criteria]
    ['3/4', '1/4']
    """
    if not revealed.fits(tree):
        raise Problem("the criteria have changed since the members weighed them; vote again")
    weights: dict[str, Fraction] = {}
    for parent in weighed_groups(tree):
        parts = tree.children(parent)
        shares = in_tenths([_joint(revealed.of(part), joint) for part in parts])
        weights |= dict(zip(parts, shares, strict=True))
    return tree.reweighted(weights)


def _joint(weights: list[Fraction], joint: Joint) -> Fraction:
    if joint is Joint.MEDIAN:
        return Fraction(median(weights))
    if joint is Joint.GEOMETRIC:
        return Fraction(str(round(geometric_mean(weights), _PLACES))) if all(weights) else _NOTHING
    return sum(weights, Fraction(0)) / len(weights)


def leaf_cloud(tree: CriteriaTree, revealed: Revealed) -> Floats:
    """Return what each member gives each lowest criterion, shape (n_members, n_leaves) [fraction].

    Each row sums to 1.
    """
    trees = revealed.trees(tree).values()
    cloud: Floats = np.array([[float(own.effective(c)) for c in tree.leaves] for own in trees])
    return cloud


def consensus(tree: CriteriaTree, revealed: Revealed) -> float:
    """Return how much the members agree; see `scoring.weighing.weight_distance.consensus_index`."""
    return consensus_index(leaf_cloud(tree, revealed))


def furthest_pair(tree: CriteriaTree, revealed: Revealed) -> FurthestPair | None:
    """Return the two members who are furthest apart; None if one voted, or all agree."""
    apart = furthest_apart(leaf_cloud(tree, revealed))
    if apart is None or not apart.distance:
        return None
    members = list(revealed.local)
    first, second = members[apart.first], members[apart.second]
    trees = revealed.trees(tree)
    one, other = trees[first], trees[second]
    leaf = max(tree.leaves, key=lambda c: abs(one.effective(c) - other.effective(c)))
    return FurthestPair(
        first=first,
        second=second,
        distance=apart.distance,
        criterion=leaf,
        of_first=one.effective(leaf),
        of_second=other.effective(leaf),
    )


def winner_by_member(standing: Standing, revealed: Revealed) -> dict[str, tuple[str, ...]]:
    """Return who would be first under each member's own weights.

    Parameters
    ----------
    standing : Standing
        Points of the vendors in the ranking, as the reader may know them.
    revealed : Revealed
        Weights for the criteria of that standing.

    Returns
    -------
    dict of member to tuple of vendor
        By the published precision and tie-break rule; several vendors if these leave a tie.
    """
    trees = revealed.trees(standing.tree)
    return {member: tuple(standing.ranking(tree).first) for member, tree in trees.items()}
