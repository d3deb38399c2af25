"""The amounts of the business case: one save of the sheet is one event."""

from collections.abc import Mapping

from rfp.changes.readiness_items import expect_kind, item_row
from rfp.readiness.business_case import YEARS
from rfp.readiness.item import CASE_LINES
from rfp.readiness.tables import CaseAmountRow
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store

SET_AMOUNTS = verb(
    "rfp.set_case_amounts", right=Right.EDIT_NEEDS, label="Business case changed", undoable=True
)


def set_amounts(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    amounts: Mapping[str, Mapping[int, int | None]],
) -> None:
    """Store what lines amount to, by item and year.

    Parameters
    ----------
    amounts
        By item id or code, then by year 1 to 5: whole minor units of the selection's currency,
        0 or more; None takes an amount back. What is not named stays.

    Raises
    ------
    Problem
        If a year or an amount is out of range, or an item is no line of the business case.
    """
    with store.change(actor, SET_AMOUNTS, selection) as change:
        for item, years in amounts.items():
            row = item_row(change, item)
            expect_kind(row, *CASE_LINES)
            change.session.flush()
            for year, amount in years.items():
                _put(change, row.id, year, amount)
        change.about(selection, lines=len(amounts))


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
