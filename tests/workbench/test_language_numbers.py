from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.language import (
    Language,
    from_digits,
    money,
    number,
    parse_number,
    percent,
    to_digits,
)
from workbench.problem import Problem

EN, FA = Language.EN, Language.FA


def test_language_knows_its_direction():
    assert (EN.direction, FA.direction) == ("ltr", "rtl")


@pytest.mark.parametrize(
    ("value", "places", "english", "persian"),
    [
        (0, None, "0", "۰"),
        (1000, None, "1,000", "۱٬۰۰۰"),
        (-5, None, "−5", "\u200e−۵"),
        (Fraction(1454, 20), 2, "72.70", "۷۲٫۷۰"),
        (Fraction(25, 1000), 2, "0.02", "۰٫۰۲"),  # half goes to the even neighbour
        (Fraction(35, 1000), 2, "0.04", "۰٫۰۴"),
        (Fraction(-1, 1000), 2, "0.00", "۰٫۰۰"),  # no minus before a zero
        (Fraction(1, 3), None, "0.33", "۰٫۳۳"),
        (Fraction(7, 2), None, "3.5", "۳٫۵"),
        (Decimal("12.50"), None, "12.50", "۱۲٫۵۰"),
        (Decimal("1E+3"), None, "1,000", "۱٬۰۰۰"),
        (2.675, 2, "2.68", "۲٫۶۸"),  # a float is the decimal that it is printed as
        (1e22, None, "10,000,000,000,000,000,000,000", "۱۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰"),
    ],
)
def test_numbers_are_shown_in_both_languages(value, places, english, persian):
    assert (number(value, EN, places), number(value, FA, places)) == (english, persian)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), Decimal("Infinity")])
def test_a_number_that_is_not_finite_is_refused(value):
    with pytest.raises(Problem, match="a number must be finite, got"):
        number(value, EN)


@pytest.mark.parametrize(
    ("share", "places", "english", "persian"),
    [
        (Fraction(35, 100), None, "35\u00a0%", "۳۵٪"),
        (Fraction(118, 343), None, "34.4\u00a0%", "۳۴٫۴٪"),
        (Fraction(2, 11), 2, "18.18\u00a0%", "۱۸٫۱۸٪"),
        (1, 1, "100.0\u00a0%", "۱۰۰٫۰٪"),
    ],
)
def test_shares_are_shown_as_percentages(share, places, english, persian):
    assert (percent(share, EN, places), percent(share, FA, places)) == (english, persian)


@pytest.mark.parametrize(
    ("minor", "currency", "english", "persian"),
    [
        (5200, "EUR", "EUR\u00a052.00", "۵۲٫۰۰\u00a0یورو"),
        (1, "USD", "USD\u00a00.01", "۰٫۰۱\u00a0دلار آمریکا"),
        (1200000, "IRR", "IRR\u00a01,200,000", "۱٬۲۰۰٬۰۰۰\u00a0ریال"),
        (1234, "KWD", "KWD\u00a01.234", "۱٫۲۳۴\u00a0دینار کویت"),
    ],
)
def test_money_is_shown_in_its_currency(minor, currency, english, persian):
    assert (money(minor, currency, EN), money(minor, currency, FA)) == (english, persian)


@pytest.mark.parametrize("text", ["9" * 201, "0." + "1" * 5000, "۱" * 5000])
def test_what_nobody_writes_as_a_number_is_none(text):
    assert parse_number(text) is None


def test_an_unknown_currency_is_refused_with_the_known_ones():
    with pytest.raises(Problem, match=r"a currency is one of IRR, EUR, .*, got XXX"):
        money(1, "XXX", EN)


def test_digits_travel_both_ways_and_leave_the_rest():
    assert to_digits("بند 3.2 و ٤", FA) == "بند ۳.۲ و ۴"
    assert to_digits("۳.۲", EN) == from_digits("٣.٢") == "3.2"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", "0"),
        ("۱۲", "12"),
        ("٤٥", "45"),
        (" 12.5 ", "12.5"),
        ("12,5", "12.5"),
        ("۱۲٫۵", "12.5"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1,234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("۱٬۲۳۴٬۵۶۷٫۸۹", "1234567.89"),
        ("۱٬۲۳۴", "1234"),
        ("۱۲٫۳۴۵", "12.345"),
        ("۱،۲۰۰،۰۰۰", "1200000"),
        ("1 234 567", "1234567"),
        ("1\u00a0234", "1234"),
        ("1\u202f234,5", "1234.5"),
        ("1'234'567.5", "1234567.5"),
        ("1234,567", "1234.567"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("-5", "-5"),
        ("−۵٫۵", "-5.5"),
        ("\u200e−۵", "-5"),
        ("- 5", "-5"),
        ("+5", "5"),
        (".5", "0.5"),
        ("٫۵", "0.5"),
        ("007", "7"),
        ("\u200f۱۲\u200f", "12"),
    ],
)
def test_numbers_are_read_as_people_write_them(text, value):
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "nan", "NaN", "inf", "-inf", "Infinity", "0x1F", "1e5", "1E400", "1_000", "۱_۰۰۰",
        "12a", "a12", "--5", "5-", "(5)", "12%", "1,23,456", "1.2.3", "1,,2", "1..2", "12,", "12.",
        "1 2", "12 34", "٬", "/", "1/", "/5", "1/2/3", "1.5/2", "½", "²", "１２", "۱۲ ریال",
        "1,2345,678",
    ],
)  # fmt: skip
def test_what_is_not_a_number_is_not_read_as_one(text):
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("1,234", "1.234", "1234"),
        ("12.345", "12.345", "12345"),
        ("-1,234", "-1.234", "-1234"),
        ("۳/۵", "3.5", "3/5"),
    ],
)
def test_what_can_be_read_in_two_ways_is_not_guessed(text, one, other):
    with pytest.raises(Problem, match="can be read as") as refusal:
        parse_number(text)

    assert refusal.value.values == {"found": text, "one": one, "other": other}


@given(st.decimals(allow_nan=False, allow_infinity=False, places=2, max_value=10**15))
def test_what_is_shown_with_two_places_is_read_back_in_both_languages(value):
    assert parse_number(number(value, EN)) == parse_number(number(value, FA)) == value


@given(st.text())
def test_reading_a_number_never_fails_otherwise(text):
    try:
        value = parse_number(text)
    except Problem:
        return
    assert value is None or value.is_finite()
