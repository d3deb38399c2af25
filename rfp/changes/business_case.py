"""The amounts of the business case: one save of the sheet is one event."""

from collections.abc import Mapping
from fractions import Fraction

from rfp.changes.readiness_items import expect_kind, item_row
from rfp.readiness.business_case import YEARS
from rfp.readiness.item import CASE_LINES
from rfp.readiness.tables import CaseAmountRow
from rfp.reads.readiness import case_lines
from workbench.committee import Actor, Right
from workbench.language import Language, currency
from workbench.problem import Conflict, Problem
from workbench.record import verb
from workbench.store import Change, Store

SET_AMOUNTS = verb(
    "rfp.set_case_amounts", right=Right.EDIT_NEEDS, label="Business case changed", undoable=True
)

Amounts = Mapping[str, Mapping[int, int | None]]  # minor units, by line, then by year


def set_amounts(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    amounts: Amounts,
    seen: Amounts | None = None,
) -> None:
    """Store what lines amount to, by item and year.

    Parameters
    ----------
    amounts
        By item id or code, then by year 1 to 5: whole minor units of the selection's currency,
        0 or more; None takes an amount back. What is not named stays.
    seen
        What stood there when the change was typed, in the same form; None does not ask.

    Raises
    ------
    Problem
        If a year or an amount is out of range, or an item is no line of the business case.
    Conflict
        If an amount is neither what was seen nor what is wanted.
    """
    with store.change(actor, SET_AMOUNTS, selection) as change:
        for item, years in amounts.items():
            row = item_row(change, item)
            expect_kind(row, *CASE_LINES)
            change.session.flush()
            for year, amount in years.items():
                if seen is not None:
                    _expect_seen(change, row.id, year, amount, seen[item].get(year))
                _put(change, row.id, year, amount)
        change.about(selection, lines=len(amounts))


def _expect_seen(
    change: Change, item: str, year: int, wanted: int | None, seen: int | None
) -> None:
    """Raise if somebody changed this amount since it was seen, to another than is wanted."""
    row = change.session.get(CaseAmountRow, (item, year))
    now = row.amount if row is not None else None
    if now in {seen, wanted}:
        return
    here = change.selection
    lines = case_lines(change.session, change.actor, here.id, Language(here.language))
    raise Conflict(
        "somebody changed {line}, year {year}, meanwhile: it is now {found}; you wanted {wanted}. "
        "Look again, then decide",
        line=next(line.name for line in lines if line.id == item),
        year=year,
        found=_whole(now, here.currency),
        wanted=_whole(wanted, here.currency),
    )


def _whole(minor: int | None, code: str) -> Fraction | str:
    return "–" if minor is None else Fraction(minor, 10 ** currency(code).places)


def _put(change: Change, item: str, year: int, amount: int | None) -> None:
    if year not in YEARS:
        raise Problem("the business case has the years 1 to 5, got {found}", found=year)
    if amount is not None and amount < 0:
        raise Problem("an amount of the business case is 0 or more, got {found}", found=amount)
    row = change.session.get(CaseAmountRow, (item, year))
    if row is not None and amount is None:
        change.session.delete(row)
    elif row is not None and amount is not None:
        row.amount = amount
    elif amount is not None:
        here = change.selection.id
        change.session.add(CaseAmountRow(item=item, year=year, selection=here, amount=amount))
