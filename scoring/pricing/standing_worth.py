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
        Official points, weights and prices; total costs go before prices where they are known.

    Returns
    -------
    StandingWorth
        Points without price are the weighted mean of all that is not price, so 100 is still the
        most. [points, 0 to 100]

    Raises
    ------
    Problem
        If a leaf has no points, or a price is not a whole number above 0.

    References
    ----------
    As `scoring.pricing.value_for_money.value_for_money`.

    Examples
    --------
    >>> from rfp.planning.criterion import CriteriaTree, Criterion, CriterionKind
    >>> from rfp.planning.tie_break import NO_TIE_BREAK
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="price", parent=None, weight=Fraction(1, 4), kind=CriterionKind.PRICE),
    ... ))
    >>> points = {"a": {"fit": Fraction(80), "price": Fraction(50)},
    ...           "b": {"fit": Fraction(70), "price": Fraction(90)}}
    >>> told = Standing(
    ...     tree=tree, titles={"fit": "Fit", "price": "Price"}, vendors={"a": "Aban", "b": "Baran"},
    ...     points=points, prices={"a": 5000, "b": 4200}, excluded={}, price_rule=None,
    ...     currency="EUR", precision=Fraction(1, 10), tie_break=NO_TIE_BREAK,
    ... )
    >>> [(each.vendor, str(each.points), each.cost) for each in standing_worth(told).worths]
    [('b', '70', 4200), ('a', '80', 5000)]
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
    priced = {v: standing.costs[v] for v in standing.points if v in standing.costs}
    if not share or len(priced) < len(standing.points):
        return ()
    bare = {price: Fraction(0)} if price else {}
    worth = {v: total(tree, {**standing.points[v], **bare}) / share for v in priced}
    return value_for_money(worth, priced)
