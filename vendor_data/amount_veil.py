"""What may be a price is veiled in shown words, whether it stands in figures or in words."""

import re
from collections.abc import Sequence

from vendor_data.amount_text import (
    CURRENCY_WORDS,
    TOMAN_WORDS,
    is_known,
    words_apart,
)
from vendor_data.number_words import JOINTS, KNOWN, SCALES
from vendor_data.short_amounts import GLUED, SHORT_COIN, coin_words
from workbench.language import normal_key

VEIL = "…"
_FIGURES = re.compile(r"\d(?:[.,٫٬،'’/ ]?\d){2,}")
_TOKEN = re.compile(
    rf"(?P<figure>\d(?:[.,٫٬،'’/]?\d)*|{VEIL})|[€$£¥₺﷼]|{SHORT_COIN}"
    r"|[^\W\d_]+(?:\u200c[^\W\d_]+)*"
)
_BETWEEN = re.compile(r"[\s\u200c-]*")
# Words that count behind a figure, where money is named; alone they are units, or nothing.
_SHORT = frozenset({"m", "mm", "mil", "mill", "tsd", "lakh", "crore", "م"})
# Parts of words by which a text is known at a glance to name no money: most texts name none. Of the
# lira and the yen other words are full; whoever means them names them alone.
_NAMES = {*CURRENCY_WORDS, *TOMAN_WORDS} - {"try", "ین"} | {"ريال", "يورو", "لير", " try", " ین"}
_COINS = tuple(f"{scale}.{coin}" for scale in "مکه" for coin in "تر")
_GLANCE = (
    *(one for one in sorted(_NAMES) if not any(o != one and o in one for o in _NAMES)),
    *_COINS,
)
_A_VERB = frozenset({"try", "Try"})  # and the code of the Turkish lira


def without_amounts(text: str) -> str:
    """Return `text` without what may be a price: long figures, and amounts told in words.

    >>> without_amounts("R-99 | in total ۵۲٬۰۰۰ or 52 000.00 EUR")
    'R-99 | in total … or …'
    >>> without_amounts("for fifty-two thousand, or 52k EUR in 3 parts of 60 pages")
    'for …, or … in 3 parts of 60 pages'
    """
    veiled = _FIGURES.sub(VEIL, text)
    kept: list[str] = []
    done = 0
    for run in _runs(veiled):
        if _is_amount(run):
            kept.extend((veiled[done : run[0].start()], VEIL))
            done = run[-1].end()
    return "".join((*kept, veiled[done:]))


def names_price(text: str) -> bool:
    """Say whether a text names an amount of money, in figures or in words.

    >>> names_price("at €9 a seat"), names_price("for twelve thousand euros")
    (True, True)
    >>> names_price("12 users pay in dollars and euros, 99.9 % of 50 000 calls")
    False
    """
    told = f" {text.casefold()}"
    if not any(one in told for one in _GLANCE):
        return False
    return any(_counts_money(run) for run in _runs(_FIGURES.sub(VEIL, text)))


def _runs(text: str) -> Sequence[Sequence[re.Match[str]]]:
    """Return the words that follow each other and of which amounts are made."""
    runs: list[list[re.Match[str]]] = [[]]
    for found in _TOKEN.finditer(text):
        if not found["figure"] and not _is_part(found[0]):
            runs.append([])
            continue
        last = runs[-1]
        if last and not _BETWEEN.fullmatch(text, last[-1].end(), found.start()):
            runs.append([])
        runs[-1].append(found)
    return [trimmed for run in runs if (trimmed := _trimmed(run))]


def _trimmed(run: Sequence[re.Match[str]]) -> Sequence[re.Match[str]]:
    """Return a run without the words at its ends that only join."""
    told = [at for at, found in enumerate(run) if normal_key(found[0]) not in JOINTS]
    return run[told[0] : told[-1] + 1] if told else ()


def _is_part(word: str) -> bool:
    return word not in _A_VERB and all(is_known(each) or each in _SHORT for each in _words(word))


def _words(word: str) -> Sequence[str]:
    if word.isascii():
        return GLUED.get(word.casefold(), (word.casefold(),))
    if word in _COINS:
        return coin_words(word)
    return words_apart(normal_key(word.replace("\u200c", " "))).split()


def _is_amount(run: Sequence[re.Match[str]]) -> bool:
    """Say whether a run counts something, and names money or thousands at least."""
    has_scale = any(word in SCALES for word in _said(run))
    return _counts_money(run) or (has_scale and _counts_something(run))


def _counts_money(run: Sequence[re.Match[str]]) -> bool:
    return _counts_something(run) and any(
        word in CURRENCY_WORDS or word in TOMAN_WORDS for word in _said(run)
    )


def _counts_something(run: Sequence[re.Match[str]]) -> bool:
    return any(found["figure"] for found in run) or any(map(_counts, _said(run)))


def _said(run: Sequence[re.Match[str]]) -> Sequence[str]:
    return [each for found in run if not found["figure"] for each in _words(found[0])]


def _counts(word: str) -> bool:
    """Say whether a word is a number of its own; "thousand" is one in Persian."""
    if word in SCALES:
        return word == "هزار"
    return word in KNOWN and word not in JOINTS
