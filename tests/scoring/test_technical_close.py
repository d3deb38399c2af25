"""Envelope C opens once the technical scores are closed, and for some it never does."""

from fractions import Fraction

import pytest

from rfp.changes.list_changes import revise_list
from rfp.writing.tables import SealingRow
from scoring.changes.missing_choice import choose_for_missing
from scoring.changes.nobody_left import skip_scoring
from scoring.changes.price_opening import open_prices
from scoring.changes.technical_close import close_technical_scores
from scoring.missing import Choice
from scoring.reads.standings import standing
from tests.scoring import second_selection as second
from tests.scoring.second_room import ROOM
from tests.scoring.test_nobody_left import exclude_all
from tests.scoring.test_technical_floor import ask
from tests.vendor_data.sealing.quick_phrases import quick_phrases
from vendor_data.answer import Code
from vendor_data.changes.accepted_codes import accept_code, follow_claim
from vendor_data.changes.envelope_opening import consent_to_opening, open_envelopes
from vendor_data.changes.hand_in import hand_in
from vendor_data.changes.prices import set_price
from vendor_data.changes.proposals import take_proposal
from vendor_data.changes.sealing import set_opening_phrase
from vendor_data.proposal import Counts
from vendor_data.reads.sealing import handed_in, opened_papers
from vendor_data.sealing.envelope import Envelope, Opening
from vendor_data.sealing.tables import KeyholderRow, KeyWrapRow
from workbench.problem import Refused
from workbench.reads.selections import selection_of
from workbench.selection import Phase
from workbench.tables import SelectionRow

PHRASES = {"arash": "seven quiet lamps", "farid": "a kettle on the roof"}
HERE = {"selection": ROOM}


@pytest.fixture(autouse=True)
def _quick_phrases():
    with quick_phrases():
        yield


@pytest.fixture
def sealed_room(scoring_room):
    """Return the room at its scoring, with B opened and C sealed for Arash and Farid."""
    room = scoring_room
    ask(room, quality=Fraction(60))
    with room.store.database.writing() as session:
        session.get(SelectionRow, ROOM).phase = "call"
        now = room.store.clock()
        session.add(SealingRow(selection=ROOM, named_by="arash", named_at=now))
        for name in PHRASES:
            member = room.seated(name).member
            session.add(KeyholderRow(member=member, selection=ROOM))
    for name, phrase in PHRASES.items():
        set_opening_phrase(room.store, room.seated(name), **HERE, phrase=phrase)
    for vendor in room.vendors.values():
        for envelope in (Envelope.B, Envelope.C):
            hand_in(
                room.store, room.seated("farid"), **HERE, vendor=vendor, envelope=envelope,
                file_name="f.xlsx", content=b"52",
            )  # fmt: skip
    turn_both(room, Opening.TECHNICAL)
    with room.store.database.writing() as session:
        session.get(SelectionRow, ROOM).phase = "scoring"
    return room


def turn_both(room, opening):
    for name, turn in (("arash", consent_to_opening), ("farid", open_envelopes)):
        turn(room.store, room.seated(name), **HERE, opening=opening, phrase=PHRASES[name])


def lock_all(room):
    for name in second.EVALUATORS:
        room.fill(name)
        room.lock(name)


def close(room, who="arash"):
    close_technical_scores(room.store, room.seated(who), **HERE)


def read(room, what, who="farid"):
    with room.store.read() as session:
        return what(session, room.seated(who), ROOM)


def phase(room):
    with room.store.read() as session:
        return selection_of(session, ROOM, "en").phase


def test_the_scores_are_closed_by_the_chair_over_locked_sheets_alone(sealed_room):
    with pytest.raises(Refused, match="every assigned sheet is locked"):
        close(sealed_room)
    with pytest.raises(Refused, match="until the technical scores are closed"):
        turn_both(sealed_room, Opening.PRICE)
    lock_all(sealed_room)
    with pytest.raises(Refused, match="your role does not include"):
        close(sealed_room, "farid")
    with pytest.raises(Refused, match="close the technical scores first"):
        open_prices(sealed_room.store, sealed_room.seated("arash"), **HERE)
    close(sealed_room)
    assert phase(sealed_room) is Phase.CONSENSUS
    with pytest.raises(Refused, match="the list they judged is not revised any more"):
        revise_list(
            sealed_room.store, sealed_room.seated("farid"), **HERE, reasons={"en": "Learned"}
        )


def test_nothing_that_the_scores_stand_on_changes_once_they_are_closed(sealed_room):
    room = sealed_room
    lock_all(room)
    close(room)
    vendor = next(iter(room.vendors.values()))
    answered = {"vendor": vendor, "requirement": "R-001"}
    counts = Counts(asked=1, answered=1, missing=0, extra=0, doubtful=0)
    for verb, given in (
        (accept_code, {**answered, "accepted": Code.NO, "reason": "learned", "seen": 0}),
        (follow_claim, answered),
        (take_proposal, {"vendor": vendor, "upload": None, "counts": counts, "answers": ()}),
        (choose_for_missing, {"vendor": vendor, "leaf": "", "choice": Choice.ZERO, "reason": "x"}),
    ):
        with pytest.raises(Refused, match="nothing they stand on changes any more"):
            verb(room.store, room.seated("arash"), **HERE, **given)


def test_prices_come_out_of_envelope_c_and_those_below_the_floor_stay_in(sealed_room):
    room = sealed_room
    lock_all(room)
    close(room)
    out = {room.vendors["toska"], room.vendors["zagros"]}  # below the floor, and excluded
    states = {each.vendor: each.state.value for each in read(room, handed_in)
              if each.envelope is Envelope.C}  # fmt: skip
    assert {vendor for vendor, state in states.items() if state == "erased"} == out
    with room.store.read() as session:
        kept = session.query(KeyWrapRow.vendor).distinct()
        c_left = len({row.hand_in for row in session.query(KeyWrapRow)})
        assert len(list(kept)) == len(room.vendors)  # of B the keys are kept
    assert c_left == 2 * len(room.vendors) - len(out)

    with pytest.raises(Refused, match="prices come out of envelope C"):
        room.price_all()
    with pytest.raises(Refused, match="envelope C is not open yet"):
        open_prices(room.store, room.seated("arash"), **HERE)
    turn_both(room, Opening.PRICE)
    opened = {each.vendor for each in read(room, opened_papers) if each.envelope is Envelope.C}
    assert opened == set(room.vendors.values()) - out
    assert read(room, opened_papers, "mina") == [
        each for each in read(room, opened_papers) if each.envelope is Envelope.B
    ]
    price_those(room, opened)
    open_prices(room.store, room.seated("arash"), **HERE)
    with room.store.read() as session:
        found = standing(session, room.seated("mina"), ROOM, "en")
    assert (phase(room), set(found.excluded)) == (Phase.PRICE, out)
    assert set(found.prices) == opened


def price_those(room, vendors):
    for key, vendor in room.vendors.items():
        asked = {"vendor": vendor, "amount": second.PRICES.get(key, 5)}
        if vendor in vendors:
            set_price(room.store, room.seated("farid"), **HERE, **asked)
        else:
            with pytest.raises(Refused, match=r"stays sealed|stays unopened"):
                set_price(room.store, room.seated("farid"), **HERE, **asked)


def test_where_every_vendor_is_excluded_all_prices_stay_sealed_for_good(sealed_room):
    room = sealed_room
    with room.store.database.writing() as session:
        session.get(SelectionRow, ROOM).phase = "opening"
    exclude_all(room)
    skip_scoring(room.store, room.seated("farid"), **HERE)

    prices = [each for each in read(room, handed_in) if each.envelope is Envelope.C]
    assert {each.vendor for each in prices} == set(room.vendors.values())
    assert {each.state.value for each in prices} == {"erased"}
    with pytest.raises(Refused, match="this selection is in Price and ranking"):
        turn_both(room, Opening.PRICE)
