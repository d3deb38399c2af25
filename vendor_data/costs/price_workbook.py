"""The price workbook, envelope C: written for vendors, read back whatever became of it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.price_columns import Column as Role
from vendor_data.costs.price_columns import PriceTable, find_prices, texts_of
from vendor_data.costs.price_form import PriceForm
from workbench.language import Language, currency, number, say
from workbench.problem import Problem
from workbench.sheet import Cell, Line
from workbench.sheet_layout import Column, Layout, Page, Value
from workbench.spreadsheet import read_book
from workbench.spreadsheet_writing import write_book

RFP_ID, RFP_VERSION, CURRENCY = "RFP-Id", "RFP-Version", "Gozin-Currency"
TOTAL_ID = "total"
TOTAL_CODE = "TOTAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledCell:
    """A cell that a vendor may have filled, and where it stands."""

    place: str
    cell: Cell | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow:
    """One line of a returned form, before anybody judged it against what was asked."""

    place: str
    id: str
    code: str
    title: str
    fingerprint: str
    unit: FilledCell
    total: FilledCell
    words: FilledCell
    remark: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceSheet:
    """What a returned price workbook holds, nothing left out."""

    rows: tuple[PriceRow, ...]
    rfp_id: str = ""
    version: str = ""
    currency: str = ""
    unread_sheets: tuple[str, ...] = ()


def read(data: bytes) -> PriceSheet:
    """Return every line of every price table of a workbook or a delimited file."""
    book = read_book(data)
    tables = {sheet.name: find_prices(sheet) for sheet in book.sheets}
    found = [table for table in tables.values() if table is not None]
    if not found:
        raise Problem(
            "no line of the file names its columns; a price form has at least a code and a price"
        )
    properties = dict(book.properties)
    own = {say("Instructions", language) for language in Language}
    unread = (s.name for s in book.sheets if s.lines and not s.is_hidden and not tables[s.name])
    return PriceSheet(
        rows=tuple(row for table in found for row in _rows(table)),
        rfp_id=properties.get(RFP_ID, ""),
        version=properties.get(RFP_VERSION, ""),
        currency=properties.get(CURRENCY, ""),
        unread_sheets=tuple(name for name in unread if name not in own),
    )


def _rows(table: PriceTable) -> Iterator[PriceRow]:
    for line in table.lines:
        if any(cell.text or cell.formula for cell in line.cells):
            yield _row(table, line)


def _row(table: PriceTable, line: Line) -> PriceRow:
    def text(role: Role) -> str:
        cell = line.cell(table.columns.get(role))
        return cell.text.strip() if cell else ""

    def filled(role: Role) -> FilledCell:
        column = table.columns.get(role)
        place = table.sheet.place(line.number, column or 1)
        return FilledCell(place=place, cell=line.cell(column))

    hidden = {table.columns.get(Role.ID), table.columns.get(Role.FINGERPRINT)}
    shown = [cell.column for cell in line.cells if cell.column not in hidden]
    return PriceRow(
        place=table.sheet.place(line.number, 1),
        id=text(Role.ID),
        code=text(Role.CODE),
        title=text(Role.TITLE),
        fingerprint=text(Role.FINGERPRINT),
        unit=filled(Role.UNIT),
        total=filled(Role.TOTAL),
        words=filled(Role.WORDS),
        remark=text(Role.REMARK),
        text=texts_of(line, shown),
    )


def write(form: PriceForm, language: Language, *, made_at: dt.datetime) -> bytes:
    """Return the workbook that vendors fill in: instructions, and one row per cost line."""
    return write_book(
        Layout(
            title=form.title,
            pages=(_instructions(form, language), _prices(form, language)),
            made_at=made_at,
            is_right_to_left=language is Language.FA,
            properties={
                RFP_ID: form.rfp_id,
                RFP_VERSION: form.version,
                CURRENCY: form.currency,
            },
        )
    )


def _instructions(form: PriceForm, language: Language) -> Page:
    code = form.currency
    shown = currency(code).persian if language is Language.FA else code
    lines = (
        say("Fill in this workbook and put it into envelope C alone.", language),
        say("Give a unit price for every row; the line total is the price of all years.", language),
        say("Write amounts in {currency}, or name the currency beside the amount.", language,
            currency=shown),
        say("Write Included or Free where a line costs nothing more.", language),
        say("An empty cell is an open price: it is not taken as 0.", language),
        say("Write the total in the last row, in figures and in words.", language),
        say("Do not add or remove rows; say in the remark what we should know.", language),
    )  # fmt: skip
    named = (
        (say("Selection", language), form.title),
        (say("RFP number", language), form.rfp_id),
        (say("Version of the RFP", language), form.version),
        (say("Currency", language), shown),
    )
    columns = (Column(title=say("Instructions", language), width=28), Column(title="", width=80))
    rows = (*named, *(("", line) for line in lines))
    return Page(name=say("Instructions", language), columns=columns, rows=rows, is_protected=True)


def _prices(form: PriceForm, language: Language) -> Page:
    years = (
        Column(title=_year(year, language), width=7, number_format="#,##0")
        for year in range(form.years + 1)
    )
    columns = (
        Column(title=say("Code", language), width=9),
        Column(title=say("Heading", language), width=14),
        Column(title=say("Cost line", language), width=32),
        Column(title=say("Module", language), width=14),
        Column(title=say("Charged", language), width=11),
        Column(title=say("For each", language), width=10),
        *years,
        Column(title=say("Unit price", language), width=18, is_open=True),
        Column(title=say("Line total", language), width=20, is_open=True),
        Column(title=say("Line total in words", language), width=28, is_open=True),
        Column(title=say("Remark", language), width=22, is_open=True),
        Column(title=say("Gozin id", language), width=12, is_hidden=True),
        Column(title=say("Gozin text", language), width=12, is_hidden=True),
    )
    rows = (*(_asked(line, language) for line in form.lines), _total(form, language))
    return Page(name=say("Price form", language), columns=columns, rows=rows, is_protected=True)


def _year(year: int, language: Language) -> str:
    if year == 0:
        return say("Start", language)
    return say("Year {year}", language, year=number(year, language))


def _asked(line: CostLine, language: Language) -> tuple[Value, ...]:
    return (
        line.code,
        say(line.heading.label, language),
        line.title,
        line.module,
        say(line.timing.label, language),
        say(line.unit.label, language),
        *(each or "" for each in line.volumes),
        "", "", "", "",
        line.id,
        line.fingerprint,
    )  # fmt: skip


def _total(form: PriceForm, language: Language) -> tuple[Value, ...]:
    empty = ("",) * (form.years + 1)
    title = say("Total of all lines", language)
    return (TOTAL_CODE, "", title, "", "", "", *empty, "", "", "", "", TOTAL_ID, "")
