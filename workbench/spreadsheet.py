"""Reads .xlsx with openpyxl and writes it with XlsxWriter; nobody else imports either."""

import datetime as dt
import io
import math
import warnings
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple
from zipfile import BadZipFile

import openpyxl
import xlsxwriter
from openpyxl.cell import Cell as OpenpyxlCell
from openpyxl.cell import MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from workbench.delimited_text import read_delimited
from workbench.outside_text import clean
from workbench.problem import Problem
from workbench.sheet import Book, Cell, Line, Sheet, column_letters
from workbench.sheet_layout import Column, Formula, Layout, Page, Value

LONGEST_CELL = 32_767
_LARGEST_PLAIN = 1e30
_LINE = 18  # points of height
_LISTS_SHEET = "Lists"
_FONT = {"font_name": "Vazirmatn", "font_size": 11, "text_wrap": True, "valign": "top"}
# Vendors widen rows and colour cells; locks only stop accidents, so there is no password.
_STILL_ALLOWED = dict.fromkeys(
    ("format_cells", "format_columns", "format_rows", "sort", "autofilter"), True
)
_WHITE = frozenset({"00000000", "FFFFFFFF", "00FFFFFF"})


def read_book(data: bytes) -> Book:
    """Return a guarded .xlsx, or else delimited text, as plain values."""
    return _read_xlsx(data) if data.startswith(b"PK") else read_delimited(data)


def _read_xlsx(data: bytes) -> Book:
    """Read formulas and stored values side by side: either alone would hide something."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions that are not read here
            formulas = openpyxl.load_workbook(io.BytesIO(data))
            values = formulas
            if _has_formulas(formulas):
                values = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except (BadZipFile, KeyError, ValueError, TypeError, AttributeError, IndexError):
        raise Problem("The file is damaged; save it again and send it whole") from None
    sheets = (
        _sheet(sheet, values[sheet.title]) for sheet in formulas if isinstance(sheet, Worksheet)
    )
    return Book(sheets=tuple(sheets), properties=tuple(_properties(formulas)))


def _has_formulas(workbook: Workbook) -> bool:
    """Say whether the stored values differ from what is written: a second reading costs as much."""
    sheets = (sheet for sheet in workbook if isinstance(sheet, Worksheet))
    return any(cell.data_type == "f" for sheet in sheets for row in sheet.rows for cell in row)


def _properties(workbook: Workbook) -> Iterator[tuple[str, str]]:
    for entry in workbook.custom_doc_props.props:
        yield str(entry.name), clean(str(entry.value))


def _sheet(sheet: Worksheet, values: Worksheet) -> Sheet:
    hidden = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    covers, looks = _merged(sheet), _Looks()
    lines = []
    for row in sheet.iter_rows():
        read = (_cell(found, values, covers, looks) for found in row)
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


def _merged(sheet: Worksheet) -> Mapping[tuple[int, int], tuple[int, int]]:
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
    covers: Mapping[tuple[int, int], tuple[int, int]],
    looks: "_Looks",
) -> Cell | None:
    """Return a cell worth keeping: filled, coloured or with a note; covered ones show the cover."""
    place = (found.row, found.column)
    if place in covers:
        text = _text(values.cell(*covers[place]).value)
        return Cell(column=found.column, text=text, is_merged=True) if text else None
    is_formula = found.data_type == "f"
    stored = values.cell(*place).value if is_formula else found.value
    is_error = found.data_type == "e" or (is_formula and values.cell(*place).data_type == "e")
    text = _text(stored)
    note = clean(found.comment.text) if found.comment else ""
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
        is_struck=look.is_struck,
        is_date=isinstance(stored, dt.date),
        is_percent=look.is_percent and isinstance(stored, int | float),
    )


class _Look(NamedTuple):
    """What a cell's style tells beside its value."""

    is_coloured: bool = False
    is_struck: bool = False
    is_percent: bool = False


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
                _is_coloured(found), bool(found.font.strike), "%" in found.number_format
            )
        return self._known[key]


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
            return _number_text(value)
        case dt.datetime() if value.time() == dt.time():
            return value.date().isoformat()
        case dt.date() | dt.time():
            return value.isoformat()
    return clean(str(value))


def _number_text(value: float) -> str:
    """Return a number in plain digits; what is too long for a person stays with its exponent."""
    if not math.isfinite(value) or abs(value) > _LARGEST_PLAIN:
        return str(value)
    return f"{Decimal(repr(value)):f}".removesuffix(".0")


def write_book(layout: Layout) -> bytes:
    """Return a workbook whose texts are typed as text and whose bytes hang on the layout alone."""
    stream = io.BytesIO()
    made_at = layout.made_at.astimezone(dt.UTC).replace(tzinfo=None)
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": layout.title, "created": made_at})
        for name, value in layout.properties.items():
            workbook.set_custom_property(name, value, "text")
        for page in layout.pages:
            _write_page(workbook, page, is_right_to_left=layout.is_right_to_left)
        _write_lists(workbook, layout.lists)
    return stream.getvalue()


def _write_page(workbook: xlsxwriter.Workbook, page: Page, *, is_right_to_left: bool) -> None:
    sheet = workbook.add_worksheet(page.name)
    if is_right_to_left:
        sheet.right_to_left()
    order = {"reading_order": 2 if is_right_to_left else 1}
    title = workbook.add_format({**_FONT, **order, "bold": True, "bottom": 1})
    for at, column in enumerate(page.columns):
        cells = workbook.add_format({**_FONT, **order, "bottom": 4, **_cells_of(column)})
        sheet.set_column(at, at, column.width, cells, {"hidden": column.is_hidden})
        _write_value(sheet, 0, at, column.title, title)
        for row, values in enumerate(page.rows, start=1):
            _write_value(sheet, row, at, values[at], cells)
        _offer_choices(sheet, at, column, len(page.rows))
    sheet.freeze_panes(1, 0)
    lines = max(math.ceil(len(column.title) * 1.2 / column.width) for column in page.columns)
    sheet.set_row(0, _LINE * max(lines, 1))
    _fit_to_paper(sheet)
    if page.is_protected:
        sheet.protect("", _STILL_ALLOWED)


def _fit_to_paper(sheet: xlsxwriter.worksheet.Worksheet) -> None:
    """Print on A4 across, as wide as one page, the headings on every page."""
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _cells_of(column: Column) -> dict[str, str | bool]:
    if not column.is_open:
        return {"num_format": column.number_format or "General"}
    return {"locked": False, "num_format": column.number_format or "@"}


def _offer_choices(
    sheet: xlsxwriter.worksheet.Worksheet, at: int, column: Column, rows: int
) -> None:
    if column.choices and rows:
        # A warning, not a stop: a vendor who answers in other words is asked at the review.
        offer = {"validate": "list", "source": f"={column.choices}", "error_type": "warning"}
        sheet.data_validation(1, at, rows, at, offer)


def _write_value(
    sheet: xlsxwriter.worksheet.Worksheet,
    row: int,
    column: int,
    value: Value,
    form: xlsxwriter.format.Format,
) -> None:
    if isinstance(value, Formula):
        sheet.write_formula(row, column, value.text, form, value.value)
    elif not isinstance(value, str):
        sheet.write_number(row, column, value, form)
    elif not value:
        sheet.write_blank(row, column, None, form)
    elif len(value) > LONGEST_CELL:
        raise Problem(
            "a cell holds at most {limit} characters, got {found}",
            limit=LONGEST_CELL,
            found=len(value),
        )
    else:
        sheet.write_string(row, column, value, form)


def _write_lists(workbook: xlsxwriter.Workbook, lists: Mapping[str, tuple[str, ...]]) -> None:
    if not lists:
        return
    sheet = workbook.add_worksheet(_LISTS_SHEET)
    sheet.hide()
    for at, (name, choices) in enumerate(lists.items()):
        letter = column_letters(at + 1)
        for row, choice in enumerate(choices):
            sheet.write_string(row, at, choice)
        workbook.define_name(name, f"={_LISTS_SHEET}!${letter}$1:${letter}${len(choices)}")
