"""What people chose for a missing score, and why there is no ranking until they did."""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction

from scoring.missing import Cells, Choice, Filled, Interval, filled
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
class Counted:
    """What a cell that nobody scored counts as while the scores are still talked about.

    Attributes
    ----------
    chosen : MissingChoice
        With who chose it and why.
    points : Fraction or None
        None where the leaf is left out for all, or where the mean takes in a vendor that the
        reader may not know of. [points, 0 to 100]
    is_left_out : bool
        Whether the leaf is left out for all, by what was chosen for this cell or for another.
    """

    chosen: MissingChoice
    points: Fraction | None
    is_left_out: bool = False


def counted(
    cells: Cells, chosen: Mapping[Cell, MissingChoice], *, hides_vendors: bool = False
) -> dict[Cell, Counted]:
    """Return what was chosen for cells without points, wherever it can be carried out.

    Parameters
    ----------
    cells : mapping of vendor to leaf to Fraction or None, shape (n_vendors, n_leaves)
        Points of the vendors that the reader may know of. [points, 0 to 100]
    chosen : mapping of (vendor, leaf) to MissingChoice
        Whether or not the score is still missing.
    hides_vendors : bool
        Whether there are vendors that the reader may not know of; a mean would tell of them.

    Returns
    -------
    dict of (vendor, leaf) to Counted

    Examples
    --------
    >>> when = dt.datetime(2026, 3, 21, tzinfo=dt.UTC)
    >>> unseen = MissingChoice(
    ...     choice=Choice.MEAN, reason="unseen", chosen_by="Sara", chosen_at=when)
    >>> cells = {"Aban": {"fit": None}, "Baran": {"fit": Fraction(70)}}
    >>> print(counted(cells, {("Aban", "fit"): unseen})["Aban", "fit"].points)
    70
    """
    open_cells = {cell: each for cell, each in chosen.items() if _is_open(cells, cell)}
    out = {leaf for (_, leaf), each in open_cells.items() if each.choice is Choice.LEAVE_OUT}
    found: dict[Cell, Counted] = {}
    for cell, each in open_cells.items():
        is_left_out = cell[1] in out
        if hides_vendors and each.choice is Choice.MEAN and not is_left_out:
            found[cell] = Counted(chosen=each, points=None)
            continue
        with suppress(Problem):  # a mean of nobody: that is as good as no choice
            points = filled(cells, cell, each.choice, out).points
            found[cell] = Counted(chosen=each, points=points, is_left_out=is_left_out)
    return found


def _is_open(cells: Cells, cell: Cell) -> bool:
    vendor, leaf = cell
    return leaf in cells.get(vendor, {}) and cells[vendor][leaf] is None


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
