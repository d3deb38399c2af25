"""The sections of the RFP are kept as each issue had them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from rfp.changes.rfp_sections import put_section, section_name
from rfp.reads.rfp_sections import rfp_sections
from rfp.reads.section_versions import issued_section_difference, standing_said
from rfp.writing.issued_section import READY, kept_ready
from rfp.writing.ready_sections import SectionLine, Words
from rfp.writing.section_version import about_key
from rfp.writing.tables import SectionVersionRow
from workbench.language import Language
from workbench.problem import Problem
from workbench.record import canonical
from workbench.store import Change

Said = Mapping[str, Mapping[str, Sequence[str]]]  # by section, then by language


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEdit:
    """What a later issue says otherwise in one section, and why; None stays as it is."""

    code: str
    why: str
    titles: Words | None = None
    bodies: Words | None = None
    lines: Sequence[SectionLine] | None = None
    is_on: bool | None = None


def edit_sections(change: Change, edits: Sequence[SectionEdit]) -> dict[str, str]:
    """Write the sections; return why, by section."""
    for edit in edits:
        if not edit.why.strip():
            raise Problem(
                "say why the section {title} changes; vendors and the record will ask",
                title=section_name(edit.code),
            )
        put_section(
            change, edit.code, titles=edit.titles, bodies=edit.bodies, lines=edit.lines,
            is_on=edit.is_on,
        )  # fmt: skip
    change.session.flush()
    return {edit.code: edit.why.strip() for edit in edits}


def are_sections_kept(change: Change, version: int) -> bool:
    """Return whether an issue has its sections; an older release kept its requirements alone."""
    return bool(_kept(change, version))


def keep_sections(change: Change, version: int, whys: Mapping[str, str] | None = None) -> Said:
    """Keep the sections as they stand with an issue; return what vendors read in them."""
    change.session.flush()
    about = change.session, change.actor, change.selection.id
    said = standing_said(*about)
    ready = {each.code: kept_ready(each.ready) for each in rfp_sections(*about)}
    before = _kept(change, version - 1)
    told = {code: canonical({**lines, READY: ready[code]}) for code, lines in said.items()}
    known = whys or {}
    for place, (code, lines) in enumerate(told.items()):
        is_new = code not in before or before[code].said != lines
        row = _row(change, version, code, known.get(code) if is_new else None)
        row.place, row.said, row.is_withdrawn = place, lines, False
        change.session.add(row)
    for code, former in before.items():
        if code not in told:
            row = _row(change, version, code, known.get(code))
            row.place, row.said, row.is_withdrawn = former.place, former.said, True
            change.session.add(row)
    return {code: _read_by_vendors(lines) for code, lines in said.items()}


def _read_by_vendors(told: Mapping[str, Sequence[str]]) -> dict[str, Sequence[str]]:
    beside = set(map(about_key, Language))
    return {key: lines for key, lines in told.items() if key not in beside}


def differ(change: Change, earlier: int, later: int) -> bool:
    """Return whether any section differs between two issues."""
    change.session.flush()
    about = change.session, change.actor, change.selection.id
    return not issued_section_difference(*about, earlier=earlier, later=later).nothing


def _kept(change: Change, version: int) -> dict[str, SectionVersionRow]:
    statement = select(SectionVersionRow).where(
        SectionVersionRow.selection == change.selection.id,
        SectionVersionRow.list_version == version,
        SectionVersionRow.is_withdrawn.is_not_distinct_from(other=False),
    )
    return {row.code: row for row in change.session.scalars(statement)}


def _row(change: Change, version: int, code: str, why: str | None) -> SectionVersionRow:
    return SectionVersionRow(
        selection=change.selection.id,
        list_version=version,
        code=code,
        reason=why,
        changed_by=change.actor.account if why else None,
    )
