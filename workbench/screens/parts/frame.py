"""What stands round every screen: where we are, who sits here, the language, the way back."""

from collections.abc import Collection
from html import escape
from pathlib import Path

import streamlit as st

from workbench.changes.accounts import change_language
from workbench.changes.undo import undo
from workbench.committee import Actor, Right
from workbench.language import Language, joined
from workbench.problem import Term
from workbench.reads.accounts import signed_in
from workbench.reads.selections import passed_over
from workbench.reads.undo import last_change
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.selection import Phase

_CSS = Path(__file__).parent / "frame.css"
CHOSEN = "frame.selection"
_WISHES = "frame.wishes"
_LANGUAGES = {Language.EN: "English", Language.FA: "فارسی"}


def head(desk: Desk) -> None:
    """Draw the head of a page inside a selection: its title, the way back, the phases."""
    with st.container(horizontal=True, vertical_alignment="center", key="frame.head"):
        st.markdown(f"**{plain(desk.here.title)}**", width="stretch")
        if desk.here.is_sample:
            st.badge(desk.say("Sample"), color="gray")
        if desk.here.mark:
            st.badge(desk.say(desk.here.mark), color="gray")
        if desk.here.archived_at:
            st.badge(desk.say("Archived"), color="orange")
        _way_back(desk)
    st.html(phase_bar(desk))
    if _has_to_declare(desk):
        _call_to_declare(desk)


def _has_to_declare(desk: Desk) -> bool:
    is_open = desk.here.phase.is_from(Phase.CALL) and desk.may(Right.DECLARE)
    return is_open and not desk.actor.has_declared


def _call_to_declare(desk: Desk) -> None:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        st.markdown(
            desk.say(
                "Declare your conflicts of interest; until then nothing of any proposal is "
                "shown to you."
            ),
            width="stretch",
        )
        if st.button(desk.say("Declare …"), key="frame.declare"):
            enter(desk.here.id, "conflicts")


def onward(desk: Desk) -> str:
    """Return the arrow of a button that leads on, in the direction of reading."""
    forward = "arrow_forward" if desk.language.direction == "ltr" else "arrow_back"
    return f":material/{forward}:"


def enter(selection: str, *wishes: str) -> None:
    """Step into a selection, at the first of these screens that is open to this person."""
    st.session_state[CHOSEN] = st.query_params["s"] = selection
    st.session_state[_WISHES] = wishes
    st.rerun()


def wishes() -> tuple[str, ...]:
    """Return the addresses that a screen asked to be taken to."""
    found: tuple[str, ...] = st.session_state.get(_WISHES, ())
    return found


def is_there() -> None:
    """Forget the wishes: the page is where it was asked to be taken."""
    st.session_state.pop(_WISHES, None)


def phase_bar(desk: Desk) -> str:
    """Return the eight phases as a list in HTML, made of the program's own texts alone."""
    with desk.store.read() as session:
        unused = passed_over(session, desk.here.id)
    items = "".join(_phase(desk, phase, unused) for phase in Phase)
    return f'<ol class="gozin-road" aria-label="{escape(desk.say("Phases"))}">{items}</ol>'


def _phase(desk: Desk, phase: Phase, left_out: Collection[Phase]) -> str:
    now = desk.here.phase
    label = escape(desk.say(phase.label))
    if phase is now:
        return f'<li class="here" aria-current="step">{label}</li>'
    if phase.place < now.place and phase in left_out:
        unused = escape(desk.say("not used"))
        return f'<li class="unused">{label} <span>({unused})</span></li>'
    if phase.place < now.place:
        done = escape(desk.say("finished"))
        return f'<li class="done">{label}<span class="unseen"> ({done})</span></li>'
    return f"<li>{label}</li>"


def _way_back(desk: Desk) -> None:
    """Offer to undo one's own last change, by its name."""
    if not desk.may(Right.UNDO):
        return
    with desk.store.read() as session:
        last = last_change(session, desk.actor, desk.here.id)
    if last is None:
        return
    label = desk.say("Undo: {change}", change=desk.say(last.label))
    if st.button(
        label, icon=":material/undo:", type="tertiary", key=f"frame.undo.{last.event[:12]}"
    ):
        with explained(desk):
            undo(desk.store, desk.actor, selection=desk.here.id, event=last.event)
            saved(desk)
            st.rerun()


def sidebar(desk: Desk) -> None:
    """Draw who sits here, the language switch and the way out."""
    st.html(_CSS)
    with st.sidebar, st.container(key="frame.seat", gap="xxsmall"):
        st.markdown(f"**{plain(desk.actor.name)}**")
        if roles := roles_in_words(desk, desk.actor):
            st.caption(roles)
        with st.container(horizontal=True, vertical_alignment="center"):
            language_switch(desk)
            st.html(_sign_out(desk), width="content")


def roles_in_words(desk: Desk, actor: Actor) -> str:
    """Return what `actor` is here, such as "Chair, Evaluator"."""
    labels = [role.label for role in sorted(actor.roles)]
    owner = [Term("Owner of this server")] if actor.is_owner and not labels else []
    return joined((desk.say(label) for label in [*labels, *owner]), desk.language)


def _sign_out(desk: Desk) -> str:
    label = escape(desk.say("Sign out"))
    return (
        '<form class="gozin-sign-out" method="post" action="/sign-out">'
        f'<button type="submit">{label}</button></form>'
    )


def language_switch(desk: Desk) -> None:
    """Offer both languages; the browser keeps the choice."""
    chosen = st.segmented_control(
        desk.say("Language"),
        list(_LANGUAGES),
        format_func=_LANGUAGES.__getitem__,
        default=desk.language,
        required=True,
        label_visibility="collapsed",
        key=f"frame.language.{desk.language}",
    )
    if chosen is None or chosen is desk.language:
        return
    with desk.store.read() as session:
        here = signed_in(session, desk.actor.browser, desk.store.clock())
    if here is not None:
        change_language(desk.store, here, chosen)
        st.rerun()


def not_used(desk: Desk, what: str, *, from_: Phase = Phase.PRICE) -> bool:
    """Say that a step was passed over, and what of it is missing; nothing before `from_`.

    Returns whether it was said. `what` is a sentence of the program.
    """
    if not desk.here.phase.is_from(from_):
        return False
    empty_state(desk.say("Not used in this selection"), what)
    return True


def empty_state(text: str, what_to_do: str, *, at: str = "") -> None:
    """Say that there is nothing yet, and what to do about it; both are texts of the program.

    `at` tells apart screens that say the same.
    """
    key = f"empty-state {text} {at}".strip()
    with st.container(border=True, horizontal_alignment="center", gap=None, key=key):
        st.markdown(f"**{text}**", text_alignment="center")
        st.caption(what_to_do, text_alignment="center")
