"""The stamp on the scope and on the acceptance: a leader approves the state that they saw."""

import datetime as dt

from rfp.reads.approvals import standing_matters
from rfp.reads.issue import issued_list_version
from rfp.reads.rfp_sections import rfp_sections
from rfp.writing.approval import Matter, Said, state_fingerprint, written
from rfp.writing.issued_section import Kept, kept_ready
from rfp.writing.tables import ApprovalRow
from workbench.committee import Actor, Right
from workbench.problem import Conflict, Problem
from workbench.record import verb
from workbench.store import Change, Store

APPROVE_MATTER = verb(
    "rfp.approve_matter",
    right=Right.APPROVE_SCOPE,
    label="Scope or acceptance approved",
    undoable=True,
)
WITHDRAW_MATTER = verb(
    "rfp.withdraw_matter",
    right=Right.APPROVE_SCOPE,
    label="Approval of scope or acceptance withdrawn",
    undoable=True,
)


def approve_matter(
    store: Store, actor: Actor, *, selection: str, matter: Matter, tried: str
) -> None:
    """Approve the scope or the acceptance as it was seen: `tried` is that state's fingerprint."""
    with store.change(actor, APPROVE_MATTER, selection) as change:
        now = standing_matters(change.session, change.actor, selection)[matter]
        if not now:
            raise Problem("the RFP says nothing of this: {matter}", matter=matter.label)
        if state_fingerprint(now) != tried:
            raise Conflict(
                "somebody changed this meanwhile: {matter}; look again, then approve it",
                matter=matter.label,
            )
        row = change.session.get(ApprovalRow, (selection, matter.value))
        if row is None:
            row = ApprovalRow(selection=selection, matter=matter.value)
            change.session.add(row)
        row.approved_by, row.approved_at = change.actor.account, change.now
        row.said = written(now, _ready(change, now))
        row.list_version = issued_list_version(change.session, selection)
        change.about(selection, matter=matter.value, fingerprint=tried)


def _ready(change: Change, said: Said) -> dict[str, Kept]:
    """Return the ready text of the sections, so that no later release makes the stamp stale."""
    sections = rfp_sections(change.session, change.actor, change.selection.id)
    return {each.code: kept_ready(each.ready) for each in sections if each.code in said}


def withdraw_matter(
    store: Store, actor: Actor, *, selection: str, matter: Matter, seen: dt.datetime | None = None
) -> None:
    """Take a stamp off; `seen` is when the stamp that was looked at was set."""
    with store.change(actor, WITHDRAW_MATTER, selection) as change:
        row = change.session.get(ApprovalRow, (selection, matter.value))
        if row is None:
            raise Problem("nobody has approved this: {matter}", matter=matter.label)
        if seen is not None and row.approved_at != seen:
            raise Conflict("somebody approved this anew meanwhile; look again, then withdraw")
        change.session.delete(row)
        change.about(selection, matter=matter.value)
