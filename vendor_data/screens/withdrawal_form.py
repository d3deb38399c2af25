"""A withdrawal that came by letter is recorded, and taken back where it was recorded in error."""

import streamlit as st

from vendor_data.changes.withdrawals import record_withdrawal, take_withdrawal_back
from vendor_data.screens.finding_form import ask_day
from vendor_data.vendor import Vendor
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.named import named
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk, vendor: Vendor) -> None:
    """Ask for the letter of a vendor that is in; offer to take back what was recorded of one."""
    at = {"selection": desk.here.id, "vendor": vendor.id}
    key = f"withdrawal.{vendor.id}.{vendor.withdrawal.number if vendor.withdrawal else ''}"
    if vendor.withdrawal is not None:
        if vendor.withdrawal.written_on is None:
            return
        label = named(desk.say("Take the withdrawal back"), vendor.name.text)
        if st.button(label, type="tertiary", key=f"{key}.back"):
            with explained(desk):
                take_withdrawal_back(desk.store, desk.actor, **at)
                saved(desk)
                st.rerun()
        return
    label = named(desk.say("Withdrawn …"), vendor.name.text)
    with st.popover(label, type="tertiary", key=f"{key}.popover"):
        st.caption(desk.say(
            "The vendor withdrew its proposal by a letter: it is out of the ranking, nothing of "
            "it is opened from now on, and it stays in the file."
        ))  # fmt: skip
        day = ask_day(desk, desk.say("Day of the letter"), None, f"{key}.day")
        note = st.text_input(desk.say("Where the letter is"), key=f"{key}.note")
        if st.button(desk.say("Record the withdrawal"), type="primary", key=f"{key}.go"):
            with explained(desk):
                if day.taken is None:
                    raise Problem("a letter has its day")
                record_withdrawal(desk.store, desk.actor, **at, day=day.taken, note=note)
                saved(desk)
                st.rerun()
