"""Requirements that read alike: merged into one, or kept apart because they differ."""

from sqlalchemy import select

from rfp.changes.former_reason import carry_reason
from rfp.changes.issued_list import refuse_after_issue
from rfp.changes.owned_words import current_words, drop_words
from rfp.changes.sign_offs import drop_sign_off
from rfp.needs.requirement import Moscow
from rfp.needs.requirement_cells import ACCEPTANCE, MANDATORY_REASON, TEXT
from rfp.needs.requirement_twins import pair
from rfp.needs.tables import RequirementApartRow
from rfp.tables import RequirementGapRow, RequirementRow
from workbench.changes.wordings import put_text
from workbench.committee import Actor, Right
from workbench.problem import Problem
from workbench.record import verb
from workbench.store import Change, Store, expect_version

MERGE = verb(
    "rfp.merge_requirements",
    right=Right.EDIT_NEEDS,
    label="Two requirements merged",
    undoable=True,
    guard=refuse_after_issue,
)
TELL_APART = verb(
    "rfp.tell_requirements_apart",
    right=Right.EDIT_NEEDS,
    label="Two requirements judged to differ",
    undoable=True,
)
_ORDER = {moscow.value: place for place, moscow in enumerate(Moscow)}
_FILLED = (
    "criterion", "kind", "module", "owner", "wave", "success_factor", "value_stage",
    "customer_stage",
)  # fmt: skip


def merge_requirements(
    store: Store, actor: Actor, *, selection: str, keep: str, drop: str, seen: tuple[int, int]
) -> None:
    """Leave one of two: it keeps its words, takes the gaps of both and the stronger importance.

    `seen` are the versions on the screen, of the one that stays and of the one that goes.
    """
    with store.change(actor, MERGE, selection) as change:
        stays, goes = (change.get(RequirementRow, key) for key in (keep, drop))
        if stays is goes:
            raise Problem("a requirement is not merged with itself; choose two")
        for row, version in zip((stays, goes), seen, strict=True):
            expect_version(row, version, found=row.code, wanted=stays.code)
        _take_gaps(change, stays, goes)
        _take_facts(stays, goes)
        carry_reason(change, stays)
        carry_reason(change, goes)
        for field in (TEXT, ACCEPTANCE, MANDATORY_REASON):
            kept = current_words(change, stays.id, field)
            lost = current_words(change, goes.id, field)
            put_text(change, stays.id, field, {x: y for x, y in lost.items() if not kept.get(x)})
        drop_sign_off(change, goes.id)
        change.session.delete(goes)
        drop_words(change, goes.id)
        change.about(stays.id, code=stays.code, merged=goes.code)


def tell_apart(store: Store, actor: Actor, *, selection: str, requirement: str, other: str) -> None:
    """Remember that two requirements differ, however alike they read."""
    with store.change(actor, TELL_APART, selection) as change:
        rows = [change.get(RequirementRow, key) for key in (requirement, other)]
        first, second = pair(requirement, other)
        if change.session.get(RequirementApartRow, (first, second)) is None:
            apart = RequirementApartRow(first=first, second=second, selection=selection)
            change.session.add(apart)
        change.about(requirement, codes=[row.code for row in rows])


def _take_gaps(change: Change, stays: RequirementRow, goes: RequirementRow) -> None:
    linked = select(RequirementGapRow).where(RequirementGapRow.requirement.in_((stays.id, goes.id)))
    links = change.session.scalars(linked).all()
    held = {link.gap for link in links if link.requirement == stays.id}
    for link in links:
        if link.requirement == goes.id:
            change.session.delete(link)
            if link.gap not in held:
                taken = RequirementGapRow(
                    requirement=stays.id, gap=link.gap, selection=stays.selection
                )
                change.session.add(taken)


def _take_facts(stays: RequirementRow, goes: RequirementRow) -> None:
    """Fill what the one that stays lacks; the stronger duty and importance win."""
    for name in _FILLED:
        if getattr(stays, name) is None:
            setattr(stays, name, getattr(goes, name))
    stays.is_mandatory = stays.is_mandatory or goes.is_mandatory
    if _ORDER[goes.moscow] < _ORDER[stays.moscow]:
        stays.moscow, stays.moscow_reason = goes.moscow, goes.moscow_reason
