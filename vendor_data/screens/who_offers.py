"""Screen: which partner is sought, and who offers: kinds, delivery, parties and their duties."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from rfp.reads.call_terms import sought
from rfp.screens import terms_notice
from rfp.writing.call_terms import PartnerKind
from vendor_data.changes.offers import state_sought
from vendor_data.checking.reference import Reference
from vendor_data.offering.offer import Lack, Offer, lacks, shared_companies
from vendor_data.offering.stated_beside import ties
from vendor_data.reads.offers import offers, parts
from vendor_data.reads.references import Unneeded, references, unneeded
from vendor_data.reads.stated_offers import StatedOffer, stated_offers
from vendor_data.reads.vendors import vendors
from vendor_data.screens import offer_form, one_vendor, party_forms, stated_offer
from vendor_data.vendor import Vendor
from workbench.committee import Right
from workbench.language import date_both, joined, number
from workbench.reads.members import Member, members
from workbench.screens.parts import frame
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import as_written, plain

MOST_NAMED = 3  # parts of the delivery in a cell of the table; all stand where duties are given


@dataclass(frozen=True, slots=True)
class _Seen:
    vendors: Sequence[Vendor]
    sought: tuple[PartnerKind, ...]
    offers: Mapping[str, Offer]
    parts: Mapping[str, str]
    stated: Mapping[str, StatedOffer]
    references: Sequence[Reference]
    unneeded: Sequence[Unneeded]
    members: Sequence[Member]


def show(desk: Desk) -> None:
    """Draw what is sought, all offers in one table, then one offer to describe."""
    st.title(desk.say("Who offers"))
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        seen = _Seen(
            vendors(session, *about, desk.language.value),
            sought(session, *about),
            offers(session, *about),
            parts(session, *about, desk.language),
            stated_offers(session, *about),
            references(session, *about),
            unneeded(session, *about),
            members(session, *about),
        )
    _sought(desk, seen.sought)
    terms_notice.show(desk)
    if not seen.vendors:
        frame.empty_state(
            desk.say("No vendor yet"),
            desk.say("Register every company that is asked to propose, on the page Vendors."),
        )
        return
    if not desk.may(Right.SEE_PROPOSALS):
        st.info(desk.say("Who offers what is shown from the call on, once you have declared."))
        return
    keeps = desk.may(Right.KEEP_VENDOR_FILE)
    none = desk.say("No vendor's way of offering was described.")
    is_empty = not seen.offers and not seen.stated
    if is_empty and frame.not_used(desk, none) and not keeps:
        return
    _table(desk, seen)
    _shared(desk, seen)
    _ties(desk, seen)
    if not is_empty or keeps:
        _one_vendor(desk, seen)


def _sought(desk: Desk, now: tuple[PartnerKind, ...]) -> None:
    if not desk.may(Right.EDIT_RFP):
        told = joined((desk.say(kind.label) for kind in now), desk.language)
        st.markdown(desk.say("Partner sought: {kinds}", kinds=told or desk.say("not stated yet")))
        return
    with held(desk, "who_offers.sought", now, version=now, is_stored_at_once=True) as form:
        chosen = st.pills(
            desk.say("Which kind of partner do we seek?"),
            list(PartnerKind),
            selection_mode="multi",
            default=form.stored,
            format_func=lambda kind: desk.say(kind.label),
            key=f"{form.key}.kinds",
        )
    if set(chosen) != set(form.stored):
        with form.storing():
            about = {"selection": desk.here.id, "seen": form.stored}
            state_sought(desk.store, desk.actor, **about, kinds=chosen)


def _table(desk: Desk, seen: _Seen) -> None:
    rows = []
    for vendor in seen.vendors:
        offer = seen.offers.get(vendor.id, Offer())
        rows.append({
            desk.say("Vendor"): f"**{plain(vendor.name.text)}**",
            desk.say("Offers as"): joined(
                (desk.say(kind.label) for kind in offer.kinds), desk.language
            ) or "–",
            desk.say("Delivery"): joined(
                (desk.say(way.label) for way in offer.deliveries), desk.language
            ) or "–",
            desk.say("Parties"): "  \n".join(_parties(desk, offer)) or "–",
            desk.say("To be settled"): "  \n".join(_lacking(desk, offer, seen)) or "–",
        })  # fmt: skip
    st.table(rows, hide_index=True, border="horizontal", alt=desk.say("Who offers"))


def _parties(desk: Desk, offer: Offer) -> list[str]:
    return [f"{plain(each.name)} ({desk.say(each.role.label)})" for each in offer.parties]


def _lacking(desk: Desk, offer: Offer, seen: _Seen) -> list[str]:
    found = lacks(offer, seen.sought, seen.parts)
    return [_lack(desk, lack, names, seen) for lack, names in found.items()]


def _lack(desk: Desk, lack: Lack, names: Sequence[str], seen: _Seen) -> str:
    match lack:
        case Lack.NO_KIND:
            return desk.say("as what it offers itself")
        case Lack.OTHER_KIND:
            kinds = [desk.say(PartnerKind(code).label) for code in names]
            return desk.say("sought, not offered: {kinds}", kinds=joined(kinds, desk.language))
        case Lack.NO_DELIVERY:
            return desk.say("how it is delivered")
        case Lack.NO_LEAD:
            return desk.say("which party leads")
        case Lack.UNDECLARED:
            return plain(desk.say("no declaration yet: {names}", names=list(names)))
    return plain(_unanswered(desk, [seen.parts[part] for part in names]))


def _unanswered(desk: Desk, parts: Sequence[str]) -> str:
    if len(parts) <= MOST_NAMED:
        return desk.say("nobody answers for: {parts}", parts=list(parts))
    return desk.say(
        "nobody answers for: {parts} and {count} more",
        parts=list(parts[:MOST_NAMED]),
        count=number(len(parts) - MOST_NAMED, desk.language),
    )


def _shared(desk: Desk, seen: _Seen) -> None:
    """Say which company stands behind two proposals; both are among those this reader knows."""
    names = {vendor.id: vendor.name.text for vendor in seen.vendors}
    everybody = [party for offer in seen.offers.values() for party in offer.parties]
    for company, behind in shared_companies(everybody).items():
        st.warning(plain(desk.say(
            "{company} stands behind more than one proposal: {vendors}",
            company=company, vendors=[name for vendor, name in names.items() if vendor in behind],
        )))  # fmt: skip


def _ties(desk: Desk, seen: _Seen) -> None:
    stated = {vendor: one.statement for vendor, one in seen.stated.items()}
    names = {vendor.id: vendor.name.text for vendor in seen.vendors}
    found = ties(seen.offers, stated, [member.name for member in seen.members])
    stated_offer.ties(desk, found, names)


def _one_vendor(desk: Desk, seen: _Seen) -> None:
    st.subheader(desk.say("Vendor by vendor"))
    vendor = one_vendor.choose(desk, seen.vendors, at="who_offers").id
    offer = seen.offers.get(vendor, Offer())
    if vendor in seen.stated:
        stated_offer.show(desk, stated_offer.Beside(
            vendor=vendor, stated=seen.stated[vendor], offer=offer,
            references=[each for each in seen.references if each.vendor == vendor],
            unneeded=[each for each in seen.unneeded if each.vendor == vendor],
        ))  # fmt: skip
        st.markdown(f"**{desk.say('What is recorded')}**")
    if desk.may(Right.KEEP_VENDOR_FILE, vendor):
        offer_form.describe(desk, vendor, offer)
        party_forms.show(desk, vendor, offer)
        party_forms.duties(desk, vendor, offer, seen.parts)
    else:
        _read_only(desk, offer, seen.parts)


def _read_only(desk: Desk, offer: Offer, known: Mapping[str, str]) -> None:
    if offer.note:
        st.markdown(as_written(offer.note, desk.language, lines=True))
    for party in offer.parties:
        declared = (
            desk.say("declared on {day}", day=date_both(party.declared, desk.language))
            if party.declared
            else desk.say("no declaration yet")
        )
        told = [
            f"**{as_written(party.name, desk.language)}**",
            desk.say(party.role.label),
            declared,
        ]
        st.markdown(" · ".join(told))
        if party.ties:
            st.caption(as_written(party.ties, desk.language, lines=True))
    names = {party.id: party.name for party in offer.parties}
    for part, party in (offer.duties or {}).items():
        st.caption(f"{plain(known.get(part, '–'))}: {plain(names.get(party, '–'))}")
