"""A member's score sheet: what is asked of them, what they gave, and when it is complete."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from scoring.value import NoScore, Score

Cell = tuple[str, str]  # (vendor, leaf)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenScore:
    """One cell of a sheet: a score from 0 to 5 with its comment, or an abstention with a reason."""

    value: int | None
    comment: str
    abstention: str | None
    version: int
    given_at: dt.datetime
    list_version: int | None = None  # of the requirements that it judged

    @property
    def score(self) -> Score:
        """The score as the value model takes it."""
        if self.abstention is not None:
            return NoScore.ABSTAINED
        return NoScore.NOT_SCORED if self.value is None else self.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """All cells that one member is asked to fill; a cell that is not in `given` is blank."""

    member: str
    name: str
    cells: tuple[Cell, ...]
    given: Mapping[Cell, GivenScore]
    locked_at: dt.datetime | None
    asked_again: frozenset[Cell] = frozenset()  # after locking, for want of any score
    revised: frozenset[Cell] = frozenset()  # after locking, as a later list changed what they judge
    outdated: frozenset[Cell] = frozenset()  # given, but against a list that has changed since
    former: Mapping[Cell, tuple[GivenScore, ...]] = field(default_factory=dict)  # the oldest first

    @property
    def blanks(self) -> tuple[Cell, ...]:
        """The cells that still have no score and no abstention."""
        return tuple(cell for cell in self.cells if not self._is_filled(cell))

    @property
    def is_locked(self) -> bool:
        return self.locked_at is not None and not self.open_again

    @property
    def open_again(self) -> frozenset[Cell]:
        """The cells of a locked sheet that wait for this member once more."""
        return self.asked_again | self.revised

    @property
    def may_score(self) -> frozenset[Cell]:
        """The cells that this sheet scores, or may still score."""
        return frozenset(
            cell for cell in self.cells if not self.keeps(cell) or self._is_scored(cell)
        )

    @property
    def is_done(self) -> bool:
        """Whether nobody waits for it: locked, or without a cell, as all its vendors conflict."""
        return self.is_locked or not self.cells

    @property
    def vendors(self) -> tuple[str, ...]:
        """The vendors on the sheet, in an order of this member's own that never changes."""
        return tuple(sorted({vendor for vendor, _ in self.cells}, key=self._place))

    def keeps(self, cell: Cell) -> bool:
        """Return whether this cell stays as it is."""
        return self.locked_at is not None and cell not in self.open_again

    def blanks_of(self, vendor: str) -> tuple[str, ...]:
        """Return the leaves on which this vendor is still blank."""
        return tuple(leaf for blank, leaf in self.blanks if blank == vendor)

    def leaves_of(self, vendor: str) -> tuple[str, ...]:
        """Return the leaves on which this vendor is scored, in the order of the plan."""
        return tuple(leaf for scored, leaf in self.cells if scored == vendor)

    def _place(self, vendor: str) -> str:
        return sha256(f"{self.member} {vendor}".encode()).hexdigest()

    def _is_scored(self, cell: Cell) -> bool:
        given = self.given.get(cell)
        return given is not None and not isinstance(given.score, NoScore)

    def _is_filled(self, cell: Cell) -> bool:
        given = self.given.get(cell)
        is_given = given is not None and given.score is not NoScore.NOT_SCORED
        return is_given and cell not in self.outdated


def without_score(cells: Iterable[Cell], sheets: Iterable[Sheet]) -> tuple[Cell, ...]:
    """Return those of `cells` that no sheet scores or may still score.

    >>> without_score([("Aban", "fit")], [])
    (('Aban', 'fit'),)
    """
    scored = frozenset[Cell]().union(*(sheet.may_score for sheet in sheets))
    return tuple(cell for cell in cells if cell not in scored)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unscored:
    """A cell that nobody scores, with the members who can be asked: (id, name).

    One that is measured waits for its amount instead.
    """

    vendor: str
    leaf: str
    askable: tuple[tuple[str, str], ...]
    is_measured: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far one member is: filled and assigned cells, nothing of what stands in them."""

    member: str
    name: str
    filled: int
    assigned: int
    is_locked: bool
