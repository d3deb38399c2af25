"""What each proposal costs in all, our own lines included, where the cost sheet tells it."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from vendor_data.costs.own_cost import lines_for
from vendor_data.costs.reckoned import reckon
from vendor_data.costs.total_cost import Basis, price_on
from vendor_data.reads.costs import (
    standing_lines,
    standing_model,
    standing_own_costs,
    standing_rates,
)
from vendor_data.reads.price_forms import standing_offer
from vendor_data.tables import PriceRow
from workbench.problem import Problem

TotalCosts = tuple[Basis, dict[str, int]]
UNKNOWN: TotalCosts = (Basis.PURCHASE, {})


def standing_total_costs(
    session: Session, selection: str, vendors: Collection[str], currency: str
) -> TotalCosts:
    """Return on which basis what each vendor costs [minor units], for reads with a right.

    Unknown unless every official price comes from a price form whose lines, and our own, all have
    amounts: figures that cannot be compared are no total cost.
    """
    statement = select(PriceRow.vendor, PriceRow.form).where(PriceRow.vendor.in_(vendors))
    forms = {vendor: form for vendor, form in session.execute(statement) if form is not None}
    if not vendors or len(forms) < len(vendors):
        return UNKNOWN
    model = standing_model(session, selection)
    basis = Basis.TOTAL_COST if model.basis is Basis.PURCHASE else model.basis
    lines, rates = standing_lines(session, selection), standing_rates(session, selection)
    own = standing_own_costs(session, selection)
    costs: dict[str, int] = {}
    for vendor, form in forms.items():
        found = standing_offer(session, vendor)
        if found is None or found[0].id != form:
            return UNKNOWN
        try:
            sheet = lines_for(lines, vendor, own)
            sums = reckon(found[1], sheet, model, currency=currency, rates=rates)
            costs[vendor] = price_on(basis, sums.vendors, sums.everything, sums.difference)
        except Problem:  # an open line, or no rate of exchange
            return UNKNOWN
    return basis, costs
