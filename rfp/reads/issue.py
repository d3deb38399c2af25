"""The timetable, the issue of the RFP, and all that goes into its documents."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from rfp.maps.map_comparison import MapState
from rfp.needs.gap import Gap
from rfp.needs.pain import Pain, numbered
from rfp.needs.pressure import pressing
from rfp.needs.requirement_cells import MANDATORY_REASON
from rfp.reads.alternatives import chosen_route
from rfp.reads.call_clock import call_clock
from rfp.reads.call_terms import reference_period, sought, takes_sealed
from rfp.reads.grid import grid
from rfp.reads.issued_words import issued_words
from rfp.reads.maps import MapEntry, StepEntry, drawing, process_maps, steps
from rfp.reads.needs import RequirementEntry, gaps, pains, requirements
from rfp.reads.plan import standing_plan
from rfp.reads.problems import reasons_for_acquiring
from rfp.reads.readiness import vision
from rfp.reads.rfp_sections import Texts, rfp_sections
from rfp.tables import IssueRow, MilestoneRow
from rfp.writing.content import ChosenWay, DrawnMap, MarkedPain, RfpContent
from workbench.committee import LEADERS, Actor, Right
from workbench.language import Language
from workbench.problem import Refused
from workbench.reads.events import visible_head
from workbench.reads.members import roles_of
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts
from workbench.tables import AccountRow, MemberRow

_PUBLISHED = frozenset({"title", "definition", "unit", "text", "acceptance", "as-is", "to-be"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """The RFP as it went out: when, by whom, and under which version of the list."""

    list_version: int
    issued_at: dt.datetime
    issued_by: str
    fingerprint: str


def timetable(session: Session, actor: Actor, selection: str) -> Mapping[str, dt.date]:
    """Return the dates by milestone code; a vendor's people see them once the call has begun."""
    right = Right.SEE_CALL if actor.is_vendor else Right.SEE_PLAN
    if not is_allowed(session, actor, right, selection):
        return {}
    statement = select(MilestoneRow).where(MilestoneRow.selection == selection)
    return {row.code: row.day for row in session.scalars(statement)}


def issue_of(session: Session, actor: Actor, selection: str) -> Issue | None:
    """Return the newest issue of the RFP; None while there is none."""
    if not is_allowed(session, actor, Right.SEE_PLAN, selection):
        return None
    statement = (
        select(IssueRow, AccountRow.name)
        .outerjoin(AccountRow, AccountRow.id == IssueRow.issued_by)
        .where(IssueRow.selection == selection)
        .order_by(IssueRow.list_version.desc())
        .limit(1)
    )
    found = session.execute(statement).first()
    if found is None:
        return None
    row, name = found
    return Issue(
        list_version=row.list_version,
        issued_at=row.issued_at,
        issued_by=name or "",
        fingerprint=row.fingerprint,
    )


def issued_list_version(session: Session, selection: str) -> int | None:
    """Return the newest version of the requirements that vendors were sent, for verbs."""
    statement = select(func.max(IssueRow.list_version)).where(IssueRow.selection == selection)
    return session.scalar(statement)


def issued_at(session: Session, actor: Actor, selection: str) -> dt.datetime | None:
    """Return when the RFP went out; None while it has not."""
    issue = issue_of(session, actor, selection)
    return issue.issued_at if issue else None


def rfp_content(
    session: Session, actor: Actor, selection: str, language: Language, *, made: dt.datetime
) -> RfpContent:
    """Return all that the RFP says, as it stands; refuse whoever may not make it."""
    if not is_allowed(session, actor, Right.MAKE_RFP, selection):
        raise Refused("your role does not include this: {right}", right=Right.MAKE_RFP.label)
    about = (session, actor, selection)
    asked = requirements(*about, language.value)
    explained = [entry.gap for entry in gaps(*about, language.value)]
    hurting = [entry.pain for entry in pains(*about)]
    issue = issue_of(*about)
    texts = all_texts(session, selection)
    return RfpContent(
        selection=selection,
        language=language,
        texts={**_published_texts(texts), **_reasons_of(asked)},
        leaders=leaders(*about),
        made=made,
        plan=standing_plan(session, selection),
        requirements=tuple(entry.requirement for entry in asked),
        gaps=tuple(explained),
        pains=sum(pain.open for pain in hurting),
        maps=_drawn_maps(about, language, hurting, explained),
        days=timetable(*about),
        clock=call_clock(*about),
        is_sealed=takes_sealed(*about),
        sought=sought(*about),
        period=reference_period(*about),
        version=issue.list_version if issue else None,
        issued_at=issue.issued_at if issue else None,
        issue_fingerprint=issue.fingerprint if issue else None,
        record_head=visible_head(*about).hash,
        sections=rfp_sections(*about),
        vision=vision(*about),
        grid=grid(*about),
        reasons=_reasons(*about),
        route=_route(*about),
        issued_words=issued_words(*about, language),
    )


def _published_texts(texts: Texts) -> Texts:
    """Return the texts that an RFP may show: no vendor's name, no reason, no decision."""
    return {at: words for at, words in texts.items() if _is_published(at[1])}


def _reasons_of(asked: Sequence[RequirementEntry]) -> Texts:
    """Return why each requirement is mandatory, what an earlier release kept among it."""
    return {(entry.requirement.id, MANDATORY_REASON): entry.mandatory_reasons for entry in asked}


def _is_published(field: str) -> bool:
    return field in _PUBLISHED or field.startswith("anchor ")


def leaders(session: Session, actor: Actor, selection: str) -> tuple[str, ...]:
    """Return who speaks for the committee; evaluators are not named to vendors."""
    right = Right.SEE_CALL if actor.is_vendor else Right.SEE_SELECTION
    if not is_allowed(session, actor, right, selection):
        return ()
    statement = (
        select(AccountRow.name, MemberRow.roles)
        .join(MemberRow, MemberRow.account == AccountRow.id)
        .where(
            MemberRow.selection == selection,
            MemberRow.removed_at.is_(None),
            MemberRow.vendor.is_(None),
        )
        .order_by(AccountRow.name, MemberRow.id)
    )
    return tuple(name for name, roles in session.execute(statement) if roles_of(roles) & LEADERS)


def _drawn_maps(
    about: tuple[Session, Actor, str],
    language: Language,
    hurting: Sequence[Pain],
    explained: Sequence[Gap],
) -> tuple[DrawnMap, ...]:
    known = steps(*about, language.value)
    heat = pressing(hurting, explained)

    def drawn(entry: MapEntry) -> DrawnMap:
        here = [step for step in known if step.process_map == entry.id]
        return DrawnMap(
            id=entry.id,
            drawing=drawing(*about, entry, known),
            is_to_be=entry.state is MapState.TO_BE,
            pains=_marked(here, hurting),
            heat={step.element: heat[step.id] for step in here if step.id in heat},
        )

    return tuple(map(drawn, process_maps(*about, language.value)))


def _marked(
    here: Sequence[StepEntry], hurting: Sequence[Pain]
) -> dict[str, tuple[MarkedPain, ...]]:
    """Return the open pains of a map by the element that each hangs on, numbered as on screen."""
    numbers = numbered([step.id for step in here], hurting)
    by_step: dict[str, list[MarkedPain]] = {}
    for pain in hurting:
        if pain.id in numbers:
            told = MarkedPain(number=numbers[pain.id], text=pain.text)
            by_step.setdefault(pain.step, []).append(told)
    return {step.element: tuple(by_step[step.id]) for step in here if step.id in by_step}


def _reasons(session: Session, actor: Actor, selection: str) -> Mapping[str, str]:
    """Return why a partner is sought, by language: as it was accepted, else as it was proposed."""
    found = reasons_for_acquiring(session, actor, selection)
    if found is None:
        return {}
    return found.kept or {code: text for code, text in found.proposed.items() if text}


def _route(session: Session, actor: Actor, selection: str) -> ChosenWay | None:
    found = chosen_route(session, actor, selection)
    return ChosenWay(titles=found.titles, reasons=found.reasons) if found else None
