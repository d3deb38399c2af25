"""Screen: what the partner has to offer, each requirement with its gaps and its criterion."""

import streamlit as st

from rfp.lists.subject import Subject
from rfp.planning.plan_draft import PlanDraft
from rfp.reads.needs import GapEntry, RequirementEntry, gaps, requirements
from rfp.reads.plan import plan_draft
from rfp.screens import list_import, ready_catalogue, requirement_form
from rfp.screens.live_needs import live_needs
from rfp.screens.register import pick
from rfp.screens.wording_notes import narrowed, wording_notes
from workbench.committee import Right
from workbench.language import Language
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state


def show(desk: Desk) -> None:
    """Draw the requirement list, and the form of the one that was chosen."""
    st.title(desk.say("Requirements"))
    live_needs(desk, _page, name="requirements", patient=True)


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        entries = requirements(session, desk.actor, desk.here.id, desk.language.value)
        closing = gaps(session, desk.actor, desk.here.id, desk.language.value)
        plan = plan_draft(session, desk.actor, desk.here.id)
    criteria = leaf_titles(plan, desk.language) if plan else {}
    if not entries:
        empty_state(
            desk.say("There is no requirement yet"),
            desk.say("A requirement says what the partner must offer so that a gap closes."),
        )
    notes = wording_notes(entries)
    shown = narrowed(desk, entries, notes) if entries else []
    opened = _register(desk, shown, closing, criteria) if shown else None
    if opened:
        requirement_form.show(desk, opened, closing, criteria, notes)
    elif desk.may(Right.EDIT_NEEDS):
        ready_catalogue.offer(desk, entries)
        list_import.offer(desk, Subject.REQUIREMENTS)
        requirement_form.add(desk, entries, closing, criteria)


def leaf_titles(plan: PlanDraft, language: Language) -> dict[str, str]:
    """Return the titles of the criteria that answers are scored under."""
    tree, names = plan.tree, plan.names(language.value)
    return {leaf: names.get(leaf, leaf) for leaf in (tree.scored if tree else ())}


def _register(
    desk: Desk, entries: list[RequirementEntry], closing: list[GapEntry], criteria: dict[str, str]
) -> RequirementEntry | None:
    titles = {entry.gap.id: entry.gap.title for entry in closing}
    picked = pick(
        desk,
        [
            desk.say("Code"),
            desk.say("Requirement"),
            desk.say("Importance"),
            desk.say("Mandatory"),
            desk.say("Criterion"),
            desk.say("Gaps"),
        ],
        {each.requirement.id: _row(desk, each, titles, criteria) for each in entries},
        key="requirements.register",
        alt=desk.say("Requirements by code"),
        widths={desk.say("Requirement"): "large", desk.say("Code"): 80},
        tall=True,
        figures={desk.say("Code"), desk.say("Importance"), desk.say("Mandatory")},
    )
    if picked is None:
        st.caption(desk.say("Choose a row to see all of it."))
    return next((each for each in entries if each.requirement.id == picked), None)


def _row(
    desk: Desk, each: RequirementEntry, titles: dict[str, str], criteria: dict[str, str]
) -> list[str]:
    asked = each.requirement
    comma = "، " if desk.language is Language.FA else ", "
    return [
        asked.code,
        asked.text,
        desk.say(requirement_form.MOSCOW[asked.moscow]),
        desk.say("Mandatory") if asked.mandatory else "",
        criteria.get(asked.criterion or "", ""),
        comma.join(titles.get(gap, "") for gap in asked.gaps),
    ]
