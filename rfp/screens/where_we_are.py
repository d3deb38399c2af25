"""Where we are before needs are written: one subject at a time, as questions and checklists."""

from collections.abc import Mapping

import streamlit as st

from rfp.readiness.item import Kind
from rfp.screens import grid, item_list
from workbench.problem import Term
from workbench.screens.parts.desk import Desk

SUBJECTS: Mapping[Kind, Term] = {
    Kind.FIRST_STEP: Term("First phase"),
    Kind.VISION: Term("Vision"),
    Kind.SEGMENT: Term("Customers"),
    Kind.OFFERING: Term("Offerings"),
    Kind.CHANNEL: Term("Channels"),
    Kind.CONDITION: Term("What supports it"),
    Kind.CULTURE: Term("Culture"),
}
_TOLD: Mapping[Kind, Term] = {
    Kind.FIRST_STEP: Term("What comes before needs are written; each step names its screen."),
    Kind.VISION: Term(
        "Answer in your own words, in both languages. The background of the RFP says the vision, "
        "what customers will notice and what your people will do; who wrote it stays here."
    ),
    Kind.CONDITION: Term("Success needs all four; the weakest of them decides."),
    Kind.CULTURE: Term("How is it to work here? The strongest of the four foretells what is easy."),
}
_ASKED = Term("What nobody knows is a finding too: it often becomes a gap of data.")


GRID = "grid"  # of customers, offerings and channels


def show(desk: Desk) -> None:
    """Draw the list of the subject that is chosen, or the grid."""
    titles = {**{kind.value: title for kind, title in SUBJECTS.items()}, GRID: Term("Grid")}
    chosen = st.segmented_control(
        desk.say("Subject"),
        list(titles),
        default=Kind.FIRST_STEP.value,
        required=True,
        format_func=lambda each: desk.say(titles[each]),
        label_visibility="collapsed",
        key="where_we_are.subject",
    )
    if chosen == GRID:
        grid.show(desk)
        return
    kind = Kind(chosen)
    st.caption(desk.say(_TOLD.get(kind, _ASKED)))
    item_list.one_kind(desk, kind)
