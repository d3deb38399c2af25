"""Part of the plan's screen: the technical floor, below which a price stays sealed."""

from collections.abc import Callable
from fractions import Fraction

import streamlit as st

from rfp.changes.plan_rules import set_minimums
from rfp.planning.criterion import CriteriaTree
from rfp.planning.minimums import Minimums
from rfp.planning.plan_draft import PlanDraft
from rfp.writing.outline_plan import numbered_criteria
from workbench.committee import Right
from workbench.language import number, parse_number
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held
from workbench.screens.parts.plain import plain


def show(desk: Desk, draft: PlanDraft, tree: CriteriaTree) -> None:
    """Draw the floor as the RFP prints it; whoever may write can set it."""
    asked = draft.minimums
    if not asked.are_any and not desk.may(Right.EDIT_PLAN):
        return
    st.subheader(desk.say("Technical floor"))
    titles = draft.names(desk.language.value)
    if desk.may(Right.EDIT_PLAN):
        _ask(desk, draft, tree, titles)
    told = asked.sentences(desk.language, titles=titles)
    rule = "Who does not reach each minimum is not ranked, and the price stays sealed."
    none = "There is no technical floor: every price is opened."
    sentences = [*told, desk.say(rule)] if told else [desk.say(none)]
    st.info(plain(" ".join(sentences)), icon=":material/format_quote:")


def _ask(desk: Desk, draft: PlanDraft, tree: CriteriaTree, titles: dict[str, str]) -> None:
    version, edits = draft.rules_version, draft.minimums
    with held(desk, "plan.floor", draft.minimums, version=version, edits=edits) as form:
        asked = _ask_minimums(desk, form.stored, tree, titles, form.key)
        set_it = form.button(desk.say("Set the technical floor"), "set")
    if set_it:
        with form.storing():
            set_minimums(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                minimums=asked(),
                seen=form.version,
            )


def _ask_minimums(
    desk: Desk, now: Minimums, tree: CriteriaTree, titles: dict[str, str], key: str
) -> Callable[[], Minimums]:
    """Return what reads the typed points, or says why it cannot."""
    quality = st.text_input(
        desk.say("At least, without the price (points of 100)"),
        value=_shown(desk, now.quality),
        key=f"{key}.quality",
    )
    chosen = st.multiselect(
        desk.say("Criteria with a minimum of their own"),
        [c for c in numbered_criteria(tree) if c != tree.price],
        default=list(now.by_criterion),
        format_func=lambda each: titles.get(each, "–"),
        key=f"{key}.criteria",
    )
    typed = {each: _ask_one(desk, titles, each, now, key) for each in chosen}
    beside(desk, f"{key}.quality", _shown(desk, now.quality))

    def asked() -> Minimums:
        found = {c: _points(text) for c, text in typed.items()}
        by_criterion = {c: least for c, least in found.items() if least is not None}
        return Minimums(quality=_points(quality), by_criterion=by_criterion)

    return asked


def _ask_one(desk: Desk, titles: dict[str, str], criterion: str, now: Minimums, key: str) -> str:
    return st.text_input(
        desk.say("{criterion}: at least (points of 100)", criterion=titles.get(criterion, "–")),
        value=_shown(desk, now.by_criterion.get(criterion)),
        key=f"{key}.{criterion}",
    )


def _shown(desk: Desk, points: Fraction | None) -> str:
    return "" if points is None else number(points, desk.language)


def _points(text: str) -> Fraction | None:
    """Return points as people type them; None if nothing was typed."""
    if not text.strip():
        return None
    found = parse_number(text)
    if found is None:
        raise Problem("a minimum is a number of points such as 60, got {found}", found=text)
    return Fraction(found)
