"""Who speaks for each vendor, and who was asked to."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.committee import Actor, Right
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow, InvitationRow, MemberRow


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorPerson:
    """A person who speaks for a vendor here."""

    member: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenInvitation:
    """A one-use link for a vendor's person that nobody has used yet."""

    id: str
    ends_at: dt.datetime


def vendor_people(
    session: Session, actor: Actor, selection: str
) -> Mapping[str, tuple[VendorPerson, ...]]:
    """Return the people of each vendor by name; those of one in conflict do not exist."""
    if not is_allowed(session, actor, Right.INVITE_VENDORS, selection):
        return {}
    statement = (
        select(MemberRow.vendor, MemberRow.id, AccountRow.name)
        .join(AccountRow, AccountRow.id == MemberRow.account)
        .where(
            MemberRow.selection == selection,
            MemberRow.removed_at.is_(None),
            MemberRow.vendor.is_not(None),
            MemberRow.vendor.not_in(actor.conflicts),
        )
        .order_by(AccountRow.name, MemberRow.id)
    )
    found: dict[str, tuple[VendorPerson, ...]] = {}
    for vendor, member, name in session.execute(statement):
        person = VendorPerson(member=member, name=name)
        found[vendor or ""] = (*found.get(vendor or "", ()), person)
    return found


def vendor_invitations(
    session: Session, actor: Actor, selection: str, now: dt.datetime
) -> Mapping[str, tuple[OpenInvitation, ...]]:
    """Return the links of each vendor that can still be used, the one that ends first on top."""
    if not is_allowed(session, actor, Right.INVITE_VENDORS, selection):
        return {}
    statement = (
        select(InvitationRow)
        .where(
            InvitationRow.selection == selection,
            InvitationRow.vendor.is_not(None),
            InvitationRow.vendor.not_in(actor.conflicts),
            InvitationRow.used_at.is_(None),
            InvitationRow.withdrawn_at.is_(None),
            InvitationRow.ends_at > now,
        )
        .order_by(InvitationRow.ends_at, InvitationRow.id)
    )
    found: dict[str, tuple[OpenInvitation, ...]] = {}
    for row in session.scalars(statement):
        told = OpenInvitation(id=row.id, ends_at=row.ends_at)
        found[row.vendor or ""] = (*found.get(row.vendor or "", ()), told)
    return found
