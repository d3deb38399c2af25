"""Envelope C opens once the technical scores are closed, and for some it never does."""

import io
from fractions import Fraction

import docx
import pytest

from rfp.changes.list_changes import revise_list
from rfp.writing.tables import SealingRow
from scoring.changes.missing_choice import choose_for_missing
from scoring.changes.nobody_left import skip_scoring
from scoring.changes.price_opening import open_prices
from scoring.changes.technical_close import close_technical_scores
from scoring.missing import Choice
from scoring.reads.standings import standing, unranked
from tests.scoring import second_selection as second
from tests.scoring.screens.stage import on_stage, words
from tests.scoring.second_room import ROOM
from tests.scoring.test_nobody_left import exclude_all
from tests.scoring.test_open_data import made
from tests.scoring.test_technical_floor import ask
from tests.vendor_data.publishing.standard import faults
from tests.vendor_data.sealing.quick_phrases import quick_phrases
from tests.workbench.word_faults import word_faults
from vendor_data.answer import Code
from vendor_data.changes.accepted_codes import accept_code, follow_claim
from vendor_data.changes.call_end import end_before_prices, end_call
from vendor_data.changes.envelope_opening import consent_to_opening, open_envelopes
from vendor_data.changes.hand_in import hand_in
from vendor_data.changes.prices import set_price
from vendor_data.changes.proposals import take_proposal
from vendor_data.changes.sealing import set_opening_phrase
from vendor_data.proposal import Counts
from vendor_data.reads.call_end import may_end_call
from vendor_data.reads.sealing import handed_in, opened_papers
from vendor_data.screens.call_ending import word_minutes
from vendor_data.sealing.envelope import Envelope, Opening
from vendor_data.sealing.tables import (
    HandInRow,
    KeyholderRow,
    KeyWrapRow,
    OpeningConsentRow,
    PeeledWrapRow,
)
from workbench.language import Language
from workbench.problem import Refused
from workbench.reads.replay import check
from workbench.reads.selections import passed_over, selection_of
from workbench.screens.parts.desk import Desk
from workbench.selection import Phase
from workbench.tables import SelectionRow

PHRASES = {"arash": "seven quiet lamps", "farid": "a kettle on the roof"}
HERE = {"selection": ROOM}
WHY = {"en": "Two phrases are *lost*.", "fa": "دو عبارت گم شده است."}
ENVELOPES = "vendor_data.screens.envelopes"
STILL_OPEN = (
    "vendor_data.screens.proposals",
    "vendor_data.screens.evidence",
    "scoring.screens.consensus",
    "scoring.screens.progress",
)


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


@pytest.fixture
def closed(sealed_room):
    """Return the room with its technical scores closed and the first key to C turned."""
    lock_all(sealed_room)
    close(sealed_room)
    consent_to_opening(
        sealed_room.store, sealed_room.seated("arash"), **HERE, opening=Opening.PRICE,
        phrase=PHRASES["arash"],
    )  # fmt: skip
    return sealed_room


def end(room, who="arash"):
    end_before_prices(room.store, room.seated(who), selection=ROOM, reasons=WHY)


def test_it_is_for_the_chair_once_the_scores_are_closed_and_until_the_prices_are_open(sealed_room):
    def refuse(match, who="arash"):
        with pytest.raises(Refused, match=match):
            end(sealed_room, who)

    assert not read(sealed_room, may_end_call, "arash")
    refuse("the technical scores are closed, and envelope C is sealed still")
    with pytest.raises(Refused, match="opened already, so there is no call to end"):
        end_call(sealed_room.store, sealed_room.seated("arash"), selection=ROOM, reasons=WHY)
    lock_all(sealed_room)
    close(sealed_room)
    refuse("your role does not include this", "farid")
    assert read(sealed_room, may_end_call, "arash")
    turn_both(sealed_room, Opening.PRICE)
    assert not read(sealed_room, may_end_call, "arash")
    refuse("envelope C is sealed still")


def test_every_key_goes_and_whoever_was_out_before_stays_sealed_as_before(closed):
    end(closed)

    with closed.store.read() as session:
        sealed = session.query(HandInRow.id).filter_by(envelope="C")
        assert session.query(KeyWrapRow).filter(KeyWrapRow.hand_in.in_(sealed)).all() == []
        assert [session.query(table).all() for table in (PeeledWrapRow, OpeningConsentRow)] == [
            [], [],
        ]  # fmt: skip
        assert "call_end" not in repr(check(session).breaks)
        assert passed_over(session, ROOM) == {Phase.PRICE}
        assert selection_of(session, ROOM, "en").mark == "Ended without opening the prices"
    states = {each.vendor: each.state.value for each in read(closed, handed_in)
              if each.envelope is Envelope.C}  # fmt: skip
    out = {closed.vendors["toska"], closed.vendors["zagros"]}
    assert {vendor for vendor, state in states.items() if state == "erased"} == out
    assert {state for vendor, state in states.items() if vendor not in out} == {"returned"}
    with closed.store.read() as session:
        for told in (standing, unranked):
            assert told(session, closed.seated("arash"), ROOM, "en") is None


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_chair_ends_it_on_the_page_and_everybody_reads_why_from_then_on(closed, language):
    page = on_stage(closed, ENVELOPES, "arash", language)
    (field,) = [each for each in page.text_area if each.key.endswith(f"reason.{language}")]
    page = field.set_value(WHY[language]).run()
    page = page.checkbox[-1].check().run()
    (go,) = [each for each in page.button if str(each.key).endswith(".end")]
    assert not go.click().run().exception

    for who in ("arash", "farid", "mina"):
        for screen in (ENVELOPES, "scoring.screens.decision"):
            page = on_stage(closed, screen, who, language)
            assert WHY[language] in words(page)
            assert not [
                each.label for each in page.button if "key" in each.label or "کلید" in each.label
            ]
    for screen in STILL_OPEN:
        assert words(on_stage(closed, screen, "arash", language)), screen


@pytest.mark.parametrize("language", Language)
def test_minutes_and_open_data_tell_that_no_price_was_opened(closed, language):
    end(closed)
    with closed.store.read() as session:
        selection = selection_of(session, ROOM, language.value)
    desk = Desk(
        store=closed.store, actor=closed.seated("farid"), language=language, selection=selection
    )
    written = word_minutes(desk, language)
    assert word_faults(written) == []
    said = docx.Document(io.BytesIO(written))
    paragraphs = [paragraph.text for paragraph in said.paragraphs]
    assert WHY[language.value] in paragraphs
    assert any({"en": "No price was opened", "fa": "هیچ قیمتی گشوده نشد"}[language] in each
               for each in paragraphs)  # fmt: skip
    cells = [cell.text for table in said.tables for row in table.rows for cell in row.cells]
    assert {"en": "5", "fa": "۵"}[language] in cells  # envelopes B that were opened

    told = made(closed, None, who="arash", language=language)
    assert faults(told) == []
    assert told["tag"] == ["tenderCancellation"]
    assert told["tender"]["status"] == "cancelled"
    assert told["tender"]["amendments"][-1]["rationale"] == WHY[language.value]
    assert "awards" not in told
