"""Amounts as vendors really write them, and every number there and back through its words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vendor_data.price import PriceKind, read_price

READ = [
    ("۱٬۲۳۴٬۵۶۷٫۸۹", "1234567.89", "", ""),
    ("1.234.567,89", "1234567.89", "", ""),
    ("1'234'567.89", "1234567.89", "", ""),
    ("1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567,89", "1234567.89", "", ""),
    ("١٬٢٣٤٫٥", "1234.5", "", ""),
    ("€ 12.500,-", "12500", "EUR", ""),
    ("EUR 12,500.-", "12500", "EUR", ""),
    ("EUR 5 000,50", "5000.50", "EUR", ""),
    ("۱۲۰۰ درهم", "1200", "AED", ""),
    ("12 Mrd. Rial", "12000000000", "IRR", ""),
    ("1,000 USD", "1000", "USD", ""),
    ("52k", "52000", "", ""),
    ("€1.5 Mio", "1500000", "EUR", ""),
    ("12 Mio. €", "12000000", "EUR", ""),
    ("3 mln", "3000000", "", ""),
    ("۱/۵ میلیارد تومان", "15000000000", "IRR", ""),
    ("۲ میلیون و ۳۰۰ هزار تومان", "23000000", "IRR", ""),
    ("بیست‌وپنج میلیون ریال", "25000000", "IRR", ""),
    ("۲۵۰ هزارتومان", "2500000", "IRR", ""),
    ("یک‌میلیون‌و‌پانصد‌هزار تومان", "15000000", "IRR", ""),
    ("یکصد و بیست میلیون ریال تمام", "120000000", "IRR", ""),
    ("مبلغ ۱۲۰٬۰۰۰٬۰۰۰ ریال (یکصد و بیست میلیون ریال)", "120000000", "IRR", ""),
    ("۲۵۰٬۰۰۰ ریال برای هر کاربر در ماه", "250000", "IRR", "user/month"),
    ("25 €/user/month", "25", "EUR", "user/month"),
    ("1,200 EUR per unit", "1200", "EUR", "unit"),
    ("1,200 EUR per piece", "1200", "EUR", "unit"),
    ("$40/item", "40", "USD", "unit"),
    ("۲۵۰٬۰۰۰ ریال هر واحد", "250000", "IRR", "unit"),
    ("۲۵۰٬۰۰۰ ریال برای هر عدد", "250000", "IRR", "unit"),
    ("۵۰۰ هزار تومان هر دستگاه", "5000000", "IRR", "unit"),
    ("Two-hundred-thousand euros", "200000", "EUR", ""),
    ("۱۲،۵۰۰", "12500", "", ""),
    ("12.500,00", "12500.00", "", ""),
    ("2,5 میلیون تومان", "25000000", "IRR", ""),
    ("۳٫۵ ملیون تومان", "35000000", "IRR", ""),
    ("twelve thousand five hundred euro", "12500", "EUR", ""),
    ("سه میلیون و دویست هزار تومان", "32000000", "IRR", ""),
    ("12k per user/month", "12000", "", "user/month"),
    ("ماهیانه ۵۰ میلیون ریال", "50000000", "IRR", "month"),
    ("monthly: 500 EUR", "500", "EUR", "month"),
    ("1,25 Mio. EUR", "1250000", "EUR", ""),
    ("EUR 12/user/mo.", "12", "EUR", "user/month"),
    ("two and a half million euro", "2500000", "EUR", ""),
    ("-/۱۲٬۰۰۰٬۰۰۰ ریال", "12000000", "IRR", ""),
    ("=/12,000,000 ریال", "12000000", "IRR", ""),
    ("۱۲٬۰۰۰٬۰۰۰/- ریال", "12000000", "IRR", ""),
    ("#۱۲٬۰۰۰٬۰۰۰# ریال", "12000000", "IRR", ""),
    ("۱/۲۰۰/۰۰۰ ریال", "1200000", "IRR", ""),
    ("1/200/000 ریال", "1200000", "IRR", ""),
    ("هشتصدوپنجاه هزار تومان", "8500000", "IRR", ""),
    ("دوهزار و پانصد یورو", "2500", "EUR", ""),
    ("پانصدهزارتومان", "5000000", "IRR", ""),
    ("صدوبیست‌هزار و سیوپنج یورو", "120035", "EUR", ""),
    ("۵۰۰٬۰۰۰ تومان به‌ازای هر کاربر در هر ماه", "5000000", "IRR", "user/month"),
]
ASKED = [
    "12,34,567", "1.5m", "(500)", "500-600", "ca. 500", "500 + VAT", "1e6", "1.234", "50%",
    "3 x 500", "USD 1,000 / EUR 900", "12٬34", "5.000.00", "۱۰ م ت", "€ 1,000 p.m.", "-5",
    "یک میلیون و پانصد", "هر عدد ۵۰۰ تومان", "12,000 EUR (thirteen thousand)", "EUR (5,000)", "#5",
    "5,000 in words: four thousand", "۱۲۳/۴۵۶ ریال", "۱/۵۰۰ میلیون ریال", "۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸",
]  # fmt: skip
SAID = [
    ("no cost", PriceKind.FREE),
    ("به‌صورت رایگان", PriceKind.FREE),
    ("N.A.", PriceKind.OPEN),
    ("Upon request", PriceKind.OPEN),
    ("POA", PriceKind.OPEN),
    ("TBA", PriceKind.OPEN),
    ("not applicable", PriceKind.OPEN),
    ("to be determined", PriceKind.OPEN),
    ("بعداً اعلام می‌شود", PriceKind.OPEN),
    ("—", PriceKind.OPEN),
]


@pytest.mark.parametrize(("text", "amount", "currency", "unit"), READ)
def test_an_amount_of_any_style_is_read_and_its_raw_text_kept(text, amount, currency, unit):
    read = read_price(text)
    assert (read.amount, read.currency, read.unit) == (Decimal(amount), currency, unit)
    assert (read.kind, read.reason, read.raw) == (PriceKind.AMOUNT, "", text)


WITHIN = [
    ("ca. 5000", ["5000"], ""),
    ("about 5.000 EUR", ["5000"], "EUR"),
    ("5,000 EUR (excl. VAT)", ["5000"], "EUR"),
    ("۵٬۰۰۰٬۰۰۰ ریال بدون احتساب مالیات بر ارزش افزوده", ["5000000"], "IRR"),
    ("12500 + 9% VAT", ["12500"], ""),
    ("12,500 EUR*", ["12500"], "EUR"),
    ("ca. 1,2 Mio. EUR", ["1200000"], "EUR"),
    ("حدود صدوبیست هزار یورو", ["120000"], "EUR"),
    ("1,000 – 2,000 EUR", ["1000", "2000"], "EUR"),
    ("۴۰ تا ۵۰ میلیون تومان", ["400000000", "500000000"], "IRR"),
    ("حدود ۵۰ میلیون تومان", ["500000000"], "IRR"),
    ("Price: 12,500", ["12.500", "12500"], ""),
    ("25 per named user per month", ["25"], ""),
    ("ca. 1.2 MEUR", ["1200000"], "EUR"),
    ("حدود ۱٫۲ م.ت", ["12000000"], "IRR"),
]
SHORT = [
    ("1.2 MEUR", ["1200000"], "EUR"),
    ("MUSD 1,2", ["1200000"], "USD"),
    ("1.2M", ["1200000"], ""),
    ("€2.5m", ["2500000"], "EUR"),
    ("5 M. EUR", ["5000000"], "EUR"),
    ("1,234 MEUR", ["1234000", "1234000000"], "EUR"),
    ("12 T€", ["12000"], "EUR"),
    ("۱٫۲ م.ر", ["1200000"], "IRR"),
    ("۱۰ م ت", ["100000000"], "IRR"),
    ("۱۲ ک تومان", ["120000"], "IRR"),
    ("1.2M EUR per year", ["1200000"], "EUR"),
]
# Nothing of these is offered: what they come to nobody can tell from a part of them.
NOTHING_WITHIN = [
    "(500)", "500 kr", "5 lakh", "2.5m of cable", "هر کاربر ۵۰ ریال و ۲۰ یورو",
    "10 days x 800 EUR", "3 x 500",
    "10%", "1000 - 10%", "discount 500", "تخفیف ۵۰۰", "5000 EUR or 6000 USD", "12½", "about ten",
    "see annex", "مطابق پیوست", "50 cents",
]  # fmt: skip


@pytest.mark.parametrize(("text", "readings", "currency"), WITHIN)
def test_amounts_among_other_words_are_offered_and_none_is_taken(text, readings, currency):
    read = read_price(text, asked="EUR" if "EUR" in text else "")

    assert (read.kind, read.amount, read.raw) == (PriceKind.UNREADABLE, None, text)
    assert [Decimal(each) for each in readings] == list(read.readings)
    assert read.currency == currency
    assert read.reason == "the price {found} at {place} says more than an amount; say what counts"


@pytest.mark.parametrize(("text", "readings", "currency"), SHORT)
def test_what_an_abbreviation_most_likely_means_is_offered_and_never_taken(
    text, readings, currency
):
    read = read_price(text)

    assert (read.kind, read.amount, read.raw) == (PriceKind.UNREADABLE, None, text)
    assert [Decimal(each) for each in readings] == list(read.readings)
    assert read.currency == currency
    assert read.reason == "the price {found} at {place} is abbreviated; say whether it is meant so"


@pytest.mark.parametrize("text", NOTHING_WITHIN)
def test_a_part_of_what_comes_to_another_amount_is_not_even_offered(text):
    read = read_price(text)

    assert (read.amount, read.readings) == (None, ())
    assert read.reason != ""


@pytest.mark.parametrize("text", ASKED)
def test_what_is_not_certain_is_asked_about_and_its_raw_text_kept(text):
    read = read_price(text)
    assert read.reason != ""
    assert read.raw == text


@pytest.mark.parametrize(("text", "kind"), SAID)
def test_words_instead_of_an_amount_are_of_their_kind_and_never_0(text, kind):
    read = read_price(text)
    assert (read.kind, read.amount, read.reason) == (kind, None, "")


# -- there and back through words --

ENGLISH = """one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"""
PERSIAN = """یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده
نوزده بیست سی چهل پنجاه شصت هفتاد هشتاد نود صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد"""
UNITS, TENS = ENGLISH.split()[:19], ENGLISH.split()[19:]
FA_UNITS, FA_TENS = PERSIAN.split()[:19], PERSIAN.split()[19:27]
FA_HUNDREDS = PERSIAN.split()[27:]
SCALES = ("", " thousand", " million", " billion")
FA_SCALES = ("", " هزار", " میلیون", " میلیارد")
NUMBERS = st.integers(min_value=1, max_value=10**12 - 1)


def english_below_thousand(number, joint):
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    low = UNITS[rest - 1] if 0 < rest < 20 else ""
    if rest >= 20:
        low = TENS[tens - 2] + (f"-{UNITS[units - 1]}" if units else "")
    high = f"{UNITS[hundreds - 1]} hundred" if hundreds else ""
    return joint.join(filter(None, (high, low)))


def persian_below_thousand(number):
    hundreds, rest = divmod(number, 100)
    tens, units = divmod(rest, 10)
    low = [FA_UNITS[rest - 1]] if 0 < rest < 20 else []
    if rest >= 20:
        low = [FA_TENS[tens - 2], *([FA_UNITS[units - 1]] if units else [])]
    return " و ".join([*([FA_HUNDREDS[hundreds - 1]] if hundreds else []), *low])


def groups(number):
    """Return each group of three digits with its place, the highest first."""
    found = []
    while number:
        number, group = divmod(number, 1000)
        found.append(group)
    return [(place, group) for place, group in reversed(list(enumerate(found))) if group]


@given(NUMBERS, st.sampled_from([" ", " and "]))
def test_every_number_comes_back_from_its_english_words(number, joint):
    parts = [english_below_thousand(group, joint) + SCALES[at] for at, group in groups(number)]
    read = read_price(f"{' '.join(parts)} euros")
    assert (read.amount, read.currency) == (number, "EUR")


@given(NUMBERS, st.booleans())
def test_every_number_comes_back_from_its_persian_words(number, is_tight):
    parts = [persian_below_thousand(group) + FA_SCALES[at] for at, group in groups(number)]
    words = " و ".join(parts)
    written = words.replace(" و ", "\N{ZERO WIDTH NON-JOINER}و") if is_tight else words
    read = read_price(f"{written} ریال")
    assert (read.amount, read.currency, read.words) == (number, "IRR", number)


@given(NUMBERS)
def test_tomans_in_words_are_kept_as_ten_times_as_many_rials(number):
    parts = [persian_below_thousand(group) + FA_SCALES[at] for at, group in groups(number)]
    assert read_price(f"{' و '.join(parts)} تومان").amount == 10 * number
