"""The musts: how many there may be, what each serves, and which importance the gaps propose."""

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction

import pandas as pd
import streamlit as st

from rfp.changes.requirement_table import edit_requirements
from rfp.changes.success_factors import cap_musts
from rfp.needs.must import (
    PROPOSAL_RULE,
    CapUnit,
    MustCap,
    all_technology,
    must_state,
    proposed,
)
from rfp.needs.requirement import Moscow
from rfp.needs.requirement_cells import YES, Column, cells_of
from rfp.needs.requirement_edit import Cell, RowEdit
from rfp.reads.goals import goals
from rfp.reads.needs import GapEntry, RequirementEntry
from rfp.reads.requirement_list import SuccessFactor, must_cap, success_factors
from rfp.screens import must_ties, success_factor_forms, touchpoint_hint
from workbench.committee import Right
from workbench.language import Language
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved
from workbench.screens.parts.whole_number import whole_number

_MOST = 100_000  # a list is never longer
_NAMED = 12  # codes in one sentence; the rest is counted


def show(desk: Desk, entries: Sequence[RequirementEntry], closing: Sequence[GapEntry]) -> None:
    """Draw limit, success factors and proposals."""
    with desk.store.read() as session:
        cap = must_cap(session, desk.actor, desk.here.id) or MustCap()
        factors = success_factors(session, desk.actor, desk.here.id, desk.language.value)
        known = goals(session, desk.actor, desk.here.id, desk.language.value)
    titles = {each.goal.id: each.goal.title for each in known}
    warn_of_technology(desk, entries, closing)
    _limit(desk, entries, cap, factors)
    success_factor_forms.show(desk, entries, factors, titles)
    must_ties.show(desk, entries, factors)
    _proposals(desk, entries, {each.gap.id: each.gap.priority for each in closing})
    touchpoint_hint.show(desk, entries)


def warn_of_technology(
    desk: Desk, entries: Sequence[RequirementEntry], closing: Sequence[GapEntry]
) -> None:
    """Warn when every requirement is of technology alone."""
    if all_technology([e.requirement for e in entries], [e.gap for e in closing]):
        st.warning(desk.say(
            "Every requirement closes technology gaps only. Software does not mend a process that "
            "nobody changes or people who were not trained: ask for these as well."
        ))  # fmt: skip


def _limit(
    desk: Desk,
    entries: Sequence[RequirementEntry],
    cap: MustCap,
    factors: Sequence[SuccessFactor],
) -> None:
    st.subheader(desk.say("Musts"))
    asked = [each.requirement for each in entries]
    state = must_state(asked, cap, {factor.id for factor in factors})
    told = desk.say("{count} of up to {allowed} musts", count=state.count, allowed=state.allowed)
    if state.too_many:
        st.warning(f"{told}. " + desk.say(
            "Who asks for everything gets few proposals, and dear ones: "
            "make {count} of them softer.",
            count=state.too_many,
        ))  # fmt: skip
    else:
        st.markdown(told)
    if state.without_factor:
        st.warning(_untied(desk, [each.code for each in state.without_factor]))
    if desk.may(Right.DECIDE_READINESS):
        _set_limit(desk, cap)


def warn_of_untied(
    desk: Desk, entries: Sequence[RequirementEntry], factors: Collection[str]
) -> None:
    """Say which musts serve no success factor, and where each is given one."""
    state = must_state([each.requirement for each in entries], MustCap(), factors)
    if state.without_factor:
        told = _untied(desk, [each.code for each in state.without_factor])
        way = desk.say("Each is given one in the view {view}.", view=desk.say("Musts and factors"))
        st.warning(f"{told}. {way}")


def _untied(desk: Desk, codes: Sequence[str]) -> str:
    return plain(_named(desk, codes))


def _named(desk: Desk, codes: Sequence[str]) -> str:
    shown = list(codes[:_NAMED])
    if len(codes) <= _NAMED:
        return desk.say("Musts that serve no success factor: {codes}", codes=shown)
    return desk.say(
        "Musts that serve no success factor: {codes} and {count} more",
        codes=shown,
        count=len(codes) - _NAMED,
    )


def _set_limit(desk: Desk, cap: MustCap) -> None:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        most = whole_number(
            desk, desk.say("Limit"), cap.most, least=1, most=_MOST, key=f"musts.most.{cap.most}"
        )
        unit = st.selectbox(
            desk.say("Counted as"),
            list(CapUnit),
            index=list(CapUnit).index(cap.unit),
            format_func=lambda each: desk.say(CapUnit(each).label),
            key=f"musts.unit.{cap.unit}",
        )
        is_asked = st.button(desk.say("Set the limit"), key="musts.set", disabled=most is None)
        if is_asked and most is not None:
            with explained(desk):
                cap_musts(
                    desk.store, desk.actor, selection=desk.here.id, unit=CapUnit(unit),
                    most=most,
                )  # fmt: skip
                saved(desk)
                st.rerun()


def _proposals(
    desk: Desk, entries: Sequence[RequirementEntry], priorities: Mapping[str, Fraction]
) -> None:
    """Show where the importance differs from what the gaps propose."""
    st.subheader(desk.say("Importance proposed from the gaps"))
    st.caption(desk.say(PROPOSAL_RULE))
    found = {e.requirement.id: proposed(e.requirement, priorities) for e in entries}
    differing = [e for e in entries if found[e.requirement.id] not in (None, e.requirement.moscow)]
    if not differing:
        st.markdown(desk.say("Every importance follows from the gaps."))
        return
    told = {
        desk.say("Code"): [e.requirement.code for e in differing],
        desk.say("Requirement"): [e.requirement.text for e in differing],
        desk.say("Importance"): [desk.say(e.requirement.moscow.label) for e in differing],
        desk.say("Proposed"): [
            desk.say(Moscow(str(found[e.requirement.id])).label) for e in differing
        ],
        desk.say("Reason for the importance"): [e.requirement.moscow_reason for e in differing],
    }
    order = list(told) if desk.language is Language.EN else list(told)[::-1]
    st.dataframe(pd.DataFrame(told), hide_index=True, column_order=order)
    silent = [e for e in differing if not e.requirement.moscow_reason]
    if silent and desk.may(Right.EDIT_NEEDS):
        _take_proposals(desk, silent, found)


def _take_proposals(
    desk: Desk, silent: Sequence[RequirementEntry], found: Mapping[str, Moscow | None]
) -> None:
    st.markdown(desk.say(
        "Meant otherwise without a reason: {count}. Write the reason in the table, or take the "
        "proposal.",
        count=len(silent),
    ))  # fmt: skip
    label = desk.say("Take the proposal for these {count}", count=len(silent))
    if st.button(label, key="musts.take"):
        edits = [_edit(each, str(found[each.requirement.id])) for each in silent]
        with explained(desk):
            edit_requirements(desk.store, desk.actor, selection=desk.here.id, edits=edits)
            saved(desk)
            st.rerun()


def _edit(entry: RequirementEntry, moscow: str) -> RowEdit:
    """Return the proposal as an edit; what is no must any more is not mandatory either."""
    now = cells_of(entry.requirement, entry.words)
    cells = {Column.MOSCOW: Cell(now[Column.MOSCOW], moscow)}
    if now[Column.MANDATORY] and moscow != Moscow.MUST:
        cells[Column.MANDATORY] = Cell(YES, "")
    return RowEdit(requirement=entry.requirement.id, seen=entry.version, cells=cells)
