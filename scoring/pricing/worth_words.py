"""Value for money and weakest links in sentences."""

from itertools import pairwise

from scoring.pricing.standing_worth import StandingWorth
from scoring.pricing.value_for_money import Worth
from scoring.standing import Standing
from vendor_data.costs.total_cost import Basis
from workbench.language import Language, money, number, say


def cost_name(standing: Standing, language: Language) -> str:
    """Return against what points are held: the official price, or a total cost."""
    if not standing.total_costs:
        return say("Price", language)
    if standing.cost_basis is Basis.PRESENT_VALUE:
        return say("Present value of the total cost", language)
    return say("Total cost", language)


def worth_sentence(standing: Standing, found: StandingWorth, language: Language) -> str:
    """Return who is dominated, and by whom; the finding of the chart. Empty without prices."""
    dominated = [each for each in found.worths if not each.is_efficient]
    if len(found.worths) < 2:  # noqa: PLR2004  one proposal is beside nothing
        return ""
    if not dominated:
        return say("Nobody is dominated: each further point has its price.", language)
    if standing.total_costs:
        return _beaten_in_total_cost(standing, found, dominated, language)
    if len(dominated) > 1:
        return say(
            "{count} of {total} vendors are dominated: another offers at least as many points at "
            "no higher price.",
            language,
            count=len(dominated),
            total=len(found.worths),
        )
    return say(
        "{vendor} is dominated: {other} offers at least as many points at no higher price.",
        language,
        vendor=standing.vendors[dominated[0].vendor],
        other=standing.vendors[best_over(found, dominated[0])],
    )


def _beaten_in_total_cost(
    standing: Standing, found: StandingWorth, dominated: list[Worth], language: Language
) -> str:
    if len(dominated) > 1:
        return say(
            "{count} of {total} vendors are dominated: another offers at least as many points at "
            "no higher total cost.",
            language,
            count=len(dominated),
            total=len(found.worths),
        )
    return say(
        "{vendor} is dominated: {other} offers at least as many points at no higher total cost.",
        language,
        vendor=standing.vendors[dominated[0].vendor],
        other=standing.vendors[best_over(found, dominated[0])],
    )


def best_over(found: StandingWorth, beaten: Worth) -> str:
    """Return, of those who dominate a proposal, the one with the most points."""
    over = [each for each in found.worths if each.vendor in beaten.dominated_by]
    return max(over, key=lambda each: each.points).vendor


def step_sentence(standing: Standing, found: StandingWorth, language: Language) -> str:
    """Return what each point of the vendor in front costs over the next cheaper one.

    Empty where there is none that is cheaper and undominated, or the vendor itself is dominated.
    """
    places = standing.ranking().places
    line = [each for each in found.worths if each.is_efficient]
    for cheaper, each in pairwise(line):
        if each.vendor == places[0].vendor and each.extra_cost_per_point is not None:
            return say(
                "Each point that {vendor} has over {other} without price costs {money}.",
                language,
                vendor=standing.vendors[each.vendor],
                other=standing.vendors[cheaper.vendor],
                money=money(round(each.extra_cost_per_point), standing.currency, language),
            )
    return ""


def weakest_sentence(standing: Standing, found: StandingWorth, language: Language) -> str:
    """Return where the vendor in front is poorest; empty if there is none."""
    places = standing.ranking().places
    if not places or places[0].vendor not in found.weakest:
        return ""
    weakest = found.weakest[places[0].vendor]
    return say(
        "The weakest link of {vendor}: {criteria}, with {points} points.",
        language,
        vendor=standing.vendors[places[0].vendor],
        criteria=[standing.titles[criterion] for criterion in weakest.criteria],
        points=number(weakest.points, language, 2),
    )
