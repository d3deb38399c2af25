"""What the names of columns, and notes on all prices, say of the amounts."""

import pytest

from tests.vendor_data.costs.forms import form
from tests.vendor_data.costs.test_price_years import asked, book, read, saved
from vendor_data.costs.price_cell import HEAD_DIFFERS, NOTE_ADDS, NOTE_DIFFERS, RIVALS
from vendor_data.costs.price_reading import read_price_form
from vendor_data.costs.price_rows import VAGUE_HEAD
from vendor_data.costs.price_units import unit_of_all


def unit(found, line="lic"):
    offered = found.offer.line(line)
    return offered.unit_price.amount, offered.currency


@pytest.mark.parametrize(
    ("title", "currency", "amount"),
    [
        ("Unit price (EUR)", "EUR", (10_00, "EUR")),
        ("Unit price (USD)", "EUR", (10_00, "USD")),
        ("Unit price in kEUR", "EUR", (10_000_00, "EUR")),
        ("Unit price, EUR '000", "EUR", (10_000_00, "EUR")),
        ("قیمت واحد (تومان)", "IRR", (100, "IRR")),
        ("قیمت واحد به ریال", "IRR", (10, "IRR")),
        ("قیمت واحد (میلیون‌تومان)", "IRR", (100_000_000, "IRR")),
        ("بهای واحد (هزار ریال)", "IRR", (10_000, "IRR")),
    ],
)
@pytest.mark.parametrize("written", ["10", "۱۰", 10])
def test_an_amount_is_in_the_unit_that_its_column_names(title, currency, amount, written):
    found = read(("Code", "Item", title), ("C-1", "Named users", written), currency=currency)

    assert (unit(found), found.doubts) == (amount, ())
    assert found.offer.line("lic").unit_price.raw == str(written)


def test_a_unit_behind_the_amount_stays_behind_it():
    found = read(
        ("Code", "Item", "Unit price (USD)"), ("C-1", "Named users", "10 per user"),
        ("C-3", "Training days", "on request"),
    )  # fmt: skip

    assert (unit(found), found.doubts) == ((10_00, "USD"), ())
    assert found.offer.line("tra").unit_price.raw == "on request"


@pytest.mark.parametrize(
    ("written", "readings"),
    [("1000 ریال", (1000,)), ("۲ میلیون", (2_000_000, 20_000_000))],
)
def test_an_amount_that_says_another_unit_than_its_column_is_asked(written, readings):
    found = read(
        ("Code", "Item", "قیمت واحد (تومان)"), ("C-1", "Named users", written), currency="IRR"
    )

    assert asked(found) == [("lic", HEAD_DIFFERS, readings)]


def test_an_amount_that_is_two_in_the_unit_of_its_column_is_asked_with_both():
    found = read(
        ("Code", "Item", "قیمت واحد (میلیون ریال)"), ("C-1", "Named users", "۱۰/۵۰۰"),
        currency="IRR",
    )  # fmt: skip

    ((line, reason, readings),) = asked(found)
    assert (line, readings) == ("lic", (10_500_000, 10_500_000_000))
    assert reason.endswith("can be read in two ways")


def test_an_amount_that_says_the_unit_of_its_column_is_certain():
    found = read(("Code", "Item", "Unit price (EUR)"), ("C-1", "Named users", "10 EUR"))

    assert (unit(found), found.doubts) == ((10_00, "EUR"), ())


@pytest.mark.parametrize(
    ("note", "currency", "readings"),
    [
        ("تمام مبالغ به تومان است", "IRR", (10, 100)),
        ("کلیهٔ قیمت‌ها به میلیون ریال", "IRR", (10, 10_000_000)),
        ("All prices in thousand EUR", "EUR", (10_00, 10_000_00)),
    ],
)
@pytest.mark.parametrize("where", ["above", "another sheet"])
def test_a_note_on_all_prices_is_asked_at_every_price_that_names_no_unit(
    note, currency, readings, where
):
    rows = [("Code", "Item", "Unit price"), ("C-1", "Named users", 10)]
    made = book(*([(note,)] if where == "above" else []), *rows)
    if where == "another sheet":
        made.create_sheet("Cover").append([note])

    found = read_price_form(saved(made), form(currency))

    assert asked(found) == [("lic", NOTE_DIFFERS, readings)]
    assert note in [extra.text for extra in found.extra]


@pytest.mark.parametrize(
    ("notes", "title", "written", "currency", "readings"),
    [
        (["All prices in thousand EUR"], "Unit price (EUR)", 12, "EUR", (12_00, 12_000_00)),
        (["All prices in thousand EUR"], "Unit price", "12 EUR", "EUR", (12_00, 12_000_00)),
        (["All prices in EUR"], "Unit price (USD)", 12, "EUR", (12_00,)),
        (["تمام مبالغ به تومان است"], "قیمت واحد (ریال)", 12, "IRR", (12,)),
        (["تمام مبالغ به تومان است"], "قیمت واحد", "۲ میلیون", "IRR", (2 * 10**6, 2 * 10**7)),
        (["All prices in EUR", "All prices in million EUR"], "Unit price (€)", 12, "EUR",
         (12_00, 12_000_000_00)),
    ],
)  # fmt: skip
def test_a_note_that_adds_to_its_column_or_price_or_contradicts_it_is_asked(
    notes, title, written, currency, readings
):
    found = read(*((note,) for note in notes), ("Code", "Item", title),
                 ("C-1", "Named users", written), currency=currency)  # fmt: skip

    assert asked(found) == [("lic", NOTE_ADDS, readings)]


@pytest.mark.parametrize(
    ("note", "title"),
    [
        ("All prices in thousand EUR", "Unit price (k€)"),
        ("All prices in EUR", "Unit price (€)"),
        ("All prices in EUR", "Unit price (kEUR)"),
    ],
)
def test_a_note_that_says_what_its_column_says_asks_nothing(note, title):
    found = read((note,), ("Code", "Item", title), ("C-1", "Named users", 10))

    assert found.doubts == ()


def test_every_note_on_all_prices_counts_and_so_do_all_of_them_together():
    notes = ("All prices in EUR", "Amounts in thousands", "Amounts in millions")
    found = read(*((note,) for note in notes), ("Code", "Item", "Unit price"),
                 ("C-1", "Named users", 10))  # fmt: skip
    scaled = read(("مبالغ به تومان",), ("ارقام به میلیون",), ("Code", "Item", "قیمت واحد"),
                  ("C-1", "Named users", 10), currency="IRR")  # fmt: skip

    assert asked(found) == [("lic", NOTE_DIFFERS, (10_00, 10_000_00, 10_000_000_00))]
    assert asked(scaled) == [("lic", NOTE_DIFFERS, (10, 100, 10_000_000, 100_000_000))]


@pytest.mark.parametrize(
    ("note", "unit"),
    [
        ("All prices in thousand EUR", "thousand eur"),
        ("Prices: kEUR", "thousand eur"),
        ("Prices in k€", "thousand €"),
        ("Amounts (EUR '000)", "eur thousand"),
        ("All prices are in thousands of US dollars", "thousands dollars"),
        ("All figures are stated in TRY", "try"),
        ("Prices EUR, millions", "eur millions"),
        ("All prices in EUR (thousands)", "eur thousands"),
        ("مبالغ به میلیون ریال است", "میلیون ریال"),
        ("کلیهٔ مبالغ بر حسب هزار تومان", "هزار تومان"),
        ("ارقام به صورت میلیون‌ریال", "میلیون ریال"),
        ("مبالغ ریال", "ریال"),
        ("We try to keep all prices fixed", ""),
        ("All prices: try our calculator", ""),
        ("In all prices we try to be fair", ""),
        ("A million users at the same prices", ""),
        ("Prices rise when the dollar or the EUR does", ""),
        ("با تغییر نرخ دلار قیمت‌ها تغییر می‌کند", ""),
    ],
)
def test_a_note_names_a_unit_of_all_prices_in_its_place_alone(note, unit):
    assert unit_of_all(note) == unit


@pytest.mark.parametrize(
    "note",
    [
        "All prices exclude VAT",
        "All prices in EUR",
        "1 USD is 0.9 EUR",
        "We pay in USD",
        "We try to keep all prices fixed",
    ],
)
def test_a_note_that_says_no_other_unit_of_all_prices_is_kept_and_nothing_is_asked(note):
    found = read((note,), ("Code", "Item", "Unit price"), ("C-1", "Named users", 10))

    assert (unit(found), found.doubts) == ((10_00, "EUR"), ())
    assert note in [extra.text for extra in found.extra]


@pytest.mark.parametrize(
    ("head", "amounts", "readings"),
    [
        (("Unit price excl. VAT", "Unit price incl. VAT"), (10, 12), (10_00, 12_00)),
        (("Price", "Price"), (10, 12), (10_00, 12_00)),
        (("Unit price USD", "Unit price EUR"), (11, 10), (10_00,)),
        (("Option A price", "Option B price"), (10, 12), (10_00, 12_00)),
    ],
)
def test_two_columns_for_one_price_are_asked_and_two_equal_ones_are_not(head, amounts, readings):
    found = read(("Code", "Item", *head), ("C-1", "Named users", *amounts))

    assert asked(found) == [("lic", RIVALS, readings)]
    assert found.doubts[0].place == "Prices!C2, Prices!D2"
    same = read(("Code", "Item", "Unit price", "Unit cost"), ("C-1", "Named users", 10, 10))
    assert (unit(same), same.doubts) == ((10_00, "EUR"), ())


def test_a_column_that_is_only_called_a_cost_is_read_and_asked():
    found = read(("Code", "Item", "Cost"), ("C-1", "Named users", 10))

    assert asked(found) == [("lic", VAGUE_HEAD, (10_00,))]
