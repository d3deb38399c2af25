"""The wanted process with a vendor's points laid over its steps, for whoever opens it."""

import streamlit as st

from rfp.maps.map_heat import Heat, HeatScale
from rfp.maps.swimlane import draw
from rfp.reads.maps import StepEntry
from rfp.screens.map_drawing import map_drawing
from rfp.screens.pain_list import step_name
from scoring.reads.vendor_heat import VendorHeat, vendor_heat
from scoring.screens.figure import TableRow, figures
from workbench.language import number
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def show(desk: Desk) -> None:
    """Draw, once it is opened, how well each vendor would serve each step."""
    opened = st.expander(
        desk.say("Where on the process each vendor is strong"),
        key="ranking.heat",
        on_change="rerun",
    )
    if not opened.open:
        return
    with opened:
        with desk.store.read() as session:
            found = vendor_heat(session, desk.actor, desk.here.id, desk.language.value)
        if not found:
            st.info(desk.say("There is no process map yet"))
        for each in found:
            _map(desk, each)


def _map(desk: Desk, found: VendorHeat) -> None:
    st.markdown(f"**{plain(found.entry.title)}**")
    vendor = st.segmented_control(
        desk.say("Vendor"),
        list(found.vendors),
        default=next(iter(found.vendors), None),
        required=True,
        format_func=lambda code: plain(found.vendors[code]),
        key=f"heat.vendor.{found.entry.id}",
    )
    if vendor is None:
        return
    heat = Heat(values=found.points[vendor], scale=HeatScale.POINTS)
    picture = draw(found.drawing, language=desk.language, heat=heat)
    map_drawing(desk, picture, key=f"heat.drawing.{found.entry.id}")
    st.caption(desk.say(
        "Points of a step are the mean official points on the criteria of the requirements that "
        "close the gaps behind its pains, each criterion once. They change nothing in the ranking."
    ))  # fmt: skip
    without = [step for step in found.steps if step.element not in found.criteria]
    if without:
        st.caption(desk.say(
            "{count} of {steps} steps have no such trace and stay white.",
            count=len(without), steps=len(found.steps),
        ))  # fmt: skip
    rows = [_row(desk, found, step) for step in found.steps if step.element in found.criteria]
    if rows:
        figures(rows)


def _row(desk: Desk, found: VendorHeat, step: StepEntry) -> TableRow:
    comma = desk.say(", ")
    row = {
        desk.say("Step"): step_name(desk, step),
        desk.say("Criteria"): comma.join(found.criteria[step.element]),
    }
    for vendor, name in found.vendors.items():
        points = found.points[vendor].get(step.element)
        row[name] = "–" if points is None else number(points, desk.language, 1)
    return row
