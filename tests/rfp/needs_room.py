"""A selection with a committee in a real store, for the tests of maps, pains, gaps and the like."""

import datetime as dt
import itertools
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from rfp.planning.criterion import CriterionKind
from rfp.tables import CriterionRow
from tests.empty_database import empty_database
from workbench.committee import Actor
from workbench.database import Database
from workbench.reads.actors import current_actor
from workbench.store import Store
from workbench.tables import AccountRow, EventRow, MemberRow, SelectionRow, WordingRow

ROOM = "crm"
START = dt.datetime(2026, 3, 21, 9, 0, tzinfo=dt.UTC)
SEATS = {
    "sara": "chair evaluator",
    "omid": "evaluator",
    "nima": "facilitator",
    "leila": "observer",
    "vida": "vendor",
}


@dataclass(frozen=True)
class NeedsRoom:
    store: Store

    def seated(self, name: str) -> Actor:
        with self.store.read() as session:
            return current_actor(session, Actor(account=name, name=name), ROOM)

    def events(self) -> list[EventRow]:
        with self.store.read() as session:
            return list(session.query(EventRow).order_by(EventRow.sequence))

    def enter(self, phase: str) -> None:
        with self.store.database.writing() as session:
            session.get(SelectionRow, ROOM).phase = phase


def needs_room(folder: Path, *, made: bytes | None = None, after: int = 0) -> NeedsRoom:
    """Return a room with two criteria, one member of each kind, and nothing written yet.

    `made` is the database of a room that holds more, `after` how often its clock was looked at.
    """
    path = folder / "gozin.db"
    path.write_bytes(_furnished() if made is None else made)
    ticks = itertools.count(after)
    store = Store(
        database=Database(f"sqlite:///{path}"),
        clock=lambda: START + dt.timedelta(seconds=next(ticks)),
    )
    return NeedsRoom(store=store)


@cache
def _furnished() -> bytes:
    """Make the room's database once for all tests of this process: each works on a copy."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gozin.db"
        path.write_bytes(empty_database())
        database = Database(f"sqlite:///{path}")
        with database.writing() as session:
            furnish(session)
        database.close()
        return path.read_bytes()


def furnish(session) -> None:
    """Put the selection, its people and its two criteria into a database."""
    _seat(session)
    _add_criteria(session)


def _seat(session):
    session.add(
        SelectionRow(
            id=ROOM,
            phase="needs",
            language="en",
            currency="EUR",
            precision=Fraction(1, 10),
            created_at=START,
        )
    )
    for name in SEATS:
        session.add(AccountRow(id=name, login=name, name=name.capitalize()))
    session.flush()
    for name, roles in SEATS.items():
        vendor = "aban" if roles == "vendor" else None
        session.add(
            MemberRow(id=f"m-{name}", selection=ROOM, account=name, roles=roles, vendor=vendor)
        )


def _add_criteria(session):
    words = {"fit": ("Functional fit", "تناسب کارکردی"), "risk": ("Viability", "پایداری")}
    for ordinal, (key, (english, persian)) in enumerate(words.items(), start=1):
        session.add(
            CriterionRow(
                id=key,
                selection=ROOM,
                parent=None,
                ordinal=ordinal,
                kind=CriterionKind.QUALITY.value,
                weight=Fraction(1, 2),
            )
        )
        for language, text in (("en", english), ("fa", persian)):
            session.add(
                WordingRow(subject=key, field="title", language=language, selection=ROOM, text=text)
            )
