"""Workbooks as people keep them, made in the test that reads them."""

import io

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import Font

from rfp.lists.grid import ListFile
from rfp.lists.reader import read


def book(sheets, *, change=None) -> bytes:
    """Return a workbook of {name: rows}; `change` may still touch its sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(row)
    if change:
        change(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def listed(rows, *, change=None, name="List") -> ListFile:
    """Return one sheet as the reader gives it."""
    return read(book({name: rows}, change=change and (lambda made: change(made[name]))))


def csv(*lines) -> bytes:
    return "\n".join(lines).encode("utf-8-sig")


def strike(sheet, row):
    for cell in sheet[row]:
        cell.font = Font(strike=True)


def note(sheet, place, text):
    sheet[place].comment = Comment(text, "keeper")


REQUIREMENTS = [
    ["Code", "Requirement", "MoSCoW"],
    ["F-01", "The system shall print offers", "Must"],
    ["F-02", "Contacts are merged by hand", "Should"],
]
GAPS_HEAD = [
    ["Gap", "Dimension", None, None, None, "Maturity", None, "Factors", None, None, None],
    [
        None, "People", "Process", "Technology", "Data", "As-is", "To-be",
        "Impact", "Constraint", "Risk", "Dependency",
    ],
]  # fmt: skip


def merge_gap_head(sheet):
    for area in ("A1:A2", "B1:E1", "F1:G1", "H1:K1"):
        sheet.merge_cells(area)
