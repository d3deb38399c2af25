"""The owner of a requirement signs it off as it was read, or the chair in their stead."""

import datetime as dt
from collections.abc import Mapping

from sqlalchemy import select

from rfp.needs.sign_off import is_own
from rfp.needs.tables import SignOffRow
from rfp.reads.needs import RequirementEntry, requirements
from workbench.committee import Actor, Right, Role
from workbench.problem import Conflict, Problem, Refused
from workbench.record import verb
from workbench.store import Change, Store

SIGN_OFF = verb(
    "rfp.sign_off_requirements",
    right=Right.SIGN_NEEDS,
    label="Requirement signed off",
    undoable=True,
)
WITHDRAW_SIGN_OFF = verb(
    "rfp.withdraw_sign_off", right=Right.SIGN_NEEDS, label="Sign-off withdrawn", undoable=True
)


def sign_off_requirements(
    store: Store, actor: Actor, *, selection: str, seen: Mapping[str, str]
) -> None:
    """Say of requirements that they are understood and right, as they were read.

    `seen` holds what was read of each by its id. Each is signed off by the member who owns it;
    the chair may do it in the owner's stead, and the record says so.
    """
    with store.change(actor, SIGN_OFF, selection) as change:
        if not seen:
            raise Problem("choose the requirements to sign off, got none")
        listed = requirements(change.session, change.actor, selection, "en")
        now = {entry.requirement.id: entry for entry in listed}
        for requirement, read in seen.items():
            if requirement not in now:
                raise Problem("a requirement of this table was removed meanwhile; look again")
            _expect_signer(change.actor, now[requirement])
            _expect_read(now[requirement], read)
            _sign(change, now[requirement])
        first = now[next(iter(seen))].requirement
        change.about(first.id, code=first.code, requirements=len(seen))


def withdraw_sign_off(
    store: Store, actor: Actor, *, selection: str, requirement: str, seen: dt.datetime | None = None
) -> None:
    """Take a sign-off back; `seen` is when the one that was looked at was given."""
    with store.change(actor, WITHDRAW_SIGN_OFF, selection) as change:
        row = change.get(SignOffRow, requirement)
        if change.actor.account != row.signed_by and Role.CHAIR not in change.actor.roles:
            raise Refused("a sign-off is withdrawn by whoever gave it, or by the chair")
        if seen is not None and row.signed_at != seen:
            raise Conflict("somebody signed it off anew meanwhile; look again, then withdraw")
        change.session.delete(row)
        change.about(requirement)


def drop_sign_off(change: Change, requirement: str) -> None:
    """Let the sign-off go with its requirement."""
    signed = select(SignOffRow).where(SignOffRow.requirement == requirement)
    for row in change.session.scalars(signed).all():
        change.session.delete(row)
    change.session.flush()


def _expect_signer(actor: Actor, entry: RequirementEntry) -> None:
    asked = entry.requirement
    if not asked.owner:
        raise Problem(
            "requirement {code} has no owner who could sign it off; name one first",
            code=asked.code,
        )
    if not is_own(asked.owner, actor.member) and Role.CHAIR not in actor.roles:
        raise Refused(
            "requirement {code} is signed off by its owner, or by the chair in their stead",
            code=asked.code,
        )


def _expect_read(entry: RequirementEntry, read: str) -> None:
    if entry.content != read:
        raise Conflict(
            "somebody changed requirement {code} meanwhile; read it again, then sign it off",
            code=entry.requirement.code,
        )


def _sign(change: Change, entry: RequirementEntry) -> None:
    row = change.session.get(SignOffRow, entry.requirement.id)
    if row is None:
        row = SignOffRow(requirement=entry.requirement.id, selection=change.selection.id)
        change.session.add(row)
    row.signed_by, row.signed_at = change.actor.account, change.now
    row.owner, row.content_read = entry.requirement.owner, entry.content
    row.is_in_stead = not is_own(entry.requirement.owner, change.actor.member)
