"""The forms of problems: found anew, made of pains, changed, judged."""

from collections.abc import Collection, Mapping

import streamlit as st

from rfp.changes.problems import (
    add_problem,
    edit_problem,
    gather_pains,
    give_severity,
    remove_problem,
    take_pains,
)
from rfp.goals.area import Area, proposed_area
from rfp.needs.pain import PainSource
from rfp.reads.maps import StepEntry
from rfp.reads.needs import PainEntry
from rfp.reads.problems import ProblemEntry
from rfp.screens.both_languages import ask_words, changed_words
from workbench.committee import Right
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held, opening
from workbench.screens.parts.problems import explained, saved


def take_over(
    desk: Desk, entries: list[ProblemEntry], hurting: list[PainEntry], steps: list[StepEntry]
) -> None:
    """Offer to make a problem of each open pain that shows none yet."""
    shown = {pain for entry in entries for pain in entry.problem.pains}
    loose = [each.pain for each in hurting if each.pain.open and each.pain.id not in shown]
    if not loose or not desk.may(Right.EDIT_NEEDS):
        return
    lanes = {step.id: step.lane for step in steps}
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        st.markdown(
            desk.say(
                "{count} pains of the process map show no problem yet. Their areas are proposed "
                "from the lanes.",
                count=len(loose),
            )
        )
        if st.button(desk.say("Make a problem of each"), key="problem_forms.take"):
            with explained(desk):
                areas = {pain.id: proposed_area(lanes.get(pain.step, "")) for pain in loose}
                take_pains(desk.store, desk.actor, selection=desk.here.id, areas=areas)
                saved(desk)
                st.rerun()


def add(desk: Desk) -> None:
    """Ask for a problem that is tied to no step."""
    if not desk.may(Right.ADD_PAIN):
        return
    turn = st.session_state.setdefault("problem_forms.turn", 0)
    key = f"problem_forms.new.{turn}"
    with st.form(key):
        st.markdown(f"**{desk.say('New problem')}**")
        area, titles, kind, source = _ask(desk, None, key)
        if st.form_submit_button(desk.say("Add the problem"), type="primary"):
            with explained(desk):
                add_problem(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    area=area,
                    titles=titles,
                    source=source,
                    source_kind=kind,
                )
                st.session_state["problem_forms.turn"] = turn + 1
                saved(desk)
                st.rerun()


def change(
    desk: Desk, entry: ProblemEntry, pains: Mapping[str, str], taken: Collection[str]
) -> None:
    """Offer to change a problem, the pains that show it, or to remove it."""
    place = f"problem_forms.{entry.problem.id}"
    with (
        st.popover(desk.say("Change"), type="tertiary", key=opening(place)),
        held(desk, place, entry, version=entry.version) as form,
    ):
        entry, key = form.stored, form.key
        area, titles, kind, source = _ask(desk, entry, key)
        offered = [pain for pain in pains if pain not in taken]
        now = [pain for pain in entry.problem.pains if pain in offered]
        shown = st.multiselect(
            desk.say("Pains that show it"),
            offered,
            default=now,
            format_func=pains.__getitem__,
            placeholder=desk.say("Choose"),
            key=f"{key}.pains.{hash(tuple(now))}",
        )
        here = {"selection": desk.here.id, "problem": entry.problem.id}
        if form.button(desk.say("Save"), "save", type="primary"):
            with form.storing():
                edit_problem(
                    desk.store,
                    desk.actor,
                    **here,
                    seen=form.version,
                    area=area,
                    titles=changed_words(entry.titles, titles),
                    source=source,
                    source_kind=kind,
                )
                if set(shown) != set(now):
                    gather_pains(desk.store, desk.actor, **here, pains=shown)
        if form.button(desk.say("Remove"), "remove", icon=":material/delete:"):
            with form.storing():
                remove_problem(desk.store, desk.actor, **here, seen=form.version)


def give(desk: Desk, problem: str, level: int | None) -> None:
    """Store how severe one finds a problem."""
    give_severity(desk.store, desk.actor, selection=desk.here.id, problem=problem, level=level)


def _ask(
    desk: Desk, entry: ProblemEntry | None, key: str
) -> tuple[Area, dict[str, str], PainSource | None, str]:
    problem = entry.problem if entry else None
    area = st.segmented_control(
        desk.say("Area"),
        list(Area),
        default=problem.area if problem else Area.SALES,
        required=True,
        format_func=lambda each: desk.say(Area(each).label),
        key=f"{key}.area",
    )
    titles = ask_words(
        desk, desk.say("What is wrong"), entry.titles if entry else {}, key=f"{key}.title"
    )
    left, right = st.columns(2)
    sources = list(PainSource)
    with left:
        kind = st.selectbox(
            desk.say("Who tells of it?"),
            sources,
            index=sources.index(problem.source) if problem and problem.source else None,
            format_func=lambda each: desk.say(PainSource(each).label),
            placeholder=desk.say("Choose"),
            key=f"{key}.kind",
        )
    with right:
        source = st.text_input(
            desk.say("Source in words"),
            value=problem.source_words if problem else "",
            key=f"{key}.source",
        )
    return Area(area), titles, PainSource(kind) if kind else None, source
