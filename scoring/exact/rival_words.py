"""What must be true for a vendor to win, in words: a line for each means."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import reduce

from rfp.planning.criterion import CriteriaTree
from scoring.exact.rival import CombinedChange, NoChange, RivalCase, Takeover
from scoring.exact.score_rise import Rise, Rises
from scoring.exact.smallest_change import Norm, Reason
from scoring.pricing.price_cut import PriceCut
from scoring.standing import Standing
from scoring.weights import TENTHS
from workbench.language import Language, money, number, percent, say
from workbench.problem import Term

_SHOWN_TAKEOVERS = 2
_NAMED = 5  # changes in a sentence; the table by three measures has them all
_SHOWN_WEIGHT = 0.0005  # a change of less than half of 0.1 % is not seen in the figures


class Means(StrEnum):
    """What could change in a vendor's favour."""

    ALREADY = "already"
    ONE_WEIGHT = "one_weight"
    WEIGHTS = "weights"
    PRICE = "price"
    SCORES = "scores"


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """One thing that would do, or does not; each line is enough by itself."""

    means: Means
    text: str
    is_possible: bool = True


def case_heading(standing: Standing, case: RivalCase, language: Language) -> str:
    """Return the question that the lines answer."""
    name = [standing.vendors[case.rival]]
    return say("What must be true for {vendor} to win?", language, vendor=name)


def case_lines(standing: Standing, case: RivalCase, language: Language) -> list[CaseLine]:
    """Return what would give the vendor the lead, each line enough by itself.

    Parameters
    ----------
    standing : Standing
        Names, prices and the rules.
    case : RivalCase
        From `scoring.exact.rival.case_for`.
    language : Language
        Of the lines.

    Returns
    -------
    list of CaseLine
        One weight, all weights, price, scores, in this order; what does not do it says so. One
        line if the vendor has the highest total and only the tie-break rule has another first.
    """
    if case.leads_already:
        told = say(
            "Its total is the highest already, or level with it; only the published tie-break "
            "rule puts another first.",
            language,
        )
        return [CaseLine(means=Means.ALREADY, text=told)]
    return [
        *_weight_lines(standing, case, language),
        *_price_line(standing, case.price_cut, language),
        _score_line(standing, case.rises, language),
    ]


def _weight_lines(standing: Standing, case: RivalCase, language: Language) -> list[CaseLine]:
    if isinstance(case.change, NoChange):
        why = _why_not(standing, case.change, language)
        return [CaseLine(means=Means.WEIGHTS, text=why, is_possible=False)]
    return [_one_weight_line(standing, case, language), *_combined_lines(standing, case, language)]


def _one_weight_line(standing: Standing, case: RivalCase, language: Language) -> CaseLine:
    if not case.takeovers:
        told = say("No single weight does it, whatever it is.", language)
        return CaseLine(means=Means.ONE_WEIGHT, text=told, is_possible=False)
    nearest = case.takeovers[:_SHOWN_TAKEOVERS]
    told = reduce(
        lambda one, other: say("{one}, or {other}", language, one=one, other=other),
        (_one_weight(standing, takeover, language) for takeover in nearest),
    )
    return CaseLine(means=Means.ONE_WEIGHT, text=f"{told}.")


def _one_weight(standing: Standing, takeover: Takeover, language: Language) -> str:
    told = {
        "criterion": standing.titles[takeover.criterion],
        "percent": percent(takeover.weight, language),
        "present": percent(takeover.present, language),
    }
    if takeover.weight > takeover.present:
        return say("{criterion} weighs more than {percent} (now {present})", language, **told)
    return say("{criterion} weighs less than {percent} (now {present})", language, **told)


def _combined_lines(standing: Standing, case: RivalCase, language: Language) -> list[CaseLine]:
    """Return the change over the top criteria, then that over all leaves where it is smaller."""
    top, leaves = case.top_change, case.change
    lines = []
    if isinstance(top, CombinedChange):
        lines.append(
            say(
                "More than {percent} of all weight moves: {changes}.",
                language,
                percent=percent(_in_tenths(top.moved), language),
                changes=_largest_changes(standing, top, language),
            )
        )
    if isinstance(leaves, CombinedChange) and _is_less(leaves, top):
        lines.append(
            say(
                "If weights inside the criteria move as well, {percent} are enough: {changes}.",
                language,
                percent=percent(_in_tenths(leaves.moved), language),
                changes=_largest_changes(standing, leaves, language),
            )
        )
    return [CaseLine(means=Means.WEIGHTS, text=line) for line in lines]


def measured_rows(
    standing: Standing,
    rival: str,
    found: Mapping[Norm, CombinedChange | NoChange],
    language: Language,
) -> list[dict[str, str]]:
    """Return the smallest change by each measure of size, where weights do it at all."""
    return [
        {
            say("Vendor", language): standing.vendors[rival],
            say("Smallest by", language): say(_NORMS[norm], language),
            say("Weight that moves", language): percent(_in_tenths(change.moved), language),
            say("Changes", language): say(", ", language).join(
                _changes(standing, change, language)
            ),
        }
        for norm, change in found.items()
        if isinstance(change, CombinedChange)
    ]


_NORMS = {
    Norm.L1: Term("the sum of all changes (L1, as above)"),
    Norm.L2: Term("the sum of their squares (L2)"),
    Norm.LINF: Term("the largest single change (L∞)"),
}


def _is_less(leaves: CombinedChange, top: CombinedChange | NoChange) -> bool:
    return isinstance(top, NoChange) or leaves.moved < top.moved - _SHOWN_WEIGHT


def _largest_changes(standing: Standing, change: CombinedChange, language: Language) -> list[str]:
    """Return the changes as a sentence names them: of many the largest, and how many more."""
    told = _changes(standing, change, language)
    if len(told) <= _NAMED + 1:
        return told
    more = say("and {count} more", language, count=len(told) - _NAMED)
    return [*told[:_NAMED], more]


def _changes(standing: Standing, change: CombinedChange, language: Language) -> list[str]:
    """Return each weight that changes, before and after; the largest changes first."""
    by = {c: change.weights[c] - change.present[c] for c in change.weights}
    moved = sorted((c for c in by if abs(by[c]) >= _SHOWN_WEIGHT), key=lambda c: -abs(by[c]))
    return [
        say(
            "{criterion} {before} → {after}",
            language,
            criterion=standing.titles[c],
            before=percent(_in_tenths(change.present[c]), language),
            after=percent(_in_tenths(change.weights[c]), language),
        )
        for c in moved
    ]


def _in_tenths(share: float) -> Fraction:
    """Return a share rounded to 0.1 %, so that a whole percent is written as one."""
    return Fraction(round(share * TENTHS), TENTHS)


def _why_not(standing: Standing, found: NoChange, language: Language) -> str:
    if found.reason is Reason.NEVER_AHEAD:
        return _never_ahead(standing, found.by, language)
    if found.by is None:
        return say("No weights do it: whatever they are, somebody else has more points.", language)
    return say(
        "No weights do it: {vendor} has more points on every criterion.",
        language,
        vendor=[standing.vendors[found.by]],
    )


def _never_ahead(standing: Standing, by: str | None, language: Language) -> str:
    if by is None:
        return say("No weights do it: at best it is level with another, never ahead.", language)
    return say(
        "No weights do it: {vendor} has at least as many points on every criterion, so at best "
        "they are level.",
        language,
        vendor=[standing.vendors[by]],
    )


def _price_line(standing: Standing, found: PriceCut | None, language: Language) -> list[CaseLine]:
    rule = standing.price_rule
    if standing.tree.price is None or rule is None or not rule.gives_points:
        return []
    if found is not None:
        text = _cut(standing, found, language)
        return [CaseLine(means=Means.PRICE, text=text, is_possible=found.leads_below)]
    if standing.hides_vendors and rule.depends_on_others:
        told = say("Its price cannot be said: the formula also takes a price that is hidden from "
                   "you.", language)  # fmt: skip
    else:
        told = say("No price alone does it.", language)
    return [CaseLine(means=Means.PRICE, text=told, is_possible=False)]


def _cut(standing: Standing, found: PriceCut, language: Language) -> str:
    told = {
        "price": money(found.payable, standing.currency, language),
        "percent": percent(found.cut / (found.price + found.cut), language, 1),
        "now": money(standing.prices[found.vendor], standing.currency, language),
    }
    if not found.leads_below:
        return say("At {price} its price makes it level (now {now}), and no price ahead.", language,
                   price=told["price"], now=told["now"])  # fmt: skip
    if found.payable == found.price:
        return say("Its price falls below {price}, by {percent} (now {now}).", language, **told)
    return say("Its price falls to {price}, by {percent} (now {now}).", language, **told)


def _score_line(standing: Standing, rises: Rises, language: Language) -> CaseLine:
    if rises.together is None:
        told = say("No scores alone do it: even 100 points everywhere are too few.", language)
        return CaseLine(means=Means.SCORES, text=told, is_possible=False)
    together = number(rises.together, language, 2)
    nearest = _nearest_leaf(standing.tree, rises)
    if nearest is None or nearest.points is None:
        told = say(
            "It gains more than {together} points on all that is scored.",
            language,
            together=together,
        )
    else:
        told = say(
            "It gains more than {points} points on {criterion}, or more than {together} on all "
            "that is scored.",
            language,
            points=number(nearest.points, language, 2),
            criterion=standing.titles[nearest.criterion],
            together=together,
        )
    return CaseLine(means=Means.SCORES, text=told)


def _nearest_leaf(tree: CriteriaTree, rises: Rises) -> Rise | None:
    """Return the leaf on which the smallest rise would do."""
    possible = [
        (r.points, r) for r in rises.each if r.points is not None and tree.is_leaf(r.criterion)
    ]
    return min(possible, key=lambda pair: pair[0])[1] if possible else None
