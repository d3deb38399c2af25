"""Reads a table from outside, workbook or text, as plain values."""

from dataclasses import replace

from workbench.delimited_text import read_delimited
from workbench.sheet import Book
from workbench.spreadsheet_asides import asides
from workbench.spreadsheet_pictures import pictures
from workbench.spreadsheet_plain import NotPlain, read_plain


def read_book(data: bytes) -> Book:
    """Return a guarded .xlsx, or else delimited text; of a workbook nothing but values is quick."""
    if not data.startswith(b"PK"):
        return read_delimited(data)
    boxes, margins = asides(data)
    return replace(_cells(data), text=boxes, margins=margins, pictures=pictures(data))


def _cells(data: bytes) -> Book:
    try:
        return read_plain(data)
    except NotPlain:
        from workbench.spreadsheet_whole import read_whole  # noqa: PLC0415 - slow to start

        return read_whole(data)
