"""Amounts that stand among other words: nothing of them is taken, a person is offered them."""

import re
from collections.abc import Iterator

from vendor_data.amount_text import TOKEN, Amount, amount_of, is_known
from vendor_data.number_words import SCALES

_MOST = 3  # of more amounts in one cell none is a likely one
# A dash, or a word that means one, between the two ends of a range.
_RANGE = re.compile(
    r"(?P<low>.*?[0-9])\s*(?P<scale>[^\W\d_]*)\s*(?:\bto\b|\bbis\b|تا|[-–—])\s*(?P<high>[€$£]?\s*[0-9].*)"
)
# What is taken off, counted or multiplied is no price of its own.
_OTHERWISE = re.compile(
    r"[0-9]_|_[0-9]|[x×*]\s*[0-9]|[0-9]\s*[x×]\s|\(\s*[0-9][0-9.,\s]*\)$|[-−]\s*[0-9.,٫]+\s*(?:%|٪|درصد)"
    r"|[0-9]\s*[-–]\s*[0-9]+\s*:"  # 1-50: 110, a price for each number of pieces
    r"|discount|rebate|rabatt|\bless\b|\bminus\b|تخفیف|کسر|½|¼|¾"
)
# Words beside a figure that would make another amount of it: scales, moneys, times not known here.
_OTHERS = """
m mm mil mill t tsd lakh lac crore cr keur teur t€ م ک ت cent cents ct pct day days hour hours
week weeks روز ساعت هفته rs inr aud cad sek nok dkk kr pln czk huf rub sar qar bhd omr iqd afn pkr
krw sgd hkd nzd zar brl mxn zł ₹ ₽ ₩ روپیه روبل
"""
_OTHER_AMOUNT = frozenset(_OTHERS.split())
_SHARE = re.compile(r"[-+]?\s*[0-9][0-9.,٫]*\s*(?:%|٪|percent\b|درصد)")
_WORD_END = re.compile(r"(?<=[^\W\d_])\.(?=\s|$)|[*†‡⁰¹²³⁴-⁹]")
_STOP = " | "


def amounts_within(key: str, *, is_persian: bool, asked: str = "") -> tuple[Amount, ...]:
    """Return the amounts that a text may mean; none where they are not prices by themselves.

    >>> [str(one.value) for one in amounts_within("ca. 5000 eur", is_persian=False)]
    ['5000']
    >>> [str(one.value) for one in amounts_within("40 تا 50 میلیون تومان", is_persian=True)]
    ['400000000', '500000000']
    >>> amounts_within("10% discount", is_persian=False)
    ()
    """
    if _OTHERWISE.search(key):
        return ()
    key = _WORD_END.sub(" ", key)
    if _OTHER_AMOUNT.intersection(token.group() for token in TOKEN.finditer(key)):
        return ()
    found = [
        amount
        for piece in _pieces(_parted(_SHARE.sub(_STOP, key)))
        if (amount := amount_of(piece, is_persian=is_persian, asked=asked)) is not None
    ]
    named = [amount for amount in found if amount.currency]
    kept = tuple(named or found)
    is_one_money = len({amount.currency for amount in kept}) == 1
    return kept if is_one_money and len(kept) <= _MOST else ()


def _parted(key: str) -> str:
    """Return a text with the ends of a range apart: its unit is written once, behind both."""
    found = _RANGE.fullmatch(key)
    if found is None:
        return key
    low, high = f"{found['low']} {found['scale']}".strip(), found["high"]
    if not found["scale"]:
        words = [token.group() for token in TOKEN.finditer(high) if token["figure"] is None]
        low = " ".join((low, *(word for word in words if is_known(word) and word not in low)))
    return f"{low}{_STOP}{high}"


def _pieces(key: str) -> Iterator[str]:
    """Yield each run of words that an amount is made of, if it has a figure or counts in words."""
    run: list[str] = []
    for token in (*TOKEN.finditer(f"{key}{_STOP}"), None):
        word = "" if token is None else token.group()
        if token is not None and (token["figure"] is not None or is_known(word)):
            run.append(word)
            continue
        if any(each[-1:].isdecimal() or each in SCALES for each in run):
            yield " ".join(run)
        run = []
