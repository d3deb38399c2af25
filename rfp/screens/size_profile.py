"""How large the selection is, and what that switches on and off."""

import streamlit as st

from rfp.changes.size_profile import set_size, switch_piece
from rfp.planning.ready_plan import Profile
from rfp.readiness.profile import PIECES, SizeProfile
from rfp.reads.readiness import size_profile
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk) -> None:
    """Draw the size with its reason, and what it leaves out."""
    with desk.store.read() as session:
        size = size_profile(session, desk.actor, desk.here.id)
    st.markdown(f"**{desk.say('How large is this selection?')}**")
    st.caption(desk.say(
        "One size does not fit all: a small selection leaves parts out. Without a size everything "
        "is offered."
    ))  # fmt: skip
    if size.size:
        st.markdown(plain(f"{desk.say(size.size.label)}: {size.reason}"))
    off = [title for piece, title in PIECES.items() if not size.is_on(piece)]
    if off:
        st.markdown(plain(desk.say("Left out: {parts}", parts=off)))
    if desk.may(Right.DECIDE_READINESS):
        left, right = st.columns(2)
        with left:
            _ask_size(desk, size)
        with right:
            _ask_switch(desk, size)


def _ask_size(desk: Desk, size: SizeProfile) -> None:
    with held(desk, "size", size, version=size.version) as form:
        chosen, reason = _ask(desk, form.stored, form.key)
        set_it = form.button(desk.say("Set the size"), "set", disabled=chosen is None)
    if set_it and chosen:
        with form.storing():
            about = {"selection": desk.here.id, "seen": form.version}
            set_size(desk.store, desk.actor, **about, profile=chosen, reason=reason)


def _ask(desk: Desk, size: SizeProfile, key: str) -> tuple[Profile | None, str]:
    chosen = st.segmented_control(
        desk.say("Size"),
        list(Profile),
        default=size.size,
        format_func=lambda each: desk.say(each.label),
        key=f"{key}.size",
    )
    reason = st.text_input(desk.say("Why this size?"), value=size.reason, key=f"{key}.reason")
    beside(desk, f"{key}.reason", size.reason)
    return chosen, reason


def _ask_switch(desk: Desk, size: SizeProfile) -> None:
    piece = st.selectbox(
        desk.say("Part to switch"),
        list(PIECES),
        index=None,
        format_func=lambda each: desk.say(PIECES[each]),
        placeholder=desk.say("Choose"),
        key="size.piece",
    )
    if piece is None:
        return
    if piece in size.switched:
        st.caption(plain(size.switched[piece].reason))
    reason = st.text_input(desk.say("Why?"), key=f"size.piece.{piece}.reason")
    is_on = size.is_on(piece)
    label = desk.say("Leave it out") if is_on else desk.say("Take it in")
    if st.button(label, key=f"size.piece.{piece}.{is_on}"):
        with explained(desk):
            switch_piece(
                desk.store, desk.actor,
                selection=desk.here.id, piece=piece, is_on=not is_on, reason=reason,
            )  # fmt: skip
            saved(desk)
            st.rerun()
