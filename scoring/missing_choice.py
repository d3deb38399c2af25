"""What people chose for a missing score, and why there is no ranking until they did."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from scoring.missing import Choice, Filled, Interval
from workbench.problem import Problem

Cell = tuple[str, str]  # (vendor, leaf)


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingChoice:
    """What one cell that nobody scores counts as, with who chose it and why."""

    choice: Choice
    reason: str
    chosen_by: str
    chosen_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A missing score of a ranking, and the choice that it was settled by."""

    filled: Filled
    chosen: MissingChoice

    def note(self) -> Problem:
        """Return the sentence for the minutes, without who and why."""
        return self.filled.note()


@dataclass(frozen=True, slots=True, kw_only=True)
class Unranked:
    """Why prices are open and still nobody is ranked, as one reader may know it.

    Attributes
    ----------
    titles, vendors : mapping of id to str
        What people call each criterion and each vendor.
    intervals : mapping of vendor to Interval
        What each total and rank can still become.
    unsettled : tuple of (vendor, leaf)
        Cells without a score and without a choice that can be carried out.
    excluded : mapping of vendor to reason
        Vendors out of the ranking, those below the technical floor among them.
    hides_cells : bool
        Whether a cell of a vendor that the reader is in conflict with waits for a choice.
    precision : Fraction
        Step at which totals are compared. [points]
    """

    titles: Mapping[str, str]
    vendors: Mapping[str, str]
    intervals: Mapping[str, Interval]
    unsettled: tuple[Cell, ...]
    excluded: Mapping[str, str] = field(default_factory=dict)
    hides_cells: bool = False
    precision: Fraction = Fraction(1, 10)
