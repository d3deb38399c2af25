"""Scores that a committee agreed on, each beside the scores that its members gave alone."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from rfp.planning.scale import check_score
from scoring.sheet import Cell, GivenScore, Sheet
from scoring.value import POINTS_PER_SCORE, NoScore

FIRST_LIST = 1  # what scores judged that an older release stored without a word of it


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedScore:
    """One score of the whole committee: 0 to 5, its reason, and who entered it.

    `list_version` is the list of requirements that had last changed what the leaf judges.
    """

    value: int
    reason: str
    entered_by: str
    entered_at: dt.datetime
    list_version: int = FIRST_LIST
    version: int = 0

    @property
    def points(self) -> Fraction:
        """20 x the score, exact [points, 0 to 100]."""
        return POINTS_PER_SCORE * check_score(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Logged:
    """One line of the consensus log.

    Attributes
    ----------
    vendor, leaf : str
        The cell.
    agreed : AgreedScore
        What was agreed on.
    scores : tuple of int
        What the members gave alone, from lowest to highest; abstentions are none. [score, 0 to 5]
    fallen_with : int or None
        The version of the requirements since which it no longer counts; None while it does.
    """

    vendor: str
    leaf: str
    agreed: AgreedScore
    scores: tuple[int, ...]
    fallen_with: int | None = None

    @property
    def mean(self) -> Fraction | None:
        """The mean of the members' own scores; None where nobody gave one [score, 0 to 5]."""
        return Fraction(sum(self.scores), len(self.scores)) if self.scores else None


Agreed = Mapping[Cell, AgreedScore]


def agreed_points(agreed: Agreed) -> dict[str, dict[str, Fraction]]:
    """Return the points of every score that was agreed on.

    Parameters
    ----------
    agreed : mapping of (vendor, leaf) to AgreedScore
        Those that stand. [score, 0 to 5]

    Returns
    -------
    dict of vendor to leaf to Fraction
        20 x the score, exact. [points, 0 to 100]

    Raises
    ------
    Problem
        If a score is not a whole number from 0 to 5.

    Examples
    --------
    >>> when = dt.datetime(2026, 3, 21, tzinfo=dt.UTC)
    >>> four = AgreedScore(value=4, reason="seen in the demo", entered_by="Sara", entered_at=when)
    >>> agreed_points({("Aban", "fit"): four})
    {'Aban': {'fit': Fraction(80, 1)}}
    """
    points: dict[str, dict[str, Fraction]] = {}
    for (vendor, leaf), each in agreed.items():
        points.setdefault(vendor, {})[leaf] = each.points
    return points


def scores_judging(sheets: Iterable[Sheet], cell: Cell, list_version: int) -> tuple[int, ...]:
    """Return what the members gave on a cell while `list_version` was the list it judges by.

    Parameters
    ----------
    sheets : iterable of Sheet
        The locked sheets, with what was given before a later list.
    cell : (vendor, leaf)
        Which cell.
    list_version : int
        The list of requirements that had last changed what the leaf judges.

    Returns
    -------
    tuple of int
        From lowest to highest. [score, 0 to 5]
    """
    found = [_judging(sheet, cell, list_version) for sheet in sheets]
    scores = [each.score for each in found if each is not None]
    return tuple(sorted(score for score in scores if not isinstance(score, NoScore)))


def _judging(sheet: Sheet, cell: Cell, list_version: int) -> GivenScore | None:
    """Return the oldest score that judged this list or a later one, which changed nothing here."""
    last = sheet.given.get(cell)
    given = [*sheet.former.get(cell, ()), *([last] if last else [])]
    judging = (each for each in given if (each.list_version or FIRST_LIST) >= list_version)
    return next(judging, None)
