"""How what a vendor wrote as an amount is shown: understood, open, or only a lower limit."""

from fractions import Fraction

from vendor_data.costs.offer import Stated
from vendor_data.price import PriceKind
from workbench.problem import Term
from workbench.screens.parts.amounts import amount
from workbench.screens.parts.desk import Desk

KIND_NAMES = {
    PriceKind.INCLUDED: Term("included"),
    PriceKind.FREE: Term("free"),
    PriceKind.OPEN: Term("open"),
    PriceKind.BLANK: Term("left empty"),
    PriceKind.UNREADABLE: Term("not readable"),
}


def at_least(desk: Desk, minor: Fraction | int, *, is_at_least: bool) -> str:
    """Return an amount that may be only a lower limit."""
    shown = amount(desk, minor)
    return desk.say("at least {amount}", amount=shown) if is_at_least else shown


def understood(desk: Desk, stated: Stated, code: str) -> str:
    """Return what a cell was understood as; the words beside the figures where they differ."""
    if stated.amount is None:
        return desk.say(KIND_NAMES[stated.kind])
    shown = amount(desk, stated.amount, code)
    if stated.words is None or stated.words == stated.amount:
        return shown
    words = amount(desk, stated.words, code)
    return desk.say("{figures}, in words {words}", figures=shown, words=words)
