"""A call in which proposals are sealed: Sara, Nima and Omid hold keys."""

import datetime as dt
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from rfp.changes.issue import set_timetable
from tests.rfp.needs_room import ROOM
from tests.vendor_data.vendor_room import Made, VendorRoom
from vendor_data.changes.envelope_opening import consent_to_opening, open_envelopes
from vendor_data.changes.hand_in import hand_in
from vendor_data.changes.sealed_state import close_scores
from vendor_data.changes.sealing import name_keyholders, set_opening_phrase
from vendor_data.reads.sealing import handed_in, opened_papers, sealing
from vendor_data.sealing import box
from vendor_data.sealing.envelope import Envelope, Opening
from workbench.committee import Right
from workbench.record import VERBS, verb

PHRASES = {
    "sara": "seven quiet lamps",
    "nima": "a kettle on the roof",
    "omid": "plum harbour window",
}
MEMBERS = tuple(f"m-{name}" for name in PHRASES)
CLOSE = VERBS.get("tests.close_scores") or verb(
    "tests.close_scores", right=Right.SEE_SELECTION, label="Scoring started"
)


@cache
def _sealed(holders: tuple[str, ...], passes: int, memory: int) -> Made:
    """Seal a call once for all tests of this process that stretch phrases as slowly."""
    with TemporaryDirectory() as folder:
        room = VendorRoom(Path(folder))
        room.issue()
        room.declare()
        _name(room, *holders)
        for name, phrase in PHRASES.items():
            if f"m-{name}" in holders:
                _set_phrase(room, name, phrase)
        return room.kept(Path(folder))


def _name(room: VendorRoom, *members: str, who: str = "sara") -> None:
    name_keyholders(room.store, room.seated(who), selection=ROOM, members=members)


def _set_phrase(room: VendorRoom, who: str, phrase: str) -> object:
    return set_opening_phrase(room.store, room.seated(who), selection=ROOM, phrase=phrase)


class SealedRoom(VendorRoom):
    """The room of the vendors, issued, declared and sealed; nothing is handed in yet."""

    def __init__(self, folder, holders=MEMBERS) -> None:
        super().__init__(folder, _sealed(holders, box.PASSES, box.MEMORY))
        self.folder = folder

    def name(self, *members, who="sara"):
        _name(self, *members, who=who)

    def set_phrase(self, who, phrase):
        return _set_phrase(self, who, phrase)

    def hand_in(self, vendor, envelope, content=b"content", *, who="nima", name="file.xlsx"):
        return hand_in(
            self.store, self.seated(who), selection=ROOM, vendor=self.vendors[vendor],
            envelope=Envelope(envelope), file_name=name, content=content,
        )  # fmt: skip

    def last_day(self, day: dt.date | None) -> None:
        days = {"proposals": day}
        set_timetable(self.store, self.seated("nima"), selection=ROOM, days=days)

    def consent(self, who, opening="technical", phrase=None):
        consent_to_opening(
            self.store, self.seated(who), selection=ROOM, opening=Opening(opening),
            phrase=phrase or PHRASES[who],
        )  # fmt: skip

    def open(self, who, opening="technical", phrase=None):
        open_envelopes(
            self.store, self.seated(who), selection=ROOM, opening=Opening(opening),
            phrase=phrase or PHRASES[who],
        )  # fmt: skip

    def open_both(self, opening="technical", first="sara", second="nima"):
        self.consent(first, opening)
        self.open(second, opening)

    def close_scores(self, *below):
        """Do what the package above does once every score stands."""
        self.enter("consensus")
        with self.store.change(self.seated("sara"), CLOSE, ROOM) as change:
            return close_scores(change, {self.vendors[each] for each in below})

    def read(self, what, who="nima", *more):
        with self.store.read() as session:
            return what(session, self.seated(who), ROOM, *more)

    def states(self, who="nima"):
        names = {vendor: key for key, vendor in self.vendors.items()}
        return [
            (names[each.vendor], each.envelope.value, each.state.value)
            for each in self.read(handed_in, who)
        ]

    def opened(self, who="nima"):
        names = {vendor: key for key, vendor in self.vendors.items()}
        found = self.read(opened_papers, who)
        return sorted((names[each.vendor], each.envelope.value) for each in found)

    def sealing(self, who="nima"):
        return self.read(sealing, who)
