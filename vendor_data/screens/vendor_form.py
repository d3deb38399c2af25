"""A vendor's names in both languages: registered, changed, taken off the list."""

from collections.abc import Mapping, Sequence

import streamlit as st

from rfp.screens.both_languages import ask_words, changed_words
from vendor_data.changes.vendors import register_vendor, remove_vendor, rename_vendor
from vendor_data.reads.vendors import VendorEntry
from workbench.language import normal_key
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held, opening
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

_TURN = "vendor_form.turn"


def register(desk: Desk, entries: Sequence[VendorEntry]) -> None:
    """Ask for a new vendor; a name that is on the list in another spelling is offered as one."""
    key = f"vendor_form.new.{st.session_state.setdefault(_TURN, 0)}"
    with st.container(border=True):
        st.markdown(f"**{desk.say('New vendor')}**")
        names = ask_words(desk, desk.say("Name"), {}, key=key)
        known = alike(names, entries)
        if known:
            _offer_as_one(desk, known, names, key)
        elif st.button(desk.say("Register"), type="primary", key=f"{key}.register"):
            with explained(desk):
                register_vendor(desk.store, desk.actor, selection=desk.here.id, names=names)
                _done(desk)


def alike(names: Mapping[str, str], entries: Sequence[VendorEntry]) -> VendorEntry | None:
    """Return the vendor that has one of these names in any spelling."""
    keys = {normal_key(name) for name in names.values() if name.strip()}
    for entry in entries:
        if keys & {normal_key(name) for name in entry.names.values()}:
            return entry
    return None


def _offer_as_one(desk: Desk, known: VendorEntry, names: Mapping[str, str], key: str) -> None:
    """Offer to give the vendor on the list the names that it lacks, instead of a second entry."""
    st.warning(
        plain(
            desk.say(
                "This is probably {found}, which is on the list already; "
                "nobody is registered twice.",
                found=known.vendor.name.text,
            )
        )
    )
    lacking = {code: name for code, name in names.items() if name.strip() and code not in
               known.names}  # fmt: skip
    if lacking and st.button(
        desk.say("It is the same: add the other name to it"), key=f"{key}.same"
    ):
        with explained(desk):
            rename_vendor(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                vendor=known.vendor.id,
                names=lacking,
                seen=known.version,
            )
            _done(desk)


def change(desk: Desk, entry: VendorEntry) -> None:
    """Offer other names, and the way off the list."""
    vendor = entry.vendor.id
    place = f"vendor_form.{vendor}"
    with (
        st.popover(desk.say("Change …"), type="tertiary", key=opening(place)),
        held(desk, place, entry.names, version=entry.version, edits=entry.names) as form,
    ):
        typed = ask_words(desk, desk.say("Name"), form.stored, key=form.key)
        with st.container(horizontal=True):
            save = form.button(desk.say("Save"), "save", type="primary")
            label = desk.say("Take off the list")
            remove = form.button(label, "remove", icon=":material/delete:")
        about = {"selection": desk.here.id, "vendor": vendor, "seen": form.version}
        if save:
            with form.storing():
                names = changed_words(form.stored, typed)
                rename_vendor(desk.store, desk.actor, **about, names=names)
                _turn_on()
        if remove:
            with form.storing():
                remove_vendor(desk.store, desk.actor, **about)
                _turn_on()


def _done(desk: Desk) -> None:
    _turn_on()
    saved(desk)
    st.rerun()


def _turn_on() -> None:
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
