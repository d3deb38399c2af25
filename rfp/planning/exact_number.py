"""Official figures are exact: whole numbers and fractions, and never what a float has rounded."""

from fractions import Fraction
from numbers import Rational, Real

from workbench.problem import Problem, Term

_LONGEST = 40  # characters of what was found that a sentence quotes


def check_exact(given: object, what: Term) -> None:
    """Refuse what is no exact number: official figures are reckoned in fractions, not in floats.

    Parameters
    ----------
    given : object
        What was passed in place of a whole number or a fraction.
    what : Term
        What the sentence calls it.

    Raises
    ------
    Problem
        If it is anything else.

    Examples
    --------
    >>> check_exact(0.1, Term("the weight"))
    Traceback (most recent call last):
    workbench.problem.Problem: the weight must be a whole number or a fraction, got 0.1
    """
    if type(given) is Fraction:  # nearly always, and a hundred thousand times in a meeting
        return
    if isinstance(given, bool) or not isinstance(given, Rational):
        found = (str(given) if isinstance(given, Real) else repr(given))[:_LONGEST]
        raise Problem(
            "{what} must be a whole number or a fraction, got {found}", what=what, found=found
        )
