"""Finds the columns of a price form, wherever they stand and however they are named."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from vendor_data.columns import FOOT_WITHIN, HEADER_WITHIN, noted
from vendor_data.our_rows import is_print
from workbench.language import normal_key
from workbench.sheet import Line, Sheet

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
    Column.UNIT: "unit price,price,rate,قیمت واحد,بهای واحد,مبلغ واحد,فی,قیمت|unit price,unit cost,"
    "قیمت واحد,بهای واحد,مبلغ واحد",
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


# The end of a row of our form, from the fingerprint to the left; the years before it vary.
_END = (
    Column.FINGERPRINT, Column.ID, Column.REMARK, Column.WORDS, Column.TOTAL, Column.UNIT,
)  # fmt: skip
_BEGINNING = {Column.CODE: 1, Column.TITLE: 3}
OUR_TITLE = "*"  # of a column that stands as in our form and has lost its name


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceTable:
    """A table of prices inside a sheet: the number of each known column, and its lines."""

    sheet: Sheet
    columns: dict[Column, int]
    lines: tuple[Line, ...]
    titles: Mapping[int, str]
    is_headless: bool = False


def find_prices(sheet: Sheet) -> PriceTable | None:
    """Return the price table of a sheet, by the line that names most columns, or by our ids."""
    count = len(sheet.lines)
    foot = range(max(HEADER_WITHIN, count - FOOT_WITHIN), count)
    headers = {at: _columns(sheet.lines[at]) for at in (*range(min(count, HEADER_WITHIN)), *foot)}
    worth = {at: len(found) for at, found in headers.items() if _is_header(found)}
    if not worth:
        return _headless(sheet)
    at = max(worth, key=lambda at: worth[at])
    head = sheet.lines[at]
    return PriceTable(
        sheet=sheet,
        columns=headers[at],
        lines=(*sheet.lines[:at], *noted((head,)), *sheet.lines[at + 1 :]),
        titles={cell.column: cell.text for cell in head.cells},
    )


def _headless(sheet: Sheet) -> PriceTable | None:
    """Return a sheet of our form that has lost its head; None if it carries no fingerprints."""
    used = [cell.column for line in sheet.lines for cell in line.cells if is_print(cell.text)]
    last = max(used, default=0)
    if last < len(_END) + max(_BEGINNING.values()):
        return None
    columns = {**_BEGINNING, **{role: last - at for at, role in enumerate(_END)}}
    titles = dict.fromkeys(range(1, last), OUR_TITLE)
    return PriceTable(
        sheet=sheet, columns=columns, lines=sheet.lines, titles=titles, is_headless=True
    )


def _is_header(found: dict[Column, int]) -> bool:
    names_lines = found.keys() & {Column.ID, Column.CODE, Column.TITLE}
    return bool(names_lines and found.keys() & {Column.UNIT, Column.TOTAL})


def _columns(line: Line) -> dict[Column, int]:
    """Return the column of each role that a line names; of two equal names the first counts."""
    if any(is_print(cell.text) for cell in line.cells):
        return {}
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
