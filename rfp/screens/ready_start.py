"""Where a plan begins: the ready plan for a CRM partner, looked at by size and then taken over."""

import streamlit as st

from rfp.changes.ready_plan import start_from_ready_plan
from rfp.planning.computed import computed_sentence
from rfp.planning.ready_plan import (
    SUGGESTED_FORMULA,
    SUGGESTED_PRECISION,
    Profile,
    ReadyPlan,
    Words,
    mandatory_advice,
    ready_plan,
)
from rfp.planning.shown_weight import shown_weight
from rfp.screens.criterion_forms import shown_place
from rfp.writing.outline_plan import numbered_criteria
from workbench.language import joined, number
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk) -> None:
    """Offer the ready plan with a choice of size; one click starts from it."""
    with st.container(border=True):
        st.subheader(desk.say("Start from the ready plan for a CRM partner"))
        st.markdown(desk.say(
            "Criteria, their meaning, words for every score and weights, in both languages. The "
            "weights are suggestions; all of it stays yours to change until the chair freezes the "
            "plan."
        ))  # fmt: skip
        profile = _ask_profile(desk)
        ready = ready_plan(profile)
        _groups(desk, ready)
        _rules(desk)
        if st.button(
            desk.say("Start from this plan"),
            type="primary",
            icon=":material/playlist_add_check:",
            key="plan.ready.start",
        ):
            with explained(desk):
                start_from_ready_plan(
                    desk.store, desk.actor, selection=desk.here.id, profile=profile
                )
                saved(desk)
                st.rerun()
        _details(desk, ready)


def _ask_profile(desk: Desk) -> Profile:
    chosen = st.pills(
        desk.say("Size of the project"),
        list(Profile),
        default=Profile.MEDIUM,
        required=True,
        format_func=lambda each: desk.say(Profile(each).label),
        key="plan.ready.profile",
    )
    profile = Profile(chosen)
    st.caption(desk.say(profile.about))
    return profile


def _groups(desk: Desk, ready: ReadyPlan) -> None:
    """Draw one line for each part of the top level: what it holds, and what it weighs."""
    tree = ready.tree
    st.table(
        [
            {
                desk.say("Criterion"): f"**{_told(desk, ready.titles[top])}**",
                desk.say("Parts"): joined(
                    (_told(desk, ready.titles[part]) for part in tree.children(top)), desk.language
                ),
                desk.say("Suggested weight"): shown_weight(tree[top].weight, desk.language),
            }
            for top in tree.top
        ],
        border="horizontal",
        hide_index=True,
        alt=desk.say("Criteria and suggested weights"),
    )


def _rules(desk: Desk) -> None:
    told = desk.say(
        "Suggested price formula: {formula}; you set its amounts afterwards. Totals are compared "
        "at {precision} points.",
        formula=desk.say(SUGGESTED_FORMULA.label),
        precision=number(SUGGESTED_PRECISION, desk.language),
    )
    st.caption(plain(told))


def _details(desk: Desk, ready: ReadyPlan) -> None:
    """Draw all criteria, and what to make mandatory, once somebody asks for them."""
    count = len(ready.tree.leaves)
    label = desk.say("Look at all {count} criteria first", count=count)
    every = st.expander(label, key="plan.ready.all", on_change="rerun")
    if every.open:
        with every:
            _every_criterion(desk, ready)
    label = desk.say("What such a selection usually makes mandatory")
    advice = st.expander(label, key="plan.ready.mandatory", on_change="rerun")
    if advice.open:
        with advice:
            st.caption(desk.say(
                "These are requirements rather than criteria: whoever fails one is out of the "
                "ranking. Write them from your gaps."
            ))  # fmt: skip
            st.markdown("\n".join(f"- {_told(desk, words)}" for words in mandatory_advice()))


def _every_criterion(desk: Desk, ready: ReadyPlan) -> None:
    tree, places = ready.tree, numbered_criteria(ready.tree)
    st.table(
        [
            {
                desk.say("No."): shown_place(desk, place),
                desk.say("Criterion"): _title(desk, ready, code),
                desk.say("What it means"): _told(desk, ready.definitions[code]),
                desk.say("Weight in its group"): shown_weight(tree[code].weight, desk.language),
                desk.say("Weight in the whole"): shown_weight(tree.effective(code), desk.language),
            }
            for code, place in places.items()
        ],
        border="horizontal",
        hide_index=True,
        alt=desk.say("Criteria and suggested weights"),
    )
    leaf = st.selectbox(
        desk.say("Words for the scores of"),
        [code for code in places if tree.is_leaf(code) and code != tree.price],
        format_func=lambda code: f"{shown_place(desk, places[code])} {_name(desk, ready, code)}",
        key="plan.ready.leaf",
    )
    _scores(desk, ready, leaf)


def _scores(desk: Desk, ready: ReadyPlan, leaf: str) -> None:
    """Draw the words for 0 to 5, or say where the points come from."""
    if leaf not in ready.scales:
        st.info(
            computed_sentence(ready.tree[leaf].kind, desk.language), icon=":material/calculate:"
        )
        return
    st.table(
        [
            {
                desk.say("Score"): number(score, desk.language),
                desk.say("Meaning"): _told(desk, words),
            }
            for score, words in enumerate(ready.scales[leaf].anchors)
        ],
        border="horizontal",
        hide_index=True,
        alt=desk.say("Words for the scores of"),
    )


def _title(desk: Desk, ready: ReadyPlan, code: str) -> str:
    title = _told(desk, ready.titles[code])
    return f"**{title}**" if ready.tree[code].parent is None else title


def _name(desk: Desk, ready: ReadyPlan, code: str) -> str:
    return ready.titles[code][desk.language.value]


def _told(desk: Desk, words: Words) -> str:
    return plain(words[desk.language.value])
