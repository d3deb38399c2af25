"""The rows of a returned price form, before anybody judged them against what was asked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from vendor_data.costs.price_columns import Column, PriceTable
from vendor_data.costs.price_units import unit_in
from workbench.language import normal_key
from workbench.sheet import Cell, Line, Sheet

HIDDEN = "the price {found} at {place} is in a hidden row, column or sheet; say whether it counts"
LOST_HEAD = "the column of the price {found} at {place} has lost its name; say what it is"
VAGUE_HEAD = (
    "the column of the price {found} at {place} does not say whether it is for one unit or for "
    "all; say what one unit costs"
)
_MONTHLY = re.compile(r"\bmonth(?:ly|s)?\b|ماهانه|ماهیانه|در ماه|هر ماه")
_MONTHLY_ALONE = re.compile(
    r"(?:(?:per|a|each|/)\s*)?month(?:ly)?\.?|ماهانه|ماهیانه|(?:در |هر )ماه"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledCell:
    """A cell that a vendor may have filled, where it stands, and what is odd about the place.

    `title` names its column and `unit` is what that name, or a currency beside it, says of its
    amounts; `is_monthly` that they are told to be for a month; `said` is what
    each note in the file says of all of them, and `year` the year that its column is of.
    `rivals` are the cells of other columns that are named for the same.
    """

    place: str
    cell: Cell | None = None
    reason: str = ""
    title: str = ""
    unit: str = ""
    is_monthly: bool = False
    said: tuple[str, ...] = ()
    year: int | None = None
    rivals: tuple["FilledCell", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A text that no column of the form asks for, and the name of its column if it has one."""

    title: str
    text: str

    @property
    def told(self) -> str:
        return ": ".join(filter(None, (self.title, self.text)))


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceRow:
    """One line of a returned form; `text` is all that can be seen in it."""

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
    beside: tuple[Beside, ...] = ()
    years: tuple[FilledCell, ...] = ()

    @property
    def has_price(self) -> bool:
        """Whether anything stands where a price is expected."""
        filled = (self.unit, *self.unit.rivals, self.total, *self.total.rivals)
        return bool(self.years) or any(each.cell for each in filled)

    @property
    def remarks(self) -> tuple[str, ...]:
        """Return what is said in the row beside its prices."""
        return tuple(filter(None, (self.remark, *(each.told for each in self.beside))))


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceSheet:
    """What a returned price workbook holds; `unread` are its sheets without prices."""

    rows: tuple[PriceRow, ...]
    rfp_id: str = ""
    version: str = ""
    currency: str = ""
    unread: tuple[Sheet, ...] = ()


def rows_of(table: PriceTable) -> Iterator[PriceRow]:
    """Yield every line of a table that says anything."""
    for line in table.lines:
        if any(cell.text or cell.formula or cell.note for cell in line.cells):
            yield _row(table, line)


def text_of(cells: tuple[Cell, ...]) -> str:
    """Return what cells say, for a person to look at; a merged text is said where it begins."""
    texts = (cell.text or cell.formula for cell in cells if not cell.is_merged)
    return " | ".join(filter(None, (*texts, *(cell.note for cell in cells))))


def _row(table: PriceTable, line: Line) -> PriceRow:
    def text(role: Column) -> str:
        cell = line.cell(table.columns.get(role))
        return cell.text.strip() if cell else ""

    unseen = {table.columns.get(Column.ID), table.columns.get(Column.FINGERPRINT)}
    return PriceRow(
        place=table.sheet.place(line.number, 1),
        id=text(Column.ID),
        code=text(Column.CODE),
        title=text(Column.TITLE),
        fingerprint=text(Column.FINGERPRINT),
        unit=_filled(table, line, Column.UNIT),
        total=_filled(table, line, Column.TOTAL),
        words=_filled(table, line, Column.WORDS),
        remark=text(Column.REMARK),
        text=text_of(tuple(cell for cell in line.cells if cell.column not in unseen)),
        beside=tuple(_beside(table, line)),
        years=tuple(
            replace(_at(table, line, column), year=year)
            for column, year in table.years.items()
            if line.cell(column)
        ),
    )


def _filled(table: PriceTable, line: Line, role: Column) -> FilledCell:
    rivals = tuple(_at(table, line, column) for column in table.rivals.get(role, ()))
    return replace(_at(table, line, table.columns.get(role)), rivals=rivals)


def _at(table: PriceTable, line: Line, column: int | None) -> FilledCell:
    sheet = table.sheet
    title = table.titles.get(column or 0, "")
    return FilledCell(
        place=sheet.place(line.number, column or 1),
        cell=line.cell(column),
        reason=_reason(table, line, column),
        title=title,
        unit=unit_in(title) or _own_currency(table, line),
        is_monthly=_is_monthly(table, line, title),
    )


def _own_currency(table: PriceTable, line: Line) -> str:
    """Return the currency that a line names in a column of its own."""
    cell = line.cell(table.columns.get(Column.CURRENCY))
    return unit_in(cell.text) if cell else ""


def _is_monthly(table: PriceTable, line: Line, title: str) -> bool:
    """Return whether the column of a price, or a short word beside it, says that it is monthly."""
    known = frozenset(table.columns.values()) - {table.columns.get(Column.REMARK)}
    beside = (cell.text for cell in line.cells if cell.column not in known)
    return bool(_MONTHLY.search(normal_key(title))) or any(
        _MONTHLY_ALONE.fullmatch(normal_key(text)) for text in beside
    )


def _reason(table: PriceTable, line: Line, column: int | None) -> str:
    if line.is_hidden or table.sheet.is_hidden or column in table.sheet.hidden_columns:
        return HIDDEN
    if table.is_headless:
        return LOST_HEAD
    return VAGUE_HEAD if table.is_vague and column == table.columns.get(Column.UNIT) else ""


def _goes_on(line: Line, cell: Cell) -> bool:
    """Return whether a cell only repeats the merged cell that begins to its left."""
    before = line.cell(cell.column - 1)
    return cell.is_merged and before is not None and before.text == cell.text


def _beside(table: PriceTable, line: Line) -> Iterator[Beside]:
    """Yield the texts of columns that hold nothing which was asked, and every note."""
    known = frozenset(table.columns.values())
    for cell in line.cells:
        text = cell.text or cell.formula
        if text and cell.column not in known and not _goes_on(line, cell):
            yield Beside(title=table.titles.get(cell.column, ""), text=text.strip())
    for cell in line.cells:
        if cell.note:
            yield Beside(title="", text=cell.note)
