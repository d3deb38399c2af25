"""Answers to the same choice asked otherwise, as rows: other methods, scenarios, price formulas."""

from collections.abc import Sequence

from scoring.exact.regret import Regret, regret, scenario_totals
from scoring.other_methods.second_opinion import SecondOpinion, second_opinion
from scoring.other_methods.second_opinion_words import setting_words
from scoring.pin import Pin
from scoring.pricing.inspector_words import rule_name
from scoring.pricing.price_inspector import Inspection
from scoring.standing import Standing
from scoring.standing_arrays import arrays_from, arrays_of
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
    comma = say(", ", language)
    return [
        {
            say("Formula", language): say("{formula} (official)", language, formula=name)
            if each.rule == standing.price_rule
            else name,
            say("First place", language): comma.join(standing.vendors[v] for v in each.winners),
        }
        | {
            standing.vendors[v]: percent(total / min(each.totals.values()), language, 1)
            if each.ranks_by_price
            else number(total, language, 2)
            for v, total in each.totals.items()
        }
        for each in inspected.outcomes
        for name in [rule_name(each.rule, language)]
    ]
