"""Finds the columns of a price form, wherever they stand and however they are named."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import chain

from vendor_data.columns import FOOT_WITHIN, HEADER_WITHIN, noted
from vendor_data.costs.price_units import unit_in
from vendor_data.costs.year_titles import year_in
from vendor_data.our_rows import is_print
from vendor_data.price import read_price
from workbench.language import normal_key
from workbench.sheet import Cell, Line, Sheet

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
    CURRENCY = "currency"
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
    Column.CURRENCY: "currency,ccy,cur,ارز,نوع ارز,واحد پول|",
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


# What else stands in figures beside a price.
_QUANTITIES = re.compile(
    r"qty|quantit|volume|count|number|discount|vat|tax|days|users|year|"
    r"تعداد|مقدار|حجم|تخفیف|مالیات|سال|روز|کاربر|#|%"
)

_ANY_PRICE = ("price", "cost", "قیمت", "مبلغ", "هزینه", "بها")
_BARE_PRICE = frozenset({"net", "gross", "خالص", "ناخالص"})

# The end of a row of our form, from the fingerprint to the left; the years before it vary.
_END = (
    Column.FINGERPRINT, Column.ID, Column.REMARK, Column.WORDS, Column.TOTAL, Column.UNIT,
)  # fmt: skip
_BEGINNING = {Column.CODE: 1, Column.TITLE: 3}
_BELOW = frozenset({Column.UNIT, Column.TOTAL, Column.WORDS, Column.REMARK, Column.CURRENCY})
OUR_TITLE = "*"  # of a column that stands as in our form and has lost its name


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceTable:
    """A table of prices inside a sheet: the number of each known column, and its lines.

    `years` are the columns of one year each, where no column has a unit price; `rivals` those
    named for the same as another one. `is_vague` says that the column of the unit price may hold
    totals.
    """

    sheet: Sheet
    columns: dict[Column, int]
    lines: tuple[Line, ...]
    titles: Mapping[int, str]
    years: Mapping[int, int] = field(default_factory=dict)
    rivals: Mapping[Column, tuple[int, ...]] = field(default_factory=dict)
    is_headless: bool = False
    is_vague: bool = False


def find_prices(sheet: Sheet) -> PriceTable | None:
    """Return the price table of a sheet, by the line that names most columns, or by our ids."""
    count = len(sheet.lines)
    foot = range(max(HEADER_WITHIN, count - FOOT_WITHIN), count)
    headers = {at: _head(sheet.lines[at]) for at in (*range(min(count, HEADER_WITHIN)), *foot)}
    worth = {at: head.worth for at, head in headers.items() if head.is_whole}
    if not worth:
        return _headless(sheet)
    at = max(worth, key=lambda at: worth[at])
    head, line = headers[at], sheet.lines[at]
    rest = sheet.lines[at + 1 :]
    if below := _second_head(head, rest):
        head, rest = below, rest[1:]
    nameless = None if Column.UNIT in head.columns else _nameless(head, line, rest)
    return PriceTable(
        sheet=sheet,
        columns=head.columns | ({Column.UNIT: nameless} if nameless else {}),
        lines=(*sheet.lines[:at], *noted((line,)), *rest),
        titles={cell.column: cell.text for cell in line.cells},
        years={} if Column.UNIT in head.columns else head.years,
        rivals=head.rivals,
        is_vague=head.is_vague or nameless is not None,
    )


def _second_head(head: "_Head", rest: Sequence[Line]) -> "_Head | None":
    """Return a head whose one word for several prices is told apart in the line below it."""
    below = _head(rest[0]) if rest and (head.rivals or head.is_vague) else None
    if below is None or not below.columns or not below.columns.keys() <= _BELOW:
        return None
    if any(read_price(cell.text).amount is not None for cell in rest[0].cells):
        return None
    kept = {
        role: at
        for role, at in head.columns.items()
        if role not in {Column.UNIT, Column.TOTAL} and at not in below.columns.values()
    }
    return replace(below, columns=kept | below.columns)


def _nameless(head: "_Head", line: Line, rest: Sequence[Line]) -> int | None:
    """Return the one column of amounts that has lost its name, or bears one that nobody knows.

    Where totals are given, nothing waits for it.
    """
    named = {*head.columns.values(), *head.years, *chain.from_iterable(head.rivals.values())}
    named |= {cell.column for cell in line.cells if _is_quantity(cell.text)}
    about = {head.columns[role] for role in (Column.CODE, Column.TITLE) if role in head.columns}
    priced = [each for each in rest if any(each.cell(at) for at in about)]
    amounts = Counter(
        cell.column
        for each in priced
        for cell in each.cells
        if read_price(cell.text).amount is not None
    )
    usual = {at for at, count in amounts.items() if count * 2 > len(priced)}
    free = usual - named
    return free.pop() if len(free) == 1 and head.columns.get(Column.TOTAL) not in usual else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    """What one line says if it is the head of a price table."""

    columns: dict[Column, int]
    years: Mapping[int, int]
    rivals: Mapping[Column, tuple[int, ...]]
    is_vague: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether it names the lines, and a price of any kind."""
        names_lines = self.columns.keys() & {Column.ID, Column.CODE, Column.TITLE}
        prices = self.columns.keys() & {Column.UNIT, Column.TOTAL} or self.years
        return bool(names_lines and prices)

    @property
    def worth(self) -> tuple[bool, int]:
        return not self.is_vague, len(self.columns) + bool(self.years)


def _head(line: Line) -> _Head:
    if any(is_print(cell.text) for cell in line.cells):
        return _Head(columns={}, years={}, rivals={})
    years = {cell.column: year for cell in line.cells if (year := year_in(cell.text)) is not None}
    others = [cell for cell in line.cells if cell.column not in years]
    columns = _columns(others)
    is_vague = not columns.keys() & {Column.UNIT, Column.TOTAL} and not years
    named = {cell.column: _priced_as(cell.text, is_vague=is_vague) for cell in others}
    free = {column: role for column, role in named.items() if column not in columns.values()}
    if is_vague and Column.UNIT in free.values():
        columns[Column.UNIT] = next(at for at, role in free.items() if role is Column.UNIT)
    rivals: dict[Column, tuple[int, ...]] = {
        role: tuple(at for at, one in free.items() if one is role and at != columns.get(role))
        for role in (Column.UNIT, Column.TOTAL)
        if role in columns
    }
    return _Head(columns=columns, years=years, rivals=rivals, is_vague=is_vague)


def _priced_as(title: str, *, is_vague: bool) -> Column | None:
    """Return which price a title names; where no column names one, any word of prices will do."""
    role = _role(title, is_exact=True) or _role(title, is_exact=False)
    if role is None and is_vague and len(title) <= _LONGEST_HEADER:
        key = normal_key(title)
        is_price = key in _BARE_PRICE or any(word in key for word in _ANY_PRICE)
        return Column.UNIT if is_price else None
    return role if role in {Column.UNIT, Column.TOTAL} else None


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


def _columns(cells: Sequence[Cell]) -> dict[Column, int]:
    """Return the column of each role that a line names; of two equal names the first counts."""
    found: dict[Column, int] = {}
    for is_exact in (True, False):
        for cell in cells:
            role = _role(cell.text, is_exact=is_exact)
            if role is not None and role not in found and cell.column not in found.values():
                found[role] = cell.column
    return found


def _is_quantity(title: str) -> bool:
    """Say whether a title names what is counted, taken off or put on a price."""
    return bool(_QUANTITIES.search(normal_key(title)))


def _bare(title: str) -> str:
    """Return a title without the currency in brackets behind it: "Price (EUR)" is "Price"."""
    before, bracket, inside = title.partition("(")
    return before if bracket and unit_in(inside) else title


def _role(title: str, *, is_exact: bool) -> Column | None:
    key = normal_key(_bare(title)).strip(" :*")
    if is_exact:
        return _EXACT.get(key)
    if len(key) > _LONGEST_HEADER:
        return None
    return next((role for word, role in _WITHIN if word in key), None)
