"""Screen: who was asked to propose, how far each of them is, and the mandatory check."""

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from vendor_data.proposal import Proposal
from vendor_data.reads.asked import asked
from vendor_data.reads.prices import priced_at
from vendor_data.reads.vendors import VendorEntry, proposals, vendor_entries
from vendor_data.screens import (
    call_progress,
    mandatory_check,
    opening,
    vendor_form,
    vendor_people,
    withdrawal_form,
)
from vendor_data.vendor import Exclusion, Withdrawal
from vendor_data.withdrawn import how_withdrawn
from workbench.committee import Right
from workbench.screens.parts import frame
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one run of the page has read; `codes` are the requirements' codes by id."""

    entries: list[VendorEntry]
    proposals: Mapping[str, Proposal]  # the newest of each vendor
    priced: Mapping[str, object]
    codes: Mapping[str, str]


def show(desk: Desk) -> None:
    """Draw the list of vendors and what can be done now."""
    st.title(desk.say("Vendors"))
    seen = _read(desk)
    if not seen.entries:
        frame.empty_state(
            desk.say("No vendor yet"),
            desk.say("Register every company that is asked to propose."),
        )
    else:
        call_progress.show(desk)
    for entry in seen.entries:
        _vendor(desk, entry, seen)
    mandatory_check.show(desk, [entry.vendor for entry in seen.entries])
    if desk.may(Right.EDIT_VENDORS):
        vendor_form.register(desk, seen.entries)
    opening.show(desk, [entry.vendor for entry in seen.entries], seen.proposals)


def _read(desk: Desk) -> _Seen:
    about = (desk.actor, desk.here.id)
    with desk.store.read() as session:
        return _Seen(
            vendor_entries(session, *about, desk.language.value),
            {proposal.vendor: proposal for proposal in proposals(session, *about)},
            priced_at(session, *about),
            {one.id: one.code for one in asked(session, *about, desk.language)},
        )


def _vendor(desk: Desk, entry: VendorEntry, seen: _Seen) -> None:
    vendor = entry.vendor
    with (
        st.container(border=True, key=f"vendors.{vendor.id}"),
        st.container(horizontal=True, vertical_alignment="center"),
    ):
        with st.container(gap="xxsmall"):
            st.markdown(f"**{plain(vendor.name.text)}**{_marked(desk, vendor.name.is_fallback)}")
            _state(desk, seen.proposals.get(vendor.id))
            if vendor.exclusion:
                st.caption(plain(_why(desk, vendor.exclusion, seen.codes)))
            if vendor.withdrawal:
                st.caption(_withdrawn(desk, vendor.withdrawal))
        with st.container(horizontal=True, width="content", vertical_alignment="center"):
            if vendor.withdrawal:
                st.badge(desk.say("Withdrawn"), color="gray")
            elif vendor.exclusion:
                st.badge(desk.say("Excluded"), color="red")
            elif desk.may(Right.SET_PRICE, vendor.id):
                _price_badge(desk, is_priced=vendor.id in seen.priced)
            if desk.may(Right.INVITE_VENDORS, vendor.id):
                vendor_people.show(desk, vendor.id)
            if desk.may(Right.EDIT_VENDORS, vendor.id):
                vendor_form.change(desk, entry)
            if desk.may(Right.RECORD_WITHDRAWAL, vendor.id):
                withdrawal_form.show(desk, vendor)


def _withdrawn(desk: Desk, withdrawal: Withdrawal) -> str:
    when = moment_here(desk, withdrawal.withdrawn_at)
    return f"{desk.say('Withdrawn')} {when} · {plain(how_withdrawn(withdrawal, desk.language))}"


def _marked(desk: Desk, is_fallback: bool) -> str:
    return f" · {desk.say('no name in this language yet')}" if is_fallback else ""


def _state(desk: Desk, proposal: Proposal | None) -> None:
    if not desk.may(Right.SEE_PROPOSALS):
        return
    if proposal is None:
        st.caption(desk.say("No proposal stored yet"))
        return
    st.caption(
        desk.say(
            "Proposal stored {when}: {answered} of {asked} answered",
            when=moment_here(desk, proposal.taken_at),
            answered=proposal.counts.answered,
            asked=proposal.counts.asked,
        )
    )


def _price_badge(desk: Desk, *, is_priced: bool) -> None:
    if is_priced:
        st.badge(desk.say("Price stored"), color="green")
    else:
        st.badge(desk.say("No price yet"), color="gray")


def _why(desk: Desk, exclusion: Exclusion, codes: Mapping[str, str]) -> str:
    return desk.say(
        "Excluded, fails {code}: {reason}",
        code=codes.get(exclusion.requirement, ""),
        reason=exclusion.reason.text,
    )
