"""Screen: a member declares conflicts of interest before anything of a proposal is seen."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from vendor_data.offering.offer import Party, same_company
from vendor_data.offering.stated_beside import ties
from vendor_data.reads.offers import parties
from vendor_data.reads.stated_offers import stated_offers
from vendor_data.reads.vendors import vendors
from vendor_data.screens import stated_offer
from vendor_data.vendor import Vendor
from workbench.changes.members import declare
from workbench.problem import Problem
from workbench.reads.members import members
from workbench.screens.parts import frame
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk) -> None:
    st.title(desk.say("Declare your conflicts of interest"))
    with desk.store.read() as session:
        known = vendors(session, desk.actor, desk.here.id, desk.language.value)
        behind = parties(session, desk.actor, desk.here.id)
        seated = members(session, desk.actor, desk.here.id)
        stated = stated_offers(session, desk.actor, desk.here.id)
    declared = [m.declared_at for m in seated if m.id == desk.actor.member and m.declared_at]
    _what_was_declared(desk, declared)
    _joined_since(desk, [each for each in behind if declared and each.added_at > declared[0]])
    said = {vendor: one.statement for vendor, one in stated.items()}
    found = ties({}, said, [desk.actor.name])
    stated_offer.ties(desk, found, {each.id: each.name.text for each in known})
    if not known:
        frame.empty_state(
            desk.say("No vendor yet"),
            desk.say("No vendor is registered yet. You can declare once the vendors are known."),
        )
        return
    st.write(
        desk.say(
            "Tick every vendor with whom you have a tie that others should know of: work, money, "
            "family, a former employer. You will then see nothing of that vendor. What you "
            "declare cannot be taken back here."
        )
    )
    if behind:
        st.write(
            desk.say(
                "Below each vendor stand the companies it proposes with. A tie to one of them is "
                "a tie to the whole proposal."
            )
        )
    _ask(desk, known, behind)


def _joined_since(desk: Desk, new: Sequence[Party]) -> None:
    if new:
        names = list(dict.fromkeys(party.name for party in new))
        st.warning(
            plain(
                desk.say(
                    "These companies joined a proposal after you declared: {names}. Declare again.",
                    names=names,
                )
            )
        )


def _what_was_declared(desk: Desk, moments: Sequence[dt.datetime]) -> None:
    for when in moments:
        st.info(
            desk.say(
                "You declared on {when}. If something has come up since, declare again.",
                when=moment_here(desk, when),
            )
        )
    if desk.actor.conflicts:
        st.caption(
            desk.say(
                "You declared a conflict of interest with {count} vendors; "
                "they are hidden from you.",
                count=len(desk.actor.conflicts),
            )
        )


def _ask(desk: Desk, known: Sequence[Vendor], behind: Sequence[Party]) -> None:
    conflicts: dict[str, str] = {}
    for vendor in known:
        name = plain(vendor.name.text)
        tied = [name] if st.checkbox(name, key=f"declaration.tick.{vendor.id}") else []
        own = [party for party in behind if party.vendor == vendor.id]
        ticked = [party for party in own if _tick(desk, party)]
        tied += [plain(party.name) for party in ticked]
        if tied:
            reason = st.text_input(
                desk.say("What ties you to {vendor}", vendor=tied),
                key=f"declaration.reason.{vendor.id}",
                max_chars=500,
            )
            conflicts[vendor.id] = reason
            for elsewhere in _also(behind, ticked) - {vendor.id}:
                conflicts.setdefault(elsewhere, reason)
    st.space("small")  # the last tick is no vendor
    is_sure = st.checkbox(
        desk.say("I declare: I have no conflict of interest with the others"),
        key="declaration.sure",
    )
    if st.button(desk.say("Declare"), type="primary", key="declaration.declare"):
        with explained(desk):
            if not is_sure:
                raise Problem("confirm the declaration with the tick above the button")
            declare(desk.store, desk.actor, selection=desk.here.id, conflicts=conflicts)
            saved(desk)
            st.rerun()


def _tick(desk: Desk, party: Party) -> bool:
    label = f"{plain(party.name)} · {desk.say(party.role.label)}"
    with st.container(key=f"declaration.party.{party.id}", horizontal=True):
        st.space("small")
        return st.checkbox(label, key=f"declaration.tick.{party.id}")


def _also(behind: Sequence[Party], ticked: Sequence[Party]) -> set[str]:
    """Return every vendor behind which a ticked company stands too."""
    found: set[str] = set()
    for party in ticked:
        found |= same_company(behind, party.id)
    return found
