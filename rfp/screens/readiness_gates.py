"""The four go/no-go gates: what each stands on, its verdict, and why."""

import streamlit as st

from rfp.changes.readiness import judge_item
from rfp.readiness.item import CLOSED, SIGNED_GATE, Item, Kind, verdicts
from rfp.readiness.ready import ready_items
from rfp.reads.readiness import items
from rfp.screens import item_form
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


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


def _gate(desk: Desk, gate: Item) -> None:
    st.markdown(f"**{plain(item_form.name_of(gate, desk.language))}**")
    ready = ready_items().get(gate.code or "")
    if ready and ready.papers:
        lines = [plain(paper) for paper in ready.papers[desk.language.value]]
        st.markdown(
            desk.say("What the verdict stands on:")
            + "\n"
            + "\n".join(f"- {line}" for line in lines)
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
    label = desk.say("Sign the verdict") if gate.code == SIGNED_GATE else desk.say("Save")
    if st.button(label, type="primary", key=f"{key}.save"):
        with explained(desk):
            item_form.save_common(desk, gate, {}, gate.owner, evidence)
            if verdict in verdicts(gate.kind, gate.code) and (verdict, reason) != (
                gate.verdict,
                gate.reason,
            ):
                judge_item(
                    desk.store, desk.actor,
                    selection=desk.here.id, item=gate.id, verdict=verdict, reason=reason,
                )  # fmt: skip
            saved(desk)
            st.rerun()
