"""The sections of the RFP as they were issued, and what differs between issues."""

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rfp.reads.issue import rfp_content, timetable
from rfp.reads.rfp_sections import rfp_sections
from rfp.writing.fed_lines import fed_lines
from rfp.writing.milestone import MILESTONES
from rfp.writing.ready_sections import Feed
from rfp.writing.section_version import (
    BETWEEN_CELLS,
    NO_SECTIONS,
    KeptSection,
    Lines,
    SectionDifference,
    about_key,
    fed_key,
    lines_of,
    section_difference,
)
from rfp.writing.tables import SectionVersionRow
from workbench.committee import Actor, Right
from workbench.language import Language, date_both, say
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow

Said = dict[str, dict[str, Lines]]
_ANY_TIME = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # no line names when a document is made


def standing_said(session: Session, actor: Actor, selection: str) -> Said:
    """Return what the sections that are in the document say now, by section and language.

    What the selection tells in a section stands under a key of its own beside each language, and
    under another what each of its lines tells whatever the words.
    """
    printed = [each for each in rfp_sections(session, actor, selection) if each.is_on]
    if not printed:
        return {}
    contents = [
        rfp_content(session, actor, selection, language, made=_ANY_TIME) for language in Language
    ]
    found: Said = {}
    for section in printed:
        told = {language.value: lines_of(section, language) for language in Language}
        if section.ready.feed is Feed.TIMETABLE:
            days = _days(session, actor, selection)
            told = {code: (*lines, *days[code]) for code, lines in told.items()}
        for content in contents:
            fed = fed_lines(content, section.ready.feed)
            if fed is not None:
                told[fed_key(content.language)] = tuple(line.text for line in fed)
                told[about_key(content.language)] = tuple(line.about for line in fed)
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

    Texts wait for an addendum; the timetable, tables that a register fills, the gaps and the steps
    of the maps do not.
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
    told = standing_said(session, actor, selection)
    standing = {code: _apart(lines) for code, lines in told.items()}
    now = [
        KeptSection(code=code, place=place, said=said, fed=fed)
        for place, (code, (said, fed)) in enumerate(standing.items())
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
    told = {key: tuple(lines) for key, lines in json.loads(row.said).items()}
    said, fed = _apart(told)
    return KeptSection(
        code=row.code,
        place=row.place,
        said=said,
        fed=fed,
        is_withdrawn=row.is_withdrawn,
        reason=row.reason or "",
        changed_by=name,
    )


def _apart(told: Mapping[str, Lines]) -> tuple[Mapping[str, Lines], Mapping[str, Lines] | None]:
    """Return what a section says, and what the selection told in it if that was kept."""
    said = {each.value: told[each.value] for each in Language}
    keys = {each.value: fed_key(each) for each in Language}
    fed = {code: told[key] for code, key in keys.items() if key in told}
    return said, fed or None
