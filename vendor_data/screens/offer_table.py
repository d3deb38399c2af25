"""An offer as a table: what was written beside what was understood, what is open first."""

from collections.abc import Sequence

from vendor_data.costs.arithmetic import TOTAL
from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.offer import BLANK, Offer, Stated
from vendor_data.price import PriceKind
from vendor_data.screens.amounts import understood
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain

_OPEN = frozenset({PriceKind.OPEN, PriceKind.BLANK})


def where(desk: Desk, line: str, lines: Sequence[CostLine]) -> str:
    """Return the code and the name of a line, or what the sum below the lines is called."""
    if line == TOTAL:
        return desk.say("Total of all lines")
    return next((f"{each.code} · {each.title}" for each in lines if each.id == line), "–")


def offer_rows(desk: Desk, offer: Offer, lines: Sequence[CostLine]) -> list[dict[str, str]]:
    """Return a row for each line of the vendors, and one for the sum below them."""
    asked = [line for line in lines if not line.is_own]
    ordered = sorted(asked, key=lambda line: not _is_open(offer, line))
    rows = [_row(desk, offer, line) for line in ordered]
    total = {
        desk.say("Cost line"): f"**{desk.say('Total of all lines')}**",
        desk.say("Unit price, as written"): "",
        desk.say("Understood"): "",
        desk.say("Line total, as written"): as_written(offer.total.raw, desk.language),
        desk.say("Understood as the total"): _said(desk, offer.total, offer.currency),
        desk.say("Remark"): "",
    }
    return without_blank([*rows, total], desk.say("Remark"))


def without_blank(rows: list[dict[str, str]], column: str) -> list[dict[str, str]]:
    """Return the rows without a column in which nothing stands."""
    if any(row[column] for row in rows):
        return rows
    return [{name: said for name, said in row.items() if name != column} for row in rows]


def _is_open(offer: Offer, line: CostLine) -> bool:
    offered = offer.line(line.id)
    return {offered.unit_price.kind, offered.total.kind} <= _OPEN


def _row(desk: Desk, offer: Offer, line: CostLine) -> dict[str, str]:
    offered = offer.line(line.id)
    unit, total = offered.unit_price, offered.total
    has_unit = unit != BLANK or total == BLANK
    return {
        desk.say("Cost line"): plain(f"{line.code} · {line.title}"),
        desk.say("Unit price, as written"): as_written(unit.raw, desk.language),
        desk.say("Understood"): understood(desk, unit, offered.currency) if has_unit else "",
        desk.say("Line total, as written"): as_written(total.raw, desk.language),
        desk.say("Understood as the total"): _said(desk, total, offered.currency),
        desk.say("Remark"): as_written(offered.remark, desk.language),
    }


def _said(desk: Desk, stated: Stated, code: str) -> str:
    return "" if stated == BLANK else understood(desk, stated, code)
