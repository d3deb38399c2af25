"""Accounts and the browsers that speak for them: opened, signed in, signed out, put right."""

import datetime as dt

from sqlalchemy import select
from sqlalchemy.orm import Session

from workbench import sign_in as proof
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.problem import Problem, Refused
from workbench.reads.accounts import has_owner, link, owner, stored_passphrase
from workbench.record import verb
from workbench.sign_in import SignedIn
from workbench.store import ANYONE, Change, Store
from workbench.tables import AccountRow, BrowserRow, InvitationRow

OPEN_ACCOUNT = verb("workbench.open_account", right=None, label="opened an account")
OPEN_SAMPLE_ACCOUNT = verb(
    "workbench.open_sample_account", right=None, label="opened a made-up person's account"
)
SIGN_IN = verb("workbench.sign_in", right=None, label="signed in")
SIGN_OUT = verb("workbench.sign_out", right=None, label="signed out")
ENTER_SAMPLE = verb("workbench.enter_sample", right=None, label="entered the sample")
CHANGE_LANGUAGE = verb("workbench.change_language", right=None, label="changed the language")
MAKE_PASSPHRASE_LINK = verb(
    "workbench.make_passphrase_link",
    right=Right.MANAGE_ACCOUNTS,
    label="made a link to a new passphrase",
)
RESET_OWNER = verb(
    "workbench.reset_owner", right=None, label="made a new passphrase link at the server"
)
SET_PASSPHRASE = verb("workbench.set_passphrase", right=None, label="set a new passphrase")


def open_account(
    store: Store,
    *,
    login: str,
    name: str,
    passphrase: str,
    language: Language,
    invitation: str | None = None,
) -> str:
    """Open an account and return its id: the first is the owner's, each later one is invited."""
    login, name = proof.clean_login(login), proof.clean_name(name)
    hashed = proof.hash_passphrase(passphrase, login)
    with store.change(ANYONE, OPEN_ACCOUNT) as change:
        is_first = not has_owner(change.session)
        _check_invited(change, invitation, is_first=is_first)
        if change.session.scalar(select(AccountRow.id).where(AccountRow.login == login)):
            raise Problem("the sign-in name {login} is taken; choose another", login=login)
        account = change.new_id()
        change.session.add(
            AccountRow(
                id=account,
                login=login,
                name=name,
                passphrase=hashed,
                language=language.value,
                is_owner=is_first,
            )
        )
        change.about(account, is_owner=is_first)
        return account


def _check_invited(change: Change, invitation: str | None, *, is_first: bool) -> None:
    if is_first and invitation is None:
        return
    if invitation is None:
        raise Refused("this server has an owner already; ask them for an invitation")
    if link(change.session, invitation, change.now).selection is None:
        raise Refused("this link is not an invitation to a selection")


def open_sample_account(
    store: Store, *, selection: str, name: str, language: Language, is_owner: bool = False
) -> str:
    """Open the account of a made-up person, who owns and reaches that one sample at most."""
    with store.change(ANYONE, OPEN_SAMPLE_ACCOUNT) as change:
        account = change.new_id()
        change.session.add(
            AccountRow(
                id=account,
                login=f"sample {account}",  # the space keeps it out of what anybody can type
                name=proof.clean_name(name),
                language=language.value,
                is_owner=is_owner,
                sample=selection,
            )
        )
        change.about(account)
        return account


def sign_in(
    store: Store,
    *,
    login: str,
    passphrase: str,
    language: Language | None = None,
    instead_of: str | None = None,
) -> str:
    """Return the token of a freshly signed-in browser; the one it was before is ended."""
    with store.read() as session:
        found = stored_passphrase(session, proof.clean_login(login))
    account, stored = found or ("", None)
    if not proof.fits(stored, passphrase):
        raise Refused("the sign-in name and the passphrase do not belong together")
    with store.change(Actor(account=account, name=""), SIGN_IN) as change:
        return _admit(change, account, language, instead_of)


def enter_sample(
    store: Store, account: str, *, language: Language, instead_of: str | None = None
) -> str:
    """Return the token of a browser that speaks for one of the sample's made-up people."""
    with store.change(Actor(account=account, name=""), ENTER_SAMPLE) as change:
        if change.get(AccountRow, account).sample is None:
            raise Refused("only the sample's people are entered without a passphrase")
        return _admit(change, account, language, instead_of)


def _admit(change: Change, account: str, language: Language | None, instead_of: str | None) -> str:
    row = change.get(AccountRow, account)
    if row.closed_at is not None:
        raise Refused("this account is closed")
    if instead_of is not None:
        _end(change, instead_of)
    token = proof.new_token(change.random)
    change.session.add(
        BrowserRow(
            id=proof.token_id(token),
            account=account,
            language=(language or Language(row.language)).value,
            created_at=change.now,
            ends_at=change.now + proof.A_SITTING,
        )
    )
    change.about(account)
    return token


def sign_out(store: Store, signed_in: SignedIn) -> None:
    """End this browser's sitting at once."""
    with store.change(signed_in.actor, SIGN_OUT) as change:
        _end(change, signed_in.browser)
        change.about(signed_in.account)


def _end(change: Change, browser: str) -> None:
    row = change.session.get(BrowserRow, browser)
    if row is not None and row.ended_at is None:
        row.ended_at = change.now


def change_language(store: Store, signed_in: SignedIn, language: Language) -> None:
    """Let this browser read another language, and the account's next browsers too."""
    with store.change(signed_in.actor, CHANGE_LANGUAGE) as change:
        change.get(BrowserRow, signed_in.browser).language = language.value
        change.get(AccountRow, signed_in.account).language = language.value
        change.about(signed_in.account, language=language.value)


def make_passphrase_link(store: Store, actor: Actor, account: str) -> str:
    """Return the token of a one-use link by which somebody sets a new passphrase."""
    with store.change(actor, MAKE_PASSPHRASE_LINK) as change:
        if change.get(AccountRow, account).sample is not None:
            raise Refused("the sample's people have no passphrase")
        return _passphrase_link(change, account)


def reset_owner(store: Store) -> str:
    """Return the token of the owner's link to a new passphrase; for whoever runs the server."""
    with store.change(ANYONE, RESET_OWNER) as change:
        account = owner(change.session)
        if account is None:
            raise Problem("nobody owns this server yet; open the first account in the browser")
        return _passphrase_link(change, account)


def _passphrase_link(change: Change, account: str) -> str:
    token = proof.new_token(change.random)
    change.session.add(
        InvitationRow(
            id=proof.token_id(token),
            account=account,
            made_by=change.actor.account,
            ends_at=change.now + proof.A_LINK,
        )
    )
    change.about(account)
    return token


def set_passphrase(store: Store, *, token: str, passphrase: str) -> None:
    """Use a link to set a new passphrase; every browser of the account is signed out."""
    with store.read() as session:
        login = _account_of(session, token, store.clock()).login
    hashed = proof.hash_passphrase(passphrase, login)
    with store.change(ANYONE, SET_PASSPHRASE) as change:
        account = _account_of(change.session, token, change.now)
        account.passphrase = hashed
        change.get(InvitationRow, proof.token_id(token)).used_at = change.now
        for row in _sittings(change.session, account.id):
            row.ended_at = change.now
        change.about(account.id)


def _account_of(session: Session, token: str, now: dt.datetime) -> AccountRow:
    account = session.get(AccountRow, link(session, token, now).account)
    if account is None:
        raise Refused("this link is not for a new passphrase")
    return account


def _sittings(session: Session, account: str) -> list[BrowserRow]:
    statement = select(BrowserRow).where(
        BrowserRow.account == account, BrowserRow.ended_at.is_(None)
    )
    return list(session.scalars(statement))
