"""Screen of a vendor: who offers, who answers for what, and which customers can be asked."""

from dataclasses import replace

import streamlit as st

from vendor_data.offering.offer import Delivery
from vendor_data.offering.statement import (
    MOST_COMPANIES,
    MOST_REFERENCES,
    StatedCompany,
    StatedReference,
    Statement,
    lacking,
    texts,
)
from vendor_data.screens import statement_rows, vendor_seat, vendor_state
from vendor_data.screens.kept_drafts import (
    KeptStatement,
    are_open,
    keep_statement,
    read_statement,
)
from workbench.committee import Right
from workbench.problem import Problem, Term
from workbench.screens.parts.clock import time_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import faults_as_problems, show_problem

# As a vendor says it: the labels of a delivery are words of the committee.
_WAYS = {
    Delivery.SAAS: Term("As a service (SaaS)"),
    Delivery.HOSTED: Term("Hosted by us"),
    Delivery.ON_PREMISES: Term("On the customer's premises"),
}
_SEEN, _TURN, _REFUSED = "statement.seen", "statement.turn", "statement.refused"


def show(desk: Desk) -> None:
    """Draw the statement, kept at every field; it goes into envelope B with the answers."""
    vendor = vendor_seat.own_vendor(desk, "vendor_statement")
    if vendor is None:
        return
    vendor_seat.head(desk, vendor, desk.say("Who offers"))
    vendor_state.deadline(desk)
    if not desk.may(Right.ANSWER):
        st.info(desk.say("The call is closed; what was handed in stands, drafts are not read."))
        return
    st.caption(desk.say(
        "Say who stands behind your proposal. It is kept as you write, and handed in with your "
        "answers as a document of its own; nothing is sent before."
    ))  # fmt: skip
    if are_open(desk, vendor.id):
        _form(desk, vendor.id)


def _form(desk: Desk, vendor: str) -> None:
    kept = read_statement(desk, vendor)
    key = f"statement.{_turn(kept)}"

    def save(change: statement_rows.Edit, *, anew: bool = False) -> None:
        _save(desk, vendor, change)
        st.session_state[_TURN] += anew  # rows that moved up are drawn anew

    _told(desk, kept)
    _refused(desk)
    said = kept.statement
    _delivery(desk, said, key, save)
    st.subheader(desk.say("Companies of this proposal"))
    for at in range(len(said.companies)):
        statement_rows.company(desk, said, at, key, save)
    _more(desk, said, "companies", key, save)
    st.subheader(desk.say("References"))
    for at in range(len(said.references)):
        statement_rows.reference(desk, said, at, key, save)
    _more(desk, said, "references", key, save)
    _unneeded(desk, said, key, save)


def _turn(kept: KeptStatement) -> int:
    """Return a number that rises when somebody else changed the page, so that it is drawn anew."""
    state = st.session_state
    if state.get(_SEEN, kept.version) != kept.version:
        state[_TURN] = state.get(_TURN, 0) + 1
    state[_SEEN] = kept.version
    return int(state.setdefault(_TURN, 0))


def _save(desk: Desk, vendor: str, change: statement_rows.Edit) -> None:
    """Change what is kept by now: two fields may be left at one press, each changes its own."""
    state, now = st.session_state, read_statement(desk, vendor).statement
    try:
        changed = change(now)
        with faults_as_problems(desk):
            state[_SEEN] = keep_statement(desk, vendor, changed, state[_SEEN])
    except IndexError:  # the row is gone by a colleague's press; the next drawing shows it
        return
    except Problem as problem:  # the next drawing shows what is kept
        state[_REFUSED] = problem, "\n".join({*texts(change(now))} - {*texts(now)})


def _refused(desk: Desk) -> None:
    """Say why something was not kept, and leave the words where they can be copied."""
    problem, words = st.session_state.pop(_REFUSED, (None, ""))
    if problem is not None:
        show_problem(desk, problem)
    if words.strip():
        st.caption(desk.say("What you typed, to copy from:"))
        st.code(words, language=None, wrap_lines=True)


def _told(desk: Desk, kept: KeptStatement) -> None:
    """Say since when it is kept, and what is still open."""
    if kept.saved_at is not None:
        when = time_here(desk, kept.saved_at)
        st.caption(f":material/check: {desk.say('kept at {time}', time=when)}")
    open_ = lacking(kept.statement)
    if open_ and not kept.statement.is_empty:
        told = [desk.say(each.label) for each in open_]
        st.caption(plain(desk.say("Still open: {things}", things=told)))


def _delivery(desk: Desk, said: Statement, key: str, save: statement_rows.Save) -> None:
    name = f"{key}.deliveries"
    st.pills(
        desk.say("How what you offer is delivered"),
        [way.value for way in Delivery],
        selection_mode="multi",
        default=[way.value for way in said.deliveries],
        format_func=lambda code: desk.say(_WAYS[Delivery(code)]),
        on_change=lambda: save(
            lambda now: replace(now, deliveries=tuple(map(Delivery, st.session_state[name])))
        ),
        key=name,
    )


def _more(desk: Desk, said: Statement, what: str, key: str, save: statement_rows.Save) -> None:
    if what == "companies":
        label, is_full = desk.say("Add a company"), len(said.companies) >= MOST_COMPANIES

        def more(now: Statement) -> Statement:
            return replace(now, companies=(*now.companies, StatedCompany()))
    else:
        label, is_full = desk.say("Add a reference"), len(said.references) >= MOST_REFERENCES

        def more(now: Statement) -> Statement:
            return replace(now, references=(*now.references, StatedReference()))

    st.button(
        label, icon=":material/add:", disabled=is_full, on_click=lambda: save(more),
        key=f"{key}.{what}.more",
    )  # fmt: skip


def _unneeded(desk: Desk, said: Statement, key: str, save: statement_rows.Save) -> None:
    name = f"{key}.unneeded"
    st.text_area(
        desk.say("What else you offer, though nobody asked for it"),
        value=said.unneeded,
        on_change=lambda: save(lambda now: replace(now, unneeded=st.session_state[name])),
        key=name,
    )
