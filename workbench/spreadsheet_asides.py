"""Reads what a workbook says outside its cells: text boxes, and what is printed on its margins."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from workbench.outside_text import clean
from workbench.sheet import Cell, Line

_DRAWING = re.compile(r"xl/drawings/drawing[0-9]+\.xml")
_SHEET = re.compile(r"xl/worksheets/sheet[0-9]+\.xml")
_MARGINS = re.compile(rb"<(?:\w+:)?headerFooter\b.*?</(?:\w+:)?headerFooter>", re.DOTALL)
_NUMBERING = frozenset({"page", "page of", "page /", "صفحه", "صفحه از"})  # of an editor's own
# What a margin prints of itself: places, fonts, sizes, page, date, file and sheet.
_CODES = re.compile(r'&(?:"[^"]*"|[0-9]+|K[0-9A-Fa-f]{6}|[^&])')


def asides(data: bytes) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return the paragraphs of text boxes, and those of headers and footers, of a guarded .xlsx."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = sorted(package.namelist())
        boxes = (package.read(name) for name in names if _DRAWING.fullmatch(name))
        sheets = (package.read(name) for name in names if _SHEET.fullmatch(name))
        return (
            _lines(text for part in boxes for text in _paragraphs(part)),
            _lines(text for part in sheets for text in _margins(part)),
        )


def _paragraphs(drawing: bytes) -> Iterator[str]:
    for paragraph in ET.fromstring(drawing).iterfind(".//{*}p"):  # noqa: S314 - guarded before
        yield "".join(run.text or "" for run in paragraph.iterfind(".//{*}t"))


def _margins(sheet: bytes) -> Iterator[str]:
    found = _MARGINS.search(sheet)
    for margin in ET.fromstring(_bare(found[0])) if found else ():  # noqa: S314 - guarded before
        said = " ".join(_CODES.sub(" ", margin.text or "").split())
        yield "" if said.casefold() in _NUMBERING else said


def _bare(part: bytes) -> bytes:
    """Return a stretch of XML without prefixes, whose names stand declared elsewhere."""
    return re.sub(rb"(</?)\w+:", rb"\1", part)


def _lines(texts: Iterator[str]) -> tuple[Line, ...]:
    said = (" ".join(clean(text).split()) for text in texts)
    kept = enumerate(filter(None, said), start=1)
    return tuple(Line(number=at, cells=(Cell(column=1, text=text),)) for at, text in kept)
