"""The questions of vendors as the committee reads them, and who asked for those who lead it."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.needs.requirement_list import ListChangeKind
from rfp.reads.list_versions import list_versions
from vendor_data.questions.question import Question, State
from vendor_data.questions.tables import QuestionRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts


def questions(session: Session, actor: Actor, selection: str) -> list[Question]:
    """Return all questions by their numbers; nothing in them says who asked."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
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
    return {
        each.version: each.number
        for each in list_versions(session, actor, selection)
        if each.kind is ListChangeKind.ADDENDUM
    }


def _state(row: QuestionRow) -> State:
    if row.withdrawn_at is not None:
        return State.WITHDRAWN
    if row.merged_into is not None:
        return State.MERGED
    return State.OPEN if row.answered_at is None else State.ANSWERED


def _settled_at(row: QuestionRow) -> dt.datetime | None:
    return row.withdrawn_at or row.merged_at or row.answered_at
