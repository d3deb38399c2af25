"""What the rows of a returned form say of one line, and where they contradict one another."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from vendor_data.costs.arithmetic import TOTAL
from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.offer import BLANK, OfferedLine, Stated
from vendor_data.costs.price_cell import PriceDoubt, ReadCell, read_cell
from vendor_data.costs.price_form import Field, PriceForm
from vendor_data.costs.price_rows import FilledCell, PriceRow
from vendor_data.costs.price_years import total_cell
from vendor_data.price import PriceKind

OTHER_CURRENCY = "the price {found} at {place} is in another currency than its line"
CONTRADICTION = "{place} says {found}, and another cell of the line says something else"
OTHER_LINE = "{found} at {place} stands in a line whose number and hidden id do not agree"
DOUBLED = "{found} at {place} prices a line once more, and differently"
REPEATED = (
    "{found} at {place} prices a line in several rows, each with the same total; say what all of "
    "them come to"
)
TWO_TOTALS = "there is more than one total, {found} at {place}; say which one counts"

_NOWHERE = FilledCell(place="")


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that price one line; the hidden id of the unsure ones names another."""

    rows: tuple[PriceRow, ...] = ()
    is_unsure: bool = False


def line_of(line: CostLine, found: Rows, currency: str) -> tuple[OfferedLine, list[PriceDoubt]]:
    """Return a proposal for a line, and a doubt for each cell of it that is not certain."""
    filled = [row for row in found.rows if row.has_price]
    row = next(iter(filled or found.rows), None)
    unit = read_cell(row.unit if row else _NOWHERE, line, Field.UNIT, currency)
    total = total_cell(row, line, currency) if row else ReadCell(stated=BLANK, currency=currency)
    words = read_cell(row.words if row else _NOWHERE, line, Field.WORDS, currency)
    cells = unit, total, words
    code = _currency(cells, currency)
    if total.is_formula and _is_product(line, unit, total):
        total = replace(total, doubt=None)
    doubts = [*_own(cells, code), *_between(line, row, cells, code)]
    doubts += _doubled(line, filled, currency, code)
    if found.is_unsure and row:
        doubts += _unsure(line, row, (unit, total))
    offered = OfferedLine(
        line=line.id,
        currency=code,
        unit_price=unit.stated,
        total=_joined(total.stated, words.stated),
        remark="\n".join(dict.fromkeys(each for row in found.rows for each in row.remarks)),
        place=row.place if row else "",
    )
    return offered, doubts


def _currency(cells: Sequence[ReadCell], asked: str) -> str:
    """Return the currency of the first cell with an amount, or else of the first with anything."""
    filled = [cell for cell in cells if cell.stated != BLANK]
    amounts = [cell for cell in filled if cell.stated.amount is not None]
    return next((cell.currency for cell in (*amounts, *filled)), asked)


def _own(cells: Iterable[ReadCell], code: str) -> Iterator[PriceDoubt]:
    """Yield the doubt of each cell; of another currency than `code` it has nothing to choose."""
    for cell in cells:
        if cell.doubt is not None:
            yield cell.doubt if cell.currency == code else replace(cell.doubt, readings=())


def _is_product(line: CostLine, unit: ReadCell, total: ReadCell) -> bool:
    """Say whether a formula gave what its line multiplies to: then it hides nothing."""
    amount = unit.stated.amount
    return amount is not None and total.stated.amount == amount * line.quantity


def _joined(total: Stated, words: Stated) -> Stated:
    """Return a total with the words of the column beside it."""
    if words.amount is None:
        return total
    if total == BLANK:
        return replace(words, words=words.amount)
    raw = f"{total.raw} | {words.raw}"
    return replace(total, raw=raw, words=words.amount)


def _between(
    line: CostLine, row: PriceRow | None, cells: Sequence[ReadCell], code: str
) -> Iterable[PriceDoubt]:
    """Yield what one cell says against another of the same line."""
    if row is None:
        return
    unit, total, words = cells
    places = (row.unit.place, row.total.place, row.words.place)
    for cell, field, place in zip(cells, Field, places, strict=True):
        if _is_foreign(cell, code):
            yield _foreign(line, field, place, cell)
    kinds = {cell.stated.kind for cell in (unit, total)} - {PriceKind.BLANK, PriceKind.UNREADABLE}
    if len(kinds) > 1:
        yield _doubt(line, Field.TOTAL, places[1], total, CONTRADICTION)
    if words.stated != BLANK and words.stated.amount is None and words.doubt is None:
        yield _doubt(line, Field.WORDS, places[2], words, CONTRADICTION)


def _is_foreign(cell: ReadCell, code: str) -> bool:
    return cell.stated.amount is not None and cell.currency != code


def _foreign(line: CostLine | None, field: Field, place: str, cell: ReadCell) -> PriceDoubt:
    """Return a doubt without a reading: the same figure in another currency is no proposal."""
    return replace(_doubt(line, field, place, cell, OTHER_CURRENCY), readings=())


def _doubt(
    line: CostLine | None, field: Field, place: str, cell: ReadCell, reason: str
) -> PriceDoubt:
    amount = cell.stated.amount
    return PriceDoubt(
        line=line.id if line else TOTAL,
        field=field,
        place=place,
        found=cell.stated.raw,
        reason=reason,
        readings=() if amount is None else (amount,),
    )


def _doubled(
    line: CostLine, rows: Sequence[PriceRow], currency: str, code: str
) -> Iterable[PriceDoubt]:
    """Yield a doubt for each field that a later row of the same line fills differently."""
    for field in (Field.UNIT, Field.TOTAL):
        cells = [row.unit if field is Field.UNIT else row.total for row in rows]
        read_ones = [
            read_cell(row.unit, line, field, currency)
            if field is Field.UNIT
            else total_cell(row, line, currency)
            for row in rows
        ]
        said = {(each.stated.kind, each.stated.amount, each.currency) for each in read_ones}
        if field is Field.TOTAL and len(said) == 1 and _are_parts(rows):
            yield _repeated(line, rows, read_ones)
        if len(said) > 1:
            amounts = (each.stated.amount for each in read_ones if each.currency == code)
            yield PriceDoubt(
                line=line.id,
                field=field,
                place=", ".join(cell.place for cell in cells),
                found=" / ".join(each.stated.raw or "–" for each in read_ones),
                reason=DOUBLED,
                readings=tuple(dict.fromkeys(each for each in amounts if each is not None)),
            )


def _are_parts(rows: Sequence[PriceRow]) -> bool:
    """Return whether rows of one sheet tell themselves apart, so that each may price a part."""
    sheets = [row.place.rpartition("!")[0] for row in rows]
    told = [row.remarks for row in rows]
    return len(set(sheets)) < len(sheets) and len(set(told)) == len(told)


def _repeated(
    line: CostLine, rows: Sequence[PriceRow], read_ones: Sequence[ReadCell]
) -> PriceDoubt:
    amount = read_ones[0].stated.amount
    return PriceDoubt(
        line=line.id,
        field=Field.TOTAL,
        place=", ".join(row.total.place for row in rows),
        found=" / ".join(each.stated.raw or "–" for each in read_ones),
        reason=REPEATED,
        readings=() if amount is None else (amount, amount * len(rows)),
    )


def _unsure(line: CostLine, row: PriceRow, cells: Sequence[ReadCell]) -> Iterable[PriceDoubt]:
    places = (row.unit.place, row.total.place)
    for cell, field, place in zip(cells, (Field.UNIT, Field.TOTAL), places, strict=True):
        if cell.stated != BLANK:
            yield _doubt(line, field, place, cell, OTHER_LINE)


def total_of(
    found: Rows, lines: Sequence[OfferedLine], form: PriceForm
) -> tuple[Stated, list[PriceDoubt]]:
    """Read the sum below the lines; it may stand in the column of the unit price as well."""
    filled = [row for row in found.rows if row.has_price or row.words.cell]
    if not filled:
        return BLANK, []
    row = filled[0]
    stated = [cell for each in filled for cell in (each.total, each.unit) if cell.cell]
    where = stated[0] if stated else row.total
    is_by_year = not stated and row.years and not row.words.cell
    in_words = next((each.words for each in filled if each.words.cell), row.words)
    total = (
        total_cell(row, None, form.currency)
        if is_by_year
        else read_cell(where, None, Field.TOTAL, form.currency)
    )
    words = read_cell(in_words, None, Field.WORDS, form.currency)
    if total.is_formula and total.stated.amount in _sums(lines, form):
        total = replace(total, doubt=None)
    doubts = [*_several(stated, form.currency), *_own((total, words), form.currency)]
    for cell, field, place in ((total, Field.TOTAL, where.place),
                               (words, Field.WORDS, in_words.place)):  # fmt: skip
        if _is_foreign(cell, form.currency):
            doubts.append(_foreign(None, field, place, cell))
    return _joined(total.stated, words.stated), doubts


def _several(stated: Sequence[FilledCell], code: str) -> Iterator[PriceDoubt]:
    """Yield a doubt if more than one total is stated, and not the same."""
    cells = [read_cell(filled, None, Field.TOTAL, code).stated for filled in stated]
    if len({(cell.kind, cell.amount) for cell in cells}) > 1:
        yield PriceDoubt(
            line=TOTAL,
            field=Field.TOTAL,
            place=", ".join(filled.place for filled in stated),
            found=" / ".join(cell.raw for cell in cells),
            reason=TWO_TOTALS,
            readings=tuple(dict.fromkeys(cell.amount for cell in cells if cell.amount is not None)),
        )


def _sums(lines: Sequence[OfferedLine], form: PriceForm) -> set[int]:
    """Return what the lines add up to, by their unit prices and by their totals, if all are known.

    A formula that gives either hides nothing.
    """
    totals = [offered.total.amount for offered in lines]
    by_total = None if None in totals else sum(each for each in totals if each is not None)
    return {each for each in (_sum(lines, form), by_total) if each is not None}


def _sum(lines: Sequence[OfferedLine], form: PriceForm) -> int | None:
    """Return what unit prices times quantities add up to; None if one is not known."""
    amounts = [
        None if offered.unit_price.amount is None else offered.unit_price.amount * line.quantity
        for line, offered in zip(form.lines, lines, strict=True)
        if offered.unit_price.kind not in {PriceKind.FREE, PriceKind.INCLUDED}
    ]
    return None if None in amounts else sum(each for each in amounts if each is not None)
