"""The price workbook, envelope C: written for vendors, read back whatever became of it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping

from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.price_columns import OUR_TITLE, find_prices
from vendor_data.costs.price_form import PriceForm
from vendor_data.costs.price_rows import PriceSheet, rows_of
from workbench.language import Language, currency_name, normal_key, number, say
from workbench.problem import Problem
from workbench.sheet_layout import Column, Layout, Page, Value
from workbench.spreadsheet import read_book
from workbench.spreadsheet_writing import write_book

RFP_ID, RFP_VERSION, CURRENCY = "RFP-Id", "RFP-Version", "Gozin-Currency"
TOTAL_ID = "total"
TOTAL_CODE = "TOTAL"


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
    unread = (s for s in book.sheets if s.lines and not tables[s.name])
    return PriceSheet(
        rows=tuple(row for table in found for row in rows_of(table)),
        rfp_id=properties.get(RFP_ID, ""),
        version=properties.get(RFP_VERSION, ""),
        currency=properties.get(CURRENCY, ""),
        unread=(*unread, *book.beside_cells),
    )


def own_cells(form: PriceForm) -> Mapping[str, frozenset[tuple[str, str]]]:
    """Return by the id of a line what we wrote into its row, each text with its column's name."""
    own: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for language in Language:
        page = _prices(form, language)
        titles = [normal_key(column.title) for column in page.columns]
        ids = (*(line.id for line in form.lines), TOTAL_ID)
        for id_, row in zip(ids, page.rows, strict=True):
            texts = [normal_key(str(value)) for value in row]
            own[id_].update(zip(titles, texts, strict=True))
            own[id_].update((OUR_TITLE, text) for text in texts)
    return {id_: frozenset(cells) for id_, cells in own.items()}


def own_instructions(form: PriceForm) -> frozenset[str]:
    """Return every text of our page of instructions."""
    pages = [_instructions(form, language) for language in Language]
    titles = (column.title for page in pages for column in page.columns)
    texts = (str(value) for page in pages for row in page.rows for value in row)
    return frozenset(map(normal_key, (*titles, *texts)))


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
    shown = currency_name(form.currency, language)
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
