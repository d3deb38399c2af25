"""What changes between the maps of today and those that replace them, as an actor may see it."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.orm import Session

from rfp.maps.map_comparison import ComparedStep, MapState, StepPair, compared
from rfp.reads.maps import MapEntry, StepEntry, process_maps, steps
from workbench.committee import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class MapComparison:
    """A to-be map beside the as-is map that it replaces, step by step."""

    today: MapEntry
    wanted: MapEntry
    pairs: tuple[StepPair, ...]


def map_comparisons(
    session: Session, actor: Actor, selection: str, language: str
) -> list[MapComparison]:
    """Return a comparison for each to-be map that names the as-is map it replaces."""
    maps = {entry.id: entry for entry in process_maps(session, actor, selection, language)}
    found = steps(session, actor, selection, language) if maps else []
    return [
        MapComparison(
            today=maps[wanted.replaces],
            wanted=wanted,
            pairs=tuple(compared(_of(wanted.replaces, found), _of(wanted.id, found))),
        )
        for wanted in maps.values()
        if wanted.state is MapState.TO_BE and wanted.replaces in maps
    ]


def _of(process_map: str, found: Iterable[StepEntry]) -> list[ComparedStep]:
    return [
        ComparedStep(id=step.element, name=step.name, lane=step.lane, kind=step.kind)
        for step in found
        if step.process_map == process_map
    ]
