"""What a requirement says beside its words: asked for under its text, closed until wanted."""

from collections.abc import Mapping, Sequence

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

_ROWS = (
    (Column.KIND, Column.MODULE, Column.WAVE),
    (Column.OWNER, Column.SUCCESS_FACTOR),
    (Column.VALUE_STAGE, Column.CUSTOMER_STAGE),
)


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
        chosen = _ask_choices(desk, now, words, key)
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
    return test, why_must, _facts(chosen, why_so)


def _ask_choices(
    desk: Desk, now: RequirementFacts, words: CellWords, key: str
) -> dict[Column, str]:
    """Ask for the facts that are chosen from a list; what is not said is an empty text."""
    standing = {
        Column.KIND: now.kind,
        Column.MODULE: now.module,
        Column.WAVE: now.wave,
        Column.OWNER: now.owner,
        Column.SUCCESS_FACTOR: now.success_factor,
        Column.VALUE_STAGE: now.value_stage,
        Column.CUSTOMER_STAGE: now.customer_stage,
    }
    return {
        column: _choose(desk, place, column, standing[column] or "", words=words, key=key)
        for row in _ROWS
        for place, column in zip(st.columns(len(row)), row, strict=True)
    }


def _facts(chosen: Mapping[Column, str], why_so: str) -> RequirementFacts:
    kind, wave = chosen[Column.KIND], chosen[Column.WAVE]
    value, customer = chosen[Column.VALUE_STAGE], chosen[Column.CUSTOMER_STAGE]
    return RequirementFacts(
        kind=GapKind(kind) if kind else None,
        module=chosen[Column.MODULE],
        wave=Wave(wave) if wave else None,
        owner=chosen[Column.OWNER],
        moscow_reason=why_so,
        success_factor=chosen[Column.SUCCESS_FACTOR] or None,
        value_stage=ValueStage(value) if value else None,
        customer_stage=CustomerStage(customer) if customer else None,
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
