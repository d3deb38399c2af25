"""How severe each evaluator is: shown beside the ranking, never applied to it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.arrays import TOLERANCE, Floats, Ints, checked_weights, competition_ranks
from scoring.evaluators.aggregate import aggregated
from scoring.evaluators.panel import checked_scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Severity:
    """How one evaluator's scores lie beside those of the others.

    Attributes
    ----------
    deviation : float or None
        Mean of own score less the mean of the others in the same cell, over the cells that
        others scored too: below 0 is severe, above 0 lenient; None without such a cell.
        [as scores]
    cells : int
        How many cells that is.
    mean, spread : float or None
        Of all own scores; the standard deviation is that of a population. [as scores]
    """

    deviation: float | None
    cells: int
    mean: float | None
    spread: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelledWhatIf:
    """What would come out if every evaluator used the scale alike; a what-if only.

    Attributes
    ----------
    totals, levelled : ndarray of float64, shape (n_vendors,)
        Of the scores as given, and of the levelled ones. [as scores]
    ranks, levelled_ranks : ndarray of int64, shape (n_vendors,)
        Competition ranks by each.
    """

    totals: Floats
    levelled: Floats
    ranks: Ints
    levelled_ranks: Ints

    @property
    def changes_first_place(self) -> bool:
        return bool(((self.ranks == 1) != (self.levelled_ranks == 1)).any())


def severities(scores: npt.ArrayLike) -> tuple[Severity, ...]:
    """Return how severe each evaluator is on the cells that others scored too [1]_.

    Parameters
    ----------
    scores : array_like, shape (n_evaluators, n_vendors, n_leaves)
        NaN where an evaluator gave none. [any unit]

    Returns
    -------
    tuple of Severity, shape (n_evaluators,)

    Raises
    ------
    Problem
        If a score is infinite or nobody scored a vendor on a leaf.

    References
    ----------
    .. [1] T. Eckes, "Introduction to many-facet Rasch measurement", Peter Lang, 2015, on rater
       severity; here the plain difference of means, which anybody can retrace.
       DOI 10.3726/978-3-653-04844-5

    Examples
    --------
    >>> strict, mild = severities([[[2, 3]], [[3, 5]]])
    >>> strict.deviation, mild.deviation
    (-1.5, 1.5)
    """
    cube = checked_scores(scores)
    return tuple(_severity(own, _others(cube, at)) for at, own in enumerate(cube))


def levelled(scores: npt.ArrayLike) -> Floats:
    """Return scores with every evaluator's mean and spread made those of the panel.

    Parameters
    ----------
    scores : array_like, shape (n_evaluators, n_vendors, n_leaves)
        NaN where an evaluator gave none. [any unit]

    Returns
    -------
    ndarray of float64, same shape
        Panel mean + panel spread x own z-score; the panel mean where an evaluator gave all cells
        the same score, as that says nothing of any. Not cut to the ends of the scale. [as scores]

    Raises
    ------
    Problem
        If a score is infinite or nobody scored a vendor on a leaf.

    Notes
    -----
    It supposes that all evaluators judged vendors of equal merit. Who was asked about the strong
    vendors only is "corrected" wrongly, which is one reason why this never touches the official
    totals.

    References
    ----------
    As `severities`.

    Examples
    --------
    >>> levelled([[[1, 3]], [[3, 5]]]).round(2).tolist()
    [[[1.59, 4.41]], [[1.59, 4.41]]]
    """
    cube = checked_scores(scores)
    given = cube[~np.isnan(cube)]
    found = np.full_like(cube, np.nan)
    for own, into in zip(cube, found, strict=True):
        asked = ~np.isnan(own)
        into[asked] = given.mean() + given.std() * _z(own[asked])
    return found


def levelled_what_if(scores: npt.ArrayLike, weights: npt.ArrayLike) -> LevelledWhatIf:
    """Return the totals as they are and as they would be with severity levelled out.

    Parameters
    ----------
    scores : array_like, shape (n_evaluators, n_vendors, n_leaves)
        NaN where an evaluator gave none. [any unit]
    weights : array_like, shape (n_leaves,)
        Effective weights of the leaves. [any unit]

    Returns
    -------
    LevelledWhatIf

    Raises
    ------
    Problem
        If a score or weight is unfit, or nobody scored a vendor on a leaf.

    References
    ----------
    As `severities`.

    Examples
    --------
    >>> found = levelled_what_if([[[1], [3]], [[3], [5]]], [1])
    >>> found.totals.tolist(), found.changes_first_place
    ([2.0, 4.0], False)
    """
    cube = checked_scores(scores)
    shares = checked_weights(weights, cube.shape[2])
    given, even = aggregated(cube) @ shares, aggregated(levelled(cube)) @ shares
    return LevelledWhatIf(
        totals=given,
        levelled=even,
        ranks=competition_ranks(given),
        levelled_ranks=competition_ranks(even),
    )


def _others(cube: Floats, at: int) -> Floats:
    """Return the mean of all but one evaluator in every cell, NaN where nobody else scored."""
    others = np.delete(cube, at, axis=0)
    count = (~np.isnan(others)).sum(axis=0)
    mean = np.nansum(others, axis=0) / np.maximum(count, 1)
    return np.where(count > 0, mean, np.nan)


def _severity(own: Floats, others: Floats) -> Severity:
    apart = (own - others)[~np.isnan(own - others)]
    given = own[~np.isnan(own)]
    return Severity(
        deviation=float(apart.mean()) if apart.size else None,
        cells=apart.size,
        mean=float(given.mean()) if given.size else None,
        spread=float(given.std()) if given.size else None,
    )


def _z(own: Floats) -> Floats:
    if not own.size or own.std() <= TOLERANCE:
        return np.zeros_like(own)
    found: Floats = (own - own.mean()) / own.std()
    return found
