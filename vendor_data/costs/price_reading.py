"""A returned price form against what was asked: certain is taken, doubtful asked, none dropped."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from vendor_data.costs.arithmetic import TOTAL
from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.offer import BLANK, Offer, OfferedLine, Stated
from vendor_data.costs.price_cell import Key, PriceDoubt
from vendor_data.costs.price_form import Field, PriceForm
from vendor_data.costs.price_rows import Beside, FilledCell, PriceRow, PriceSheet, text_of
from vendor_data.costs.price_units import unit_of_all
from vendor_data.costs.price_workbook import (
    TOTAL_CODE,
    TOTAL_ID,
    own_cells,
    own_instructions,
    read,
)
from vendor_data.costs.priced_line import Rows, line_of, total_of
from workbench.language import Language, normal_key, say
from workbench.problem import Problem
from workbench.sheet import Cell, Sheet

# What a total below the lines may be called where it has lost its code, and what it is of.
_TOTALS = frozenset(
    normal_key(name)
    for name in (
        *("total", "grand total", "overall total", "total of all lines", "total price", "sum"),
        *("total amount", "total cost", "جمع کل", "جمع همهٔ سطرها", "جمع", "مجموع", "مبلغ کل"),
        *("قیمت کل", "جمع کل قیمت", "جمع کل مبلغ"),
    )
)
_TOTAL_OF = frozenset((
    *("net", "gross", "excl", "incl", "excluding", "including", "without", "with", "vat", "tax"),
    *("خالص", "ناخالص", "با", "بدون", "احتساب", "مالیات", "بر", "ارزش", "افزوده"),
))  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraPrice:
    """What the file says and nobody asked: a line, a remark on the total, another sheet."""

    place: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceFormReading:
    """What a price form says: `offer` holds proposals for as long as there are doubts.

    Every asked line is in the offer; `missing` are those without any amount or word, `extra`
    what nobody asked for.
    """

    offer: Offer
    doubts: tuple[PriceDoubt, ...]
    missing: tuple[CostLine, ...]
    extra: tuple[ExtraPrice, ...]
    unread_sheets: tuple[str, ...] = ()
    is_other_form: bool = False


def read_price_form(data: bytes, form: PriceForm) -> PriceFormReading:
    """Return what the bytes of a returned price workbook say of `form`.

    Raises
    ------
    Problem
        If they are no workbook or delimited text, or no line names the columns.
    """
    return matched(form, read(data))


def matched(form: PriceForm, sheet: PriceSheet) -> PriceFormReading:
    """Hold a returned sheet against the form; rows are found by id, code or text, never by place.

    Parameters
    ----------
    form : PriceForm
        What was asked.
    sheet : PriceSheet
        What came back.

    Returns
    -------
    PriceFormReading
        A proposal for every asked line, and a doubt for every cell that is not certain.
        [minor units of the currency of each line]
    """
    said = _said_of_all(form, sheet)
    claimed, extra = _by_line(form, (_with_notes(row, said) for row in sheet.rows))
    own = _without_ours(form, claimed)
    lines: list[OfferedLine] = []
    doubts: list[PriceDoubt] = []
    for line in form.lines:
        offered, asked = line_of(line, own.get(line.id, Rows()), form.currency)
        lines.append(offered)
        doubts += asked
    own_names = {say("Instructions", language) for language in Language}
    unread = _unread(form, sheet.unread) if sheet.unread else ()
    total, asked = total_of(own.get(TOTAL, Rows()), lines, form)
    return PriceFormReading(
        offer=Offer(currency=form.currency, lines=tuple(lines), total=total),
        doubts=tuple({doubt.key: doubt for doubt in (*doubts, *asked)[::-1]}.values())[::-1],
        missing=tuple(
            line
            for line, offered in zip(form.lines, lines, strict=True)
            if offered.unit_price == BLANK == offered.total
        ),
        extra=(*_extras((*extra, *_beside_total(own))), *unread),
        unread_sheets=tuple(
            one.name for one in sheet.unread if not one.is_text and one.name not in own_names
        ),
        is_other_form=bool(sheet.rfp_id) and sheet.rfp_id != form.rfp_id,
    )


def typed(form: PriceForm, texts: Mapping[Key, str]) -> PriceFormReading:
    """Return what amounts typed on the screen say, by line and field; TOTAL is the sum's line."""
    named = [(line.id, line.code) for line in form.lines]
    rows = [_typed_row(line, code, texts) for line, code in (*named, (TOTAL, TOTAL_CODE))]
    return matched(form, PriceSheet(rows=tuple(rows), rfp_id=form.rfp_id))


def settled(reading: PriceFormReading, decisions: Mapping[Key, Stated]) -> Offer:
    """Return the offer once a person decided every doubtful cell.

    Raises
    ------
    Problem
        If a doubt has no decision.
    """
    undecided = [doubt for doubt in reading.doubts if doubt.key not in decisions]
    if undecided:
        raise Problem(
            "{count} doubtful prices are not decided yet; the first is at {place}",
            count=len(undecided),
            place=undecided[0].place,
        )
    offer = reading.offer
    return replace(
        offer,
        lines=tuple(_decided(line, decisions) for line in offer.lines),
        total=_with_words(offer.total, TOTAL, Field.TOTAL, decisions),
    )


def _decided(line: OfferedLine, decisions: Mapping[Key, Stated]) -> OfferedLine:
    return replace(
        line,
        unit_price=decisions.get((line.line, Field.UNIT), line.unit_price),
        total=_with_words(line.total, line.line, Field.TOTAL, decisions),
    )


def _with_words(total: Stated, line: str, field: Field, decisions: Mapping[Key, Stated]) -> Stated:
    """Return a total as decided; deciding its words alone leaves the figures as they are."""
    chosen = decisions.get((line, field), total)
    words = decisions.get((line, Field.WORDS))
    return chosen if words is None else replace(chosen, words=words.amount)


def _by_line(form: PriceForm, rows: Iterable[PriceRow]) -> tuple[dict[str, Rows], list[PriceRow]]:
    """Share the rows out among the lines; what no line claims is extra."""
    ids = {line.id: line.id for line in form.lines} | {TOTAL_ID: TOTAL}
    codes = {_code(line.code): line.id for line in form.lines} | {_code(TOTAL_CODE): TOTAL}
    texts = {line.fingerprint: line.id for line in form.lines}
    titles = {normal_key(line.title): line.id for line in form.lines}
    own: dict[str, Rows] = {}
    extra: list[PriceRow] = []
    for row in rows:
        by_id, by_code = ids.get(row.id), codes.get(_code(row.code))
        by_text = texts.get(row.fingerprint, titles.get(normal_key(row.title)))
        called = row.title or row.code
        if _is_total(called):
            by_text = TOTAL
        line = next((each for each in (by_code, by_id, by_text) if each is not None), None)
        if line is None:
            extra.append(row)
            continue
        unsure = by_code is not None and by_id is not None and by_code != by_id
        before = own.get(line, Rows())
        kept = replace(row, title=called) if by_text == TOTAL else row
        own[line] = Rows((*before.rows, kept), before.is_unsure or unsure)
    return own, extra


def _is_total(title: str) -> bool:
    """Say whether a row is called a total, whatever it is with or without."""
    words = re.findall(r"[^\W\d_]+", normal_key(title))
    return " ".join(word for word in words if word not in _TOTAL_OF) in _TOTALS


def _without_ours(form: PriceForm, own: Mapping[str, Rows]) -> dict[str, Rows]:
    """Return the rows without the texts that we wrote into them ourselves, if they hold more."""
    if not any(row.beside or row.title for found in own.values() for row in found.rows):
        return dict(own)
    ours = own_cells(form)
    titles: dict[str, Collection[str]] = {TOTAL: _TOTALS}
    titles |= {line.id: {line.title, *line.titles.values()} for line in form.lines}
    return {
        line: replace(
            found,
            rows=tuple(
                _foreign(row, ours[line or TOTAL_ID], titles.get(line, ())) for row in found.rows
            ),
        )
        for line, found in own.items()
    }


def _foreign(row: PriceRow, ours: frozenset[tuple[str, str]], titles: Collection[str]) -> PriceRow:
    beside = [
        each for each in row.beside if (normal_key(each.title), normal_key(each.text)) not in ours
    ]
    if titles and row.title and normal_key(row.title) not in map(normal_key, titles):
        beside.insert(0, Beside(title="", text=row.title))
    return replace(row, beside=tuple(beside), years=_not_quantities(row, ours))


def _not_quantities(row: PriceRow, ours: frozenset[tuple[str, str]]) -> tuple[FilledCell, ...]:
    """Return the columns of years, unless they hold the quantities that we wrote there."""
    texts = [
        (normal_key(each.title), normal_key(each.cell.text if each.cell else ""))
        for each in row.years
    ]
    return () if set(texts) <= ours else row.years


def _said_of_all(form: PriceForm, sheet: PriceSheet) -> tuple[str, ...]:
    """Return the currency and scale that each note in the file names for all prices."""
    lines = (text_of((cell,)) for one in sheet.unread for line in one.lines for cell in line.cells)
    notes = (*(row.text for row in sheet.rows if not row.has_price), *lines)
    said = {text: unit for text in notes if (unit := unit_of_all(text))}
    ours = own_instructions(form) if said else frozenset()
    theirs = (unit for text, unit in said.items() if normal_key(text) not in ours)
    return tuple(dict.fromkeys(theirs))


def _with_notes(row: PriceRow, said: tuple[str, ...]) -> PriceRow:
    """Return a row whose amounts know what the notes say of all prices."""
    if not said:
        return row
    return replace(
        row,
        unit=replace(row.unit, said=said),
        total=replace(row.total, said=said),
        words=replace(row.words, said=said),
        years=tuple(replace(each, said=said) for each in row.years),
    )


def _extras(rows: Iterable[PriceRow]) -> Iterator[ExtraPrice]:
    return (ExtraPrice(place=row.place, text=row.text) for row in rows if row.text)


def _beside_total(own: Mapping[str, Rows]) -> Iterator[PriceRow]:
    """Yield the rows of the total that say more than one amount: no line keeps their words."""
    for at, row in enumerate(own.get(TOTAL, Rows()).rows):
        if at or row.remarks:
            yield row


def _unread(form: PriceForm, sheets: Iterable[Sheet]) -> tuple[ExtraPrice, ...]:
    """Return what stands on sheets without prices, but for our own instructions."""
    ours = own_instructions(form)
    lines = [(sheet, line) for sheet in sheets for line in sheet.lines]
    kept = (
        (sheet, line, tuple(cell for cell in line.cells if normal_key(cell.text) not in ours))
        for sheet, line in lines
    )
    return tuple(
        ExtraPrice(place=sheet.place(line.number, cells[0].column), text=text_of(cells))
        for sheet, line, cells in kept
        if text_of(cells)
    )


def _code(code: str) -> str:
    return normal_key(code).replace(" ", "").replace("-", "")


def _typed_row(line: str, code: str, texts: Mapping[Key, str]) -> PriceRow:
    unit, total, words = (_typed_cell(code, texts.get((line, field), "")) for field in Field)
    return PriceRow(
        place=code, id=line or TOTAL_ID, code=code, title="", fingerprint="", remark="", text="",
        unit=unit, total=total, words=words,
    )  # fmt: skip


def _typed_cell(place: str, text: str) -> FilledCell:
    cell = Cell(column=1, text=text.strip()) if text.strip() else None
    return FilledCell(place=place, cell=cell)
