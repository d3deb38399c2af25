import datetime as dt

import pytest

from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import labels, on_stage, press, words
from tests.vendor_data.sealing.sealed_room import PHRASES, SealedRoom
from tests.vendor_data.vendor_room import VendorRoom
from vendor_data.reads.opening_minutes import attendance
from vendor_data.reads.sealing import sealing
from vendor_data.sealing.envelope import Envelope, Finding, Opening

SCREEN = "vendor_data.screens.envelopes"


@pytest.fixture
def plain_room(tmp_path):
    made = VendorRoom(tmp_path)
    yield made
    made.store.database.close()


def typed(page, *phrases):
    for field, phrase in zip(page.text_input, phrases, strict=False):
        field.set_value(phrase)
    return page


@pytest.mark.parametrize(
    ("language", "told"), [("en", "No sealed envelopes"), ("fa", "پاکت مهروموم در کار نیست")]
)
def test_without_keyholders_the_page_says_who_can_name_them(plain_room, language, told):
    page = on_stage(plain_room, SCREEN, "omid", language)
    assert told in words(page)
    assert labels(page) == []


def test_the_chair_names_keyholders_who_then_set_their_phrases(plain_room):
    page = on_stage(plain_room, SCREEN, "sara")
    page.multiselect[0].set_value(["m-sara"]).run()
    assert "at least 2 keyholders, got 1" in words(press(page, "Name these keyholders"))
    page.multiselect[0].set_value(["m-sara", "m-nima"])
    page = press(page, "Name these keyholders")
    assert "Name three, and any two of them suffice." in words(page)

    page = typed(on_stage(plain_room, SCREEN, "nima"), PHRASES["nima"], "another thing")
    assert "The two entries differ" in words(press(page, "Set this phrase"))
    page = typed(page, PHRASES["nima"], PHRASES["nima"])
    press(page, "Set this phrase")
    press(typed(on_stage(plain_room, SCREEN, "sara"), *[PHRASES["sara"]] * 2), "Set this phrase")
    with plain_room.store.read() as session:
        assert sealing(session, plain_room.seated("sara"), ROOM).is_ready


@pytest.mark.parametrize("language", ["en", "fa"])
def test_leaders_see_what_came_and_others_nothing_of_it(room, language):
    room.hand_in("aban", "C")
    names = {"en": "Aban", "fa": "آبان"}
    told = words(on_stage(room, SCREEN, "sara", language))
    assert names[language] in told
    for who in ("omid", "leila"):
        assert names[language] not in words(on_stage(room, SCREEN, who, language))


def test_a_vendor_brings_a_file_by_hand_and_is_given_a_receipt(room):
    page = on_stage(room, SCREEN, "nima")
    page.selectbox[0].set_value(room.vendors["aban"])
    page.radio[0].set_value(Envelope.C).run()
    page.file_uploader[0].upload("price.xlsx", b"52,000", "application/octet-stream").run()
    page = press(page, "Seal and hand in")

    assert "Secret number" in words(page)
    assert room.states() == [("aban", "C", "sealed")]
    page = press(page, "I have passed it on")
    assert "Secret number" not in words(page)


def test_two_keyholders_turn_their_keys_one_after_the_other(room):
    room.hand_in("aban", "B", name="answers.xlsx")
    page = typed(on_stage(room, SCREEN, "sara"), "not my phrase at all")
    assert "This is not your opening phrase; nothing was counted" in words(
        press(page, "Turn the first key")
    )
    press(typed(page, PHRASES["sara"]), "Turn the first key")
    assert "Withdraw my consent" in labels(on_stage(room, SCREEN, "sara"))

    page = on_stage(room, SCREEN, "nima")
    assert "Sara turned the first key" in words(page)
    page = press(typed(page, PHRASES["nima"]), "Open the envelopes")
    assert "by Sara, Nima" in page.success[0].value.replace("\\", "")
    assert [each.label for each in page.download_button][:1] == [r"answers\.xlsx"]
    assert "Stays sealed until the chair has closed" in words(page)
    assert on_stage(room, SCREEN, "leila").download_button[0].label == r"answers\.xlsx"


def test_the_page_says_until_when_it_stays_sealed(room):
    room.hand_in("aban", "B")
    room.last_day(room.store.clock().date() + dt.timedelta(days=1))
    page = on_stage(room, SCREEN, "sara")
    assert "Stays sealed until the deadline" in words(page)
    assert "Turn the first key" not in labels(page)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_form_is_checked_attendance_noted_and_minutes_offered(room, language):
    for envelope in "ABC":
        room.hand_in("aban", envelope)
    room.open_both()
    page = on_stage(room, SCREEN, "nima", language)
    key = f"opened_envelopes.check.{room.vendors['aban']}.B.0"
    page.radio(key=f"{key}.finding").set_value(Finding.INCOMPLETE)
    page.text_input(key=f"{key}.remark").set_value("No signature").run()
    page = page.button(key=f"{key}.store").click().run()
    assert "No signature" in words(page)
    page.text_area[0].set_value("A. Guest\n\n  B.   Guest ")
    key = "envelope_minutes.technical."
    page = next(b for b in page.button if str(b.key).startswith(key)).click().run()

    assert room.read(attendance, "nima", Opening.TECHNICAL)[1] == "A. Guest\nB. Guest"
    assert len([b for b in page.download_button if "Word" in b.label]) == 2


def test_a_sealed_selection_sends_every_other_page_to_the_envelopes(room):
    room.hand_in("aban", "B")
    for screen in ("proposals", "prices", "vendors"):
        told = words(on_stage(room, f"vendor_data.screens.{screen}", "nima"))
        assert "on the page Envelopes" in told, screen


def test_a_file_from_envelope_b_is_read_where_an_uploaded_one_is(room):
    room.hand_in("aban", "B", b"code,answer,comment\nR-001,Full,yes\nR-002,No,\n", name="a.csv")
    room.open_both()
    page = on_stage(room, "vendor_data.screens.proposals", "nima")
    page.selectbox[0].set_value(room.vendors["aban"]).run()
    page = page.toggle[0].set_value(True).run()
    page = press(page, "Store this proposal")
    assert "2 asked, 2 answered" in words(page)


def test_prices_are_typed_once_envelope_c_is_open(tmp_path):
    room = SealedRoom(tmp_path)
    for envelope in "BC":
        room.hand_in("aban", envelope, name=f"{envelope}.xlsx")
    room.open_both()
    room.close_scores()
    room.open_both("price")
    page = on_stage(room, SCREEN, "nima")
    assert [b.label for b in page.download_button][:2] == [r"B\.xlsx", r"C\.xlsx"]
    assert r"C\.xlsx" not in [b.label for b in on_stage(room, SCREEN, "omid").download_button]
    assert len(on_stage(room, "vendor_data.screens.prices", "nima").text_input) == 2
    assert room.sealing().sitting(Opening.PRICE).opened_at is not None
    room.store.database.close()
