"""After the opening a vendor answers what a revised list changed, by the day it was given."""

import datetime as dt
from collections.abc import Collection

from rfp.reads.call_clock import standing_clock
from rfp.tables import RequirementRow
from vendor_data.reads.left_out import left_out
from vendor_data.reads.stale_answers import answers_until, standing_asked_anew, standing_stale
from vendor_data.tables import ExclusionRow, WithdrawalRow
from workbench.problem import Refused
from workbench.selection import Phase
from workbench.store import Change


def expect_asked_anew(change: Change, vendor: str, requirements: Collection[str]) -> None:
    """Refuse what comes after the opening and was not asked of this vendor anew."""
    if not Phase(change.selection.phase).is_from(Phase.SCORING):
        return
    session, selection = change.session, change.selection.id
    asked = standing_asked_anew(session, selection)
    if not asked:
        raise Refused("the proposals are open; new answers are taken only to a revised list")
    if session.get(ExclusionRow, vendor) is not None:
        raise Refused("this vendor is excluded and is asked for nothing more")
    if session.get(WithdrawalRow, vendor) is not None:
        raise Refused("this vendor has withdrawn its proposal and is asked for nothing more")
    until = answers_until(session, selection)
    if until is not None and change.now >= _end_of(change, until):
        raise Refused("new answers were taken until {day}", day=until)
    for requirement in requirements:
        if requirement not in asked:
            row = change.get(RequirementRow, requirement)
            raise Refused(
                "{code} did not change with the revised list; its answer stays as it was opened",
                code=row.code,
            )


def expect_time_was_given(change: Change) -> None:
    """Refuse to open prices while a vendor still owes answers and has time for them."""
    session, selection = change.session, change.selection.id
    until = answers_until(session, selection)
    if until is None or change.now >= _end_of(change, until):
        return
    out = set(session.scalars(left_out()))
    asked, stale = standing_asked_anew(session, selection), standing_stale(session, selection)
    owed = [one for vendor, own in stale.items() if vendor not in out for one in own]
    if any(one.requirement in asked for one in owed):
        raise Refused(
            "vendors may answer the revised list until {day}; prices stay closed until then",
            day=until,
        )


def _end_of(change: Change, day: dt.date) -> dt.datetime:
    clock = standing_clock(change.session, change.selection.id)
    return clock.end_of("answers", day)
