"""Process maps and their steps, as an actor may see them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session, defer

from rfp.lists.step_list import FACTS
from rfp.lists.subject import Field
from rfp.maps.map_comparison import MapState
from rfp.maps.process_map import ProcessMap, StepKind
from rfp.maps.touchpoint import Touchpoint
from rfp.maps.typed_map import TypedStep, typed_map
from rfp.tables import ProcessMapRow, StepRow
from workbench.committee import Actor, Right
from workbench.plain_values import unpack
from workbench.reads.rights import is_allowed
from workbench.reads.wordings import all_texts
from workbench.tables import UploadRow
from workbench.wording import chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class MapEntry:
    """One process map in the list: its titles, and the file that it came from, if any.

    A to-be map may tell which as-is map it `replaces`.
    """

    id: str
    version: int
    title: str
    titles: Mapping[str, str]
    file: str | None
    state: MapState = MapState.AS_IS
    replaces: str | None = None

    @property
    def is_typed(self) -> bool:
        return self.file is None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntry:
    """One step that pains can hang on; `element` is its id in the drawing.

    `following` are the elements that a typed step leads to; None is the next step in the list.
    `facts` are what an inventory told of it, in the words of the list.
    """

    id: str
    version: int
    process_map: str
    element: str
    place: int
    kind: StepKind
    lane: str
    name: str
    following: tuple[str, ...] | None = None
    touchpoint: Touchpoint | None = None
    facts: Mapping[Field, str] = field(default_factory=dict)


def process_maps(session: Session, actor: Actor, selection: str, language: str) -> list[MapEntry]:
    """Return the maps in the order in which they came; nothing to whoever may not see them."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    statement = (
        select(ProcessMapRow, UploadRow.name)
        .options(defer(ProcessMapRow.drawing))
        .outerjoin(UploadRow, UploadRow.id == ProcessMapRow.source_file)
        .where(ProcessMapRow.selection == selection)
        .order_by(ProcessMapRow.ordinal, ProcessMapRow.id)
    )
    texts = all_texts(session, selection)
    return [
        _map_entry(row, file, texts.get((row.id, "title"), {}), language)
        for row, file in session.execute(statement)
    ]


def _map_entry(
    row: ProcessMapRow, file: str | None, titles: Mapping[str, str], language: str
) -> MapEntry:
    title = chosen(titles, language)
    return MapEntry(
        id=row.id,
        version=row.version,
        title=title.text if title else "",
        titles=titles,
        file=file,
        state=MapState(row.state or MapState.AS_IS),
        replaces=row.replaces,
    )


def steps(
    session: Session, actor: Actor, selection: str, language: str | None = None
) -> list[StepEntry]:
    """Return the steps of every map in their order, said in `language` where somebody did."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    statement = (
        select(StepRow)
        .join(ProcessMapRow, ProcessMapRow.id == StepRow.process_map)
        .where(StepRow.selection == selection)
        .order_by(ProcessMapRow.ordinal, StepRow.process_map, StepRow.ordinal, StepRow.id)
    )
    said = all_texts(session, selection) if language else {}
    return [_step_entry(row, said, language or "") for row in session.scalars(statement)]


def _step_entry(
    row: StepRow, said: Mapping[tuple[str, str], Mapping[str, str]], language: str
) -> StepEntry:
    return StepEntry(
        id=row.id,
        version=row.version,
        process_map=row.process_map,
        element=row.element,
        place=row.ordinal,
        kind=StepKind(row.kind),
        lane=said.get((row.id, "lane"), {}).get(language) or row.lane,
        name=said.get((row.id, "name"), {}).get(language) or row.name,
        following=None if row.following is None else tuple(json.loads(row.following)),
        touchpoint=_touchpoint(row.cost, row.experience),
        facts=_facts(row.id, said, language),
    )


def _facts(
    step: str, said: Mapping[tuple[str, str], Mapping[str, str]], language: str
) -> Mapping[Field, str]:
    told = {fact: chosen(said.get((step, fact.value), {}), language) for fact in FACTS}
    return {fact: found.text for fact, found in told.items() if found}


def _touchpoint(cost: int | None, experience: int | None) -> Touchpoint | None:
    if cost is None or experience is None:
        return None
    return Touchpoint(cost=cost, experience=experience)


def drawing(
    session: Session, actor: Actor, selection: str, entry: MapEntry, all_steps: Sequence[StepEntry]
) -> ProcessMap:
    """Return a map as it is drawn: as its file drew it, or from its typed steps."""
    if entry.is_typed:
        here = [step for step in all_steps if step.process_map == entry.id]
        return typed_map(_typed(here), name=entry.title)
    kept = session.scalar(
        select(ProcessMapRow.drawing).where(
            ProcessMapRow.id == entry.id, ProcessMapRow.selection == selection
        )
    )
    if kept is None or not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return ProcessMap()
    return cast("ProcessMap", unpack(ProcessMap, json.loads(kept)))


def _typed(steps: Sequence[StepEntry]) -> list[TypedStep]:
    """Return typed steps with the row numbers of what follows; what is gone follows no more."""
    numbers = {step.element: number for number, step in enumerate(steps, start=1)}
    return [
        TypedStep(
            lane=step.lane,
            step=step.name,
            kind=step.kind,
            id=step.element,
            next=None
            if step.following is None
            else tuple(numbers[each] for each in step.following if each in numbers),
        )
        for step in steps
    ]
