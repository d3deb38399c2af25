"""The sections of the RFP as they were issued, and what differs between issues."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rfp.reads.issue import timetable
from rfp.reads.rfp_sections import rfp_sections
from rfp.writing.milestone import MILESTONES
from rfp.writing.ready_sections import Feed
from rfp.writing.section_version import (
    BETWEEN_CELLS,
    NO_SECTIONS,
    KeptSection,
    Lines,
    SectionDifference,
    lines_of,
    section_difference,
)
from rfp.writing.tables import SectionVersionRow
from workbench.committee import Actor, Right
from workbench.language import Language, date_both, say
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow

Said = dict[str, dict[str, Lines]]


def standing_said(session: Session, actor: Actor, selection: str) -> Said:
    """Return what the sections that are in the document say now, by section and language."""
    found: Said = {}
    for section in rfp_sections(session, actor, selection):
        if not section.is_on:
            continue
        told = {language.value: lines_of(section, language) for language in Language}
        if section.ready.feed is Feed.TIMETABLE:
            days = _days(session, actor, selection)
            told = {code: (*lines, *days[code]) for code, lines in told.items()}
        found[section.code] = told
    return found


def _days(session: Session, actor: Actor, selection: str) -> Mapping[str, Lines]:
    days = timetable(session, actor, selection)
    return {
        language.value: tuple(
            BETWEEN_CELLS.join((say(title, language), date_both(days[code], language)))
            for code, title in MILESTONES.items()
            if code in days
        )
        for language in Language
    }


def issued_section_difference(
    session: Session, actor: Actor, selection: str, *, earlier: int, later: int
) -> SectionDifference:
    """Return what the later issue says otherwise in its sections, over all issues between."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return NO_SECTIONS
    kept = _kept(session, selection, earlier, later)
    return section_difference(kept.get(earlier, ()), _with_reasons(kept, earlier, later))


def unissued_sections(session: Session, actor: Actor, selection: str) -> SectionDifference:
    """Return what the sections say otherwise by now than when they last went out.

    Texts wait for an addendum; tables that a register fills, and the timetable, do not.
    """
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return NO_SECTIONS
    newest = session.scalar(
        select(func.max(SectionVersionRow.list_version)).where(
            SectionVersionRow.selection == selection
        )
    )
    if newest is None:
        return NO_SECTIONS
    standing = standing_said(session, actor, selection)
    now = [
        KeptSection(code=code, place=place, said=said)
        for place, (code, said) in enumerate(standing.items())
    ]
    return section_difference(_kept(session, selection, newest, newest)[newest], now)


def _with_reasons(
    kept: Mapping[int, Iterable[KeptSection]], earlier: int, later: int
) -> list[KeptSection]:
    """Return the later issue, each section with the newest word on why it changed."""
    told = {
        each.code: each
        for version in range(earlier + 1, later + 1)
        for each in kept.get(version, ())
        if each.reason
    }
    last = {each.code: each for each in kept.get(later, ())}
    gone = {code: each for code, each in told.items() if each.is_withdrawn and code not in last}
    return [_because(each, told.get(each.code)) for each in (last | gone).values()]


def _because(one: KeptSection, told: KeptSection | None) -> KeptSection:
    return replace(one, reason=told.reason, changed_by=told.changed_by) if told else one


def _kept(session: Session, selection: str, first: int, last: int) -> dict[int, list[KeptSection]]:
    statement = (
        select(SectionVersionRow, AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == SectionVersionRow.changed_by)
        .where(
            SectionVersionRow.selection == selection,
            SectionVersionRow.list_version.between(first, last),
        )
        .order_by(SectionVersionRow.list_version, SectionVersionRow.place)
    )
    found: dict[int, list[KeptSection]] = {}
    for row, name in session.execute(statement):
        found.setdefault(row.list_version, []).append(_section(row, name or ""))
    return found


def _section(row: SectionVersionRow, name: str) -> KeptSection:
    said = {language: tuple(lines) for language, lines in json.loads(row.said).items()}
    return KeptSection(
        code=row.code,
        place=row.place,
        said=said,
        is_withdrawn=row.is_withdrawn,
        reason=row.reason or "",
        changed_by=name,
    )
