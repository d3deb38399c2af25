"""How well a vendor would serve each step: the points on what was asked for the step's pains."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from rfp.maps.map_comparison import StepPair
from rfp.needs.gap import Gap
from rfp.needs.pain import Pain
from rfp.needs.requirement import Requirement


def criteria_of_steps(
    pains: Sequence[Pain], gaps: Sequence[Gap], requirements: Sequence[Requirement]
) -> dict[str, tuple[str, ...]]:
    """Follow the thread from each step to the criteria that its needs are judged by.

    Parameters
    ----------
    pains, gaps, requirements : Sequence
        The thread; a pain that is set aside leads nowhere.

    Returns
    -------
    dict of step to tuple of criterion
        Each criterion once, in the order of the requirements; only steps that lead to one.
    """
    judged: dict[str, list[tuple[int, str]]] = {}
    for place, asked in enumerate(requirements):
        for gap in asked.gaps if asked.criterion else ():
            judged.setdefault(gap, []).append((place, str(asked.criterion)))
    by_pain = {
        pain: [hit for gap in gaps if pain in gap.pains for hit in judged.get(gap.id, ())]
        for pain in {pain for gap in gaps for pain in gap.pains}
    }
    found: dict[str, list[tuple[int, str]]] = {}
    for pain in pains:
        if pain.open and by_pain.get(pain.id):
            found.setdefault(pain.step, []).extend(by_pain[pain.id])
    return {step: tuple(dict.fromkeys(c for _, c in sorted(hits))) for step, hits in found.items()}


def step_points(
    criteria: Mapping[str, Sequence[str]], points: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    """Average a vendor's points over the criteria of each step, each criterion once.

    Parameters
    ----------
    criteria : mapping of step to criteria
        As `criteria_of_steps` finds them.
    points : mapping of criterion to Fraction
        Official points of one vendor, of leaves and groups. [points, 0 to 100]

    Returns
    -------
    dict of step to Fraction
        Means, exact; a step none of whose criteria has points is left out. [points, 0 to 100]

    Examples
    --------
    >>> step_points({"a": ["x", "y"], "b": ["z"]}, {"x": Fraction(60), "y": Fraction(90)})
    {'a': Fraction(75, 1)}
    """
    known = {
        step: [points[each] for each in mine if each in points] for step, mine in criteria.items()
    }
    return {step: sum(own, Fraction(0)) / len(own) for step, own in known.items() if own}


def carried_over(
    criteria: Mapping[str, Sequence[str]],
    pairs: Sequence[StepPair],
    ids: Mapping[tuple[str, bool], str],
) -> dict[str, tuple[str, ...]]:
    """Give each step of a to-be map the criteria of the step of today that it comes from.

    Parameters
    ----------
    criteria : mapping of step to criteria
        Of all steps, those of the to-be map among them.
    pairs : Sequence[StepPair]
        The comparison of the two maps.
    ids : mapping of (element, whether it is to-be) to step
        The steps behind the elements of both drawings.

    Returns
    -------
    dict of step to tuple of criterion
        For steps of the to-be map; what hurts there itself comes second.
    """
    found: dict[str, tuple[str, ...]] = {}
    for pair in pairs:
        if pair.after is None:
            continue
        own = ids[pair.after.id, True]
        today = ids[pair.before.id, False] if pair.before else ""
        both = dict.fromkeys((*criteria.get(today, ()), *criteria.get(own, ())))
        if both:
            found[own] = tuple(both)
    return found
