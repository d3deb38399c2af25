import datetime as dt
import io

import docx
import pytest

from rfp.reads.letters import letter
from tests.rfp.needs_room import ROOM
from tests.vendor_data.publishing.standard import faults
from tests.vendor_data.publishing.test_release import made
from tests.vendor_data.screens.stage import labels, on_stage, press, words
from tests.vendor_data.test_people import seat
from vendor_data.changes.prices import set_price
from vendor_data.changes.withdrawals import (
    record_withdrawal,
    take_withdrawal_back,
    withdraw_proposal,
)
from vendor_data.reads.call_progress import call_progress
from vendor_data.reads.opening_minutes import opening_minutes
from vendor_data.reads.vendors import vendors
from vendor_data.sealing import minutes
from vendor_data.sealing.envelope import Opening
from workbench.language import Language
from workbench.problem import Problem, Refused
from workbench.reads.events import events
from workbench.reads.replay import check

HAND_IN, VENDORS = "vendor_data.screens.vendor_hand_in", "vendor_data.screens.vendors"
DAY = dt.date(2026, 3, 20)


@pytest.fixture
def proposed(room):
    room.issue()
    room.declare(conflicts={"leila": ["aban"]})
    seat(room)
    room.propose("aban", "R-001,Full,,")
    return room


def withdraw(room):
    return withdraw_proposal(
        room.store, room.seated("azar"), selection=ROOM, vendor=room.vendors["aban"]
    )


def by_letter(room, who="nima", **more):
    told = {"day": DAY, "note": "in the post book, no. 7", **more}
    record_withdrawal(
        room.store, room.seated(who), selection=ROOM, vendor=room.vendors["aban"], **told
    )


def take_back(room):
    take_withdrawal_back(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors["aban"]
    )


def gone(room, who="nima"):
    with room.store.read() as session:
        known = vendors(session, room.seated(who), ROOM, "en")
    return [vendor.name.text for vendor in known if vendor.withdrawal]


def test_a_sealed_proposal_is_withdrawn_unopened_and_handing_in_again_puts_it_back(sealed):
    with pytest.raises(Refused, match="nothing was handed in"):
        withdraw(sealed)
    for envelope in "ABC":
        sealed.hand_in("aban", envelope, who="azar")
    sealed.hand_in("baran", "B")
    withdraw(sealed)
    with pytest.raises(Refused, match="withdrawn its proposal already"):
        withdraw(sealed)
    assert (gone(sealed), gone(sealed, "azar"), gone(sealed, "omid")) == (["Aban"], ["Aban"], [])
    assert sealed.states() == [
        *[("aban", each, "withdrawn") for each in "ABC"], ("baran", "B", "sealed"),
    ]  # fmt: skip

    sealed.hand_in("aban", "B", b"anew", who="azar")
    assert gone(sealed) == []
    withdraw(sealed)
    sealed.open_both()
    assert sealed.opened() == [("baran", "B")]
    assert gone(sealed, "omid") == ["Aban"]
    with sealed.store.read() as session:
        found = opening_minutes(
            session, sealed.seated("nima"), ROOM, Opening.TECHNICAL, Language.EN
        )
        head = letter(session, sealed.seated("nima"), ROOM, Language.EN, made=found.opened_at)
    assert [each.vendor for each in found.withdrawn] == ["Aban"]
    told = docx.Document(io.BytesIO(minutes.write(head, found).to_bytes()))
    text = "\n".join(cell.text for table in told.tables for row in table.rows for cell in row.cells)
    assert "by the vendor, on its own page" in text
    assert "Withdrawn, unopened" in text
    sealed.close_scores()
    assert ("aban", "C", "withdrawn") in sealed.states()
    with sealed.store.read() as session:
        assert session.connection().exec_driver_sql(
            "SELECT count(*) FROM key_wrap WHERE vendor = ?", (sealed.vendors["aban"],)
        ).scalar() == 0  # fmt: skip


def test_nobody_withdraws_after_the_deadline_or_once_the_first_key_is_turned(sealed):
    sealed.hand_in("aban", "B", who="azar")
    sealed.last_day(dt.date(2026, 3, 20))
    with pytest.raises(Refused, match="could be withdrawn here until"):
        withdraw(sealed)
    sealed.consent("sara")
    with pytest.raises(Refused, match="the opening has begun"):
        by_letter(sealed)


def test_a_letter_is_recorded_with_its_day_and_place_and_taken_back_if_it_was_an_error(proposed):
    for wrong, sentence in (
        ({"day": dt.date(2031, 1, 1)}, "of a day to come"), ({"note": " "}, "where the letter is"),
    ):  # fmt: skip
        with pytest.raises(Problem, match=sentence):
            by_letter(proposed, **wrong)
    with pytest.raises(Refused, match="your role does not include this"):
        by_letter(proposed, "omid")
    by_letter(proposed)
    assert (gone(proposed), gone(proposed, "leila")) == (["Aban"], [])
    assert "withdrawal" not in repr(
        [each.verb for who in ("leila", "omid") for each in _events(proposed, who)]
    )
    with pytest.raises(Refused, match="a vendor that has withdrawn stays unopened"):
        set_price(
            proposed.store, proposed.seated("nima"), selection=ROOM,
            vendor=proposed.vendors["aban"], amount=100,
        )  # fmt: skip
    page = words(on_stage(proposed, VENDORS, "nima"))
    assert "by a letter of" in page
    assert "in the post book, no. 7" in page
    told = made(proposed, "nima")
    assert faults(told) == []
    assert [each["status"] for each in told["bids"]["details"]] == ["withdrawn"]

    take_back(proposed)
    assert gone(proposed) == []
    with proposed.store.read() as session:
        assert "withdrawal" not in repr(check(session).breaks)


def _events(room, who):
    with room.store.read() as session:
        return events(session, room.seated(who), ROOM)


def test_a_vendor_withdraws_on_its_page_with_a_receipt_and_only_it_takes_that_back(proposed):
    assert "Withdraw now" in labels(on_stage(proposed, HAND_IN, "azar"))
    withdraw(proposed)
    page = on_stage(proposed, HAND_IN, "azar")
    assert "Your proposal is withdrawn since" in words(page)
    assert "Receipt number" in words(page)
    with proposed.store.read() as session:
        (aban, _) = call_progress(session, proposed.seated("nima"), ROOM, Language.EN)
    assert (aban.answered_at, aban.withdrawn_at is None) == (None, False)
    with pytest.raises(Refused, match="it alone hands in again"):
        take_back(proposed)


def test_what_was_opened_without_a_vendor_keeps_it_out(sealed):
    sealed.hand_in("aban", "B", who="azar")
    sealed.hand_in("baran", "B")
    by_letter(sealed)
    sealed.open_both()
    with pytest.raises(Refused, match="opened without this vendor"):
        take_back(sealed)


def test_the_page_asks_whether_it_is_meant_also_where_envelope_b_is_not_there_yet(sealed):
    sealed.hand_in("aban", "A", who="azar")
    page = on_stage(sealed, HAND_IN, "azar")
    page = page.checkbox(key="vendor_withdrawal.sure").check().run()
    page = press(page, "Withdraw now")
    assert "Your proposal is withdrawn since" in words(page)
    assert gone(sealed) == ["Aban"]
