"""Part of several screens: why nobody is ranked yet, and what a missing score counts as."""

import streamlit as st

from scoring.changes.missing_choice import choose_for_missing
from scoring.missing import Choice
from scoring.missing_choice import Cell, Settled, Unranked
from scoring.missing_words import interval_rows, settled_sentence
from scoring.reads.standings import unranked
from scoring.screens.figure import figures
from scoring.standing import Standing
from vendor_data.screens import call_ending
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


def no_ranking(desk: Desk) -> None:
    """Say why there is no ranking: prices are closed, a score is missing, or all are out."""
    end = call_ending.ended(desk)
    if end is not None:
        empty_state(desk.say("There is no ranking"), desk.say(call_ending.UNRANKED[end.before]))
        return
    with desk.store.read() as session:
        found = unranked(session, desk.actor, desk.here.id, desk.language.value)
    if found is None:
        empty_state(
            desk.say("There is no ranking yet"),
            desk.say("It is there once the chair has opened the prices."),
        )
    elif not found.intervals:
        empty_state(
            desk.say("Nobody is in the ranking"),
            desk.say("Every vendor is excluded or below the technical floor."),
        )
        _out(desk, found)
    else:
        _unranked(desk, found)


def _unranked(desk: Desk, found: Unranked) -> None:
    st.warning(
        desk.say(
            "A score is missing, so nobody is ranked: first somebody has to say what it counts as."
        ),
        icon=":material/help:",
    )
    st.markdown(desk.say("What each total can still become, if what is missing were 0 or 100:"))
    figures(interval_rows(found, desk.language))
    _out(desk, found)
    if found.hides_cells:
        st.caption(desk.say(
            "A score of a vendor with which you have a conflict of interest is missing too."
        ))  # fmt: skip
    for cell in found.unsettled:
        with st.container(border=True, key=f"missing.{cell[0]}.{cell[1]}"):
            vendor, leaf = plain(found.vendors[cell[0]]), plain(found.titles[cell[1]])
            st.markdown(desk.say("**{vendor}** on **{criterion}**", vendor=vendor, criterion=leaf))
            if desk.may(Right.SETTLE_MISSING):
                ask_choice(desk, cell)
    if not desk.may(Right.SETTLE_MISSING):
        st.caption(desk.say("The chair or the facilitator chooses."))


def _out(desk: Desk, found: Unranked) -> None:
    for vendor, reason in found.excluded.items():
        told = desk.say(
            "{vendor} is excluded: {reason}", vendor=found.vendors[vendor], reason=reason
        )
        st.markdown(f":material/block: {plain(told)}")


def ask_choice(desk: Desk, cell: Cell, *, at: str = "missing") -> None:
    """Ask what one missing score counts as, and why."""
    key = f"{at}.{cell[0]}.{cell[1]}"
    choice = st.radio(
        desk.say("What does the missing score count as?"),
        list(Choice),
        index=None,
        format_func=lambda each: _begun(desk.say(Choice(each).label)),
        key=f"{key}.choice",
    )
    reason = st.text_input(desk.say("Reason, in words"), key=f"{key}.reason")
    if st.button(desk.say("Use this choice"), key=f"{key}.choose", disabled=choice is None):
        with explained(desk):
            choose_for_missing(
                desk.store, desk.actor, selection=desk.here.id, vendor=cell[0], leaf=cell[1],
                choice=Choice(choice), reason=reason,
            )  # fmt: skip
            saved(desk)
            st.rerun()


def _begun(words: str) -> str:
    """Return words that stand inside a sentence elsewhere as the beginning of one."""
    return words[:1].upper() + words[1:]


def show_settled(desk: Desk, standing: Standing) -> None:
    """Say what each missing score of the ranking counts as; it can be chosen again."""
    for each in standing.settled:
        _settled(desk, standing, each)


def _settled(desk: Desk, standing: Standing, each: Settled) -> None:
    told = settled_sentence(each, standing, desk.language)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f":material/help: {plain(told)}")
        if desk.may(Right.SETTLE_MISSING):
            with st.popover(desk.say("Choose again …")):
                ask_choice(desk, (each.filled.vendor, each.filled.leaf), at="settled")
