"""The one way in which text of people and files reaches a call that understands Markdown."""

import re
import string

from workbench.language import Language, isolated
from workbench.outside_text import clean

_MARKS = re.compile(f"([{re.escape(string.punctuation)}])")
_SPACES = re.compile(r"[ \t]+")
# Even an escaped address becomes a link, unless a sign stands before it that is neither space nor
# punctuation, or, in an address of mail, before its @; a word joiner is one that nobody sees.
_ADDRESSES = re.compile(r"(?=https?://|www\.)|(?<=[\w.+-])(?=@[\w-])", re.IGNORECASE)
_WORD_JOINER = "\u2060"
_LEFT_TO_RIGHT_MARK = "\u200e"  # turns nothing about; it holds a sign on the left of its figures
_HARD_BREAK = "  \n"


def plain(text: str, *, lines: bool = False) -> str:
    r"""Return `text` so that it is shown as it was typed: no markup, no links, no controls.

    Line ends become spaces, or stay as line breaks if `lines` is set.

    >>> plain("![](x) **bold**")
    '\\!\\[\\]\\(x\\) \\*\\*bold\\*\\*'
    """
    kept = _LEFT_TO_RIGHT_MARK.join(map(clean, text.split(_LEFT_TO_RIGHT_MARK)))
    lone = _ADDRESSES.sub(_WORD_JOINER, kept)
    shown = [_MARKS.sub(r"\\\1", _SPACES.sub(" ", line).strip()) for line in lone.split("\n")]
    return (_HARD_BREAK if lines else " ").join(line for line in shown if line)


def as_written(text: str, language: Language, *, lines: bool = False) -> str:
    r"""Return a person's or a company's words, in their own direction on a page of `language`.

    >>> as_written("so it is", Language.FA) == isolated("so it is", Language.FA)
    True
    """
    if not lines:
        return isolated(plain(text), language)
    told = (isolated(plain(line), language) for line in text.splitlines())
    return _HARD_BREAK.join(line for line in told if line)
