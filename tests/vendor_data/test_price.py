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
    ("1.234.567,89", "1234567.89", "", ""),
    ("1,234,567.89", "1234567.89", "", ""),
    ("۱٬۲۳۴٬۵۶۷", "1234567", "", ""),
    ("۱,۲۳۴ ریال", "1234", "IRR", ""),
    ("۱/۵ میلیون تومان", "15000000.0", "IRR", ""),
    ("۱۲ میلیون و ۵۰۰ هزار ریال", "12500000", "IRR", ""),
    ("یک میلیون و دویست هزار تومان", "12000000", "IRR", ""),
    ("one million two hundred thousand", "1200000", "", ""),
    ("Twenty-five thousand US dollars only", "25000", "USD", ""),
    ("بیست‌و‌پنج هزار یورو", "25000", "EUR", ""),
    ("نهصد‌هزار ریال", "900000", "IRR", ""),
    ("12 EUR / user / month", "12", "EUR", "user/month"),
    ("۵۰۰ هزار تومان به ازای هر کاربر در ماه", "5000000", "IRR", "user/month"),
    ("3 500 ماهانه", "3500", "", "month"),
    ("5k USD per year", "5000", "USD", "year"),
    ("1,200,000 (one million two hundred thousand) EUR", "1200000", "EUR", ""),
    ("۱٬۲۰۰٬۰۰۰ تومان (یک میلیون و دویست هزار)", "12000000", "IRR", ""),
    ("۱۲٬۰۰۰٬۰۰۰ ریال، به حروف: یک میلیون و دویست هزار تومان", "12000000", "IRR", ""),
]
KINDS = [
    ("", PriceKind.BLANK),
    ("included", PriceKind.INCLUDED),
    ("رایگان", PriceKind.FREE),
    ("توافقی", PriceKind.OPEN),
    ("n/a", PriceKind.OPEN),
    ("در قیمت لحاظ شده", PriceKind.INCLUDED),
    ("متعاقباً اعلام می‌شود", PriceKind.OPEN),
    ("TBD", PriceKind.OPEN),
]
UNREADABLE = [
    *("about 500", "10-20", "5 EUR or 6 USD", "500 تومان ریال", "EUR", "یک میلیون دو میلیون"),
    *("not included", "500 + VAT", "million", "۵۰۰ بیلیون ریال"),
    "NaN",
    "Infinity",
    "-inf",
    "1e309",
    "0x10",
    "1_000",
    "nan",
    "5%",
    "10 20",
    "9" * 30,
]


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
    assert price.reason.startswith("the price {found} at {place} ")


@pytest.mark.parametrize(
    ("text", "amount", "words"),
    [("−۵۰", "-50", "is negative"), ("1,234", "1234", "can be read in two ways")],
)
def test_a_doubtful_amount_is_proposed_with_its_reason(text, amount, words):
    price = read_price(text)

    assert str(price.amount) == amount
    assert price.reason.endswith(words)


def test_figures_and_words_that_differ_are_both_kept_and_asked_about():
    price = read_price("۱٬۵۰۰٬۰۰۰ ریال (یک میلیون و دویست هزار ریال)")

    assert (price.amount, price.words) == (1_500_000, 1_200_000)
    assert price.reason.endswith("another amount in words than in figures")


def test_the_words_beside_figures_are_taken_in_the_same_currency():
    rial = read_price("۱۲٬۰۰۰٬۰۰۰ ریال (یک میلیون و دویست هزار تومان)")
    toman = read_price("one million two hundred thousand toman (1,200,000)")

    assert (rial.amount, rial.words, rial.reason) == (12_000_000, 12_000_000, "")
    assert (toman.amount, toman.words, toman.currency) == (12_000_000, 12_000_000, "IRR")


@pytest.mark.parametrize(
    ("text", "amount", "readings"),
    [
        ("1,234", "1234", ["1.234", "1234"]),
        ("1.234", "None", ["1.234", "1234"]),
        ("۱۲/۵", "12.5", ["12.5"]),
        ("3/5", "None", ["3.5"]),
        ("یک میلیون و پانصد تومان", "None", ["10005000", "15000000"]),
        ("۱۲۳/۴۵۶", "None", ["123.456", "123456"]),
        ("۱/۵۰۰ میلیون", "None", ["1500000.000", "1500000000"]),
        ("1,234 (هزار و دویست تومان)", "12340", ["12.340", "12340"]),
        ("1.234 million", "None", ["1234000.000", "1234000000"]),
    ],
)
def test_what_can_be_read_in_two_ways_offers_its_readings_and_takes_none(text, amount, readings):
    price = read_price(text)

    assert (str(price.amount), [str(each) for each in price.readings]) == (amount, readings)
    assert price.reason.endswith("can be read in two ways")


@pytest.mark.parametrize(
    ("text", "asked", "amount"),
    [("1,234", "EUR", 1234), ("1.234", "IRR", 1234), ("1,234", "IRR", 1234), ("0,25", "EUR", 0.25)],
)
def test_the_currency_of_the_form_rules_a_reading_out(text, asked, amount):
    price = read_price(text, asked=asked)

    assert (price.amount, price.reason, price.readings) == (Decimal(str(amount)), "", ())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("included in the licence", PriceKind.INCLUDED),
        ("free for two years", PriceKind.FREE),
        ("شامل قیمت نرم‌افزار", PriceKind.INCLUDED),
    ],
)
def test_more_words_than_a_kind_are_shown_with_the_kind_they_begin_with(text, kind):
    price = read_price(text)

    assert (price.kind, price.amount) == (kind, None)
    assert price.reason.endswith("say whether it is meant so")


def test_a_cell_with_a_whole_letter_in_it_is_no_price_and_is_kept_whole():
    letter = "120 a month, but from the second year on " * 20

    price = read_price(letter)

    assert (price.kind, price.amount, price.raw) == (PriceKind.UNREADABLE, None, letter.strip())
    assert price.reason == "the price at {place} is too long to be a price: {found}"


def test_a_stored_value_of_a_formula_is_shown_but_flagged():
    price = price_of(Cell(column=3, text="95 USD", formula="=100+20"))

    assert (price.raw, price.amount) == ("=100+20 (95 USD)", Decimal(95))
    assert price.currency == "USD"
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
