"""Who an actor is at this moment: seat, roles, conflicts and the vendor in the room."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.committee import ELSEWHERE, Actor, Role
from workbench.tables import AccountRow, BrowserRow, ConflictRow, MemberRow


def current_actor(session: Session, actor: Actor, selection: str | None) -> Actor:
    """Return `actor` with the seat it has in `selection` now; a removed member has none."""
    account = session.get(AccountRow, actor.account)
    if account is None or account.closed_at is not None:
        return Actor(account=actor.account, name=actor.name)
    bare = Actor(
        account=account.id,
        name=account.name,
        # A made-up person of the sample owns nothing outside its sample.
        is_owner=account.is_owner and account.sample in (None, selection),
        browser=actor.browser,
        selection=selection,
        room_vendor=_room_vendor(session, actor.browser, selection),
    )
    member = _seat(session, account.id, selection) if selection else None
    return bare if member is None else _seated(session, bare, member)


def seated_actors(session: Session, selection: str) -> list[Actor]:
    """Return everybody who has a seat in `selection` now, whatever their browsers are shown to."""
    seats = session.execute(
        select(MemberRow, AccountRow)
        .join(AccountRow, AccountRow.id == MemberRow.account)
        .where(
            MemberRow.selection == selection,
            MemberRow.removed_at.is_(None),
            AccountRow.closed_at.is_(None),
        )
    )
    hidden: dict[str, set[str]] = {}
    for conflict in session.scalars(select(ConflictRow).where(ConflictRow.selection == selection)):
        hidden.setdefault(conflict.member, set()).add(conflict.vendor)
    return [
        Actor(
            account=account.id,
            name=account.name,
            is_owner=account.is_owner and account.sample in (None, selection),
            selection=selection,
            member=member.id,
            roles=frozenset(Role(code) for code in member.roles.split()),
            conflicts=frozenset(hidden.get(member.id, ())),
            has_declared=member.declared_at is not None,
            room_vendor=member.vendor,
        )
        for member, account in seats
    ]


def _seat(session: Session, account: str, selection: str | None) -> MemberRow | None:
    return session.scalar(
        select(MemberRow).where(
            MemberRow.account == account,
            MemberRow.selection == selection,
            MemberRow.removed_at.is_(None),
        )
    )


def _seated(session: Session, bare: Actor, member: MemberRow) -> Actor:
    conflicts = select(ConflictRow.vendor).where(ConflictRow.member == member.id)
    return replace(
        bare,
        member=member.id,
        roles=frozenset(Role(code) for code in member.roles.split()),
        conflicts=frozenset(session.scalars(conflicts)),
        has_declared=member.declared_at is not None,
        room_vendor=bare.room_vendor or member.vendor,
    )


def _room_vendor(session: Session, browser: str | None, selection: str | None) -> str | None:
    """Return the vendor that this browser is shown to; it then has no other rights anywhere."""
    row = session.get(BrowserRow, browser) if browser else None
    if row is None or row.room_vendor is None:
        return None
    return row.room_vendor if row.room_selection == selection else ELSEWHERE
