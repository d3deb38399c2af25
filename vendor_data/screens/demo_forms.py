"""How the imaginary customer and the scenarios are written, and how a demonstration is noted."""

from collections.abc import Sequence

import streamlit as st

from rfp.screens.both_languages import ask_words
from vendor_data.changes.demos import (
    add_scenario,
    change_scenario,
    describe_customer,
    note_showing,
    remove_scenario,
    take_ready_scenarios,
)
from vendor_data.checking.demo import Noted, Scenario, Showing, Showings, Words
from vendor_data.checking.ready_customer import ready_customer
from vendor_data.checking.ready_scenarios import not_taken
from vendor_data.response_form import AskedRequirement
from vendor_data.vendor import Vendor
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.fresh_form import empty, fresh
from workbench.screens.parts.held_form import beside, held, opening
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.wording import chosen


def describe(desk: Desk, words: Words) -> None:
    """Ask who the customer is and which data it brings, in both languages."""
    place, version = "demo.customer", tuple(sorted(words.items()))
    with (
        st.popover(desk.say("Describe …"), type="tertiary", key=opening(place)),
        held(desk, place, words, version=version) as form,
    ):
        label = desk.say("The customer and its data")
        texts = ask_words(desk, label, form.stored, key=form.key, tall=True)
        if form.button(desk.say("Save the customer"), "save", type="primary"):
            with form.storing():
                about = {"selection": desk.here.id, "texts": texts, "seen": form.stored}
                describe_customer(desk.store, desk.actor, **about)


def take_ready(desk: Desk, words: Words) -> None:
    """Offer the ready customer where nobody has described one."""
    if words:
        return
    if st.button(desk.say("Take the ready customer"), icon=":material/storefront:"):
        with explained(desk):
            ready = ready_customer()
            about = {"selection": desk.here.id, "texts": ready, "seen": words}
            describe_customer(desk.store, desk.actor, **about)
            saved(desk)
            st.rerun()


def _ask(
    desk: Desk, scenario: Scenario | None, asked: Sequence[AskedRequirement], key: str
) -> tuple[dict[str, dict[str, str]], list[str]]:
    """Return the words by field, and the requirements that the scenario lets a vendor show."""
    now = scenario or Scenario(id="", titles={}, steps={}, expected={}, requirements=())
    words = {
        "title": ask_words(desk, desk.say("Title"), now.titles, key=f"{key}.title"),
        "steps": ask_words(desk, desk.say("Steps"), now.steps, key=f"{key}.steps", tall=True),
        "expected": ask_words(
            desk, desk.say("Expected result"), now.expected, key=f"{key}.expected", tall=True
        ),
    }
    codes = {one.id: one.code for one in asked}
    linked = st.multiselect(
        desk.say("Requirements that it shows"),
        list(codes),
        default=[each for each in now.requirements if each in codes],
        format_func=codes.__getitem__,
        placeholder=desk.say("Choose"),
        key=f"{key}.requirements",
    )
    return words, linked


def add(desk: Desk, asked: Sequence[AskedRequirement]) -> None:
    """Ask for one more scenario."""
    key = fresh("demo.new")
    with st.popover(desk.say("Add a scenario …"), icon=":material/add:", key=f"{key}.popover"):
        words, linked = _ask(desk, None, asked, key)
        if st.button(desk.say("Add this scenario"), type="primary", key=f"{key}.add"):
            with explained(desk):
                told = {"scenario_words": words, "requirements": linked}
                add_scenario(desk.store, desk.actor, selection=desk.here.id, **told)
                empty("demo.new")
                _done(desk)


def take_ready_ones(desk: Desk, scenarios: Sequence[Scenario]) -> None:
    """Offer the ready scenarios for as long as one of them is not on the list."""
    if not not_taken(each.titles for each in scenarios):
        return
    st.caption(desk.say(
        "Ready scenarios go with the ready customer. Change what does not fit you before the "
        "first vendor shows one."
    ))  # fmt: skip
    if st.button(desk.say("Take the ready scenarios"), icon=":material/playlist_add:"):
        with explained(desk):
            take_ready_scenarios(desk.store, desk.actor, selection=desk.here.id)
            saved(desk)
            st.rerun()


def change(desk: Desk, scenario: Scenario, asked: Sequence[AskedRequirement]) -> None:
    """Offer to change a scenario or to take it off."""
    place = f"demo.{scenario.id}"
    at = {"selection": desk.here.id, "scenario": scenario.id}
    with (
        st.popover(desk.say("Change …"), type="tertiary", key=opening(place)),
        held(desk, place, scenario, version=scenario.version) as form,
    ):
        words, linked = _ask(desk, form.stored, asked, form.key)
        with st.container(horizontal=True):
            save = form.button(desk.say("Save"), "save", type="primary")
            drop = form.button(desk.say("Remove"), "remove", icon=":material/delete:")
        if save:
            with form.storing():
                told = {"scenario_words": words, "requirements": linked, "seen": form.version}
                change_scenario(desk.store, desk.actor, **at, **told)
        if drop:
            with form.storing():
                remove_scenario(desk.store, desk.actor, **at)


def note(
    desk: Desk,
    vendors: Sequence[Vendor],
    scenarios: Sequence[Scenario],
    showings: Showings,
) -> None:
    """Ask what one vendor showed of one scenario."""
    names = {vendor.id: vendor.name.text for vendor in vendors}
    titles = {each.id: chosen(each.titles, desk.language.value) for each in scenarios}
    with st.container(border=True):
        st.markdown(f"**{desk.say('Note a demonstration')}**")
        left, right = st.columns(2)
        vendor = left.selectbox(
            desk.say("Vendor"), list(names), format_func=names.__getitem__, key="demo.note.vendor"
        )
        scenario = right.selectbox(
            desk.say("Scenario"),
            list(titles),
            format_func=lambda key: titles[key].text if titles[key] else "–",
            key="demo.note.scenario",
        )
        _ask_showing(desk, vendor, scenario, showings)


def _ask_showing(desk: Desk, vendor: str, scenario: str, showings: Showings) -> None:
    found = showings.get((vendor, scenario))
    version, place = found.version if found else 0, f"demo.note.{vendor}.{scenario}"
    at = {"selection": desk.here.id, "vendor": vendor, "scenario": scenario}
    with held(desk, place, found, version=version) as form:
        showing, text = _ask_note(desk, form.stored, form.key)
        save = showing is not None and form.button(
            plain(desk.say("Save what was shown")), "save", type="primary"
        )
    if save:
        with form.storing():
            seen = {"showing": showing, "note": text, "seen": form.version}
            note_showing(desk.store, desk.actor, **at, **seen)


def _ask_note(desk: Desk, found: Noted | None, key: str) -> tuple[Showing | None, str]:
    showing = st.segmented_control(
        desk.say("What did the vendor show?"),
        list(Showing),
        default=found.outcome if found else None,
        format_func=lambda each: desk.say(each.label),
        key=f"{key}.showing",
    )
    text = st.text_area(
        desk.say("What was seen, what was missing"), value=found.note if found else "",
        key=f"{key}.note",
    )  # fmt: skip
    beside(desk, f"{key}.note", found.note if found else "")
    return showing, text


def _done(desk: Desk) -> None:
    saved(desk)
    st.rerun()
