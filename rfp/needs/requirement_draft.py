"""Edits of the list that are not stored yet: gathered cell by cell, kept until they are saved."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rfp.needs.requirement_cells import Cells, Column
from rfp.needs.requirement_edit import Cell, Clash, RowEdit

NEW = "new."  # how the id of a row begins that is not stored yet


@dataclass(slots=True, kw_only=True)
class RequirementDraft:
    """What one person changed and has not saved; it grows with every cell."""

    cells: dict[str, dict[Column, Cell]] = field(default_factory=dict)
    seen: dict[str, int] = field(default_factory=dict)
    whys: dict[str, str] = field(default_factory=dict)
    withdrawn: dict[str, str] = field(default_factory=dict)  # why, by the requirement's id

    @property
    def count(self) -> int:
        """How many cells and withdrawals wait to be saved."""
        return sum(map(len, self.cells.values())) + len(self.withdrawn)

    def put(self, row: str, column: Column, wanted: str, *, was: str, seen: int) -> None:
        """Note what is wanted in a cell; what it was before is no change."""
        known = self.cells.get(row, {}).get(column)
        was = known.was if known else was
        if wanted == was:
            self.drop(row, column)
            return
        self.cells.setdefault(row, {})[column] = Cell(was, wanted)
        self.seen.setdefault(row, seen)

    def add(self, cells: Mapping[Column, str]) -> str:
        """Note a new row; return the id that it bears until it is stored."""
        taken = [int(row.removeprefix(NEW)) for row in self.cells if row.startswith(NEW)]
        row = f"{NEW}{max(taken, default=0) + 1}"
        self.cells[row] = {column: Cell("", text) for column, text in cells.items() if text}
        self.seen[row] = 0
        return row

    def drop(self, row: str, column: Column) -> None:
        """Forget what was wanted in a cell."""
        cells = self.cells.get(row, {})
        cells.pop(column, None)
        if not cells:
            self.cells.pop(row, None)
            self.seen.pop(row, None)

    def insist(self, clash: Clash) -> None:
        """Want a cell although somebody else changed it meanwhile: their text was seen now."""
        self.cells[clash.requirement][clash.column] = Cell(clash.found, clash.wanted)

    def shown(self, row: str, cells: Cells) -> dict[Column, str]:
        """Return a row as it would stand if everything were saved."""
        return {**cells, **{at: cell.wanted for at, cell in self.cells.get(row, {}).items()}}

    def edits(self) -> list[RowEdit]:
        """Return the edits as they are stored, together."""
        return [
            RowEdit(
                requirement=None if row.startswith(NEW) else row,
                seen=self.seen[row],
                cells=dict(cells),
                why=self.whys.get(row, ""),
            )
            for row, cells in self.cells.items()
        ]

    def forget(self, gone: Iterable[str]) -> None:
        """Drop rows that are no longer there."""
        for row in gone:
            self.cells.pop(row, None)
            self.seen.pop(row, None)
            self.withdrawn.pop(row, None)
