"""What a text says of all amounts below or beside it: tomans, thousands, another currency."""

import re
from collections.abc import Iterable, Iterator

from vendor_data.amount_text import CURRENCY_WORDS, TOMAN_WORDS
from vendor_data.number_words import SCALES
from vendor_data.short_amounts import plainly_spelled_out
from workbench.language import normal_key

_WORD = re.compile(r"[€$£¥₺﷼]|[^\W\d_]+|(?<![0-9])(?<![0-9][.,٬،'’ ])000\b")
_GLUED = re.compile(r"(?P<scale>k|t|m|mn|mio|mln)(?P<code>eur|usd|gbp|chf|aed|irr)")
_SCALE_OF = {"k": "thousand", "t": "thousand", "000": "thousand"}
_BEFORE_SIGN = re.compile(r"\b(k|t|m|mn|mio|mln)(?=[€$£])")
# A note on every price names prices, and more than one of them.
_OF_ALL = re.compile(
    r"\b(?:prices|amounts|figures|values|costs|sums)\b"
    r"|مبالغ|مبلغها|ارقام|اعداد|قیمتها|قیمت ها|بهاها|مبلغ ها|هزینهها|هزینه ها"
)
_VERB = re.compile(r"\btry\b")
_PART = re.compile(rf"(?:k|t|m|mn|mio|mln)(?=[€$£])|{_WORD.pattern}|[0-9]+|\S")
_PLACES = frozenset({"in", "are", "is", "as", "به", "برحسب", "حسب", ":", "(", "[", "="})
_BETWEEN = frozenset(
    {"the", "of", "a", "all", "full", "whole", "unit", "units", "and", "us", "stated", "given",
     "quoted", "واحد", "صورت", "و", ",", "،", "'", "’", '"', "«", "/", "-"}
)  # fmt: skip


def unit_in(text: str) -> str:
    """Return the currency and the scale that a text names, as words to be read behind an amount.

    >>> unit_in("Unit price (kEUR)"), unit_in("مبلغ کل (میلیون تومان)"), unit_in("Line total")
    ('thousand eur', 'میلیون تومان', '')
    """
    plain = plainly_spelled_out(normal_key(text.replace("\u200c", " ")))
    key = _BEFORE_SIGN.sub(r"\1 ", plain)
    found: list[str] = []
    for word in _WORD.findall(key):
        glued = _GLUED.fullmatch(word)
        found += [_scale(glued["scale"]), glued["code"]] if glued else _said(word)
    return " ".join(dict.fromkeys(found))


def unit_of_all(text: str) -> str:
    """Return what a note says of all prices, "" where it says nothing of them.

    >>> unit_of_all("All prices are in thousand EUR"), unit_of_all("Prices net, paid twice")
    ('thousand eur', '')
    """
    # No currency: in small letters this is the English verb.
    key = normal_key(_VERB.sub(" ; ", text.replace("\u200c", " ")))
    return unit_in(" ".join(_in_place(_OF_ALL.sub(" : ", key)))) if _OF_ALL.search(key) else ""


def _in_place(key: str) -> Iterator[str]:
    """Yield the words of units that stand where a note names one: behind "in", "به", ":"."""
    is_place = False
    for word in _PART.findall(key):
        if is_place and unit_in(word):
            yield word
        elif word not in _BETWEEN:
            is_place = word in _PLACES


def names_unit(text: str) -> bool:
    """Return whether an amount says its own currency or scale."""
    return bool(unit_in(text))


def with_unit(text: str, unit: str) -> str:
    """Return an amount with a unit right behind its figures: "100 per user" is "100 eur per user".

    >>> with_unit("100 per user", "eur"), with_unit("one hundred", "eur")
    ('100 eur per user', 'one hundred eur')
    """
    whole = text.strip()
    figure = _FIGURE.search(whole)
    if figure is None or not whole[figure.end() :].strip(" .,-–—"):
        return f"{whole} {unit}"
    return f"{whole[: figure.end()]} {unit} {whole[figure.end() :].strip()}"


def added_to(unit: str, note: str) -> str:
    """Return the words of a note's unit that say more or other than a unit does.

    >>> added_to("€", "thousand eur"), added_to("هزار ریال", "تومان")
    ('thousand', 'تومان')
    """
    known = {_meaning(word) for word in unit.split()}
    return " ".join(word for word in note.split() if _meaning(word) not in known)


def together(notes: Iterable[str]) -> str:
    """Return what the units of several notes say as one, "" where they name two scales.

    >>> together(["eur", "thousand"]), together(["thousand", "million"])
    ('eur thousand', '')
    """
    words = dict.fromkeys(word for note in notes for word in note.split())
    scales = {SCALES[word] for word in words if word in SCALES}
    return " ".join(words) if len(scales) <= 1 else ""


_FIGURE = re.compile(r"[0-9۰-۹٠-٩](?:[0-9۰-۹٠-٩.,٫٬،'’/\s]*[0-9۰-۹٠-٩])?")


def _said(word: str) -> list[str]:
    is_known = word in CURRENCY_WORDS or word in TOMAN_WORDS or word in SCALES
    return [_SCALE_OF.get(word, word)] if is_known or word in _SCALE_OF else []


def _scale(letters: str) -> str:
    return _SCALE_OF.get(letters, "million")


def _meaning(word: str) -> object:
    """Return what a word of a unit stands for, so that € and EUR are the same."""
    if word in TOMAN_WORDS:
        return "toman"
    return CURRENCY_WORDS.get(word) or SCALES.get(word, word)
