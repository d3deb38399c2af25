"""Finds the columns of a price form, wherever they stand and however they are named."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from workbench.language import normal_key
from workbench.sheet import Line, Sheet

HEADER_WITHIN = 60
_LONGEST_HEADER = 60


class Column(StrEnum):
    """What a column holds."""

    ID = "id"
    FINGERPRINT = "fingerprint"
    CODE = "code"
    TITLE = "title"
    WORDS = "words"
    UNIT = "unit price"
    TOTAL = "total"
    REMARK = "remark"


# Exact names; those after "|" are enough when they stand inside a longer name.
_NAMES = {
    Column.ID: "gozin id,شناسهٔ گزین|",
    Column.FINGERPRINT: "gozin text,اثر متن گزین|",
    Column.CODE: "code,id,no,no.,nr,item no,line no,کد,شناسه,شماره,ردیف|",
    Column.TITLE: "cost line,line,item,description,title,سطر هزینه,شرح,عنوان,شرح کالا یا خدمت|",
    Column.WORDS: "in words,به حروف|in words,به حروف",
    Column.UNIT: "unit price,price,rate,قیمت واحد,بهای واحد,فی,قیمت|unit price,قیمت واحد,بهای واحد",
    Column.TOTAL: "line total,total,amount,total price,sum,جمع سطر,جمع,مبلغ,مبلغ کل,قیمت کل|"
    "total,جمع,مبلغ کل,قیمت کل",
    Column.REMARK: "remark,remarks,comment,note,notes,توضیح,توضیحات,ملاحظات|remark,توضیح,ملاحظات",
}
_EXACT = {
    normal_key(name): role
    for role, names in _NAMES.items()
    for name in names.partition("|")[0].split(",")
}
_WITHIN = [
    (normal_key(word), role)
    for role, names in _NAMES.items()
    for word in names.partition("|")[2].split(",")
    if word
]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceTable:
    """A table of prices inside a sheet: the number of each known column, and its lines."""

    sheet: Sheet
    columns: dict[Column, int]
    lines: tuple[Line, ...]


def find_prices(sheet: Sheet) -> PriceTable | None:
    """Return the price table of a sheet, by the line that names most columns."""
    headers = [_columns(line) for line in sheet.lines[:HEADER_WITHIN]]
    worth = [len(found) if _is_header(found) else 0 for found in headers]
    if not any(worth):
        return None
    at = worth.index(max(worth))
    return PriceTable(sheet=sheet, columns=headers[at], lines=sheet.lines[at + 1 :])


def _is_header(found: dict[Column, int]) -> bool:
    names_lines = found.keys() & {Column.ID, Column.CODE, Column.TITLE}
    return bool(names_lines and found.keys() & {Column.UNIT, Column.TOTAL})


def _columns(line: Line) -> dict[Column, int]:
    """Return the column of each role that a line names; of two equal names the first counts."""
    found: dict[Column, int] = {}
    for is_exact in (True, False):
        for cell in line.cells:
            role = _role(cell.text, is_exact=is_exact)
            if role is not None and role not in found and cell.column not in found.values():
                found[role] = cell.column
    return found


def _role(title: str, *, is_exact: bool) -> Column | None:
    key = normal_key(title).strip(" :*")
    if is_exact:
        return _EXACT.get(key)
    if len(key) > _LONGEST_HEADER:
        return None
    return next((role for word, role in _WITHIN if word in key), None)


def texts_of(line: Line, columns: Sequence[int]) -> str:
    """Return what else stands in a line, for a person to look at."""
    return " | ".join(cell.text for cell in line.cells if cell.text and cell.column in columns)
