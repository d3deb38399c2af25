"""The timetable and the issue of the RFP."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.tables import IssueRow, MilestoneRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed


def timetable(session: Session, actor: Actor, selection: str) -> Mapping[str, dt.date]:
    """Return the dates by milestone code."""
    if not is_allowed(session, actor, Right.SEE_PLAN, selection):
        return {}
    statement = select(MilestoneRow).where(MilestoneRow.selection == selection)
    return {row.code: row.day for row in session.scalars(statement)}


def issued_at(session: Session, actor: Actor, selection: str) -> dt.datetime | None:
    """Return when the RFP went out; None while it has not."""
    if not is_allowed(session, actor, Right.SEE_PLAN, selection):
        return None
    statement = (
        select(IssueRow.issued_at)
        .where(IssueRow.selection == selection)
        .order_by(IssueRow.list_version)
        .limit(1)
    )
    return session.scalar(statement)
