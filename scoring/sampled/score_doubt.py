"""What is not known of the scores: errors of each value, and evaluators who differ."""

from dataclasses import dataclass
from typing import Any, Protocol, Self, TypeAlias

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats, Table, checked_values
from scoring.evaluators.panel import check_given
from scoring.plain_numbers import SCORES, plain_numbers
from workbench.problem import Problem

Real: TypeAlias = npt.NDArray[np.floating[Any]]

_SHEETS = 3


class ScoreDoubt(Protocol):
    """A way to draw totals under given weights when the scores are not certain."""

    def totals(self, values: Floats, weights: Real, generator: np.random.Generator) -> Real:
        """Return one draw of all totals for each vector of weights.

        Parameters
        ----------
        values : ndarray, shape (n_vendors, n_criteria)
            Expected values.
        weights : ndarray, shape (n_criteria, n_samples)
            float32 or float64. [fraction, columns sum to 1]
        generator : numpy.random.Generator
            Where chance comes from.

        Returns
        -------
        ndarray, shape (n_vendors, n_samples)
        """
        ...

    def check(self, shape: tuple[int, int]) -> None:
        """Refuse values of another shape than (n_vendors, n_criteria)."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class NormalErrors:
    """Independent normal errors of the values, drawn as one error of each total.

    Given weights w, a total is Normal(sum w_j v_j, sum w_j^2 s_j^2): two products in place of a
    draw for each value.

    Attributes
    ----------
    deviations : ndarray, shape (n_vendors, n_criteria)
        Standard deviations s, 0 for a value that is certain. [as values]
    """

    deviations: Floats

    @classmethod
    def of(cls, deviations: Table) -> Self:
        """Return the errors of these standard deviations [1]_.

        Parameters
        ----------
        deviations : array_like, shape (n_vendors, n_criteria)
            0 or more. [as the values]

        Returns
        -------
        NormalErrors

        Raises
        ------
        Problem
            If the shape is another, or an error is below 0 or not finite.

        References
        ----------
        .. [1] R. Lahdelma and P. Salminen, "SMAA-2: stochastic multicriteria acceptability
           analysis for group decision making", Operations Research 49(3), 444-454, 2001: scores
           as random numbers. DOI 10.1287/opre.49.3.444.11220

        Examples
        --------
        >>> NormalErrors.of([[0.1, 0]]).deviations.tolist()
        [[0.1, 0.0]]
        """
        return cls(_not_negative(deviations))

    def check(self, shape: tuple[int, int]) -> None:
        _check_shape(self.deviations.shape, shape)

    def totals(self, values: Floats, weights: Real, generator: np.random.Generator) -> Real:
        squares = (self.deviations**2).astype(weights.dtype) @ weights**2
        errors = generator.standard_normal(squares.shape, dtype=weights.dtype.type)
        drawn: Real = values.astype(weights.dtype) @ weights + np.sqrt(squares) * errors
        return drawn


@dataclass(frozen=True, slots=True, eq=False)
class UniformErrors:
    """Independent errors of the values, each uniform from - to + its half-width.

    Each value is drawn for each sample, so the cost is that of (n_vendors x n_criteria) draws;
    `NormalErrors` with half-widths / sqrt(3) is nearly the same and far cheaper.

    Attributes
    ----------
    half_widths : ndarray, shape (n_vendors, n_criteria)
        0 for a value that is certain. [as values]
    """

    half_widths: Floats

    @classmethod
    def of(cls, half_widths: Table) -> Self:
        """Return the errors of these half-widths.

        Parameters
        ----------
        half_widths : array_like, shape (n_vendors, n_criteria)
            0 or more. [as the values]

        Returns
        -------
        UniformErrors

        Raises
        ------
        Problem
            If the shape is another, or an error is below 0 or not finite.

        References
        ----------
        As `NormalErrors.of`.

        Examples
        --------
        >>> UniformErrors.of([[0.1, 0]]).half_widths.tolist()
        [[0.1, 0.0]]
        """
        return cls(_not_negative(half_widths))

    def check(self, shape: tuple[int, int]) -> None:
        _check_shape(self.half_widths.shape, shape)

    def totals(self, values: Floats, weights: Real, generator: np.random.Generator) -> Real:
        drawn: Real = values.astype(weights.dtype) @ weights
        for vendor, widths in enumerate(self.half_widths.astype(weights.dtype)):
            errors = generator.random(weights.shape, dtype=weights.dtype.type)
            errors -= weights.dtype.type(0.5)
            errors *= weights
            drawn[vendor] += 2 * widths @ errors
        return drawn


@dataclass(frozen=True, slots=True, eq=False)
class EvaluatorSheets:
    """Evaluators who differ: each sample weighs their sheets anew (Bayesian bootstrap) [1]_.

    The weights of the evaluators are uniform on all that sum to 1; on each criterion they are
    shared out among those who scored it. The expected values are the means over the evaluators.

    Attributes
    ----------
    sheets : ndarray, shape (n_evaluators, n_vendors, n_criteria)
        Values by each evaluator; on criteria that one did not score, 0. [any unit]
    scored : ndarray of bool, shape (n_evaluators, n_criteria)
        Who scored which criterion.

    References
    ----------
    .. [1] D. B. Rubin, "The Bayesian bootstrap", Annals of Statistics 9(1), 130-134, 1981.
       DOI 10.1214/aos/1176345338
    """

    sheets: Floats
    scored: npt.NDArray[np.bool_]

    @classmethod
    def of(cls, sheets: npt.ArrayLike) -> Self:
        """Return the sheets with NaN where an evaluator scored no vendor on a criterion [1]_.

        Parameters
        ----------
        sheets : array_like, shape (n_evaluators, n_vendors, n_criteria)
            [any unit]

        Returns
        -------
        EvaluatorSheets

        Raises
        ------
        Problem
            If the shape is another, a value is infinite, an evaluator scored only some of the
            vendors on a criterion, or nobody scored a criterion.

        References
        ----------
        .. [1] D. B. Rubin, "The Bayesian bootstrap", Annals of Statistics 9(1), 130-134, 1981.
           DOI 10.1214/aos/1176345338

        Examples
        --------
        >>> EvaluatorSheets.of([[[1, 0], [0, 1]], [[0.5, np.nan], [0, np.nan]]]).means.tolist()
        [[0.75, 0.0], [0.0, 1.0]]
        """
        given = plain_numbers(sheets, SCORES)
        if given.ndim != _SHEETS or 0 in given.shape:
            raise Problem(
                "sheets must be of evaluators by vendors by criteria, got the shape {shape}",
                shape=str(given.shape),
            )
        check_given(given)
        absent = np.isnan(given)
        if (absent.any(axis=1) != absent.all(axis=1)).any():
            raise Problem("an evaluator must score all vendors on a criterion, or none")
        scored: npt.NDArray[np.bool_] = np.asarray(~absent.all(axis=1))
        if not scored.any(axis=0).all():
            raise Problem("each criterion must be scored by at least one evaluator")
        return cls(np.where(absent, 0, given), scored)

    @property
    def means(self) -> Floats:
        """Mean values over those who scored, shape (n_vendors, n_criteria)."""
        mean: Floats = self.sheets.sum(axis=0) / self.scored.sum(axis=0)
        return mean

    def check(self, shape: tuple[int, int]) -> None:
        _check_shape(self.sheets.shape[1:], shape)

    def totals(self, values: Floats, weights: Real, generator: np.random.Generator) -> Real:
        shares = generator.standard_exponential((len(self.sheets), weights.shape[1]))
        per_share = weights / (self.scored.T @ shares)
        drawn: Real = np.zeros((len(values), weights.shape[1]))
        for sheet, share in zip(self.sheets, shares, strict=True):
            drawn += sheet @ (per_share * share)
        return drawn


def _not_negative(table: Table) -> Floats:
    checked = checked_values(table)
    if (checked < 0).any():
        raise Problem("the errors of values must be 0 or more")
    return checked


def _check_shape(found: tuple[int, ...], shape: tuple[int, int]) -> None:
    if found != shape:
        raise Problem(
            "what is doubtful must have the shape {expected} of the values, got {found}",
            expected=str(shape),
            found=str(found),
        )
