"""A vendor's people on the list of vendors: invited by a link, and shut out again."""

from collections.abc import Collection

import streamlit as st

from vendor_data.changes.people import invite_person, revoke_person, withdraw_person
from vendor_data.reads.people import vendor_invitations, vendor_people
from workbench.language import number
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.one_use_link import show_once
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.sign_in import token_id

_LINKS = "vendor_people.links"


def show(desk: Desk, vendor: str) -> None:
    """Draw who speaks for the vendor, the open invitations, and the way to a new one."""
    about = desk.actor, desk.here.id
    with desk.store.read() as session:
        people = vendor_people(session, *about).get(vendor, ())
        invited = vendor_invitations(session, *about, desk.store.clock()).get(vendor, ())
    label = desk.say("People ({count}) …", count=number(len(people), desk.language))
    with st.popover(label, type="tertiary", key=f"vendor_people.{vendor}"):
        if not people and not invited:
            st.write(
                desk.say(
                    "Nobody speaks for this vendor here yet. Make a link and send it to one "
                    "person; each further person gets a link of their own."
                )
            )
        for person in people:
            _row(desk, vendor, person.member, plain(person.name), is_seated=True)
        for link in invited:
            until = desk.say("Invited, until {when}", when=moment_here(desk, link.ends_at))
            _row(desk, vendor, link.id, until, is_seated=False)
        _invite(desk, vendor, {link.id for link in invited})


def _row(desk: Desk, vendor: str, key: str, text: str, *, is_seated: bool) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(text, width="stretch")
        label = desk.say("Shut out") if is_seated else desk.say("Withdraw")
        if not st.button(label, type="tertiary", key=f"vendor_people.out.{key}"):
            return
    about = {"selection": desk.here.id, "vendor": vendor}
    with explained(desk):
        if is_seated:
            revoke_person(desk.store, desk.actor, **about, member=key)
        else:
            withdraw_person(desk.store, desk.actor, **about, invitation=key)
        saved(desk)
        st.rerun()


def _invite(desk: Desk, vendor: str, still_open: Collection[str]) -> None:
    """Make a link; it stays in view on this page, which is drawn again as others work."""
    label = desk.say("Make an invitation link")
    links: dict[str, str] = st.session_state.setdefault(_LINKS, {})
    if st.button(label, type="primary", key=f"vendor_people.invite.{vendor}"):
        with explained(desk):
            links[vendor] = invite_person(
                desk.store, desk.actor, selection=desk.here.id, vendor=vendor
            )
            st.rerun()
    if token_id(links.get(vendor, "")) in still_open:
        show_once(desk, "/invitation", links[vendor])
