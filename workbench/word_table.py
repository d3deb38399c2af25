"""Tables for Word, built as one string of XML: python-docx's own cells are quadratic in time."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from xml.sax.saxutils import quoteattr

from workbench.language import Language
from workbench.problem import Problem
from workbench.word_rtl import Look, cleaned, paragraph, runs
from workbench.word_style import TEXT_WIDTH, TINT


class Align(StrEnum):
    """Where the text of a column stands."""

    START = "start"
    CENTRE = "centre"
    FIGURES = "figures"  # on the right in both directions, so that units stand below units


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell that is not just plain text; colours are RRGGBB."""

    text: str
    strong: bool = False
    fill: str | None = None
    colour: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What all rows of one table share; widths in twips."""

    language: Language
    widths: tuple[int, ...]
    align: tuple[Align, ...]


def shape(language: Language, count: int, widths: Sequence[float], align: Sequence[Align]) -> Shape:
    """Return the shape of a table of `count` columns as wide as the text."""
    for given in (widths, align):
        if given and len(given) != count:
            raise Problem(
                "a table of {columns} columns got {found}", columns=count, found=len(given)
            )
    return Shape(
        language=language,
        widths=shared_out(widths or [1] * count),
        align=tuple(align) or (Align.START,) * count,
    )


def shared_out(parts: Sequence[float]) -> tuple[int, ...]:
    """Return whole twips in proportion to `parts` that fill the text's width exactly."""
    ends = [round(TEXT_WIDTH * sum(parts[: n + 1]) / sum(parts)) for n in range(len(parts))]
    return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))


def table_xml(
    at: Shape,
    head: Sequence[str],
    rows: Sequence[Sequence[str | Cell]],
    *,
    caption: str,
    description: str,
) -> str:
    """Return a ruled table; without `head` its first column leads the rows."""
    for row in rows:
        if len(row) != len(at.widths):
            raise Problem(
                "a table of {columns} columns got {found}", columns=len(at.widths), found=len(row)
            )
    first = _row(at, [Cell(text=t, fill=TINT) for t in head], is_head=True) if head else ""
    body = "".join(_row(at, [_as_cell(c) for c in row]) for row in rows)
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in at.widths)
    properties = _properties(at, caption, description, has_head=bool(head))
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{first}{body}</w:tbl>"


def _properties(at: Shape, caption: str, description: str, *, has_head: bool) -> str:
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


def _as_cell(cell: str | Cell) -> Cell:
    return cell if isinstance(cell, Cell) else Cell(text=cell)


def _row(at: Shape, cells: Sequence[Cell], *, is_head: bool = False) -> str:
    repeat = "<w:tblHeader/>" if is_head else ""
    style = "TableHead" if is_head else "TableText"
    inside = "".join(
        _cell(at, cell, width, align, style)
        for cell, width, align in zip(cells, at.widths, at.align, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{repeat}</w:trPr>{inside}</w:tr>"


def _cell(at: Shape, cell: Cell, width: int, align: Align, style: str) -> str:
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
    look = Look(strong=cell.strong, colour=cell.colour)
    side = _justification(at.language, align)
    lines = "".join(
        paragraph(runs(line, at.language, look), style, side)
        for line in cleaned(cell.text).split("\n")
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{fill}</w:tcPr>{lines}</w:tc>'


def _justification(language: Language, align: Align) -> str:
    """Return `w:jc`; in a right-to-left paragraph its "left" is the right-hand side."""
    if align is Align.CENTRE:
        return '<w:jc w:val="center"/>'
    return '<w:jc w:val="right"/>' if (align, language) == (Align.FIGURES, Language.EN) else ""
