"""Process maps: brought in as a file or typed by hand, changed step by step, taken away."""

from collections.abc import Sequence

from sqlalchemy import select

from rfp.changes.owned_words import (
    Words,
    check_some,
    current_words,
    differing_words,
    drop_words,
    expect_all,
    reword,
    tidy,
    title_of,
)
from rfp.changes.pains import pain_of_file
from rfp.changes.steps import NO_DRAWING, clean, count_pains, typed_row
from rfp.maps.map_comparison import MapState
from rfp.maps.process_map import ProcessMap, Step, lane_title
from rfp.maps.remarks import Remark, spoken_of
from rfp.maps.typed_map import TypedStep, typed_map
from rfp.tables import ProcessMapRow, StepRow
from workbench.changes.uploads import take_upload
from workbench.committee import Actor, Right
from workbench.plain_values import pack
from workbench.problem import Problem
from workbench.record import canonical, verb
from workbench.store import Change, Store, expect_unchanged
from workbench.uploads import Upload

IMPORT_MAP = verb(
    "rfp.import_map", right=Right.EDIT_NEEDS, label="Process map brought in", undoable=True
)
TYPE_MAP = verb("rfp.type_map", right=Right.EDIT_NEEDS, label="Process map typed", undoable=True)
NAME_MAP = verb("rfp.name_map", right=Right.EDIT_NEEDS, label="Process map named", undoable=True)
REMOVE_MAP = verb(
    "rfp.remove_map", right=Right.EDIT_NEEDS, label="Process map removed", undoable=True
)

NO_TITLE = "a process map has a title in at least one language, got none"


def import_map(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    titles: Words,
    upload: Upload,
    process_map: ProcessMap,
    remarks: Sequence[Remark] = (),
    map_state: MapState = MapState.AS_IS,
    replaces: str | None = None,
) -> str:
    """Keep a map that was read from a file, with the file itself; return the map's id.

    Each of `remarks` becomes a pain of its step, with the file as its source.
    """
    with store.change(actor, IMPORT_MAP, selection) as change:
        source = take_upload(change, upload)
        drawing = canonical(pack(process_map))
        row = new_map(change, titles, source_file=source, drawing=drawing)
        _mark(change, row, map_state, replaces)
        rows = [
            _step_row(change, row, ordinal, step, lane=lane_title(process_map, step))
            for ordinal, step in enumerate(filter(spoken_of, process_map.steps), start=1)
        ]
        change.session.add_all(rows)
        change.session.flush()  # pains hang on steps that are there
        places = {each.element: each for each in rows}
        for remark in remarks:
            change.session.add(
                pain_of_file(change, places[remark.element], remark.text, upload.name)
            )
        change.about(row.id, file=upload.name, steps=len(process_map.steps), pains=len(remarks))
    return row.id


def type_map(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    titles: Words,
    steps: Sequence[TypedStep] = (),
    map_state: MapState = MapState.AS_IS,
    replaces: str | None = None,
) -> str:
    """Start a map by hand, with the steps that are known already; return the map's id."""
    with store.change(actor, TYPE_MAP, selection) as change:
        row = new_map(change, titles, source_file=None, drawing=NO_DRAWING)
        _mark(change, row, map_state, replaces)
        typed_map(steps)  # refuses a step without a name, and one that leads to no row
        rows = [typed_row(change, row, place, step) for place, step in enumerate(steps, start=1)]
        for added, step in zip(rows, steps, strict=True):
            if step.next is not None:
                added.following = canonical([rows[number - 1].element for number in step.next])
        change.session.add_all(rows)
        change.about(row.id, steps=len(steps))
    return row.id


def name_map(
    store: Store, actor: Actor, *, selection: str, process_map: str, seen: int, titles: Words
) -> None:
    """Give a map another title."""
    with store.change(actor, NAME_MAP, selection) as change:
        row = change.get(ProcessMapRow, process_map)
        expect_all(row, seen, differing_words(change, row.id, {"title": titles}))
        reword(change, row, row.id, {"title": titles})
        change.session.flush()
        check_some(current_words(change, row.id, "title"), NO_TITLE)
        change.about(row.id)


def remove_map(
    store: Store, actor: Actor, *, selection: str, process_map: str, seen: int | None = None
) -> None:
    """Take a map away; one whose steps have pains stays. The file that it came from is kept."""
    with store.change(actor, REMOVE_MAP, selection) as change:
        row = change.get(ProcessMapRow, process_map)
        title = title_of(change, row.id)
        expect_unchanged(row, seen, found=title)
        steps = change.session.scalars(select(StepRow).where(StepRow.process_map == row.id)).all()
        _refuse_replaced(change, row, title)
        pains = count_pains(change, [step.id for step in steps])
        if pains:
            raise Problem(
                "the process map {title} has {count} pains on its steps; "
                "remove the pains first, so that none is lost unseen",
                title=title,
                count=pains,
            )
        for step in steps:
            change.session.delete(step)
            drop_words(change, step.id)
        change.session.flush()
        change.session.delete(row)
        drop_words(change, row.id)
        change.about(row.id, title=title)


def new_map(
    change: Change, titles: Words, *, source_file: str | None, drawing: str
) -> ProcessMapRow:
    """Begin the next map of the selection; its steps are added by the caller."""
    words = tidy(titles)
    check_some(words, NO_TITLE)
    row = ProcessMapRow(
        id=change.new_id(),
        selection=change.selection.id,
        ordinal=change.next_ordinal(ProcessMapRow.ordinal),
        source_file=source_file,
        drawing=drawing,
    )
    change.session.add(row)
    reword(change, row, row.id, {"title": words})
    change.session.flush()
    return row


def _mark(change: Change, row: ProcessMapRow, map_state: MapState, replaces: str | None) -> None:
    check_replaced(change, row.id, map_state, replaces)
    if map_state is MapState.TO_BE:
        row.state, row.replaces = map_state.value, replaces


def check_replaced(
    change: Change, process_map: str, map_state: MapState, replaces: str | None
) -> None:
    """Refuse a to-be map that replaces a to-be map, and one that is itself replaced."""
    if map_state is MapState.AS_IS:
        return
    if replaces is not None:
        today = change.get(ProcessMapRow, replaces)
        if today.state == MapState.TO_BE.value or today.id == process_map:
            raise Problem(
                "a to-be map replaces an as-is map; {title} is to-be itself",
                title=title_of(change, today.id),
            )
    row = change.session.get(ProcessMapRow, process_map)
    if row is not None:
        _refuse_replaced(change, row, title_of(change, row.id))


def _refuse_replaced(change: Change, row: ProcessMapRow, title: str) -> None:
    statement = select(ProcessMapRow).where(ProcessMapRow.replaces == row.id)
    replacing = change.session.scalars(statement.order_by(ProcessMapRow.ordinal)).first()
    if replacing is not None:
        raise Problem(
            "the to-be map {other} replaces the process map {title}; "
            "let it replace another map first, or remove it",
            other=title_of(change, replacing.id),
            title=title,
        )


def _step_row(
    change: Change, process_map: ProcessMapRow, ordinal: int, step: Step, *, lane: str
) -> StepRow:
    return StepRow(
        id=change.new_id(),
        selection=change.selection.id,
        process_map=process_map.id,
        element=step.id,
        ordinal=ordinal,
        kind=step.kind.value,
        lane=clean(lane),
        name=clean(step.name),
    )
