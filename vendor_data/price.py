"""A price as a vendor wrote it: the raw text stays, an amount is read only where it is certain."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from workbench.language import from_digits, normal_key, parse_number
from workbench.problem import Problem
from workbench.sheet import Cell

LONGEST_PRICE = 200
MOST_DIGITS = 17


class PriceKind(StrEnum):
    """What a price cell says; only an AMOUNT is ever a number, and blank or open is never 0."""

    AMOUNT = "amount"
    INCLUDED = "included"
    FREE = "free"
    OPEN = "open"
    BLANK = "blank"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What was read from a price cell; a `reason` means that a person has to look."""

    raw: str
    kind: PriceKind
    amount: Decimal | None = None
    currency: str = ""
    unit: str = ""
    reason: str = ""


_WORDS = {
    PriceKind.INCLUDED: ("included", "incl", "in price", "شامل", "شامل است", "در قیمت", "لحاظ شده"),
    PriceKind.FREE: ("free", "free of charge", "no charge", "gratis", "رایگان", "بدون هزینه"),
    PriceKind.OPEN: (
        *("open", "tbd", "tbc", "on request", "to be agreed", "n/a", "na", "-", "?"),
        *("توافقی", "متعاقبا", "اعلام می‌شود", "نامشخص"),
    ),
}
_KINDS = {normal_key(word): kind for kind, words in _WORDS.items() for word in words}
_CURRENCIES = {
    word: code
    for code, words in {
        "EUR": ("€", "eur", "euro", "euros", "یورو"),
        "USD": ("$", "usd", "us$", "dollar", "dollars", "دلار"),
        "GBP": ("£", "gbp", "پوند"),
        "CHF": ("chf", "فرانک"),
        "AED": ("aed", "درهم"),
        "TRY": ("₺", "try", "لیر"),
        "CNY": ("cny", "یوان"),
        "JPY": ("¥", "jpy", "ین"),
        "KWD": ("kwd", "دینار"),
        "IRR": ("irr", "rial", "rials", "﷼", "ریال"),
    }.items()
    for word in words
}
_TOMAN = frozenset({"تومان", "تومن", "toman", "tomans", "irt"})
_SCALES = {
    **dict.fromkeys(("thousand", "k", "هزار"), 10**3),
    **dict.fromkeys(("million", "millions", "mio", "mn", "میلیون"), 10**6),
    **dict.fromkeys(("billion", "bn", "میلیارد"), 10**9),
}
_NUMBER = re.compile(r"[-+]?\s*[0-9٫.](?:[0-9.,٫٬،'’/]|[ \u00a0\u202f](?=[0-9]{3}(?![0-9])))*")
_UNIT = re.compile(
    r"(?:/|\bper\b|\ba\b|هر|در|به ازای هر|ماهانه|سالانه|monthly|yearly)\s*(?P<unit>[^\W\d_]*)$"
)
_PERSIAN_DIGIT = re.compile("[۰-۹٠-٩]")
_THOUSANDS = re.compile(r"[-−+]?[0-9]{1,3}(?:[,،][0-9]{3})+")

_NEGATIVE = "the price {found} at {place} is negative"
_NOT_A_NUMBER = "the price {found} at {place} is not a number"
_TOO_LARGE = "the price {found} at {place} is too large to be a price"
_EXPONENT = "the price {found} at {place} is written with an exponent; say it in plain digits"
_TWO_READINGS = "the price {found} at {place} can be read in two ways"
_TOO_LONG = "the price at {place} is too long to be a price: {found}"
NO_VALUE = "the price at {place} is a formula without a value: {found}"
A_FORMULA = "the price at {place} is a formula, so its value depends on the file: {found}"
AN_ERROR = "the price at {place} is an error of the spreadsheet: {found}"


def price_of(cell: Cell | None) -> Price:
    """Return the price that a cell states; formulas and errors are never trusted silently."""
    if cell is None:
        return Price(raw="", kind=PriceKind.BLANK)
    if cell.is_error:
        return Price(raw=cell.text, kind=PriceKind.UNREADABLE, reason=AN_ERROR)
    if cell.formula and not cell.text:
        return Price(raw=cell.formula, kind=PriceKind.UNREADABLE, reason=NO_VALUE)
    if cell.formula:
        read = read_price(cell.text)
        raw = f"{cell.formula} ({cell.text})"
        return Price(raw=raw, kind=read.kind, amount=read.amount, reason=A_FORMULA)
    return read_price(cell.text)


def read_price(text: str) -> Price:
    """Return what a price text says, without guessing.

    >>> read_price("۱۲۳٬۴۵۶٫۷۸").amount, read_price("12 million toman").amount
    (Decimal('123456.78'), Decimal('120000000'))
    >>> read_price("nan").kind, read_price("on request").kind
    (<PriceKind.UNREADABLE: 'unreadable'>, <PriceKind.OPEN: 'open'>)
    """
    raw = text.strip()
    if not raw:
        return Price(raw="", kind=PriceKind.BLANK)
    if len(raw) > LONGEST_PRICE:
        return _unreadable(f"{raw[:40]}…", _TOO_LONG)
    key = normal_key(raw)
    if key in _KINDS:
        return Price(raw=raw, kind=_KINDS[key])
    return _amount(raw, from_digits(key).replace("−", "-"))


def _amount(raw: str, key: str) -> Price:
    if re.fullmatch(r"[-+]?[0-9.]+e[-+]?[0-9]+", key):
        huge = int(key.rpartition("e")[2][:6]) > MOST_DIGITS
        return _unreadable(raw, _TOO_LARGE if huge else _EXPONENT)
    numbers = list(_NUMBER.finditer(key))
    if len(numbers) != 1:
        return _unreadable(raw, _NOT_A_NUMBER)
    number = numbers[0]
    words = (key[: number.start()] + " " + key[number.end() :]).strip()
    scale, currency, unit = _words(words)
    if scale is None:
        return _unreadable(raw, _NOT_A_NUMBER)
    return _priced(raw, number.group().strip(" "), scale, currency, unit)


def _priced(raw: str, number: str, scale: int, currency: str, unit: str) -> Price:
    reason = ""
    try:
        # With Persian digits the comma can only part thousands: the decimal mark is ٫ or /.
        is_persian = _PERSIAN_DIGIT.search(raw) and _THOUSANDS.fullmatch(number)
        amount = parse_number(re.sub("[,،]", "", number) if is_persian else number)
    except Problem:
        reason = _TWO_READINGS
        amount = parse_number(re.sub("[,،]", "", number)) if _THOUSANDS.fullmatch(number) else None
    if amount is None:
        return _unreadable(raw, reason or _NOT_A_NUMBER)
    amount *= scale
    if amount.adjusted() >= MOST_DIGITS:
        return _unreadable(raw, _TOO_LARGE)
    reason = _NEGATIVE if amount < 0 else reason
    return Price(
        raw=raw,
        kind=PriceKind.AMOUNT,
        amount=abs(amount) if amount == 0 else amount,  # -0 is 0
        currency=currency,
        unit=unit,
        reason=reason,
    )


def _words(words: str) -> tuple[int | None, str, str]:
    """Return scale, currency and unit of the words round a number; scale None if one is unknown."""
    found = _UNIT.search(words)
    unit = (found["unit"] or found.group()) if found else ""
    scale, currency = 1, ""
    for word in re.findall(
        r"us\$|[€$£¥₺﷼]|[^\s/€$£¥₺﷼.]+", words[: found.start()] if found else words
    ):
        if word in _SCALES:
            scale *= _SCALES[word]
        elif word in _TOMAN:
            scale, currency = scale * 10, "IRR"
        elif word in _CURRENCIES:
            currency = _CURRENCIES[word]
        else:
            return None, "", ""
    return scale, currency, unit


def _unreadable(raw: str, reason: str) -> Price:
    return Price(raw=raw, kind=PriceKind.UNREADABLE, reason=reason)
