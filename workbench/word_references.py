"""Captions with their numbers, and references to them and to clauses, that Word can count anew.

A text names what it refers to by a slot, `reference("gaps")`; the slot becomes a field once all
is written, so that a text may refer to what comes after it.
"""

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape, unescape

from workbench.language import Language
from workbench.word_rtl import PLAIN, Look, field, runs

_SLOT = re.compile("\ue010([^\ue010\ue011]+)\ue011")
UNKNOWN = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """What a reference leads to: the bookmark round it, and what the reference shows."""

    bookmark: str
    shown: str
    switches: str = r"\h"


def reference(mark: str) -> str:
    """Return the slot that stands for a reference inside any text given to a document."""
    return f"\ue010{mark}\ue011"


def runs_with_slots(text: str, language: Language, look: Look = PLAIN) -> str:
    """Return the runs of a text; its slots stand between them."""
    pieces = _SLOT.split(text)
    return "".join(
        escape(reference(piece)) if at % 2 else runs(piece, language, look)
        for at, piece in enumerate(pieces)
        if piece
    )


def resolved(xml: str, targets: dict[str, Target], language: Language) -> str:
    """Return the document with a field in every slot; one that leads nowhere shows a dash."""

    def as_field(slot: re.Match[str]) -> str:
        found = targets.get(unescape(slot[1]))
        if found is None:
            return runs(UNKNOWN, language)
        return field(f"REF {found.bookmark} {found.switches}", found.shown, language)

    return _SLOT.sub(as_field, xml)


class Bookmarks:
    """Gives every bookmark a number of its own."""

    def __init__(self) -> None:
        self._count = 0

    def round(self, name: str, content: str) -> str:
        """Return finished runs inside a bookmark."""
        self._count += 1
        return (
            f'<w:bookmarkStart w:id="{self._count}" w:name="{name}"/>{content}'
            f'<w:bookmarkEnd w:id="{self._count}"/>'
        )
