"""Process maps and their steps, as an actor may see them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.maps.process_map import ProcessMap, StepKind
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
    """One process map in the list: its titles, and the file that it came from, if any."""

    id: str
    version: int
    title: str
    titles: Mapping[str, str]
    file: str | None

    @property
    def is_typed(self) -> bool:
        return self.file is None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepEntry:
    """One step that pains can hang on; `element` is its id in the drawing."""

    id: str
    version: int
    process_map: str
    element: str
    place: int
    kind: StepKind
    lane: str
    name: str


def process_maps(session: Session, actor: Actor, selection: str, language: str) -> list[MapEntry]:
    """Return the maps in the order in which they came; nothing to whoever may not see them."""
    if not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return []
    statement = (
        select(ProcessMapRow.id, ProcessMapRow.version, UploadRow.name)
        .outerjoin(UploadRow, UploadRow.id == ProcessMapRow.source_file)
        .where(ProcessMapRow.selection == selection)
        .order_by(ProcessMapRow.ordinal, ProcessMapRow.id)
    )
    texts = all_texts(session, selection)
    return [
        _map_entry(key, version, file, texts.get((key, "title"), {}), language)
        for key, version, file in session.execute(statement)
    ]


def _map_entry(
    key: str, version: int, file: str | None, titles: Mapping[str, str], language: str
) -> MapEntry:
    title = chosen(titles, language)
    return MapEntry(
        id=key, version=version, title=title.text if title else "", titles=titles, file=file
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
    return [
        StepEntry(
            id=row.id,
            version=row.version,
            process_map=row.process_map,
            element=row.element,
            place=row.ordinal,
            kind=StepKind(row.kind),
            lane=said.get((row.id, "lane"), {}).get(language or "") or row.lane,
            name=said.get((row.id, "name"), {}).get(language or "") or row.name,
        )
        for row in session.scalars(statement)
    ]


def drawing(
    session: Session, actor: Actor, selection: str, entry: MapEntry, all_steps: Sequence[StepEntry]
) -> ProcessMap:
    """Return a map as it is drawn: as its file drew it, or from its typed steps."""
    if entry.is_typed:
        rows = [
            TypedStep(lane=step.lane, step=step.name, kind=step.kind, id=step.element)
            for step in all_steps
            if step.process_map == entry.id
        ]
        return typed_map(rows, name=entry.title)
    kept = session.scalar(
        select(ProcessMapRow.drawing).where(
            ProcessMapRow.id == entry.id, ProcessMapRow.selection == selection
        )
    )
    if kept is None or not is_allowed(session, actor, Right.SEE_NEEDS, selection):
        return ProcessMap()
    return cast("ProcessMap", unpack(ProcessMap, json.loads(kept)))
