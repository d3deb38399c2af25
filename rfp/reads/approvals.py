"""Whether the scope and the acceptance were approved, by whom, and what changed since."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.readiness.check import Check, checked, not_used
from rfp.readiness.stamp import Stamp
from rfp.reads.grid import grid
from rfp.reads.needs import requirements
from rfp.reads.rfp_sections import rfp_sections
from rfp.writing.approval import (
    SECTIONS,
    TESTS,
    Approval,
    Matter,
    Said,
    read_back,
    ready_back,
    written,
)
from rfp.writing.issued_section import Kept, as_issued
from rfp.writing.outline_scope import scope_lines
from rfp.writing.ready_sections import Feed
from rfp.writing.section import Section, in_words_of
from rfp.writing.section_version import BETWEEN_CELLS, Lines, lines_of
from rfp.writing.tables import ApprovalRow
from workbench.committee import Actor, Right
from workbench.language import Language, say
from workbench.problem import Problem, Term
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts
from workbench.tables import AccountRow
from workbench.wording import chosen

_CHECKS = {
    Matter.SCOPE: ("scope.approved", Term("The scope is approved as it stands")),
    Matter.ACCEPTANCE: ("acceptance.approved", Term("The acceptance is approved as it stands")),
}


def approvals(session: Session, actor: Actor, selection: str) -> list[Approval]:
    """Return how each matter stands; one without a stamp is not approved."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    stamped = _stamped(session, selection)
    standing = _standing(session, actor, selection)
    return [_approval(standing, matter, stamped.get(matter)) for matter in Matter]


def _stamped(session: Session, selection: str) -> dict[str, tuple[ApprovalRow, str]]:
    """Return the stamps by matter, with the names of who set them."""
    statement = (
        select(ApprovalRow, AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == ApprovalRow.approved_by)
        .where(ApprovalRow.selection == selection)
    )
    return {row.matter: (row, name or "") for row, name in session.execute(statement)}


def _approval(
    standing: "_Standing", matter: Matter, stamped: tuple[ApprovalRow, str] | None
) -> Approval:
    now = standing.said(matter)
    if stamped is None:
        return Approval(matter=matter, now=now, ours=now, approved={}, stamp=None)
    row, name = stamped
    approved = read_back(row.said)
    ours = standing.said(matter, ready_back(row.said), approved)
    return Approval(
        matter=matter,
        now=now,
        ours=ours,
        approved=approved,
        stamp=Stamp(by=name, at=row.approved_at, changed_since=written(approved) != written(ours)),
        list_version=row.list_version,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """What both matters are told from; sections that are left out say nothing."""

    sections: Mapping[str, Section]
    scope: Mapping[str, Lines]
    tests: Mapping[str, Lines]

    def said(
        self,
        matter: Matter,
        ready: Mapping[str, Kept] | None = None,
        approved: Said | None = None,
    ) -> Said:
        """Return what a matter says by section and language: today, or in the words of a stamp.

        `ready` is the ready text that stood at the stamp, and `approved` what was approved.
        """
        found = {
            code: self._lines(self.sections[code], (ready or {}).get(code))
            for code in SECTIONS[matter]
            if code in self.sections
        }
        if matter is Matter.ACCEPTANCE and any(len(lines) > 1 for lines in self.tests.values()):
            titles = (approved or {}).get(TESTS, {})
            found[TESTS] = {
                code: (*titles.get(code, lines)[:1], *lines[1:])
                for code, lines in self.tests.items()
            }
        return found

    def _lines(self, section: Section, kept: Kept | None) -> Mapping[str, Lines]:
        told = in_words_of(section, as_issued(section.ready, kept)) if kept else section
        fed = self.scope if section.ready.feed is Feed.SCOPE else {}
        return {each.value: (*lines_of(told, each), *fed.get(each.value, ())) for each in Language}


def standing_matters(session: Session, actor: Actor, selection: str) -> dict[Matter, Said]:
    """Return what each matter says now, by section and language; sections left out say nothing."""
    standing = _standing(session, actor, selection)
    return {matter: standing.said(matter) for matter in Matter}


def _standing(session: Session, actor: Actor, selection: str) -> _Standing:
    served = grid(session, actor, selection)
    sections = rfp_sections(session, actor, selection)
    return _Standing(
        sections={each.code: each for each in sections if each.is_on},
        scope={language.value: scope_lines(served, language) for language in Language},
        tests=_tests(session, actor, selection),
    )


def _tests(session: Session, actor: Actor, selection: str) -> dict[str, Lines]:
    """Return the acceptance test of each requirement by language, below a title."""
    texts = all_texts(session, selection)
    asked = [
        each.requirement for each in requirements(session, actor, selection, Language.EN.value)
    ]
    return {
        language.value: (
            say("Acceptance tests of the requirements", language),
            *(
                BETWEEN_CELLS.join((each.code, words.text))
                for each in asked
                if (words := chosen(texts.get((each.id, "acceptance"), {}), language.value))
            ),
        )
        for language in Language
    }


def approval_checks(
    session: Session,
    actor: Actor,
    selection: str,
    language: Language,  # noqa: ARG001  # the family of checks has it
) -> list[Check]:
    """Return whether each matter is approved as it stands, once a stamp was set on it."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    if not _stamped(session, selection):  # nothing need be gathered to say so
        return [not_used(*_CHECKS[matter], "rfp") for matter in Matter]
    return [_check(each) for each in approvals(session, actor, selection)]


def _check(approval: Approval) -> Check:
    code, title = _CHECKS[approval.matter]
    if approval.stamp is None:
        return not_used(code, title, "rfp")
    told = Problem("it changed since it was approved")
    return checked(code, title, "rfp", None if approval.holds else told)
