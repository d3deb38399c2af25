"""Reads all that an .xlsx may hold, with openpyxl; nobody else imports it."""

import datetime as dt
import io
import re
import warnings
from collections.abc import Iterator, Mapping
from typing import NamedTuple
from zipfile import BadZipFile

import openpyxl
from openpyxl.cell import Cell as OpenpyxlCell
from openpyxl.cell import MergedCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.styles.numbers import is_builtin
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from workbench.number_format import written_beside
from workbench.outside_text import clean
from workbench.problem import Problem
from workbench.sheet import Book, Cell, Line, Sheet
from workbench.sheet_text import number_text

_DISCUSSION = "linkid=870924"  # of the page to which Excel's frame round a discussion leads
_SPEAKER = re.compile(r"^\S[^\n]*:\n {4}", re.MULTILINE)
Place = tuple[int, int]  # row, column
_WHITE = frozenset({"00000000", "FFFFFFFF", "00FFFFFF"})


def read_whole(data: bytes) -> Book:
    """Return a guarded .xlsx by its formulas and its stored values: each alone hides much."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that are not read here
            formulas = openpyxl.load_workbook(io.BytesIO(data), rich_text=True)
            values = formulas
            if _has_formulas(formulas):
                values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError):
        raise Problem("The file is damaged; save it again and send it whole") from None
    under = _under_merges(data, formulas)
    sheets = (
        _sheet(sheet, values[sheet.title], under.get(sheet.title, {}))
        for sheet in formulas
        if isinstance(sheet, Worksheet)
    )
    return Book(sheets=tuple(sheets), properties=tuple(_properties(formulas)))


def _has_formulas(workbook: Workbook) -> bool:
    """Say whether the stored values differ from what is written: a second reading costs as much."""
    sheets = (sheet for sheet in workbook if isinstance(sheet, Worksheet))
    return any(cell.data_type == "f" for sheet in sheets for row in sheet.rows for cell in row)


def _properties(workbook: Workbook) -> Iterator[tuple[str, str]]:
    for entry in workbook.custom_doc_props.props:
        yield str(entry.name), clean(str(entry.value))


def _under_merges(data: bytes, workbook: Workbook) -> Mapping[str, Mapping[Place, str]]:
    """Return what stands under merged cells, where a program kept it: openpyxl drops it."""
    sheets = [each for each in workbook if isinstance(each, Worksheet) and each.merged_cells.ranges]
    if not sheets:
        return {}
    as_stored = openpyxl.load_workbook(io.BytesIO(data), read_only=True)
    found: dict[str, dict[Place, str]] = {}
    for sheet in sheets:
        covers = _merged(sheet)
        last = max(row for row, _ in covers)
        rows = as_stored[sheet.title].iter_rows(max_row=last)
        filled = (cell for row in rows for cell in row if cell.value is not None)
        found[sheet.title] = {
            (cell.row, cell.column): _text(cell.value)
            for cell in filled
            if (cell.row, cell.column) in covers
        }
    return found


def _sheet(sheet: Worksheet, values: Worksheet, under: Mapping[Place, str]) -> Sheet:
    hidden = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    covers, looks = _merged(sheet), _Looks()
    lines = []
    for row in sheet.iter_rows():
        read = (_cell(found, values, covers, looks, under) for found in row)
        cells = tuple(cell for cell in read if cell is not None)
        if cells:
            number = row[0].row
            lines.append(Line(number=number, cells=cells, is_hidden=number in hidden))
    return Sheet(
        name=clean(sheet.title),
        lines=tuple(lines),
        is_hidden=sheet.sheet_state != "visible",
        hidden_columns=tuple(sorted(_hidden_columns(sheet))),
    )


def _hidden_columns(sheet: Worksheet) -> Iterator[int]:
    """Yield the numbers of hidden columns; one entry may tell of a whole range."""
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min:
            yield from range(dimension.min, min(dimension.max, sheet.max_column) + 1)


def _merged(sheet: Worksheet) -> Mapping[Place, Place]:
    """Return for each covered place the place whose value covers it."""
    return {
        (row, column): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
        if (row, column) != (area.min_row, area.min_col)
    }


def _cell(
    found: OpenpyxlCell | MergedCell,
    values: Worksheet,
    covers: Mapping[Place, Place],
    looks: "_Looks",
    under: Mapping[Place, str],
) -> Cell | None:
    """Return a cell worth keeping: filled, coloured or with a note; covered ones show the cover.

    What a covered cell holds itself nobody sees on the sheet: it is told as a note.
    """
    place = (found.row, found.column)
    if place in covers:
        text, own = _text(values.cell(*covers[place]).value), under.get(place, "")
        note = own if own != text else ""
        is_told = text or note
        return Cell(column=found.column, text=text, note=note, is_merged=True) if is_told else None
    is_formula = found.data_type == "f"
    stored = values.cell(*place).value if is_formula else found.value
    is_error = found.data_type == "e" or (is_formula and values.cell(*place).data_type == "e")
    text = _text(stored)
    note = "\n".join(filter(None, (_note(found), _link(found, text))))
    look = looks.of(found)
    if not (text or is_formula or note or look.is_coloured):
        return None
    return Cell(
        column=found.column,
        text=text,
        formula=_formula(found.value) if is_formula else "",
        note=note,
        is_error=is_error,
        is_coloured=look.is_coloured,
        is_struck=look.is_struck or _is_struck_within(found.value),
        is_date=isinstance(stored, dt.date),
        is_percent=look.is_percent and isinstance(stored, int | float),
        shown_with=look.shown_with if isinstance(stored, int | float) else "",
    )


def _note(found: OpenpyxlCell | MergedCell) -> str:
    """Return what is noted on a cell; of a discussion what was said, not how Excel frames it."""
    text = clean(found.comment.text) if found.comment else ""
    frame, link, said = text.partition(_DISCUSSION)
    if not link:
        return text
    return "\n".join(part.strip() for part in _SPEAKER.split(said) if part.strip()) or frame


def _link(found: OpenpyxlCell | MergedCell, text: str) -> str:
    """Return where a cell leads, if that is not what it says."""
    link = found.hyperlink if isinstance(found, OpenpyxlCell) else None
    target = clean(str(link.target or "")) if link else ""
    return "" if target.removeprefix("mailto:").rstrip("/") in text else target


class _Look(NamedTuple):
    """What a cell's style tells beside its value."""

    is_coloured: bool = False
    is_struck: bool = False
    is_percent: bool = False
    shown_with: str = ""


class _Looks:
    """The few styles of a sheet, each looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, _Look] = {}

    def of(self, found: OpenpyxlCell | MergedCell) -> _Look:
        if not found.has_style:
            return _Look()
        key = found.style_id
        if key not in self._known:
            self._known[key] = _Look(
                _is_coloured(found),
                bool(found.font.strike),
                "%" in found.number_format,
                _shown_with(found.number_format),
            )
        return self._known[key]


def _shown_with(code: str) -> str:
    """Return what a format writes beside a figure; the built-in ones are of any country."""
    return "" if is_builtin(code) else written_beside(code)


def _is_struck_within(value: object) -> bool:
    """Say whether any part of a text of several looks is struck through."""
    parts = value if isinstance(value, CellRichText) else ()
    return any(isinstance(part, TextBlock) and bool(part.font.strike) for part in parts)


def _formula(value: object) -> str:
    return clean(str(getattr(value, "text", value) or "="))


def _is_coloured(found: OpenpyxlCell | MergedCell) -> bool:
    fill = found.fill
    return fill.fill_type == "solid" and str(fill.fgColor.rgb) not in _WHITE


def _text(value: object) -> str:
    """Return a value as its reader would type it; whole numbers without a decimal part."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).upper()
        case float():
            return number_text(value)
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
        case dt.date() | dt.time():
            return value.isoformat()
    return clean(str(value))
