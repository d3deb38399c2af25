"""Screen: the record in words, what each event changed, and the check that it holds."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from workbench.language import Language, number
from workbench.language.catalogue import catalogue
from workbench.reads.events import Told, changes_of, events, visible_head
from workbench.reads.replay import Verdict, check
from workbench.reads.wordings import vendor_names
from workbench.screens.parts import frame
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.live_part import live_record
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained
from workbench.selection import Phase

_SEALED = "sealed:"


def show(desk: Desk) -> None:
    st.title(desk.say("Record"))
    live_record(desk, _page, name="record")


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        told = events(session, desk.actor, desk.here.id)
        head = visible_head(session, desk.actor, desk.here.id)
        names = vendor_names(session, desk.actor, desk.here.id, desk.language.value)
    if not told:
        frame.empty_state(
            desk.say("Nothing on record yet"), desk.say("Every change appears here by itself.")
        )
        return
    _head(desk, head.hash)
    found = _filtered(desk, told)
    vendors = {vendor: worded.text for vendor, worded in names.items()}
    chosen = _table(desk, found, vendors, version=head.hash)
    if chosen is not None:
        with explained(desk):
            _changes(desk, chosen)


def _head(desk: Desk, head: str) -> None:
    st.caption(desk.say("The newest event's hash; it also stands on every document."))
    st.code(head, language=None)
    if st.button(desk.say("Check the record"), icon=":material/verified:"):
        with explained(desk), st.spinner(desk.say("Checking …")):
            with desk.store.read() as session:
                verdict = check(session)
            _verdict(desk, verdict)


def _verdict(desk: Desk, verdict: Verdict) -> None:
    if verdict.holds:
        st.success(
            desk.say(
                "The record holds: no event was changed, added or taken out, and everything "
                "that is stored follows from the events."
            )
        )
        return
    st.error(desk.say("The record does not hold. Keep a copy of the data and call the owner."))
    for wrong in verdict.breaks:
        here = desk.say("this selection") if wrong.chain == desk.here.id else desk.say("elsewhere")
        sentence = desk.say(
            "{where}, event {sequence}: {what}",
            where=here,
            sequence=wrong.sequence,
            what=desk.say(wrong.template, **wrong.values),
        )
        st.markdown(f"- {plain(sentence)}")


def _filtered(desk: Desk, told: Sequence[Told]) -> list[Told]:
    left, right = st.columns(2)
    people = left.multiselect(
        desk.say("By"),
        sorted({event.by for event in told if event.by}),
        placeholder=desk.say("everybody"),
        key="record.people",
    )
    labels = {event.verb: desk.say(event.label) for event in told}
    kinds = right.multiselect(
        desk.say("Kind"),
        sorted(labels, key=labels.__getitem__),
        format_func=lambda verb: labels.get(verb, verb),
        placeholder=desk.say("everything"),
        key="record.kinds",
    )
    return [
        event
        for event in told
        if (not people or event.by in people) and (not kinds or event.verb in kinds)
    ]


def _table(
    desk: Desk, told: Sequence[Told], vendors: dict[str, str], *, version: str
) -> Told | None:
    """Draw the events and return the chosen one."""
    columns = {
        desk.say("No."): [number(event.number, desk.language) for event in told],
        desk.say("When"): [moment_here(desk, event.time) for event in told],
        desk.say("Who"): [event.by for event in told],
        desk.say("What"): [desk.say(event.label) for event in told],
        desk.say("Vendor"): [vendors.get(event.vendor or "", "") for event in told],
    }
    order = list(columns)
    # The grid does not mirror by itself: a Persian reader gets its columns from the right.
    frame_of_events = pd.DataFrame(columns, columns=pd.Index(order, dtype="object"))
    picked = st.dataframe(
        frame_of_events,
        hide_index=True,
        column_order=order[::-1] if desk.language is Language.FA else order,
        on_select="rerun",
        selection_mode="single-row",
        # A new event moves every row: what was selected by position is forgotten with it.
        key=f"record.{version[:12]}.{len(told)}",
        column_config=_sides(desk, order),
    )
    st.caption(desk.say("Tick a line to see what it changed, before and after."))
    rows = picked.selection.rows
    return told[rows[0]] if rows and rows[0] < len(told) else None


def _changes(desk: Desk, event: Told) -> None:
    with desk.store.read() as session:
        changes = changes_of(session, desk.actor, desk.here.id, event.event)
    st.subheader(desk.say(event.label))
    columns = {
        desk.say("Entry"): [_word(desk, change.table) for change in changes],
        desk.say("Field"): [_word(desk, change.field) for change in changes],
        desk.say("Before"): [shown_value(desk, change.field, change.before) for change in changes],
        desk.say("After"): [shown_value(desk, change.field, change.after) for change in changes],
    }
    order = list(columns)
    st.dataframe(
        pd.DataFrame(columns),
        hide_index=True,
        column_order=order[::-1] if desk.language is Language.FA else order,
        key=f"record.changes.{event.event[:12]}",
        column_config=_sides(desk, order),
    )


def _sides(desk: Desk, columns: Sequence[str]) -> dict[str, object]:
    """Return where the words of each column begin, a name in foreign letters among them."""
    side = "right" if desk.language is Language.FA else "left"
    return {title: st.column_config.TextColumn(title, alignment=side) for title in columns}


def _word(desk: Desk, name: str) -> str:
    """Return a table's or column's name in words, as the catalogue has it."""
    words = name.replace("_", " ")
    return desk.say(words) if words in catalogue() else words


def shown_value(desk: Desk, field: str, value: object) -> str:
    """Return a stored value in the reader's words."""
    if value is None:
        return "–"
    if isinstance(value, bool):
        return desk.say("yes") if value else desk.say("no")
    if isinstance(value, int):
        return number(value, desk.language)
    if isinstance(value, str) and value.startswith(_SEALED):
        return desk.say("sealed")
    if field == "phase" and value in set(Phase):
        return desk.say(Phase(value).label)
    return str(value)
