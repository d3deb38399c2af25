"""A member's score sheet: what is asked of them, what they gave, and when it is complete."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

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

    @property
    def blanks(self) -> tuple[Cell, ...]:
        """The cells that still have no score and no abstention."""
        return tuple(cell for cell in self.cells if not self._is_filled(cell))

    @property
    def is_locked(self) -> bool:
        return self.locked_at is not None

    def _is_filled(self, cell: Cell) -> bool:
        given = self.given.get(cell)
        return given is not None and given.score is not NoScore.NOT_SCORED


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far one member is: filled and assigned cells, nothing of what stands in them."""

    member: str
    name: str
    filled: int
    assigned: int
    is_locked: bool
