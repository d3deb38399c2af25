"""Leaders state what each vendor would cost us ourselves, before any price may be open."""

from collections.abc import Collection, Sequence
from fractions import Fraction

from sqlalchemy import select

from vendor_data.changes.notes import needed_note
from vendor_data.changes.sealed_state import is_sealed
from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.own_cost import not_stated
from vendor_data.costs.tables import CostLineRow, OwnCostRow
from vendor_data.costs.total_cost import Basis
from vendor_data.money import Money
from vendor_data.reads.costs import (
    is_price_kept,
    standing_lines,
    standing_model,
    standing_own_costs,
    standing_own_costs_closed,
)
from vendor_data.reads.left_out import left_out
from vendor_data.tables import VendorRow
from workbench.committee import Actor, Right
from workbench.language import Language, currency
from workbench.problem import Problem, Refused
from workbench.reads.wordings import texts_of
from workbench.record import Audience, verb
from workbench.store import Change, Store, expect_none_seen, expect_unchanged, expect_values

LONGEST = 2000
_NAMED = 6


def _refuse_once_prices_may_be_open(change: Change) -> None:
    """Refuse once a price is kept or may be open: what we spend is not tuned to prices."""
    closed = standing_own_costs_closed(change.session, change.selection.id)
    if closed is not None:
        raise Refused(closed)


ENTER = verb(
    "vendor_data.enter_own_cost",
    right=Right.ENTER_OWN_COST,
    label="Own cost with a vendor entered",
    audience=Audience.NOBODY_UNTIL_PRICES,
    guard=_refuse_once_prices_may_be_open,
)
REMOVE = verb(
    "vendor_data.remove_own_cost",
    right=Right.ENTER_OWN_COST,
    label="Own cost with a vendor removed",
    audience=Audience.NOBODY_UNTIL_PRICES,
    guard=_refuse_once_prices_may_be_open,
)


def enter_own_cost(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    vendor: str,
    cost_line: str,
    amount: int,
    source: str,
    seen: int,
) -> None:
    """State what one unit of a line costs us with one vendor; an earlier amount is replaced.

    The same amount with the same source changes nothing.

    Parameters
    ----------
    cost_line : str
        A line of our own that differs by vendor.
    amount : int
        0 or more. [minor units of the selection's currency]
    source : str
        How we know, in words.
    seen : int
        The version of the amount that was seen, 0 where there was none.

    Raises
    ------
    Problem
        If the line has one amount for all vendors, or the amount or its source is missing.
    Conflict
        If the other leader stated another amount or source meanwhile, or took it back.
    Refused
        If envelope C may be open, or a price or a price form of any vendor is kept.
    """
    with store.change(actor, ENTER, selection, vendor=vendor) as change:
        told = needed_note(
            source, LONGEST, Problem("an own cost needs its source, in words: how we know it")
        )
        _expect_amount(change, amount)
        _expect_open_to_change(change, vendor, cost_line)
        row = change.session.get(OwnCostRow, (vendor, cost_line))
        if row is None:
            expect_none_seen(seen, wanted=_shown(change, amount))
            row = OwnCostRow(vendor=vendor, line=cost_line, selection=selection)
            change.session.add(row)
        else:
            expect_values(row, seen, found=(_shown(change, row.amount), row.source),
                          wanted=(_shown(change, amount), told))  # fmt: skip
        if (row.amount, row.source) == (amount, told):
            change.leave()  # the same again keeps who and when
        else:
            row.amount, row.source = amount, told
            row.entered_by, row.entered_at = change.actor.account, change.now
        change.about(cost_line, vendor=vendor)


def remove_own_cost(
    store: Store, actor: Actor, *, selection: str, vendor: str, cost_line: str, seen: int
) -> None:
    """Take an amount back: what this vendor costs us on the line is not known again."""
    with store.change(actor, REMOVE, selection, vendor=vendor) as change:
        _expect_open_to_change(change, vendor, cost_line)
        row = change.session.get(OwnCostRow, (vendor, cost_line))
        if row is None:
            raise Problem("no own cost is entered here")
        expect_unchanged(row, seen, found=_shown(change, row.amount))
        change.session.delete(row)
        change.about(cost_line, vendor=vendor)


def expect_own_costs_before_prices(change: Change) -> None:
    """Raise if the first price is about to be kept while an own cost that counts is open.

    A sealed selection asks for them when the technical scores are closed.
    """
    if is_sealed(change) or is_price_kept(change.session, change.selection.id):
        return
    vendors = select(VendorRow.id).where(
        VendorRow.selection == change.selection.id, VendorRow.id.not_in(left_out())
    )
    expect_own_costs_stated(change, list(change.session.scalars(vendors)))


def expect_own_costs_stated(change: Change, vendors: Collection[str]) -> None:
    """Raise while an own cost that the ranking will count is open: later nobody may state it.

    Whoever is in conflict with a vendor learns no more than that.
    """
    session, selection = change.session, change.selection.id
    if standing_model(session, selection).basis is Basis.PURCHASE:
        return
    lines = standing_lines(session, selection, Language(change.selection.language))
    open_ones = not_stated(lines, vendors, standing_own_costs(session, selection))
    named = [each for each in open_ones if each[0] not in change.actor.conflicts]
    if named:
        raise Refused(
            "prices stay closed while our own cost is not stated for {cells}; state it on the "
            "page Cost sheet",
            cells=_in_words(change, named[:_NAMED]),
        )
    if open_ones:
        raise Refused(
            "prices stay closed while our own cost with one of the vendors is not stated; the "
            "other leader sees which"
        )


def _expect_amount(change: Change, amount: int) -> None:
    Money(currency=change.selection.currency, minor=amount)  # as many digits as money has
    if amount < 0:
        raise Problem("a cost is 0 or more")


def _expect_open_to_change(change: Change, vendor: str, cost_line: str) -> None:
    change.get(VendorRow, vendor)
    if not change.get(CostLineRow, cost_line).by_vendor:
        raise Problem("this cost line was published with one amount for all vendors")


def _shown(change: Change, amount: int) -> Fraction:
    """Return an amount in major units, as the person typed it."""
    return Fraction(amount, 10 ** currency(change.selection.currency).places)


def _in_words(change: Change, cells: Sequence[tuple[str, CostLine]]) -> list[str]:
    texts = texts_of(change.session, change.selection.id, change.selection.language)
    return [f"{texts[vendor, 'name'].text} – {line.title}" for vendor, line in cells]
