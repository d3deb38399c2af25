"""Process maps: brought in as a file or typed by hand, changed step by step, taken away."""

from collections.abc import Iterable, Sequence

from sqlalchemy import func, select

from rfp.changes.owned_words import (
    Words,
    check_some,
    current_words,
    differing_values,
    differing_words,
    drop_words,
    expect_all,
    reword,
    tidy,
)
from rfp.process_map import ProcessMap, Step, StepKind, lane_title
from rfp.tables import PainRow, ProcessMapRow, StepRow
from rfp.typed_map import TypedStep
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
ADD_STEP = verb("rfp.add_step", right=Right.EDIT_NEEDS, label="Step added", undoable=True)
EDIT_STEP = verb("rfp.edit_step", right=Right.EDIT_NEEDS, label="Step changed", undoable=True)
MOVE_STEP = verb("rfp.move_step", right=Right.EDIT_NEEDS, label="Step moved", undoable=True)
REMOVE_STEP = verb("rfp.remove_step", right=Right.EDIT_NEEDS, label="Step removed", undoable=True)

NO_TITLE = "a process map has a title in at least one language, got none"
NO_DRAWING = ""  # a typed map is drawn from its steps
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
            change.session.add(_typed_row(change, row, ordinal, step))
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
        title = _title(change, row)
        expect_version(row, seen, found=title, wanted="")
        steps = change.session.scalars(select(StepRow).where(StepRow.process_map == row.id)).all()
        pains = _count_pains(change, [step.id for step in steps])
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


def add_step(
    store: Store, actor: Actor, *, selection: str, process_map: str, step: TypedStep
) -> str:
    """Add a step at the end of a typed map; return its id."""
    with store.change(actor, ADD_STEP, selection) as change:
        row = _typed_map(change, process_map)
        last = change.session.scalar(
            select(func.max(StepRow.ordinal)).where(StepRow.process_map == row.id)
        )
        added = _typed_row(change, row, (last or 0) + 1, step)
        change.session.add(added)
        change.about(added.id)
    return added.id


def edit_step(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    step: str,
    seen: int,
    language: str | None = None,
    name: str | None = None,
    lane: str | None = None,
) -> None:
    """Give a step of a typed map another name or lane; what is not given stays.

    A step that is said in `language` changes there, else the typed words change.
    """
    with store.change(actor, EDIT_STEP, selection) as change:
        row = change.get(StepRow, step)
        _typed_map(change, row.process_map)
        given = {"name": name, "lane": lane}
        wanted = {field: _clean(text) for field, text in given.items() if text is not None}
        if "name" in wanted:
            _filled(wanted["name"])
        said = {
            field: {language: text}
            for field, text in wanted.items()
            if language and language in current_words(change, step, field)
        }
        typed = {field: text for field, text in wanted.items() if field not in said}
        expect_all(row, seen, [*differing_words(change, step, said), *differing_values(row, typed)])
        reword(change, row, step, said)
        for field, text in typed.items():
            setattr(row, field, text)
        change.about(row.id)


def move_step(
    store: Store, actor: Actor, *, selection: str, step: str, place: int, seen: int | None = None
) -> None:
    """Put a step of a typed map at `place`, counted from 1; the others close up."""
    with store.change(actor, MOVE_STEP, selection) as change:
        row = change.get(StepRow, step)
        _typed_map(change, row.process_map)
        expect_version(row, seen, found=row.ordinal, wanted=place)
        others = list(
            change.session.scalars(
                select(StepRow)
                .where(StepRow.process_map == row.process_map, StepRow.id != row.id)
                .order_by(StepRow.ordinal)
            )
        )
        others.insert(min(max(place, 1), len(others) + 1) - 1, row)
        for ordinal, each in enumerate(others, start=1):
            each.ordinal = ordinal
        change.about(row.id)


def remove_step(
    store: Store, actor: Actor, *, selection: str, step: str, seen: int | None = None
) -> None:
    """Take a step out of a typed map; one with pains stays."""
    with store.change(actor, REMOVE_STEP, selection) as change:
        row = change.get(StepRow, step)
        _typed_map(change, row.process_map)
        expect_version(row, seen, found=row.name, wanted="")
        pains = _count_pains(change, [row.id])
        if pains:
            raise Problem(
                "the step {step} has {count} pains; remove the pains first, "
                "so that none is lost unseen",
                step=row.name,
                count=pains,
            )
        change.session.delete(row)
        drop_words(change, row.id)
        change.about(row.id, step=row.name)


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
        lane=_clean(lane),
        name=_clean(step.name),
    )


def _typed_row(
    change: Change, process_map: ProcessMapRow, ordinal: int, step: TypedStep
) -> StepRow:
    new_id = change.new_id()
    return StepRow(
        id=new_id,
        selection=change.selection.id,
        process_map=process_map.id,
        element=new_id,
        ordinal=ordinal,
        kind=step.kind.value,
        lane=_clean(step.lane),
        name=_filled(_clean(step.step)),
    )


def _typed_map(change: Change, process_map: str) -> ProcessMapRow:
    row = change.get(ProcessMapRow, process_map)
    if row.drawing != NO_DRAWING:
        raise Problem(
            "the process map {title} was drawn in another program; change it there "
            "and bring the file in again",
            title=_title(change, row),
        )
    return row


def _title(change: Change, row: ProcessMapRow) -> str:
    return " / ".join(current_words(change, row.id, "title").values())


def _clean(text: str) -> str:
    return " ".join(text.split())


def _filled(name: str) -> str:
    if not name:
        raise Problem("a step has a name, got none")
    return name


def _count_pains(change: Change, steps: Sequence[str]) -> int:
    counted = select(func.count()).select_from(PainRow).where(PainRow.step.in_(steps))
    return change.session.scalar(counted) or 0
