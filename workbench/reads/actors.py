"""Who an actor is at this moment: seat, roles, conflicts and the vendor in the room."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from workbench.committee import ELSEWHERE, Actor, Role
from workbench.tables import AccountRow, BrowserRow, ConflictRow, MemberRow

# Account, browser and seat at once, written once: every read of every page begins with it.
_WHO = (
    select(
        AccountRow.name,
        AccountRow.is_owner,
        AccountRow.sample,
        BrowserRow.room_selection,
        BrowserRow.room_vendor,
        MemberRow.id.label("member"),
        MemberRow.roles,
        MemberRow.declared_at,
        MemberRow.vendor,
    )
    .select_from(AccountRow)
    .outerjoin(BrowserRow, BrowserRow.id == bindparam("browser"))
    .outerjoin(
        MemberRow,
        (MemberRow.account == AccountRow.id)
        & (MemberRow.selection == bindparam("selection"))
        & MemberRow.removed_at.is_(None),
    )
    .where(AccountRow.id == bindparam("account"), AccountRow.closed_at.is_(None))
)
_CONFLICTS = select(ConflictRow.vendor).where(ConflictRow.member == bindparam("member"))


def current_actor(session: Session, actor: Actor, selection: str | None) -> Actor:
    """Return `actor` with the seat it has in `selection` now; a removed member has none."""
    asked = {"account": actor.account, "browser": actor.browser, "selection": selection}
    found = session.execute(_WHO, asked).one_or_none()
    if found is None:
        return Actor(account=actor.account, name=actor.name)
    bare = Actor(
        account=actor.account,
        name=found.name,
        # A made-up person of the sample owns nothing outside its sample.
        is_owner=found.is_owner and found.sample in (None, selection),
        browser=actor.browser,
        selection=selection,
        room_vendor=_room_vendor(found, selection),
    )
    return bare if found.member is None else _seated(session, bare, found)


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


def _seated(session: Session, bare: Actor, found: Row[*tuple[Any, ...]]) -> Actor:
    conflicts = session.scalars(_CONFLICTS, {"member": found.member})
    return replace(
        bare,
        member=found.member,
        roles=frozenset(Role(code) for code in found.roles.split()),
        conflicts=frozenset(conflicts),
        has_declared=found.declared_at is not None,
        room_vendor=bare.room_vendor or found.vendor,
    )


def _room_vendor(found: Row[*tuple[Any, ...]], selection: str | None) -> str | None:
    """Return the vendor that this browser is shown to; it then has no other rights anywhere."""
    if found.room_vendor is None:
        return None
    return str(found.room_vendor) if found.room_selection == selection else ELSEWHERE
