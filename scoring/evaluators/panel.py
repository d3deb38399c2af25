"""The panel's scores as an array: evaluators by vendors by leaves, with blanks where abstained."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from rfp.planning.criterion import CriteriaTree
from scoring.arrays import Floats
from scoring.plain_numbers import SCORES, plain_numbers
from scoring.value import POINTS_PER_SCORE, NoScore, Points, Score, check_points, leaf_points
from workbench.problem import Problem

Sheets = Mapping[str, Mapping[str, Mapping[str, Score]]]  # vendor -> leaf -> evaluator -> score
GREATEST = 1e100  # of scores, as they are squared
_TABLE, _CUBE = 2, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What each evaluator gave, in points, with the names of the three axes.

    Attributes
    ----------
    evaluators, vendors, leaves : tuple of str
        Ids, in the order of the axes.
    points : ndarray of float64, shape (n_evaluators, n_vendors, n_leaves)
        NaN where an evaluator abstained or was not asked. On a leaf that people do not score,
        such as price, and where the committee agreed on a score, every evaluator has the official
        points: nobody differs there.
        [points, 0 to 100]
    weights : ndarray of float64, shape (n_leaves,)
        Effective weights of the leaves. [fraction, sum 1]
    scored : ndarray of bool, shape (n_vendors, n_leaves)
        Where at least one evaluator gave a score: neither on a leaf that people do not score nor
        where the committee agreed on a score or settled what a missing one counts as.
    """

    evaluators: tuple[str, ...]
    vendors: tuple[str, ...]
    leaves: tuple[str, ...]
    points: Floats
    weights: Floats
    scored: npt.NDArray[np.bool_]


def checked_scores(scores: npt.ArrayLike) -> Floats:
    """Return scores of a panel as floats, blanks kept.

    Parameters
    ----------
    scores : array_like, shape (n_evaluators, n_vendors, n_leaves)
        NaN where an evaluator gave none. [any unit]

    Returns
    -------
    ndarray of float64, same shape

    Raises
    ------
    Problem
        If the shape is another, a score is infinite, or nobody scored a vendor on a leaf: such a
        cell has no mean, and leaving it out is a decision of people.

    Examples
    --------
    >>> checked_scores([[[3, float("nan")]], [[4, float("nan")]]])
    Traceback (most recent call last):
    workbench.problem.Problem: nobody scored vendor 1 on leaf 2
    """
    cube = plain_numbers(scores, SCORES)
    if cube.ndim != _CUBE or 0 in cube.shape:
        raise Problem(
            "scores must be evaluators by vendors by leaves with at least one of each, "
            "got the shape {shape}",
            shape=str(cube.shape),
        )
    check_given(cube)
    empty = np.argwhere(np.isnan(cube).all(axis=0))
    if len(empty):
        vendor, leaf = empty[0]
        raise Problem("nobody scored vendor {vendor} on leaf {leaf}",
                      vendor=int(vendor) + 1, leaf=int(leaf) + 1)  # fmt: skip
    return cube


def scores_with_blanks(table: npt.ArrayLike) -> Floats:
    """Return a table of cells by evaluators as floats, blanks kept.

    Parameters
    ----------
    table : array_like, shape (n_cells, n_evaluators)
        NaN where an evaluator gave no score. [any unit]

    Returns
    -------
    ndarray of float64, same shape

    Raises
    ------
    Problem
        If the shape is another, or a score is infinite.

    Examples
    --------
    >>> scores_with_blanks([[1, None]]).tolist()
    [[1.0, nan]]
    """
    scores = plain_numbers(table, SCORES)
    if scores.ndim != _TABLE or not scores.size:
        raise Problem(
            "agreement takes a table of cells by evaluators, got the shape {shape}",
            shape=str(scores.shape),
        )
    check_given(scores)
    return scores


def check_given(scores: Floats) -> None:
    """Refuse scores that are neither blank nor numbers of which sums and squares can be made."""
    strange = scores[np.abs(scores) > GREATEST]
    if strange.size:
        raise Problem(
            "a score must be a finite number within 1e100 of 0 or blank, got {found}",
            found=str(float(strange[0])),
        )


def own_leaves(sheet: Floats) -> npt.NDArray[np.bool_] | None:
    """Return which leaves an evaluator was asked about, if every vendor has points there.

    Parameters
    ----------
    sheet : ndarray of float64, shape (n_vendors, n_leaves)
        One evaluator's part of `Panel.points`. [points, 0 to 100]

    Returns
    -------
    ndarray of bool, shape (n_leaves,), or None
        None if the evaluator has no leaf, or left some of the cells of one blank.

    Examples
    --------
    >>> own_leaves(np.array([[80.0, np.nan], [60.0, np.nan]])).tolist()
    [True, False]
    >>> own_leaves(np.array([[80.0, 40.0], [60.0, np.nan]])) is None
    True
    """
    asked: npt.NDArray[np.bool_] = np.asarray(~np.isnan(sheet).all(axis=0))
    is_whole = asked.any() and not np.isnan(sheet[:, asked]).any()
    return asked if is_whole else None


def panel_of(tree: CriteriaTree, sheets: Sheets, points: Points) -> Panel:
    """Arrange locked sheets as a panel.

    Parameters
    ----------
    tree : CriteriaTree
        The official weights.
    sheets : mapping of vendor to leaf to evaluator to score
        Scores of the leaves that people score. [score, 0 to 5]
    points : mapping of vendor to leaf to Fraction
        Official points of the vendors in the ranking; used where no sheet has the leaf, as with
        the price. [points, 0 to 100]

    Returns
    -------
    Panel
        Of the vendors of `points`.

    Raises
    ------
    Problem
        If a score is still missing, nobody scored a vendor on a leaf, or a vendor has no points
        on a leaf.

    Examples
    --------
    >>> from fractions import Fraction
    >>> from rfp.planning.criterion import Criterion
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> panel = panel_of(tree, {"Aban": {"fit": {"sara": 5, "omid": 3}}},
    ...                  {"Aban": {"fit": Fraction(80), "price": Fraction(50)}})
    >>> panel.evaluators, panel.points[:, 0].tolist()
    (('sara', 'omid'), [[100.0, 50.0], [60.0, 50.0]])
    """
    evaluators = _evaluators([sheets.get(vendor, {}) for vendor in points])
    cube = np.empty((len(evaluators), len(points), len(tree.leaves)))
    scored = np.zeros(cube.shape[1:], dtype=np.bool_)
    for row, (vendor, official) in enumerate(points.items()):
        check_points(tree, vendor, official)
        for at, leaf in enumerate(tree.leaves):
            given = sheets.get(vendor, {}).get(leaf)
            if given is None:
                cube[:, row, at] = float(official[leaf])
            else:
                leaf_points(given, vendor=vendor, leaf=leaf)  # refuses what is not all there
                cube[:, row, at] = [_points(given.get(e)) for e in evaluators]
                scored[row, at] = True
    return Panel(
        evaluators=evaluators,
        vendors=tuple(points),
        leaves=tree.leaves,
        points=cube,
        weights=np.array([float(tree.effective(leaf)) for leaf in tree.leaves]),
        scored=scored,
    )


def _evaluators(sheets: Iterable[Mapping[str, Mapping[str, Score]]]) -> tuple[str, ...]:
    """Return all who were asked for a score, in the order in which they first stand there."""
    asked = (e for leaves in sheets for given in leaves.values() for e in given)
    return tuple(dict.fromkeys(asked))


def _points(score: Score | None) -> float:
    if score is None or isinstance(score, NoScore):
        return math.nan
    return float(POINTS_PER_SCORE * score)
