"""The wanted way of working with each vendor's points laid over it, as an actor may see it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy.orm import Session

from rfp.maps.process_map import ProcessMap
from rfp.reads.map_comparison import MapComparison, map_comparisons
from rfp.reads.maps import MapEntry, StepEntry, drawing, process_maps, steps
from rfp.reads.needs import gaps, pains, requirements
from scoring.reads.standings import standing
from scoring.standing import Standing
from scoring.step_points import carried_over, criteria_of_steps, step_points
from scoring.value import node_points
from workbench.committee import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class VendorHeat:
    """One map with the mean points of each vendor by step.

    Attributes
    ----------
    entry, drawing : MapEntry, ProcessMap
        The to-be map, or today's where nothing replaces it.
    steps : tuple of StepEntry
        Its steps in their order.
    points : mapping of vendor to element to Fraction
        Only steps that a score traces back to, of vendors in the ranking. [points, 0 to 100]
    criteria : mapping of element to titles
        What the points of a step are the mean of.
    vendors : mapping of vendor to str
        Their names, those in the ranking that the reader may know of.
    """

    entry: MapEntry
    drawing: ProcessMap
    steps: tuple[StepEntry, ...]
    points: Mapping[str, Mapping[str, Fraction]]
    criteria: Mapping[str, tuple[str, ...]]
    vendors: Mapping[str, str]


def vendor_heat(session: Session, actor: Actor, selection: str, language: str) -> list[VendorHeat]:
    """Return each map that stands for tomorrow; nothing to whoever may not see the ranking."""
    found = standing(session, actor, selection, language)
    if found is None:
        return []
    maps = process_maps(session, actor, selection, language)
    known = steps(session, actor, selection, language)
    compared = {c.wanted.id: c for c in map_comparisons(session, actor, selection, language)}
    replaced = {comparison.today.id for comparison in compared.values()}
    criteria = criteria_of_steps(
        [entry.pain for entry in pains(session, actor, selection)],
        [entry.gap for entry in gaps(session, actor, selection, language)],
        [entry.requirement for entry in requirements(session, actor, selection, language)],
    )
    return [
        _laid_over(
            entry,
            drawing(session, actor, selection, entry, known),
            [step for step in known if step.process_map == entry.id],
            _carried(compared[entry.id], known, criteria) if entry.id in compared else criteria,
            found,
        )
        for entry in maps
        if entry.id not in replaced
    ]


def _carried(
    comparison: MapComparison,
    known: Sequence[StepEntry],
    criteria: Mapping[str, tuple[str, ...]],
) -> Mapping[str, tuple[str, ...]]:
    both = {comparison.today.id: False, comparison.wanted.id: True}
    ids = {
        (step.element, both[step.process_map]): step.id
        for step in known
        if step.process_map in both
    }
    return carried_over(criteria, comparison.pairs, ids)


def _laid_over(
    entry: MapEntry,
    drawn: ProcessMap,
    here: Sequence[StepEntry],
    criteria: Mapping[str, tuple[str, ...]],
    found: Standing,
) -> VendorHeat:
    mine = {step.element: criteria[step.id] for step in here if step.id in criteria}
    return VendorHeat(
        entry=entry,
        drawing=drawn,
        steps=tuple(here),
        points={
            vendor: step_points(mine, node_points(found.tree, own))
            for vendor, own in found.points.items()
        },
        criteria={
            element: tuple(found.titles[each] for each in of if each in found.titles)
            for element, of in mine.items()
        },
        vendors={vendor: found.vendors[vendor] for vendor in found.points},
    )
