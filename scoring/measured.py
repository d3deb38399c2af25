"""Leaves that are measured: the amount of each vendor, and the points that it is worth."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from rfp.planning.measure import Measure
from scoring.value_function import ValueFunction


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredAmount:
    """What one vendor offers, where it says so, and who entered it."""

    amount: Fraction
    source: str
    entered_by: str
    entered_at: dt.datetime
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredLeaf:
    """One measured criterion with the amounts that the reader may know of.

    Attributes
    ----------
    measure : Measure
        Its reference points.
    unit : str
        What amounts are counted in, in the reader's language.
    amounts : mapping of vendor to MeasuredAmount
        A vendor without one is not scored.
    """

    measure: Measure
    unit: str
    amounts: Mapping[str, MeasuredAmount]


def value_function(measure: Measure) -> ValueFunction:
    """Return the line through the reference points of a measure [points, 0 to 100].

    Examples
    --------
    >>> from rfp.planning.measure import typed_measure
    >>> weeks = value_function(typed_measure([("4", "100"), ("8", "60"), ("12", "0")]))
    >>> [str(weeks.value(amount)) for amount in (3, 5, 11, 20)]
    ['100', '90', '15', '0']
    """
    return ValueFunction(at=measure.amounts, values=measure.points)


def measured_points(
    measures: Mapping[str, Measure], amounts: Mapping[tuple[str, str], Fraction]
) -> dict[str, dict[str, Fraction]]:
    """Return the points of every amount.

    Parameters
    ----------
    measures : mapping of leaf to Measure
        Reference points of each measured leaf.
    amounts : mapping of (vendor, leaf) to Fraction
        Those that were entered; a vendor without one has no points. [unit of the leaf]

    Returns
    -------
    dict of vendor to leaf to Fraction
        Exact. [points, 0 to 100]
    """
    found: dict[str, dict[str, Fraction]] = {}
    for (vendor, leaf), amount in amounts.items():
        if leaf in measures:
            found.setdefault(vendor, {})[leaf] = value_function(measures[leaf]).value(amount)
    return found
