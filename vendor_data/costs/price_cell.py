"""One filled cell of a price form: a proposal, and a doubt where it is not certain."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from vendor_data.costs.arithmetic import TOTAL
from vendor_data.costs.cost_line import CostLine, Timing
from vendor_data.costs.offer import BLANK, Stated
from vendor_data.costs.price_columns import OUR_TITLE
from vendor_data.costs.price_form import Field
from vendor_data.costs.price_rows import FilledCell
from vendor_data.costs.price_units import added_to, names_unit, together, unit_in, with_unit
from vendor_data.money import Money
from vendor_data.price import A_FORMULA, WORDS_AND_FIGURES, Price, PriceKind, price_of
from workbench.problem import Problem
from workbench.sheet import Cell

MERGED = "the price {found} at {place} stands in merged cells; say what it is for this line"
STRUCK = "the price {found} at {place} is struck through; say whether it counts"
NOTED = "a note on the price at {place} says more than the price: {found}"
NO_MONEY = "{found} at {place} is a date or a share, and no amount"
OTHER_UNIT = "the price {found} at {place} is for another unit or time than was asked"
HEAD_DIFFERS = (
    "the price {found} at {place} names another currency or scale than its column; say which is "
    "meant"
)
NOTE_DIFFERS = (
    "the price {found} at {place} names no currency or scale, and a note in the file names one for "
    "all prices; say which is meant"
)
NOTE_ADDS = (
    "a note in the file names another currency or scale for all prices than the price {found} at "
    "{place} or its column; say which is meant"
)
RIVALS = "more than one column is named for the price at {place}: {found}; say which one counts"
TOO_FINE = "the price {found} at {place} has more decimal places than its currency"
MONTHS = 12

Key = tuple[str, Field]


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceDoubt:
    """One cell that a person has to decide; `readings` are what it may mean, in minor units."""

    line: str
    field: Field
    place: str
    found: str
    reason: str
    readings: tuple[int, ...] = ()

    @property
    def key(self) -> Key:
        return self.line, self.field


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCell:
    """What one cell says; `currency` is its own or, without any, the form's."""

    stated: Stated
    currency: str
    doubt: PriceDoubt | None = None

    @property
    def is_formula(self) -> bool:
        return self.doubt is not None and self.doubt.reason == A_FORMULA


def read_cell(filled: FilledCell, line: CostLine | None, field: Field, asked: str) -> ReadCell:
    """Return what a cell says for a line, or for the sum below them (None).

    Parameters
    ----------
    asked : str
        The currency of the form, in which an amount is that names none.

    Returns
    -------
    ReadCell
        Amounts in minor units of its currency. Figures and words that differ are no doubt here:
        the published rule decides them.
    """
    alone = [(each, _alone(each, line, field, asked)) for each in (filled, *filled.rivals)]
    told = [(each, read) for each, read in alone if read.stated != BLANK]
    told.sort(key=lambda pair: pair[1].currency != asked)  # what was asked for is proposed first
    said = [read for _, read in told]
    meanings = {(each.stated.kind, each.stated.amount, each.currency) for each in said}
    if len(meanings) <= 1:
        return next(iter(said), alone[0][1])
    code = said[0].currency
    amounts = (each.stated.amount for each in said if each.currency == code)
    doubt = PriceDoubt(
        line=line.id if line else TOTAL,
        field=field,
        place=", ".join(dict.fromkeys(each.place for each, _ in alone if each.cell)),
        found=" / ".join(_under_its_title(each, read) for each, read in told),
        reason=RIVALS,
        readings=tuple(dict.fromkeys(each for each in amounts if each is not None and each >= 0)),
    )
    return replace(said[0], doubt=doubt)


def _under_its_title(filled: FilledCell, read: ReadCell) -> str:
    """Return what a cell says with the name of its column: net and gross differ by it alone."""
    title = "" if filled.title == OUR_TITLE else filled.title.strip()
    return f"{title}: {read.stated.raw}" if title else read.stated.raw


def _alone(filled: FilledCell, line: CostLine | None, field: Field, asked: str) -> ReadCell:
    """Return what a cell says, whatever the other columns of the same name do."""
    cell = filled.cell
    if cell is None or not (cell.text or cell.formula):
        return ReadCell(stated=BLANK, currency=asked)
    price = _by_month(_price(filled, cell, asked), filled)
    code = price.currency or asked
    reasons = (*_of_cell(filled), *_of_price(price, line, field))
    minor = _minor(price.amount, code)
    if price.amount is not None and minor is None:
        reasons = (*reasons, TOO_FINE)
    stated = Stated(
        raw=price.raw,
        kind=price.kind if minor is not None or price.amount is None else PriceKind.UNREADABLE,
        amount=minor,
        words=_minor(price.words, code),
    )
    if not reasons:
        return ReadCell(stated=stated, currency=code)
    doubt = PriceDoubt(
        line=line.id if line else TOTAL,
        field=field,
        place=filled.place,
        found=f"{price.raw} [{cell.note}]" if cell.note else price.raw,
        reason=reasons[0],
        readings=tuple(dict.fromkeys(_readings(price, line, code))),
    )
    return ReadCell(stated=stated, currency=code, doubt=doubt)


def _by_month(price: Price, filled: FilledCell) -> Price:
    """Return a price that is for a month where its column, or a word beside it, says so alone."""
    is_said = filled.is_monthly and not price.unit and price.amount is not None
    return replace(price, unit="month") if is_said else price


def _price(filled: FilledCell, cell: Cell, asked: str) -> Price:
    """Return the price of a cell, in the currency and scale that its column names for it."""
    cell = _as_shown(cell, asked)
    own = price_of(cell, asked=asked)
    if own.amount is None and not own.readings:
        return own
    titled = _titled(own, filled.unit, cell, asked)
    if titled.reason == HEAD_DIFFERS or not filled.said:
        return titled
    unit = unit_in(cell.text) or filled.unit
    text = cell.text if names_unit(cell.text) else with_unit(cell.text, unit)
    return _noted(titled, replace(cell, text=text.strip()), unit, filled.said, asked)


def _as_shown(cell: Cell, asked: str) -> Cell:
    """Return a figure with the currency in which its number format shows it, if not that asked."""
    unit = unit_in(cell.shown_with)
    if not unit or names_unit(cell.text) or not added_to(asked.casefold(), unit):
        return cell
    return replace(cell, text=f"{cell.text} {cell.shown_with}")


def _titled(own: Price, unit: str, cell: Cell, asked: str) -> Price:
    """Return a price in the unit of its column; one that names another unit is asked."""
    if not unit:
        return own
    meant = replace(price_of(replace(cell, text=with_unit(cell.text, unit)), asked=asked),
                    raw=own.raw)  # fmt: skip
    if _says_the_same(meant, own, asked):
        return own
    if names_unit(cell.text):
        return replace(own, reason=HEAD_DIFFERS, readings=_known(own, meant))
    is_read = meant.amount is not None or bool(meant.readings)
    return meant if is_read else replace(own, reason=HEAD_DIFFERS)


def _noted(known: Price, cell: Cell, unit: str, notes: tuple[str, ...], asked: str) -> Price:
    """Return a price that is asked where a note on all prices would make another of it.

    `cell` says its amount with `unit`, which it or its column names.
    """
    added = (added_to(unit, note) for note in (*notes, together(notes)))
    read = [
        price_of(replace(cell, text=with_unit(cell.text, more)), asked=asked)
        for more in dict.fromkeys(added)
        if more
    ]
    others = [each for each in read if not _says_the_same(each, known, asked)]
    if not others:
        return known
    readings = _known(known, *others)
    if unit:
        return replace(known, reason=NOTE_ADDS, readings=readings)
    meant = others[0] if others[0].amount is not None else known
    return replace(meant, raw=known.raw, reason=NOTE_DIFFERS, readings=readings)


def _says_the_same(one: Price, other: Price, asked: str) -> bool:
    return (one.amount, one.currency or asked) == (other.amount, other.currency or asked)


def _known(*prices: Price) -> tuple[Decimal, ...]:
    """Return all that prices may mean, each once."""
    every = (amount for each in prices for amount in each.readings or (each.amount,))
    return tuple(dict.fromkeys(amount for amount in every if amount is not None))


def _of_cell(filled: FilledCell) -> Iterator[str]:
    cell = filled.cell
    if cell is None:
        return
    if cell.is_merged:
        yield MERGED
    if cell.is_struck:
        yield STRUCK
    if cell.note:
        yield NOTED
    if filled.reason:
        yield filled.reason
    if cell.is_date or cell.is_percent:
        yield NO_MONEY


def _of_price(price: Price, line: CostLine | None, field: Field) -> Iterator[str]:
    if price.reason and price.reason != WORDS_AND_FIGURES:
        yield price.reason
    if price.unit and field is Field.UNIT and not _is_asked_unit(price.unit, line):
        yield OTHER_UNIT


def _is_asked_unit(unit: str, line: CostLine | None) -> bool:
    if line is None:
        return False
    asked = {line.unit.value, *(["year"] if line.timing is Timing.YEARLY else [])}
    return set(unit.split("/")) <= asked


def _readings(price: Price, line: CostLine | None, code: str) -> Iterator[int]:
    """Yield what the cell may mean: its own readings, and a monthly price for a year."""
    amounts = price.readings or ((price.amount,) if price.amount is not None else ())
    is_monthly = "month" in price.unit.split("/") and line and line.timing is Timing.YEARLY
    for amount in amounts:
        for factor in (1, MONTHS) if is_monthly else (1,):
            minor = _minor(amount * factor, code)
            if minor is not None and minor >= 0:
                yield minor


def _minor(amount: Decimal | None, code: str) -> int | None:
    if amount is None:
        return None
    try:
        return Money.of(amount, code).minor
    except Problem:
        return None
