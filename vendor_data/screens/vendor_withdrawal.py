"""On a vendor's page: its proposal is withdrawn until the deadline, and that is receipted."""

import streamlit as st

from vendor_data.changes.withdrawals import withdraw_proposal
from vendor_data.screens.vendor_state import anything_stands
from vendor_data.vendor import Vendor, Withdrawal
from vendor_data.withdrawn import receipt_of_withdrawal
from workbench.committee import Right
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.problems import explained, saved


def told(desk: Desk, vendor: Vendor, *, is_open: bool) -> None:
    """Say that the proposal is withdrawn, with its receipt, and how it comes back."""
    if vendor.withdrawal is None:
        return
    when = moment_here(desk, vendor.withdrawal.withdrawn_at)
    with st.container(border=True, key="vendor_withdrawal.told"):
        said = desk.say("Your proposal is withdrawn since {when}.", when=when)
        st.markdown(f":material/undo: **{said}**")
        st.markdown(desk.say("Nothing of it is opened, and it takes part in nothing."))
        if is_open:
            st.markdown(desk.say(
                "Whatever you hand in again before the deadline puts it back, together with what "
                "you had handed in before."
            ))  # fmt: skip
        _receipt(desk, vendor, vendor.withdrawal)


def ask(desk: Desk, vendor: Vendor) -> None:
    """Offer to withdraw what was handed in, once one has said that it is meant."""
    if vendor.withdrawal is not None or not desk.may(Right.WITHDRAW, vendor.id):
        return
    if not anything_stands(desk):
        return
    with st.expander(desk.say("Withdraw the proposal"), icon=":material/undo:"):
        st.markdown(desk.say(
            "Everything that you handed in is withdrawn: nothing of it is opened, and you take "
            "part in nothing more. Until the deadline you can hand in again."
        ))  # fmt: skip
        is_sure = st.checkbox(desk.say("I withdraw our proposal"), key="vendor_withdrawal.sure")
        label = desk.say("Withdraw now")
        if st.button(label, disabled=not is_sure, key="vendor_withdrawal.go"):
            with explained(desk):
                withdraw_proposal(desk.store, desk.actor, selection=desk.here.id, vendor=vendor.id)
                saved(desk)
                st.rerun()


def _receipt(desk: Desk, vendor: Vendor, withdrawal: Withdrawal) -> None:
    st.caption(f"{desk.say('Receipt number')}: {withdrawal.number}")
    st.download_button(
        desk.say("Download the receipt"),
        data=receipt_of_withdrawal(withdrawal, vendor.name.text, desk.here.title),
        file_name=f"receipt-{withdrawal.withdrawn_at:%Y-%m-%d-%H%M}-withdrawn.txt",
        mime="text/plain",
        icon=":material/download:",
        on_click="ignore",
        key="vendor_withdrawal.receipt",
    )
