"""The timetable is set and the RFP is issued."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import func, select

from rfp.changes.checks import settle_checks
from rfp.changes.kept_issues import keep_issue
from rfp.reads.call_clock import clock_set
from rfp.tables import IssueRow, MilestoneRow, PlanRow, RequirementRow
from rfp.writing.call_clock import CallClock, zone_of
from rfp.writing.milestone import MILESTONES, check_order
from rfp.writing.tables import CallClockRow
from rfp.writing.timetable import Timetable
from workbench.committee import Actor, Right
from workbench.problem import Conflict, Problem, Refused
from workbench.record import verb
from workbench.store import CHANGED_MEANWHILE, Change, Store

SCHEDULE = verb("rfp.set_timetable", right=Right.EDIT_RFP, label="Timetable set", undoable=True)
ISSUE = verb("rfp.issue", right=Right.ISSUE_RFP, label="RFP issued")


def set_timetable(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    days: Mapping[str, dt.date | None],
    clock: CallClock | None = None,
    seen: Timetable | None = None,
) -> None:
    """Set the dates of the call; a milestone without a date is taken off the timetable.

    `clock` says by which zone and hour they are meant; without one that stays as it is. `seen` is
    the timetable that the screen showed.
    """
    with store.change(actor, SCHEDULE, selection) as change:
        unknown = next((code for code in days if code not in MILESTONES), None)
        if unknown is not None:
            raise Problem("there is no milestone {code} in a timetable", code=unknown)
        statement = select(MilestoneRow).where(MilestoneRow.selection == selection)
        rows = {row.code: row for row in change.session.scalars(statement)}
        stored = {code: row.day for code, row in rows.items()}
        if seen is not None:
            now = Timetable(days=stored, clock=clock_set(change.session, selection))
            _expect_seen(now, seen, days, clock)
        check_order({**stored, **days})
        for code, day in days.items():
            _put_day(change, rows.get(code), code, day)
        if clock is not None:
            _put_clock(change, clock)
        change.about(selection)


def _expect_seen(
    now: Timetable, seen: Timetable, days: Mapping[str, dt.date | None], clock: CallClock | None
) -> None:
    """Raise a conflict that names each date that somebody else set to another day meanwhile."""
    wanted, wanted_clock = now.changed(days, clock)
    risen, risen_clock = seen.changed({code: now.days.get(code) for code in wanted}, now.clock)
    contested = {code: wanted[code] for code in risen}
    contested_clock = wanted_clock if risen_clock else None
    if contested or contested_clock:
        meant = Timetable(
            days={code: day for code, day in contested.items() if day}, clock=contested_clock
        )
        raise Conflict(
            CHANGED_MEANWHILE,
            found=list(now.told(contested, contested_clock)),
            wanted=list(meant.told(contested, contested_clock)),
        )


def _put_day(change: Change, row: MilestoneRow | None, code: str, day: dt.date | None) -> None:
    if row is None and day is not None:
        change.session.add(MilestoneRow(selection=change.selection.id, code=code, day=day))
    elif row is not None and day is None:
        change.session.delete(row)
    elif row is not None and day is not None:
        row.day = day


def _put_clock(change: Change, clock: CallClock) -> None:
    zone_of(clock.zone)  # refuses what is none
    row = change.session.get(CallClockRow, change.selection.id)
    if row is None:
        row = CallClockRow(selection=change.selection.id)
        change.session.add(row)
    row.zone = clock.zone
    row.hour = clock.hour.isoformat() if clock.hour else None


def issue_rfp(store: Store, actor: Actor, *, selection: str, reason: str = "") -> int:
    """Issue the RFP: the plan is frozen already, the list of requirements is from now on.

    Over a red check only the chair issues it, with a `reason`.
    """
    with store.change(actor, ISSUE, selection) as change:
        plan = change.session.get(PlanRow, selection)
        if plan is None or plan.frozen_at is None:
            raise Refused("freeze the evaluation plan first; the RFP publishes it")
        if change.session.get(IssueRow, (selection, 1)) is not None:
            raise Refused("the RFP has been issued already")
        asked = select(func.count()).where(
            RequirementRow.selection == selection, RequirementRow.withdrawn.is_(None)
        )
        if not change.session.scalar(asked):
            raise Problem("an RFP needs at least one requirement, got none")
        issue = IssueRow(
            selection=selection,
            list_version=1,
            issued_at=change.now,
            issued_by=change.actor.account,
            fingerprint=keep_issue(change, 1),
        )
        change.session.add(issue)
        told = settle_checks(change, list_version=1, reason=reason)
        change.about(selection, list_version=1, fingerprint=issue.fingerprint, **told)
    return 1
