"""Screen: all that a vendor sees, the published criteria and its own answers."""

from collections.abc import Iterator

import streamlit as st

from rfp.planning.criterion import CriteriaTree
from rfp.planning.plan_draft import PlanDraft
from rfp.reads.plan import plan_draft
from vendor_data.answer import code_name
from vendor_data.proposal import Answer
from vendor_data.reads.asked import asked
from vendor_data.reads.vendors import answers, vendors
from vendor_data.response_form import AskedRequirement
from workbench.language import percent
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import plain


def show(desk: Desk) -> None:
    """Draw what the RFP published and what this vendor answered, and nothing of anybody else."""
    if desk.selection is None:
        _nothing_yet(desk)
        return
    with desk.store.read() as session:
        own = vendors(session, desk.actor, desk.here.id, desk.language.value)
        plan = plan_draft(session, desk.actor, desk.here.id)
        wanted = asked(session, desk.actor, desk.here.id, desk.language)
        given = answers(session, desk.actor, desk.here.id)
    if not own or plan is None:
        _nothing_yet(desk)
        return
    vendor = own[0]
    st.title(plain(vendor.name.text))
    st.caption(plain(desk.here.title))
    if plan.tree is not None and plan.is_frozen:
        _criteria(desk, plan, plan.tree)
    _answers(desk, wanted, {key: answer for (of, key), answer in given.items() if of == vendor.id})


def _nothing_yet(desk: Desk) -> None:
    empty_state(
        desk.say("There is nothing to see here yet"),
        desk.say("The published criteria and your answers appear once the call has begun."),
    )


def _criteria(desk: Desk, plan: PlanDraft, tree: CriteriaTree) -> None:
    st.subheader(desk.say("How proposals are judged"))
    names = plan.names(desk.language.value)
    st.table(
        [
            {
                desk.say("Criterion"): "\N{NO-BREAK SPACE}" * 6 * depth + plain(names.get(key, "")),
                desk.say("Weight in its group"): percent(tree[key].weight, desk.language),
                desk.say("Weight in the whole"): percent(tree.effective(key), desk.language),
            }
            for depth, key in _in_order(tree, None, 0)
        ],
        hide_index=True,
        border="horizontal",
    )


def _in_order(tree: CriteriaTree, parent: str | None, depth: int) -> Iterator[tuple[int, str]]:
    for key in tree.children(parent):
        yield depth, key
        yield from _in_order(tree, key, depth + 1)


def _answers(desk: Desk, wanted: tuple[AskedRequirement, ...], given: dict[str, Answer]) -> None:
    st.subheader(desk.say("Your answers"))
    st.table(
        [
            {
                desk.say("Code"): plain(one.code),
                desk.say("Requirement"): plain(one.text),
                desk.say("Answer"): _code(desk, given.get(one.id)),
                desk.say("Comment"): _words(given.get(one.id)),
            }
            for one in wanted
        ],
        hide_index=True,
        border="horizontal",
    )


def _code(desk: Desk, answer: Answer | None) -> str:
    if answer is None:
        return f"*{desk.say('Not answered')}*"
    return plain(code_name(answer.code, desk.language))


def _words(answer: Answer | None) -> str:
    if answer is None:
        return ""
    return "  \n".join(filter(None, (plain(answer.comment, lines=True), plain(answer.evidence))))
