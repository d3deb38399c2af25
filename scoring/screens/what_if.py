"""Screen: the live meeting. Everybody plays with the weights; nobody can move the official ones."""

from pathlib import Path

import streamlit as st

from scoring.reads.versions import RANKING, WHAT_IF, ranking_version, what_if_version
from scoring.screens import what_if_pins
from scoring.screens.figure import draw_live
from scoring.screens.missing_scores import no_ranking
from scoring.screens.weight_board import is_private
from scoring.screens.what_if_table import draw_board, picture, table
from workbench import ground
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.listener import listen
from workbench.screens.parts.live_part import live_part
from workbench.screens.parts.plain import plain
from workbench.screens.parts.record_head import show_head

BOARD = "what_if.board"
_EXPLORING = Path(__file__).with_name("what_if_exploring.css")


def show(desk: Desk) -> None:
    """Draw the weight board, the charts that follow it, and what was pinned."""
    st.title(desk.say("What if …?"))
    found = table(desk)
    if found is None:
        no_ranking(desk)
        return
    _listen_for_facts(desk)
    st.html(_EXPLORING)
    # The board follows the channel by itself; a release makes the charts alone be drawn again.
    draw_board(desk, found, key=BOARD)
    live_part(desk, _charts, name="what_if", topic=WHAT_IF, version=what_if_version)
    what_if_pins.show(desk, found)
    show_head(desk)  # not with every release: the charts of fifty browsers would wait for it


def _listen_for_facts(desk: Desk) -> None:
    """Draw the whole page again when a pin, a price or another fact of the ranking changes."""
    with desk.store.read() as session:
        drawn_from = ranking_version(session, desk.actor, desk.here.id)
    listen(
        key="what_if.facts",
        language=desk.language,
        boot=ground.hub().boot,
        selection=desk.here.id,
        topics={RANKING: drawn_from},
        patient=True,
    )


def _charts(desk: Desk) -> None:
    private = is_private(BOARD)
    found = table(desk, with_own=private)
    if found is None:
        no_ranking(desk)
        return
    what_if_pins.note_seen(found.version(private=private))
    official = found.is_official(private=private)
    with st.container(key="what_if.charts" if official else "what_if.exploring"):
        _head(desk, official=official, private=private)
        drawn = picture(desk, found, found.tree(private=private))
        if drawn.nearby:
            st.caption(plain(drawn.nearby))
        figures = {"what_if.contributions": drawn.contributions}
        if drawn.sweep is not None:
            figures["what_if.sweep"] = drawn.sweep
        draw_live(desk, figures, key="what_if")


def _head(desk: Desk, *, official: bool, private: bool) -> None:
    """Say whose weights the charts below are drawn from; nobody may take them for official."""
    heading = desk.say("In charts")
    if official:
        st.subheader(f"{heading} :green-badge[{desk.say('Official weights')}]", anchor=False)
        return
    badge = f":orange-badge[:material/science: {desk.say('What if')}]"
    st.subheader(f"{heading} {badge}", anchor=False)
    if private:
        st.caption(desk.say("Your own what-if, which only you see."))
    else:
        st.caption(desk.say("The charts follow each move once it is let go."))
