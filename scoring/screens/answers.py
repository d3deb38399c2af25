"""The vendor's own words on the requirements that one criterion judges."""

from collections.abc import Mapping, Sequence

import streamlit as st

from rfp.needs.requirement import Requirement
from vendor_data.answer import Code, code_name
from vendor_data.proposal import Answer
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

Answers = Mapping[tuple[str, str], Answer]  # (vendor, requirement) -> what was answered

_COLOURS = {
    Code.FULL: "green",
    Code.CONFIGURATION: "green",
    Code.PARTIAL: "orange",
    Code.CUSTOMISATION: "orange",
    Code.THIRD_PARTY: "orange",
    Code.ROADMAP: "orange",
    Code.NO: "red",
}


def show_answers(desk: Desk, asked: Sequence[Requirement], answers: Answers, vendor: str) -> None:
    """Draw each requirement with the vendor's answer; silence is said as well."""
    if not asked:
        st.caption(desk.say("No requirement is linked to this criterion."))
    for requirement in asked:
        with st.container(gap="xxsmall"):
            _answer(desk, requirement, answers.get((vendor, requirement.id)))


def _answer(desk: Desk, asked: Requirement, found: Answer | None) -> None:
    colour = _COLOURS[found.code] if found else "gray"
    shown = code_name(found.code, desk.language) if found else desk.say("not answered")
    st.markdown(f"**{plain(asked.code)}** {plain(asked.text)} :{colour}-badge[{plain(shown)}]")
    if found is not None and found.comment:
        st.markdown(f"> {plain(found.comment)}")
    if found is not None and found.evidence:
        st.caption(desk.say("Evidence: {evidence}", evidence=plain(found.evidence)))
