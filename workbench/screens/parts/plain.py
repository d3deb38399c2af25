"""The one way in which text of people and files reaches a call that understands Markdown."""

import re
import string

from workbench.outside_text import clean

_MARKS = re.compile(f"([{re.escape(string.punctuation)}])")
_SPACES = re.compile(r"[ \t]+")
_HARD_BREAK = "  \n"


def plain(text: str, *, lines: bool = False) -> str:
    r"""Return `text` so that it is shown as it was typed: no markup, no links, no controls.

    Line ends become spaces, or stay as line breaks if `lines` is set.

    >>> plain("![](http://x) **bold**")
    '\\!\\[\\]\\(http\\:\\/\\/x\\) \\*\\*bold\\*\\*'
    """
    shown = [
        _MARKS.sub(r"\\\1", _SPACES.sub(" ", line).strip()) for line in clean(text).split("\n")
    ]
    return (_HARD_BREAK if lines else " ").join(line for line in shown if line)
