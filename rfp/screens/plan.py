"""Screen: the evaluation plan, written while it may be, and as it was frozen afterwards."""

from collections import Counter

import streamlit as st

from rfp.planning.criterion import CriteriaTree
from rfp.planning.plan_draft import PlanDraft
from rfp.planning.shown_weight import shown_weight
from rfp.reads.needs import requirements
from rfp.reads.plan import plan_draft
from rfp.screens import criterion_forms, plan_freezing, plan_rules, ready_start, weight_forms
from rfp.screens.live_needs import live_needs
from rfp.writing.outline_plan import numbered_criteria
from workbench.committee import Right
from workbench.language import number
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import plain

EM_SPACE = "\N{EM SPACE}"


def show(desk: Desk) -> None:
    """Draw the tree with its weights, the forms for whoever may write, and the freezing."""
    st.title(desk.say("Evaluation plan"))
    live_needs(desk, _page, name="plan", patient=True)


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        draft = plan_draft(session, desk.actor, desk.here.id)
        asked = requirements(session, desk.actor, desk.here.id, desk.language.value)
    if draft is None:
        return
    plan_freezing.show(desk, draft)
    counts = Counter(each.requirement.criterion for each in asked)
    if draft.tree is None:
        empty_state(
            desk.say("There is no criterion yet"),
            desk.say("Criteria say what vendors are judged on; their weights sum to 100 %."),
        )
        if desk.may(Right.EDIT_PLAN):
            ready_start.show(desk)
    else:
        _tree(desk, draft, draft.tree, counts)
        weight_forms.show(desk, draft, draft.tree)
    if desk.may(Right.EDIT_PLAN):
        criterion_forms.add(desk, draft)
    if draft.tree is not None:
        plan_rules.show(desk, draft, draft.tree)
        criterion_forms.show(desk, draft, draft.tree)


def _tree(desk: Desk, draft: PlanDraft, tree: CriteriaTree, counts: Counter[str | None]) -> None:
    names = draft.names(desk.language.value)
    lines = [
        {
            desk.say("No."): criterion_forms.shown_place(desk, place),
            desk.say("Criterion"): _title(names.get(criterion, "–"), depth=len(place)),
            desk.say("Weight in its group"): shown_weight(tree[criterion].weight, desk.language),
            desk.say("Weight in the whole"): shown_weight(tree.effective(criterion), desk.language),
            desk.say("Requirements"): number(counts[criterion], desk.language)
            if criterion in tree.scored
            else "",
        }
        for criterion, place in numbered_criteria(tree).items()
    ]
    alt = desk.say("Criteria and their weights")
    st.table(lines, border="horizontal", hide_index=True, alt=alt)
    st.caption(_sums(desk, tree, names))
    for title in draft.twins(desk.language.value):
        st.warning(plain(desk.say(
            "Two criteria of one group are called {title}. Nobody can tell them apart in the RFP, "
            "on a score sheet or in the ranking: give one of them another title, or remove it.",
            title=title,
        )))  # fmt: skip


def _title(title: str, *, depth: int) -> str:
    return f"**{plain(title)}**" if depth == 1 else EM_SPACE * 2 * (depth - 1) + plain(title)


def _sums(desk: Desk, tree: CriteriaTree, names: dict[str, str]) -> str:
    """Say what the weights of each group sum to."""
    whole = shown_weight(sum(tree[top].weight for top in tree.top), desk.language)
    told = [desk.say("Sum at the top: {sum}", sum=whole)]
    for criterion in numbered_criteria(tree):
        parts = tree.children(criterion)
        if parts:
            total = shown_weight(sum(tree[part].weight for part in parts), desk.language)
            name = names.get(criterion, "–")
            told.append(desk.say("under {criterion}: {sum}", criterion=name, sum=total))
    return plain(" · ".join(told))
