"""A question from other cases is taken over into the list of requirements."""

from sqlalchemy import select

from rfp.changes.issued_list import refuse_after_issue
from rfp.changes.owned_words import current_words
from rfp.changes.readiness_items import TEXT, expect_kind, item_row
from rfp.needs.requirement import Moscow, next_code
from rfp.readiness.item import REQUIREMENT, Kind
from rfp.tables import RequirementRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Store

TAKE_LESSON = verb(
    "rfp.take_lesson",
    right=Right.EDIT_NEEDS,
    label="Question taken into the requirements",
    undoable=True,
    guard=refuse_after_issue,
)


def take_lesson(store: Store, actor: Actor, *, selection: str, item: str) -> str:
    """Add the question to the requirements under the next code; return the requirement's id."""
    with store.change(actor, TAKE_LESSON, selection) as change:
        lesson = item_row(change, item)
        expect_kind(lesson, Kind.LESSON)
        if lesson.verdict == REQUIREMENT:
            raise Problem("this question is among the requirements already")
        change.session.flush()
        codes = select(RequirementRow.code).where(RequirementRow.selection == selection)
        row = RequirementRow(
            id=change.new_id(),
            selection=selection,
            code=next_code(list(change.session.scalars(codes))),
            moscow=Moscow.SHOULD.value,
            is_mandatory=False,
        )
        change.session.add(row)
        change.session.flush()
        put_text(change, row.id, TEXT, current_words(change, lesson.id, TEXT))
        lesson.verdict = REQUIREMENT
        lesson.judged_by, lesson.judged_at = change.actor.account, change.now
        change.about(row.id, code=row.code)
    return row.id
