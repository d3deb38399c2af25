"""A price as a vendor wrote it: the raw text stays, an amount is read only where it is certain."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from vendor_data.amount_text import Amount, amount_of, words_apart
from vendor_data.amounts_within import amounts_within
from vendor_data.short_amounts import plainly_spelled_out, spelled_out
from workbench.language import normal_key
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
    words: Decimal | None = None  # the amount in words, where it is said so
    readings: tuple[Decimal, ...] = ()  # what a doubtful amount may be


_WORDS = {
    PriceKind.INCLUDED: (
        "included",
        "incl",
        "incl.",
        "inclusive",
        "in price",
        "شامل",
        "شامل است",
        "در قیمت",
        "لحاظ شده",
        "لحاظ شده است",
        "در قیمت لحاظ شده",
        "در قیمت لحاظ شده است",
    ),
    PriceKind.FREE: (
        *("free", "free of charge", "no charge", "no cost", "gratis", "waived"),
        *("رایگان", "به صورت رایگان", "به‌صورت رایگان", "بدون هزینه"),
    ),
    PriceKind.OPEN: (
        *("open", "tbd", "tbc", "tba", "on request", "upon request", "price on request"),
        *("poa", "price on application", "negotiable", "to be agreed", "to be discussed"),
        *("to be defined", "to be determined", "to be confirmed"),
        *("n/a", "n.a.", "n.a", "na", "not applicable", "-", "?"),
        *("توافقی", "متعاقبا", "اعلام می‌شود", "متعاقبا اعلام می‌شود", "نامشخص"),
        *("بعدا اعلام می‌شود", "اعلام خواهد شد", "متعاقبا اعلام خواهد شد"),
    ),
}
_KINDS = {normal_key(word): kind for kind, words in _WORDS.items() for word in words}
_BEGIN = sorted(
    ((word, kind) for word, kind in _KINDS.items() if word.isalpha() or " " in word), reverse=True
)
_NO_AMOUNT = re.compile(r"[-+]?[0-9.]+e[-+]?[0-9]+")
_PERSIAN_DIGIT = re.compile("[۰-۹٠-٩]")
_DIGIT = re.compile("[0-9]")
_WHOLE = re.compile(r"(?<=[0-9۰-۹٠-٩])[.,][-–—]+")  # 12.500,- has no cents
# Signs that keep anybody from writing more digits before or behind an amount.
_CLOSED = re.compile(r"(?<=[0-9۰-۹٠-٩])\s?/\s?[-–—=]+|[-–—=]+\s?/\s?(?=[0-9۰-۹٠-٩])")
_FENCED = re.compile(r"#\s*([0-9۰-۹٠-٩][^#]*)#")
_WORD_END = re.compile(r"(?<=[^\W\d_])\.(?=\s|$)")  # 1,2 Mio. EUR
_IN_BRACKETS = re.compile(
    r"(?P<one>.+?)\s*[(\[](?P<inner>[^()\[\]]+)[)\]](?P<tail>[^()\[\]]*?)[\s.]*"
)
_NAMED = re.compile(
    r"\s*[,،؛;:.-]?\s*\b(?:in words|in figures|به حروف|به عدد|به رقم)\b\s*[:：]?\s*"
)

_NEGATIVE = "the price {found} at {place} is negative"
_NOT_A_NUMBER = "the price {found} at {place} is not a number"
_AMONG_WORDS = "the price {found} at {place} says more than an amount; say what counts"
_TOO_LARGE = "the price {found} at {place} is too large to be a price"
_EXPONENT = "the price {found} at {place} is written with an exponent; say it in plain digits"
_TWO_READINGS = "the price {found} at {place} can be read in two ways"
_SAID_IN_WORDS = "the price {found} at {place} is said in words; say whether it is meant so"
_ABBREVIATED = "the price {found} at {place} is abbreviated; say whether it is meant so"
WORDS_AND_FIGURES = "the price {found} at {place} is another amount in words than in figures"
_TOO_LONG = "the price at {place} is too long to be a price: {found}"
NO_VALUE = "the price at {place} is a formula without a value: {found}"
A_FORMULA = "the price at {place} is a formula, so its value depends on the file: {found}"
AN_ERROR = "the price at {place} is an error of the spreadsheet: {found}"


def price_of(cell: Cell | None, *, asked: str = "") -> Price:
    """Return the price that a cell states; formulas and errors are never trusted silently."""
    if cell is None:
        return Price(raw="", kind=PriceKind.BLANK)
    if cell.is_error:
        return Price(raw=cell.text, kind=PriceKind.UNREADABLE, reason=AN_ERROR)
    if cell.formula and not cell.text:
        return Price(raw=cell.formula, kind=PriceKind.UNREADABLE, reason=NO_VALUE)
    if cell.formula:
        read = read_price(cell.text, asked=asked)
        return replace(read, raw=f"{cell.formula} ({cell.text})", reason=A_FORMULA)
    return read_price(cell.text, asked=asked)


def read_price(text: str, *, asked: str = "") -> Price:
    """Return what a price text says, without guessing; amounts are in major units, tomans in rials.

    `asked` is the currency of the form, by which some amounts have only one reading.

    >>> read_price("۱۲۳٬۴۵۶٫۷۸").amount, read_price("12 million toman").amount
    (Decimal('123456.78'), Decimal('120000000'))
    >>> read_price("nan").kind, read_price("on request").kind
    (<PriceKind.UNREADABLE: 'unreadable'>, <PriceKind.OPEN: 'open'>)
    >>> read_price("یک میلیون و دویست هزار تومان").amount
    Decimal('12000000')
    """
    raw = text.strip()
    if not raw:
        return Price(raw="", kind=PriceKind.BLANK)
    if len(raw) > LONGEST_PRICE:
        return _unreadable(raw, _TOO_LONG)
    key = normal_key(raw)
    if key in _KINDS:
        return Price(raw=raw, kind=_KINDS[key])
    if _NO_AMOUNT.fullmatch(key):
        huge = "e" in key and int(key.rpartition("e")[2][:6]) > MOST_DIGITS
        return _unreadable(raw, _TOO_LARGE if huge else _EXPONENT)
    return _amount(raw, asked)


def _amount(raw: str, asked: str) -> Price:
    """Read figures, words or both; half-spaces part words only where the text is not read else."""
    plain = _FENCED.sub(r"\1", _CLOSED.sub(" ", _WHOLE.sub("", raw)))
    keys = dict.fromkeys(words_apart(normal_key(text)) for text in _spelled(plain))
    for key in keys:
        found = _read_key(raw, key, asked)
        if found is not None:
            return found
    likely = next((k for word, k in _BEGIN if next(iter(keys)).startswith(f"{word} ")), None)
    if likely is not None:
        return Price(raw=raw, kind=likely, reason=_SAID_IN_WORDS)
    short = next((found for key in keys if (found := _abbreviated(raw, key, asked))), None)
    return short or _among_words(raw, plainly_spelled_out(next(iter(keys))), asked)


def _abbreviated(raw: str, key: str, asked: str) -> Price | None:
    """Return what an abbreviation most likely means, to be asked; None where none stands there."""
    told = spelled_out(key)
    found = _read_key(raw, told, asked) if told != key else None
    if found is None or found.amount is None or found.amount < 0:
        return None
    return replace(
        _unreadable(raw, _ABBREVIATED),
        readings=found.readings or (found.amount,),
        currency=found.currency,
        unit=found.unit,
    )


def _among_words(raw: str, key: str, asked: str) -> Price:
    """Offer the amounts that stand among words nobody here understands; none of them is taken."""
    is_persian = bool(_PERSIAN_DIGIT.search(raw))
    found = amounts_within(key, is_persian=is_persian, asked=asked)
    every = (value for one in found for value in one.readings or (one.value,))
    readings = tuple(dict.fromkeys(
        value for value in every
        if value is not None and value >= 0 and value.adjusted() < MOST_DIGITS
    ))  # fmt: skip
    if not readings:
        return _unreadable(raw, _NOT_A_NUMBER)
    unread = _unreadable(raw, _AMONG_WORDS)
    return replace(unread, readings=readings, currency=found[0].currency)


def _spelled(raw: str) -> tuple[str, ...]:
    """Return the text as it stands, then parted at half-spaces, then without abbreviation marks."""
    joined = raw.replace("\u200cو", " و ")  # twenty and five: بیست‌وپنج
    parted = [text.replace("\u200c", " ") for text in (raw, joined)]
    return raw, *parted, _WORD_END.sub("", parted[-1])


def _read_key(raw: str, key: str, asked: str) -> Price | None:
    is_persian = bool(_PERSIAN_DIGIT.search(raw))
    parts = _IN_BRACKETS.fullmatch(key)
    twice = _said_twice(key, parts)
    if twice:
        # What has no currency of its own is in that of the other.
        both = [amount_of(text, is_persian=is_persian, asked=asked) for text in twice]
        if both[0] and both[1] and both[0].is_in_words != both[1].is_in_words:
            return _twice(raw, both[0], both[1])
    if parts and _DIGIT.search(parts["inner"]) and not _DIGIT.search(parts["one"]):
        return None  # bookkeepers put what is negative in brackets
    plain = key if parts is None else re.sub(r"[()\[\]]", " ", key)
    found = amount_of(plain.strip(), is_persian=is_persian, asked=asked)
    return None if found is None else _priced(raw, found)


def _said_twice(key: str, parts: re.Match[str] | None) -> tuple[str, str] | None:
    """Return the two texts that may say one amount, in figures and in words."""
    named = [text for text in _NAMED.split(key) if text]
    if len(named) == 2:  # noqa: PLR2004 - the figures and the words
        return named[0], named[1].rstrip(" .")
    return None if parts is None else (f"{parts['one']}{parts['tail'] or ''}", parts["inner"])


def _twice(raw: str, one: Amount, other: Amount) -> Price:
    """Return an amount in figures and in words; a word "toman" beside either is meant for both."""
    figures, words = (other, one) if one.is_in_words else (one, other)
    if figures.currency and words.currency and figures.currency != words.currency:
        return _unreadable(raw, _TWO_READINGS)
    if not words.currency and figures.is_toman:
        words = replace(words, value=words.value and words.value * 10)
    if not figures.currency:
        factor = 10 if words.is_toman else 1
        figures = replace(
            figures,
            currency=words.currency,
            value=figures.value and figures.value * factor,
            readings=tuple(each * factor for each in figures.readings),
        )
    found = _priced(raw, figures)
    if words.is_doubtful or words.value is None:
        return replace(found, reason=found.reason or _TWO_READINGS)
    reason = found.reason or ("" if found.amount == words.value else WORDS_AND_FIGURES)
    return replace(found, words=words.value, reason=reason)


def _priced(raw: str, found: Amount) -> Price:
    if found.value is None:
        return replace(_unreadable(raw, _TWO_READINGS), readings=found.readings)
    if found.value.adjusted() >= MOST_DIGITS:
        return _unreadable(raw, _TOO_LARGE)
    reason = _TWO_READINGS if found.is_doubtful else ""
    return Price(
        raw=raw,
        kind=PriceKind.AMOUNT,
        amount=abs(found.value) if found.value == 0 else found.value,  # -0 is 0
        currency=found.currency,
        unit=found.unit,
        reason=_NEGATIVE if found.value < 0 else reason,
        words=found.value if found.is_in_words else None,
        readings=found.readings if found.is_doubtful else (),
    )


def _unreadable(raw: str, reason: str) -> Price:
    return Price(raw=raw, kind=PriceKind.UNREADABLE, reason=reason)
