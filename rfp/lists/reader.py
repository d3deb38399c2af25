"""Reads a file with lists into plain values; runs in the limited child process."""

from rfp.lists.grid import ListFile, list_file
from workbench.problem import Problem
from workbench.spreadsheet import read_book


def read(data: bytes) -> ListFile:
    """Return every filled sheet of a workbook or delimited file."""
    found = list_file(read_book(data))
    if not found.grids:
        raise Problem("no sheet of the file holds anything")
    return found
