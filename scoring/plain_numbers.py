"""What people and spreadsheets call a table of numbers, and what must not pass for one."""

from decimal import Decimal
from numbers import Real
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.problem import Problem, Term

Floats = npt.NDArray[np.float64]

VALUES, WEIGHTS, SCORES = Term("values"), Term("weights"), Term("scores")
TOTALS, COMPARISONS, DIRECTIONS = Term("totals"), Term("comparisons"), Term("directions")
_LONGEST = 40  # characters of what was found that a sentence quotes


def plain_numbers(given: object, what: Term = VALUES) -> Floats:
    """Return numbers as floats, and refuse what NumPy would quietly take for numbers.

    A text is no number, though "3" could be read as one; nor is true, which would count as 1. A
    blank (None, or masked) becomes NaN, never what may lie under the mask.

    Parameters
    ----------
    given : array_like, any shape
        Numbers of any kind that has an order: int, float, Fraction, Decimal, NumPy's own.
    what : Term
        What the sentence calls them.

    Returns
    -------
    ndarray of float64, same shape
        Infinite where a number is beyond the range of a float. `given` itself, if it is that
        already.

    Raises
    ------
    Problem
        If something is no number, or rows differ in length.

    Examples
    --------
    >>> plain_numbers([[1, None], [Decimal("0.5"), 2]]).tolist()
    [[1.0, nan], [0.5, 2.0]]
    >>> plain_numbers([[1, "2"]])
    Traceback (most recent call last):
    workbench.problem.Problem: values must be plain numbers, got '2'
    """
    if type(given) is np.ndarray and given.dtype == np.float64:
        return given
    if isinstance(given, np.ma.MaskedArray):
        return _unmasked(given, what)
    kind = getattr(getattr(given, "dtype", None), "kind", "O")
    if isinstance(kind, str) and kind in "iuf":
        return np.asarray(given, dtype=np.float64)
    return _from_objects(_objects(given, what), what)


def quoted(found: object) -> str:
    """Return what was found as a sentence quotes it: as Python writes it, shortened."""
    return (str(found) if isinstance(found, Real) else repr(found))[:_LONGEST]


def _unmasked(given: np.ma.MaskedArray[Any, Any], what: Term) -> Floats:
    bare = plain_numbers(np.asarray(given.data), what).copy()
    bare[np.ma.getmaskarray(given)] = np.nan
    return bare


def _objects(given: object, what: Term) -> npt.NDArray[np.object_]:
    try:
        return np.asarray(given, dtype=object)
    except (ValueError, TypeError):
        raise Problem("rows of {what} must be of one length", what=what) from None


def _from_objects(items: npt.NDArray[np.object_], what: Term) -> Floats:
    for item in items.flat:
        if isinstance(item, list | tuple | np.ndarray):
            raise Problem("rows of {what} must be of one length", what=what)
        if isinstance(item, bool | np.bool_) or not isinstance(item, Real | Decimal | None):
            raise Problem(
                "{what} must be plain numbers, got {found}", what=what, found=quoted(item)
            )
    floats = np.array([_as_float(item) for item in items.flat], dtype=np.float64)
    return floats.reshape(items.shape)


def _as_float(item: Any) -> float:  # noqa: ANN401, checked to be a number
    if item is None:
        return np.nan
    try:
        return float(item)
    except OverflowError:
        return np.inf if item > 0 else -np.inf
    except ValueError:  # the signalling NaN of Decimal
        return np.nan
