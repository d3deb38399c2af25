"""What must be true for each other vendor to win: one card each, the next in rank first."""

from pathlib import Path

import streamlit as st

from scoring.exact.rival import RivalCase, cases_for, measured_otherwise
from scoring.exact.rival_words import CaseLine, Means, case_heading, case_lines, measured_rows
from scoring.ranking import Ranking
from scoring.screens.figure import figures
from scoring.screens.judged import Judged
from scoring.screens.what_if_table import remembered
from scoring.standing import Standing
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain

_CSS = Path(__file__).with_name("rivals.css")
_SHOWN = 5
_ICONS = {
    Means.ALREADY: ":material/drag_handle:",
    Means.ONE_WEIGHT: ":material/linear_scale:",
    Means.WEIGHTS: ":material/tune:",
    Means.PRICE: ":material/sell:",
    Means.SCORES: ":material/star:",
}
_IMPOSSIBLE = ":material/block:"


def show(desk: Desk, known: Judged) -> None:
    """Draw a card for each vendor that is not first; none where nobody stands beside the first."""
    standing = known.of.standing
    rivals = rivals_of(standing.ranking())
    if not rivals:
        return
    st.html(_CSS)
    cards = st.container(key="ranking.rivals")
    if len(rivals) > _SHOWN and not st.toggle(
        desk.say("Show all {count} vendors", count=len(rivals)), key="ranking.rivals.all"
    ):
        rivals = rivals[:_SHOWN]
    with cards:
        for case in _cases(known, rivals):
            _card(desk, standing, case)
    st.caption(desk.say("Each line is enough by itself, everything else as it is."))
    _measured(desk, known, rivals)


def _measured(desk: Desk, known: Judged, rivals: list[str]) -> None:
    """Offer the smallest changes of weights under the two other measures of what small means."""
    with st.expander(
        desk.say("The smallest change of weights, measured in three ways"),
        key="ranking.rivals.measured",
        on_change="rerun",
    ) as measured:
        if measured.open:
            standing = known.of.standing
            found = remembered(
                f"measured {len(rivals)} {known.key}",
                lambda: {rival: measured_otherwise(standing, rival) for rival in rivals},
            )
            figures([
                row
                for rival, changes in found.items()
                for row in measured_rows(standing, rival, changes, desk.language)
            ])  # fmt: skip


def rivals_of(ranking: Ranking) -> list[str]:
    """Return the vendors that are not first, the next in rank first."""
    return [place.vendor for place in ranking.places if place.vendor not in ranking.first]


def _cases(known: Judged, rivals: list[str]) -> tuple[RivalCase, ...]:
    """Work the cases out once for everybody who sees the same."""
    return remembered(
        f"rivals {len(rivals)} {known.key}", lambda: cases_for(known.of.standing, rivals)
    )


def _card(desk: Desk, standing: Standing, case: RivalCase) -> None:
    with st.container(border=True, gap="small", height="stretch"):
        st.markdown(f"**{plain(case_heading(standing, case, desk.language))}**")
        for line in case_lines(standing, case, desk.language):
            st.markdown(_line(line))


def _line(line: CaseLine) -> str:
    if line.is_possible:
        return f"{_ICONS[line.means]} {plain(line.text)}"
    return f"{_IMPOSSIBLE} :gray[{plain(line.text)}]"
