"""Screen of a vendor: each envelope is handed in, replaced until the deadline, and receipted."""

from collections.abc import Sequence

import streamlit as st

from vendor_data.changes.hand_in import hand_in, note_late
from vendor_data.offering.statement import DATA_NAME
from vendor_data.reads.call import plain_window
from vendor_data.reads.receipts import own_receipts
from vendor_data.reads.sealing import hand_in_window, handed_in
from vendor_data.screens import (
    envelope_files,
    vendor_evidence,
    vendor_papers,
    vendor_receipts,
    vendor_seat,
    vendor_stale,
    vendor_state,
    vendor_technical,
    vendor_withdrawal,
)
from vendor_data.screens.vendor_technical import Brought
from vendor_data.sealing.envelope import Envelope, Handed, Receipt, State, Window
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

_TURN = "vendor_hand_in.turn"
_PLAIN = "plain"


def show(desk: Desk) -> None:
    """Draw the receipts of this visit, the three envelopes, and what stands handed in."""
    vendor = vendor_seat.own_vendor(desk, "vendor_hand_in")
    if vendor is None:
        return
    vendor_seat.head(desk, vendor, desk.say("Hand in"))
    with desk.store.read() as session:
        window = hand_in_window(session, desk.actor, desk.here.id, desk.store.clock())
        handed = handed_in(session, desk.actor, desk.here.id)
        plainly = plain_window(session, desk.actor, desk.here.id, desk.store.clock())
        receipts = own_receipts(session, desk.actor, desk.here.id)
    _until(desk, window or plainly, is_sealed=window is not None)
    is_open = any(each is not None and each.is_open for each in (window, plainly))
    vendor_withdrawal.told(desk, vendor, is_open=is_open)
    vendor_receipts.of_this_visit(desk, vendor)
    vendor_stale.show(desk)
    if window is not None and window.is_open:
        for envelope in Envelope:
            _envelope(desk, vendor, envelope, handed)
    elif plainly is not None and plainly.is_open:
        _plain(desk, vendor)
        vendor_evidence.ask(desk, vendor.id)
    else:
        _came_late(desk, vendor)
    if is_open:
        vendor_withdrawal.ask(desk, vendor)
    vendor_receipts.earlier(desk, vendor, receipts, handed)


def _until(desk: Desk, window: Window | None, *, is_sealed: bool) -> None:
    until, _ = vendor_state.until_when(desk)
    if window is None and not desk.may(Right.ANSWER):
        st.warning(desk.say("The call is closed; nothing more can be handed in."))
    elif window is None:
        st.info(
            desk.say(
                "The committee takes no sealed envelopes here yet. Your answers are kept; ask the "
                "committee how it takes proposals."
            )
        )
    elif not window.is_open:
        st.warning(desk.say("The call is closed; nothing more can be handed in."))
    elif window.closes_at is not None and not is_sealed:
        told = desk.say(
            "Answers are taken until {closes}; until then you can hand in again, and the newest "
            "answer to each requirement counts. What comes later is refused, and that is put on "
            "record.",
            closes=until,
        )
        st.markdown(plain(told))
    elif window.closes_at is not None:
        told = desk.say(
            "Envelopes are taken until {closes}; until then each can be replaced. What comes "
            "later is refused, and that is put on record.",
            closes=until,
        )
        st.markdown(plain(told))


def _came_late(desk: Desk, vendor: Vendor) -> None:
    """Put on record what was pressed on a page that was drawn while the call was open."""
    turn = st.session_state.get(_TURN, 0)
    buttons = {_PLAIN: Envelope.B} | {each.value: each for each in Envelope}
    for at, envelope in buttons.items():
        if st.session_state.get(f"vendor_hand_in.{at}.{turn}.go"):
            note_late(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                vendor=vendor.id,
                envelope=envelope,
            )
            st.error(desk.say("This came too late and was not taken, which is on record."))


def _envelope(desk: Desk, vendor: Vendor, envelope: Envelope, handed: Sequence[Handed]) -> None:
    turn = st.session_state.setdefault(_TURN, 0)
    key = f"vendor_hand_in.{envelope.value}.{turn}"
    with st.container(border=True, key=f"vendor_hand_in.{envelope.value}"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{desk.say(envelope.label)}**", width="stretch")
            _state(desk, envelope, handed)
        st.caption(_what_it_holds(desk, envelope))
        with explained(desk):
            if envelope is Envelope.B:
                answers = vendor_technical.ask(desk, vendor.id, key)
                brought = vendor_papers.beside(desk, vendor.id, answers, key)
            else:
                brought = envelope_files.ask(desk, envelope, key)
            if brought is not None:
                _confirm(desk, vendor, envelope, brought, key)


def _plain(desk: Desk, vendor: Vendor) -> None:
    """Take the answers of a selection without sealed envelopes: read now, shown at the opening."""
    turn = st.session_state.setdefault(_TURN, 0)
    key = f"vendor_hand_in.{_PLAIN}.{turn}"
    with st.container(border=True, key="vendor_hand_in.plain"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{desk.say('Your answers')}**", width="stretch")
            vendor_state.badge(desk, vendor_state.last_hand_in(desk))
        st.caption(
            desk.say(
                "This selection takes no sealed envelopes: the committee can read what you hand "
                "in from then on. This page takes no price and no formal papers: bring envelopes A "
                "and C closed, each by itself, to the contact that the request names."
            )
        )
        with explained(desk):
            brought = vendor_technical.ask(desk, vendor.id, key)
            if brought is not None and _is_confirmed(desk, brought, key):
                _done(desk, vendor_technical.hand_in_plainly(desk, vendor.id, brought))


def _state(desk: Desk, envelope: Envelope, handed: Sequence[Handed]) -> None:
    standing = [h for h in handed if h.envelope is envelope and h.state is State.SEALED]
    if standing:
        when = moment_here(desk, standing[-1].handed_in_at)
        st.badge(desk.say("Handed in {when}", when=when), color="green")
    else:
        st.badge(desk.say("Not handed in yet"), color="orange")


def _what_it_holds(desk: Desk, envelope: Envelope) -> str:
    match envelope:
        case Envelope.A:
            return desk.say(
                "Guarantee, declarations and other formal papers, in one or several files."
            )
        case Envelope.B:
            return desk.say(
                "Your answers to the requirements, and the documents that they name as evidence; "
                "no price stands in them."
            )
        case Envelope.C:
            return desk.say(
                "Your price, as one file. Nobody can read it before the technical scores are "
                "closed, and nobody ever if your technical points miss the published minimum."
            )


def _confirm(desk: Desk, vendor: Vendor, envelope: Envelope, brought: Brought, key: str) -> None:
    if not _is_confirmed(desk, brought, key):
        return
    name, content = brought.sealed_together
    receipt = hand_in(
        desk.store,
        desk.actor,
        selection=desk.here.id,
        vendor=vendor.id,
        envelope=envelope,
        file_name=name,
        content=content,
    )
    _done(desk, receipt, content if brought.papers else None)


def _is_confirmed(desk: Desk, brought: Brought, key: str) -> bool:
    """Draw what is missing, and the button that hands in all the same."""
    for line in brought.warnings:
        st.warning(line)
    return st.button(
        plain(_label(desk, brought)), type="primary", icon=":material/lock:", key=f"{key}.go"
    )


def _label(desk: Desk, brought: Brought) -> str:
    """Return what the button says; documents that go along are counted."""
    if not brought.papers:
        return desk.say("Hand in {file}", file=brought.name)
    count = sum(name != DATA_NAME for name, _ in brought.papers)
    return desk.say("Hand in {file} with {count} documents", file=brought.name, count=count)


def _done(desk: Desk, receipt: Receipt, archive: bytes | None = None) -> None:
    vendor_receipts.keep(receipt, archive)
    st.session_state[_TURN] += 1
    saved(desk)
    st.rerun()
