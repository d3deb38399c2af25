"""The stamp on gaps: a member approves the content that they saw."""

import datetime as dt
from collections.abc import Mapping

from rfp.reads.needs import gaps
from rfp.tables import GapApprovalRow, GapRow
from workbench.committee import Actor, Right
from workbench.problem import Conflict, Problem
from workbench.record import verb
from workbench.store import Change, Store

APPROVE_GAPS = verb(
    "rfp.approve_gaps", right=Right.APPROVE_GAPS, label="Gap approved", undoable=True
)
WITHDRAW_APPROVAL = verb(
    "rfp.withdraw_approval", right=Right.APPROVE_GAPS, label="Approval withdrawn", undoable=True
)


def approve_gaps(store: Store, actor: Actor, *, selection: str, seen: Mapping[str, str]) -> None:
    """Approve gaps as they were seen: `seen` holds the fingerprint of each by its id."""
    with store.change(actor, APPROVE_GAPS, selection) as change:
        if not seen:
            raise Problem("choose the gaps to approve, got none")
        now = {entry.gap.id: entry for entry in gaps(change.session, change.actor, selection, "en")}
        for gap, fingerprint in seen.items():
            entry = now[change.get(GapRow, gap).id]
            if entry.fingerprint != fingerprint:
                raise Conflict(
                    "somebody changed the gap {title} meanwhile; look again, then approve it",
                    title=entry.gap.title,
                )
            _stamp(change, gap, fingerprint)
        change.about(next(iter(seen)), count=len(seen))


def withdraw_approval(
    store: Store, actor: Actor, *, selection: str, gap: str, seen: dt.datetime | None = None
) -> None:
    """Take the stamp off a gap; `seen` is when the stamp that was looked at was set."""
    with store.change(actor, WITHDRAW_APPROVAL, selection) as change:
        row = change.get(GapApprovalRow, gap)
        if seen is not None and row.approved_at != seen:
            raise Conflict("somebody approved this gap anew meanwhile; look again, then withdraw")
        change.session.delete(row)
        change.about(gap)


def _stamp(change: Change, gap: str, fingerprint: str) -> None:
    row = change.session.get(GapApprovalRow, gap)
    if row is None:
        row = GapApprovalRow(gap=gap, selection=change.selection.id)
        change.session.add(row)
    row.approved_by, row.approved_at = change.actor.account, change.now
    row.fingerprint = fingerprint
