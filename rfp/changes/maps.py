"""Process maps: brought in as a file or typed by hand, changed step by step, taken away."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select

from rfp.changes.owned_words import (
    Words,
    check_some,
    current_words,
    differing_words,
    drop_words,
    expect_all,
    reword,
    tidy,
)
from rfp.changes.steps import NO_DRAWING, clean, count_pains, map_title, typed_row
from rfp.maps.process_map import ProcessMap, Step, StepKind, lane_title
from rfp.maps.typed_map import TypedStep
from rfp.tables import ProcessMapRow, StepRow
from workbench.changes.uploads import take_upload
from workbench.committee import Actor, Right
from workbench.plain_values import pack
from workbench.problem import Problem
from workbench.record import canonical, verb
from workbench.store import Change, Store, expect_version
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
WORK = frozenset({StepKind.TASK, StepKind.CALL, StepKind.SUBPROCESS})


def import_map(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    titles: Words,
    upload: Upload,
    process_map: ProcessMap,
) -> str:
    """Keep a map that was read from a file, with the file itself; return the map's id."""
    with store.change(actor, IMPORT_MAP, selection) as change:
        source = take_upload(change, upload)
        drawing = canonical(pack(process_map))
        row = _new_map(change, titles, source_file=source, drawing=drawing)
        for ordinal, step in enumerate(_named(process_map.steps), start=1):
            change.session.add(
                _step_row(change, row, ordinal, step, lane=lane_title(process_map, step))
            )
        change.about(row.id, file=upload.name, steps=len(process_map.steps))
    return row.id


def type_map(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    titles: Words,
    steps: Sequence[TypedStep] = (),
) -> str:
    """Start a map by hand, with the steps that are known already; return the map's id."""
    with store.change(actor, TYPE_MAP, selection) as change:
        row = _new_map(change, titles, source_file=None, drawing=NO_DRAWING)
        for ordinal, step in enumerate(steps, start=1):
            change.session.add(typed_row(change, row, ordinal, step))
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
        title = map_title(change, row)
        expect_version(row, seen, found=title, wanted="")
        steps = change.session.scalars(select(StepRow).where(StepRow.process_map == row.id)).all()
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


def _new_map(
    change: Change, titles: Words, *, source_file: str | None, drawing: str
) -> ProcessMapRow:
    words = tidy(titles)
    check_some(words, NO_TITLE)
    last = change.session.scalar(
        select(func.max(ProcessMapRow.ordinal)).where(
            ProcessMapRow.selection == change.selection.id
        )
    )
    row = ProcessMapRow(
        id=change.new_id(),
        selection=change.selection.id,
        ordinal=(last or 0) + 1,
        source_file=source_file,
        drawing=drawing,
    )
    change.session.add(row)
    reword(change, row, row.id, {"title": words})
    change.session.flush()
    return row


def _named(steps: Iterable[Step]) -> list[Step]:
    """Leave out what cannot be pointed at: arrows' bends, unnamed gateways and events."""
    return [step for step in steps if step.name.strip() or step.kind in WORK]


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
