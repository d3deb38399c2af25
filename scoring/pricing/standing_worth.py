"""Value for money and weakest links of a standing: what each price buys, and what a sum hides."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from scoring.pricing.value_for_money import Worth, value_for_money
from scoring.standing import Standing
from scoring.value import total
from scoring.weakest_link import WeakestLink, weakest_links
from workbench.problem import naming


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingWorth:
    """What stands beside the totals of a ranking.

    Attributes
    ----------
    worths : tuple of Worth, shape (n_vendors,)
        The cheapest first; nothing where a price is missing or nothing but price counts.
    weakest : mapping of vendor to WeakestLink
        Among the leaves other than price.
    """

    worths: tuple[Worth, ...]
    weakest: Mapping[str, WeakestLink]

    def worth(self, vendor: str) -> Worth | None:
        return next((each for each in self.worths if each.vendor == vendor), None)


def standing_worth(standing: Standing) -> StandingWorth:
    """Return value for money and weakest links of the vendors in a ranking.

    Parameters
    ----------
    standing : Standing
        Official points, weights and prices.

    Returns
    -------
    StandingWorth
        Points without price are the weighted mean of all that is not price, so 100 is still the
        most. [points, 0 to 100]
    """
    tree, points = standing.tree, standing.points
    scored = [leaf for leaf in tree.leaves if leaf != tree.price]
    with naming({**standing.titles, **standing.vendors}):
        return StandingWorth(
            worths=_worths(standing),
            weakest=weakest_links(tree, points, among=scored) if scored else {},
        )


def _worths(standing: Standing) -> tuple[Worth, ...]:
    tree, price = standing.tree, standing.tree.price
    share = 1 - (tree.effective(price) if price else 0)
    priced = {v: standing.prices[v] for v in standing.points if v in standing.prices}
    if not share or len(priced) < len(standing.points):
        return ()
    bare = {price: Fraction(0)} if price else {}
    worth = {v: total(tree, {**standing.points[v], **bare}) / share for v in priced}
    return value_for_money(worth, priced)
