"""When the days of a call are over, in the selection's own time zone."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.tables import MilestoneRow
from rfp.writing.call_clock import BY_UTC, PROPOSALS, CallClock
from rfp.writing.tables import CallClockRow
from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed


def call_clock(session: Session, actor: Actor, selection: str) -> CallClock | None:
    """Return the zone and the hour that were set; None where none were, or to a stranger."""
    right = Right.SEE_CALL if actor.is_vendor else Right.SEE_PLAN
    if not is_allowed(session, actor, right, selection):
        return None
    return clock_set(session, selection)


def milestone_ends(session: Session, actor: Actor, selection: str) -> Mapping[str, dt.datetime]:
    """Return when each day of the timetable is over, by the milestone's code."""
    right = Right.SEE_CALL if actor.is_vendor else Right.SEE_PLAN
    if not is_allowed(session, actor, right, selection):
        return {}
    clock = standing_clock(session, selection)
    rows = session.scalars(select(MilestoneRow).where(MilestoneRow.selection == selection))
    return {row.code: clock.end_of(row.code, row.day) for row in rows}


def standing_clock(session: Session, selection: str) -> CallClock:
    """Return by which clock the call goes, for reads and verbs; by UTC where nobody said."""
    return clock_set(session, selection) or BY_UTC


def standing_end(session: Session, selection: str, code: str = PROPOSALS) -> dt.datetime | None:
    """Return when a milestone's day is over, for reads and verbs; None while it has no day."""
    statement = select(MilestoneRow.day).where(
        MilestoneRow.selection == selection, MilestoneRow.code == code
    )
    day = session.scalar(statement)
    return None if day is None else standing_clock(session, selection).end_of(code, day)


def clock_set(session: Session, selection: str) -> CallClock | None:
    """Return the clock that was set, for reads and verbs; None where nobody set one."""
    row = session.get(CallClockRow, selection)
    if row is None:
        return None
    hour = dt.time.fromisoformat(row.hour) if row.hour else None
    return CallClock(zone=row.zone, hour=hour)
