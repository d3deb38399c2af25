"""A vendor's answers as they stood after an earlier proposal of the same vendor."""

from collections.abc import Mapping
from operator import itemgetter

from sqlalchemy import select
from sqlalchemy.orm import Session

from vendor_data.answer import Code
from vendor_data.answers.tables import FormerAnswerRow
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
    told = [(at, _answer(row)) for row, at in session.execute(standing)]
    told += [(at, _answer(row)) for row, at in session.execute(former)]
    return {answer.requirement: answer for _, answer in sorted(told, key=itemgetter(0))}


def _answer(row: AnswerRow | FormerAnswerRow) -> Answer:
    return Answer(
        requirement=row.requirement,
        code=Code(row.code),
        comment=row.comment,
        evidence=row.evidence,
        place=row.place,
    )
