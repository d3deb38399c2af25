"""Do the evaluators agree? Intraclass correlations, absolute and of order, with intervals."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats, Table, check_sizes, checked_values
from scoring.evaluators.f_distribution import upper_f
from scoring.evaluators.panel import GREATEST, checked_scores, scores_with_blanks
from scoring.single_numbers import THE_CONFIDENCE, check_number
from workbench.problem import Problem

CONFIDENCE = 0.95
_ARITHMETIC = 1e-26  # of the sum of squares: less is what rounding leaves, and no variance
_NO_WHOLE = 1e-9  # of its parts: where these cancel, what is left divides nothing
_LEAST_DEGREES = 0.5  # with fewer, severity and noise cancel and the interval means nothing
_TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient:
    """One intraclass correlation; None where the data do not define it.

    Attributes
    ----------
    value : float or None
        1 is full agreement; it can fall below 0. None if no variance stands in its denominator:
        all scores alike, or evaluators who contradict one another throughout.
    low, high : float or None
        Ends of its interval of confidence; None where F is not defined.
    """

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intraclass:
    """The six intraclass correlations of one panel.

    Attributes
    ----------
    icc_1, icc_k : Coefficient
        ICC(1) and ICC(k): each cell scored by other people. Shrout-Fleiss (1,1) and (1,k).
    icc_a1, icc_ak : Coefficient
        ICC(A,1) and ICC(A,k), absolute agreement: severity counts. Shrout-Fleiss (2,1) and (2,k).
    icc_c1, icc_ck : Coefficient
        ICC(C,1) and ICC(C,k), consistency: severity is left out. Shrout-Fleiss (3,1) and (3,k).
    ms_rows, ms_columns, ms_error, ms_within : float
        Mean squares between cells, between evaluators, of the rest, and within cells.
    cells, evaluators : int
        n and k.

    Notes
    -----
    The forms in 1 speak of one evaluator's score, those in k of the mean of k evaluators.
    """

    icc_1: Coefficient
    icc_k: Coefficient
    icc_a1: Coefficient
    icc_ak: Coefficient
    icc_c1: Coefficient
    icc_ck: Coefficient
    ms_rows: float
    ms_columns: float
    ms_error: float
    ms_within: float
    cells: int
    evaluators: int


def cells_by_evaluator(scores: npt.ArrayLike) -> Floats:
    """Return a panel's scores as a table of cells by evaluators.

    Parameters
    ----------
    scores : array_like, shape (n_evaluators, n_vendors, n_leaves)
        NaN where an evaluator gave none. [any unit]

    Returns
    -------
    ndarray of float64, shape (n_vendors * n_leaves, n_evaluators)
        Vendor by vendor, blanks kept. [as scores]

    Raises
    ------
    Problem
        If a score is infinite or nobody scored a vendor on a leaf.

    Examples
    --------
    >>> cells_by_evaluator([[[1, 4]], [[3, 5]]]).tolist()
    [[1.0, 3.0], [4.0, 5.0]]
    """
    cube = checked_scores(scores)
    return cube.reshape(len(cube), -1).T


def complete_cells(table: npt.ArrayLike) -> Floats:
    """Return the cells that every evaluator scored.

    Intraclass correlations need every evaluator in every cell; say beside them how many cells
    were left out, or use Krippendorff's alpha, which takes blanks.

    Parameters
    ----------
    table : array_like, shape (n_cells, n_evaluators)
        NaN where an evaluator gave no score. [any unit]

    Returns
    -------
    ndarray of float64, shape (n_complete, n_evaluators)
        [as table]

    Raises
    ------
    Problem
        If the shape is another, or a score is infinite.

    Examples
    --------
    >>> complete_cells([[1, 2], [3, None]]).tolist()
    [[1.0, 2.0]]
    """
    rows = scores_with_blanks(table)
    return rows[~np.isnan(rows).any(axis=1)]


def intraclass(table: Table, *, confidence: float = CONFIDENCE) -> Intraclass:
    """Return the intraclass correlations of scores [1]_ in the forms and names of [2]_.

    Parameters
    ----------
    table : array_like, shape (n_cells, n_evaluators)
        No blanks; at least two of each. What is judged stands in rows: vendors on one leaf, or
        cells from `cells_by_evaluator`. [any unit]
    confidence : float
        Of the intervals. [fraction, between 0 and 1]

    Returns
    -------
    Intraclass

    Raises
    ------
    Problem
        If there are fewer than two cells or evaluators, a score is blank or infinite, or the
        confidence is not between 0 and 1.

    Notes
    -----
    With n cells and k evaluators and the mean squares MSR (cells), MSC (evaluators), MSE (rest)
    and MSW (within cells):
    ICC(1) = (MSR - MSW) / (MSR + (k - 1) MSW), ICC(k) = (MSR - MSW) / MSR;
    ICC(C,1) = (MSR - MSE) / (MSR + (k - 1) MSE), ICC(C,k) = (MSR - MSE) / MSR;
    ICC(A,1) = (MSR - MSE) / (MSR + (k - 1) MSE + k (MSC - MSE) / n),
    ICC(A,k) = (MSR - MSE) / (MSR + (MSC - MSE) / n).

    References
    ----------
    .. [1] P. E. Shrout and J. L. Fleiss, "Intraclass correlations: uses in assessing rater
       reliability", Psychological Bulletin 86(2), 420-428, 1979.
       DOI 10.1037/0033-2909.86.2.420
    .. [2] K. O. McGraw and S. P. Wong, "Forming inferences about some intraclass correlation
       coefficients", Psychological Methods 1(1), 30-46, 1996. DOI 10.1037/1082-989X.1.1.30

    Examples
    --------
    >>> given = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9],
    ...          [6, 2, 4, 7]]
    >>> found = intraclass(given)
    >>> round(found.icc_a1.value, 2), round(found.icc_c1.value, 2)
    (0.29, 0.71)
    """
    scores = _checked(table)
    tail = _tail(confidence)
    n, k = scores.shape
    rows, columns, error, within = _mean_squares(scores)
    icc_1, icc_k = _one_way(rows, within, k, (n - 1, n * (k - 1)), tail)
    icc_c1, icc_ck = _one_way(rows, error, k, (n - 1, (n - 1) * (k - 1)), tail)
    icc_a1, icc_ak = _absolute(rows, columns, error, (n, k), tail)
    return Intraclass(
        icc_1=icc_1,
        icc_k=icc_k,
        icc_a1=icc_a1,
        icc_ak=icc_ak,
        icc_c1=icc_c1,
        icc_ck=icc_ck,
        ms_rows=rows,
        ms_columns=columns,
        ms_error=error,
        ms_within=within,
        cells=n,
        evaluators=k,
    )


def _checked(table: Table) -> Floats:
    scores = checked_values(table)
    check_sizes(scores, GREATEST)
    if min(scores.shape) < _TWO:
        raise Problem(
            "agreement needs at least two evaluators and two cells that all of them scored, got "
            "{evaluators} and {cells}",
            evaluators=scores.shape[1],
            cells=scores.shape[0],
        )
    return scores


def _tail(confidence: float) -> float:
    check_number(confidence, THE_CONFIDENCE)
    if not 0 < confidence < 1:
        raise Problem("a confidence lies between 0 and 100 %, got {found}", found=str(confidence))
    return (1 - confidence) / 2


def _mean_squares(scores: Floats) -> tuple[float, float, float, float]:
    n, k = scores.shape
    middle = scores - scores.mean()
    of_rows, of_columns = middle.mean(axis=1), middle.mean(axis=0)
    rest = middle - of_rows[:, None] - of_columns[None, :]
    nothing = _ARITHMETIC * float((scores**2).sum())
    rows, columns, error = (
        0.0 if squares <= nothing else squares
        for squares in (
            k * float(of_rows @ of_rows),
            n * float(of_columns @ of_columns),
            float((rest**2).sum()),
        )
    )
    return (
        rows / (n - 1),
        columns / (k - 1),
        error / ((n - 1) * (k - 1)),
        (columns + error) / (n * (k - 1)),
    )


def _one_way(
    rows: float, noise: float, k: int, degrees: tuple[int, int], tail: float
) -> tuple[Coefficient, Coefficient]:
    """Return the single and the mean form whose only noise is `noise`."""
    size = rows + noise
    one = _ratio(rows - noise, rows + (k - 1) * noise, size)
    mean = _ratio(rows - noise, rows, size)
    if not rows or not noise:
        return Coefficient(value=one), Coefficient(value=mean)
    low = rows / noise / upper_f(tail, *degrees)
    high = rows / noise * upper_f(tail, *reversed(degrees))
    return (
        Coefficient(value=one, low=(low - 1) / (low + k - 1), high=(high - 1) / (high + k - 1)),
        Coefficient(value=mean, low=1 - 1 / low, high=1 - 1 / high),
    )


def _absolute(
    rows: float, columns: float, error: float, shape: tuple[int, int], tail: float
) -> tuple[Coefficient, Coefficient]:
    n, k = shape
    size = rows + columns + error
    one = _ratio(rows - error, rows + (k - 1) * error + k * (columns - error) / n, size)
    mean = _ratio(rows - error, rows + (columns - error) / n, size)
    if one is None or not rows or not error:
        return Coefficient(value=one), Coefficient(value=mean)
    degrees = _degrees(one, columns / error, shape)
    if degrees < _LEAST_DEGREES:
        return Coefficient(value=one), Coefficient(value=mean)
    over, under = upper_f(tail, n - 1, degrees), upper_f(tail, degrees, n - 1)
    others = k * columns + (k * n - k - n) * error
    low = n * (rows - over * error) / (over * others + n * rows)
    high = n * (under * rows - error) / (others + n * under * rows)
    return (
        Coefficient(value=one, low=low, high=high),
        Coefficient(value=mean, low=_of_mean(low, k), high=_of_mean(high, k)),
    )


def _degrees(icc: float, severity: float, shape: tuple[int, int]) -> float:
    """Return Satterthwaite's degrees of freedom of the noise in ICC(A,1)."""
    n, k = shape
    of_columns = k * icc * severity
    of_error = n * (1 + (k - 1) * icc) - k * icc
    return ((k - 1) * (n - 1) * (of_columns + of_error) ** 2) / (
        (n - 1) * of_columns**2 + of_error**2
    )


def _of_mean(one: float, k: int) -> float | None:
    """Return what the mean of k evaluators has if one of them has `one` (Spearman-Brown)."""
    return _ratio(k * one, 1 + (k - 1) * one, 1.0)


def _ratio(signal: float, whole: float, size: float) -> float | None:
    return signal / whole if whole > _NO_WHOLE * size else None
