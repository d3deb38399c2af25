"""What a requirement says beside its words: asked for under its text, closed until wanted."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from rfp.needs.gap import GapKind
from rfp.needs.must import PROPOSAL_RULE, proposed
from rfp.needs.requirement import Requirement
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_facts import NO_FACTS, RequirementFacts, facts_of
from rfp.needs.requirement_words import CellWords
from rfp.needs.stages import CustomerStage, ValueStage
from rfp.needs.wave import Wave
from rfp.reads.needs import GapEntry, RequirementEntry
from rfp.screens.both_languages import ask_words
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain


def ask_facts(
    desk: Desk, entry: RequirementEntry | None, words: CellWords, key: str
) -> tuple[dict[str, str], dict[str, str], RequirementFacts]:
    """Return acceptance test and reason of the duty by language, and the facts of the form."""
    now = facts_of(entry.requirement) if entry else NO_FACTS
    with st.expander(desk.say("Acceptance test, owner, wave and reasons")):
        test = ask_words(
            desk,
            desk.say("Acceptance test"),
            entry.acceptances if entry else {},
            key=f"{key}.test",
            tall=True,
        )
        left, middle, right = st.columns(3)
        kind = _choose(desk, left, Column.KIND, now.kind or "", words=words, key=key)
        module = _choose(desk, middle, Column.MODULE, now.module, words=words, key=key)
        wave = _choose(desk, right, Column.WAVE, now.wave or "", words=words, key=key)
        left, right = st.columns(2)
        owner = _choose(desk, left, Column.OWNER, now.owner, words=words, key=key)
        factor = _choose(
            desk, right, Column.SUCCESS_FACTOR, now.success_factor or "", words=words, key=key
        )
        left, right = st.columns(2)
        value, customer = (
            _choose(desk, place, column, stage or "", words=words, key=key)
            for place, column, stage in (
                (left, Column.VALUE_STAGE, now.value_stage),
                (right, Column.CUSTOMER_STAGE, now.customer_stage),
            )
        )
        why_so = st.text_input(
            desk.say(Column.MOSCOW_REASON.label), now.moscow_reason, key=f"{key}.moscow_reason"
        )
        why_must = ask_words(
            desk,
            desk.say("Reason why it is mandatory"),
            entry.mandatory_reasons if entry else {},
            key=f"{key}.mandatory_reason",
            tall=True,
        )
        st.caption(desk.say("Vendors read this in the RFP, below the requirement."))
    return (
        test,
        why_must,
        RequirementFacts(
            kind=GapKind(kind) if kind else None,
            module=module,
            wave=Wave(wave) if wave else None,
            owner=owner,
            moscow_reason=why_so,
            success_factor=factor or None,
            value_stage=ValueStage(value) if value else None,
            customer_stage=CustomerStage(customer) if customer else None,
        ),
    )


def _choose(
    desk: Desk,
    place: DeltaGenerator,
    column: Column,
    now: str,
    *,
    words: CellWords,
    key: str,
) -> str:
    offered = words.choices(column, desk.language)
    codes = [*offered, *([now] if now and now not in offered else [])]
    chosen = place.selectbox(
        desk.say(column.label),
        codes,
        index=codes.index(now) if now else None,
        format_func=lambda code: offered.get(code, code),
        placeholder=desk.say("Nothing"),
        accept_new_options=column in (Column.MODULE, Column.OWNER),
        key=f"{key}.{column}",
    )
    return chosen or ""


def draw_proposal(desk: Desk, asked: Requirement, closing: Sequence[GapEntry]) -> None:
    """Say which importance the gaps propose, where it is another than was chosen."""
    found = proposed(asked, {each.gap.id: each.gap.priority for each in closing})
    if found is None or found is asked.moscow:
        return
    told = desk.say("Its gaps propose: {moscow}.", moscow=found.label)
    if not asked.moscow_reason:
        told += " " + desk.say("If you mean it otherwise, write the reason below.")
    st.caption(plain(told), help=desk.say(PROPOSAL_RULE))
