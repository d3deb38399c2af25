"""An offer reckoned to the end: arithmetic checked, one currency, own lines added, discounted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from vendor_data.costs.arithmetic import Checked, LineCost, check
from vendor_data.costs.cost_line import CostLine
from vendor_data.costs.cost_model import CostModel
from vendor_data.costs.exchange import ExchangeRate
from vendor_data.costs.offer import Offer
from vendor_data.costs.total_cost import TotalCost, in_currency, own_costs, price_on, total_cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoned:
    """What an offer comes to, in the selection's currency.

    Attributes
    ----------
    checked : Checked
        The form after its arithmetic was checked. [minor units of the form's currencies]
    costs, own : tuple of LineCost
        The vendor's lines, converted, and our own. [minor units of the selection's currency]
    difference : Fraction
        What the stated total is above the lines, where it prevails. [minor units]
    vendors, everything : TotalCost
        The vendor's lines alone, and together with our own. [minor units]
    """

    checked: Checked
    costs: tuple[LineCost, ...]
    own: tuple[LineCost, ...]
    difference: Fraction
    vendors: TotalCost
    everything: TotalCost

    def price(self, model: CostModel) -> int:
        """Return what stands for the offer in the ranking, in minor units, rounded once."""
        return price_on(model.basis, self.vendors, self.everything, self.difference)


def reckon(
    offer: Offer,
    lines: Sequence[CostLine],
    model: CostModel,
    *,
    currency: str,
    rates: Mapping[str, ExchangeRate],
) -> Reckoned:
    """Return what an offer comes to by the published model.

    Parameters
    ----------
    offer : Offer
        With all doubts settled. [minor units of its currencies]
    lines : sequence of CostLine
        The vendors' and our own, these as they count for this vendor (`lines_for`).
    model : CostModel
        Years, discount rate, basis and rules.
    currency : str
        The selection's.
    rates : mapping of str to ExchangeRate
        By foreign currency.

    Raises
    ------
    Problem
        If the offer is in a currency without a rate.
    """
    checked = check(offer, lines, model.rules)
    costs, difference = in_currency(checked, currency, rates)
    own = own_costs(lines, currency)
    years, rate = model.years, model.discount_rate
    return Reckoned(
        checked=checked,
        costs=costs,
        own=own,
        difference=difference,
        vendors=total_cost(costs, years=years, rate=rate),
        everything=total_cost((*costs, *own), years=years, rate=rate),
    )
