"""A price form for tests, and returned workbooks as rows of text."""

import datetime as dt
import io

import openpyxl

from vendor_data.costs.cost_line import CostLine, Heading, Timing, Unit
from vendor_data.costs.price_form import PriceForm

MADE_AT = dt.datetime(2026, 3, 21, 9, 0, tzinfo=dt.UTC)
LINES = (
    CostLine(
        id="lic", code="C-1", heading=Heading.LICENCES, title="Named users", timing=Timing.ONCE,
        unit=Unit.USER, volumes=(100, 0, 20), module="Sales",
    ),
    CostLine(
        id="sup", code="C-2", heading=Heading.SUPPORT, title="Support and upkeep",
        timing=Timing.YEARLY, unit=Unit.LUMP_SUM, volumes=(0, 1, 1),
    ),
    CostLine(
        id="tra", code="C-3", heading=Heading.TRAINING, title="Training days",
        timing=Timing.ONCE, unit=Unit.DAY, volumes=(10, 0, 0),
    ),
)  # fmt: skip


def form(currency="EUR", lines=LINES):
    return PriceForm(
        rfp_id="RFP-7", version="1", title="CRM", currency=currency, years=2, lines=tuple(lines)
    )


def many(count):
    return tuple(
        CostLine(
            id=f"id-{n}", code=f"C-{n}", heading=list(Heading)[n % 10], title=f"Line number {n}",
            timing=Timing.ONCE, unit=Unit.UNIT, volumes=(n, 0, 1),
        )
        for n in range(1, count + 1)
    )  # fmt: skip


def csv(*lines, header="code,unit price,line total,in words,remark"):
    return "\n".join((header, *lines)).encode()


def opened(data):
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
