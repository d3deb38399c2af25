"""Price forms with one column per year: what a row of them comes to, and where that is asked."""

from collections.abc import Sequence
from decimal import Decimal

from vendor_data.costs.arithmetic import TOTAL
from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.offer import BLANK, Stated
from vendor_data.costs.price_cell import PriceDoubt, ReadCell, read_cell
from vendor_data.costs.price_form import Field
from vendor_data.costs.price_rows import FilledCell, PriceRow
from vendor_data.price import PriceKind

OF_EACH = (
    "the price {found} at {place} stands in columns of years; say what it is for all years together"
)
UNEVEN = (
    "the price {found} at {place} changes from year to year otherwise than the quantities do; say "
    "what it is for all years together, which is then shared out as the quantities are"
)
SOME_EMPTY = (
    "the price {found} at {place} leaves a year empty in which some of it is asked for; say what "
    "it is for all years together"
)
YEARS_DIFFER = "the total {found} at {place} is not what the columns of years add up to"


def total_cell(row: PriceRow, line: CostLine | None, asked: str) -> ReadCell:
    """Return what a row says of all years together: its total, or its years added up."""
    total = read_cell(row.total, line, Field.TOTAL, asked)
    years = _added(row.years, line, asked)
    if years is None:
        return total
    if total.stated == BLANK:
        return years if row.words.cell is None else total
    amounts = (total.stated.amount, years.stated.amount)
    readings = years.doubt.readings if years.doubt else ()
    if None in amounts or total.doubt or amounts[0] in (amounts[1], *readings):
        return total
    same = years.currency == total.currency
    told = tuple(each for each in amounts if each is not None)[: 2 if same else 1]
    doubt = PriceDoubt(
        line=line.id if line else TOTAL, field=Field.TOTAL, place=row.total.place,
        found=total.stated.raw, reason=YEARS_DIFFER, readings=told,
    )  # fmt: skip
    return ReadCell(stated=total.stated, currency=total.currency, doubt=doubt)


def _added(cells: Sequence[FilledCell], line: CostLine | None, asked: str) -> ReadCell | None:
    """Return the years of a row as one total, and a doubt where that is not certain."""
    known = [(cell, read_cell(cell, line, Field.TOTAL, asked)) for cell in cells]
    known = [(cell, read) for cell, read in known if read.stated != BLANK]
    if not known:
        return None
    raw = " + ".join(f"{cell.title}: {read.stated.raw}" for cell, read in known)
    place = ", ".join(cell.place for cell, _ in known)
    currencies = {read.currency for _, read in known if read.stated.amount is not None}
    code = next(iter(currencies), asked) if len(currencies) <= 1 else asked
    amounts = {cell: _amount(read) for cell, read in known}
    first = next((read.doubt for _, read in known if read.doubt), None)
    if len(currencies) > 1 or None in amounts.values():
        return _unsure(line, place, raw, code, first.reason if first else OF_EACH)
    kinds = {read.stated.kind for _, read in known}
    total = sum(amount or 0 for amount in amounts.values())
    once = sum(amount or 0 for cell, amount in amounts.items() if not _goes_on(cell))
    if PriceKind.AMOUNT not in kinds and len(kinds) == 1:
        return ReadCell(stated=Stated(raw=raw, kind=kinds.pop()), currency=code)
    stated = Stated(raw=raw, kind=PriceKind.AMOUNT, amount=total)
    reason, readings = _judged(line, {c.year: a or 0 for c, a in amounts.items()}, len(known))
    reason = first.reason if first else reason
    if not reason:
        return ReadCell(stated=stated, currency=code)
    doubt = PriceDoubt(
        line=line.id if line else TOTAL, field=Field.TOTAL, place=place, found=raw,
        reason=reason, readings=tuple(dict.fromkeys((once, total, *readings))),
    )  # fmt: skip
    return ReadCell(stated=stated, currency=code, doubt=doubt)


def _goes_on(cell: FilledCell) -> bool:
    """Return whether a cell only goes on with what merged cells said before it."""
    return cell.cell is not None and cell.cell.is_merged


def _amount(read: ReadCell) -> int | None:
    """Return what a year adds; nothing for what is free or included, None if nobody knows."""
    if read.stated.kind in {PriceKind.FREE, PriceKind.INCLUDED}:
        return 0
    return read.stated.amount


def _unsure(line: CostLine | None, place: str, raw: str, code: str, reason: str) -> ReadCell:
    doubt = PriceDoubt(
        line=line.id if line else TOTAL, field=Field.TOTAL, place=place, found=raw, reason=reason
    )
    return ReadCell(stated=Stated(raw=raw, kind=PriceKind.UNREADABLE), currency=code, doubt=doubt)


def _judged(
    line: CostLine | None, by_year: dict[int | None, int], count: int
) -> tuple[str, tuple[int, ...]]:
    """Return why the sum of the years is not certain, and what else the years may come to."""
    if line is None:
        return "", ()
    if len(by_year) < count or not by_year.keys() <= set(range(len(line.volumes))):
        return OF_EACH, ()  # a date, a year that nobody asked for, or one year twice
    paid = [by_year.get(year, 0) for year in range(len(line.volumes))]
    as_units = sum(amount * volume for amount, volume in zip(paid, line.volumes, strict=True))
    if as_units != sum(paid):
        return OF_EACH, (as_units,)
    asked = {year for year, volume in enumerate(line.volumes) if volume}
    if asked - by_year.keys():
        return SOME_EMPTY, ()
    shares = {Decimal(paid[year]) / line.volumes[year] for year in asked}
    return ("", ()) if len(shares) <= 1 else (UNEVEN, ())
