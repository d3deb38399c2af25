"""A standing as arrays: values, effective weights, and the paths of all branches and leaves."""

from dataclasses import dataclass

import numpy as np

from rfp.planning.criterion import CriteriaTree
from scoring.arrays import Floats
from scoring.exact.weight_paths import Paths
from scoring.standing import Standing
from scoring.value import Points, check_points
from workbench.problem import Problem

_FULL = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingArrays:
    """What the array engine computes from, with the names of rows and columns.

    Attributes
    ----------
    vendors : tuple of str, shape (n_vendors,)
        Those in the ranking, in the order of the points given.
    criteria : tuple of str, shape (n_criteria,)
        The leaves, in the plan's order.
    values : ndarray of float64, shape (n_vendors, n_criteria)
        Points / 100. [0 to 1]
    weights : ndarray of float64, shape (n_criteria,)
        Effective weights. [fraction, sum 1]
    """

    vendors: tuple[str, ...]
    criteria: tuple[str, ...]
    values: Floats
    weights: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class TreePaths:
    """The paths of everything in a plan that can be swept; `swept` names the rows of `paths`."""

    swept: tuple[str, ...]
    paths: Paths


def arrays_of(standing: Standing, tree: CriteriaTree | None = None) -> StandingArrays:
    """Return the points and effective weights of a standing as arrays.

    Parameters
    ----------
    standing : Standing
        With at least one vendor in the ranking.
    tree : CriteriaTree, optional
        Weights of a what-if instead of the official ones.

    Returns
    -------
    StandingArrays
        Totals / 100 are `values @ weights`.

    Raises
    ------
    Problem
        If nobody is in the ranking, or a vendor lacks points on a leaf.
    """
    return arrays_from(tree or standing.tree, standing.points)


def arrays_from(tree: CriteriaTree, points: Points) -> StandingArrays:
    """Return exact points and weights as arrays; see `arrays_of`."""
    if not points:
        raise Problem("nobody is in the ranking, so nobody leads")
    leaves = tree.leaves
    checked = [check_points(tree, vendor, own) for vendor, own in points.items()]
    table = [[float(own[leaf] / _FULL) for leaf in leaves] for own in checked]
    return StandingArrays(
        vendors=tuple(points),
        criteria=leaves,
        values=np.array(table),
        weights=np.array([float(tree.effective(leaf)) for leaf in leaves]),
    )


def tree_paths(tree: CriteriaTree) -> TreePaths:
    """Return the path of every branch and leaf, the others within its parent in proportion.

    Parameters
    ----------
    tree : CriteriaTree
        Present weights.

    Returns
    -------
    TreePaths
        Of all criteria with something beside them, in the plan's order, shape (n_swept,); the
        columns of its paths are the leaves. Siblings that all weigh 0 share equally, and a branch
        that weighs 0 keeps the local weights inside it.

    Raises
    ------
    Problem
        If nothing in the plan has anything beside it.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="sales", parent="fit", weight=Fraction(1, 3)),
    ...     Criterion(id="service", parent="fit", weight=Fraction(2, 3)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> found = tree_paths(tree)
    >>> found.swept[1], found.paths.at_one[1].tolist()
    ('sales', [0.75, 0.0, 0.25])
    """
    inside = shares_inside(tree)
    swept = tuple(c.id for c in tree.criteria if tree.siblings(c.id))
    if not swept:
        raise Problem("a weight can move only if another stands beside it; there is one criterion")
    ends = [_ends(tree, inside, criterion) for criterion in swept]
    return TreePaths(
        swept=swept,
        paths=Paths(
            present=np.array([float(tree[c].weight) for c in swept]),
            at_zero=np.array([at_zero for at_zero, _ in ends]),
            at_one=np.array([at_one for _, at_one in ends]),
        ),
    )


def shares_inside(tree: CriteriaTree) -> dict[str, Floats]:
    """Return, for every criterion, the share of each leaf within it, shape (n_leaves,), sum 1."""
    unit = dict(zip(tree.leaves, np.eye(len(tree.leaves)), strict=True))
    inside: dict[str, Floats] = {}
    for criterion in tree.from_the_leaves():
        parts = [float(tree[p].weight) * inside[p] for p in tree.children(criterion)]
        inside[criterion] = np.sum(parts, axis=0) if parts else unit[criterion]
    return inside


def _ends(tree: CriteriaTree, inside: dict[str, Floats], criterion: str) -> tuple[Floats, Floats]:
    """Return the effective weights of the leaves as the local weight is 0, and as it is 1."""
    parent = tree[criterion].parent
    share = 1.0 if parent is None else float(tree.effective(parent))
    siblings = tree.siblings(criterion)
    held = sum(tree[s].weight for s in siblings)
    parts = [
        float(tree[s].weight / held if held else 1 / len(siblings)) * inside[s] for s in siblings
    ]
    outside = _outside(tree, inside, parent)
    return outside + share * np.sum(parts, axis=0), outside + share * inside[criterion]


def _outside(tree: CriteriaTree, inside: dict[str, Floats], parent: str | None) -> Floats:
    """Return the effective weights of the leaves that do not stand below `parent`."""
    beside = np.zeros(len(tree.leaves))
    while parent is not None:
        above = tree[parent].parent
        for sibling in tree.siblings(parent):
            beside += float(tree.effective(sibling)) * inside[sibling]
        parent = above
    return beside
