"""Walks XML from outside once, without building it: no document type, no depth, no surprises."""

import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

from workbench.file_kind import marked_encoding
from workbench.problem import Problem

DEEPEST = 200
MOST_ELEMENTS = 2_000_000
# What every reader decodes alike; anything else could read differently here and there.
_ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})
_QUOTED = re.compile(r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>", re.DOTALL)
_TAG = re.compile(r"<(/?)[^?!<>][^<>]*?(/?)>")

OnElement = Callable[[str, Mapping[str, str]], None]
OnText = Callable[[str], None]


def walk(
    data: bytes,
    part: str,
    on_element: OnElement | None = None,
    on_text: OnText | None = None,
) -> None:
    """Parse `data` to its end, telling each element and text; refuse what is never harmless."""
    if (marked_encoding(data) or "").startswith("utf-32"):
        raise _damaged(part)
    parser = expat.ParserCreate()
    _Walk(part, on_element).listen(parser)
    parser.CharacterDataHandler = on_text
    try:
        parser.Parse(data, True)  # noqa: FBT003 - expat's own signature
    except expat.ExpatError:
        raise _damaged(part) from None


class _Walk:
    """Counts depth and elements of one part while expat goes through it."""

    def __init__(self, part: str, on_element: OnElement | None) -> None:
        self.part = part
        self.depth = 0
        self.count = 0
        self.on_element = on_element

    def listen(self, parser: expat.XMLParserType) -> None:
        parser.StartDoctypeDeclHandler = self.document_type
        parser.EntityDeclHandler = self.document_type
        parser.XmlDeclHandler = self.declaration
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end

    def document_type(self, *_: object) -> None:
        raise Problem(
            "{part} declares a document type (DOCTYPE); such files are not taken", part=self.part
        )

    def declaration(self, _version: str, encoding: str | None, _alone: int) -> None:
        if encoding and encoding.lower() not in _ENCODINGS:
            raise Problem(
                "{part} is written in the encoding {found}, which is not taken; save it as UTF-8",
                part=self.part,
                found=encoding,
            )

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.count += 1
        if self.depth > DEEPEST:
            raise Problem(
                "{part} is nested more than {limit} levels deep", part=self.part, limit=DEEPEST
            )
        if self.count > MOST_ELEMENTS:
            raise Problem(
                "{part} holds more than {limit} elements", part=self.part, limit=MOST_ELEMENTS
            )
        if self.on_element:
            self.on_element(name, attributes)

    def end(self, _name: str) -> None:
        self.depth -= 1


def _damaged(part: str) -> Problem:
    return Problem("The file is damaged: {part} cannot be read", part=part)


def check_opening(data: bytes) -> None:
    """Refuse a process map with a document type or too deep; damage is left to its reader.

    Tools write maps with wrong encodings that `rfp.maps.bpmn` mends: the text is searched too.
    """
    text = data.decode(marked_encoding(data) or "latin-1", errors="replace")
    # What a comment, a quoted page or an instruction says about document types is only words.
    said = _QUOTED.sub(lambda found: "\n" * found[0].count("\n"), text)
    if declared := re.search(r"<!(DOCTYPE|ENTITY)", said, re.IGNORECASE):
        raise Problem(
            "The file declares a document type (DOCTYPE) on line {line}; such files are not taken",
            line=_line(said, declared.start()),
        )
    if (deep := _first_too_deep(said)) is not None:
        raise Problem(
            "The file is nested more than {limit} levels deep from line {line} on",
            limit=DEEPEST,
            line=_line(said, deep),
        )


def _line(text: str, at: int) -> int:
    return text.count("\n", 0, at) + 1


def _first_too_deep(text: str) -> int | None:
    """Return where the first tag beyond the deepest level stands, if there is one."""
    depth = 0
    for tag in _TAG.finditer(text):
        depth += 0 if tag[2] else -1 if tag[1] else 1
        if depth > DEEPEST:
            return tag.start()
    return None
