"""Reads the tables of a Word file as they stand once every tracked change is accepted.

Runs in the child process, after the guard; the standard library's parser is enough for it, and
starts in a tenth of the time that a library for writing takes. Elements are known by their local
names, for strict and transitional files differ in the rest.
"""

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree import ElementTree as ET

from workbench.outside_text import clean
from workbench.problem import Problem
from workbench.sheet import Book, Cell, Line, Sheet

_GONE = frozenset({"del", "moveFrom"})
_COME = frozenset({"ins", "moveTo"})
_UNSEEN = frozenset({"instrText", "delText", "delInstrText", "rPr", "sdtPr", "sdtEndPr", "tblPr"})
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# Marks that hold a full stop on its side of a line are typing, not text.
_EDGES = " \t\u00a0\u200e\u200f"
_OFF = frozenset({"0", "false", "off"})


def read_document(data: bytes) -> Book:
    """Return the tables of a guarded .docx, one sheet each, with the names its rows keep."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = frozenset(package.namelist())
            body = ET.fromstring(package.read(_main_part(package)))  # noqa: S314 - guarded before
            notes = _notes(_part(package, names, "word/comments.xml"))
            properties = _properties(_part(package, names, "docProps/custom.xml"))
    except (KeyError, ValueError, ET.ParseError, zipfile.BadZipFile, RecursionError):
        raise Problem("The file is damaged; save it again and send it whole") from None
    reading = _Reading(notes=notes)
    sheets = tuple(
        Sheet(name="", table=number, lines=tuple(reading.lines(table)))
        for number, table in enumerate(_tables(body, reading), start=1)
    )
    return Book(sheets=sheets, properties=properties, tracked_changes=reading.tracked)


@dataclass(slots=True, kw_only=True)
class _Words:
    """What one cell says, gathered from left to right."""

    pieces: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    controls: dict[str, str] = field(default_factory=dict)

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

    def __init__(self, *, notes: Mapping[str, str]) -> None:
        self.notes = notes
        self.tracked = 0

    def lines(self, table: ET.Element) -> Iterator[Line]:
        """Yield the rows of a table that are not deleted, counted as a reader counts them."""
        above: dict[int, str] = {}
        number = 0
        for row, marks in self.held(table, "tr"):
            if self._is(row, "trPr", "del"):
                self.tracked += 1
                continue
            number += 1
            cells, named = self._cells(row, above)
            if cells:
                yield Line(number=number, cells=cells, marks=tuple(dict.fromkeys(marks + named)))

    def _cells(self, row: ET.Element, above: dict[int, str]) -> tuple[tuple[Cell, ...], list[str]]:
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
            note = "\n".join(words.notes)
            if text or note:
                cells.append(Cell(column=column, text=text, note=note, is_merged=is_merged))
            column += max(1, _whole(_find(cell, "tcPr", "gridSpan")))
        return tuple(cells), named

    def held(self, parent: ET.Element, wanted: str) -> Iterator[tuple[ET.Element, list[str]]]:
        """Yield the children of one name, through controls and changes, with their names."""
        for child in parent:
            name = _local(child)
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
        name = _local(element)
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

    def _leaf(self, name: str, element: ET.Element, words: _Words) -> None:
        if name == "t":
            words.pieces.append(element.text or "")
        elif name == "bookmarkStart":
            words.marks.append(_attribute(element, "name"))
        elif name == "commentReference":
            words.notes.append(self.notes.get(_attribute(element, "id"), ""))

    def _inside(self, children: Iterable[ET.Element], words: _Words) -> None:
        for child in children:
            self._gather(child, words)

    def _paragraph(self, element: ET.Element, words: _Words) -> None:
        """Gather a paragraph; one whose end was deleted goes on in the next."""
        properties = next((child for child in element if _local(child) == "pPr"), None)
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
        if not words.repeats(said.text, _value(alias) if alias is not None else ""):
            words.pieces.extend(said.pieces)

    def _is(self, element: ET.Element, properties: str, name: str) -> bool:
        return _find(element, properties, name) is not None


def _tables(body: ET.Element, reading: _Reading) -> Iterator[ET.Element]:
    """Yield the tables of the text itself, not those inside their cells."""
    for child in body:
        name = _local(child)
        if name == "tbl":
            yield child
        elif name in _GONE:
            reading.tracked += 1
        elif name in {"body", "sdt", "sdtContent", "customXml", *_COME}:
            yield from _tables(child, reading)


def _main_part(package: zipfile.ZipFile) -> str:
    """Return the part that holds the text, by the package's own relations."""
    for relation in ET.fromstring(package.read("_rels/.rels")):  # noqa: S314 - guarded before
        if relation.get("Type", "").endswith("/officeDocument"):
            return relation.get("Target", "").lstrip("/")
    raise KeyError("officeDocument")


def _part(package: zipfile.ZipFile, names: frozenset[str], name: str) -> ET.Element | None:
    return ET.fromstring(package.read(name)) if name in names else None  # noqa: S314 - guarded


def _notes(comments: ET.Element | None) -> Mapping[str, str]:
    if comments is None:
        return {}
    return {
        _attribute(note, "id"): clean(
            "".join(t.text or "" for t in note.iter() if _local(t) == "t")
        )
        for note in comments
    }


def _properties(custom: ET.Element | None) -> tuple[tuple[str, str], ...]:
    if custom is None:
        return ()
    return tuple(
        (clean(entry.get("name", "")), clean("".join(entry.itertext()).strip())) for entry in custom
    )


def _tags(control: ET.Element) -> list[str]:
    tag = _find(control, "sdtPr", "tag")
    return [_value(tag)] if tag is not None else []


def _find(element: ET.Element, *names: str) -> ET.Element | None:
    found = element
    for name in names:
        for child in found:
            if _name(child.tag) == name:
                found = child
                break
        else:
            return None
    return found


def _whole(element: ET.Element | None) -> int:
    text = _value(element) if element is not None else ""
    return min(int(text), 64) if text.isdecimal() else 0


def _value(element: ET.Element) -> str:
    return _attribute(element, "val")


def _attribute(element: ET.Element, name: str) -> str:
    return next((text for key, text in element.items() if key.rpartition("}")[2] == name), "")


def _local(element: ET.Element) -> str:
    return _name(element.tag)


@lru_cache(maxsize=1024)
def _name(tag: str) -> str:
    return tag.rpartition("}")[2]
