"""How a vendor's answer is read from what stands in its cell."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from vendor_data.answers.answer_code import ENGLISH, LIKELY, PERSIAN, Code, code_name
from vendor_data.answers.longer_answer import codes_within
from workbench.language import normal_key

__all__ = [
    "ENGLISH",
    "PERSIAN",
    "Certainty",
    "Code",
    "Understood",
    "code_name",
    "exact_code",
    "understand",
]


class Certainty(StrEnum):
    """How surely a cell was understood."""

    BLANK = "blank"
    EXACT = "exact"
    LIKELY = "likely"
    SEVERAL = "several"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What a cell may mean: one code if exact or likely, several if it names several."""

    certainty: Certainty
    codes: tuple[Code, ...] = ()


def understand(text: str) -> Understood:
    """Return which code a cell means, and how surely.

    >>> understand("  third  party ").codes, understand("بلي").certainty
    ((<Code.THIRD_PARTY: 'third party'>,), <Certainty.LIKELY: 'likely'>)
    """
    key = _key(text)
    if not key:
        return Understood(certainty=Certainty.BLANK)
    if key in _EXACT:
        return Understood(certainty=Certainty.EXACT, codes=(_EXACT[key],))
    bare = _NUMBERED.sub("", _NAMED.sub("", key.strip(_SIGNS)))
    if bare in _EITHER:
        return Understood(certainty=Certainty.SEVERAL, codes=_EITHER[bare])
    if bare in _NO_ANSWERS:
        return Understood(certainty=Certainty.NONE)
    meant = _alone(bare) or (None if " " in text.strip() else _misspelt(bare))
    if meant is not None:
        return Understood(certainty=Certainty.LIKELY, codes=(meant,))
    named = codes_within(text)
    certainty = _HOW_SURELY.get(len(named), Certainty.SEVERAL)
    return Understood(certainty=certainty, codes=named)


def exact_code(text: str) -> Code | None:
    """Return the code whose very name a text is.

    >>> exact_code("full."), exact_code("yes")
    (<Code.FULL: 'full'>, None)
    """
    return _EXACT.get(_key(text)) if len(text) <= _LONGEST_NAME else None


def _alone(key: str) -> Code | None:
    return _EXACT.get(key) or _WORDS.get(key)


def _misspelt(key: str) -> Code | None:
    """Return the one code whose name was all but typed: "Partail"."""
    if not _SHORTEST <= len(key) <= _LONGEST:
        return None
    meant = {_EXACT[near] for near in get_close_matches(key, _EXACT, cutoff=_NEAR)}
    return meant.pop() if len(meant) == 1 else None


def _key(text: str) -> str:
    return normal_key(text).replace("\ufe0f", "").strip(" .:;،-–").replace(" ", "")


_EXACT = {_key(word): code for names in (ENGLISH, PERSIAN) for code, word in names.items()} | {
    _key(code.value): code for code in Code
}
_WORDS = {_key(word): code for code, words in LIKELY.items() for word in words.split("|")}
_EITHER = {
    "x": (Code.FULL, Code.NO),  # a cross is a yes to some, a no to others
    "f": (Code.FULL, Code.ROADMAP),  # full, or future
    "p": (Code.PARTIAL, Code.ROADMAP),  # partial, or planned
    "c": (Code.CONFIGURATION, Code.CUSTOMISATION),
}
_NO_ANSWERS = frozenset({"n/a", "n.a"})  # which begins as a no does
_SIGNS = " .:;،-–?؟!*()[]«»“”\"'"
_NUMBERED = re.compile(r"^[0-9]{1,3}[.):-]+(?=[^0-9])")  # "2. Full", as of a list to choose from
# "Answer: Full", "Our answer is Full", as their key without spaces
_NAMED = re.compile(
    r"^(?:our)?(?:answer|response|reply|status)(?::|is|=)|^(?:پاسخ(?:ما)?|وضعیت)[:：]"
)
_LONGEST_NAME = 40  # with all that is typed round it
_SHORTEST, _LONGEST, _NEAR = 3, 20, 0.85
_HOW_SURELY = {0: Certainty.NONE, 1: Certainty.LIKELY}
