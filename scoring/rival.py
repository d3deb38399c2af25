"""What must be true for a vendor to win: weights, price and scores, each by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce

from rfp.criterion import CriteriaTree
from rfp.price_rule import PriceFormula
from scoring.price_cut import PriceCut, price_cut_to_tie
from scoring.score_rise import Rise, Rises, rises_to_tie
from scoring.sensitivity import Sweep, sweep
from scoring.smallest_change import Change, Reason, smallest_change
from scoring.standing import Standing
from scoring.standing_arrays import arrays_from
from workbench.language import Language, money, number, percent, say
from workbench.problem import naming


@dataclass(frozen=True, slots=True, kw_only=True)
class Takeover:
    """The weight of one criterion beyond which a vendor has the highest total.

    Attributes
    ----------
    criterion : str
        A criterion at the top.
    present, weight : Fraction
        Its weight now, and the exact reversal point. [fraction, 0 to 1]
    """

    criterion: str
    present: Fraction
    weight: Fraction

    @property
    def distance(self) -> Fraction:
        return abs(self.weight - self.present)


@dataclass(frozen=True, slots=True, kw_only=True)
class CombinedChange:
    """The smallest change of all weights together that makes a vendor level with everybody.

    Attributes
    ----------
    weights : mapping of leaf to float
        New effective weights. [fraction, sum 1]
    moved : float
        Weight that goes from some leaves to others, the smallest possible. [fraction]
    """

    weights: Mapping[str, float]
    moved: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NoChange:
    """No weights do; `by` is the vendor that has more on every criterion, if one has."""

    reason: Reason
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RivalCase:
    """What must be true for one vendor to win; unrounded totals count.

    Attributes
    ----------
    rival : str
        The vendor.
    takeovers : tuple of Takeover
        Of the criteria at the top, the nearest to its present weight first; a criterion whose
        weight alone never gives the rival the lead is not among them.
    change : CombinedChange or NoChange
        Over all leaves at once.
    price_cut : PriceCut or None
        None if no price would do, or if the formula has no exact answer.
    rises : Rises
        How many more points, and the gap to the best of the others. [points]
    """

    rival: str
    takeovers: tuple[Takeover, ...]
    change: CombinedChange | NoChange
    price_cut: PriceCut | None
    rises: Rises

    @property
    def leads_already(self) -> bool:
        return self.rises.gap <= 0


def case_for(standing: Standing, rival: str, tree: CriteriaTree | None = None) -> RivalCase:
    """Return what must be true for `rival` to win, one answer for each thing that could change.

    Parameters
    ----------
    standing : Standing
        Points, prices and official weights, of two vendors or more.
    rival : str
        A vendor in the ranking.
    tree : CriteriaTree, optional
        Weights of a what-if instead of the official ones.

    Returns
    -------
    RivalCase
        Each figure is where the rival is level; the least bit more, and it leads.

    Raises
    ------
    Problem
        If `rival` has no place in the ranking, or nobody else has.
    """
    weights = tree or standing.tree
    with naming({**standing.titles, **standing.vendors}):
        rises = rises_to_tie(weights, standing.points, vendor=rival)
        return RivalCase(
            rival=rival,
            takeovers=_takeovers(weights, standing, rival),
            change=_combined(weights, standing, rival),
            price_cut=_price_cut(weights, standing, rises),
            rises=rises,
        )


def case_sentence(standing: Standing, case: RivalCase, language: Language) -> str:
    """Return in one sentence what would give the vendor the lead, one condition or another."""
    name = [standing.vendors[case.rival]]
    if case.leads_already:
        return say("{vendor} has the highest total already.", language, vendor=name)
    conditions = [
        *_weight_conditions(standing, case, language),
        *_price_condition(standing, case, language),
        *_score_conditions(standing, case, language),
    ]
    if not conditions:
        return say("No change of weights, price or scores alone gives {vendor} the lead.",
                   language, vendor=name)  # fmt: skip
    either = reduce(
        lambda one, other: say("{one}, or {other}", language, one=one, other=other), conditions
    )
    return say("{vendor} takes the lead if {conditions}.", language, vendor=name,
               conditions=either)  # fmt: skip


def _takeovers(tree: CriteriaTree, standing: Standing, rival: str) -> tuple[Takeover, ...]:
    swept = [sweep(tree, standing.points, c) for c in tree.top if tree.siblings(c)]
    found = [_takeover(each, rival) for each in swept]
    return tuple(sorted((t for t in found if t is not None), key=lambda t: t.distance))


def _takeover(swept: Sweep, rival: str) -> Takeover | None:
    """Return the near end of the weights at which the rival leads; None if there is no stretch."""
    own = next(line for line in swept.lines if line.vendor == rival)
    low, high = Fraction(0), Fraction(1)
    for line in swept.lines:
        lead, steeper = own.at_zero - line.at_zero, own.slope - line.slope
        if steeper > 0:
            low = max(low, -lead / steeper)
        elif steeper < 0:
            high = min(high, -lead / steeper)
        elif lead < 0:
            return None
    if low >= high:
        return None
    near = min(max(swept.present, low), high)
    return Takeover(criterion=swept.criterion, present=swept.present, weight=near)


def _combined(tree: CriteriaTree, standing: Standing, rival: str) -> CombinedChange | NoChange:
    arrays = arrays_from(tree, standing.points)
    found = smallest_change(arrays.values, arrays.weights, arrays.vendors.index(rival))
    if isinstance(found, Change):
        new = dict(zip(arrays.criteria, found.weights.tolist(), strict=True))
        return CombinedChange(weights=new, moved=found.moved)
    by = None if found.by is None else arrays.vendors[found.by]
    return NoChange(reason=found.reason, by=by)


def _price_cut(tree: CriteriaTree, standing: Standing, rises: Rises) -> PriceCut | None:
    rule = standing.price_rule
    if tree.price is None or rule is None or rule.formula is not PriceFormula.LINEAR_FIXED:
        return None
    return price_cut_to_tie(
        tree,
        standing.points,
        rule,
        standing.prices,
        vendor=rises.vendor,
        level_with=rises.level_with,
    )


def _weight_conditions(standing: Standing, case: RivalCase, language: Language) -> list[str]:
    told = []
    if case.takeovers:
        told.append(_takeover_condition(standing, case.takeovers[0], language))
    if isinstance(case.change, CombinedChange):
        moved = percent(case.change.moved, language, 1)
        told.append(
            say(
                "more than {percent} of all weight moves to where it is stronger",
                language,
                percent=moved,
            )
        )
    return told


def _takeover_condition(standing: Standing, takeover: Takeover, language: Language) -> str:
    share = percent(takeover.weight, language)
    title = standing.titles[takeover.criterion]
    more = takeover.weight > takeover.present
    if takeover.criterion == standing.tree.price:
        if more:
            return say("price counts for more than {percent}", language, percent=share)
        return say("price counts for less than {percent}", language, percent=share)
    if more:
        return say("{criterion} counts for more than {percent}", language, criterion=title,
                   percent=share)  # fmt: skip
    return say("{criterion} counts for less than {percent}", language, criterion=title,
               percent=share)  # fmt: skip


def _price_condition(standing: Standing, case: RivalCase, language: Language) -> list[str]:
    if case.price_cut is None:
        return []
    price = money(int(case.price_cut.price), standing.currency, language)
    return [say("its price falls below {price}", language, price=price)]


def _score_conditions(standing: Standing, case: RivalCase, language: Language) -> list[str]:
    told = []
    nearest = _nearest_leaf(standing.tree, case.rises)
    if nearest is not None and nearest.points is not None:
        told.append(
            say(
                "it gains more than {points} points on {criterion}",
                language,
                points=number(nearest.points, language, 2),
                criterion=standing.titles[nearest.criterion],
            )
        )
    if case.rises.together is not None:
        points = number(case.rises.together, language, 2)
        told.append(
            say("it gains more than {points} points on all that is scored", language, points=points)
        )
    return told


def _nearest_leaf(tree: CriteriaTree, rises: Rises) -> Rise | None:
    """Return the leaf on which the smallest rise would do."""
    possible = [
        (r.points, r) for r in rises.each if r.points is not None and tree.is_leaf(r.criterion)
    ]
    return min(possible, key=lambda pair: pair[0])[1] if possible else None
