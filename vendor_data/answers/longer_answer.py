"""Codes inside a longer cell: "Partial: only on Windows", "Full / Roadmap", "☒ Full ☐ No"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vendor_data.answers.answer_code import ENGLISH, LIKELY, PERSIAN, Code
from workbench.language import normal_key

_TOKENS = re.compile("[\\w\u200c]+|[^\\w\\s\u200c]+")
_JOINED = re.compile(r"(?<=\w)-(?=\w)")
_MARK = ","  # stands for any sign between words
_DENYING = ("not", "no", "non", "never", "without", "cannot", "نیست", "نمی‌شود", "بدون", "غیر")
_LIMITING = ("except", "exclud", "partial", "limit", "محدود")  # words that begin so
_LIMITS = (
    "but", "only", "unless", "not", "به‌جز", "بجز", "جز", "مگر", "ولی", "اما", "فقط", "نیست",
)  # fmt: skip
_YES = frozenset({"yes", "y", "بله", "بلی", "آری"})
_SHORTEST = 3  # letters of a word that means something amid others
_TICKED = frozenset({"☒", "☑", "✓", "✔", "✅", "■", "●", "[x]", "(x)"})
_BOX = re.compile("[☒☑✓✔✅■●☐□○]|[\\[(][ xX]?[\\])]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Phrase:
    """A code named at some place of a cell; `is_name` unless it is only one of the other words."""

    code: Code
    words: tuple[str, ...]
    is_name: bool
    at: int = 0


def codes_within(text: str) -> tuple[Code, ...]:
    """Return the codes that a cell may mean beside other words, none where it says too little.

    >>> codes_within("No, but planned"), codes_within("Full except reports")
    ((<Code.NO: 'no'>, <Code.ROADMAP: 'roadmap'>), (<Code.FULL: 'full'>, <Code.PARTIAL: 'partial'>))
    >>> codes_within("No problem"), codes_within("کامل نیست")
    ((), ())
    """
    boxed = _boxed(text)
    if boxed is not None:
        return boxed
    tokens = _tokens(text)
    found = [one for one in _phrases(tokens) if not _is_denied(tokens, one)]
    codes = tuple(dict.fromkeys(one.code for one in found if not _is_weak(one, found)))
    if len(codes) != 1:
        return codes
    if not any(_begins(tokens, one) for one in found):
        return ()
    if codes == (Code.FULL,) and any(map(_is_limit, tokens)):
        return (Code.FULL, Code.PARTIAL)
    return codes


def _tokens(text: str) -> list[str]:
    """Return the words, and one mark for the signs between two of them."""
    parts = _TOKENS.findall(_JOINED.sub(" ", text))
    found = [normal_key(one) if one[0].isalnum() else _MARK for one in parts]
    while found and found[0] == _MARK:
        del found[0]
    return found


def _phrases(tokens: Sequence[str]) -> Iterator[_Phrase]:
    """Yield what is named, from left to right; of two names at one place the longer."""
    at = 0
    while at < len(tokens):
        found = next((one for one in _KNOWN if _stands(tokens, at, one)), None)
        if found is not None:
            yield _Phrase(code=found.code, words=found.words, is_name=found.is_name, at=at)
        at += len(found.words) if found else 1


def _stands(tokens: Sequence[str], at: int, one: _Phrase) -> bool:
    if tuple(tokens[at : at + len(one.words)]) != one.words:
        return False
    after = tokens[at + len(one.words) : at + len(one.words) + 1]
    is_apart = not after or after[0] == _MARK
    if one.words == ("no",):
        return is_apart  # "no problem" is no answer
    return len("".join(one.words)) >= _SHORTEST or (at == 0 and is_apart)


def _is_denied(tokens: Sequence[str], one: _Phrase) -> bool:
    """Say whether a word beside a name says that it does not hold: "not full", "کامل نیست"."""
    end = one.at + len(one.words)
    beside = {*tokens[max(0, one.at - 1) : one.at], *tokens[end : end + 1]}
    return one.code is not Code.NO and not beside.isdisjoint(_NOT)


def _is_weak(one: _Phrase, found: Sequence[_Phrase]) -> bool:
    """Say whether a word such as "standard" only describes what another one answers."""
    if one.is_name or one.code is not Code.FULL or not _YES.isdisjoint(one.words):
        return False
    return any(other.code is not Code.FULL for other in found)


def _begins(tokens: Sequence[str], one: _Phrase) -> bool:
    after = tokens[len(one.words) : len(one.words) + 1]
    is_said = one.is_name or len(one.words) > 1 or not _YES.isdisjoint(one.words)
    return one.at == 0 and (is_said or not after or after[0] == _MARK)


def _is_limit(word: str) -> bool:
    return word.startswith(_LIMITING) or word in _LIMIT_KEYS


def _boxed(text: str) -> tuple[Code, ...] | None:
    """Return the ticked ones where a cell lists codes with a box each; None if it does not."""
    signs, parts = _BOX.findall(text), _BOX.split(text)
    parts = parts[:-1] if parts[0].strip() else parts[1:]
    pairs = [(sign, _whole(part)) for sign, part in zip(signs, parts, strict=True)]
    named = [(sign, code) for sign, code in pairs if code is not None]
    if len(named) < 2:  # noqa: PLR2004 - one code with a tick is an answer in other words
        return None
    return tuple(code for sign, code in named if sign.casefold() in _TICKED)


def _whole(part: str) -> Code | None:
    words = tuple(token for token in _tokens(part) if token != _MARK)
    return next((one.code for one in _KNOWN if one.words == words), None)


def _known() -> Iterator[_Phrase]:
    for names in (ENGLISH, PERSIAN):
        for code, name in names.items():
            yield _Phrase(code=code, words=tuple(_tokens(name)), is_name=True)
    for code, words in LIKELY.items():
        for word in words.split("|"):
            told = tuple(token for token in _tokens(word) if token != _MARK)
            if told:
                yield _Phrase(code=code, words=told, is_name=False)


_KNOWN = sorted(_known(), key=lambda one: (-len(one.words), not one.is_name))
_LIMIT_KEYS = frozenset(map(normal_key, _LIMITS))
_NOT = frozenset(map(normal_key, _DENYING))
