"""A returned price form against what was asked: certain is taken, doubtful asked, none dropped."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from vendor_data.costs.arithmetic import TOTAL
from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.offer import BLANK, Offer, OfferedLine, Stated
from vendor_data.costs.price_cell import Key, PriceDoubt
from vendor_data.costs.price_form import Field, PriceForm
from vendor_data.costs.price_workbook import (
    TOTAL_CODE,
    TOTAL_ID,
    FilledCell,
    PriceRow,
    PriceSheet,
    read,
)
from vendor_data.costs.priced_line import Rows, line_of, total_of
from workbench.language import normal_key
from workbench.problem import Problem
from workbench.sheet import Cell

# What a total below the lines may be called where it has lost its code.
_TOTALS = frozenset(
    normal_key(name)
    for name in ("total", "grand total", "total of all lines", "sum", "جمع کل", "جمع همهٔ سطرها")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtraPrice:
    """A line of the file that prices nothing that was asked."""

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
    own, extra = _by_line(form, sheet.rows)
    lines: list[OfferedLine] = []
    doubts: list[PriceDoubt] = []
    for line in form.lines:
        offered, asked = line_of(line, own.get(line.id, Rows()), form.currency)
        lines.append(offered)
        doubts += asked
    total, asked = total_of(own.get(TOTAL, Rows()), lines, form)
    return PriceFormReading(
        offer=Offer(currency=form.currency, lines=tuple(lines), total=total),
        doubts=tuple({doubt.key: doubt for doubt in (*doubts, *asked)[::-1]}.values())[::-1],
        missing=tuple(
            line
            for line, offered in zip(form.lines, lines, strict=True)
            if offered.unit_price == BLANK == offered.total
        ),
        extra=tuple(ExtraPrice(place=row.place, text=row.text) for row in extra),
        unread_sheets=sheet.unread_sheets,
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
    """Share the rows out among the lines; what no line claims is extra, if it says anything."""
    ids = {line.id: line.id for line in form.lines} | {TOTAL_ID: TOTAL}
    codes = {_code(line.code): line.id for line in form.lines} | {_code(TOTAL_CODE): TOTAL}
    texts = {line.fingerprint: line.id for line in form.lines}
    titles = {normal_key(line.title): line.id for line in form.lines}
    own: dict[str, Rows] = {}
    extra: list[PriceRow] = []
    for row in rows:
        by_id, by_code = ids.get(row.id), codes.get(_code(row.code))
        by_text = texts.get(row.fingerprint, titles.get(normal_key(row.title)))
        if normal_key(row.title or row.code) in _TOTALS:
            by_text = TOTAL
        line = next((each for each in (by_code, by_id, by_text) if each is not None), None)
        if line is None:
            extra.append(row)
            continue
        unsure = by_code is not None and by_id is not None and by_code != by_id
        before = own.get(line, Rows())
        own[line] = Rows((*before.rows, row), before.is_unsure or unsure)
    return own, [row for row in extra if row.unit.cell or row.total.cell or row.words.cell]


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
