"""What was handed in, for those who lead; and a file that came on paper or by hand."""

from collections.abc import Mapping, Sequence

import streamlit as st

from vendor_data.changes.hand_in import hand_in
from vendor_data.reads.sealing import LateEnvelope, hand_in_window, handed_in, late_envelopes
from vendor_data.reads.vendors import vendors
from vendor_data.screens import envelope_files
from vendor_data.sealing.envelope import Envelope, Handed, Receipt, Sealing
from workbench.committee import Right
from workbench.screens.parts.clock import deadline_here, moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained

_TURN, _RECEIPT = "envelope_hand_in.turn", "envelope_hand_in.receipt"


def show(desk: Desk, sealed: Sealing) -> None:
    """Say until when envelopes are taken, list what came, and take one for a vendor."""
    if sealed.closes_at is not None and sealed.technical.opened_at is None:
        when = deadline_here(desk, sealed.closes_at)
        st.caption(desk.say("Envelopes are taken until {when}.", when=when))
    if not desk.may(Right.SEE_HANDED_IN):
        return
    names = what_came(desk)
    with desk.store.read() as session:
        window = hand_in_window(session, desk.actor, desk.here.id, desk.store.clock())
    if window is not None and window.is_open:
        _for_a_vendor(desk, names)
    receipt = st.session_state.get(_RECEIPT)
    if isinstance(receipt, Receipt) and receipt.vendor in names:
        show_receipt(desk, receipt, names[receipt.vendor])


def what_came(desk: Desk) -> Mapping[str, str]:
    """List what was handed in and what came late, to who leads; return the vendors' names."""
    if not desk.may(Right.SEE_HANDED_IN):
        return {}
    with desk.store.read() as session:
        about = session, desk.actor, desk.here.id
        names = {each.id: each.name.text for each in vendors(*about, desk.language.value)}
        found, late = handed_in(*about), late_envelopes(*about)
    st.subheader(desk.say("Handed in"))
    _list(desk, names, found)
    _late(desk, names, late)
    return names


def show_receipt(desk: Desk, receipt: Receipt, vendor: str) -> None:
    """Show a receipt once; its secret number is kept nowhere else in the open."""
    with st.container(border=True):
        st.markdown(f"**{desk.say('Receipt')}** · {plain(vendor)}")
        st.caption(desk.say(
            "Give it to the vendor now. The secret number is not kept here: with it and the file, "
            "the vendor can show what was handed in."
        ))  # fmt: skip
        lines = {
            desk.say("Number"): receipt.id,
            desk.say("Envelope"): desk.say(receipt.envelope.label),
            desk.say("File"): plain(receipt.file_name),
            desk.say("Handed in"): moment_here(desk, receipt.handed_in_at),
            desk.say("SHA-256 of the file"): receipt.sha256,
            desk.say("Secret number"): receipt.nonce,
            desk.say("Receipt hash"): receipt.commitment,
        }
        st.table({desk.say("Receipt"): list(lines), " ": list(lines.values())}, hide_index=True)
        if st.button(desk.say("I have passed it on"), key="envelope_hand_in.seen"):
            st.session_state.pop(_RECEIPT, None)
            st.rerun()


def _list(desk: Desk, names: Mapping[str, str], found: Sequence[Handed]) -> None:
    if not found:
        st.caption(desk.say("Nothing has been handed in yet."))
        return
    rows = [
        {
            desk.say("Vendor"): plain(names[each.vendor]),
            desk.say("Envelope"): desk.say(each.envelope.label),
            desk.say("Handed in"): moment_here(desk, each.handed_in_at),
            desk.say("State"): desk.say(each.state.label),
        }
        for each in found
        if each.vendor in names
    ]
    st.table(rows, hide_index=True, border="horizontal")


def _late(desk: Desk, names: Mapping[str, str], late: Sequence[LateEnvelope]) -> None:
    for each in late:
        if each.vendor in names:
            told = desk.say(
                "{vendor}: {envelope} came at {when}, too late, and was not taken.",
                vendor=names[each.vendor],
                envelope=each.envelope.label,
                when=moment_here(desk, each.came_at),
            )
            st.warning(plain(told), icon=":material/schedule:")


def _for_a_vendor(desk: Desk, names: Mapping[str, str]) -> None:
    """Take a file that a vendor brought by hand; it goes the way of every other."""
    turn = st.session_state.setdefault(_TURN, 0)
    with st.expander(desk.say("Hand in for a vendor"), icon=":material/mail:"):
        open_to = [vendor for vendor in names if desk.may(Right.HAND_IN, vendor)]
        vendor = st.selectbox(
            desk.say("Vendor"),
            open_to,
            index=None,
            format_func=names.__getitem__,
            placeholder=desk.say("Choose"),
            key="envelope_hand_in.vendor",
        )
        envelope = st.radio(
            desk.say("Envelope"),
            list(Envelope),
            format_func=lambda each: desk.say(each.label),
            key="envelope_hand_in.envelope",
        )
        brought = None
        with explained(desk):
            kind = "papers" if envelope is Envelope.A else "file"
            brought = envelope_files.ask(desk, envelope, f"envelope_hand_in.{kind}.{turn}")
        st.caption(desk.say("A later file replaces the earlier one, which nobody can open then."))
        is_whole = vendor is not None and brought is not None
        label = desk.say("Seal and hand in")
        if st.button(label, type="primary", disabled=not is_whole, key="envelope_hand_in.go"):
            with explained(desk):
                st.session_state[_RECEIPT] = hand_in(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    vendor=vendor,
                    envelope=envelope,
                    file_name=brought.name,
                    content=brought.content(),
                )
                st.session_state[_TURN] += 1
                st.rerun()
