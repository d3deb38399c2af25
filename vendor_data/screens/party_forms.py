"""The companies behind one proposal: added, changed, removed, and who answers for which part."""

from collections.abc import Mapping

import streamlit as st

from vendor_data.changes.offers import add_party, change_party, give_duties, remove_party
from vendor_data.offering.offer import Offer, Party, PartyRole
from vendor_data.screens.finding_form import ask_day
from workbench.language import date_both
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.fresh_form import empty, fresh
from workbench.screens.parts.held_form import held, opening
from workbench.screens.parts.plain import as_written, plain
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk, vendor: str, offer: Offer) -> None:
    """Draw the parties of a proposal, and ask for one more."""
    st.markdown(f"**{desk.say('Parties of the proposal')}**")
    st.caption(desk.say(
        "Name the lead, every member and every subcontractor. Committee members are asked to "
        "declare their ties to each of them; a tie to one hides the whole proposal."
    ))  # fmt: skip
    for party in offer.parties:
        _party(desk, vendor, party)
    _new(desk, vendor, offer)


def _party(desk: Desk, vendor: str, party: Party) -> None:
    place = f"party.{party.id}"
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap="xxsmall"):
            st.markdown(
                f"**{as_written(party.name, desk.language)}** · {desk.say(party.role.label)}"
            )
            st.caption(_declared(desk, party))
        with (
            st.popover(desk.say("Change …"), type="tertiary", key=opening(place)),
            held(desk, place, party, version=party.version) as form,
        ):
            party, key = form.stored, form.key
            role = _ask_role(desk, party.role, f"{key}.role")
            day = ask_day(desk, desk.say("Signed its declaration on"), party.declared, f"{key}.day")
            ties = st.text_area(
                desk.say("Ties that it declares"), value=party.ties, key=f"{key}.ties"
            )
            with st.container(horizontal=True):
                save = form.button(desk.say("Save"), "save", type="primary")
                drop = form.button(desk.say("Remove"), "remove", icon=":material/delete:")
            at = {"selection": desk.here.id, "vendor": vendor, "party": party.id}
            if save:
                with form.storing():
                    told = {"role": role, "declared": day.taken, "ties": ties}
                    change_party(desk.store, desk.actor, **at, **told, seen=form.version)
            if drop:
                with form.storing():
                    remove_party(desk.store, desk.actor, **at, seen=form.version)


def _declared(desk: Desk, party: Party) -> str:
    if party.declared is None:
        return desk.say("no declaration yet")
    told = desk.say("declared on {day}", day=date_both(party.declared, desk.language))
    return f"{told} · {as_written(party.ties, desk.language)}" if party.ties else told


def _ask_role(desk: Desk, now: PartyRole, key: str) -> PartyRole:
    return st.selectbox(
        desk.say("Role in the proposal"),
        list(PartyRole),
        index=list(PartyRole).index(now),
        format_func=lambda role: desk.say(role.label),
        key=key,
    )


def _new(desk: Desk, vendor: str, offer: Offer) -> None:
    place = f"party.new.{vendor}"
    key = fresh(place)
    likely = PartyRole.SUBCONTRACTOR if offer.parties else PartyRole.LEAD
    with st.popover(desk.say("Add a party …"), icon=":material/add:", key=f"{key}.popover"):
        name = st.text_input(desk.say("Name of the company"), key=f"{key}.name")
        role = _ask_role(desk, likely, f"{key}.role")
        day = ask_day(desk, desk.say("Signed its declaration on"), None, f"{key}.day")
        ties = st.text_area(desk.say("Ties that it declares"), key=f"{key}.ties")
        if st.button(desk.say("Add this party"), type="primary", key=f"{key}.add"):
            with explained(desk):
                at = {"selection": desk.here.id, "vendor": vendor, "name": name, "role": role}
                add_party(desk.store, desk.actor, **at, declared=day.taken, ties=ties)
                empty(place)
                saved(desk)
                st.rerun()


def duties(desk: Desk, vendor: str, offer: Offer, parts: Mapping[str, str]) -> None:
    """Ask for the party that answers for each part, once there is more than one."""
    if not offer.is_joint:
        return
    now = offer.duties or {}
    names = {party.id: party.name for party in offer.parties}
    st.markdown(f"**{desk.say('Who answers for what')}**")
    stamp = (tuple(sorted(now.items())), tuple(names))
    with (
        st.container(border=True),
        held(desk, f"duty.{vendor}", now, version=stamp) as form,
    ):
        now = form.stored
        lines = [st.columns(2) for _ in range(0, len(parts), 2)]  # as the keyboard walks
        chosen = {}
        for at, (part, label) in enumerate(parts.items()):
            with lines[at // 2][at % 2]:
                chosen[part] = st.selectbox(
                    plain(label),
                    list(names),
                    index=list(names).index(now[part]) if now.get(part) in names else None,
                    format_func=names.__getitem__,
                    placeholder=desk.say("nobody yet"),
                    key=f"{form.key}.{part}",
                )
        wanted = {part: party for part, party in chosen.items() if party != now.get(part)}
        label = desk.say("Save who answers")
        if form.button(label, "save", type="primary", disabled=not wanted):
            with form.storing():
                at = {"selection": desk.here.id, "vendor": vendor, "seen": now}
                give_duties(desk.store, desk.actor, **at, duties=wanted)
