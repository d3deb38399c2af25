"""The table of requirements of one browser: the list as it was laid out, and unsaved edits."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from rfp.needs.requirement_cells import Column, cells_of
from rfp.needs.requirement_draft import NEW, RequirementDraft
from rfp.reads.needs import RequirementEntry
from workbench.screens.parts.desk import Desk

_EMPTY = dict.fromkeys(Column, "")


@dataclass(slots=True, kw_only=True)
class Book:
    """The list as it was when the table was laid out, and what is changed in it."""

    rows: dict[str, tuple[int, dict[Column, str], tuple[str, ...]]]
    draft: RequirementDraft
    turn: int = 0

    def cells(self, row: str) -> dict[Column, str]:
        """Return a row as it stood when it was laid out."""
        return self.rows[row][1] if row in self.rows else _EMPTY

    def lay_out(self, entries: Sequence[RequirementEntry]) -> None:
        """Take the list as it stands now; what is not saved stays."""
        self.rows = {
            e.requirement.id: (
                e.version,
                cells_of(e.requirement, e.words),
                e.requirement.gaps,
            )
            for e in entries
        }
        known = {*self.rows, *(row for row in self.draft.cells if row.startswith(NEW))}
        self.draft.forget({*self.draft.cells, *self.draft.withdrawn} - known)
        self.turn += 1


def book(desk: Desk, entries: Sequence[RequirementEntry]) -> Book:
    """Return this browser's table of the selection; without unsaved edits it follows the list."""
    name = f"requirement_table.{desk.here.id}"
    kept: Book | None = st.session_state.get(name)
    if kept is None:
        kept = st.session_state[name] = Book(rows={}, draft=RequirementDraft())
        kept.lay_out(entries)
    elif not kept.draft.count and is_behind(kept, entries):
        kept.lay_out(entries)
    return kept


def is_behind(kept: Book, entries: Sequence[RequirementEntry]) -> bool:
    versions = {row: version for row, (version, *_) in kept.rows.items()}
    return versions != {entry.requirement.id: entry.version for entry in entries}


def name_of(desk: Desk, here: Book, row: str) -> str:
    """Return the code of a row as it would stand, for sentences."""
    code = here.draft.shown(row, here.cells(row))[Column.CODE]
    return code or desk.say("new row")
