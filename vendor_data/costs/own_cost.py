"""What each vendor would cost us ourselves, on the lines of our own that differ by vendor."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from vendor_data.costs.cost_line import CostLine


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnCost:
    """What one unit of a line costs us with one vendor, how we know, and who entered it.

    Attributes
    ----------
    amount : int
        0 or more; 0 is stated, and another thing than not known. [minor units of the selection's
        currency]
    """

    amount: int
    source: str
    entered_by: str
    entered_at: dt.datetime
    version: int = 1


OwnCosts = Mapping[tuple[str, str], OwnCost]  # (vendor, line) -> what is stated


def lines_for(lines: Sequence[CostLine], vendor: str, own: OwnCosts) -> tuple[CostLine, ...]:
    """Return the cost sheet as it counts for one vendor; what nobody stated for it stays open.

    Examples
    --------
    >>> from vendor_data.costs.cost_line import Heading, Timing, Unit
    >>> line = CostLine(id="a", code="C-1", heading=Heading.INTEGRATION, title="Our work",
    ...     timing=Timing.ONCE, unit=Unit.DAY, volumes=(5,), is_own=True, by_vendor=True)
    >>> known = OwnCost(amount=300, source="workshop", entered_by="Nima",
    ...     entered_at=dt.datetime(2026, 5, 1, tzinfo=dt.UTC))
    >>> [lines_for([line], vendor, {("x", "a"): known})[0].amount for vendor in ("x", "y")]
    [300, None]
    """
    return tuple(_for(line, own.get((vendor, line.id))) if line.by_vendor else line
                 for line in lines)  # fmt: skip


def _for(line: CostLine, stated: OwnCost | None) -> CostLine:
    return replace(line, amount=None if stated is None else stated.amount)


def not_stated(
    lines: Sequence[CostLine], vendors: Collection[str], own: OwnCosts
) -> list[tuple[str, CostLine]]:
    """Return the vendors and lines for which an amount is still to be stated."""
    return [
        (vendor, line)
        for vendor in vendors
        for line in lines
        if line.by_vendor and (vendor, line.id) not in own
    ]
