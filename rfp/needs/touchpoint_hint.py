"""What touchpoints say on importance: gaps that hurt where much is spent or the customer feels it.

A hint is shown beside the importance that the gaps propose; nothing follows from it by itself.
"""

from collections.abc import Iterable, Mapping

from rfp.maps.touchpoint import Touchpoint
from rfp.needs.gap import Gap
from rfp.needs.pain import Pain

STRONG = 4  # from this cost or effect on [1 to 5]


def is_strong(touchpoint: Touchpoint) -> bool:
    """Tell whether a touchpoint costs much or forms the customer's experience strongly.

    >>> is_strong(Touchpoint(cost=4, experience=1)), is_strong(Touchpoint(cost=3, experience=3))
    (True, False)
    """
    return max(touchpoint.cost, touchpoint.experience) >= STRONG


def strong_steps(
    pains: Iterable[Pain], gaps: Iterable[Gap], touchpoints: Mapping[str, Touchpoint]
) -> dict[str, tuple[str, ...]]:
    """Return for each gap the strong touchpoints behind its open pains; gaps without are left out.

    Parameters
    ----------
    pains : Iterable[Pain]
        Pains of any steps; those set aside do not count.
    gaps : Iterable[Gap]
        Gaps, with the pains that they explain.
    touchpoints : Mapping[str, Touchpoint]
        By id of the step.

    Returns
    -------
    dict[str, tuple[str, ...]]
        Ids of steps by id of the gap, each step once.
    """
    places = {pain.id: pain.step for pain in pains if pain.open}
    strong = {step for step, touchpoint in touchpoints.items() if is_strong(touchpoint)}
    found: dict[str, tuple[str, ...]] = {}
    for gap in gaps:
        steps = dict.fromkeys(places[pain] for pain in gap.pains if pain in places)
        if behind := tuple(step for step in steps if step in strong):
            found[gap.id] = behind
    return found
