"""The steps of a typed map: added, changed, moved and removed, one by one."""

from collections.abc import Sequence

from sqlalchemy import func, select

from rfp.changes.owned_words import (
    current_words,
    differing_values,
    differing_words,
    drop_words,
    expect_all,
    reword,
    title_of,
)
from rfp.maps.typed_map import TypedStep
from rfp.tables import PainRow, ProcessMapRow, StepRow
from workbench.committee import Actor, Right
from workbench.language import one_line
from workbench.problem import Problem
from workbench.record import canonical, verb
from workbench.store import Change, Store, expect_unchanged, expect_version

ADD_STEP = verb("rfp.add_step", right=Right.EDIT_NEEDS, label="Step added", undoable=True)
EDIT_STEP = verb("rfp.edit_step", right=Right.EDIT_NEEDS, label="Step changed", undoable=True)
MOVE_STEP = verb("rfp.move_step", right=Right.EDIT_NEEDS, label="Step moved", undoable=True)
FOLLOW_STEP = verb(
    "rfp.follow_step", right=Right.EDIT_NEEDS, label="Order of steps changed", undoable=True
)
REMOVE_STEP = verb("rfp.remove_step", right=Right.EDIT_NEEDS, label="Step removed", undoable=True)

NO_DRAWING = ""  # a typed map is drawn from its steps


def add_step(
    store: Store, actor: Actor, *, selection: str, process_map: str, step: TypedStep
) -> str:
    """Add a step at the end of a typed map; return its id."""
    with store.change(actor, ADD_STEP, selection) as change:
        row = _typed_map(change, process_map)
        place = change.next_ordinal(StepRow.ordinal, StepRow.process_map == row.id)
        added = typed_row(change, row, place, step)
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
        wanted = {field: clean(text) for field, text in given.items() if text is not None}
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


def follow_step(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    step: str,
    seen: int,
    following: Sequence[str] | None,
) -> None:
    """Say which steps follow one of a typed map, by their ids; None is the next in the list."""
    with store.change(actor, FOLLOW_STEP, selection) as change:
        row = change.get(StepRow, step)
        _typed_map(change, row.process_map)
        after = [change.get(StepRow, each) for each in dict.fromkeys(following or ())]
        if any(each.process_map != row.process_map for each in after):
            raise Problem(
                "the step {step} is followed by steps of its own map only, got one of another",
                step=row.name,
            )
        wanted = None if following is None else canonical([each.element for each in after])
        expect_all(row, seen, differing_values(row, {"following": wanted}))
        row.following = wanted
        change.about(row.id)


def remove_step(
    store: Store, actor: Actor, *, selection: str, step: str, seen: int | None = None
) -> None:
    """Take a step out of a typed map; one with pains stays."""
    with store.change(actor, REMOVE_STEP, selection) as change:
        row = change.get(StepRow, step)
        _typed_map(change, row.process_map)
        expect_unchanged(row, seen, found=row.name)
        pains = count_pains(change, [row.id])
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


def typed_row(change: Change, process_map: ProcessMapRow, ordinal: int, step: TypedStep) -> StepRow:
    """Return the row of a step that was typed; its id is its name in the drawing as well."""
    new_id = change.new_id()
    return StepRow(
        id=new_id,
        selection=change.selection.id,
        process_map=process_map.id,
        element=new_id,
        ordinal=ordinal,
        kind=step.kind.value,
        lane=clean(step.lane),
        name=_filled(clean(step.step)),
    )


def _typed_map(change: Change, process_map: str) -> ProcessMapRow:
    row = change.get(ProcessMapRow, process_map)
    if row.drawing != NO_DRAWING:
        raise Problem(
            "the process map {title} was drawn in another program; change it there "
            "and bring the file in again",
            title=title_of(change, row.id),
        )
    return row


def clean(text: str) -> str:
    """Return `text` on one line, with single spaces."""
    return one_line(text)


def _filled(name: str) -> str:
    if not name:
        raise Problem("a step has a name, got none")
    return name


def count_pains(change: Change, steps: Sequence[str]) -> int:
    """Return how many pains hang on `steps`."""
    counted = select(func.count()).select_from(PainRow).where(PainRow.step.in_(steps))
    return change.session.scalar(counted) or 0
