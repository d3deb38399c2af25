"""The vendor's own words on the requirements that one criterion judges."""

from collections.abc import Mapping, Sequence

import streamlit as st

from rfp.needs.requirement import Requirement
from vendor_data.answer import Code, code_name
from vendor_data.answers.side_data import side_name
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
    colour = _COLOURS[found.counted_code] if found else "gray"
    shown = _both_codes(desk, found) if found else desk.say("not answered")
    st.markdown(f"**{plain(asked.code)}** {plain(asked.text)} :{colour}-badge[{plain(shown)}]")
    if found is not None and found.accepted is not None:
        reason = plain(found.accepted.reason)
        st.caption(desk.say("Why another code was accepted: {reason}", reason=reason))
    if found is not None and found.has_stale_judgement:
        st.caption(desk.say("the claim has changed since; judge it anew"))
    for side, said in found.side.given if found is not None else ():
        st.caption(plain(f"{side_name(side, desk.language)}: {said}"))
    if found is not None and found.comment:
        st.markdown(f"> {plain(found.comment)}")
    if found is not None and found.evidence:
        st.caption(desk.say("Evidence: {evidence}", evidence=plain(found.evidence)))


def _both_codes(desk: Desk, found: Answer) -> str:
    """Return the vendor's code, and beside it the one that the committee accepted instead."""
    claimed = code_name(found.code, desk.language)
    if found.accepted is None:
        return claimed
    return desk.say(
        "claimed: {claimed}, accepted: {accepted}",
        claimed=claimed,
        accepted=code_name(found.accepted.code, desk.language),
    )
