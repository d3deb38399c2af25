"""Weights from points that a member gives: shared out directly, or one for each swing."""

import math
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

from scoring.single_numbers import is_number
from workbench.problem import Problem

Given: TypeAlias = int | float | Decimal | Fraction  # a float counts as the number it is shown as

_FULL = 100


def direct_weights(points: Mapping[str, Given]) -> dict[str, Fraction]:
    """Return weights in proportion to points given directly, whatever their total.

    Parameters
    ----------
    points : mapping of criterion to number
        0 or more each, and not all 0. [any unit]

    Returns
    -------
    dict of str to Fraction
        In the order given. [fraction, sum exactly 1]

    Raises
    ------
    Problem
        If there is no criterion, if points are negative or not finite, or if all are 0.

    Notes
    -----
    A float counts as its shortest decimal: 0.1 is 1/10, not the binary number nearest to it.

    Examples
    --------
    >>> [str(w) for w in direct_weights({"fit": 50, "plan": 12.5, "price": 37.5}).values()]
    ['1/2', '1/8', '3/8']
    """
    exact = {c: _exact(c, p) for c, p in points.items()}
    whole = sum(exact.values(), Fraction(0))
    if not whole:
        raise Problem("at least one criterion must have more than 0 points of importance")
    return {c: p / whole for c, p in exact.items()}


def swing_weights(points: Mapping[str, Given]) -> dict[str, Fraction]:
    """Return SWING weights [1]_: in proportion to what going from worst to best is worth.

    The member imagines a vendor that is worst on everything. The criterion that they would move
    to its best first has 100 points; every other has points for its own swing beside that one.

    Parameters
    ----------
    points : mapping of criterion to number
        [points, 0 to 100, the largest exactly 100]

    Returns
    -------
    dict of str to Fraction
        In the order given. [fraction, sum exactly 1]

    Raises
    ------
    Problem
        If there is no criterion, if points are not from 0 to 100, or if none has 100.

    Notes
    -----
    Unlike importance "as such", a swing is tied to the two reference points of the criterion's
    scale: when these move, the question must be asked anew.

    References
    ----------
    .. [1] D. von Winterfeldt and W. Edwards, "Decision Analysis and Behavioral Research",
       Cambridge University Press, 1986, chapter 8. A worked example: P. Goodwin and G. Wright,
       "Decision Analysis for Management Judgment", 3rd edition, Wiley, 2004, chapter 3.

    Examples
    --------
    >>> [str(w) for w in swing_weights({"fit": 100, "price": 80, "plan": 20}).values()]
    ['1/2', '2/5', '1/10']
    """
    exact = {c: _exact(c, p) for c, p in points.items()}
    for criterion, found in exact.items():
        if found > _FULL:
            raise Problem(
                "swing points must be from 0 to 100; {criterion} has {found}",
                criterion=criterion,
                found=str(points[criterion]),
            )
    if _FULL not in exact.values():
        raise Problem("the criterion with the most valuable swing must have 100 points, none has")
    return direct_weights(exact)


def _exact(criterion: str, points: Given) -> Fraction:
    if not is_number(points) or not 0 <= points < math.inf:
        raise Problem(
            "points of importance must be a finite number of 0 or more; {criterion} has {found}",
            criterion=criterion,
            found=str(points),
        )
    return Fraction(str(points)) if isinstance(points, float) else Fraction(points)
