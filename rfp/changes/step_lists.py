"""A process inventory is brought in as typed maps with steps and pains, as one change."""

from collections.abc import Sequence

from rfp.changes.listed_words import add_words
from rfp.changes.maps import new_map
from rfp.changes.owned_words import Words
from rfp.changes.pains import pain_of_file
from rfp.changes.requirement_lists import NOTHING
from rfp.changes.steps import NO_DRAWING, typed_row
from rfp.lists.step_list import ListedMap
from rfp.lists.tongue import worded
from rfp.maps.map_comparison import MapState
from rfp.maps.typed_map import TypedStep
from rfp.tables import ProcessMapRow, StepRow
from workbench.changes.uploads import take_upload
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store
from workbench.uploads import Upload

IMPORT_STEPS = verb(
    "rfp.import_steps",
    right=Right.EDIT_NEEDS,
    label="Process map brought in from a table",
    undoable=True,
)


def import_steps(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    titles: Words,
    upload: Upload,
    listed: Sequence[ListedMap],
    left_out: int = 0,
    with_to_be: bool = False,
) -> list[str]:
    """Store a map for each process of a table, its pains said to be from the file; return ids.

    A process that the table does not name bears `titles`. With `with_to_be`, a process of which
    the table tells the to-be gets a to-be map as well.
    """
    with store.change(actor, IMPORT_STEPS, selection) as change:
        if not listed:
            raise Problem(NOTHING)
        take_upload(change, upload)
        maps = [_add_map(change, one, titles, upload.name, to_be=with_to_be) for one in listed]
        steps = sum(len(one.steps) for one in listed)
        change.about(maps[0], file=upload.name, maps=len(maps), steps=steps, left_out=left_out)
    return maps


def _add_map(change: Change, one: ListedMap, titles: Words, file: str, *, to_be: bool) -> str:
    words = worded(one.name) if one.name else titles
    row = new_map(change, words, source_file=None, drawing=NO_DRAWING)
    rows = [
        typed_row(change, row, place, TypedStep(lane=step.lane, step=step.name))
        for place, step in enumerate(one.steps, start=1)
    ]
    change.session.add_all(rows)
    change.session.flush()  # pains hang on steps that are there
    for made, step in zip(rows, one.steps, strict=True):
        facts = {field.value: worded(text) for field, text in step.facts.items()}
        add_words(change, made.id, facts)
        change.session.add_all(pain_of_file(change, made, text, file) for text in step.pains)
    if to_be and any(step.to_be for step in one.steps):
        _add_to_be_map(change, one, row, rows, words)
    return row.id


def _add_to_be_map(
    change: Change, one: ListedMap, as_is: ProcessMapRow, steps: Sequence[StepRow], titles: Words
) -> None:
    """Add the map of tomorrow; by the same `element` a step is known again in the comparison."""
    row = new_map(change, titles, source_file=None, drawing=NO_DRAWING)
    row.state, row.replaces = MapState.TO_BE.value, as_is.id
    for today, step in zip(steps, one.steps, strict=True):
        wanted = TypedStep(lane=step.lane, step=step.to_be or step.name)
        added = typed_row(change, row, today.ordinal, wanted)
        added.element = today.element
        change.session.add(added)
