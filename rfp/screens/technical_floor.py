"""Part of the plan's screen: the technical floor, below which a price stays sealed."""

from fractions import Fraction

import streamlit as st

from rfp.changes.plan import set_minimums
from rfp.planning.criterion import CriteriaTree
from rfp.planning.minimums import Minimums
from rfp.planning.plan_draft import PlanDraft
from rfp.writing.outline_plan import numbered_criteria
from workbench.committee import Right
from workbench.language import number, parse_number
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


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
    key, now = f"plan.floor.{draft.rules_version}", draft.minimums
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
    if st.button(desk.say("Set the technical floor"), key=f"{key}.set"):
        with explained(desk):
            found = {c: _points(text) for c, text in typed.items()}
            asked = {c: least for c, least in found.items() if least is not None}
            set_minimums(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                minimums=Minimums(quality=_points(quality), by_criterion=asked),
                seen=draft.rules_version,
            )
            saved(desk)
            st.rerun()


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
