"""The registers as they stand, for their screens and for the tables of the RFP."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.readiness.register import Cell, Entry, Register, columns
from rfp.readiness.tables import RegisterEntryRow, RegisterFactRow
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.reads.rights import is_allowed
from workbench.tables import WordingRow
from workbench.wording import chosen


def register(
    session: Session, actor: Actor, selection: str, which: Register, language: Language
) -> list[Entry]:
    """Return the rows of one register in their order."""
    return registers(session, actor, selection, language, only=which)[which]


def registers(
    session: Session,
    actor: Actor,
    selection: str,
    language: Language,
    only: Register | None = None,
) -> Mapping[Register, list[Entry]]:
    """Return the rows of every register, or of one, by register."""
    found: dict[Register, list[Entry]] = {each: [] for each in Register}
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return found
    statement = (
        select(RegisterEntryRow)
        .where(RegisterEntryRow.selection == selection)
        .order_by(RegisterEntryRow.ordinal, RegisterEntryRow.id)
    )
    if only is not None:
        statement = statement.where(RegisterEntryRow.register == only.value)
    rows = list(session.scalars(statement))
    words, facts = _words(session, rows), _facts(session, rows)
    for row in rows:
        kind = Register(row.register)
        cells = _cells(kind, row.id, words, facts, language)
        entry = Entry(id=row.id, register=kind, version=row.version, cells=cells)
        found[kind].append(entry)
    return found


def _cells(
    kind: Register,
    key: str,
    words: Mapping[tuple[str, str], Mapping[str, str]],
    facts: Mapping[tuple[str, str], str],
    language: Language,
) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for column in columns(kind):
        at = (key, column.code)
        if column.is_words:
            said = chosen(words.get(at, {}), language.value)
            cells[column.code] = said.text if said else None
        elif column.span is not None:
            cells[column.code] = int(facts[at]) if at in facts else None
        else:
            cells[column.code] = facts.get(at)
    return cells


def _words(session: Session, rows: list[RegisterEntryRow]) -> dict[tuple[str, str], dict[str, str]]:
    statement = select(
        WordingRow.subject, WordingRow.field, WordingRow.language, WordingRow.text
    ).where(WordingRow.subject.in_([row.id for row in rows]))
    found: dict[tuple[str, str], dict[str, str]] = {}
    for subject, field, language, text in session.execute(statement):
        found.setdefault((subject, field), {})[language] = text
    return found


def _facts(session: Session, rows: list[RegisterEntryRow]) -> dict[tuple[str, str], str]:
    statement = select(RegisterFactRow).where(RegisterFactRow.entry.in_([row.id for row in rows]))
    return {(fact.entry, fact.cell): fact.value for fact in session.scalars(statement)}
