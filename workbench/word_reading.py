"""Reads the tables and the text of a Word file as they stand once every change is accepted.

Runs in the child process, after the guard; the standard library's parser is enough for it, and
starts in a tenth of the time that a library for writing takes. Elements are known by their local
names, for strict and transitional files differ in the rest.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from workbench.outside_text import clean
from workbench.sheet import Book, Cell, Line, Sheet
from workbench.word_content import ASIDE, attribute, content_of, local, name_of
from workbench.word_oddities import SIGNS_OF_FIELDS, is_layout

_GONE = frozenset({"del", "moveFrom"})
_COME = frozenset({"ins", "moveTo"})
_UNSEEN = frozenset({"instrText", "delText", "delInstrText", "rPr", "sdtPr", "sdtEndPr", "tblPr"})
_REFERENCES = {f"{kind}Reference": kind for kind in ASIDE}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Marks that hold a full stop on its side of a line are typing, not text.
_EDGES = " \t\u00a0\u200e\u200f"
_PICTURES = frozenset({"blip", "imagedata"})
_OFF = frozenset({"0", "false", "off"})


def read_document(data: bytes) -> Book:
    """Return the tables of a guarded .docx, one sheet each, and the text that stands round them."""
    content = content_of(data)
    reading = _Reading(notes=content.notes, links=content.links, has_looks=content.has_looks)
    blocks = list(_blocks(content.body, reading))
    sheets: list[Sheet] = []
    pictures: list[str] = []
    for table in (block for block in blocks if local(block) == "tbl"):
        sheet = Sheet(name="", table=len(sheets) + 1, lines=tuple(reading.lines(table)))
        pictures += [sheet.place(*at) for at in reading.pictures]
        sheets.append(sheet)
    text = tuple(reading.text(block for block in blocks if local(block) == "p"))
    margins = (paragraph for part in content.margins for paragraph in part.iter())
    return Book(
        sheets=tuple(sheets),
        properties=content.properties,
        tracked_changes=reading.tracked,
        text=text,
        margins=tuple(reading.text(each for each in margins if local(each) == "p")),
        own=content.own,
        pictures=tuple(pictures),
    )


@dataclass(slots=True, kw_only=True)
class _Words:
    """What one cell says, gathered from left to right."""

    pieces: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    controls: dict[str, str] = field(default_factory=dict)
    is_struck: bool = False
    is_hidden: bool = False
    has_picture: bool = False

    def repeats(self, text: str, alias: str) -> bool:
        """Say whether a control says again what one of its name said: an editor split it so."""
        said = self.controls.setdefault(alias, text) if alias else None
        return (
            said is not None and said is not text and "".join(said.split()) in "".join(text.split())
        )

    @property
    def text(self) -> str:
        lines = (line.strip(_EDGES) for line in "".join(self.pieces).split("\n"))
        return clean("\n".join(lines).strip())


class _Reading:
    """Goes through a document; counts the changes that it takes as accepted."""

    def __init__(
        self, *, notes: Mapping[tuple[str, str], str], links: Mapping[str, str], has_looks: bool
    ) -> None:
        self.notes, self.links, self.has_looks = notes, links, has_looks
        self.pictures: list[tuple[int, int]] = []  # rows and columns, of the table last read
        self.hides = False
        self.tracked = 0

    def lines(self, table: ET.Element) -> Iterator[Line]:
        """Yield the rows of a table that are not deleted, counted as a reader counts them."""
        above: dict[int, str] = {}
        number = 0
        self.pictures = []
        for row, marks in self.held(table, "tr"):
            if self._is(row, "trPr", "del"):
                self.tracked += 1
                continue
            number += 1
            self.hides = False
            cells, named = self._cells(row, above, number)
            if cells:
                names = tuple(dict.fromkeys(marks + named))
                yield Line(number=number, cells=cells, marks=names, is_hidden=self.hides)

    def text(self, paragraphs: Iterable[ET.Element]) -> Iterator[Line]:
        """Yield the paragraphs that say anything, counted as a reader counts them."""
        number = 0
        for paragraph in paragraphs:
            words = _Words()
            self._paragraph(paragraph, words)
            note = "\n".join(filter(None, words.notes))
            if words.text or note:
                number += 1
                yield Line(number=number, cells=(Cell(column=1, text=words.text, note=note),))

    def _cells(
        self, row: ET.Element, above: dict[int, str], number: int
    ) -> tuple[tuple[Cell, ...], list[str]]:
        before = _find(row, "trPr", "gridBefore")
        column = 1 + _whole(before)
        cells: list[Cell] = []
        named: list[str] = []
        for cell, marks in self.held(row, "tc"):
            words = self._said(cell)
            text, is_merged = words.text, False
            merge = _find(cell, "tcPr", "vMerge")
            if merge is not None and _value(merge) in {"", "continue"}:
                text, is_merged = above.get(column, ""), True
            above[column] = text
            named += [*marks, *words.marks]
            note = "\n".join(filter(None, words.notes))
            self.hides |= words.is_hidden
            self.pictures += [(number, column)] * words.has_picture
            if text or note:
                struck = words.is_struck
                cells.append(
                    Cell(column=column, text=text, note=note, is_merged=is_merged, is_struck=struck)
                )
            column += max(1, _whole(_find(cell, "tcPr", "gridSpan")))
        return tuple(cells), named

    def held(self, parent: ET.Element, wanted: str) -> Iterator[tuple[ET.Element, list[str]]]:
        """Yield the children of one name, through controls and changes, with their names."""
        for child in parent:
            name = local(child)
            if name == wanted:
                yield child, []
            elif name in _GONE:
                self.tracked += 1
            elif name == "sdt":
                marks = _tags(child)
                for inner, more in self.held(child, wanted):
                    yield inner, marks + more
            elif name in {"sdtContent", "customXml", "smartTag", *_COME}:
                yield from self.held(child, wanted)

    def _said(self, cell: ET.Element) -> _Words:
        words = _Words()
        if self._is(cell, "tcPr", "cellDel"):
            self.tracked += 1
            return words
        for child in cell:
            self._gather(child, words)
        return words

    def _gather(self, element: ET.Element, words: _Words) -> None:
        name = local(element)
        if name in _GONE:
            self.tracked += 1
        elif name in _SIGNS:
            words.pieces.append(_SIGNS[name])
        elif name == "p":
            self._paragraph(element, words)
        elif name == "sdt":
            self._control(element, words)
        elif name == "AlternateContent":
            self._inside(element[:1], words)
        elif name not in _UNSEEN:
            self.tracked += name in _COME
            self._leaf(name, element, words)
            self._inside(element, words)
            if self.has_looks and name == "r":
                _look(element, words)

    def _leaf(self, name: str, element: ET.Element, words: _Words) -> None:
        if name == "t":
            words.pieces.append(element.text or "")
        elif name in SIGNS_OF_FIELDS:
            words.pieces.append(SIGNS_OF_FIELDS[name](element))
        elif name in _PICTURES:
            words.has_picture = True
        elif name == "hyperlink":
            words.notes.append(self._link(element))
        elif name == "bookmarkStart":
            words.marks.append(attribute(element, "name"))
        elif name in _REFERENCES:
            at = (_REFERENCES[name], attribute(element, "id"))
            words.notes.append(self.notes.get(at, ""))

    def _link(self, element: ET.Element) -> str:
        """Return where a link leads, "" if that is what it says."""
        target = self.links.get(attribute(element, "id"), "")
        said = "".join(part.text or "" for part in element.iter() if local(part) == "t")
        return "" if target.removeprefix("mailto:").rstrip("/") in said else target

    def _inside(self, children: Iterable[ET.Element], words: _Words) -> None:
        for child in children:
            self._gather(child, words)

    def _paragraph(self, element: ET.Element, words: _Words) -> None:
        """Gather a paragraph; one whose end was deleted goes on in the next."""
        properties = next((child for child in element if local(child) == "pPr"), None)
        for child in element:
            if child is not properties:
                self._gather(child, words)
        is_joined = properties is not None and _find(properties, "rPr", "del") is not None
        words.pieces.append("" if is_joined else "\n")

    def _control(self, element: ET.Element, words: _Words) -> None:
        """Gather a control; one that still shows its prompt says nothing."""
        words.marks.extend(_tags(element))
        shows_prompt = _find(element, "sdtPr", "showingPlcHdr")
        if shows_prompt is not None and _value(shows_prompt) not in _OFF:
            return
        said, alias = _Words(), _find(element, "sdtPr", "alias")
        self._inside(element, said)
        words.marks.extend(said.marks)
        words.notes.extend(said.notes)
        words.is_struck |= said.is_struck
        words.is_hidden |= said.is_hidden
        words.has_picture |= said.has_picture
        if not words.repeats(said.text, _value(alias) if alias is not None else ""):
            words.pieces.extend(said.pieces)

    def _is(self, element: ET.Element, properties: str, name: str) -> bool:
        return _find(element, properties, name) is not None


def _look(run: ET.Element, words: _Words) -> None:
    """Note whether a stretch of text is struck through, or hidden."""
    looks = next((child for child in run if local(child) == "rPr"), ())
    on = {local(look) for look in looks if _value(look) not in _OFF}
    if on & {"strike", "dstrike", "vanish"} and any(local(one) == "t" and one.text for one in run):
        words.is_struck |= bool(on & {"strike", "dstrike"})
        words.is_hidden |= "vanish" in on


def _blocks(body: ET.Element, reading: _Reading) -> Iterator[ET.Element]:
    """Yield the tables and paragraphs of the text itself, not those inside cells."""
    for child in body:
        name = local(child)
        if name == "tbl" and is_layout(child):
            for row, _ in reading.held(child, "tr"):
                for cell, _ in reading.held(row, "tc"):
                    yield from _blocks(cell, reading)
        elif name in {"tbl", "p"}:
            yield child
        elif name in _GONE:
            reading.tracked += 1
        elif name in {"body", "sdt", "sdtContent", "customXml", *_COME}:
            yield from _blocks(child, reading)


def _tags(control: ET.Element) -> list[str]:
    tag = _find(control, "sdtPr", "tag")
    return [_value(tag)] if tag is not None else []


def _find(element: ET.Element, *names: str) -> ET.Element | None:
    found = element
    for name in names:
        for child in found:
            if name_of(child.tag) == name:
                found = child
                break
        else:
            return None
    return found


def _whole(element: ET.Element | None) -> int:
    text = _value(element) if element is not None else ""
    return min(int(text), 64) if text.isdecimal() else 0


def _value(element: ET.Element) -> str:
    return attribute(element, "val")
