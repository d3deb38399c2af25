"""Tables for Word, built as one string of XML: python-docx's own cells are quadratic in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple
from xml.sax.saxutils import quoteattr

from workbench.language import Language
from workbench.problem import Problem
from workbench.word_controls import AnswerCell, Controls
from workbench.word_dress import A4
from workbench.word_references import Bookmarks
from workbench.word_rtl import Look, cleaned, paragraph, runs
from workbench.word_style import text_width

LONGEST = 300  # rows of one table
SHORT = 7  # rows up to which a table is not broken between pages
_APART = 240  # between figures and the words that begin beside them [twips]
AFTER_TABLE = paragraph("", "AfterTable")


class Align(StrEnum):
    """Where the text of a column stands."""

    START = "start"
    CENTRE = "centre"
    FIGURES = "figures"  # on the right in both directions, so that units stand below units


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell that is not just plain text; colours are RRGGBB.

    With a `language` it runs in the direction of that one, whatever the document's is.
    """

    text: str
    language: Language | None = None
    strong: bool = False
    fill: str | None = None
    colour: str | None = None
    style: str | None = None
    pieces: tuple[tuple[str, Look], ...] = ()  # the text in parts, where they look different


AnyCell = str | Cell | AnswerCell


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a table takes from its document and its page [twips]."""

    language: Language
    controls: Controls
    bookmarks: Bookmarks
    text_width: int = text_width(A4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What all rows of one table share; widths in twips."""

    language: Language
    widths: tuple[int, ...]
    align: tuple[Align, ...]
    controls: Controls
    bookmarks: Bookmarks

    @property
    def crowded(self) -> tuple[bool, ...]:
        """By column, whether its figures stand at the edge at which the next one's words begin."""
        nexts = (*self.align[1:], Align.FIGURES)
        is_ltr = self.language is Language.EN
        pairs = zip(self.align, nexts, strict=True)
        return tuple(
            is_ltr and align is Align.FIGURES and after is not Align.FIGURES
            for align, after in pairs
        )


def shape(near: Surroundings, count: int, widths: Sequence[float], align: Sequence[Align]) -> Shape:
    """Return the shape of a table of `count` columns as wide as the text."""
    for given in (widths, align):
        if given and len(given) != count:
            raise Problem(
                "a table of {columns} columns got {found}", columns=count, found=len(given)
            )
    return Shape(
        language=near.language,
        widths=shared_out(widths or [1] * count, near.text_width),
        align=tuple(align) or (Align.START,) * count,
        controls=near.controls,
        bookmarks=near.bookmarks,
    )


def shared_out(parts: Sequence[float], whole: int) -> tuple[int, ...]:
    """Return whole twips in proportion to `parts` that fill `whole` exactly."""
    ends = [round(whole * sum(parts[: n + 1]) / sum(parts)) for n in range(len(parts))]
    return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The cells of one line; a bookmark of each of `names` stands round its first text."""

    cells: Sequence[AnyCell]
    names: tuple[str, ...] = ()


def table_xml(
    at: Shape,
    head: Sequence[str | Cell],
    rows: Sequence[Row],
    *,
    caption: str,
    description: str,
) -> str:
    """Return a ruled table; without `head` its first column leads the rows.

    A long one goes on as a new table under the same head: Word and LibreOffice lay out a table
    in a time that grows with the square of its rows.
    """
    for row in rows:
        if len(row.cells) != len(at.widths):
            raise Problem(
                "a table of {columns} columns got {found}",
                columns=len(at.widths),
                found=len(row.cells),
            )
    first = _row(at, Row(cells=head), is_head=True) if head else ""
    stretches = (_lines_of(at, rows[n : n + LONGEST]) for n in range(0, len(rows) or 1, LONGEST))
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in at.widths)
    properties = table_properties(at, caption, description, has_head=bool(head))
    opening = f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{first}"
    return AFTER_TABLE.join(f"{opening}{each}</w:tbl>" for each in stretches)


def _lines_of(at: Shape, rows: Sequence[Row]) -> str:
    """Return the rows: the first and the last two on one page, a short table whole."""
    last = len(rows) - 1
    kept = {0, last - 1} if len(rows) > SHORT else set(range(last))
    return "".join(_row(at, row, kept=place in kept) for place, row in enumerate(rows))


def table_properties(at: Shape, caption: str, description: str, *, has_head: bool) -> str:
    bidi = "<w:bidiVisual/>" if at.language is Language.FA else ""
    words = f"<w:tblCaption w:val={quoteattr(cleaned(caption))}/>" if caption else ""
    if description:
        words += f"<w:tblDescription w:val={quoteattr(cleaned(description))}/>"
    return (
        f'<w:tblPr><w:tblStyle w:val="Ruled"/>{bidi}<w:tblW w:w="{sum(at.widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{"0020" if has_head else "0080"}" w:firstRow="{int(has_head)}"'
        f' w:lastRow="0" w:firstColumn="{int(not has_head)}" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/>{words}</w:tblPr>'
    )


def _as_cell(cell: AnyCell) -> Cell | AnswerCell:
    return Cell(text=cell) if isinstance(cell, str) else cell


def _row(at: Shape, row: Row, *, is_head: bool = False, kept: bool = False) -> str:
    repeat = "<w:tblHeader/>" if is_head else ""
    style = "TableHead" if is_head else "TableText"
    sides = zip(row.cells, at.widths, at.align, at.crowded, strict=True)
    inside = "".join(
        _cell(at, cell, width, _Place(align, style, row.names if place == 0 else (), kept, crowded))
        for place, (cell, width, align, crowded) in enumerate(sides)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{inside}</w:tr>"


class _Place(NamedTuple):
    """How the text of a cell stands in it."""

    align: Align
    style: str
    names: tuple[str, ...]
    is_kept: bool  # on one page with the row below
    is_crowded: bool  # words begin right beside its figures

    @property
    def properties(self) -> str:
        return "<w:keepNext/>" if self.is_kept else ""


def _cell(at: Shape, given: AnyCell, width: int, place: _Place) -> str:
    cell = _as_cell(given)
    fill = ""
    if isinstance(cell, AnswerCell):
        inside = paragraph(at.controls.control(cell), place.style, place.properties)
    else:
        fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
        inside = _lines(at, cell, place)
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr>{inside}</w:tc>'


def _lines(at: Shape, cell: Cell, place: _Place) -> str:
    look = Look(strong=cell.strong, colour=cell.colour)
    language = cell.language or at.language
    turned = "<w:bidi/>" if (at.language, language) == (Language.EN, Language.FA) else ""
    apart = f'<w:ind w:right="{_APART}"/>' if place.is_crowded and language is Language.EN else ""
    side = place.properties + turned + apart + _justification(language, place.align)
    if cell.pieces:
        lines = ["".join(runs(text, language, part) for text, part in cell.pieces)]
    else:
        lines = [runs(line, language, look) for line in cleaned(cell.text).split("\n")]
    for name in place.names:
        lines[0] = at.bookmarks.round(name, lines[0])
    return "".join(paragraph(line, cell.style or place.style, side) for line in lines)


def _justification(language: Language, align: Align) -> str:
    """Return `w:jc`; in a right-to-left paragraph its "left" is the right-hand side."""
    if align is Align.CENTRE:
        return '<w:jc w:val="center"/>'
    return '<w:jc w:val="right"/>' if (align, language) == (Align.FIGURES, Language.EN) else ""
