"""The real proposals under every price formula: who would be first under which."""

from fractions import Fraction

from scoring.pricing.price_inspector import USUAL_IMPACT, Inspection, inspect, usual_rules
from scoring.pricing.price_outcomes import Proposal
from scoring.standing import Standing
from scoring.value import total


def formulas_compared(standing: Standing, impact: Fraction = USUAL_IMPACT) -> Inspection | None:
    """Return the proposals in the ranking under the usual price rules, the published one first.

    Parameters
    ----------
    standing : Standing
        Points, weights and opened prices.
    impact : Fraction
        Coefficient of the balanced price. [fraction, 0 to 1]

    Returns
    -------
    Inspection or None
        None where the question makes no sense: price has no weight or all of it, or a vendor is
        hidden from the reader, as relative formulas depend on all prices.
    """
    tree, price = standing.tree, standing.tree.price
    if price is None or standing.hides_vendors or not 0 < tree.effective(price) < 1:
        return None
    weight = tree.effective(price)
    proposals = [
        Proposal(
            vendor=vendor,
            quality=(total(tree, own) - weight * own[price]) / (1 - weight),
            price=standing.prices[vendor],
        )
        for vendor, own in standing.points.items()
    ]
    rules = usual_rules(proposals, standing.price_rule, impact=impact)
    return inspect(proposals, weight, rules, precision=standing.precision)
