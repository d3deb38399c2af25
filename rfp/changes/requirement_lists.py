"""A list of requirements is brought in: all of it, or nothing, as one change."""

from collections.abc import Iterator, Sequence

from rfp.changes.issued_list import refuse_after_issue
from rfp.changes.requirement_rows import ListAtWork
from rfp.lists.requirement_list import ListedRequirement
from rfp.lists.tongue import worded
from rfp.needs.requirement_cells import YES, Column
from rfp.needs.requirement_edit import Cell, RowEdit
from rfp.tables import GapRow, RequirementGapRow
from workbench.changes.uploads import take_upload
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Store
from workbench.uploads import Upload

IMPORT_REQUIREMENTS = verb(
    "rfp.import_requirements",
    right=Right.EDIT_NEEDS,
    label="Requirements brought in from a list",
    undoable=True,
    guard=refuse_after_issue,
)
NOTHING = "nothing is left of the list to be stored"


def import_requirements(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    upload: Upload,
    listed: Sequence[ListedRequirement],
    left_out: int = 0,
) -> list[str]:
    """Store the requirements of a list and the file that they came in; return their ids."""
    with store.change(actor, IMPORT_REQUIREMENTS, selection) as change:
        if not listed:
            raise Problem(NOTHING)
        take_upload(change, upload)
        rows = ListAtWork(change).apply([RowEdit(cells=dict(_cells(one))) for one in listed])
        change.session.flush()
        for gap in {gap for one in listed for gap in one.gaps}:
            change.get(GapRow, gap)
        for row, one in zip(rows, listed, strict=True):
            for gap in dict.fromkeys(one.gaps):
                change.session.add(
                    RequirementGapRow(requirement=row.id, gap=gap, selection=selection)
                )
        change.about(selection, file=upload.name, requirements=len(rows), left_out=left_out)
    return [row.id for row in rows]


def _cells(one: ListedRequirement) -> Iterator[tuple[Column, Cell]]:
    tests = worded(one.acceptance)
    told = {
        Column.CODE: one.code,
        Column.TEXT_EN: one.texts.get("en", ""),
        Column.TEXT_FA: one.texts.get("fa", ""),
        Column.MOSCOW: one.moscow.value,
        Column.MANDATORY: YES if one.is_mandatory else "",
        Column.CRITERION: one.criterion,
        Column.KIND: one.kind.value if one.kind else "",
        Column.MODULE: one.module,
        Column.OWNER: one.owner,
        Column.WAVE: one.wave.value if one.wave else "",
        Column.TEST_EN: tests.get("en", ""),
        Column.TEST_FA: tests.get("fa", ""),
    }
    for column, text in told.items():
        if text:
            yield column, Cell("", text)
