"""Stamps on gaps: who approved what and when, and the buttons that set and lift them."""

from collections.abc import Iterable, Mapping

import streamlit as st

from rfp.changes.gap_approval import approve_gaps, withdraw_approval
from rfp.readiness.stamp import Stamp
from rfp.reads.needs import GapEntry
from workbench.committee import Right
from workbench.language import moment
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held
from workbench.screens.parts.plain import plain

Stamps = Mapping[str, Stamp]


def state(desk: Desk, stamp: Stamp | None) -> str:
    """Return in a word or two how a gap stands."""
    if stamp is None:
        return desk.say("Not approved")
    return desk.say("Changed since") if stamp.changed_since else desk.say("Approved")


def one(desk: Desk, entry: GapEntry, stamp: Stamp | None) -> None:
    """Say who approved the gap, and offer to approve it or to withdraw that."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(told(desk, stamp))
        if not desk.may(Right.APPROVE_GAPS):
            return
        key = f"gap_stamps.{entry.gap.id}"
        if stamp is None or stamp.changed_since:
            _ask(desk, [entry], desk.say("Approve this gap"), key=f"{key}.approve")
        if stamp:
            _withdraw(desk, entry.gap.id, stamp, key=f"{key}.withdraw")


def all_of(desk: Desk, entries: Iterable[GapEntry], stamps: Stamps) -> None:
    """Offer to approve at once every gap that is shown and not approved as it stands."""
    waiting = [e for e in entries if e.gap.id not in stamps or stamps[e.gap.id].changed_since]
    if waiting and desk.may(Right.APPROVE_GAPS):
        label = desk.say("Approve {count} gaps that wait for it", count=len(waiting))
        _ask(desk, waiting, label, key="gap_stamps.all")


def _withdraw(desk: Desk, gap: str, stamp: Stamp, *, key: str) -> None:
    with held(desk, key, stamp, version=(stamp.at,)) as form:
        withdraw = form.button(desk.say("Withdraw the approval"), "withdraw")
    if withdraw:
        with form.storing():
            at = {"selection": desk.here.id, "gap": gap}
            withdraw_approval(desk.store, desk.actor, **at, seen=form.stored.at)


def _ask(desk: Desk, entries: list[GapEntry], label: str, *, key: str) -> None:
    now = {entry.gap.id: entry.fingerprint for entry in entries}
    with held(desk, key, now, version=tuple(now.items())) as form:
        approve = form.button(label, "approve", icon=":material/verified:")
    if approve:
        with form.storing():
            approve_gaps(desk.store, desk.actor, selection=desk.here.id, seen=form.stored)


def told(desk: Desk, stamp: Stamp | None) -> str:
    """Return who approved and when, in the colour of whether it still holds."""
    if stamp is None:
        return f":gray[{desk.say('Nobody has approved this gap yet.')}]"
    values = {"name": plain(stamp.by), "time": moment(stamp.at, desk.language)}
    if stamp.changed_since:
        return f":orange[{desk.say('Approved by {name}, {time}; changed since', **values)}]"
    return f":green[{desk.say('Approved by {name}, {time}', **values)}]"
