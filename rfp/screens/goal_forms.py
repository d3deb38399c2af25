"""The forms of goals and objectives: words in both languages, numbers and dates as typed."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

import streamlit as st

from rfp.changes.goals import add_goal, edit_goal, remove_goal
from rfp.changes.objectives import (
    add_objective,
    edit_objective,
    remove_objective,
    serve_objective,
)
from rfp.changes.ready_goals import take_ready_goal
from rfp.goals.goal import Goal, GoalFamily, Measure, Objective
from rfp.goals.ready_goal import ready_goals
from rfp.reads.goals import GoalEntry, ObjectiveEntry
from rfp.screens.both_languages import ask_words, changed_words
from workbench.committee import Right
from workbench.language import date_both, date_short, parse_date, parse_number, to_digits
from workbench.problem import Problem
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import held, opening
from workbench.screens.parts.problems import explained, saved


def add_goal_form(desk: Desk) -> None:
    """Ask for a new goal."""
    if not desk.may(Right.EDIT_NEEDS):
        return
    turn = st.session_state.setdefault("goal_forms.turn", 0)
    with st.form(f"goal_forms.new.{turn}"):
        st.markdown(f"**{desk.say('New goal')}**")
        family = _ask_family(desk, GoalFamily.LOYALTY, f"goal_forms.family.{turn}")
        titles = ask_words(desk, desk.say("Goal"), {}, key=f"goal_forms.title.{turn}")
        if st.form_submit_button(desk.say("Add the goal"), type="primary"):
            with explained(desk):
                add_goal(
                    desk.store, desk.actor, selection=desk.here.id, family=family, titles=titles
                )
                st.session_state["goal_forms.turn"] = turn + 1
                saved(desk)
                st.rerun()


def take_ready(desk: Desk, entries: Sequence[GoalEntry]) -> None:
    """Offer the ready goals that nobody has taken over as they came."""
    if not desk.may(Right.EDIT_NEEDS):
        return
    known = [dict(entry.titles) for entry in entries]
    for ready in ready_goals().values():
        if dict(ready.titles) in known:
            continue
        label = desk.say("Take over: {goal}", goal=ready.titles[desk.language.value])
        if st.button(label, icon=":material/playlist_add:", key=f"goal_forms.ready.{ready.code}"):
            with explained(desk):
                take_ready_goal(desk.store, desk.actor, selection=desk.here.id, code=ready.code)
                saved(desk)
                st.rerun()


def goal_popover(desk: Desk, entry: GoalEntry) -> None:
    """Offer to change or remove a goal."""
    place = f"goal_forms.{entry.goal.id}"
    with (
        st.popover(desk.say("Change"), type="tertiary", key=opening(place)),
        held(desk, place, entry, version=entry.version) as form,
    ):
        entry, key = form.stored, form.key
        family = _ask_family(desk, entry.goal.family, f"{key}.family")
        titles = ask_words(desk, desk.say("Goal"), entry.titles, key=f"{key}.title")
        here = {"selection": desk.here.id, "goal": entry.goal.id, "seen": form.version}
        if form.button(desk.say("Save"), "save", type="primary"):
            with form.storing():
                words = changed_words(entry.titles, titles)
                edit_goal(desk.store, desk.actor, **here, family=family, titles=words)
        if form.button(desk.say("Remove"), "remove", icon=":material/delete:"):
            with form.storing():
                remove_goal(desk.store, desk.actor, **here)


def add_objective_form(desk: Desk, goal: Goal) -> None:
    """Ask how a goal is measured."""
    turn = st.session_state.setdefault(f"goal_forms.turn.{goal.id}", 0)
    key = f"goal_forms.objective.{goal.id}.{turn}"
    with st.popover(desk.say("Add an objective"), icon=":material/add:", key=key):
        words, measure = _ask_objective(desk, None, key)
        if st.button(desk.say("Add the objective"), type="primary", key=f"{key}.add"):
            with explained(desk):
                add_objective(
                    desk.store,
                    desk.actor,
                    selection=desk.here.id,
                    goal=goal.id,
                    titles=words["title"],
                    units=words["unit"],
                    measure=measure(),
                )
                st.session_state[f"goal_forms.turn.{goal.id}"] = turn + 1
                saved(desk)
                st.rerun()


def objective_popover(desk: Desk, entry: ObjectiveEntry) -> None:
    """Offer to change or remove an objective."""
    place = f"goal_forms.{entry.objective.id}"
    with (
        st.popover(desk.say("Change"), type="tertiary", key=opening(place)),
        held(desk, place, entry, version=entry.version) as form,
    ):
        entry = form.stored
        words, measure = _ask_objective(desk, entry, form.key)
        here = {"selection": desk.here.id, "objective": entry.objective.id, "seen": form.version}
        if form.button(desk.say("Save"), "save", type="primary"):
            with form.storing():
                edit_objective(
                    desk.store,
                    desk.actor,
                    **here,
                    titles=changed_words(entry.titles, words["title"]),
                    units=changed_words(entry.units, words["unit"]),
                    measure=measure(),
                )
        if form.button(desk.say("Remove"), "remove", icon=":material/delete:"):
            with form.storing():
                remove_objective(desk.store, desk.actor, **here)


def serving(desk: Desk, objective: Objective, names: Mapping[str, str]) -> None:
    """Ask which requirements serve an objective; each choice is stored at once."""
    if not names:
        return
    now = objective.requirements
    chosen = st.multiselect(
        desk.say("Requirements that serve it"),
        list(names),
        default=list(now),
        format_func=names.__getitem__,
        placeholder=desk.say("Choose"),
        key=f"goal_forms.{objective.id}.serving.{hash(now)}",
    )
    if set(chosen) != set(now):
        with explained(desk):
            serve_objective(
                desk.store,
                desk.actor,
                selection=desk.here.id,
                objective=objective.id,
                requirements=chosen,
            )
            saved(desk)
            st.rerun()


def _ask_family(desk: Desk, family: GoalFamily, key: str) -> GoalFamily:
    chosen = st.segmented_control(
        desk.say("What is it good for?"),
        list(GoalFamily),
        default=family,
        required=True,
        format_func=lambda each: desk.say(GoalFamily(each).label),
        key=key,
    )
    return GoalFamily(chosen)


def _ask_objective(
    desk: Desk, entry: ObjectiveEntry | None, key: str
) -> tuple[dict[str, dict[str, str]], Callable[[], Measure]]:
    """Return the words, and what makes a measure of the typed figures or says why it cannot."""
    now = entry.objective.measure if entry else Measure()
    titles, units = (entry.titles, entry.units) if entry else ({}, {})
    words = {
        "title": ask_words(desk, desk.say("What is measured"), titles, key=f"{key}.title"),
        "unit": ask_words(desk, desk.say("Unit"), units, key=f"{key}.unit"),
    }
    with st.container(horizontal=True):
        today = _ask_number(desk, desk.say("Today's number"), now.baseline, f"{key}.baseline")
        target = _ask_number(desk, desk.say("Target number"), now.target, f"{key}.target")
        due = st.text_input(
            desk.say("Due date"),
            value=date_short(now.due, desk.language) if now.due else "",
            placeholder=desk.say("2026-11-22 or 1405/09/01"),
            key=f"{key}.due.{desk.language}",
        )
    day = parse_date(due)
    if day:
        st.caption(date_both(day, desk.language))

    def measure() -> Measure:
        return Measure(baseline=_number(today), target=_number(target), due=_day(due))

    return words, measure


def _ask_number(desk: Desk, label: str, value: Fraction | None, key: str) -> str:
    # Without marks between thousands, which could be read in two ways when it is sent back.
    exact = "" if value is None else f"{Decimal(value.numerator) / value.denominator:f}"
    shown = to_digits(exact, desk.language)
    return st.text_input(label, value=shown, key=f"{key}.{desk.language}")


def _number(text: str) -> Fraction | None:
    if not text.strip():
        return None
    found = parse_number(text)
    if found is None:
        raise Problem("a number is expected, got {found}", found=text.strip())
    return Fraction(found)


def _day(text: str) -> dt.date | None:
    if not text.strip():
        return None
    found = parse_date(text)
    if found is None:
        raise Problem(
            "a date is written year, month, day, as 2026-11-22; got {found}", found=text.strip()
        )
    return found
