"""A vendor's answers as they stood after an earlier proposal of the same vendor."""

from collections import defaultdict
from collections.abc import Mapping
from operator import itemgetter

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from vendor_data.answer import Code
from vendor_data.answers.side_data import SideData
from vendor_data.answers.tables import FormerAnswerRow, FormerSideDatumRow, SideDatumRow
from vendor_data.proposal import Answer
from vendor_data.tables import AnswerRow, ProposalRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed


def answers_as_of(
    session: Session, actor: Actor, selection: str, proposal: str
) -> Mapping[str, Answer]:
    """Return the vendor's answers, by requirement, as they stood once `proposal` was stored."""
    if actor.is_vendor or not is_allowed(session, actor, Right.SEE_PROPOSALS, selection):
        return {}
    about = session.get(ProposalRow, proposal)
    if about is None or about.selection != selection or about.vendor in actor.conflicts:
        return {}
    since = ProposalRow.taken_at <= about.taken_at
    standing = (
        select(AnswerRow, ProposalRow.taken_at)
        .join(ProposalRow, ProposalRow.id == AnswerRow.proposal)
        .where(AnswerRow.vendor == about.vendor, since)
    )
    former = (
        select(FormerAnswerRow, ProposalRow.taken_at)
        .join(ProposalRow, ProposalRow.id == FormerAnswerRow.proposal)
        .where(FormerAnswerRow.vendor == about.vendor, since)
    )
    beside = _beside(session, about.vendor)
    told = [(at, _answer(row, beside)) for row, at in session.execute(standing)]
    told += [(at, _answer(row, beside)) for row, at in session.execute(former)]
    return {answer.requirement: answer for _, answer in sorted(told, key=itemgetter(0))}


def _beside(session: Session, vendor: str) -> Mapping[tuple[str, str], dict[str, str]]:
    """Return what stood beside the vendor's answers, by the proposal and the requirement."""
    former = select(FormerSideDatumRow).where(FormerSideDatumRow.vendor == vendor)
    standing = (
        select(SideDatumRow, AnswerRow.proposal)
        .join(AnswerRow, and_(
            AnswerRow.vendor == SideDatumRow.vendor,
            AnswerRow.requirement == SideDatumRow.requirement,
        ))
        .where(SideDatumRow.vendor == vendor)
    )  # fmt: skip
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for row in session.scalars(former):
        found[row.proposal, row.requirement][row.side] = row.text
    for datum, proposal in session.execute(standing):
        found[proposal, datum.requirement][datum.side] = datum.text
    return found


def _answer(
    row: AnswerRow | FormerAnswerRow, beside: Mapping[tuple[str, str], dict[str, str]]
) -> Answer:
    return Answer(
        requirement=row.requirement,
        code=Code(row.code),
        comment=row.comment,
        evidence=row.evidence,
        place=row.place,
        side=SideData(**beside.get((row.proposal, row.requirement), {})),
    )
