"""The sections of the request for proposal as they stand, and whether any blank is left."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import partial

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rfp.readiness.check import Check, checked
from rfp.reads.fed_sections import fed_lines
from rfp.reads.readiness import size_profile
from rfp.writing.issued_section import as_issued
from rfp.writing.ready_sections import ReadySection, SectionLine, Words, ready_sections
from rfp.writing.section import OwnSection, Section, standing_sections
from rfp.writing.tables import SectionLineRow, SectionRow, SectionVersionRow
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Problem, Term
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts

SCREEN = "rfp"
NO_BLANK = Term("No blank is left in the RFP")
BOTH = Term("Every section of the RFP stands in both languages")
TITLE, BODY, CELL = "title", "body", "cell "
Texts = Mapping[tuple[str, str], Mapping[str, str]]


def rfp_sections(session: Session, actor: Actor, selection: str) -> tuple[Section, ...]:
    """Return every section in the order of the document, those switched off as well."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return ()
    texts = all_texts(session, selection)
    lines = _own_lines(session, selection, texts)
    rows = session.scalars(select(SectionRow).where(SectionRow.selection == selection))
    own = {row.code: _own(row, texts, lines.get(row.id, ())) for row in rows}
    size = size_profile(session, actor, selection)
    fed = fed_lines(session, actor, selection)
    return standing_sections(own, size, fed, _issued(session, selection))


def section_checks(
    session: Session, actor: Actor, selection: str, language: Language
) -> list[Check]:
    """Return whether the document still has blanks, or sections in one language only."""
    sections = [each for each in rfp_sections(session, actor, selection) if each.is_on]
    if not sections:
        return []
    blank = [each for each in sections if any(map(each.blanks, Language))]
    halved = [each for each in sections if any(map(each.is_missing, Language))]
    return [
        checked("rfp.blanks", NO_BLANK, SCREEN, _named(
            "blanks are left in the sections {sections}", blank, language)),
        checked("rfp.languages", BOTH, SCREEN, _named(
            "one language is missing in the sections {sections}", halved, language)),
    ]  # fmt: skip


def _issued(session: Session, selection: str) -> dict[str, ReadySection]:
    """Return the ready sections as the newest issue that had them took them."""
    newest = (
        select(SectionVersionRow.code, func.max(SectionVersionRow.list_version).label("last"))
        .where(SectionVersionRow.selection == selection)
        .group_by(SectionVersionRow.code)
        .subquery()
    )
    statement = (
        select(SectionVersionRow.code, SectionVersionRow.said)
        .join(newest, newest.c.code == SectionVersionRow.code)
        .where(
            SectionVersionRow.selection == selection,
            SectionVersionRow.list_version == newest.c.last,
        )
    )
    ready = ready_sections()
    return {
        code: as_issued(ready[code], json.loads(said))
        for code, said in session.execute(statement)
        if code in ready
    }


def _named(template: str, found: Sequence[Section], language: Language) -> Problem | None:
    titles = [section.heading(language).text for section in found]
    return Problem(template, sections=titles) if titles else None


def _own(row: SectionRow, texts: Texts, lines: tuple[SectionLine, ...]) -> OwnSection:
    said = partial(_said, texts, row.id)
    return OwnSection(
        id=row.id,
        version=row.version,
        is_on=row.is_on,
        ordinal=row.ordinal,
        title=said(TITLE),
        body=said(BODY),
        lines=lines if row.has_own_lines else None,
    )


def _said(texts: Texts, subject: str, field: str) -> Words:
    return {code: text for code, text in texts.get((subject, field), {}).items() if text}


def _own_lines(
    session: Session, selection: str, texts: Texts
) -> Mapping[str, tuple[SectionLine, ...]]:
    """Return the lines of each section's own table by the section's id."""
    statement = (
        select(SectionLineRow)
        .where(SectionLineRow.selection == selection)
        .order_by(SectionLineRow.ordinal)
    )
    words: defaultdict[str, dict[str, Words]] = defaultdict(dict)
    for subject, field in texts:
        if field.startswith(CELL):
            words[subject][field.removeprefix(CELL)] = _said(texts, subject, field)
    by_section: defaultdict[str, list[SectionLine]] = defaultdict(list)
    for row in session.scalars(statement):
        line = SectionLine(words=words[row.id], figures=json.loads(row.figures))
        by_section[row.section].append(line)
    return {section: tuple(lines) for section, lines in by_section.items()}
