"""What a brought file says of its steps: for the committee, never for vendors."""

import streamlit as st

from rfp.maps.bpmn_elements import undressed
from rfp.maps.process_map import ProcessMap
from rfp.reads.maps import StepEntry
from rfp.screens.pain_list import step_name
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

A_PAGE = 30
LONGEST = 600  # characters of one description; more is cut, and says so


def show(desk: Desk, drawn: ProcessMap, steps: list[StepEntry]) -> None:
    """Draw the descriptions that the file holds, closed until wanted; nothing if it has none."""
    said = {step.id: undressed(step.documentation) for step in drawn.steps}
    told = [(step, said[step.element]) for step in steps if said.get(step.element)]
    if not told:
        return
    with st.expander(desk.say("What the file says of the steps ({count})", count=len(told))):
        st.caption(desk.say("For the committee alone: the RFP does not print these words."))
        pages = -(-len(told) // A_PAGE)
        page = st.pagination(pages, key=f"step_notes.page.{pages}") if pages > 1 else 1
        st.table(
            [
                {
                    desk.say("Step"): plain(step_name(desk, step)),
                    desk.say("Description"): plain(_short(words), lines=True),
                }
                for step, words in told[(page - 1) * A_PAGE : page * A_PAGE]
            ],
            border="horizontal",
            hide_index=True,
        )


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rstrip() + " …"
