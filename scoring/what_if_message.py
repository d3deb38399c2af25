"""A what-if as it travels to the boards: fractions as two texts, which a browser reads exactly."""

from fractions import Fraction

from rfp.planning.criterion import CriteriaTree
from scoring.what_if import WhatIf


def state_message(what_if: WhatIf, *, private: bool = False) -> dict[str, object]:
    """Return a stored what-if as boards read it, from their data and over the live channel."""
    return {
        "v": what_if.version,
        "local": local_message(what_if.tree),
        "locked": sorted(what_if.locked),
        "hold": what_if.held_by,
        "private": private,
    }


def local_message(tree: CriteriaTree) -> dict[str, list[str]]:
    """Return the local weight of every criterion."""
    return {criterion: pair(weight) for criterion, weight in tree.local_weights.items()}


def pair(value: Fraction) -> list[str]:
    """Return a fraction as its numerator and its denominator.

    >>> pair(Fraction(7, 20))
    ['7', '20']
    """
    return [str(value.numerator), str(value.denominator)]
