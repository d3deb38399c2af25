"""Value functions: how a measured amount becomes a value, between fixed reference points."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from scoring.arrays import Floats
from scoring.plain_numbers import plain_numbers
from workbench.problem import Problem, Term

Amount = int | float | str | Fraction  # "0.1" is a tenth; 0.1 is the nearest binary number
_LEAST = 2  # points that a line needs


class Direction(StrEnum):
    """Which end of a scale is the good one."""

    MORE = "more is better"
    LESS = "less is better"


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueFunction:
    """A line through fixed reference points; beyond the outer ones it stays level [1]_.

    Attributes
    ----------
    at : tuple of Fraction, shape (n_points,)
        The reference points, strictly rising. [unit of the criterion]
    values : tuple of Fraction, shape (n_points,)
        What each is worth; they only rise, or only fall. [any unit, as 0 to 1 or 0 to 100]

    Raises
    ------
    Problem
        If there are fewer than two points or not one value for each, if the points do not rise,
        if the values both rise and fall, or if all values are the same.

    References
    ----------
    .. [1] R. L. Keeney and H. Raiffa, Decisions with Multiple Objectives, Cambridge University
       Press, 1993, chapter 3. DOI 10.1017/CBO9781139174084

    Examples
    --------
    >>> days = piecewise([50, 75, 90, 100], [1, "0.8", "0.5", 0])
    >>> days.direction.value, days.value(60), days.value(120)
    ('less is better', Fraction(23, 25), Fraction(0, 1))
    """

    at: tuple[Fraction, ...]
    values: tuple[Fraction, ...]

    def __post_init__(self) -> None:
        if len(self.at) != len(self.values) or len(self.at) < _LEAST:
            raise Problem(
                "a value function needs two reference points or more and one value for each, got "
                "{points} points and {values} values",
                points=len(self.at),
                values=len(self.values),
            )
        _check_rising(self.at)
        _check_one_way(self.values)

    @property
    def direction(self) -> Direction:
        return Direction.MORE if self.values[-1] > self.values[0] else Direction.LESS

    def value(self, amount: Amount) -> Fraction:
        """Return the exact value of one amount, cut to the outer reference points.

        Raises
        ------
        Problem
            If the amount is not a finite number.

        Examples
        --------
        >>> days = linear(0, 40, Direction.LESS, best=100)
        >>> days.value(10), days.value("12.5"), days.value(50)
        (Fraction(75, 1), Fraction(275, 4), Fraction(0, 1))
        """
        exact = min(max(_exact(amount), self.at[0]), self.at[-1])
        right = min(bisect_right(self.at, exact), len(self.at) - 1)
        (x0, x1), (v0, v1) = self.at[right - 1 : right + 1], self.values[right - 1 : right + 1]
        return v0 + (v1 - v0) * (exact - x0) / (x1 - x0)

    def of_array(self, amounts: npt.ArrayLike) -> Floats:
        """Return the values of many amounts at once.

        Parameters
        ----------
        amounts : array_like, any shape
            [unit of the criterion]

        Returns
        -------
        ndarray of float64, the same shape
            Equal to `value` to the precision of a float. [unit of `values`]

        Raises
        ------
        Problem
            If an amount is not a finite number.

        References
        ----------
        As `ValueFunction`.

        Examples
        --------
        >>> linear(0, 40, Direction.LESS, best=100).of_array([10, 50]).tolist()
        [75.0, 0.0]
        """
        given = plain_numbers(amounts)
        strange = given[~np.isfinite(given)]
        if strange.size:
            raise Problem("amounts must be finite numbers, got {found}", found=str(strange[0]))
        found: Floats = np.interp(given, _floats(self.at), _floats(self.values))
        return found

    def of_vendors(self, amounts: Mapping[str, Amount]) -> "Valued":
        """Return every vendor's value, and whose amount was cut to an outer reference point.

        Parameters
        ----------
        amounts : mapping of vendor to amount
            [unit of the criterion]

        Returns
        -------
        Valued

        Raises
        ------
        Problem
            If an amount is not a finite number.
        """
        exact = {vendor: _exact(amount) for vendor, amount in amounts.items()}
        within = {v: min(max(x, self.at[0]), self.at[-1]) for v, x in exact.items()}
        return Valued(
            values={vendor: self.value(amount) for vendor, amount in exact.items()},
            clipped=tuple(
                Clipped(vendor=v, given=x, used=within[v])
                for v, x in exact.items()
                if x != within[v]
            ),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Clipped:
    """An amount beyond the outer reference points, and the point that was used for it."""

    vendor: str
    given: Fraction
    used: Fraction

    def note(self) -> Problem:
        """Return the sentence that stands beside the value."""
        return Problem(
            "{vendor} has {given}, beyond the reference points: {used} is used",
            vendor=self.vendor,
            given=self.given,
            used=self.used,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Valued:
    """The value of each vendor on one criterion, and what was cut on the way."""

    values: Mapping[str, Fraction]
    clipped: tuple[Clipped, ...]


def linear(
    low: Amount,
    high: Amount,
    direction: Direction = Direction.MORE,
    *,
    best: Amount = 1,
    worst: Amount = 0,
) -> ValueFunction:
    """Return the straight line between two reference points.

    Parameters
    ----------
    low, high : int, float, str or Fraction
        The lower and the higher reference point. [unit of the criterion]
    direction : Direction
        Which of them is the good one.
    best, worst : int, float, str or Fraction
        What the good and the bad one are worth. [any unit]

    Returns
    -------
    ValueFunction

    Raises
    ------
    Problem
        If `low` is not below `high`, if `best` is not above `worst`, or a number is not finite.

    Examples
    --------
    >>> linear(0, 40, Direction.LESS, best=100).value(10)
    Fraction(75, 1)
    """
    if _exact(best) <= _exact(worst):
        raise Problem(
            "the best value must be above the worst, got {best} and {worst}",
            best=_exact(best),
            worst=_exact(worst),
        )
    ends = (worst, best) if direction is Direction.MORE else (best, worst)
    return piecewise((low, high), ends, direction)


def piecewise(
    at: Sequence[Amount], values: Sequence[Amount], direction: Direction | None = None
) -> ValueFunction:
    """Return the line through several reference points.

    Parameters
    ----------
    at : sequence, shape (n_points,)
        Reference points, strictly rising. [unit of the criterion]
    values : sequence, shape (n_points,)
        What each is worth. [any unit]
    direction : Direction, optional
        What the values must agree with; by itself it follows from them.

    Returns
    -------
    ValueFunction

    Raises
    ------
    Problem
        As `ValueFunction`, or if the values run against `direction`.

    Examples
    --------
    >>> piecewise([50, 75, 100], [1, "0.8", 0], Direction.LESS).value(60)
    Fraction(23, 25)
    """
    made = ValueFunction(at=tuple(map(_exact, at)), values=tuple(map(_exact, values)))
    if direction not in (None, made.direction):
        raise Problem(
            "the values run the other way: in this criterion {way}", way=Term(str(direction))
        )
    return made


def _exact(amount: Amount) -> Fraction:
    if isinstance(amount, bool):
        raise _no_amount(amount)
    try:
        return Fraction(amount)
    except (ValueError, OverflowError, TypeError, ZeroDivisionError):
        raise _no_amount(amount) from None


def _no_amount(found: object) -> Problem:
    return Problem("an amount must be a finite number, got {found}", found=str(found))


def _floats(exact: tuple[Fraction, ...]) -> Floats:
    return np.array([float(each) for each in exact])


def _check_rising(at: tuple[Fraction, ...]) -> None:
    for before, after in pairwise(at):
        if after <= before:
            raise Problem(
                "reference points must rise, got {before} before {after}",
                before=before,
                after=after,
            )


def _check_one_way(values: tuple[Fraction, ...]) -> None:
    steps = [after - before for before, after in pairwise(values)]
    if not any(steps):
        raise Problem("the reference points must differ in value, got {found} for all",
                      found=values[0])  # fmt: skip
    if min(steps) < 0 < max(steps):
        raise Problem(
            "the values of the reference points must only rise or only fall, got {found}",
            found=list(values),
        )
