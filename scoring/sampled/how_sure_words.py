"""How sure a ranking is, in sentences: who is first how often, by chance how exactly, of what."""

import numpy as np

from scoring.sampled.how_sure import CONCENTRATION, Question, Sureness, Way, order_of
from scoring.standing import Standing
from workbench.language import Language, number, percent, say

_HUNDREDTHS = 100
_MOST_NAMED = 4  # who is hardly ever first would only make the sentence long


def first_sentence(found: Sureness, standing: Standing, language: Language) -> str:
    """Return who is first in most draws; the finding of the chart."""
    row = found.most_often_first
    told = say(
        "{vendor} is first in {share} of {samples} drawn weights.",
        language,
        vendor=standing.vendors[found.vendors[row]],
        share=whole_percent(found.robust.first[row], language),
        samples=found.robust.samples,
    )
    official = standing.ranking().first
    if found.vendors[row] in official:
        return told
    share = max(found.robust.first[found.vendors.index(vendor)] for vendor in official)
    other = say(
        "The official first, {vendors}, is first in {share}.",
        language,
        vendors=[standing.vendors[vendor] for vendor in official],
        share=whole_percent(share, language),
    )
    return f"{told} {other}"


def whole_percent(share: float, language: Language) -> str:
    r"""Return a share in whole percent, and with one place where this would say all or nothing.

    >>> whole_percent(0.7253, Language.EN), whole_percent(0.998, Language.EN)
    ('73\xa0%', '99.8\xa0%')
    """
    said = round(share * _HUNDREDTHS)
    is_end = said in (0, _HUNDREDTHS) and 0 < share < 1
    return percent(round(float(share), 4), language, 1 if is_end else 0)


def error_sentence(found: Sureness, language: Language) -> str:
    """Return by how much chance may have moved the shares."""
    return say(
        "Drawn {samples} times; by chance a share may be off by {points} percentage points "
        "(95 % interval).",
        language,
        samples=found.robust.samples,
        points=number(round(found.robust.widest_half_width * _HUNDREDTHS, 2), language, 2),
    )


def nearby_sentence(found: Sureness, standing: Standing, language: Language) -> str:
    """Return who is first how often when weights are drawn around those of the standing."""
    first = found.robust.first
    order = [row for row in np.argsort(-first, kind="stable") if first[row] > 0]
    shares = [
        say(
            "{vendor} in {share}",
            language,
            vendor=standing.vendors[found.vendors[row]],
            share=whole_percent(first[row], language),
        )
        for row in order[:_MOST_NAMED]
    ]
    if order[_MOST_NAMED:]:
        rest = whole_percent(first[order[_MOST_NAMED:]].sum(), language)
        shares.append(say("the others in {share}", language, share=rest))
    told = say("First, when weights are drawn around these: {shares}.", language, shares=shares)
    return f"{told} {error_sentence(found, language)}"


def drawn_sentence(found: Sureness, standing: Standing, language: Language) -> str:
    """Return which weights were drawn, in words of the committee."""
    question = found.question
    match question.way:
        case Way.NEAR:
            return _near_sentence(found, standing, language)
        case Way.FREE:
            return say(
                "Every set of weights is as likely as any other, whatever was published.", language
            )
        case Way.ORDER:
            return _order_sentence(found, standing, language)
        case Way.WITHIN:
            return _within_sentence(question, language)
        case Way.MEMBERS:
            return say(
                "Mixtures of the weights that {count} members gave, all mixtures equally likely.",
                language,
                count=len(question.sets),
            )
        case Way.PINNED:
            return say(
                "Mixtures of {count} sets: the official weights and those of the pinned what-ifs.",
                language,
                count=len(question.sets),
            )


def _order_sentence(found: Sureness, standing: Standing, language: Language) -> str:
    own = found.question.order
    named = own or [found.criteria[at] for at in order_of(found.present)]
    criteria = [standing.titles[criterion] for criterion in named]
    if len(named) < len(found.criteria):
        return say(
            "Only this order is kept: {criteria}. The others may weigh anything.",
            language,
            criteria=criteria,
        )
    if own:
        return say("Only this order is kept: {criteria}.", language, criteria=criteria)
    return say(
        "Only the order of the official weights is kept: {criteria}. Equal ones stand as in the "
        "plan.",
        language,
        criteria=criteria,
    )


def _within_sentence(question: Question, language: Language) -> str:
    if question.limits:
        return say(
            "Each weight stays within its own limits; all such sets are equally likely.", language
        )
    return say(
        "Each official weight may be up to {points} percentage points smaller or larger; all such "
        "sets are equally likely.",
        language,
        points=number(round(question.limit * _HUNDREDTHS, 1), language),
    )


def _near_sentence(found: Sureness, standing: Standing, language: Language) -> str:
    heaviest = int(np.argmax(found.present))
    weight = float(found.present[heaviest])
    spread = (weight * (1 - weight) / (CONCENTRATION + 1)) ** 0.5
    return say(
        "Weights are drawn around the official ones: {criterion}, which weighs {weight}, lies "
        "between {low} and {high} in two draws of three.",
        language,
        criterion=standing.titles[found.criteria[heaviest]],
        weight=percent(round(weight, 4), language),
        low=percent(max(weight - spread, 0), language, 0),
        high=percent(min(weight + spread, 1), language, 0),
    )
