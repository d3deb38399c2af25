"""Marks by which a document that comes back tells our own words from those of others."""

import hashlib
import re

from workbench.language import normal_key

_NO_WORD = re.compile(r"\W")
_FIGURES = re.compile(r"\d+")
_PAGE = re.compile(r"\t[0-9]*$")
_DIGEST = 4  # bytes; some thousand texts of ours stand against some dozens of others


def own_mark(text: str) -> str:
    r"""Return what stays the same however a text of ours is typed or broken into lines.

    The number behind a tab is that of a page in a table of contents.

    >>> own_mark("Scope\t3") == own_mark("scope\t4"), own_mark("30 days") == own_mark("60 days")
    (True, False)
    """
    said = _PAGE.sub("", text)
    words = _NO_WORD.sub("", normal_key(said)) or "".join(said.split())
    return hashlib.blake2s(words.encode(), digest_size=_DIGEST).hexdigest() if words else ""


def margin_mark(text: str) -> str:
    """Return the mark of a header or footer, whichever page of however many it stands on.

    >>> margin_mark("Page 3 of 12") == margin_mark("Page 1 of 1")
    True
    """
    return own_mark(_FIGURES.sub("", text))
