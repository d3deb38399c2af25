"""Screen: the consensus meeting: where to talk, what each gave alone, and what is agreed on."""

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from scoring.consensus_words import log_rows, scores_in_words
from scoring.evaluators.talk import Talk, Topic
from scoring.missing_words import counted_badge
from scoring.reads.consensus import Meeting, consensus_log, consensus_meeting
from scoring.reads.sheet_versions import SHEETS, sheets_version
from scoring.reads.versions import facts_version
from scoring.screens.agreed_cell import show_cell
from scoring.screens.figure import figures
from scoring.screens.what_if_table import remembered
from scoring.sheet import Cell
from vendor_data.reads.sealing import sealing
from workbench.committee import Right
from workbench.language import number
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.held_form import expander
from workbench.screens.parts.live_part import live_part
from workbench.screens.parts.plain import plain
from workbench.selection import Phase

_FIRST = 8  # cells that are laid open to talk about


def show(desk: Desk) -> None:
    """Draw the agenda with its cells, any other cell, and the log of what was agreed on."""
    st.title(desk.say("Consensus"))
    live_part(desk, _page, name="consensus", topic=SHEETS, version=sheets_version, patient=True)


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        about = (session, desk.actor, desk.here.id)
        found = consensus_meeting(*about, desk.language.value)
        sealed = sealing(*about)
        facts = facts_version(session, desk.here.id)
    if found is None:
        return
    if not found.may_agree:
        empty_state(
            desk.say("No score is agreed on in this selection"),
            desk.say("The published plan takes the mean of the members' own scores."),
        )
        return
    is_closed = sealed is not None and sealed.scores_closed_at is not None
    is_open = desk.here.phase is Phase.CONSENSUS and not is_closed and not found.is_open_again
    _standing(desk, found, is_closed=is_closed)
    if found.vendors and is_open:
        known = (desk.store.database.url, desk.here.id, facts, *sorted(desk.actor.conflicts))
        _talk(desk, found, remembered(" ".join(("talk", *map(str, known))), found.talk))
    _log(desk, found)


def _standing(desk: Desk, found: Meeting, *, is_closed: bool) -> None:
    """Say in plain words what stands, and what can still be done."""
    if desk.here.phase is not Phase.CONSENSUS:
        told = desk.say("Prices are open: what was agreed on stays as it is.")
        st.info(told, icon=":material/lock:")
    elif is_closed:
        told = desk.say("The technical scores are closed: what was agreed on stays as it is.")
        st.info(told, icon=":material/lock:")
    elif found.is_open_again:
        told = desk.say(
            "A later list opened sheets again; scores are agreed on once all are locked."
        )
        st.info(told, icon=":material/lock_open:")
    else:
        st.caption(desk.say(
            "An agreed score stands in place of the mean, with its reason. What each member gave "
            "alone stays as it is, for everybody here to read. Once the prices are open, nothing "
            "changes here any more."
        ))  # fmt: skip
        if not desk.may(Right.AGREE):
            st.caption(desk.say("The chair or the facilitator enters what is agreed on."))


def _talk(desk: Desk, found: Meeting, talk: Talk) -> None:
    first = talk.first(_FIRST)
    _group(desk, found, talk, desk.say("Nobody scored this"), talk.unscored)
    _first(desk, found, talk, first)
    _group(desk, found, talk, desk.say("Not scored, and settled by a choice"), talk.settled)
    _group(desk, found, talk, desk.say("Agreed on"), talk.agreed)
    shown = {topic.cell for topic in (*talk.unscored, *first, *talk.settled, *talk.agreed)}
    others = {topic.cell: topic for topic in talk.every if topic.cell not in shown}
    if others:
        st.subheader(desk.say("Any other cell"))
        _other(desk, found, talk, others)


def _group(desk: Desk, found: Meeting, talk: Talk, heading: str, topics: Sequence[Topic]) -> None:
    if topics:
        st.subheader(heading)
        for topic in topics:
            _folded(desk, found, talk, topic)


def _first(desk: Desk, found: Meeting, talk: Talk, first: Sequence[Topic]) -> None:
    st.subheader(desk.say("What to talk about first"))
    if not first:
        is_agreed = any(topic.reach for topic in talk.agreed)
        st.markdown(
            desk.say("Wherever the scores lie apart, a score has been agreed on.")
            if is_agreed
            else desk.say("All who scored a cell gave it the same score, so nobody differs.")
        )
        return
    st.caption(desk.say(
        "Prices are sealed still. First come the cells that decide who leads without the price, "
        "then those that can move a total most, by how far the scores lie apart."
    ))  # fmt: skip
    for topic in first:
        _folded(desk, found, talk, topic)


def _folded(desk: Desk, found: Meeting, talk: Talk, topic: Topic) -> None:
    box = expander(_label(desk, found, talk, topic), f"consensus.{topic.vendor}.{topic.leaf}")
    if box.open:
        with box:
            show_cell(desk, found, talk, topic)


def _label(desk: Desk, found: Meeting, talk: Talk, topic: Topic) -> str:
    names = found.draft.names(desk.language.value)
    cell = desk.say(
        "**{vendor}** on **{criterion}** · scores: {scores}",
        vendor=plain(found.vendors[topic.vendor]),
        criterion=plain(names.get(topic.leaf, "–")),
        scores=scores_in_words(topic.scores, desk.language),
    )
    agreed, counted = found.agreed.get(topic.cell), talk.counted.get(topic.cell)
    if counted is not None:
        return f"{cell} · :gray-badge[{plain(counted_badge(counted, desk.language))}]"
    if agreed is None:
        return cell
    told = desk.say("agreed: {score}", score=number(agreed.value, desk.language))
    return f"{cell} · :green-badge[{told}]"


def _other(desk: Desk, found: Meeting, talk: Talk, topics: Mapping[Cell, Topic]) -> None:
    """Let any other cell be chosen, those on which most hangs first."""
    names = found.draft.names(desk.language.value)
    left, right = st.columns(2)
    with left:
        vendor = st.selectbox(
            desk.say("Vendor"),
            [each for each in found.vendors if any(of == each for of, _ in topics)],
            index=None,
            format_func=found.vendors.__getitem__,
            placeholder=desk.say("Choose"),
            key="consensus.vendor",
        )
    with right:
        leaf = st.selectbox(
            desk.say("Criterion"),
            [leaf for of, leaf in topics if of == vendor],
            index=None,
            format_func=lambda each: names.get(each, "–"),
            placeholder=desk.say("Choose"),
            key=f"consensus.leaf.{vendor}",
            disabled=vendor is None,
        )
    if vendor is not None and leaf is not None:
        with st.container(border=True):
            show_cell(desk, found, talk, topics[vendor, leaf])


def _log(desk: Desk, found: Meeting) -> None:
    with desk.store.read() as session:
        log = consensus_log(session, desk.actor, desk.here.id)
    st.subheader(desk.say("Consensus log"))
    if not log:
        st.caption(desk.say("No score has been agreed on: everywhere the mean stands."))
        return
    names = found.draft.names(desk.language.value)
    when = partial(moment_here, desk)
    figures(log_rows(log, found.vendors, names, desk.language, when))
