"""Two other looks at the gaps: where they lie thickest, and in which order to close them."""

from collections.abc import Iterable, Mapping

import streamlit as st

from rfp.goals.area import Area
from rfp.needs.closing import is_sooner
from rfp.needs.gap import Gap, GapKind
from rfp.needs.gap_drawing import draw_order
from rfp.needs.gap_heat import HeatCell, gap_heat
from rfp.needs.gap_order import closing_order, linked
from rfp.screens.map_drawing import map_drawing
from workbench.language import isolated, number
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def heat(desk: Desk, gaps: Iterable[Gap], areas: Mapping[str, Iterable[Area]]) -> None:
    """Draw how many gaps lie in each area and kind, and the highest priority among them."""
    cells = gap_heat(gaps, areas)
    st.caption(
        desk.say(
            "Number of gaps and the highest priority among them. The area follows from the "
            "problems and lanes of a gap's pains."
        )
    )
    st.table(
        [
            {desk.say("Area"): desk.say(area.label)}
            | {desk.say(kind.label): _cell(desk, cells.get((area, kind))) for kind in GapKind}
            for area in Area
        ],
        border="horizontal",
        hide_index=True,
    )


def _cell(desk: Desk, cell: HeatCell | None) -> str:
    if cell is None:
        return ":gray[–]"
    count = number(cell.count, desk.language)
    # In parentheses: a dot between two figures looks like a Persian nought.
    return f":{cell.colour}-background[**{count}** ({number(cell.highest, desk.language, 1)})]"


def order(desk: Desk, gaps: list[Gap]) -> None:
    """Draw which gap waits for which, and list all gaps in an order to close them."""
    by_id = {gap.id: gap for gap in gaps}
    waiting = {gap.id: gap.waits_for for gap in gaps}
    sequence = closing_order({gap.id: gap.priority for gap in gaps}, waiting)
    tied = linked(waiting, sequence)
    if tied:
        picture = draw_order([by_id[gap] for gap in tied], language=desk.language)
        map_drawing(desk, picture, key="gap_views.order")
    else:
        st.caption(
            desk.say("No gap waits for another yet. Open a gap and say what comes before it.")
        )
    st.markdown(f"**{desk.say('An order in which to close them')}**")
    st.markdown(
        "  \n".join(
            f"{number(place, desk.language)}\\. {_line(desk, by_id[gap], by_id)}"
            for place, gap in enumerate(sequence, start=1)
        )
    )


def _line(desk: Desk, gap: Gap, by_id: Mapping[str, Gap]) -> str:
    title = isolated(plain(gap.title), desk.language)
    told = [f"{title} ({number(gap.priority, desk.language, 1)})"]
    if gap.closing.wave:
        told.append(desk.say(gap.closing.wave.label))
    before = [by_id[each] for each in gap.waits_for if each in by_id]
    for other in before:
        told.append(desk.say("after “{title}”", title=plain(other.title)))
        if is_sooner(gap.closing, other.closing):
            told.append(f":orange[{desk.say('planned before what it waits for')}]")
    return " · ".join(told)
