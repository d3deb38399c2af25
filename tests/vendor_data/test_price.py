from decimal import Decimal

import pytest

from vendor_data.money import Money
from vendor_data.price import PriceKind, price_of, read_price
from workbench.problem import Problem
from workbench.sheet import Cell

AMOUNTS = [
    ("120", "120", "", ""),
    ("۱۲۳٬۴۵۶٫۷۸", "123456.78", "", ""),
    ("€ 1.234,50 / month", "1234.50", "EUR", "month"),
    ("12.5 per user", "12.5", "", "user"),
    ("5 000 EUR", "5000", "EUR", ""),
    ("12 million toman", "120000000", "IRR", ""),
    ("۱۲ میلیون تومان", "120000000", "IRR", ""),
    ("-0", "0", "", ""),
]
KINDS = [
    ("", PriceKind.BLANK),
    ("included", PriceKind.INCLUDED),
    ("رایگان", PriceKind.FREE),
    ("توافقی", PriceKind.OPEN),
    ("n/a", PriceKind.OPEN),
]
UNREADABLE = ["NaN", "Infinity", "-inf", "1e309", "0x10", "1_000", "nan", "5%", "10 20", "9" * 30]


@pytest.mark.parametrize(("text", "amount", "currency", "unit"), AMOUNTS)
def test_an_amount_is_read_with_its_currency_and_unit(text, amount, currency, unit):
    price = read_price(text)

    assert (str(price.amount), price.currency, price.unit) == (amount, currency, unit)
    assert (price.raw, price.reason) == (text, "")


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_word_instead_of_an_amount_is_never_zero(text, kind):
    price = read_price(text)

    assert (price.kind, price.amount, price.reason) == (kind, None, "")


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_is_no_number_has_no_amount_and_a_reason(text):
    price = read_price(text)

    assert (price.kind, price.amount) == (PriceKind.UNREADABLE, None)
    assert price.reason.startswith("the price {found} at {place} is ")


@pytest.mark.parametrize(
    ("text", "amount", "words"),
    [("−۵۰", "-50", "is negative"), ("1,234", "1234", "can be read in two ways")],
)
def test_a_doubtful_amount_is_proposed_with_its_reason(text, amount, words):
    price = read_price(text)

    assert str(price.amount) == amount
    assert price.reason.endswith(words)


def test_a_stored_value_of_a_formula_is_shown_but_flagged():
    price = price_of(Cell(column=3, text="95", formula="=100+20"))

    assert (price.raw, price.amount) == ("=100+20 (95)", Decimal(95))
    assert price.reason.startswith("the price at {place} is a formula")


def test_money_is_whole_minor_units():
    assert Money.of(Decimal("12.30"), "EUR").minor == 1230
    assert Money.of(Decimal("12.30"), "EUR") + Money.of(Decimal("0.70"), "EUR") == Money(
        currency="EUR", minor=1300
    )


@pytest.mark.parametrize(
    ("amount", "code", "words"),
    [
        ("12.345", "EUR", "EUR has 2 decimal places, got 12.345"),
        ("NaN", "EUR", "at most 17 digits, got NaN"),
        ("1E+30", "IRR", "at most 17 digits"),
        ("1", "XXX", "a currency is one of"),
    ],
)
def test_money_that_cannot_be_exact_is_refused(amount, code, words):
    with pytest.raises(Problem, match=words):
        Money.of(Decimal(amount), code)


def test_two_currencies_do_not_add_up():
    with pytest.raises(Problem, match="EUR and IRR cannot be added"):
        Money.of(Decimal(1), "EUR") + Money.of(Decimal(1), "IRR")
