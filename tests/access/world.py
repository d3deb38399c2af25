"""The selection as a value for tests: its store, its ids, and what was planted in it."""

import datetime as dt
import hashlib
import itertools
from dataclasses import dataclass, field, replace
from pathlib import Path

from tests.access.people import (
    PEOPLE,
    SCORERS,
    browser_of,
)
from tests.access.planted import Canary, Kind
from tests.workbench.committee_room import START
from workbench.committee import Actor
from workbench.ground import open_store
from workbench.reads.actors import current_actor
from workbench.selection import Phase
from workbench.store import Store
from workbench.upkeep import backup


@dataclass
class World:
    """The selection, the ids of what was made in it, and the secrets that stand in it so far."""

    store: Store
    selection: str = ""
    phase: Phase = Phase.NEEDS
    ids: dict[str, str] = field(default_factory=dict)
    canaries: list[Canary] = field(default_factory=list)
    abroad: "World | None" = None  # the other selection, in the same database
    sole: str | None = None  # the account that plays everybody
    scorers: tuple[str, ...] = SCORERS
    mark: str = "zq"  # with which every planted word begins

    def actor(self, key: str, selection: str | None = None) -> Actor:
        """Return who `key` is now in this selection, or in another."""
        account = self.sole or PEOPLE[key].account or key
        browser = browser_of("room") if key == "room" else None
        bare = Actor(account=account, name=key, browser=browser)
        with self.store.read() as session:
            return current_actor(session, bare, selection or self.selection)

    def canary(self, kind: Kind, *, vendor: str = "", by: str = "") -> str:
        """Plant a word that nothing else contains, and return it."""
        word = f"{self.mark}{kind.value}{vendor}{by}q"
        self.canaries.append(Canary(kind, word, vendor=vendor, by=by))
        return word


def copied(world: World, to: Path) -> World:
    """Return the world in a database of its own, to be changed without regret."""
    backup(str(world.store.database.engine.url), to, START)
    store = new_store(to, after=10_000)
    return replace(
        world,
        store=store,
        ids=dict(world.ids),
        canaries=list(world.canaries),
        abroad=world.abroad and replace(world.abroad, store=store),
    )


def new_store(path: Path, after: int = 0) -> Store:
    store = open_store(f"sqlite:///{path}", alone=False)
    ticks, draws = itertools.count(after), itertools.count(after)

    def entropy(size: int) -> bytes:
        return hashlib.shake_256(f"access {next(draws)}".encode()).digest(size)

    return Store(
        store.database,
        clock=lambda: START + dt.timedelta(seconds=next(ticks)),
        entropy=entropy,
    )
