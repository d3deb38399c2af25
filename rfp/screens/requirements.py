"""Screen: what the partner has to offer, each requirement with its gaps and its criterion."""

from collections.abc import Mapping
from enum import StrEnum

import streamlit as st

from rfp.lists.subject import Subject
from rfp.needs.requirement import Requirement
from rfp.needs.requirement_words import CellWords
from rfp.planning.plan_draft import PlanDraft
from rfp.reads.needs import GapEntry, RequirementEntry, gaps, requirements
from rfp.reads.plan import plan_draft
from rfp.reads.requirement_list import success_factors
from rfp.reads.sign_offs import sign_offs as signed_off
from rfp.screens import (
    list_import,
    ready_catalogue,
    requirement_alike,
    requirement_form,
    requirement_musts,
    requirement_table,
    requirement_versions,
    sign_offs,
    stages,
)
from rfp.screens.live_needs import live_needs
from rfp.screens.register import pick
from rfp.screens.wording_notes import narrowed, wording_notes
from workbench.committee import Right
from workbench.language import Language, joined
from workbench.problem import Term
from workbench.reads.members import members
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state


class View(StrEnum):
    """The ways to look at the requirements."""

    LIST = "list"
    TABLE = "table"
    ALIKE = "alike"
    MUSTS = "musts"
    VERSIONS = "versions"

    @property
    def label(self) -> Term:
        return _VIEWS[self]


# Together they fill a narrow page, and grow with a wide one; the cells break their lines. Where
# owners sign off, that stands in the place of the criterion, which the table has too [pixels].
CODE, IMPORTANCE, WORDS, BESIDE = 70, 82, 188, 92
_VIEWS = {
    View.LIST: Term("List"),
    View.TABLE: Term("Table"),
    View.ALIKE: Term("Duplicates"),
    View.MUSTS: Term("Musts and factors"),
    View.VERSIONS: Term("Versions"),
}


def show(desk: Desk) -> None:
    """Draw the requirement list, and the form of the one that was chosen."""
    st.title(desk.say("Requirements"))
    live_needs(desk, _page, name="requirements", patient=True)


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        entries = requirements(session, desk.actor, desk.here.id, desk.language.value)
        closing = gaps(session, desk.actor, desk.here.id, desk.language.value)
        plan = plan_draft(session, desk.actor, desk.here.id)
        factors = success_factors(session, desk.actor, desk.here.id, desk.language.value)
        signed = signed_off(session, desk.actor, desk.here.id)
        seated = members(session, desk.actor, desk.here.id)
    criteria = leaf_titles(plan, desk.language) if plan else {}
    words = CellWords(
        criteria=distinct(criteria),
        factors=distinct({factor.id: factor.title for factor in factors}),
        members=distinct({member.id: member.name for member in seated}),
    )
    match _ask_view(desk):
        case View.TABLE:
            requirement_table.show(desk, entries, wording_notes(entries), words)
        case View.ALIKE:
            requirement_alike.show(desk, entries)
        case View.MUSTS:
            requirement_musts.show(desk, entries, closing)
        case View.VERSIONS:
            requirement_versions.show(desk, criteria)
        case _:
            _list(desk, entries, closing, words, signed)


def _ask_view(desk: Desk) -> View:
    chosen = st.segmented_control(
        desk.say("View"),
        list(View),
        default=View.LIST,
        required=True,
        format_func=lambda each: desk.say(View(each).label),
        label_visibility="collapsed",
        key="requirements.view",
    )
    return View(chosen)


def distinct(names: Mapping[str, str]) -> dict[str, str]:
    """Return names of which no two are the same, so that each stands for one thing in a cell."""
    counted: dict[str, int] = {}
    told = {}
    for key, name in names.items():
        counted[name] = counted.get(name, 0) + 1
        told[key] = name if counted[name] == 1 else f"{name} ({counted[name]})"
    return told


def _list(
    desk: Desk,
    entries: list[RequirementEntry],
    closing: list[GapEntry],
    words: CellWords,
    signed: sign_offs.Signed,
) -> None:
    if entries:
        requirement_musts.warn_of_technology(desk, entries, closing)
        requirement_musts.warn_of_untied(desk, entries, words.factors.keys())
    if not entries:
        empty_state(
            desk.say("There is no requirement yet"),
            desk.say("A requirement says what the partner must offer so that a gap closes."),
        )
    notes = wording_notes(entries)
    shown = narrowed(desk, entries, notes) if entries else []
    shown = stages.narrowed(desk, shown)
    if sign_offs.is_used(entries, signed):
        shown = sign_offs.narrowed(desk, shown, signed)
    opened = _register(desk, shown, closing, words, signed) if shown else None
    if opened:
        sign_offs.one(desk, opened, signed, words)
        requirement_form.show(desk, opened, closing, words, notes)
    elif desk.may(Right.EDIT_NEEDS):
        ready_catalogue.offer(desk, entries)
        list_import.offer(desk, Subject.REQUIREMENTS)
        requirement_form.add(desk, entries, closing, words)


def leaf_titles(plan: PlanDraft, language: Language) -> dict[str, str]:
    """Return the titles of the criteria that answers are scored under."""
    tree, names = plan.tree, plan.names(language.value)
    return {leaf: names.get(leaf, leaf) for leaf in (tree.scored if tree else ())}


def _register(
    desk: Desk,
    entries: list[RequirementEntry],
    closing: list[GapEntry],
    words: CellWords,
    signed: sign_offs.Signed,
) -> RequirementEntry | None:
    titles = {entry.gap.id: entry.gap.title for entry in closing}
    is_signed = sign_offs.is_used(entries, signed)
    columns = [
        desk.say("Code"),
        desk.say("Requirement"),
        desk.say("Importance"),
        desk.say("Sign-off") if is_signed else desk.say("Criterion"),
        desk.say("Gaps"),
    ]
    rows = {
        each.requirement.id: _row(
            desk,
            each,
            sign_offs.cell(desk, each, signed, words)
            if is_signed
            else words.criteria.get(each.requirement.criterion or "", ""),
            titles,
        )
        for each in entries
    }
    picked = pick(
        desk,
        columns,
        rows,
        key="requirements.register",
        alt=desk.say("Requirements by code"),
        widths=dict(zip(columns, (CODE, WORDS, IMPORTANCE, BESIDE, BESIDE), strict=True)),
        tall=True,
        figures={columns[0], columns[2]},
    )
    if picked is None:
        st.caption(desk.say("Choose a row to see all of it."))
    return next((each for each in entries if each.requirement.id == picked), None)


def _row(desk: Desk, each: RequirementEntry, beside: str, titles: Mapping[str, str]) -> list[str]:
    asked = each.requirement
    return [
        asked.code,
        asked.text,
        _importance(desk, asked),
        beside,
        joined((titles.get(gap, "") for gap in asked.gaps), desk.language),
    ]


def _importance(desk: Desk, asked: Requirement) -> str:
    told = desk.say(requirement_form.MOSCOW[asked.moscow])
    return f"{told} · {desk.say('Mandatory')}" if asked.mandatory else told
