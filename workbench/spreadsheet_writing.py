"""Writes .xlsx with XlsxWriter; nobody else imports it."""

import datetime as dt
import io
import math
from collections.abc import Mapping

import xlsxwriter

from workbench.problem import Problem
from workbench.sheet import column_letters
from workbench.sheet_layout import Column, Formula, Layout, Page, Value

LONGEST_CELL = 32_767
_LINE = 18  # points of height
_MOST_LINES = 22  # Excel draws no row taller than 409 points
_LISTS_SHEET = "Lists"
_FONT = {"font_name": "Vazirmatn", "font_size": 11, "text_wrap": True, "valign": "top"}
# Vendors widen rows and colour cells; locks only stop accidents, so there is no password.
_STILL_ALLOWED = dict.fromkeys(
    ("format_cells", "format_columns", "format_rows", "sort", "autofilter"), True
)
_WANTED_NOW, _NOT_WANTED = {"bg_color": "#FFF2CC"}, {"bg_color": "#E7E6E6"}
_LONGEST_HINT = 255
_A3, _A4 = 8, 9  # as Excel counts papers
_WIDEST_ON_A4, _WIDEST_ON_A3 = 240, 340  # characters


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
    _mark_needed(workbook, sheet, page)
    sheet.freeze_panes(1, 0)
    _set_heights(sheet, page)
    _fit_to_paper(sheet, sum(column.width for column in page.columns if not column.is_hidden))
    if page.is_protected:
        sheet.protect("", _STILL_ALLOWED)


def _set_heights(sheet: xlsxwriter.worksheet.Worksheet, page: Page) -> None:
    """Make a row as tall as its texts are; where a sheet is protected, not every program does."""
    shown = [(at, column) for at, column in enumerate(page.columns) if not column.is_hidden]
    sheet.set_row(0, _LINE * max(_lines(column.title, column.width) for _, column in shown))
    for row, values in enumerate(page.rows, start=1):
        texts = [(value, column) for at, column in shown if isinstance(value := values[at], str)]
        lines = max((_lines(text, column.width) for text, column in texts), default=1)
        if lines > 1:
            sheet.set_row(row, _LINE * min(lines, _MOST_LINES))


def _lines(text: str, width: float) -> int:
    return sum(max(1, math.ceil(len(line) * 1.2 / width)) for line in text.split("\n"))


def _fit_to_paper(sheet: xlsxwriter.worksheet.Worksheet, width: float) -> None:
    """Print across on A4, or A3 if that is wide, on as few pages side by side as can be read."""
    is_wide = width > _WIDEST_ON_A4
    sheet.set_paper(_A3 if is_wide else _A4)
    sheet.set_landscape()
    if width > _WIDEST_ON_A3:
        sheet.fit_to_pages(2, 0)
        sheet.repeat_columns(0)
    else:
        sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _cells_of(column: Column) -> dict[str, str | bool]:
    if not column.is_open:
        return {"num_format": column.number_format or "General"}
    return {"locked": False, "num_format": column.number_format or "@"}


def _offer_choices(
    sheet: xlsxwriter.worksheet.Worksheet, at: int, column: Column, rows: int
) -> None:
    hint = {"input_message": column.hint[:_LONGEST_HINT]} if column.hint else {}
    if column.choices and rows:
        # A warning, not a stop: a vendor who answers in other words is asked at the review.
        offer = {"validate": "list", "source": f"={column.choices}", "error_type": "warning"}
        sheet.data_validation(1, at, rows, at, {**offer, **hint})
    elif hint and rows:
        sheet.data_validation(1, at, rows, at, {"validate": "any", **hint})


def _mark_needed(
    workbook: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet, page: Page
) -> None:
    """Tint what the choice of a row needs and lacks; grey what it does not need."""
    choice = next((at for at, column in enumerate(page.columns, 1) if column.choices), None)
    if choice is None or not page.rows:
        return
    tint, grey = workbook.add_format(_WANTED_NOW), workbook.add_format(_NOT_WANTED)
    chosen = f"${column_letters(choice)}2"
    for at, column in enumerate(page.columns):
        if not column.needed_for:
            continue
        named = ",".join(f'{chosen}="{name}"' for name in column.needed_for)
        empty = f"LEN(TRIM({column_letters(at + 1)}2))=0"
        for test, look in (
            (f"=AND(OR({named}),{empty})", tint),
            (f'=AND({chosen}<>"",NOT(OR({named})),{empty})', grey),
        ):
            rule = {"type": "formula", "criteria": test, "format": look}
            sheet.conditional_format(1, at, len(page.rows), at, rule)


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
