"""What a list that is brought in is held beside, and the columns that were confirmed before."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.lists.cell_reading import Here
from rfp.lists.subject import Field, Subject
from rfp.lists.tables import ColumnMappingRow
from rfp.planning.criterion import CriterionKind
from rfp.readiness.item import Kind
from rfp.reads.plan import criterion_rows
from rfp.reads.readiness import items
from rfp.tables import GapRow, RequirementRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts

# Which stored words a row of a list may repeat.
WORDS = {Subject.GAPS: "title", Subject.REQUIREMENTS: "text"}


def column_mapping(
    session: Session, actor: Actor, selection: str, subject: Subject, fingerprint: str
) -> list[tuple[int, str | None]]:
    """Return what each column of such a list holds, by place; nothing if nobody confirmed it."""
    if not fingerprint or not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    statement = (
        select(ColumnMappingRow.place, ColumnMappingRow.field)
        .where(
            ColumnMappingRow.selection == selection,
            ColumnMappingRow.subject == subject.value,
            ColumnMappingRow.fingerprint == fingerprint,
        )
        .order_by(ColumnMappingRow.place)
    )
    return [(place, field) for place, field in session.execute(statement)]


def list_surroundings(session: Session, actor: Actor, selection: str, subject: Subject) -> Here:
    """Return what a list of `subject` may name or repeat; nothing to whoever may not see it."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return Here()
    if subject is Subject.RISKS:
        return Here(texts=_factors(session, actor, selection))
    texts = all_texts(session, selection)
    gaps = list(session.scalars(select(GapRow.id).where(GapRow.selection == selection)))
    rows = session.execute(
        select(RequirementRow.id, RequirementRow.code).where(RequirementRow.selection == selection)
    ).all()
    owners = gaps if subject is Subject.GAPS else [key for key, _ in rows]
    return Here(
        criteria={key: _titles(texts, key) for key in _scored(session, selection)},
        gaps={key: _titles(texts, key) for key in gaps},
        codes=frozenset(code for _, code in rows),
        texts=_by_language(texts, owners, WORDS.get(subject, "")),
    )


def _factors(session: Session, actor: Actor, selection: str) -> dict[str, dict[str, str]]:
    """Return the words of each risk by language, those that nobody has touched as well."""
    told: dict[str, dict[str, str]] = {}
    for each in items(session, actor, selection, [Kind.RISK]):
        for language, text in each.texts.items():
            told.setdefault(language, {})[each.id] = text
    return told


def _scored(session: Session, selection: str) -> list[str]:
    rows = criterion_rows(session, selection)
    parents = {row.parent for row in rows}
    quality = CriterionKind.QUALITY.value
    return [row.id for row in rows if row.id not in parents and row.kind == quality]


def _titles(texts: Mapping[tuple[str, str], Mapping[str, str]], key: str) -> tuple[str, ...]:
    return tuple(text for text in texts.get((key, Field.TITLE.value), {}).values() if text)


def _by_language(
    texts: Mapping[tuple[str, str], Mapping[str, str]], owners: list[str], field: str
) -> dict[str, dict[str, str]]:
    told: dict[str, dict[str, str]] = {}
    for key in owners:
        for language, text in texts.get((key, field), {}).items():
            told.setdefault(language, {})[key] = text
    return told
