"""Which requirements the list shows by stage, and how many there are of each."""

from collections.abc import Sequence

import streamlit as st

from rfp.needs.stages import CustomerStage, ValueStage, counted
from rfp.reads.needs import RequirementEntry
from workbench.language import number
from workbench.screens.parts.desk import Desk

Scale = type[ValueStage] | type[CustomerStage]


def narrowed(desk: Desk, entries: list[RequirementEntry]) -> list[RequirementEntry]:
    """Ask which stages to show, and return those; nothing is asked where none is tagged."""
    asked = [each.requirement for each in entries]
    if not any(each.value_stage or each.customer_stage for each in asked):
        return entries
    with st.expander(desk.say("By stage of the value chain and of the life cycle")):
        value = _ask(desk, desk.say("Stage of the value chain"), ValueStage,
                     [each.value_stage for each in asked])  # fmt: skip
        customer = _ask(desk, desk.say("Stage of the customer's life cycle"), CustomerStage,
                        [each.customer_stage for each in asked])  # fmt: skip
    return [
        each
        for each in entries
        if value in (None, each.requirement.value_stage)
        and customer in (None, each.requirement.customer_stage)
    ]


def _ask(desk: Desk, title: str, scale: Scale, found: Sequence[str | None]) -> str | None:
    """Ask for one stage of a scale; those that nothing is asked for are named below."""
    labels = {stage.value: desk.say(stage.label) for stage in scale}
    counts = counted(scale, found)
    present = [stage for stage, count in counts.items() if count]
    chosen: str | None = st.pills(
        title,
        present,
        format_func=lambda stage: f"{labels[stage]} ({number(counts[stage], desk.language)})",
        key=f"stages.{scale.__name__}.{desk.language}.{'.'.join(present)}",
    )
    if absent := [labels[stage] for stage, count in counts.items() if not count]:
        st.caption(desk.say("No requirement yet: {stages}", stages=absent))
    return chosen
