"""The grammar of an amount: figures, words, currency and unit, in whatever order they come."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from vendor_data.number_words import KNOWN, SCALES, Token, number_of
from workbench.language import currency, parse_number
from workbench.problem import Problem

CURRENCY_WORDS = {
    word: code
    for code, words in {
        "EUR": ("€", "eur", "euro", "euros", "یورو"),
        "USD": ("$", "usd", "us$", "dollar", "dollars", "دلار"),
        "GBP": ("£", "gbp", "pound", "pounds", "پوند"),
        "CHF": ("chf", "فرانک"),
        "AED": ("aed", "dirham", "dirhams", "درهم"),
        "TRY": ("₺", "try", "لیر"),
        "CNY": ("cny", "یوان"),
        "JPY": ("¥", "jpy", "ین"),
        "KWD": ("kwd", "دینار"),
        "IRR": ("irr", "rial", "rials", "﷼", "ریال"),
    }.items()
    for word in words
}
TOMAN_WORDS = frozenset({"تومان", "تومن", "toman", "tomans", "irt"})
_PERSIAN_MONEY = ("تومان", "تومن", "ریال", "دلار", "یورو")
_BESIDE = frozenset({"only", "us", "فقط", "تمام", "مبلغ", "آمریکا", "امارات", "ترکیه", "کویت"})
_UNITS = {
    word: unit
    for unit, words in {
        "user": ("user", "users", "seat", "کاربر"),
        "month": ("month", "monthly", "mo", "ماه", "ماهانه", "ماهیانه"),
        "year": ("year", "yearly", "annum", "annually", "yr", "سال", "سالانه", "سالیانه"),
        "day": ("day", "روز", "نفرروز"),
        "hour": ("hour", "ساعت", "نفرساعت"),
        "unit": ("unit", "piece", "item", "واحد", "عدد", "دستگاه"),
        "module": ("module", "ماژول", "پودمان"),
        "site": ("site", "branch", "شعبه", "مرکز"),
    }.items()
    for word in words
}
_NUMBER = r"[-+]?\s*[0-9٫.](?:[0-9.,٫٬،'’/]|[ \u00a0\u202f](?=[0-9]{3}(?![0-9])))*"
TOKEN = re.compile(rf"(?P<figure>{_NUMBER})|us\$|[€$£¥₺﷼-]|[^\s/€$£¥₺﷼.,:0-9-]+")
_UNIT = re.compile(
    r"(?:(?:(?:/|\bper\b|\ba\b)\s*|\b(?:به ازای هر|برای هر|در هر|هر|در)\s+)(?P<unit>[^\W\d_]+)"
    r"|\b(?P<often>monthly|yearly|annually|ماهانه|ماهیانه|سالانه|سالیانه))\s*$"
)
_OFTEN_FIRST = re.compile(
    r"(?P<often>monthly|yearly|annually|ماهانه|ماهیانه|سالانه|سالیانه)\b[\s:]+(?P<rest>.+)"
)
_THOUSANDS = re.compile(r"[-−+]?[0-9]{1,3}(?:[,،][0-9]{3})+")
# Three digits after every slash part thousands; a slash alone may be a decimal mark as well.
_SLASHED = re.compile(r"[-−+]?[1-9][0-9]{0,2}(?:/[0-9]{3})+")
_JOINED = sorted(
    (word for word in (*KNOWN, *_PERSIAN_MONEY) if not word.isascii()), key=len, reverse=True
)
_WORD = re.compile(r"[^\W\d_]+")
_MOST_UNITS = 3
_MOST_WAYS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount that was read; `value` is only a proposal while it is doubtful.

    `readings` are the amounts it may stand for, as far as they can be told.
    """

    value: Decimal | None
    currency: str = ""
    unit: str = ""
    is_toman: bool = False
    is_in_words: bool = False
    is_doubtful: bool = False
    readings: tuple[Decimal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figure:
    """One number in figures: what it may stand for, and which of these is proposed."""

    options: tuple[Decimal, ...]
    proposal: int | None = 0
    is_doubtful: bool = False
    is_slashed: bool = False


def amount_of(key: str, *, is_persian: bool, asked: str = "") -> Amount | None:
    """Return the amount that a text says; None if any word of it is not understood.

    `key` is the text under its matching key with figures 0-9, `is_persian` says that they were
    Persian, and `asked` is the currency of an amount that names none: no euro has three decimal
    places, so 1,234 of them has one reading.
    """
    rest, unit = _without_unit(key)
    found = list(TOKEN.finditer(rest))
    words = [token.group() for token in found if token["figure"] is None]
    money = _currency_of(words)
    if money is None or any(not is_known(word) for word in words):
        return None
    code, is_toman = money
    has_scale = any(word in SCALES for word in words)
    sole = code or asked
    most = None if has_scale or not sole else currency(sole).places
    numbers = [
        token.group() if token["figure"] is None else _figure(token["figure"], is_persian)
        for token in found
        if token["figure"] is not None or token.group() in KNOWN
    ]
    fitting = [_fitting(each, most, has_scale=has_scale) for each in numbers]
    said = _said(fitting, 10 if is_toman else 1)
    if said is None:
        return None
    is_in_words = all(isinstance(each, str) for each in numbers)
    return replace(said, currency=code, unit=unit, is_toman=is_toman, is_in_words=is_in_words)


def words_apart(key: str) -> str:
    """Return a text with the Persian words of numbers apart that were written as one.

    >>> words_apart("هشتصدوپنجاه هزارتومان")
    'هشتصد و پنجاه هزار تومان'
    """
    return _WORD.sub(lambda found: " ".join(_apart(found[0])), key)


def _apart(word: str) -> Sequence[str]:
    """Return the number words that `word` is made of, the longest first; else the word alone."""
    ways: dict[int, tuple[str, ...]] = {0: ()}
    for at in range(len(word)):
        if at in ways:
            for piece in _JOINED:
                if word.startswith(piece, at):
                    ways.setdefault(at + len(piece), (*ways[at], piece))
    return ways.get(len(word), (word,))


def is_known(word: str) -> bool:
    """Say whether amounts are made of this word: it counts, or names money."""
    return word in KNOWN or word in CURRENCY_WORDS or word in TOMAN_WORDS or word in _BESIDE


def _without_unit(key: str) -> tuple[str, str]:
    """Return the text before its unit, and the unit: "12 / user / month" has two in one."""
    first = _OFTEN_FIRST.fullmatch(key)
    if first is not None:
        key = f"{first['rest']} {first['often']}"
    units: list[str] = []
    while len(units) < _MOST_UNITS and (found := _UNIT.search(key)):
        word = found["unit"] or found["often"]
        if word in KNOWN:
            break
        units.insert(0, _UNITS.get(word, word))
        key = key[: found.start()].strip()
    return key, "/".join(units)


def _currency_of(words: Iterable[str]) -> tuple[str, bool] | None:
    """Return the currency that the words name and whether in tomans; None if they name two."""
    named = {("IRR", True) if word in TOMAN_WORDS else (CURRENCY_WORDS[word], False)
             for word in words if word in TOMAN_WORDS or word in CURRENCY_WORDS}  # fmt: skip
    return None if len(named) > 1 else next(iter(named), ("", False))


def _figure(text: str, is_persian: bool) -> _Figure | None:
    """Return what one number in figures may stand for; None if it is no number."""
    plain = text.strip()
    if is_persian and _THOUSANDS.fullmatch(plain):
        # With Persian figures the comma can only part thousands: the decimal mark is ٫ or /.
        plain = re.sub("[,،]", "", plain)
    if plain.count("/") > 1 and _SLASHED.fullmatch(plain):
        plain = plain.replace("/", "")
    try:
        value = parse_number(plain)
    except Problem as two_ways:
        return _two_ways(plain, [str(two_ways.values[one]) for one in ("one", "other")], is_persian)
    return None if value is None else _Figure(options=(value,))


def _two_ways(plain: str, readings: list[str], is_persian: bool) -> _Figure:
    if "/" in plain:  # 3/5 is three and a half to a Persian reader, three fifths to others
        decimal = next(one for one in readings if "/" not in one)
        if _SLASHED.fullmatch(plain):
            both = (Decimal(decimal), Decimal(plain.replace("/", "")))
            return _Figure(options=both, proposal=None, is_doubtful=True, is_slashed=True)
        return _Figure(
            options=(Decimal(decimal),), proposal=0 if is_persian else None, is_doubtful=True
        )
    whole = min(range(2), key=lambda at: "." in readings[at])
    return _Figure(
        options=tuple(map(Decimal, readings)),
        proposal=whole if _THOUSANDS.fullmatch(plain) else None,
        is_doubtful=True,
    )


def _fitting(
    each: str | _Figure | None, most: int | None, *, has_scale: bool
) -> str | _Figure | None:
    """Return a figure without the readings that its currency, or the word after it, rules out."""
    if each is None or isinstance(each, str) or not each.is_doubtful:
        return each
    if has_scale and len(each.options) == 1 and each.proposal is not None:
        return _Figure(options=each.options)  # 1/5 million is no fifth of a million
    if most is None or len(each.options) == 1:
        return each
    fitting = tuple(one for one in each.options if -int(one.as_tuple().exponent) <= most)
    if len(fitting) != 1:
        return each
    return replace(each, options=fitting, proposal=0, is_doubtful=each.is_slashed)


def _said(numbers: list[str | _Figure | None], factor: int) -> Amount | None:
    if None in numbers or not numbers:
        return None
    figures = [each for each in numbers if isinstance(each, _Figure)]
    ways = 1
    for figure in figures:
        ways *= len(figure.options)
    if ways > _MOST_WAYS:
        return None
    options: list[tuple[Token, ...]] = [
        each.options if isinstance(each, _Figure) else (each,) for each in numbers if each
    ]
    read = [number_of(choice) for choice in product(*options)]
    found = [one for one in read if one is not None]
    if len(found) != len(read):
        return None
    proposed = _proposed([each for each in numbers if each is not None])
    every = (value for one in found for value in (one.value, one.other) if value is not None)
    values = tuple(dict.fromkeys(value * factor for value in every))
    is_another = any(one.other is not None for one in found)
    return Amount(
        value=None if is_another or proposed is None else proposed * factor,
        is_doubtful=is_another or any(figure.is_doubtful for figure in figures),
        readings=values,
    )


def _proposed(numbers: list[str | _Figure]) -> Decimal | None:
    tokens: list[Token] = []
    for each in numbers:
        if isinstance(each, str):
            tokens.append(each)
        elif each.proposal is None:
            return None
        else:
            tokens.append(each.options[each.proposal])
    found = number_of(tokens)
    return None if found is None else found.value
