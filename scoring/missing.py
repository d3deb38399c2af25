"""Missing scores: what a total can still become, and what the committee chose to do about it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import cast

from rfp.planning.criterion import CriteriaTree
from rfp.planning.exact_number import check_exact
from rfp.planning.plan import check_precision
from scoring.pruned_tree import without
from scoring.ranking import published
from scoring.single_numbers import THE_POINTS
from scoring.value import total
from workbench.problem import Problem, Term

_WORST, _BEST = Fraction(0), Fraction(100)

Cells = Mapping[str, Mapping[str, Fraction | None]]  # vendor -> leaf -> points; None: not scored


class Choice(StrEnum):
    """What to do about a leaf on which somebody is not scored."""

    LEAVE_OUT = "leave_out"  # the leaf counts for nobody; the others beside it share its weight
    ZERO = "zero"  # as if the vendor had 0 points
    MEAN = "mean"  # the mean of the vendors who are scored on that leaf

    @property
    def label(self) -> Term:
        return _LABELS[self]


_LABELS = {
    Choice.LEAVE_OUT: Term("leave the criterion out for all"),
    Choice.ZERO: Term("count it as 0 points"),
    Choice.MEAN: Term("take the mean of the others"),
}


Choices = Mapping[str, Choice] | Mapping[tuple[str, str], Choice]  # by leaf, or by cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """What one vendor's total and rank can still become.

    Attributes
    ----------
    vendor : str
        Whose they are.
    worst, best : Fraction
        The total if every missing score became 0, and if it became 100; equal if none is missing.
        [points, 0 to 100]
    best_rank, worst_rank : int
        The first and the last rank that some scores of all vendors lead to.
    missing : tuple of str
        Leaves on which the vendor is not scored.
    """

    vendor: str
    worst: Fraction
    best: Fraction
    best_rank: int
    worst_rank: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """One missing score, what was chosen for it, and the points it got; None: left out."""

    vendor: str
    leaf: str
    choice: Choice
    points: Fraction | None

    def note(self) -> Problem:
        """Return the sentence for the minutes."""
        if self.points is None:
            return Problem(
                "{vendor} is not scored on {leaf}: {leaf} is left out for all, and the criteria "
                "beside it share its weight",
                vendor=self.vendor,
                leaf=self.leaf,
            )
        return Problem(
            "{vendor} is not scored on {leaf}: {points} points are used ({choice})",
            vendor=self.vendor,
            leaf=self.leaf,
            points=self.points,
            choice=self.choice.label,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Points without gaps, the tree they belong to, and the record of how they came about.

    Attributes
    ----------
    tree : CriteriaTree
        Without the leaves that were left out.
    points : mapping of vendor to leaf to Fraction, shape (n_vendors, n_leaves)
        [points, 0 to 100]
    record : tuple of Filled
        Every missing score, in the order of the vendors and of the plan.
    weights : mapping of leaf to (Fraction, Fraction)
        Effective weight before and after, of leaves where it changed. [fraction, 0 to 1]
    """

    tree: CriteriaTree
    points: Mapping[str, Mapping[str, Fraction]]
    record: tuple[Filled, ...]
    weights: Mapping[str, tuple[Fraction, Fraction]]


def intervals(
    tree: CriteriaTree,
    cells: Cells,
    disqualified: Collection[str] = (),
    *,
    precision: Fraction = Fraction(1, 10),
) -> dict[str, Interval]:
    """Return the interval of total and rank of every vendor that is not disqualified [1]_.

    A score of 0 is a score: its interval is a point. A disqualified vendor has no interval and
    takes no rank from anybody.

    Parameters
    ----------
    tree : CriteriaTree
        Criteria and weights.
    cells : mapping of vendor to leaf to Fraction or None, shape (n_vendors, n_leaves)
        Points; None, or no entry, where a vendor is not scored. [points, 0 to 100]
    disqualified : collection of str
        Vendors out of the ranking.
    precision : Fraction
        Totals equal at this step share a rank. [points]

    Returns
    -------
    dict of vendor to Interval

    Raises
    ------
    Problem
        If points are not exact numbers from 0 to 100, or the precision is none that is published.

    References
    ----------
    .. [1] A. Salo and R. P. Hämäläinen, "Preference assessment by imprecise ratio statements",
       Operations Research 40(6), 1053-1061, 1992, on value intervals.
       DOI 10.1287/opre.40.6.1053

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="plan", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> cells = {"A": {"fit": Fraction(80), "plan": None}, "B": {"fit": Fraction(60), "plan": 100}}
    >>> found = intervals(tree, cells)["A"]
    >>> str(found.worst), str(found.best), found.best_rank, found.worst_rank
    ('60', '85', 1, 2)
    """
    check_precision(precision)
    ends = {
        vendor: tuple(total(tree, _filled(tree, own, end)) for end in (_WORST, _BEST))
        for vendor, own in cells.items()
        if vendor not in disqualified
    }
    shown = {v: tuple(published(t, precision) for t in both) for v, both in ends.items()}
    return {
        vendor: Interval(
            vendor=vendor,
            worst=worst,
            best=best,
            best_rank=1 + sum(low > shown[vendor][1] for low, _ in shown.values()),
            worst_rank=1 + sum(_may_pass(shown, vendor)),
            missing=_missing(tree, cells[vendor]),
        )
        for vendor, (worst, best) in ends.items()
    }


def resolve(
    tree: CriteriaTree,
    cells: Cells,
    choices: Choices,
    disqualified: Collection[str] = (),
) -> Resolved:
    """Return points that can be ranked, and the record of what was chosen for each missing score.

    Parameters
    ----------
    tree : CriteriaTree
        Criteria and weights.
    cells : mapping of vendor to leaf to Fraction or None, shape (n_vendors, n_leaves)
        Points; None, or no entry, where a vendor is not scored. [points, 0 to 100]
    choices : mapping of leaf, or of (vendor, leaf), to Choice
        One for whatever is not scored; nothing is chosen silently. A leaf that is left out for
        one vendor is left out for all.
    disqualified : collection of str
        Vendors out of the ranking: not resolved, and not part of any mean.

    Returns
    -------
    Resolved

    Raises
    ------
    Problem
        If a leaf with a missing score has no choice, a mean has nobody to be taken of, or every
        leaf would be left out.

    Notes
    -----
    A leaf that is left out is left out for all, or totals would not compare; the parts of the
    same parent share its weight in proportion (equally, if all are 0). A parent without parts is
    left out as well.

    References
    ----------
    .. [1] R. J. A. Little and D. B. Rubin, "Statistical Analysis with Missing Data", 3rd edition,
       Wiley, 2019. DOI 10.1002/9781119482260

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=tuple(
    ...     Criterion(id=c, parent=None, weight=Fraction(1, 2)) for c in ("fit", "risk")))
    >>> cells = {"Aban": {"fit": Fraction(80), "risk": None},
    ...          "Baran": {"fit": Fraction(70), "risk": Fraction(60)}}
    >>> found = resolve(tree, cells, {"risk": Choice.ZERO})
    >>> print(found.points["Aban"]["risk"])
    0
    >>> resolve(tree, cells, {"risk": Choice.LEAVE_OUT}).tree.leaves
    ('fit',)
    """
    counted = {v: own for v, own in cells.items() if v not in disqualified}
    chosen = [(cell, _choice(choices, cell)) for cell in _gaps(tree, counted)]
    lacking = next((leaf for (_, leaf), choice in chosen if choice is None), None)
    if lacking is not None:
        raise Problem(
            "somebody is not scored on {leaf}; choose first what that counts as", leaf=lacking
        )
    out = {leaf for (_, leaf), choice in chosen if choice is Choice.LEAVE_OUT}
    record = tuple(filled(counted, cell, choice, out) for cell, choice in chosen if choice)
    left = without(tree, out)
    used = {(each.vendor, each.leaf): each.points for each in record}
    points = {
        vendor: {leaf: _known(used.get((vendor, leaf), own.get(leaf))) for leaf in left.leaves}
        for vendor, own in counted.items()
    }
    return Resolved(tree=left, points=points, record=record, weights=_moved(tree, left))


def undecided(tree: CriteriaTree, cells: Cells, choices: Choices) -> tuple[tuple[str, str], ...]:
    """Return the missing cells that have no choice; all of them if the choices lead nowhere."""
    gaps = _gaps(tree, cells)
    return tuple(cell for cell in gaps if _choice(choices, cell) is None) or gaps


def _gaps(tree: CriteriaTree, cells: Cells) -> tuple[tuple[str, str], ...]:
    return tuple((vendor, leaf) for vendor, own in cells.items() for leaf in _missing(tree, own))


def _choice(choices: Choices, cell: tuple[str, str]) -> Choice | None:
    by_either = cast("Mapping[object, Choice]", choices)
    return by_either.get(cell, by_either.get(cell[1]))


def filled(
    cells: Cells, cell: tuple[str, str], choice: Choice, left_out: Collection[str] = ()
) -> Filled:
    """Return what one missing score counts as.

    Parameters
    ----------
    cells : mapping of vendor to leaf to Fraction or None, shape (n_vendors, n_leaves)
        Points of all vendors that a mean is taken over. [points, 0 to 100]
    cell : (vendor, leaf)
        Which score is missing.
    choice : Choice
        What was chosen for it.
    left_out : collection of str
        Leaves that count for nobody, whatever was chosen for this cell of theirs.

    Returns
    -------
    Filled

    Raises
    ------
    Problem
        If a mean has nobody to be taken of.

    Examples
    --------
    >>> cells = {"Aban": {"fit": None}, "Baran": {"fit": Fraction(70)}}
    >>> print(filled(cells, ("Aban", "fit"), Choice.MEAN).points)
    70
    """
    vendor, leaf = cell
    points: Fraction | None
    if leaf in left_out or choice is Choice.LEAVE_OUT:
        points = None
    elif choice is Choice.ZERO:
        points = Fraction(0)
    else:
        others = [own[leaf] for own in cells.values() if own.get(leaf) is not None]
        if not others:
            raise Problem("nobody is scored on {leaf}, so there is no mean", leaf=leaf)
        points = sum(map(_known, others), Fraction(0)) / len(others)
    return Filled(vendor=vendor, leaf=leaf, choice=choice, points=points)


def _known(points: Fraction | None, missing: Fraction = _WORST) -> Fraction:
    if points is None:
        return missing
    check_exact(points, THE_POINTS)
    return Fraction(points)


def _missing(tree: CriteriaTree, own: Mapping[str, Fraction | None]) -> tuple[str, ...]:
    return tuple(leaf for leaf in tree.leaves if own.get(leaf) is None)


def _filled(
    tree: CriteriaTree, own: Mapping[str, Fraction | None], missing: Fraction
) -> dict[str, Fraction]:
    return {leaf: _known(own.get(leaf), missing) for leaf in tree.leaves}


def _may_pass(shown: Mapping[str, tuple[Fraction, ...]], vendor: str) -> list[bool]:
    """Return which of the others can end above this vendor's worst total."""
    return [high > shown[vendor][0] for other, (_, high) in shown.items() if other != vendor]


def _moved(before: CriteriaTree, after: CriteriaTree) -> dict[str, tuple[Fraction, Fraction]]:
    weights = {
        leaf: (before.effective(leaf), after.effective(leaf) if leaf in after else Fraction(0))
        for leaf in before.leaves
    }
    return {leaf: both for leaf, both in weights.items() if both[0] != both[1]}
