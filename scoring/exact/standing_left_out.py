"""Leave one out of an official standing: exact rankings without a vendor, criterion, evaluator."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from scoring.pricing.price_points import price_points
from scoring.ranking import Ranking
from scoring.standing import Standing
from scoring.value import NoScore, Points, Score, leaf_points
from scoring.weights import moved
from workbench.problem import Problem, naming

Sheets = Mapping[str, Mapping[str, Mapping[str, Score]]]  # vendor -> leaf -> evaluator -> score


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingWithout:
    """The ranking once one thing is left out.

    Attributes
    ----------
    left_out : str
        A vendor, criterion or evaluator.
    ranking : Ranking or None
        By the published precision and tie-break rule; None if somebody would have no score on
        something, so that nothing can be computed.
    turned : tuple of (str, str)
        Pairs whose order turned round: the first was ranked before the second, and is after it.
    changes_first : bool
        Whether others are ranked first than before; that a vendor ranked first alone has to be
        replaced once it is left out does not count.
    """

    left_out: str
    ranking: Ranking | None
    turned: tuple[tuple[str, str], ...] = ()
    changes_first: bool = False


def rankings_without_vendors(standing: Standing) -> tuple[RankingWithout, ...]:
    """Return the ranking without each vendor in turn, relative price points computed again.

    Parameters
    ----------
    standing : Standing
        Points, prices and official weights, of two vendors or more.

    Returns
    -------
    tuple of RankingWithout, shape (n_vendors,)

    Raises
    ------
    Problem
        If only one vendor is in the ranking, or if price points depend on a vendor that is hidden
        from the reader.

    Examples
    --------
    >>> from rfp.planning.criterion import CriteriaTree, Criterion
    >>> from rfp.planning.tie_break import NO_TIE_BREAK
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="care", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> points = {"a": {"fit": Fraction(80), "care": Fraction(50)},
    ...           "b": {"fit": Fraction(70), "care": Fraction(90)}}
    >>> told = Standing(
    ...     tree=tree, titles={"fit": "Fit", "care": "Care"}, vendors={"a": "Aban", "b": "Baran"},
    ...     points=points, prices={}, excluded={}, price_rule=None,
    ...     currency="EUR", precision=Fraction(1, 10), tie_break=NO_TIE_BREAK,
    ... )
    >>> [(each.left_out, each.ranking.first) for each in rankings_without_vendors(told)]
    [('a', ('b',)), ('b', ('a',))]
    """
    if len(standing.points) == 1:
        raise Problem("one vendor alone cannot be left out")
    return tuple(
        _compared(standing, vendor, replace(standing, points=_points_without(standing, vendor)))
        for vendor in standing.points
    )


def rankings_without_criteria(standing: Standing) -> tuple[RankingWithout, ...]:
    """Return the ranking without each leaf and branch that has something beside it.

    Its siblings share its weight in proportion (equally, if all are at 0). Under a tie-break rule
    that asks for the criterion left out, the rule still sees its points.

    Parameters
    ----------
    standing : Standing
        Points and official weights.

    Returns
    -------
    tuple of RankingWithout, shape (n_criteria,)
        In the plan's order; nothing if nothing has anything beside it.

    Examples
    --------
    >>> from rfp.planning.criterion import CriteriaTree, Criterion
    >>> from rfp.planning.tie_break import NO_TIE_BREAK
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="care", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> points = {"a": {"fit": Fraction(80), "care": Fraction(50)},
    ...           "b": {"fit": Fraction(70), "care": Fraction(90)}}
    >>> told = Standing(
    ...     tree=tree, titles={"fit": "Fit", "care": "Care"}, vendors={"a": "Aban", "b": "Baran"},
    ...     points=points, prices={}, excluded={}, price_rule=None,
    ...     currency="EUR", precision=Fraction(1, 10), tie_break=NO_TIE_BREAK,
    ... )
    >>> told.ranking().first
    ('b',)
    >>> [(each.left_out, each.ranking.first, each.turned)
    ...  for each in rankings_without_criteria(told)]
    [('fit', ('b',), ()), ('care', ('a',), (('b', 'a'),))]
    """
    tree = standing.tree
    return tuple(
        _compared(standing, c.id, replace(standing, tree=moved(tree, c.id, Fraction(0))))
        for c in tree.criteria
        if tree.siblings(c.id)
    )


def rankings_without_evaluators(standing: Standing, sheets: Sheets) -> tuple[RankingWithout, ...]:
    """Return the ranking without the sheet of each evaluator in turn.

    Parameters
    ----------
    standing : Standing
        Official points, of which those on price and other computed leaves stay.
    sheets : mapping of vendor to leaf to evaluator to score
        The locked sheets. [score, 0 to 5]

    Returns
    -------
    tuple of RankingWithout, shape (n_evaluators,)
        In the order in which evaluators first stand in the sheets.

    Examples
    --------
    >>> from rfp.planning.criterion import CriteriaTree, Criterion
    >>> from rfp.planning.tie_break import NO_TIE_BREAK
    >>> tree = CriteriaTree(criteria=(
    ...     Criterion(id="fit", parent=None, weight=Fraction(3, 4)),
    ...     Criterion(id="care", parent=None, weight=Fraction(1, 4)),
    ... ))
    >>> points = {"a": {"fit": Fraction(80), "care": Fraction(50)},
    ...           "b": {"fit": Fraction(70), "care": Fraction(90)}}
    >>> told = Standing(
    ...     tree=tree, titles={"fit": "Fit", "care": "Care"}, vendors={"a": "Aban", "b": "Baran"},
    ...     points=points, prices={}, excluded={}, price_rule=None,
    ...     currency="EUR", precision=Fraction(1, 10), tie_break=NO_TIE_BREAK,
    ... )
    >>> sheets = {"a": {"fit": {"sara": 5, "omid": 3}}, "b": {"fit": {"sara": 3, "omid": 4}}}
    >>> [(each.left_out, each.ranking.first) for each in rankings_without_evaluators(told, sheets)]
    [('sara', ('b',)), ('omid', ('a',))]
    """
    evaluators = dict.fromkeys(
        name for own in sheets.values() for given in own.values() for name in given
    )
    found = []
    for evaluator in evaluators:
        points = _points_of_the_rest(standing, sheets, evaluator)
        found.append(
            RankingWithout(left_out=evaluator, ranking=None)
            if points is None
            else _compared(standing, evaluator, replace(standing, points=points))
        )
    return tuple(found)


def _compared(standing: Standing, left_out: str, changed: Standing) -> RankingWithout:
    before, after = standing.ranking(), changed.ranking()
    was, now = before.ranks, after.ranks
    stay = set(before.first) - {left_out}
    # Each pair with the vendor first that was before the other; where both were level, with the
    # one that is before it now, as `now` is in that order: they part, they do not turn round.
    pairs = combinations(sorted(now, key=lambda vendor: was[vendor]), 2)
    return RankingWithout(
        left_out=left_out,
        ranking=after,
        turned=tuple((a, b) for a, b in pairs if now[a] > now[b]),
        changes_first=bool(stay) and set(after.first) != stay,
    )


def _points_without(standing: Standing, vendor: str) -> Points:
    rest = {v: own for v, own in standing.points.items() if v != vendor}
    rule, price = standing.price_rule, standing.tree.price
    if rule is None or price is None or not rule.depends_on_others:
        return rest
    if standing.hides_vendors:
        raise Problem(
            "price points depend on a vendor that is hidden from you, so they cannot be computed "
            "again"
        )
    with naming(standing.vendors):
        again = price_points(rule, {v: standing.prices[v] for v in rest})
    return {v: {**own, price: again[v]} for v, own in rest.items()}


def _points_of_the_rest(standing: Standing, sheets: Sheets, evaluator: str) -> Points | None:
    """Return points from the sheets of all others; None if a leaf is left without a score."""
    points: dict[str, dict[str, Fraction]] = {}
    for vendor, own in standing.points.items():
        points[vendor] = dict(own)
        for leaf, given in sheets.get(vendor, {}).items():
            if evaluator not in given or leaf not in own:
                continue
            rest = {name: score for name, score in given.items() if name != evaluator}
            if all(score is NoScore.ABSTAINED for score in rest.values()):
                return None
            points[vendor][leaf] = leaf_points(rest, vendor=vendor, leaf=leaf)
    return points
