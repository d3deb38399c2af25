"""The call as a vendor's own people read it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from rfp.planning.criterion import CriteriaTree
from rfp.reads.plan import plan_draft
from rfp.tables import RequirementRow
from vendor_data.reads.asked import asked
from vendor_data.response_form import AskedRequirement
from workbench.committee import Actor, Right
from workbench.language import Language
from workbench.reads.rights import is_allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """What one clause of the RFP asks; the title is empty where no criterion gives it one."""

    title: str
    requirements: tuple[AskedRequirement, ...]


def clauses(session: Session, actor: Actor, selection: str, language: Language) -> Sequence[Clause]:
    """Return the requirements as the RFP groups them: by the top criterion they are judged under.

    Empty to everybody but the people of a vendor, who answer them.
    """
    if not is_allowed(session, actor, Right.SEE_CALL, selection):
        return ()
    plan = plan_draft(session, actor, selection)
    tree = plan.tree if plan is not None and plan.is_frozen else None
    names = plan.names(language.value) if plan is not None else {}
    criteria = _criteria(session, selection)
    groups: dict[str | None, list[AskedRequirement]] = {top: [] for top in tree.top} if tree else {}
    groups[None] = []
    for one in asked(session, actor, selection, language):
        groups[_top(tree, criteria[one.id])].append(one)
    return tuple(
        Clause(title=names.get(top, "") if top else "", requirements=tuple(found))
        for top, found in groups.items()
        if found
    )


def _criteria(session: Session, selection: str) -> Mapping[str, str | None]:
    statement = select(RequirementRow.id, RequirementRow.criterion).where(
        RequirementRow.selection == selection
    )
    return dict(iter(session.execute(statement)))


def _top(tree: CriteriaTree | None, criterion: str | None) -> str | None:
    if tree is None or criterion is None or criterion not in tree:
        return None
    parent = tree[criterion].parent
    return criterion if parent is None else _top(tree, parent)
