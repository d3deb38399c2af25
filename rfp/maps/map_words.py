"""A drawn process map in words, for whoever hears it instead of seeing it."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from rfp.maps.map_heat import Heat
from rfp.maps.process_map import ProcessMap, Step, lane_title
from workbench.language import Language, joined, number, say


def ranges(numbers: Sequence[int], language: Language) -> str:
    """Write numbers shortly.

    >>> ranges((1, 2, 3, 5, 7, 8), Language.EN)
    '1–3, 5, 7–8'
    """
    ordered = sorted(set(numbers))
    runs = [
        [value for _, value in run]
        for _, run in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0])
    ]
    dash = " تا " if language is Language.FA else "–"
    told = (
        dash.join(number(end, language) for end in dict.fromkeys((run[0], run[-1]))) for run in runs
    )
    return joined(told, language)


def described(
    process_map: ProcessMap,
    language: Language,
    *,
    heat: Heat | None,
    marks: Mapping[str, Sequence[int]],
) -> str:
    """Tell the steps lane by lane in their order, each with its pains and its value."""
    lanes: dict[str, list[str]] = {}
    for step in process_map.steps:
        if step.name:
            title = lane_title(process_map, step) or say("No lane", language)
            lanes.setdefault(title, []).append(_step(step, language, heat, marks))
    between = "؛ " if language is Language.FA else "; "
    return " ".join(f"{lane}: {between.join(told)}." for lane, told in lanes.items())


def _step(
    step: Step, language: Language, heat: Heat | None, marks: Mapping[str, Sequence[int]]
) -> str:
    told = [step.name]
    numbers = marks.get(step.id)
    if numbers:
        told.append(say("pains {numbers}", language, numbers=ranges(numbers, language)))
    band = heat.band(step.id) if heat else None
    if heat and band:
        value = number(round(heat.values[step.id]), language)
        told.append(
            say("{value} of 100, {word}", language, value=value, word=say(band.word, language))
        )
    return f"{told[0]} ({', '.join(told[1:])})" if told[1:] else told[0]
