"""What a two-weight map says: who leads now, and to whom the lead goes as two weights move."""

from scoring.chart_data import vendor_marks
from scoring.exact.map_rows import region_mark
from scoring.exact.two_weights import TwoWeightMap
from scoring.explained import unrounded_leaders, unrounded_sentences
from scoring.sampled.how_sure_words import whole_percent
from scoring.standing import Standing
from workbench.language import Language, say


def map_sentence(found: TwoWeightMap, standing: Standing, language: Language) -> str:
    """Say how much of the map belongs to whoever leads today, and to whom the rest.

    The map stands on unrounded totals; where the ranking has another first, that is said before.
    """
    told = unrounded_sentences(standing, language)
    return " ".join([*told, _shared(found, standing, language)])


def _shared(found: TwoWeightMap, standing: Standing, language: Language) -> str:
    titles = {"first": standing.titles[found.first], "second": standing.titles[found.second]}
    marks = vendor_marks(standing)
    named = [
        (region, region_mark(region, marks, standing, language).name) for region in found.regions
    ]
    if len(named) == 1:
        return say(
            "{vendor} leads whatever {first} and {second} weigh.",
            language,
            vendor=named[0][1],
            **titles,
        )
    comma = say(", ", language)
    parts = [f"{name} {whole_percent(float(region.share), language)}" for region, name in named]
    return say(
        "{vendors} leads now; over all pairs of weights of {first} and {second} the lead is shared "
        "so: {parts}.",
        language,
        vendors=[standing.vendors[vendor] for vendor in unrounded_leaders(standing)],
        parts=comma.join(parts),
        **titles,
    )
