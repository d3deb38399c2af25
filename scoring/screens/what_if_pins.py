"""What was pinned in the meeting: with who, when, the weights, and who would win."""

from fractions import Fraction

import streamlit as st

from scoring.changes.what_ifs import LONGEST_TITLE, pin, unpin
from scoring.pin import Pin
from scoring.reads.what_ifs import pins
from scoring.screens.weight_board import is_private
from scoring.screens.what_if_table import Table
from scoring.standing import Standing
from workbench.committee import Right
from workbench.language import number, percent
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

BOARD = "what_if.board"
_SEEN, _PRESSED = "what_if.pin.seen", "what_if.pin.pressed"
_TITLE, _PINNED = "what_if.pin.title", "what_if.pin.pinned"


def show(desk: Desk, found: Table) -> None:
    """Draw the form that pins, and the list of what was pinned, the newest first."""
    st.subheader(desk.say("Pinned"))
    with desk.store.read() as session:
        pinned = pins(session, desk.actor, desk.here.id)
    if desk.may(Right.PIN):
        _form(desk)
    if not pinned:
        empty_state(
            desk.say("Nothing is pinned yet"),
            desk.say("Pin what the sliders show now; it goes into the evaluation report."),
        )
    for each in reversed(pinned):
        _pin(desk, found.official, each)


def note_seen(version: int) -> None:
    """Note which what-if the page shows; it is what a press of the button pins."""
    st.session_state[_SEEN] = version


def _form(desk: Desk) -> None:
    if st.session_state.pop(_PINNED, False):
        st.session_state[_TITLE] = ""  # the form itself stays, and with it the keyboard's place
    with (
        st.form("what_if.pin", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        title = st.text_input(
            desk.say("Title of what the sliders show now"),
            max_chars=LONGEST_TITLE,
            placeholder=desk.say("For example: price counts 40 %"),
            key=_TITLE,
        )
        # The press itself knows what was seen; in the run that follows, newer sliders are drawn.
        pressed = st.form_submit_button(
            desk.say("Pin"), icon=":material/push_pin:", on_click=_take_seen
        )
    if pressed:
        with explained(desk):
            pin(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                title=title,
                private=is_private(BOARD),
                seen=st.session_state.get(_PRESSED),
            )
            st.session_state[_PINNED] = True
            saved(desk)
            st.rerun()


def _take_seen() -> None:
    st.session_state[_PRESSED] = st.session_state.get(_SEEN)


def _pin(desk: Desk, official: Standing, each: Pin) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        words = st.container()
        words.markdown(f"**{plain(each.title)}** · {plain(_winner(desk, official, each))}")
        words.markdown(plain(_weights(desk, official, each)))
        words.caption(
            plain(
                desk.say(
                    "Pinned by {name}, {when}",
                    name=each.pinned_by,
                    when=moment_here(desk, each.pinned_at),
                )
            )
        )
        if desk.may(Right.PIN) and st.button(
            desk.say("Take off"), key=f"what_if.unpin.{each.id}", type="tertiary"
        ):
            with explained(desk):
                unpin(desk.store, desk.actor, selection=desk.here.id, pin=each.id)
                saved(desk)
                st.rerun()


def _winner(desk: Desk, official: Standing, each: Pin) -> str:
    """Return who is first under the pinned weights, as scoring computes it."""
    ranking = official.ranking(each.tree)
    names = [official.vendors[vendor] for vendor in ranking.first]
    points = number(ranking.places[0].total, desk.language, 2)
    return desk.say("first: {vendors}, {points} points", vendors=names, points=points)


def _weights(desk: Desk, official: Standing, each: Pin) -> str:
    """Return the top weights, and those further down that are not the official ones."""
    told = [c.id for c in each.tree.criteria if c.parent is None or _differs(official, each, c.id)]
    return " · ".join(
        f"{official.titles[criterion]} {_share(desk, each.tree[criterion].weight)}"
        for criterion in told
    )


def _differs(official: Standing, each: Pin, criterion: str) -> bool:
    return each.tree[criterion].weight != official.tree[criterion].weight


def _share(desk: Desk, weight: Fraction) -> str:
    return percent(weight, desk.language, 1)
