"""The questions of vendors as the committee reads them, and who asked for those who lead it."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.needs.requirement_list import ListChangeKind
from rfp.needs.tables import ListChangeRow
from vendor_data.questions.question import Question, State
from vendor_data.questions.tables import QuestionRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts


def questions(session: Session, actor: Actor, selection: str) -> list[Question]:
    """Return all questions by their numbers; nothing in them says who asked."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    return _all_questions(session, selection)


def questions_of_call(
    session: Session, actor: Actor, selection: str
) -> tuple[list[Question], frozenset[str]]:
    """Return what a vendor reads: all that was answered and its own questions; which are its own.

    An open question of another vendor is none of its business: it is sent nothing of it.
    """
    if not is_allowed(session, actor, Right.SEE_CALL, selection):
        return [], frozenset()
    statement = select(QuestionRow.id).where(
        QuestionRow.selection == selection, QuestionRow.vendor == actor.room_vendor
    )
    own = frozenset(session.scalars(statement))
    told = [
        each
        for each in _all_questions(session, selection)
        if each.state is State.ANSWERED or each.id in own
    ]
    return told, own


def _all_questions(session: Session, selection: str) -> list[Question]:
    statement = (
        select(QuestionRow).where(QuestionRow.selection == selection).order_by(QuestionRow.number)
    )
    rows = list(session.scalars(statement))
    numbers = {row.id: row.number for row in rows}
    texts = all_texts(session, selection)
    return [
        Question(
            id=row.id,
            number=row.number,
            version=row.version,
            texts=texts.get((row.id, "question"), {}),
            answers=texts.get((row.id, "answer"), {}),
            asked_at=row.asked_at,
            is_late=row.is_late,
            settled_at=_settled_at(row),
            state=_state(row),
            merged_into=numbers.get(row.merged_into or ""),
            changes_requirements=row.changes_requirements,
            list_version=row.list_version,
        )
        for row in rows
    ]


def askers(session: Session, actor: Actor, selection: str) -> Mapping[str, str]:
    """Return who asked, a vendor by question; one in conflict is like one that was not named."""
    if not is_allowed(session, actor, Right.SEE_WHO_ASKED, selection):
        return {}
    statement = select(QuestionRow.id, QuestionRow.vendor).where(
        QuestionRow.selection == selection, QuestionRow.vendor.is_not(None)
    )
    return {
        key: vendor
        for key, vendor in session.execute(statement)
        if vendor is not None and vendor not in actor.conflicts
    }


def addendum_numbers(session: Session, actor: Actor, selection: str) -> Mapping[int, int]:
    """Return the number of each addendum by the version of the list that it made."""
    right = Right.SEE_CALL if actor.is_vendor else Right.SEE_NEEDS
    if not is_allowed(session, actor, right, selection):
        return {}
    statement = select(ListChangeRow.list_version, ListChangeRow.number).where(
        ListChangeRow.selection == selection,
        ListChangeRow.kind == ListChangeKind.ADDENDUM.value,
    )
    return dict(iter(session.execute(statement)))


def _state(row: QuestionRow) -> State:
    if row.withdrawn_at is not None:
        return State.WITHDRAWN
    if row.merged_into is not None:
        return State.MERGED
    return State.OPEN if row.answered_at is None else State.ANSWERED


def _settled_at(row: QuestionRow) -> dt.datetime | None:
    return row.withdrawn_at or row.merged_at or row.answered_at
