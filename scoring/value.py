"""The additive value model: from scores to points, and from points to exact totals."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from rfp.planning.exact_number import check_exact
from rfp.planning.scale import HIGHEST, check_score
from scoring.single_numbers import THE_POINTS
from workbench.problem import Problem

POINTS_PER_SCORE = Fraction(100, HIGHEST)  # a score of 5 is 100 points


class NoScore(StrEnum):
    """Two reasons for the absence of a score; a score of 0 is neither, exclusion is neither."""

    NOT_SCORED = "not_scored"  # still missing: nothing may be computed from it
    ABSTAINED = "abstained"  # left out of the mean, with a reason on the sheet


Score = int | NoScore
LeafPoints = Mapping[str, Fraction]  # leaf -> points of one vendor
Points = Mapping[str, LeafPoints]  # vendor -> leaf -> points


def leaf_points(scores: Mapping[str, Score], *, vendor: str, leaf: str) -> Fraction:
    """Return the official points of one vendor on one leaf: 20 x the mean of the scores given.

    Parameters
    ----------
    scores : mapping of evaluator to int or NoScore, shape (n_evaluators,)
        One entry for every evaluator to whom the leaf is assigned. [score, 0 to 5]
    vendor, leaf : str
        Whose scores these are, for the error.

    Returns
    -------
    Fraction
        Exact. [points, 0 to 100]

    Raises
    ------
    Problem
        If a score is missing, if nobody gave one, or if one is not a whole number from 0 to 5;
        it names the vendor and the leaf.

    Examples
    --------
    >>> leaf_points({"sales": 4, "service": 3, "IT": NoScore.ABSTAINED}, vendor="Aban", leaf="fit")
    Fraction(70, 1)
    """
    given = [s for s in scores.values() if s is not NoScore.ABSTAINED]
    if not given or NoScore.NOT_SCORED in given:
        raise Problem(
            "{vendor} is not scored on {leaf}: {given} of {assigned} scores are there",
            vendor=vendor,
            leaf=leaf,
            given=sum(not isinstance(s, NoScore) for s in given),
            assigned=len(scores),
        )
    return POINTS_PER_SCORE * Fraction(sum(check_score(s) for s in given), len(given))


def points_of(
    tree: CriteriaTree,
    sheets: Mapping[str, Mapping[str, Mapping[str, Score]]],
    price_points: Mapping[str, Fraction] | None = None,
    computed: Points | None = None,
) -> dict[str, dict[str, Fraction]]:
    """Return the points of every vendor in the ranking on every leaf.

    Parameters
    ----------
    tree : CriteriaTree
        The criteria.
    sheets : mapping of vendor to leaf to evaluator to score
        The locked sheets of the vendors in the ranking; excluded vendors are not among them.
        [score, 0 to 5]
    price_points : mapping of vendor to Fraction, optional
        From `scoring.pricing.price_points`; needed if the tree has a price criterion.
        [points, 0 to 100]
    computed : mapping of vendor to leaf to Fraction, optional
        From `scoring.computed_criteria` and `scoring.measured`; needed if a leaf is computed or
        measured. [points, 0 to 100]

    Returns
    -------
    dict of vendor to leaf to Fraction, shape (n_vendors, n_leaves)
        Exact. [points, 0 to 100]

    Raises
    ------
    Problem
        If a vendor has no score or no price for a leaf; it names both.

    References
    ----------
    As `total`.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(Criterion(id="fit", parent=None, weight=Fraction(1)),))
    >>> points_of(tree, {"Aban": {"fit": {"sales": 4, "service": 3}}})
    {'Aban': {'fit': Fraction(70, 1)}}
    """
    told, priced = computed or {}, price_points or {}
    return {
        v: _points_of_vendor(tree, v, given, priced, told.get(v, {})) for v, given in sheets.items()
    }


def node_points(tree: CriteriaTree, points: LeafPoints) -> dict[str, Fraction]:
    """Return the points of one vendor on every criterion, branches included.

    A branch has the mean of its parts, weighted by their local weights; so it has points even
    where it weighs nothing.

    Parameters
    ----------
    tree : CriteriaTree
        The criteria and their weights.
    points : mapping of leaf to Fraction, shape (n_leaves,)
        One value for each leaf. [points, 0 to 100]

    Returns
    -------
    dict of criterion to Fraction, shape (n_criteria,)
        Exact. [points, 0 to 100]

    Raises
    ------
    Problem
        If a leaf has no points, or its points are not exact numbers from 0 to 100.

    References
    ----------
    As `total`.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(1)),
    ...     Criterion(id="sales", parent="fit", weight=Fraction(2, 3)),
    ...     Criterion(id="service", parent="fit", weight=Fraction(1, 3)),
    ... ))
    >>> own = {"sales": Fraction(90), "service": Fraction(60)}
    >>> print(node_points(tree, own)["fit"])
    80
    """
    known: dict[str, Fraction] = {}
    for criterion in tree.from_the_leaves():
        parts = tree.children(criterion)
        known[criterion] = (
            sum((tree[p].weight * known[p] for p in parts), Fraction(0))
            if parts
            else points_on(points, criterion)
        )
    return known


def total(tree: CriteriaTree, points: LeafPoints) -> Fraction:
    """Return the total of one vendor: the sum of effective weight x points over the leaves [1]_.

    Parameters
    ----------
    tree : CriteriaTree
        The criteria and their weights, shape (n_leaves,). [fraction, sum 1]
    points : mapping of leaf to Fraction, shape (n_leaves,)
        One value for each leaf. [points, 0 to 100]

    Returns
    -------
    Fraction
        Exact. [points, 0 to 100]

    Raises
    ------
    Problem
        If a leaf has no points, or its points are not exact numbers from 0 to 100.

    References
    ----------
    .. [1] P. C. Fishburn, "Additive utilities with incomplete product sets", Operations Research
       15(3), 537-542, 1967. DOI 10.1287/opre.15.3.537

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> total(tree, {"fit": Fraction(80), "price": Fraction(50)})
    Fraction(145, 2)
    """
    known = node_points(tree, points)
    return sum((tree[c].weight * known[c] for c in tree.top), Fraction(0))


def totals(tree: CriteriaTree, points: Points) -> dict[str, Fraction]:
    """Return the exact total of every vendor.

    Parameters
    ----------
    tree : CriteriaTree
        The criteria and their weights.
    points : mapping of vendor to leaf to Fraction, shape (n_vendors, n_leaves)
        One value for each leaf. [points, 0 to 100]

    Returns
    -------
    dict of vendor to Fraction, shape (n_vendors,)
        Exact. [points, 0 to 100]

    Raises
    ------
    Problem
        If a vendor lacks points on a leaf; it names the vendor and the leaf.

    References
    ----------
    As `total`.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> two = {"Aban": {"fit": Fraction(80), "price": Fraction(50)},
    ...        "Baran": {"fit": Fraction(70), "price": Fraction(90)}}
    >>> {vendor: str(found) for vendor, found in totals(tree, two).items()}
    {'Aban': '145/2', 'Baran': '75'}
    """
    return {vendor: total(tree, check_points(tree, vendor, own)) for vendor, own in points.items()}


def contributions(tree: CriteriaTree, points: LeafPoints) -> dict[str, Fraction]:
    """Return what every criterion, branch or leaf, adds to the total of one vendor.

    The parts of a branch add up to the branch, and the top criteria to the total.

    Parameters
    ----------
    tree : CriteriaTree
        The criteria and their weights.
    points : mapping of leaf to Fraction, shape (n_leaves,)
        One value for each leaf. [points, 0 to 100]

    Returns
    -------
    dict of criterion to Fraction, shape (n_criteria,)
        Effective weight x points, exact. [points of the total]

    Raises
    ------
    Problem
        If a leaf has no points, or its points are not exact numbers from 0 to 100.

    References
    ----------
    As `total`.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(1)),
    ...     Criterion(id="sales", parent="fit", weight=Fraction(2, 3)),
    ...     Criterion(id="service", parent="fit", weight=Fraction(1, 3)),
    ... ))
    >>> own = {"sales": Fraction(90), "service": Fraction(60)}
    >>> {criterion: str(added) for criterion, added in contributions(tree, own).items()}
    {'sales': '60', 'service': '20', 'fit': '80'}
    """
    return {c: tree.effective(c) * p for c, p in node_points(tree, points).items()}


def check_points(tree: CriteriaTree, vendor: str, points: LeafPoints) -> LeafPoints:
    """Return `points` if they cover the leaves of `tree` exactly.

    Parameters
    ----------
    tree : CriteriaTree
        The criteria.
    vendor : str
        Whose points these are, for the error.
    points : mapping of leaf to Fraction, shape (n_leaves,)
        One value for each leaf. [points, 0 to 100]

    Returns
    -------
    mapping of leaf to Fraction, shape (n_leaves,)
        The same. [points, 0 to 100]

    Raises
    ------
    Problem
        If a leaf has no points, or there are points for what is not a leaf; it names the vendor
        and the leaf.

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(Criterion(id="fit", parent=None, weight=Fraction(1)),))
    >>> check_points(tree, "Aban", {})
    Traceback (most recent call last):
    workbench.problem.Problem: Aban has no points on fit
    """
    for leaf in tree.leaves:
        if leaf not in points:
            raise Problem("{vendor} has no points on {leaf}", vendor=vendor, leaf=leaf)
    stranger = next((c for c in points if c not in tree or not tree.is_leaf(c)), None)
    if stranger is not None:
        raise Problem(
            "{vendor} has points on {criterion}, which is not a leaf of the plan",
            vendor=vendor,
            criterion=stranger,
        )
    return points


def _points_of_vendor(
    tree: CriteriaTree,
    vendor: str,
    sheets: Mapping[str, Mapping[str, Score]],
    price_points: Mapping[str, Fraction],
    computed: LeafPoints,
) -> dict[str, Fraction]:
    points = {
        leaf: leaf_points(sheets.get(leaf, {}), vendor=vendor, leaf=leaf) for leaf in tree.scored
    }
    for leaf in (*tree.computed, *tree.measured):
        if leaf not in computed:
            raise Problem("{vendor} has no points on {leaf}", vendor=vendor, leaf=leaf)
        points[leaf] = computed[leaf]
    if tree.price is not None:
        if vendor not in price_points:
            raise Problem("{vendor} has no price", vendor=vendor)
        points[tree.price] = price_points[vendor]
    return points


def points_on(points: LeafPoints, leaf: str) -> Fraction:
    """Return the points of one leaf if they are exact and on the scale.

    Raises
    ------
    Problem
        If there are none, or they are no whole number or fraction from 0 to 100.
    """
    if leaf not in points:
        raise Problem("there are no points on {leaf}", leaf=leaf)
    check_exact(points[leaf], THE_POINTS)
    if not 0 <= points[leaf] <= 100:  # noqa: PLR2004, the ends of the scale
        raise Problem(
            "points on {leaf} must be from 0 to 100, got {found}",
            leaf=leaf,
            found=str(points[leaf]),
        )
    return points[leaf]
