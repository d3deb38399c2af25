"""Requirements of the ready catalogue are taken over; from then on they are the list's own."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from rfp.changes.issued_list import refuse_after_issue
from rfp.needs.ready_requirements import ReadyRequirement, chosen_of, lacking, ready_criterion
from rfp.needs.requirement_cells import ACCEPTANCE, MANDATORY_REASON, TEXT
from rfp.planning.criterion import CriterionKind
from rfp.reads.plan import criterion_rows
from rfp.tables import RequirementRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.reads.wordings import all_texts
from workbench.record import verb
from workbench.store import Change, Store

Texts = Mapping[tuple[str, str], Mapping[str, str]]  # by subject and field, then by language

ADD_READY = verb(
    "rfp.add_ready_requirements",
    right=Right.EDIT_NEEDS,
    label="Requirements added from the ready catalogue",
    undoable=True,
    guard=refuse_after_issue,
)


def add_ready_requirements(
    store: Store, actor: Actor, *, selection: str, codes: Collection[str]
) -> dict[str, str]:
    """Add the chosen entries that the list does not hold yet; returns the new id of each code.

    Each hangs on the criterion that still bears its ready title; otherwise it waits for one.
    """
    with store.change(actor, ADD_READY, selection) as change:
        texts = all_texts(change.session, selection)
        entries = chosen_of(_lacking(change, texts), codes)
        if not entries:
            raise Problem("nothing to add: choose requirements that are not on the list yet")
        criteria = _criteria(change, texts)
        ids = {entry.code: change.new_id() for entry in entries}
        for entry in entries:
            change.session.add(_row(selection, ids[entry.code], entry, criteria))
        change.session.flush()
        with change.session.no_autoflush:  # every text is new: nothing to read back
            for entry in entries:
                put_text(change, ids[entry.code], TEXT, entry.texts)
                put_text(change, ids[entry.code], ACCEPTANCE, entry.acceptance)
                put_text(change, ids[entry.code], MANDATORY_REASON, entry.why)
        change.about(selection, requirements=len(ids))
    return ids


def _row(
    selection: str, key: str, entry: ReadyRequirement, criteria: dict[str, str]
) -> RequirementRow:
    return RequirementRow(
        id=key,
        selection=selection,
        code=entry.code,
        moscow=entry.moscow.value,
        is_mandatory=entry.mandatory,
        criterion=criteria.get(entry.criterion),
        kind=entry.kind.value,
        module=entry.module and entry.module.value,
        value_stage=entry.value_stage and entry.value_stage.value,
        customer_stage=entry.customer_stage and entry.customer_stage.value,
    )


def _lacking(change: Change, texts: Texts) -> list[ReadyRequirement]:
    of_selection = RequirementRow.selection == change.selection.id
    rows = list(change.session.scalars(select(RequirementRow).where(of_selection)))
    return lacking([row.code for row in rows], [texts.get((row.id, "text"), {}) for row in rows])


def _criteria(change: Change, texts: Texts) -> dict[str, str]:
    """Return the criteria that people score by their code in the ready plan."""
    rows = criterion_rows(change.session, change.selection.id)
    parents = {row.parent for row in rows}
    scored = [r for r in rows if r.id not in parents and r.kind == CriterionKind.QUALITY.value]
    found = {ready_criterion(texts.get((row.id, "title"), {})): row.id for row in scored}
    return {code: row for code, row in found.items() if code}
