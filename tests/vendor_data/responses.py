"""Requirements that were asked, and files that come back, for the tests of vendor answers."""

import datetime as dt
import io

import openpyxl

from vendor_data.response_form import AskedRequirement, ResponseForm

MADE_AT = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)


def asked(count: int = 3) -> tuple[AskedRequirement, ...]:
    return tuple(
        AskedRequirement(
            id=f"req{number:017}",
            code=f"R-{number:02}",
            text=f"The system shall do thing {number}",
            priority="Must",
            is_mandatory=number % 2 == 0,
        )
        for number in range(1, count + 1)
    )


def form(count: int = 3) -> ResponseForm:
    return ResponseForm(rfp_id="RFP-7", version="1", title="CRM", requirements=asked(count))


def csv(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def opened(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data))


def saved(book) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
