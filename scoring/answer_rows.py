"""Answers to the same choice asked otherwise, as rows: other methods, scenarios, price formulas."""

from collections.abc import Callable, Mapping, Sequence

from rfp.planning.price_rule import PriceRule
from scoring.exact.regret import Regret, regret, scenario_totals
from scoring.other_methods.second_opinion import SecondOpinion, second_opinion
from scoring.other_methods.second_opinion_words import setting_words
from scoring.pin import Pin
from scoring.pricing.inspector_words import rule_name
from scoring.pricing.price_inspector import Inspection
from scoring.pricing.price_outcomes import Outcome
from scoring.standing import Standing
from scoring.standing_arrays import arrays_from, arrays_of
from workbench.headings import columns
from workbench.language import Language, number, percent, say

Rows = list[dict[str, str]]
_FULL = 100


def opinion_of(standing: Standing) -> SecondOpinion:
    """Return what the other methods say beside the ranking as it is published."""
    arrays = arrays_of(standing)
    places = {place.vendor: place.rank for place in standing.ranking().places}
    totals = [-places[vendor] for vendor in arrays.vendors]  # ranks as published, ties parted
    return second_opinion(arrays.values, arrays.weights, totals=totals)


def opinion_rows(standing: Standing, asked: SecondOpinion, language: Language) -> Rows:
    """Return each vendor's official rank and its rank by every other method."""
    rows = list(standing.points)
    return [
        {
            say("Vendor", language): standing.vendors[place.vendor],
            say("Official", language): number(place.rank, language),
        }
        | {
            f"{opinion.method.value} ({setting_words(opinion.setting, language)})": number(
                int(opinion.ranks[rows.index(place.vendor)]), language
            )
            for opinion in asked.opinions
        }
        for place in standing.ranking().places
    ]


def regret_of(standing: Standing, pins: Sequence[Pin]) -> Regret:
    """Return how far each vendor is behind under the official weights and each pinned what-if."""
    sets = [
        arrays_from(tree, standing.points) for tree in (standing.tree, *(pin.tree for pin in pins))
    ]
    return regret(scenario_totals(sets[0].values * _FULL, [own.weights for own in sets]))


def regret_sentence(
    standing: Standing, found: Regret, pins: Sequence[Pin], language: Language
) -> str:
    """Say which choice can be furthest behind by the least."""
    vendors = arrays_of(standing).vendors
    return say(
        "Over the official weights and {count} pinned what-ifs, {vendor} can be furthest behind "
        "by {points} points, which is the least.",
        language,
        count=len(pins),
        vendor=[standing.vendors[vendors[row]] for row in found.minimax],
        points=number(round(float(found.largest.min()), 2), language, 2),
    )


def formula_rows(standing: Standing, inspected: Inspection, language: Language) -> Rows:
    """Return who is first under each price formula, and every vendor's total under it."""
    return outcome_rows(
        inspected,
        standing.vendors,
        language,
        own=standing.price_rule,
        named=lambda formula: say("{formula} (official)", language, formula=formula),
    )


def outcome_rows(
    inspected: Inspection,
    names: Mapping[str, str],
    language: Language,
    *,
    own: PriceRule | None,
    named: Callable[[str], str],
) -> Rows:
    """Return a row for each formula; `named` tells the plan's `own` from the others."""
    comma = say(", ", language)
    rows = []
    for each in inspected.outcomes:
        formula = rule_name(each.rule, language)
        row = {
            say("Formula", language): named(formula) if each.rule == own else formula,
            say("First place", language): comma.join(names[vendor] for vendor in each.winners),
        }
        totals = {vendor: _total(each, vendor, language) for vendor in each.totals}
        rows.append(row | columns(totals, names, language, beside=row))
    return rows


def _total(found: Outcome, vendor: str, language: Language) -> str:
    """Return a total in points, or an adjusted price in percent of the lowest."""
    if found.ranks_by_price:
        return percent(found.totals[vendor] / min(found.totals.values()), language, 1)
    return number(found.totals[vendor], language, 2)
