"""Stamps on gaps: who approved what and when, and the buttons that set and lift them."""

from collections.abc import Iterable, Mapping

import streamlit as st

from rfp.changes.gap_approval import approve_gaps, withdraw_approval
from rfp.reads.gaps import Stamp
from rfp.reads.needs import GapEntry
from workbench.committee import Right
from workbench.language import moment
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved

Stamps = Mapping[str, Stamp]


def state(desk: Desk, stamp: Stamp | None) -> str:
    """Return in a word or two how a gap stands."""
    if stamp is None:
        return desk.say("Not approved")
    return desk.say("Changed since") if stamp.changed_since else desk.say("Approved")


def one(desk: Desk, entry: GapEntry, stamp: Stamp | None) -> None:
    """Say who approved the gap, and offer to approve it or to withdraw that."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(_told(desk, stamp))
        if not desk.may(Right.APPROVE_GAPS):
            return
        key = f"gap_stamps.{entry.gap.id}"
        if stamp is None or stamp.changed_since:
            _ask(desk, [entry], desk.say("Approve this gap"), key=f"{key}.approve")
        if stamp and st.button(desk.say("Withdraw the approval"), key=f"{key}.withdraw"):
            with explained(desk):
                withdraw_approval(desk.store, desk.actor, selection=desk.here.id, gap=entry.gap.id)
                saved(desk)
                st.rerun()


def all_of(desk: Desk, entries: Iterable[GapEntry], stamps: Stamps) -> None:
    """Offer to approve at once every gap that is shown and not approved as it stands."""
    waiting = [e for e in entries if e.gap.id not in stamps or stamps[e.gap.id].changed_since]
    if waiting and desk.may(Right.APPROVE_GAPS):
        label = desk.say("Approve {count} gaps that wait for it", count=len(waiting))
        _ask(desk, waiting, label, key="gap_stamps.all")


def _ask(desk: Desk, entries: list[GapEntry], label: str, *, key: str) -> None:
    if st.button(label, icon=":material/verified:", key=key):
        with explained(desk):
            seen = {entry.gap.id: entry.fingerprint for entry in entries}
            approve_gaps(desk.store, desk.actor, selection=desk.here.id, seen=seen)
            saved(desk)
            st.rerun()


def _told(desk: Desk, stamp: Stamp | None) -> str:
    if stamp is None:
        return f":gray[{desk.say('Nobody has approved this gap yet.')}]"
    values = {"name": plain(stamp.by), "time": moment(stamp.at, desk.language)}
    if stamp.changed_since:
        return f":orange[{desk.say('Approved by {name}, {time}; changed since', **values)}]"
    return f":green[{desk.say('Approved by {name}, {time}', **values)}]"
