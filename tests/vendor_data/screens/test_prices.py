import pytest

from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import on_stage, press, words
from vendor_data.changes.prices import set_price
from vendor_data.reads.prices import prices

SCREEN = "vendor_data.screens.prices"


def opened(room):
    room.enter("price")
    with room.store.read() as session:
        found = prices(session, room.seated("omid"), ROOM)
    return [found.get(vendor) for vendor in room.vendors.values()]


def typed(room, text):
    room.declare()
    page = on_stage(room, SCREEN, "nima")
    page.text_input[0].set_value(text)
    return page.run()


@pytest.mark.parametrize("text", ["52,000", "۵۲٬۰۰۰", "52000.00", " 52 000 "])
def test_a_price_is_shown_as_understood_then_stored_and_shown_no_more(room, text):
    page = typed(room, text)
    assert "Understood as **EUR\N{NO-BREAK SPACE}52,000.00**" in words(page)

    page = press(page, "Store this price")
    assert "52" not in words(page)
    assert "Stored at 09:" in words(page)
    assert [field.value for field in page.text_input] == ["", ""]
    assert opened(room) == [5_200_000, None]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("about fifty", "About fifty is not an amount; write it in figures"),
        ("0", "A price must be more than 0"),
        ("-5", "A price must be more than 0"),
        ("5.1234", "EUR has 2 decimal places, got 5.1234"),
        ("3/5", "3/5 can be read as"),
    ],
)
def test_what_is_no_price_is_said_and_cannot_be_stored(room, text, sentence):
    page = typed(room, text)

    assert sentence in words(page)
    assert [each for each in page.button if each.label == "Store this price"] == []


def test_once_open_the_prices_are_a_table_for_all(room):
    room.declare()
    set_price(
        room.store, room.seated("nima"), selection=ROOM, vendor=room.vendors["aban"], amount=100
    )
    room.enter("price")

    for who in ("leila", "nima"):
        page = on_stage(room, SCREEN, who)
        assert page.table[0].value.to_numpy().tolist() == [
            ["Aban", "EUR\N{NO-BREAK SPACE}1.00"],
            ["Baran", "No price yet"],
        ]
        assert len(page.text_input) == 0
