"""The four go/no-go gates: what each stands on, its verdict, and why."""

import streamlit as st

from rfp.changes.readiness import judge_item
from rfp.readiness.item import CLOSED, MEANS_GATE, SIGNED_GATE, Item, Kind, verdicts
from rfp.reads.readiness import items
from rfp.screens import item_form, readiness_means
from rfp.screens.both_languages import ask_words
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held
from workbench.screens.parts.plain import plain


def show(desk: Desk) -> None:
    """Draw the gates one below the other."""
    st.caption(desk.say(
        "At each gate the committee goes on, or goes back. Every verdict keeps its reason; the "
        "last one is signed by the chair."
    ))  # fmt: skip
    with desk.store.read() as session:
        gates = items(session, desk.actor, desk.here.id, [Kind.GATE])
    for gate in gates:
        with st.container(border=True):
            _gate(desk, gate)
            if gate.code == MEANS_GATE:
                readiness_means.show(desk)


def _gate(desk: Desk, gate: Item) -> None:
    st.markdown(f"**{plain(item_form.name_of(gate, desk.language))}**")
    lines = gate.papers.get(desk.language.value)
    if lines:
        st.markdown(
            desk.say("What the verdict stands on:")
            + "\n"
            + "\n".join(f"- {plain(line)}" for line in lines)
        )
    may_judge = desk.may(Right.EDIT_NEEDS) and (
        gate.code != SIGNED_GATE or desk.may(Right.DECIDE_READINESS)
    )
    if may_judge:
        _form(desk, gate)
        return
    item_form.read_only(desk, gate, is_named=True)
    if gate.code == SIGNED_GATE and desk.may(Right.EDIT_NEEDS):
        st.caption(desk.say("The chair signs this gate."))


def _form(desk: Desk, gate: Item) -> None:
    with held(desk, item_form.place_of(gate), gate, version=gate.version) as form:
        gate = form.stored
        words, papers = _ask_words(desk, gate)
        owner = item_form.ask_owner(desk, gate)
        evidence, verdict, reason = _ask(desk, gate)
        label = desk.say("Sign the verdict") if gate.code == SIGNED_GATE else desk.say("Save")
        save = form.button(label, "save", type="primary")
    if save:
        with form.storing():
            differs = (verdict, reason) != (gate.verdict, gate.reason)
            is_judged = differs and verdict in verdicts(gate.kind, gate.code)
            if is_judged and verdict:
                about = {"selection": desk.here.id, "item": gate.id, "seen": gate.version}
                judge_item(desk.store, desk.actor, **about, verdict=verdict, reason=reason)
            item_form.save_common(
                desk, gate, words, owner, evidence, papers=papers, is_looked_at=is_judged
            )


def _ask_words(desk: Desk, gate: Item) -> tuple[dict[str, str], dict[str, str]]:
    """Ask for the question, and for what the verdict stands on; return both by language."""
    key = item_form.key_of(gate)
    with st.expander(desk.say("Reword the question and what the verdict stands on")):
        words = ask_words(
            desk, desk.say("Question of the gate"), gate.texts, key=f"{key}.words", tall=True
        )
        papers = ask_words(
            desk,
            desk.say("What the verdict stands on, one on each line"),
            {language: "\n".join(lines) for language, lines in gate.papers.items()},
            key=f"{key}.papers",
            tall=True,
        )
    return words, papers


def _ask(desk: Desk, gate: Item) -> tuple[str, str | None, str]:
    key = item_form.key_of(gate)
    evidence = st.text_area(
        desk.say("What was found"), value=gate.evidence, height="content", key=f"{key}.evidence"
    )
    verdict = item_form.ask_verdict(desk, gate)
    if verdict in CLOSED:
        st.warning(desk.say("With this verdict the selection is suspended and goes back."))
    reason = st.text_area(
        desk.say("Reason of the verdict"), value=gate.reason, height="content", key=f"{key}.reason"
    )
    beside(desk, f"{key}.evidence", gate.evidence)
    beside(desk, f"{key}.reason", gate.reason)
    return evidence, verdict, reason
