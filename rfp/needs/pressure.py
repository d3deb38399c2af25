"""How pressing it is to change a step: as much as the most pressing gap behind its pains."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from rfp.needs.gap import Gap
from rfp.needs.pain import Pain


def pressing(pains: Iterable[Pain], gaps: Iterable[Gap]) -> dict[str, Fraction]:
    """Find the highest priority of the gaps that explain the open pains of each step.

    Parameters
    ----------
    pains : Iterable[Pain]
        Pains of any steps; those set aside do not count.
    gaps : Iterable[Gap]
        Gaps, with the pains that they explain.

    Returns
    -------
    dict[str, Fraction]
        By step, only for steps with a pain that a gap explains. [points, 0 to 100]
    """
    highest: dict[str, Fraction] = {}
    by_pain = _by_pain(gaps)
    for pain in pains:
        if pain.open and pain.id in by_pain:
            highest[pain.step] = max(highest.get(pain.step, Fraction(0)), by_pain[pain.id])
    return highest


def _by_pain(gaps: Iterable[Gap]) -> Mapping[str, Fraction]:
    highest: dict[str, Fraction] = {}
    for gap in gaps:
        for pain in gap.pains:
            highest[pain] = max(highest.get(pain, Fraction(0)), gap.priority)
    return highest
