"""The two openings: the first keyholder turns a key, a second and different one opens."""

import streamlit as st

from vendor_data.changes.envelope_opening import (
    consent_to_opening,
    open_envelopes,
    withdraw_consent,
)
from vendor_data.sealing.envelope import Opening, Sealing, Sitting
from workbench.committee import Right
from workbench.problem import Term
from workbench.screens.parts.clock import deadline_here, moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

_TURN = "envelope_openings.turn"
TITLES = {
    Opening.TECHNICAL: Term("Opening of envelopes A and B"),
    Opening.PRICE: Term("Opening of envelope C"),
}


def show(desk: Desk, sealed: Sealing) -> None:
    """Draw both openings, each with what it waits for."""
    for opening in Opening:
        st.subheader(desk.say(TITLES[opening]))
        sitting = sealed.sitting(opening)
        if sitting.opened_at is not None:
            told = desk.say(
                "Opened {when} by {names}.",
                when=moment_here(desk, sitting.opened_at),
                names=list(sitting.opened_by),
            )
            st.success(plain(told), icon=":material/drafts:")
            continue
        waits = _waits_for(desk, sealed, opening)
        if waits:
            st.caption(waits)
        else:
            _turn_keys(desk, sealed, sitting)


def _waits_for(desk: Desk, sealed: Sealing, opening: Opening) -> str:
    if opening is Opening.PRICE:
        if sealed.technical.opened_at is None or sealed.scores_closed_at is None:
            return desk.say("Stays sealed until the chair has closed the technical scores.")
        return ""
    if sealed.closes_at is not None and desk.store.clock() < sealed.closes_at:
        when = deadline_here(desk, sealed.closes_at)
        return desk.say("Stays sealed until the deadline, {when}.", when=when)
    return ""


def _turn_keys(desk: Desk, sealed: Sealing, sitting: Sitting) -> None:
    names = {holder.member: holder.name for holder in sealed.keyholders}
    if sitting.consented_by is not None and sitting.consented_at is not None:
        told = desk.say(
            "{name} turned the first key {when}. Another keyholder now turns the second.",
            name=names[sitting.consented_by],
            when=moment_here(desk, sitting.consented_at),
        )
        st.info(plain(told), icon=":material/key:")
    else:
        st.caption(desk.say("Two different keyholders open together, one after the other."))
    if desk.actor.member not in names or not desk.may(Right.HOLD_KEY):
        return
    if sitting.consented_by == desk.actor.member:
        _withdraw(desk, sitting)
        return
    _ask_phrase(desk, sitting)


def _withdraw(desk: Desk, sitting: Sitting) -> None:
    key = f"envelope_openings.withdraw.{sitting.opening.value}"
    if st.button(desk.say("Withdraw my consent"), key=key):
        with explained(desk):
            withdraw_consent(
                desk.store, desk.actor, selection=desk.here.id, opening=sitting.opening
            )
            saved(desk)
            st.rerun()


def _ask_phrase(desk: Desk, sitting: Sitting) -> None:
    turn = st.session_state.setdefault(_TURN, 0)
    is_first = sitting.consented_by is None
    at = f"{sitting.opening.value}.{turn}"
    with st.form(f"envelope_openings.form.{at}"):
        phrase = st.text_input(
            desk.say("Your opening phrase"),
            type="password",
            autocomplete="off",
            key=f"envelope_openings.phrase.{at}",
        )
        if not is_first:
            st.caption(desk.say("The envelopes are opened at once; this cannot be taken back."))
        label = desk.say("Turn the first key") if is_first else desk.say("Open the envelopes")
        if st.form_submit_button(label, type="primary"):
            with explained(desk):
                turn_key = consent_to_opening if is_first else open_envelopes
                turn_key(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    opening=sitting.opening,
                    phrase=phrase,
                )
                st.session_state[_TURN] += 1
                saved(desk)
                st.rerun()
