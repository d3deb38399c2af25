"""Single numbers that a computation is told: a tolerance, a margin, a count, a seed."""

import sys
from decimal import Decimal
from numbers import Integral, Real
from typing import TypeAlias

import numpy as np

from scoring.plain_numbers import quoted
from workbench.problem import Problem, Term

Seed: TypeAlias = int | np.random.SeedSequence

THE_TOLERANCE = Term("the tolerance")
THE_MARGIN = Term("the margin")
THE_WIDE_RANGE = Term("the wide range")
THE_CONFIDENCE = Term("the confidence")
THE_TRIMMED_SHARE = Term("the trimmed share")
THE_SPREAD = Term("the spread")
THE_CONCENTRATION = Term("the concentration")
THE_SHARE_OF_THE_GROUP = Term("the share of the group")
THE_CHANGE = Term("the change of weights")
THE_QUALITY = Term("the points without the price")
THE_POINTS = Term("the points")
THE_EXPECTED_PRICE = Term("the expected price")
THE_IMPACT = Term("the impact coefficient")
THE_DRAWS = Term("the number of draws")
THE_SAMPLES = Term("the number of samples")
THE_THREADS = Term("the number of threads")
THE_STEPS = Term("the number of steps")
THE_CELLS = Term("the number of cells")
THE_CRITERIA = Term("the number of criteria")
THE_VENDOR = Term("the number of a vendor")
THE_CRITERION = Term("the number of a criterion")
THE_PLACE = Term("the place of a criterion")
MOST = 10**7  # nobody waits for more samples, steps or the like


def check_number(given: object, what: Term) -> None:
    """Refuse what is no number, whatever Python would quietly reckon with: text, truth, blank.

    Parameters
    ----------
    given : object
        What was passed in place of a number.
    what : Term
        What the sentence calls it.

    Raises
    ------
    Problem
        If it is no real number, or is a truth value. A float's NaN and infinity are left to the
        range that the caller asks for.

    Examples
    --------
    >>> check_number("0.5", THE_MARGIN)
    Traceback (most recent call last):
    workbench.problem.Problem: the margin must be one plain number, got '0.5'
    """
    if not is_number(given):
        raise Problem(
            "{what} must be one plain number, got {found}", what=what, found=quoted(given)
        )


def is_number(given: object) -> bool:
    """Return whether something is a number that can be compared with others.

    >>> is_number(0.5), is_number(True), is_number("0.5"), is_number(Decimal("NaN"))
    (True, False, False, False)
    """
    if isinstance(given, Decimal):
        return not given.is_nan()  # to compare it is an error, other than with a float's
    return isinstance(given, Real) and not isinstance(given, bool | np.bool_)


def check_not_negative(given: object, what: Term) -> None:
    """Refuse what is no finite number of 0 or more, such as a tolerance has to be.

    Parameters
    ----------
    given : object
        What was passed in place of a number.
    what : Term
        What the sentence calls it.

    Raises
    ------
    Problem
        If it is no real number, below 0, not finite, or beyond what a float holds.

    Examples
    --------
    >>> check_not_negative(float("nan"), THE_TOLERANCE)
    Traceback (most recent call last):
    workbench.problem.Problem: the tolerance must be a finite number of 0 or more, got nan
    """
    check_number(given, what)
    if not 0 <= given <= sys.float_info.max:  # type: ignore[operator]
        raise Problem(
            "{what} must be a finite number of 0 or more, got {found}",
            what=what,
            found=quoted(given),
        )


def check_whole(given: object, what: Term, *, most: int = MOST) -> None:
    """Refuse what is no whole number: half a sample, a text, a count without end.

    Parameters
    ----------
    given : object
        What was passed in place of a whole number.
    what : Term
        What the sentence calls it.
    most : int
        The largest that is still taken; how small it may be is the caller's to say.

    Raises
    ------
    Problem
        If it is no whole number, or above `most`.

    Examples
    --------
    >>> check_whole(2.5, THE_SAMPLES)
    Traceback (most recent call last):
    workbench.problem.Problem: the number of samples must be a whole number up to 10000000, got 2.5
    """
    if isinstance(given, bool) or not isinstance(given, Integral) or int(given) > most:
        raise Problem(
            "{what} must be a whole number up to {most}, got {found}",
            what=what,
            most=most,
            found=quoted(given),
        )


def check_seed(given: Seed) -> None:
    """Refuse what would not give the same answer again.

    Parameters
    ----------
    given : int or SeedSequence
        0 or more.

    Raises
    ------
    Problem
        If it is neither.

    Examples
    --------
    >>> check_seed(-1)
    Traceback (most recent call last):
    workbench.problem.Problem: a seed must be a whole number of 0 or more, got -1
    """
    if isinstance(given, np.random.SeedSequence):
        return
    if isinstance(given, bool) or not isinstance(given, Integral) or int(given) < 0:
        raise Problem(
            "a seed must be a whole number of 0 or more, got {found}", found=quoted(given)
        )
