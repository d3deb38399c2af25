from decimal import Decimal

import pytest

from vendor_data.number_words import WordNumber, number_of

SAID = [
    ("one million two hundred thousand", 1_200_000),
    ("a hundred and five", 105),
    ("twelve hundred", 1_200),
    ("seventy five thousand nine hundred and ninety nine", 75_999),
    ("two thousand million", 2_000_000_000),
    ("nineteen", 19),
    ("یک میلیون و دویست هزار", 1_200_000),
    ("هزار و سیصد و چهل و پنج", 1_345),
    ("سه میلیارد و بیست و پنج میلیون و ششصد هزار", 3_025_600_000),
    ("هزار میلیارد", 1_000_000_000_000),
    ("هفت صد", 700),
    ("سی صد هزار", 300_000),
    ("یکصد و بیست", 120),
    ("هجده میلیون", 18_000_000),
    ("صفر", 0),
]
NO_NUMBER = [
    "", "and", "و", "million", "میلیون", "five one", "one and", "و یک", "one and and two",
    "twenty eleven", "ده یک", "یک میلیون دو میلیون", "a", "two a", "بیست و بیست", "دو بیلیون",
    "one thousand two million three thousand thousand",
]  # fmt: skip

UNITS = "یک دو سه چهار پنج شش هفت هشت نه"
TEENS = "ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده"
TENS = "بیست سی چهل پنجاه شصت هفتاد هشتاد نود"
HUNDREDS = "صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد"


@pytest.mark.parametrize(("words", "number"), SAID)
def test_a_number_in_words_is_read_exactly(words, number):
    assert number_of(words.split()) == WordNumber(value=Decimal(number))


@pytest.mark.parametrize("words", NO_NUMBER)
def test_what_is_no_number_is_none(words):
    assert number_of(words.split()) is None


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("دو و نیم میلیون", 2_500_000),
        ("نیم میلیارد", 500_000_000),
        ("half million", 500_000),
        ("half a million", 500_000),
        ("two and a half million", 2_500_000),
    ],
)
def test_halves_count_before_a_scale_word(words, number):
    read = number_of(words.split())

    assert (read.value, read.other) == (number, None)


@pytest.mark.parametrize(
    ("words", "exact", "other"),
    [
        ("یک میلیون و پانصد", "1000500", "1500000"),
        ("سه میلیون و نیم", "3000000.5", "3500000"),
        ("two million and half", "2000000.5", "2500000"),
        ("one million and a half", "1000000.5", "1500000"),
        ("یک میلیون و صد و نیم", "1000100.5", "1100500"),
        ("دو میلیارد و سیصد میلیون و دویست", "2300000200", "2300200000"),
    ],
)
def test_words_that_people_use_for_two_numbers_say_both(words, exact, other):
    assert number_of(words.split()) == WordNumber(value=Decimal(exact), other=Decimal(other))


@pytest.mark.parametrize("words", ["two million five hundred", "یک میلیون و پنج هزار و صد"])
def test_words_that_say_one_number_have_no_other(words):
    assert number_of(words.split()).other is None


def test_figures_and_scale_words_are_one_number():
    tokens = [Decimal("1.5"), "میلیارد", "و", Decimal(20), "میلیون"]

    assert number_of(tokens) == WordNumber(value=Decimal("1520000000.0"))


def test_every_number_below_a_hundred_thousand_comes_back_from_its_persian_words():
    units, tens = ["", *UNITS.split()], ["", "", *TENS.split()]
    teens, hundreds = TEENS.split(), ["", *HUNDREDS.split()]

    def below_thousand(n):
        h, rest = divmod(n, 100)
        low = [teens[rest - 10]] if 10 <= rest < 20 else [tens[rest // 10], units[rest % 10]]
        return " و ".join(filter(None, [hundreds[h], *low]))

    def said(n):
        thousands, rest = divmod(n, 1000)
        parts = [f"{below_thousand(thousands)} هزار" if thousands else "", below_thousand(rest)]
        return " و ".join(filter(None, parts))

    wrong = [n for n in range(1, 100_000, 37) if number_of(said(n).split()).value != n]
    assert wrong == []
