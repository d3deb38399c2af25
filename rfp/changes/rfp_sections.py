"""Sections of the request for proposal: switched, moved, reworded, and put back as they came."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm.attributes import flag_modified

from rfp.changes.owned_words import Words, check_some, drop_words
from rfp.reads.rfp_sections import BODY, CELL, TITLE, rfp_sections
from rfp.tables import IssueRow
from rfp.writing.ready_sections import ReadySection, SectionLine, ready_section, ready_sections
from rfp.writing.tables import SectionLineRow, SectionRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.problem import Problem, Refused
from workbench.record import canonical, verb
from workbench.store import Change, Store, expect_unchanged, expect_version


def refuse_once_issued(change: Change) -> None:
    """Refuse a change of the RFP's text once vendors have been sent it."""
    statement = select(IssueRow.list_version).where(IssueRow.selection == change.selection.id)
    if change.session.scalar(statement.limit(1)) is not None:
        raise Refused("the RFP has been issued; its text changes only by an addendum")


SWITCH = verb(
    "rfp.switch_section",
    right=Right.EDIT_RFP,
    label="Section of the RFP switched",
    undoable=True,
    guard=refuse_once_issued,
)
EDIT = verb(
    "rfp.edit_section",
    right=Right.EDIT_RFP,
    label="Section of the RFP written",
    undoable=True,
    guard=refuse_once_issued,
)
MOVE = verb(
    "rfp.move_section",
    right=Right.EDIT_RFP,
    label="Section of the RFP moved",
    undoable=True,
    guard=refuse_once_issued,
)
RESET = verb(
    "rfp.reset_section",
    right=Right.EDIT_RFP,
    label="Ready text of a section taken back",
    undoable=True,
    guard=refuse_once_issued,
)


def switch_section(store: Store, actor: Actor, *, selection: str, code: str, is_on: bool) -> None:
    """Take a section into the document, or leave it out.

    The last one wins: of two states the press names the wanted one, and no words are lost.
    """
    with store.change(actor, SWITCH, selection) as change:
        ready = ready_section(code)
        row = _row(change, code)
        _switch(row, ready, is_on=is_on)
        change.about(row.id, title=_name(ready), is_on=is_on)


def edit_section(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    code: str,
    titles: Words | None = None,
    bodies: Words | None = None,
    lines: Sequence[SectionLine] | None = None,
    seen: int | None = None,
) -> None:
    """Write what is given of a section's title, body and table; the rest stays."""
    with store.change(actor, EDIT, selection) as change:
        ready = ready_section(code)
        row = _row(change, code)
        expect_version(row, seen, found=_name(ready), wanted=_name(ready))
        _write(change, row, titles=titles, bodies=bodies, lines=lines)
        flag_modified(row, "selection")
        change.about(row.id, title=_name(ready))


def put_section(
    change: Change,
    code: str,
    *,
    titles: Words | None = None,
    bodies: Words | None = None,
    lines: Sequence[SectionLine] | None = None,
    is_on: bool | None = None,
) -> None:
    """Write what is given of a section within the change of an addendum or a revision."""
    ready, row = ready_section(code), _row(change, code)
    if is_on is not None:
        _switch(row, ready, is_on=is_on)
    _write(change, row, titles=titles, bodies=bodies, lines=lines)
    flag_modified(row, "selection")


def section_name(code: str) -> str:
    """Return the ready title of a section in every language, for a problem or an event."""
    return _name(ready_section(code))


def _switch(row: SectionRow, ready: ReadySection, *, is_on: bool) -> None:
    if ready.always and not is_on:
        raise Problem("the section {title} cannot be left out", title=_name(ready))
    row.is_on = is_on


def _write(
    change: Change,
    row: SectionRow,
    *,
    titles: Words | None,
    bodies: Words | None,
    lines: Sequence[SectionLine] | None,
) -> None:
    if titles is not None:
        check_some(titles, "a section has a title in at least one language, got none")
        put_text(change, row.id, TITLE, {at: " ".join(t.split()) for at, t in titles.items()})
    if bodies is not None:
        put_text(change, row.id, BODY, {at: _by_lines(t) for at, t in bodies.items()})
    if lines is not None:
        _replace_lines(change, row, ready_section(row.code), lines)


def move_section(store: Store, actor: Actor, *, selection: str, code: str, place: int) -> None:
    """Put a section at `place`, counted from 0 among all sections."""
    with store.change(actor, MOVE, selection) as change:
        ready = ready_section(code)
        standing = rfp_sections(change.session, change.actor, selection)
        order = [section.code for section in standing if section.code != code]
        order.insert(max(0, place), code)
        for ordinal, each in enumerate(order):
            _place(change, each, ordinal)
        change.about(_row(change, code).id, title=_name(ready), place=order.index(code) + 1)


def reset_section(
    store: Store, actor: Actor, *, selection: str, code: str, seen: int | None = None
) -> None:
    """Take back what was written in a section: its ready title, body and table stand again."""
    with store.change(actor, RESET, selection) as change:
        row = _row(change, code)
        expect_unchanged(row, seen, found=_name(ready_section(code)))
        _drop_lines(change, row)
        drop_words(change, row.id)
        row.has_own_lines = False
        flag_modified(row, "selection")
        change.about(row.id, title=_name(ready_section(code)))


def _row(change: Change, code: str) -> SectionRow:
    """Return the selection's row of this section, made on the first change."""
    found = _found(change, code)
    if found is None:
        found = SectionRow(
            id=change.new_id(), selection=change.selection.id, code=code, has_own_lines=False
        )
        change.session.add(found)
        change.session.flush()
    return found


def _found(change: Change, code: str) -> SectionRow | None:
    return change.session.scalar(
        select(SectionRow).where(
            SectionRow.selection == change.selection.id, SectionRow.code == code
        )
    )


def _place(change: Change, code: str, ordinal: int) -> None:
    """Store a section's place, unless it stands where it stands without."""
    if _found(change, code) is None and list(ready_sections()).index(code) == ordinal:
        return
    row = _row(change, code)
    if row.ordinal != ordinal:
        row.ordinal = ordinal


def _replace_lines(
    change: Change, row: SectionRow, ready: ReadySection, lines: Sequence[SectionLine]
) -> None:
    if not ready.columns:
        raise Problem("the section {title} has no table", title=_name(ready))
    _drop_lines(change, row)
    row.has_own_lines = True
    for ordinal, line in enumerate(lines, start=1):
        kept = SectionLineRow(
            id=change.new_id(),
            selection=change.selection.id,
            section=row.id,
            ordinal=ordinal,
            figures=canonical(dict(line.figures)),
        )
        change.session.add(kept)
        for column, words in line.words.items():
            put_text(change, kept.id, CELL + column, words)


def _drop_lines(change: Change, row: SectionRow) -> None:
    for line in change.session.scalars(
        select(SectionLineRow).where(SectionLineRow.section == row.id)
    ).all():
        drop_words(change, line.id)
        change.session.delete(line)
    change.session.flush()


def _by_lines(text: str) -> str:
    """Return a body without needless spaces and empty lines: each line is a clause."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def _name(ready: ReadySection) -> str:
    return " / ".join(ready.title.values())
