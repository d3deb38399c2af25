"""Vendors on the market: topic by topic what is known, what is claimed, what is unknown."""

import streamlit as st

from rfp.changes.market import add_market_vendor, remove_market_vendor, set_market_fact
from rfp.goals.alternative import Route
from rfp.goals.market import MarketFact, MarketVendor, Sureness, Topic
from rfp.reads.alternatives import MarketEntry, market
from workbench.committee import Right
from workbench.language import isolated, number
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.held_form import beside, held, opening
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def show(desk: Desk) -> None:
    """Draw the market list, and the facts of each vendor on it."""
    with desk.store.read() as session:
        entries = market(session, desk.actor, desk.here.id)
    if not entries:
        empty_state(
            desk.say("There is no vendor on the market list yet"),
            desk.say("Note who could be asked, and for each topic what is known or only claimed."),
        )
    else:
        st.table(
            [_row(desk, entry.vendor) for entry in entries], border="horizontal", hide_index=True
        )
    for entry in entries:
        title = isolated(plain(entry.vendor.name), desk.language)
        with st.expander(title, key=f"market_list.{entry.vendor.id}"):
            for topic in Topic:
                _fact(desk, entry.vendor, topic)
            _remove(desk, entry)
    _add(desk)


def _row(desk: Desk, vendor: MarketVendor) -> dict[str, str]:
    return {
        desk.say("Vendor"): isolated(plain(vendor.name), desk.language),
        desk.say("Way"): desk.say(vendor.route.label) if vendor.route else "–",
        desk.say("Known topics"): number(vendor.count(Sureness.KNOWN), desk.language),
        desk.say("Claimed topics"): number(vendor.count(Sureness.CLAIMED), desk.language),
        desk.say("Unknown topics"): number(vendor.count(None), desk.language),
    }


def _fact(desk: Desk, vendor: MarketVendor, topic: Topic) -> None:
    fact = vendor.facts.get(topic)
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        with st.container(gap=None):
            st.markdown(f"**{desk.say(topic.label)}** {_told(desk, fact)}")
            if fact:
                words = (fact.text, fact.source)
                st.caption(" — ".join(isolated(plain(w), desk.language) for w in words if w))
        if desk.may(Right.EDIT_NEEDS):
            place = f"market_list.{vendor.id}.{topic}"
            with st.popover(desk.say("Change"), type="tertiary", key=opening(place)):
                _ask(desk, vendor, topic, place)


def _told(desk: Desk, fact: MarketFact | None) -> str:
    if fact is None:
        return f":red-badge[{desk.say('Unknown')}]"
    colour = "green" if fact.sureness is Sureness.KNOWN else "orange"
    return f":{colour}-badge[{desk.say(fact.sureness.label)}]"


def _ask(desk: Desk, vendor: MarketVendor, topic: Topic, place: str) -> None:
    now = vendor.facts.get(topic)
    with held(desk, place, now, version=(now,)) as form:
        fact = _ask_fact(desk, topic, form.stored, form.key)
        save = form.button(desk.say("Save"), "save", type="primary")
    if save:
        with form.storing():
            set_market_fact(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                market_vendor=vendor.id,
                topic=topic,
                fact=fact,
                seen=[form.stored] if form.stored else [],
            )


def _ask_fact(desk: Desk, topic: Topic, now: MarketFact | None, key: str) -> MarketFact | None:
    sureness = st.segmented_control(
        desk.say(topic.label),
        list(Sureness),
        default=now.sureness if now else None,
        format_func=lambda code: desk.say(Sureness(code).label),
        key=f"{key}.sureness",
    )
    text = st.text_area(
        desk.say("What is known of it"), value=now.text if now else "", key=f"{key}.text"
    )
    source = st.text_input(
        desk.say("Source in words"), value=now.source if now else "", key=f"{key}.source"
    )
    beside(desk, f"{key}.text", now.text if now else "")
    beside(desk, f"{key}.source", now.source if now else "")
    if not sureness:
        return None
    return MarketFact(sureness=Sureness(sureness), text=text, source=source)


def _remove(desk: Desk, entry: MarketEntry) -> None:
    key = f"market_list.{entry.vendor.id}.remove"
    if desk.may(Right.EDIT_NEEDS) and st.button(
        desk.say("Remove"), icon=":material/delete:", key=key
    ):
        with explained(desk):
            remove_market_vendor(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                market_vendor=entry.vendor.id,
                seen=entry.version,
            )
            saved(desk)
            st.rerun()


def _add(desk: Desk) -> None:
    if not desk.may(Right.EDIT_NEEDS):
        return
    turn = st.session_state.setdefault("market_list.turn", 0)
    with st.form(f"market_list.new.{turn}"):
        name = st.text_input(desk.say("Name of the vendor"), key=f"market_list.name.{turn}")
        route = st.segmented_control(
            desk.say("Way"),
            list(Route),
            format_func=lambda code: desk.say(Route(code).label),
            key=f"market_list.route.{turn}",
        )
        if st.form_submit_button(desk.say("Add to the market list"), type="primary"):
            with explained(desk):
                add_market_vendor(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    name=name,
                    route=Route(route) if route else None,
                )
                st.session_state["market_list.turn"] = turn + 1
                saved(desk)
                st.rerun()
