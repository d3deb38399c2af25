"""How references are asked for, named, called and removed; and what nobody asked for is noted."""

from collections.abc import Sequence

import streamlit as st

from rfp.writing.call_terms import Period
from vendor_data.changes.references import (
    add_reference,
    add_unneeded,
    ask_reference_period,
    note_call,
    remove_reference,
    remove_unneeded,
)
from vendor_data.checking.reference import CallOutcome, Reference
from vendor_data.offering.offer import Party
from vendor_data.reads.references import Unneeded
from vendor_data.screens.finding_form import ask_day
from vendor_data.vendor import Vendor
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.fresh_form import empty, fresh
from workbench.screens.parts.held_form import beside, held, opening
from workbench.screens.parts.named import named
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def ask_period(desk: Desk, asked: Period | None) -> None:
    """Ask for the period in which references have to lie."""
    with (
        st.popover(desk.say("Set the period …"), icon=":material/date_range:"),
        held(desk, "reference.period", asked, version=(asked,)) as form,
    ):
        asked, key = form.stored, form.key
        first = ask_day(desk, desk.say("From"), asked.first if asked else None, f"{key}.first")
        last = ask_day(desk, desk.say("To"), asked.last if asked else None, f"{key}.last")
        if form.button(desk.say("Set the period"), "set", type="primary"):
            with form.storing():
                days = first.taken, last.taken
                if None in days:
                    raise Problem("a period has a first and a last day")
                about = {"selection": desk.here.id, "first": days[0], "last": days[1]}
                seen = [asked] if asked else []
                ask_reference_period(desk.store, desk.actor, **about, seen=seen)


def add(desk: Desk, vendor: Vendor, behind: Sequence[Party]) -> None:
    """Ask for one more reference of a vendor, or of a party of its proposal."""
    place = f"reference.new.{vendor.id}"
    key = fresh(place)
    label = named(desk.say("Add a reference …"), vendor.name.text)
    with st.popover(label, icon=":material/add:", key=f"{key}.popover"):
        customer = st.text_input(desk.say("Customer"), key=f"{key}.customer")
        scope = st.text_area(desk.say("What was done there"), key=f"{key}.scope")
        contact = st.text_input(desk.say("Whom to call"), key=f"{key}.contact")
        first = ask_day(desk, desk.say("From"), None, f"{key}.first")
        last = ask_day(desk, desk.say("To (empty: it still runs)"), None, f"{key}.last")
        names = {party.id: party.name for party in behind}
        party = st.selectbox(
            desk.say("Named by"),
            list(names),
            index=None,
            format_func=names.__getitem__,
            placeholder=desk.say("the vendor itself"),
            key=f"{key}.party",
        ) if names else None  # fmt: skip
        if st.button(desk.say("Add this reference"), type="primary", key=f"{key}.add"):
            with explained(desk):
                begun, ended = first.taken, last.taken
                if begun is None:
                    raise Problem("a reference has the day from which the work ran")
                at = {"selection": desk.here.id, "vendor": vendor.id, "party": party}
                told = {"customer": customer, "scope": scope, "contact": contact}
                period = Period(first=begun, last=ended)
                add_reference(desk.store, desk.actor, **at, **told, period=period)
                empty(place)
                saved(desk)
                st.rerun()


def call(desk: Desk, reference: Reference) -> None:
    """Ask what a call to a reference told; one that proves nothing can be removed."""
    place = f"reference.{reference.id}"
    at = {
        "selection": desk.here.id, "vendor": reference.vendor, "reference": reference.id
    }  # fmt: skip
    with (
        st.popover(desk.say("Note the call …"), type="tertiary", key=opening(place)),
        held(desk, place, reference, version=reference.version) as form,
    ):
        reference, key = form.stored, form.key
        told = st.segmented_control(
            desk.say("What did the call tell?"),
            [each for each in CallOutcome if each is not CallOutcome.NOT_CALLED],
            default=None if reference.called_at is None else reference.outcome,
            format_func=lambda each: desk.say(each.label),
            key=f"{key}.outcome",
        )
        notes = st.text_area(
            desk.say("Notes of the call"), value=reference.notes, key=f"{key}.notes"
        )
        with st.container(horizontal=True):
            label = desk.say("Save the call")
            save = form.button(label, "save", type="primary", disabled=told is None)
            drop = form.button(desk.say("Remove"), "remove", icon=":material/delete:")
        beside(desk, f"{key}.notes", reference.notes)
        if save and told is not None:
            with form.storing():
                call_told = {"call_outcome": told, "notes": notes, "seen": form.version}
                note_call(desk.store, desk.actor, **at, **call_told)
        if drop:
            with form.storing():
                remove_reference(desk.store, desk.actor, **at)


def add_unneeded_form(desk: Desk, vendor: str) -> None:
    """Ask for a function that the vendor offers and nobody asked for."""
    place = f"unneeded.new.{vendor}"
    key = fresh(place)
    text = st.text_input(desk.say("Function nobody asked for"), key=f"{key}.text")
    note = st.text_input(desk.say("What we make of it"), key=f"{key}.note")
    if st.button(desk.say("Add this function"), key=f"{key}.add"):
        with explained(desk):
            told = {"selection": desk.here.id, "vendor": vendor, "text": text, "note": note}
            add_unneeded(desk.store, desk.actor, **told)
            empty(place)
            saved(desk)
            st.rerun()


def drop_unneeded(desk: Desk, each: Unneeded) -> None:
    """Offer to take one function off the list."""
    label = plain(desk.say("Remove {name}", name=each.text))
    if st.button(
        "", icon=":material/delete:", type="tertiary", help=label, key=f"unneeded.{each.id}"
    ):
        with explained(desk):
            at = {"selection": desk.here.id, "vendor": each.vendor, "function": each.id}
            remove_unneeded(desk.store, desk.actor, **at)
            saved(desk)
            st.rerun()
