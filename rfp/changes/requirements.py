"""Requirements: made from gaps, coded, worded in both languages, hung on a criterion."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select

from rfp.changes.former_reason import carry_reason
from rfp.changes.issued_list import refuse_after_issue
from rfp.changes.moscow_reasons import expect_reasons
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
    title_of,
)
from rfp.changes.sign_offs import drop_sign_off
from rfp.needs.requirement import Moscow, Requirement, next_code, normal_code, refuse_taken
from rfp.needs.requirement_cells import ACCEPTANCE, MANDATORY_REASON, TEXT
from rfp.needs.requirement_facts import NO_FACTS, RequirementFacts
from rfp.needs.tables import SuccessFactorRow
from rfp.tables import CriterionRow, GapRow, RequirementGapRow, RequirementRow
from workbench.committee import Actor, Right
from workbench.record import verb
from workbench.store import Change, Store, expect_unchanged, expect_version

ADD_REQUIREMENT = verb(
    "rfp.add_requirement",
    right=Right.EDIT_NEEDS,
    label="Requirement added",
    undoable=True,
    guard=refuse_after_issue,
)
EDIT_REQUIREMENT = verb(
    "rfp.edit_requirement",
    right=Right.EDIT_NEEDS,
    label="Requirement changed",
    undoable=True,
    guard=refuse_after_issue,
)
SET_CRITERION = verb(
    "rfp.set_criterion",
    right=Right.EDIT_NEEDS,
    label="Requirement put under a criterion",
    undoable=True,
    guard=refuse_after_issue,
)
REMOVE_REQUIREMENT = verb(
    "rfp.remove_requirement",
    right=Right.EDIT_NEEDS,
    label="Requirement removed",
    undoable=True,
    guard=refuse_after_issue,
)
LINK_GAP = verb("rfp.link_gap", right=Right.EDIT_NEEDS, label="Gap linked", undoable=True)
UNLINK_GAP = verb("rfp.unlink_gap", right=Right.EDIT_NEEDS, label="Gap unlinked", undoable=True)

NO_TEXT = "a requirement has a text in at least one language, got none"
MEANT = ("moscow", "moscow_reason")


def add_requirement(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    texts: Words,
    moscow: Moscow,
    is_mandatory: bool,
    code: str | None = None,
    criterion: str | None = None,
    gaps: Sequence[str] = (),
    acceptance: Words | None = None,
    why_mandatory: Words | None = None,
    facts: RequirementFacts = NO_FACTS,
) -> str:
    """Add a requirement and link the gaps that it closes; without a code it gets the next one."""
    with store.change(actor, ADD_REQUIREMENT, selection) as change:
        row = RequirementRow(
            id=change.new_id(),
            selection=selection,
            code=_free_code(change, code) if code else next_code(_codes(change)),
            moscow=moscow.value,
            is_mandatory=is_mandatory,
            criterion=criterion and change.get(CriterionRow, criterion).id,
            **_columns(change, facts),
        )
        change.session.add(row)
        _put_text(change, row, _worded(texts, acceptance, why_mandatory))
        for gap in dict.fromkeys(gaps):
            _link(change, row.id, gap)
        expect_reasons(change, [row])
        change.about(row.id, code=row.code)
    return row.id


def edit_requirement(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    requirement: str,
    seen: int,
    texts: Words | None = None,
    code: str | None = None,
    moscow: Moscow | None = None,
    is_mandatory: bool | None = None,
    acceptance: Words | None = None,
    why_mandatory: Words | None = None,
    facts: RequirementFacts | None = None,
) -> None:
    """Change what is given of a requirement; the rest stays."""
    with store.change(actor, EDIT_REQUIREMENT, selection) as change:
        row = change.get(RequirementRow, requirement)
        fields: dict[str, object] = {
            "code": normal_code(code) if code else None,
            "moscow": moscow.value if moscow else None,
            "is_mandatory": is_mandatory,
        }
        given = {name: value for name, value in fields.items() if value is not None}
        given |= _columns(change, facts) if facts else {}
        words = _worded(texts, acceptance, why_mandatory)
        differing = [*differing_values(row, given), *differing_words(change, row.id, words)]
        expect_all(row, seen, differing)
        if given.get("code", row.code) != row.code:
            refuse_taken(str(given["code"]), _codes(change))
        is_meant_anew = any(
            given.get(name, getattr(row, name)) != getattr(row, name) for name in MEANT
        )
        carry_reason(change, row)
        for name, value in given.items():
            setattr(row, name, value)
        _put_text(change, row, words)
        if is_meant_anew:
            expect_reasons(change, [row])
        change.about(row.id, code=row.code)


def set_criterion(
    store: Store,
    actor: Actor,
    *,
    selection: str,
    requirement: str,
    seen: int,
    criterion: str | None,
) -> None:
    """Say under which criterion vendors' answers to a requirement are scored."""
    with store.change(actor, SET_CRITERION, selection) as change:
        row = change.get(RequirementRow, requirement)
        wanted = criterion and change.get(CriterionRow, criterion).id
        expect_version(
            row,
            seen,
            found=_criterion_title(change, row.criterion),
            wanted=_criterion_title(change, wanted),
        )
        row.criterion = wanted
        change.about(row.id, code=row.code)


def remove_requirement(
    store: Store, actor: Actor, *, selection: str, requirement: str, seen: int | None = None
) -> None:
    """Remove a requirement; the gaps that it closed are open again."""
    with store.change(actor, REMOVE_REQUIREMENT, selection) as change:
        row = change.get(RequirementRow, requirement)
        expect_unchanged(row, seen, found=row.code)
        links = select(RequirementGapRow).where(RequirementGapRow.requirement == row.id)
        for link in change.session.scalars(links).all():
            change.session.delete(link)
        drop_sign_off(change, row.id)
        change.session.delete(row)
        drop_words(change, row.id)
        change.about(row.id, code=row.code)


def link_gap(store: Store, actor: Actor, *, selection: str, requirement: str, gap: str) -> None:
    """Say that `requirement` closes `gap`.

    Its importance stays as it is meant. If the gaps now propose another and no reason is given,
    the check of reasons turns red: whoever links gaps need not be the one who judges importance.
    """
    with store.change(actor, LINK_GAP, selection) as change:
        row = change.get(RequirementRow, requirement)
        _link(change, row.id, gap)
        change.about(row.id, code=row.code, gap=gap)


def unlink_gap(store: Store, actor: Actor, *, selection: str, requirement: str, gap: str) -> None:
    """Take back that `requirement` closes `gap`; its importance stays, as in `link_gap`."""
    with store.change(actor, UNLINK_GAP, selection) as change:
        row = change.get(RequirementRow, requirement)
        change.session.delete(change.get(RequirementGapRow, (requirement, gap)))
        change.about(row.id, code=row.code, gap=gap)


def _link(change: Change, requirement: str, gap: str) -> None:
    gap = change.get(GapRow, gap).id
    if change.session.get(RequirementGapRow, (requirement, gap)) is None:
        change.session.add(
            RequirementGapRow(requirement=requirement, gap=gap, selection=change.selection.id)
        )


def _columns(change: Change, facts: RequirementFacts) -> dict[str, str | None]:
    """Return the columns of the facts; nothing said stands as nothing."""
    factor = facts.success_factor
    return {
        "kind": facts.kind and facts.kind.value,
        "wave": facts.wave and facts.wave.value,
        "value_stage": facts.value_stage and facts.value_stage.value,
        "customer_stage": facts.customer_stage and facts.customer_stage.value,
        "success_factor": factor and change.get(SuccessFactorRow, factor).id,
        "module": " ".join(facts.module.split()) or None,
        "owner": " ".join(facts.owner.split()) or None,
        "moscow_reason": facts.moscow_reason.strip() or None,
    }


def _worded(
    texts: Words | None, acceptance: Words | None, why_mandatory: Words | None
) -> dict[str, Words]:
    given = {TEXT: texts, ACCEPTANCE: acceptance, MANDATORY_REASON: why_mandatory}
    return {field: words or {} for field, words in given.items()}


def _put_text(change: Change, row: RequirementRow, words: Mapping[str, Words]) -> None:
    reword(change, row, row.id, {field: tidy(given) for field, given in words.items()})
    change.session.flush()
    standing = current_words(change, row.id, TEXT)
    check_some(standing, NO_TEXT)
    Requirement(  # refuses what does not fit together, such as a mandatory "could"
        id=row.id,
        code=row.code,
        text=next(text for text in standing.values() if text),
        moscow=Moscow(row.moscow),
        mandatory=row.is_mandatory,
    )


def _codes(change: Change) -> list[str]:
    of_selection = RequirementRow.selection == change.selection.id
    return list(change.session.scalars(select(RequirementRow.code).where(of_selection)))


def _free_code(change: Change, code: str) -> str:
    wanted = normal_code(code)
    refuse_taken(wanted, _codes(change))
    return wanted


def _criterion_title(change: Change, criterion: str | None) -> str:
    return title_of(change, criterion) if criterion else ""
