"""Accounts, signed-in browsers and one-use links, as they stand."""

import datetime as dt
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench.committee import Actor, Right, Role, require
from workbench.language import Language
from workbench.problem import Problem
from workbench.reads.actors import current_actor
from workbench.sign_in import SignedIn, token_id
from workbench.tables import AccountRow, BrowserRow, InvitationRow


class Spent(Problem):
    """A one-use link that was used, withdrawn, has ended, or never was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person who can sign in, as the owner sees them."""

    id: str
    login: str
    name: str
    is_owner: bool
    closed_at: dt.datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """What a one-use link that still holds is good for."""

    id: str
    selection: str | None
    roles: frozenset[Role]
    account: str | None
    vendor: str | None = None


def signed_in(session: Session, browser: str | None, now: dt.datetime) -> SignedIn | None:
    """Return who this browser speaks for; None after sign-out, its end, or a closed account."""
    found = session.execute(
        select(BrowserRow, AccountRow)
        .join(AccountRow, AccountRow.id == BrowserRow.account)
        .where(
            BrowserRow.id == browser,
            BrowserRow.ended_at.is_(None),
            BrowserRow.ends_at > now,
            AccountRow.closed_at.is_(None),
        )
    ).one_or_none()
    if found is None:
        return None
    row, account = found
    return SignedIn(
        browser=row.id,
        account=account.id,
        name=account.name,
        language=Language(row.language),
        is_owner=account.is_owner and account.sample is None,
        sample=account.sample,
        ends_at=row.ends_at,
    )


def name_of(session: Session, account: str) -> str:
    """Return what the person behind an account is called; "" for an account that never was."""
    row = session.get(AccountRow, account)
    return row.name if row else ""


def has_owner(session: Session) -> bool:
    """Return whether somebody owns this server, so that no first account can be opened."""
    return owner(session) is not None


def owner(session: Session) -> str | None:
    """Return the account of the first owner."""
    return session.scalar(
        select(AccountRow.id).filter_by(is_owner=True, sample=None).order_by(AccountRow.id).limit(1)
    )


def stored_passphrase(session: Session, login: str) -> tuple[str, str | None] | None:
    """Return the open account of a sign-in name and what is stored of its passphrase."""
    found = session.execute(
        select(AccountRow.id, AccountRow.passphrase).where(
            AccountRow.login == login,
            AccountRow.closed_at.is_(None),
            AccountRow.sample.is_(None),
        )
    ).one_or_none()
    return None if found is None else (found.id, found.passphrase)


def link(session: Session, token: str, now: dt.datetime) -> Link:
    """Return what a one-use link is good for, or say that it is spent."""
    row = session.get(InvitationRow, token_id(token))
    if row is None or row.withdrawn_at is not None or row.ends_at <= now:
        raise Spent("this link does not hold, or no longer; ask for a new one")
    if row.used_at is not None:
        raise Spent("this link was used already; each link can be used once")
    return Link(
        id=row.id,
        selection=row.selection,
        roles=frozenset(Role(code) for code in (row.roles or "").split()),
        account=row.account,
        vendor=row.vendor,
    )


def accounts(session: Session, actor: Actor) -> list[Account]:
    """Return every account but the sample's made-up people, by name; the owner's alone to see."""
    # As seen from no selection: the sample's chair owns the sample, and nothing beside it.
    require(current_actor(session, actor, None), Right.MANAGE_ACCOUNTS, None)
    rows = session.scalars(
        select(AccountRow).where(AccountRow.sample.is_(None)).order_by(AccountRow.name)
    )
    return [
        Account(
            id=row.id,
            login=row.login,
            name=row.name,
            is_owner=row.is_owner,
            closed_at=row.closed_at,
        )
        for row in rows
    ]
