"""Screen: references of vendors within a stated period, what calls told, and what nobody asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from rfp.reads.call_terms import reference_period
from rfp.screens import terms_notice
from rfp.writing.call_terms import Period
from vendor_data.checking.reference import CallOutcome, Reference, that_count
from vendor_data.offering.offer import Party
from vendor_data.reads.offers import parties
from vendor_data.reads.references import (
    Unneeded,
    references,
    unneeded,
)
from vendor_data.reads.vendors import vendors
from vendor_data.screens import reference_forms, shown_vendors
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.language import date_both, number
from workbench.screens.parts import frame
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import as_written, plain

COLORS = {
    CallOutcome.NOT_CALLED: "gray",
    CallOutcome.CONFIRMS: "green",
    CallOutcome.MIXED: "orange",
    CallOutcome.CONTRADICTS: "red",
    CallOutcome.UNREACHABLE: "gray",
}


@dataclass(frozen=True, slots=True)
class _Seen:
    vendors: Sequence[Vendor]
    asked: Period | None
    references: Sequence[Reference]
    unneeded: Sequence[Unneeded]
    parties: Mapping[str, Party]


def show(desk: Desk) -> None:
    """Draw the period, then each vendor's references and what it offers beyond the list."""
    st.title(desk.say("References"))
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        seen = _Seen(
            vendors(session, *about, desk.language.value),
            reference_period(session, *about),
            references(session, *about),
            unneeded(session, *about),
            {party.id: party for party in parties(session, *about)},
        )
    none = desk.say("No reference of any vendor was recorded.")
    is_empty = not seen.references and not seen.unneeded
    if is_empty and frame.not_used(desk, none) and not desk.may(Right.KEEP_VENDOR_FILE):
        return
    _period(desk, seen.asked)
    terms_notice.show(desk)
    if not seen.vendors:
        frame.empty_state(
            desk.say("No vendor yet"),
            desk.say("Register every company that is asked to propose, on the page Vendors."),
        )
    called = {vendor.id: vendor.name.text for vendor in seen.vendors}
    if len(called) > shown_vendors.FEW:
        _of_all(desk, seen)
    shown = shown_vendors.one_of(desk, called, at="references") if called else []
    for vendor in (each for each in seen.vendors if each.id in shown):
        _vendor(desk, vendor, seen)


def _of_all(desk: Desk, seen: _Seen) -> None:
    """Draw how many references of each vendor count, and what their customers told."""
    rows = []
    for vendor in seen.vendors:
        own = [each for each in seen.references if each.vendor == vendor.id]
        told = Counter(each.outcome for each in that_count(own, seen.asked))
        rows.append({
            desk.say("Vendor"): f"**{plain(vendor.name.text)}**",
            desk.say("That count"): number(told.total(), desk.language),
            **{desk.say(each.label): number(told[each], desk.language) for each in CallOutcome},
        })  # fmt: skip
    st.table(rows, hide_index=True, border="horizontal", alt=desk.say("References"))


def _period(desk: Desk, asked: Period | None) -> None:
    if asked is None or asked.last is None:
        st.caption(desk.say("No period is asked for yet, so every reference counts."))
    else:
        st.markdown(desk.say(
            "References count from {first} to {last}.",
            first=date_both(asked.first, desk.language), last=date_both(asked.last, desk.language),
        ))  # fmt: skip
    if desk.may(Right.EDIT_RFP):
        reference_forms.ask_period(desk, asked)


def _vendor(desk: Desk, vendor: Vendor, seen: _Seen) -> None:
    own = [each for each in seen.references if each.vendor == vendor.id]
    st.subheader(plain(vendor.name.text))
    counting = len(that_count(own, seen.asked))
    confirming = sum(each.outcome is CallOutcome.CONFIRMS for each in that_count(own, seen.asked))
    st.caption(desk.say(
        "References that count: {counting}; confirmed by the customer: {confirming}",
        counting=number(counting, desk.language), confirming=number(confirming, desk.language),
    ))  # fmt: skip
    for reference in own:
        _reference(desk, reference, seen)
    keeps = desk.may(Right.KEEP_VENDOR_FILE, vendor.id)
    if keeps:
        behind = [party for party in seen.parties.values() if party.vendor == vendor.id]
        reference_forms.add(desk, vendor, behind)
    _unneeded(desk, vendor.id, [each for each in seen.unneeded if each.vendor == vendor.id])


def _reference(desk: Desk, reference: Reference, seen: _Seen) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            customer = as_written(reference.customer, desk.language)
            st.markdown(f"**{customer}** · {_dates(desk, reference.period)}")
            st.badge(desk.say(reference.outcome.label), color=COLORS[reference.outcome])
            if not reference.counts(seen.asked):
                st.badge(desk.say("Outside the period: does not count"), color="red")
        party = seen.parties.get(reference.party or "")
        if party is not None:
            st.caption(plain(desk.say("of {party}", party=party.name)))
        if reference.scope:
            st.markdown(as_written(reference.scope, desk.language, lines=True))
        if reference.contact:
            st.caption(plain(desk.say("Contact: {contact}", contact=reference.contact)))
        if reference.called_at is not None:
            st.markdown(as_written(reference.notes, desk.language, lines=True))
            when = moment_here(desk, reference.called_at)
            st.caption(plain(desk.say("{who}, {when}", who=reference.called_by, when=when)))
        if desk.may(Right.KEEP_VENDOR_FILE, reference.vendor):
            reference_forms.call(desk, reference)


def _dates(desk: Desk, period: Period) -> str:
    first = date_both(period.first, desk.language)
    if period.last is None:
        return desk.say("since {first}", first=first)
    return desk.say("{first} to {last}", first=first, last=date_both(period.last, desk.language))


def _unneeded(desk: Desk, vendor: str, found: Sequence[Unneeded]) -> None:
    keeps = desk.may(Right.KEEP_VENDOR_FILE, vendor)
    if not found and not keeps:
        return
    told = desk.say("Offered, not asked for: {count}", count=number(len(found), desk.language))
    with st.expander(told):
        for each in found:
            note = f" – {as_written(each.note, desk.language)}" if each.note else ""
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"{as_written(each.text, desk.language)}{note}")
                if keeps:
                    reference_forms.drop_unneeded(desk, each)
        if keeps:
            reference_forms.add_unneeded_form(desk, vendor)
