"""Who sits on a committee, who is invited, and which browsers they use."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.committee import Actor, Right, Role
from workbench.reads.rights import is_allowed
from workbench.tables import AccountRow, BrowserRow, InvitationRow, MemberRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A person with a seat on a committee."""

    id: str
    account: str
    name: str
    roles: frozenset[Role]
    declared_at: dt.datetime | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """A seat that was offered and is not taken yet."""

    id: str
    roles: frozenset[Role]
    made_by: str
    ends_at: dt.datetime


class Browser(NamedTuple):
    """A signed-in browser of a member, and the vendor it is shown to."""

    id: str
    member: str
    name: str
    since: dt.datetime
    room_vendor: str | None


def roles_of(codes: str | None) -> frozenset[Role]:
    """Return the roles that a row keeps as codes separated by spaces."""
    return frozenset(Role(code) for code in (codes or "").split())


def members(session: Session, actor: Actor, selection: str) -> list[Member]:
    """Return who sits on the committee, by name."""
    if not is_allowed(session, actor, Right.SEE_SELECTION, selection):
        return []
    statement = (
        select(MemberRow, AccountRow.name)
        .join(AccountRow, AccountRow.id == MemberRow.account)
        .where(
            MemberRow.selection == selection,
            MemberRow.removed_at.is_(None),
            MemberRow.vendor.is_(None),
        )
        .order_by(AccountRow.name, MemberRow.id)
    )
    return [
        Member(
            id=row.id,
            account=row.account,
            name=name,
            roles=roles_of(row.roles),
            declared_at=row.declared_at,
            version=row.version,
        )
        for row, name in session.execute(statement)
    ]


def invitations(
    session: Session, actor: Actor, selection: str, now: dt.datetime
) -> list[Invitation]:
    """Return the invitations that can still be used, the one that ends first on top."""
    if not is_allowed(session, actor, Right.MANAGE_MEMBERS, selection):
        return []
    statement = (
        select(InvitationRow, AccountRow.name)
        .join(AccountRow, AccountRow.id == InvitationRow.made_by)
        .where(
            InvitationRow.selection == selection,
            InvitationRow.vendor.is_(None),
            InvitationRow.used_at.is_(None),
            InvitationRow.withdrawn_at.is_(None),
            InvitationRow.ends_at > now,
        )
        .order_by(InvitationRow.ends_at, InvitationRow.id)
    )
    return [
        Invitation(id=row.id, roles=roles_of(row.roles), made_by=name, ends_at=row.ends_at)
        for row, name in session.execute(statement)
    ]


def browsers(session: Session, actor: Actor, selection: str, now: dt.datetime) -> list[Browser]:
    """Return the browsers that members are signed in with, for the chair to turn to a vendor."""
    if not is_allowed(session, actor, Right.SET_ROOM, selection):
        return []
    statement = (
        select(BrowserRow, MemberRow.id, AccountRow.name)
        .join(AccountRow, AccountRow.id == BrowserRow.account)
        .join(MemberRow, MemberRow.account == AccountRow.id)
        .where(
            MemberRow.selection == selection,
            MemberRow.removed_at.is_(None),
            MemberRow.vendor.is_(None),
            BrowserRow.ended_at.is_(None),
            BrowserRow.ends_at > now,
            AccountRow.closed_at.is_(None),
        )
        .order_by(AccountRow.name, BrowserRow.created_at)
    )
    return [
        Browser(
            id=row.id,
            member=member,
            name=name,
            since=row.created_at,
            room_vendor=row.room_vendor if row.room_selection == selection else None,
        )
        for row, member, name in session.execute(statement)
    ]


def room_of(session: Session, browser: str) -> str | None:
    """Return the selection whose vendor this browser is shown to, if it is."""
    row = session.get(BrowserRow, browser)
    return row.room_selection if row is not None and row.room_vendor else None
