"""What touchpoints say on the importance of a requirement, beside what its gaps propose."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from rfp.needs.requirement import Moscow
from rfp.reads.maps import StepEntry
from rfp.reads.needs import RequirementEntry
from rfp.reads.touchpoints import strong_touchpoints
from rfp.screens.pain_list import step_name
from workbench.language import isolated
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

NON_BREAKING = "\N{NON-BREAKING HYPHEN}"
Strong = Mapping[str, tuple[StepEntry, ...]]  # by gap


def draw_hint(desk: Desk, gaps: Iterable[str]) -> None:
    """Name the strong touchpoints behind the gaps of one requirement; nothing if there is none."""
    told = _told(desk, _strong(desk), gaps)
    if told:
        st.caption(plain(desk.say(
            "Hint from the touchpoints: {steps}. That speaks for a high importance; you decide.",
            steps=told,
        )))  # fmt: skip


def show(desk: Desk, entries: Sequence[RequirementEntry]) -> None:
    """List what is no must though it mends a strong touchpoint."""
    strong = _strong(desk)
    hinted = [
        (each, told)
        for each in entries
        if each.requirement.moscow is not Moscow.MUST
        and (told := _told(desk, strong, each.requirement.gaps))
    ]
    if not hinted:
        return
    st.subheader(desk.say("Hints from the touchpoints"))
    st.caption(desk.say(
        "These are no musts, though the step that they mend costs much or forms the customer's "
        "experience strongly (4 or 5 of 5). A hint changes nothing."
    ))  # fmt: skip
    st.table(
        [
            {
                desk.say("Code"): plain(each.requirement.code.replace("-", NON_BREAKING)),
                desk.say("Requirement"): plain(each.requirement.text),
                desk.say("Importance"): desk.say(each.requirement.moscow.label),
                desk.say("Touchpoints"): plain(told),
            }
            for each, told in hinted
        ],
        border="horizontal",
        hide_index=True,
    )


def strength(desk: Desk, step: StepEntry) -> str:
    """Return what a touchpoint costs and how strongly it is felt; "" for any other step."""
    if step.touchpoint is None:
        return ""
    return desk.say(
        "cost {cost}, customer experience {experience}",
        cost=step.touchpoint.cost,
        experience=step.touchpoint.experience,
    )


def _strong(desk: Desk) -> Strong:
    with desk.store.read() as session:
        return strong_touchpoints(session, desk.actor, desk.here.id, desk.language.value)


def _told(desk: Desk, strong: Strong, gaps: Iterable[str]) -> str:
    """Return the touchpoints behind these gaps, each once, with their figures."""
    steps = {step.id: step for gap in gaps for step in strong.get(gap, ())}
    named = [
        isolated(f"{step_name(desk, step)} ({strength(desk, step)})", desk.language)
        for step in steps.values()
    ]
    return desk.say("; ").join(named)
