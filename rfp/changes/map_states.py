"""Maps of today and of tomorrow: which map shows what, and a map of tomorrow begun as a copy."""

import json
from collections.abc import Mapping, Sequence
from typing import cast

from sqlalchemy import select

from rfp.changes.maps import check_replaced, new_map
from rfp.changes.owned_words import Words, current_words, expect_all
from rfp.changes.steps import NO_DRAWING
from rfp.maps.followers import followers
from rfp.maps.map_comparison import MapState
from rfp.maps.process_map import ProcessMap
from rfp.tables import ProcessMapRow, StepRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.plain_values import unpack
from workbench.record import canonical, verb
from workbench.store import Change, Store

MARK_MAP = verb(
    "rfp.mark_map", right=Right.EDIT_NEEDS, label="Process map marked as-is or to-be", undoable=True
)
COPY_MAP = verb(
    "rfp.copy_map", right=Right.EDIT_NEEDS, label="To-be map begun as a copy", undoable=True
)


def mark_map(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    process_map: str,
    seen: int,
    map_state: MapState,
    replaces: str | None = None,
) -> None:
    """Say whether a map is as-is or to-be, and which as-is map a to-be map replaces."""
    with store.change(actor, MARK_MAP, selection) as change:
        row = change.get(ProcessMapRow, process_map)
        found = (row.state or MapState.AS_IS.value, row.replaces)
        wanted = (map_state.value, replaces if map_state is MapState.TO_BE else None)
        expect_all(row, seen, [(found, wanted)] if found != wanted else [])
        check_replaced(change, row.id, map_state, replaces)
        row.state, row.replaces = wanted
        change.about(row.id)


def copy_map(store: Store, actor: Actor, *, selection: str, process_map: str, titles: Words) -> str:
    """Begin the to-be map of an as-is map with its steps, to be changed by hand; return its id."""
    with store.change(actor, COPY_MAP, selection) as change:
        source = change.get(ProcessMapRow, process_map)
        check_replaced(change, "", MapState.TO_BE, source.id)
        row = new_map(change, titles, source_file=None, drawing=NO_DRAWING)
        row.state, row.replaces = MapState.TO_BE.value, source.id
        statement = select(StepRow).where(StepRow.process_map == source.id)
        steps = change.session.scalars(statement.order_by(StepRow.ordinal)).all()
        following = _following(source, steps)
        for step in steps:
            _copy_step(change, row, step, following.get(step.element, step.following))
        change.about(row.id, steps=len(steps))
    return row.id


def _following(source: ProcessMapRow, steps: Sequence[StepRow]) -> Mapping[str, str]:
    """Take from a drawn map what follows each of its named steps; a typed map tells it itself."""
    if source.drawing == NO_DRAWING:
        return {}
    drawn = cast("ProcessMap", unpack(ProcessMap, json.loads(source.drawing)))
    found = followers(drawn, {step.element for step in steps})
    return {element: canonical(list(after)) for element, after in found.items()}


def _copy_step(
    change: Change, process_map: ProcessMapRow, step: StepRow, following: str | None
) -> None:
    """Copy a step with its words; by the same `element` it is known again in a comparison."""
    copy = StepRow(
        id=change.new_id(),
        selection=step.selection,
        process_map=process_map.id,
        element=step.element,
        ordinal=step.ordinal,
        kind=step.kind,
        lane=step.lane,
        name=step.name or step.element,
        following=following,
    )
    change.session.add(copy)
    for field in ("name", "lane"):
        put_text(change, copy.id, field, current_words(change, step.id, field))
