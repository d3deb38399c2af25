"""What must be true for a vendor to win: weights, price and scores, each by itself."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

import numpy as np

from rfp.planning.criterion import CriteriaTree
from scoring.exact.lead import as_good_everywhere, can_lead
from scoring.exact.score_rise import Rises, rises_to_tie, scored_leaves
from scoring.exact.sensitivity import Sweep, sweeps
from scoring.exact.smallest_change import Change, Norm, Reason, smallest_change
from scoring.pricing.price_cut import PriceCut, price_cut_to_tie
from scoring.standing import Standing
from scoring.standing_arrays import StandingArrays, arrays_from, shares_inside
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
    present, weights : mapping of criterion to float
        Effective weights now, and the new ones. [fraction, sum 1]
    moved : float
        Weight that goes from some criteria to others, the smallest possible. [fraction]
    """

    present: Mapping[str, float]
    weights: Mapping[str, float]
    moved: float


@dataclass(frozen=True, slots=True, kw_only=True)
class NoChange:
    """No weights do.

    `by` is the vendor that has more on every criterion, or, where level is the best that can be,
    at least as much; if there is one.
    """

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
    top_change : CombinedChange or NoChange
        Over the criteria at the top, for which the committee has sliders; over all leaves, if
        only one stands there.
    change : CombinedChange or NoChange
        Over all leaves at once, which can only be smaller.
    price_cut : PriceCut or None
        None if no price would do, price earns no points, or a vendor that is hidden from the
        reader has a part in the formula.
    rises : Rises
        How many more points, and the gap to the best of the others; None for a rise that leaves
        it level with 100 points everywhere. [points]
    """

    rival: str
    takeovers: tuple[Takeover, ...]
    top_change: CombinedChange | NoChange
    change: CombinedChange | NoChange
    price_cut: PriceCut | None
    rises: Rises

    @property
    def leads_already(self) -> bool:
        return self.rises.gap <= 0


def case_for(standing: Standing, rival: str, tree: CriteriaTree | None = None) -> RivalCase:
    """Return what must be true for `rival` to win, one answer for each thing that may change [1]_.

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

    References
    ----------
    .. [1] E. Triantaphyllou and A. Sanchez, "A sensitivity analysis approach for some
       deterministic multi-criteria decision-making methods", Decision Sciences 28(1), 151-194,
       1997. DOI 10.1111/j.1540-5915.1997.tb01306.x

    Examples
    --------
    >>> from rfp.planning.criterion import Criterion, CriterionKind
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
    >>> [(each.criterion, str(each.weight)) for each in case_for(told, "a").takeovers]
    [('fit', '4/5'), ('price', '1/5')]
    """
    return cases_for(standing, [rival], tree)[0]


def cases_for(
    standing: Standing, rivals: Iterable[str], tree: CriteriaTree | None = None
) -> tuple[RivalCase, ...]:
    """Return what must be true for each of several vendors to win; see `case_for`."""
    weights = tree or standing.tree
    with naming({**standing.titles, **standing.vendors}):
        asked = [c for c in weights.top if weights.siblings(c)]
        swept = sweeps(weights, standing.points, asked)
        leaves = arrays_from(weights, standing.points)
        top = leaves if len(weights.top) == 1 else _at_the_top(weights, leaves)
        return tuple(
            RivalCase(
                rival=rival,
                rises=_leading(weights, standing, rival),
                takeovers=_takeovers(swept, rival),
                top_change=_combined(top, rival),
                change=_combined(leaves, rival),
                price_cut=_price_cut(weights, standing, rival),
            )
            for rival in rivals
        )


def measured_otherwise(standing: Standing, rival: str) -> Mapping[Norm, CombinedChange | NoChange]:
    """Return the smallest change of the top criteria by each measure of size.

    Parameters
    ----------
    standing : Standing
        Points and official weights.
    rival : str
        A vendor in the ranking.

    Returns
    -------
    mapping of Norm to CombinedChange or NoChange
        L1 is the one of `case_for`; L2 spreads the change over many weights, L-infinity keeps the
        largest single change small.

    References
    ----------
    As `scoring.exact.smallest_change.smallest_change`.
    """
    leaves = arrays_from(standing.tree, standing.points)
    top = leaves if len(standing.tree.top) == 1 else _at_the_top(standing.tree, leaves)
    return {norm: _combined(top, rival, norm) for norm in Norm}


def _at_the_top(tree: CriteriaTree, leaves: StandingArrays) -> StandingArrays:
    """Return the criteria at the top in place of the leaves, local weights below them kept."""
    inside = shares_inside(tree)
    return StandingArrays(
        vendors=leaves.vendors,
        criteria=tree.top,
        values=leaves.values @ np.array([inside[c] for c in tree.top]).T,
        weights=np.array([float(tree[c].weight) for c in tree.top]),
    )


def _leading(tree: CriteriaTree, standing: Standing, rival: str) -> Rises:
    """Return the rises beyond which the rival leads: none that is level only at 100 everywhere."""
    found = rises_to_tie(tree, standing.points, vendor=rival)
    room = {leaf: 100 - points for leaf, points in standing.points[rival].items()
            if tree.effective(leaf)}  # fmt: skip
    each = tuple(replace(r, points=_beyond(r.points, scored_leaves(tree, r.criterion), room))
                 for r in found.each)  # fmt: skip
    every = [leaf for leaf in tree.leaves if scored_leaves(tree, leaf)]
    return replace(found, each=each, together=_beyond(found.together, every, room))


def _beyond(
    rise: Fraction | None, leaves: list[str], room: Mapping[str, Fraction]
) -> Fraction | None:
    """Return the rise, if the least bit more of it is still to be had."""
    return rise if rise is not None and rise < _most(leaves, room) else None


def _most(leaves: list[str], room: Mapping[str, Fraction]) -> Fraction:
    return max((room[leaf] for leaf in leaves if leaf in room), default=Fraction(0))


def _takeovers(swept: Iterable[Sweep], rival: str) -> tuple[Takeover, ...]:
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


def _combined(
    arrays: StandingArrays, rival: str, norm: Norm = Norm.L1
) -> CombinedChange | NoChange:
    own = arrays.vendors.index(rival)
    found = smallest_change(arrays.values, arrays.weights, own, norm=norm)
    if isinstance(found, Change) and found.moved and not can_lead(arrays.values, own):
        return _named(arrays, Reason.NEVER_AHEAD, as_good_everywhere(arrays.values, own))
    if isinstance(found, Change):
        return CombinedChange(
            present=dict(zip(arrays.criteria, arrays.weights.tolist(), strict=True)),
            weights=dict(zip(arrays.criteria, found.weights.tolist(), strict=True)),
            moved=found.moved,
        )
    return _named(arrays, found.reason, found.by)


def _named(arrays: StandingArrays, reason: Reason, by: int | None) -> NoChange:
    return NoChange(reason=reason, by=None if by is None else arrays.vendors[by])


def _price_cut(tree: CriteriaTree, standing: Standing, rival: str) -> PriceCut | None:
    rule = standing.price_rule
    if tree.price is None or rule is None or not rule.gives_points:
        return None
    if standing.hides_vendors and rule.depends_on_others:
        return None
    return price_cut_to_tie(tree, standing.points, rule, standing.prices, vendor=rival)
