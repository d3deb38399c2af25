"""Abbreviations of amounts, written out: what 1.2 MEUR most likely means, and never for certain."""

import re

_SCALE_OF = {
    **dict.fromkeys(("k", "t", "tsd", "ک", "ه"), "thousand"),
    **dict.fromkeys(("m", "mm", "mn", "mio", "mln", "mil", "mill", "م"), "million"),
}
_MONEY_OF = {"ت": "تومان", "ر": "ریال"}
_CODES = ("eur", "usd", "gbp", "chf", "aed", "irr")
# Both in one word, and what they are: no other word is written so.
GLUED = {
    f"{scale}{code}": (_SCALE_OF[scale], code)
    for scale in ("k", "t", "m", "mm", "mn", "mio", "mln")
    for code in _CODES
}
SHORT_COIN = r"[مکه]\.[تر](?![^\W\d_])"  # million tomans, as people write it: م.ت
_PLAIN = re.compile(
    rf"(?<![^\W\d_])(?:(?P<scale>k|t|m|mm|mn|mio|mln)\s?(?P<money>{'|'.join(_CODES)}|[€$£])"
    r"(?![^\W\d_])|(?P<persian>[مکه])[.\s](?P<coin>[تر])(?![^\W\d_])\.?)"
)
# One letter right behind a figure, which may mean something else as well.
_LETTER = re.compile(r"(?<=[0-9])\s?(?P<word>mm|mill|mil|m|tsd|t|[مکه])(?![^\W\d_])\.?")
_COIN = re.compile(r"(?<=[0-9نرد])\s(?P<coin>[تر])(?![^\W\d_])\.?")
_FIRST = re.compile(r"(?P<scale>thousand|million) (?P<money>\S+?)\s*(?P<figure>[0-9].*)")


def spelled_out(key: str) -> str:
    """Return a text with its abbreviated scales and moneys written out.

    >>> spelled_out("meur 1.2"), spelled_out("1.2m"), spelled_out("12 م.ر")
    ('1.2 million eur', '1.2 million', '12 million ریال')
    """
    return _in_order(_COIN.sub(_written, _LETTER.sub(_written, plainly_spelled_out(key))))


def plainly_spelled_out(key: str) -> str:
    """Return a text with those abbreviations written out that hardly mean anything else.

    >>> plainly_spelled_out("ca. 1.2 meur a month"), plainly_spelled_out("1.2m")
    ('ca. 1.2 million eur a month', '1.2m')
    """
    return _in_order(" ".join(_PLAIN.sub(_written, key).split()))


def coin_words(word: str) -> tuple[str, str]:
    """Return the two words that an abbreviation such as م.ت stands for.

    >>> coin_words("م.ت")
    ('million', 'تومان')
    """
    return _SCALE_OF[word[0]], _MONEY_OF[word[-1]]


def _written(found: re.Match[str]) -> str:
    parts = found.groupdict()
    scale = parts.get("scale") or parts.get("word") or parts.get("persian") or ""
    money = parts.get("money") or _MONEY_OF.get(parts.get("coin") or "", "")
    return f" {_SCALE_OF.get(scale, '')} {money} "


def _in_order(key: str) -> str:
    """Return a text whose scale stands behind its figure: "million eur 1.2" is read by nobody."""
    plain = " ".join(key.split())
    found = _FIRST.fullmatch(plain)
    return f"{found['figure']} {found['scale']} {found['money']}" if found else plain
