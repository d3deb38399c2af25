"""Cells that are answered in Word: each carries its requirement in four ways.

Tag, bookmark of the row, visible code and fingerprint of the text: LibreOffice 7.4 drops tags and
locks when it saves, a pasted table drops bookmarks, and a retyped one keeps the codes alone.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from workbench.language import Language
from workbench.word_rtl import cleaned, runs
from workbench.wording import fingerprint

MANIFEST = "urn:gozin:rfp:requirements"
OWN_TEXT = "<own/>"  # filled with the marks of all our texts once the document is whole
_FIRST_CONTROL = 1_000_001
_SAFE_NAME = re.compile(r"[A-Za-z0-9_]{1,36}")  # with its prefix, Word takes 40 characters
_LONGEST_ALIAS = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerCell:
    """A cell that a vendor fills in; one of `choices` is picked, without them it is free text.

    `field` is what is answered, `prompt` stands in the cell until then, `given` instead of it if
    the answer is known already.
    """

    uid: str
    code: str
    wording: str
    field: str
    prompt: str
    choices: tuple[tuple[str, str], ...] = ()  # value and shown text
    given: str = ""


def row_bookmark(uid: str) -> str:
    """Return the name of the bookmark in a requirement's row.

    >>> row_bookmark("k3f9"), len(row_bookmark("a/b"))
    ('req_k3f9', 36)
    """
    if _SAFE_NAME.fullmatch(uid):
        return f"req_{uid}"
    return f"req_{hashlib.sha256(uid.encode()).hexdigest()[:32]}"


class Controls:
    """Writes the controls of one document, and remembers which requirements were asked."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._ids = count(_FIRST_CONTROL)
        self._asked: dict[str, AnswerCell] = {}
        marks = '<w:rtl/><w:lang w:bidi="fa-IR"/>' if language is Language.FA else ""
        self._typed = f"<w:rPr>{marks}</w:rPr>" if marks else ""
        self._shown = f'<w:rPr><w:rStyle w:val="PlaceholderText"/>{marks}</w:rPr>'

    @property
    def are_there(self) -> bool:
        return bool(self._asked)

    def is_new(self, cell: AnswerCell) -> bool:
        """Return whether this is the first answer to its requirement, and remember it."""
        return self._asked.setdefault(cell.uid, cell) is cell

    def control(self, cell: AnswerCell) -> str:
        """Return the control; `showingPlcHdr` tells "not answered" from an answer."""
        self._asked.setdefault(cell.uid, cell)
        tag = quoteattr(f"{self._language.value}:{cell.uid}:{cell.field}")
        alias = quoteattr(cleaned(f"{cell.code} {cell.field}")[:_LONGEST_ALIAS])
        is_blank = "" if cell.given else "<w:showingPlcHdr/>"
        return (
            f"<w:sdt><w:sdtPr>{self._typed}<w:alias w:val={alias}/><w:tag w:val={tag}/>"
            f'<w:id w:val="{next(self._ids)}"/><w:lock w:val="sdtLocked"/>{is_blank}'
            f"{_kind(cell.choices)}</w:sdtPr><w:sdtContent>{self._content(cell)}"
            "</w:sdtContent></w:sdt>"
        )

    def _content(self, cell: AnswerCell) -> str:
        if cell.given:
            return runs(cell.given, self._language)
        return f"<w:r>{self._shown}<w:t>{escape(cleaned(cell.prompt))}</w:t></w:r>"

    def manifest(self, properties: dict[str, str]) -> str:
        """Return which requirements were asked, by all of their ids, as a part of the file."""
        about = "".join(
            f"<property name={quoteattr(name)} value={quoteattr(cleaned(value))}/>"
            for name, value in properties.items()
        )
        lines = "".join(
            f"<requirement uid={quoteattr(cell.uid)} code={quoteattr(cleaned(cell.code))}"
            f' bookmark="{row_bookmark(cell.uid)}" text="{fingerprint(cell.wording)}"/>'
            for cell in self._asked.values()
        )
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
            f'<requirements xmlns="{MANIFEST}" language="{self._language.value}">'
            f"{about}{lines}{OWN_TEXT}</requirements>"
        )


@lru_cache(maxsize=32)
def _kind(choices: tuple[tuple[str, str], ...]) -> str:
    """Return what kind of control it is: the same few lists stand in every row."""
    if not choices:
        return "<w:richText/>"  # of plain ones LibreOffice 7.4 saves each stretch as the whole text
    items = "".join(
        f"<w:listItem w:displayText={quoteattr(cleaned(shown))} w:value={quoteattr(value)}/>"
        for value, shown in choices
    )
    return f"<w:dropDownList>{items}</w:dropDownList>"
