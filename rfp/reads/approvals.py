"""Whether the scope and the acceptance were approved, by whom, and what changed since."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.readiness.check import Check, checked, not_used
from rfp.readiness.stamp import Stamp
from rfp.reads.grid import grid
from rfp.reads.needs import requirements
from rfp.reads.rfp_sections import rfp_sections
from rfp.writing.approval import SECTIONS, TESTS, Approval, Matter, Said, read_back, written
from rfp.writing.outline_scope import scope_lines
from rfp.writing.ready_sections import Feed
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
    now = standing_matters(session, actor, selection)
    return [_approval(matter, now[matter], stamped.get(matter)) for matter in Matter]


def _stamped(session: Session, selection: str) -> dict[str, tuple[ApprovalRow, str]]:
    """Return the stamps by matter, with the names of who set them."""
    statement = (
        select(ApprovalRow, AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == ApprovalRow.approved_by)
        .where(ApprovalRow.selection == selection)
    )
    return {row.matter: (row, name or "") for row, name in session.execute(statement)}


def _approval(matter: Matter, now: Said, stamped: tuple[ApprovalRow, str] | None) -> Approval:
    if stamped is None:
        return Approval(matter=matter, now=now, approved={}, stamp=None)
    row, name = stamped
    stamp = Stamp(by=name, at=row.approved_at, changed_since=row.said != written(now))
    return Approval(
        matter=matter,
        now=now,
        approved=read_back(row.said),
        stamp=stamp,
        list_version=row.list_version,
    )


def standing_matters(session: Session, actor: Actor, selection: str) -> dict[Matter, Said]:
    """Return what each matter says now, by section and language; sections left out say nothing."""
    served = grid(session, actor, selection)
    printed = {
        each.code: {
            language.value: (
                *lines_of(each, language),
                *(scope_lines(served, language) if each.ready.feed is Feed.SCOPE else ()),
            )
            for language in Language
        }
        for each in rfp_sections(session, actor, selection)
        if each.is_on
    }
    found: dict[Matter, dict[str, dict[str, Lines]]] = {
        matter: {code: printed[code] for code in codes if code in printed}
        for matter, codes in SECTIONS.items()
    }
    tests = _tests(session, actor, selection)
    if any(len(lines) > 1 for lines in tests.values()):
        found[Matter.ACCEPTANCE][TESTS] = tests
    return dict(found)


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
