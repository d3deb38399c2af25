"""The buy-in of stakeholders: convinced by reasons or not, won at heart or not."""

from collections.abc import Iterable
from enum import StrEnum

from rfp.readiness.register import Entry
from workbench.problem import Term

MIDDLE = 3  # of 1 to 5; above it somebody counts as won


class BuyIn(StrEnum):
    """The four cells of reasons against feelings; the fourth cell bears a name of our own."""

    CHAMPION = "champion"
    BYSTANDER = "bystander"
    LOOSE_CANNON = "loose cannon"
    NOT_WON = "not won"

    @property
    def label(self) -> Term:
        return _LABELS[self]

    @property
    def action(self) -> Term:
        return _ACTIONS[self]


_LABELS = {
    BuyIn.CHAMPION: Term("Champions"),
    BuyIn.BYSTANDER: Term("Bystanders"),
    BuyIn.LOOSE_CANNON: Term("Loose cannons"),
    BuyIn.NOT_WON: Term("Not won yet"),
}
_ACTIONS = {
    BuyIn.CHAMPION: Term("Convinced and eager: let them speak for it and test it first."),
    BuyIn.BYSTANDER: Term("Convinced, but not eager: show what they gain, give them a part."),
    BuyIn.LOOSE_CANNON: Term("Eager, but not convinced: give them facts before they promise."),
    BuyIn.NOT_WON: Term("Neither: hear their worries first, then reasons, in person."),
}


def buy_in(rational: int, emotional: int) -> BuyIn:
    """Return the cell of a stakeholder.

    >>> [buy_in(r, e).value for r, e in ((5, 5), (5, 1), (1, 5), (1, 1))]
    ['champion', 'bystander', 'loose cannon', 'not won']
    """
    if rational > MIDDLE:
        return BuyIn.CHAMPION if emotional > MIDDLE else BuyIn.BYSTANDER
    return BuyIn.LOOSE_CANNON if emotional > MIDDLE else BuyIn.NOT_WON


def by_buy_in(stakeholders: Iterable[Entry]) -> dict[BuyIn, list[Entry]]:
    """Return those of whom both figures are known, by cell, the most influential first."""
    cells: dict[BuyIn, list[Entry]] = {cell: [] for cell in BuyIn}
    for each in sorted(stakeholders, key=lambda entry: -_figure(entry, "influence")):
        if each["rational"] is not None and each["emotional"] is not None:
            cells[buy_in(_figure(each, "rational"), _figure(each, "emotional"))].append(each)
    return cells


def _figure(entry: Entry, code: str) -> int:
    value = entry[code]
    return value if isinstance(value, int) else 0
