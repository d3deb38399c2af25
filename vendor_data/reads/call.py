"""The call as a vendor's own people read it."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.planning.criterion import CriteriaTree
from rfp.reads.call_clock import standing_end
from rfp.reads.plan import plan_draft
from rfp.writing.tables import SealingRow
from vendor_data.reads.asked import asked
from vendor_data.response_form import AskedRequirement
from vendor_data.sealing.envelope import Window
from vendor_data.tables import ProposalRow
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.reads.rights import is_allowed
from workbench.tables import UploadRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What one clause of the RFP asks; the title is empty where no criterion gives it one."""

    title: str
    requirements: tuple[AskedRequirement, ...]


def clauses(session: Session, actor: Actor, selection: str, language: Language) -> Sequence[Clause]:
    """Return the requirements as the RFP groups them: by the top criterion they are judged under.

    Empty to everybody but the people of a vendor, who answer them.
    """
    if not is_allowed(session, actor, Right.SEE_CALL, selection):
        return ()
    plan = plan_draft(session, actor, selection)
    tree = plan.tree if plan is not None and plan.is_frozen else None
    names = plan.names(language.value) if plan is not None else {}
    groups: dict[str | None, list[AskedRequirement]] = {top: [] for top in tree.top} if tree else {}
    groups[None] = []
    for one in asked(session, actor, selection, language):
        groups[_top(tree, one.criterion)].append(one)
    return tuple(
        Clause(title=names.get(top, "") if top else "", requirements=tuple(found))
        for top, found in groups.items()
        if found
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenFile:
    """A file that was taken as the vendor's answers, in a selection without sealed envelopes."""

    proposal: str
    name: str
    sha256: str
    taken_at: dt.datetime


def plain_window(session: Session, actor: Actor, selection: str, now: dt.datetime) -> Window | None:
    """Return until when answers are taken without envelopes; None where they are sealed."""
    if not is_allowed(session, actor, Right.SEE_CALL, selection):
        return None
    if session.get(SealingRow, selection) is not None:
        return None
    closes = standing_end(session, selection)
    is_call = is_allowed(session, actor, Right.ANSWER, selection)
    return Window(is_open=is_call and (closes is None or now < closes), closes_at=closes)


def own_files(session: Session, actor: Actor, selection: str) -> list[TakenFile]:
    """Return what was taken of the actor's own vendor without envelopes, oldest first."""
    if not is_allowed(session, actor, Right.SEE_CALL, selection):
        return []
    statement = (
        select(ProposalRow.id, UploadRow.name, UploadRow.sha256, ProposalRow.taken_at)
        .join(UploadRow, UploadRow.id == ProposalRow.upload)
        .where(
            ProposalRow.selection == selection,
            ProposalRow.vendor == actor.room_vendor,
            ProposalRow.taken_by == UploadRow.uploaded_by,  # not the committee's review of it
        )
        .order_by(ProposalRow.taken_at, ProposalRow.id)
    )
    return [
        TakenFile(proposal=key, name=name, sha256=digest, taken_at=taken_at)
        for key, name, digest, taken_at in session.execute(statement)
    ]


def _top(tree: CriteriaTree | None, criterion: str | None) -> str | None:
    if tree is None or criterion is None or criterion not in tree:
        return None
    parent = tree[criterion].parent
    return criterion if parent is None else _top(tree, parent)
