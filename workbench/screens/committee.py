"""Screen: who sits on the committee, who is invited, and which browser a vendor looks at."""

import streamlit as st

from workbench.changes.accounts import make_passphrase_link
from workbench.changes.members import (
    change_roles,
    invite,
    let_vendor_in,
    remove_member,
    withdraw,
)
from workbench.committee import Right, Role
from workbench.language import joined
from workbench.reads.members import Browser, Invitation, Member, browsers, invitations, members
from workbench.reads.wordings import vendor_names
from workbench.screens.parts import frame
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.named import named
from workbench.screens.parts.one_use_link import show_once
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

_ROLES = (Role.CHAIR, Role.FACILITATOR, Role.EVALUATOR, Role.OBSERVER)


def show(desk: Desk) -> None:
    st.title(desk.say("Committee"))
    with desk.store.read() as session:
        seated = members(session, desk.actor, desk.here.id)
    for member in seated:
        _member(desk, member)
    if desk.may(Right.MANAGE_MEMBERS):
        _invite(desk)
        _invitations(desk)
    if desk.may(Right.SET_ROOM):
        _room(desk)


def _member(desk: Desk, member: Member) -> None:
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key=f"committee.{member.id}"
    ):
        with st.container(gap="xxsmall"):
            st.markdown(f"**{plain(member.name)}**")
            st.caption(f"{_roles(desk, member.roles)} · {_declared(desk, member)}")
        if desk.may(Right.MANAGE_MEMBERS):
            _ask_roles(desk, member)
            _ask_removal(desk, member)
        if desk.may(Right.MANAGE_ACCOUNTS) and member.account != desk.actor.account:
            _passphrase(desk, member)


def _roles(desk: Desk, roles: frozenset[Role]) -> str:
    return joined((desk.say(role.label) for role in _ROLES if role in roles), desk.language)


def _declared(desk: Desk, member: Member) -> str:
    if member.declared_at is None:
        return desk.say("conflicts of interest not declared yet")
    return desk.say("declared {when}", when=moment_here(desk, member.declared_at))


def _pick_roles(desk: Desk, key: str, held: frozenset[Role]) -> list[Role]:
    picked = st.pills(
        desk.say("Roles"),
        [role.value for role in _ROLES],
        format_func=lambda code: desk.say(Role(code).label),
        selection_mode="multi",
        default=[role.value for role in _ROLES if role in held],
        key=key,
    )
    return [Role(code) for code in picked]


def _ask_roles(desk: Desk, member: Member) -> None:
    place = f"committee.roles.{member.id}"
    about = {"version": member.version, "edits": member.roles}
    with (
        st.popover(named(desk.say("Roles"), member.name), type="tertiary"),
        held(desk, place, member.roles, **about) as form,
    ):
        picked = _pick_roles(desk, f"{form.key}.roles", form.stored)
        if form.button(desk.say("Save the roles"), "save"):
            with form.storing():
                change_roles(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    member=member.id,
                    roles=picked,
                    seen=form.version,
                )


def _ask_removal(desk: Desk, member: Member) -> None:
    with st.popover(named(desk.say("Remove …"), member.name), type="tertiary"):
        st.write(desk.say("The seat is gone at once; what the member did stays on record."))
        if st.button(desk.say("Remove the member"), key=f"committee.remove.{member.id}"):
            with explained(desk):
                remove_member(desk.store, desk.actor, selection=desk.here.id, member=member.id)
                saved(desk)
                st.rerun()


def _passphrase(desk: Desk, member: Member) -> None:
    with st.popover(named(desk.say("New passphrase …"), member.name), type="tertiary"):
        if st.button(desk.say("Make a one-use link"), key=f"committee.passphrase.{member.id}"):
            with explained(desk):
                token = make_passphrase_link(desk.store, desk.actor, member.account)
                show_once(desk, "/passphrase", token)


def _invite(desk: Desk) -> None:
    st.subheader(desk.say("Invite"))
    with st.form("committee.invite", clear_on_submit=True):
        roles = _pick_roles(desk, "committee.invite.roles", frozenset({Role.EVALUATOR}))
        wanted = st.form_submit_button(desk.say("Make an invitation link"), type="primary")
    if wanted:
        with explained(desk):
            token = invite(desk.store, desk.actor, selection=desk.here.id, roles=roles)
            show_once(desk, "/invitation", token)


def _invitations(desk: Desk) -> None:
    with desk.store.read() as session:
        offered = invitations(session, desk.actor, desk.here.id, desk.store.clock())
    for invitation in offered:
        _invitation(desk, invitation)


def _invitation(desk: Desk, invitation: Invitation) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(
            plain(
                desk.say(
                    "{roles}: invited by {name}, until {when}",
                    roles=_roles(desk, invitation.roles),
                    name=invitation.made_by,
                    when=moment_here(desk, invitation.ends_at),
                )
            ),
            width="stretch",
        )
        key = f"committee.withdraw.{invitation.id}"
        if st.button(desk.say("Withdraw"), type="tertiary", key=key):
            with explained(desk):
                withdraw(desk.store, desk.actor, selection=desk.here.id, invitation=invitation.id)
                saved(desk)
                st.rerun()


def _room(desk: Desk) -> None:
    st.subheader(desk.say("Vendor in the room"))
    st.caption(
        desk.say(
            "A browser that is turned to a vendor is sent the criteria, the weights and that "
            "vendor's own answers, and nothing else, until you turn it back from another one."
        )
    )
    with desk.store.read() as session:
        names = vendor_names(session, desk.actor, desk.here.id, desk.language.value)
        found = browsers(session, desk.actor, desk.here.id, desk.store.clock())
    if not names:
        frame.empty_state(
            desk.say("No vendor yet"), desk.say("Register the vendors first, on their own page.")
        )
        return
    shown = {vendor: worded.text for vendor, worded in names.items()}
    others = [browser for browser in found if browser.id != desk.actor.browser]
    for browser in others:
        _turn(desk, browser, shown)
    if not others:
        frame.empty_state(
            desk.say("No other browser is signed in"),
            desk.say("Sign in on the browser that the vendor will look at, and come back."),
        )


def _turn(desk: Desk, browser: Browser, names: dict[str, str]) -> None:
    member = desk.say("what its member may see")
    # Only the name is from outside: a label that is escaped whole is read aloud with its marks.
    told = {"name": plain(browser.name), "when": moment_here(desk, browser.since)}
    label = desk.say("{name}, signed in {when}", **told)
    options = ["", *names]
    current = browser.room_vendor if browser.room_vendor in names else ""
    key = f"committee.room.{browser.id[:12]}.{current}"
    chosen = st.selectbox(
        label,
        options,
        format_func=lambda vendor: names.get(vendor, member),
        index=options.index(current or ""),
        key=key,
    )
    if chosen != current:
        with explained(desk):
            let_vendor_in(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                browser=browser.id,
                vendor=chosen or None,
            )
            saved(desk)
            st.rerun()
