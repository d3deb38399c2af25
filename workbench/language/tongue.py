"""The two languages of the program, and how a piece of one stands inside the other."""

import unicodedata
from collections.abc import Iterable
from enum import StrEnum

_FIRST_STRONG, _POP = "\u2068", "\u2069"


class Language(StrEnum):
    """What a reader reads."""

    EN = "en"
    FA = "fa"

    @property
    def direction(self) -> str:
        """Return "rtl" or "ltr", as HTML's `dir` spells it."""
        return "rtl" if self is Language.FA else "ltr"


def isolated(text: str, language: Language) -> str:
    """Return `text` fit to stand inside a sentence of `language` without turning it about.

    >>> isolated("SSO", Language.FA) == "\N{FIRST STRONG ISOLATE}SSO\N{POP DIRECTIONAL ISOLATE}"
    True
    >>> isolated("SSO", Language.EN)
    'SSO'
    """
    foreign = {"L"} if language is Language.FA else {"R", "AL"}
    if text.startswith(_FIRST_STRONG) or not foreign & {unicodedata.bidirectional(c) for c in text}:
        return text
    return f"{_FIRST_STRONG}{text}{_POP}"


def joined(words: Iterable[str], language: Language) -> str:
    """Return `words` as one text, parted by the comma of the language.

    >>> joined(("need", "offer"), Language.EN)
    'need, offer'
    >>> joined(("نیاز", "پیشنهاد"), Language.FA)
    'نیاز، پیشنهاد'
    """
    return ("، " if language is Language.FA else ", ").join(words)
