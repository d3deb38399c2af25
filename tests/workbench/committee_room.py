"""A store on a file with an owner, for tests that begin where a newcomer begins."""

import datetime as dt
import hashlib
import itertools
from dataclasses import dataclass
from pathlib import Path

from tests.empty_database import empty_database
from workbench.changes.accounts import OPEN_ACCOUNT
from workbench.changes.members import invite, take_seat
from workbench.changes.selections import start_selection
from workbench.committee import Actor, Role
from workbench.ground import open_store
from workbench.language import Language
from workbench.reads.actors import current_actor
from workbench.reads.members import members
from workbench.store import Store
from workbench.tables import AccountRow, BrowserRow, SelectionRow

START = dt.datetime(2026, 3, 21, 9, 0, tzinfo=dt.UTC)
TITLES = {"en": "A new CRM", "fa": "سامانهٔ تازه"}


@dataclass(frozen=True)
class Room:
    """One selection, chaired by Sara, the owner; everybody else takes a seat by invitation."""

    store: Store
    selection: str

    def seated(self, account: str, browser: str | None = None) -> Actor:
        with self.store.read() as session:
            bare = Actor(account=account, name=account, browser=browser)
            return current_actor(session, bare, self.selection)

    def seat(self, account: str, *roles: Role) -> str:
        """Open an account, invite it, and return its member."""
        open_account(self.store, account)
        token = invite(self.store, self.seated("sara"), selection=self.selection, roles=roles)
        take_seat(self.store, Actor(account=account, name=account), token)
        return self.member(account)

    def member(self, account: str) -> str:
        with self.store.read() as session:
            found = members(session, self.seated("sara"), self.selection)
        return next(member.id for member in found if member.account == account)

    def enter(self, phase: str) -> None:
        """Put the selection into a phase, past the guards that other packages own."""
        with self.store.database.writing() as session:
            session.get_one(SelectionRow, self.selection).phase = phase

    def browser(self, account: str) -> str:
        name = f"browser of {account}"
        with self.store.database.writing() as session:
            session.add(
                BrowserRow(
                    id=name,
                    account=account,
                    language=Language.EN.value,
                    created_at=START,
                    ends_at=START + dt.timedelta(days=1),
                )
            )
        return name


def new_store(folder: Path) -> Store:
    """Return an empty store whose clock ticks a second a reading and whose chance is known."""
    path = folder / "gozin.db"
    path.write_bytes(empty_database())
    store = open_store(f"sqlite:///{path}", alone=False)
    ticks, draws = itertools.count(), itertools.count()

    def entropy(size: int) -> bytes:
        return hashlib.shake_256(str(next(draws)).encode()).digest(size)

    return Store(
        store.database,
        clock=lambda: START + dt.timedelta(seconds=next(ticks)),
        entropy=entropy,
    )


def open_account(store: Store, account: str, *, is_owner: bool = False) -> None:
    """Open an account by a change of its own, without the cost of a passphrase."""
    with store.change(Actor(account=account, name=account), OPEN_ACCOUNT) as change:
        change.session.add(
            AccountRow(id=account, login=account, name=account.capitalize(), is_owner=is_owner)
        )


def new_room(store: Store) -> Room:
    open_account(store, "sara", is_owner=True)
    selection = start_selection(
        store,
        Actor(account="sara", name="Sara"),
        titles=TITLES,
        language="en",
        currency="EUR",
        roles=[Role.CHAIR, Role.EVALUATOR],
    )
    return Room(store=store, selection=selection)
