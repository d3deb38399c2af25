"""Screen: what we want to reach, how it is measured, and which requirements serve it."""

from dataclasses import dataclass

import streamlit as st

from rfp.goals.goal import GoalFamily, Objective
from rfp.reads.goals import GoalEntry, ObjectiveEntry, goals, objectives
from rfp.reads.needs import RequirementEntry, requirements
from rfp.screens import goal_forms
from rfp.screens.live_needs import live_needs
from workbench.committee import Right
from workbench.language import date, isolated, joined, number
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import plain


@dataclass(frozen=True, slots=True)
class _Seen:
    """What this page has read at once."""

    goals: list[GoalEntry]
    objectives: list[ObjectiveEntry]
    asked: list[RequirementEntry]

    @property
    def names(self) -> dict[str, str]:
        """The requirements by id, as lists show them."""
        named = [each.requirement for each in self.asked]
        return {each.id: f"{each.code} {each.text}" for each in named}


def show(desk: Desk) -> None:
    """Draw goals with their objectives, and the thread from them to the requirements and back."""
    st.title(desk.say("Goals"))
    live_needs(desk, _page, name="goals", patient=True)


def _page(desk: Desk) -> None:
    with desk.store.read() as session:
        about = (session, desk.actor, desk.here.id, desk.language.value)
        seen = _Seen(goals(*about), objectives(*about), requirements(*about))
    if not seen.goals:
        empty_state(
            desk.say("There is no goal yet"),
            desk.say(
                "A goal says in words what we want to reach; objectives measure it with a number "
                "and a date, and the RFP takes them over as what is accepted."
            ),
        )
        goal_forms.add_goal_form(desk)
        goal_forms.take_ready(desk, seen.goals)
        return
    _red(desk, seen)
    onwards, back = st.tabs(
        [desk.say("From goal to requirement"), desk.say("From requirement to goal")]
    )
    with onwards:
        _by_family(desk, seen)
        goal_forms.add_goal_form(desk)
        goal_forms.take_ready(desk, seen.goals)
    with back:
        _back(desk, seen)


def _red(desk: Desk, seen: _Seen) -> None:
    """Name each objective that nobody could tell whether it was reached."""
    red = [each.objective for each in seen.objectives if each.objective.is_red]
    measured = {each.objective.goal for each in seen.objectives}
    bare = [entry.goal for entry in seen.goals if entry.goal.id not in measured]
    if not red and not bare:
        st.success(desk.say("Every goal is measured, and every objective has number and date."))
        return
    lines = [
        desk.say("“{title}” lacks {lacks}", title=plain(each.title), lacks=_lacks(desk, each))
        for each in red
    ]
    lines += [desk.say("no objective measures “{title}”", title=plain(goal.title)) for goal in bare]
    st.error(
        desk.say("Not measurable yet: {count}", count=len(lines))
        + "\n"
        + "\n".join(f"- {line}" for line in lines)
    )


def _lacks(desk: Desk, objective: Objective) -> str:
    return joined((desk.say(each) for each in objective.lacks), desk.language)


def _by_family(desk: Desk, seen: _Seen) -> None:
    for family in GoalFamily:
        of_family = [entry for entry in seen.goals if entry.goal.family is family]
        if of_family:
            st.subheader(desk.say(family.label))
        for entry in of_family:
            _goal(desk, entry, seen)


def _goal(desk: Desk, entry: GoalEntry, seen: _Seen) -> None:
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{isolated(plain(entry.goal.title), desk.language)}**")
            if desk.may(Right.EDIT_NEEDS):
                goal_forms.goal_popover(desk, entry)
        for each in seen.objectives:
            if each.objective.goal == entry.goal.id:
                _objective(desk, each, seen)
        if desk.may(Right.EDIT_NEEDS):
            goal_forms.add_objective_form(desk, entry.goal)


def _objective(desk: Desk, each: ObjectiveEntry, seen: _Seen) -> None:
    objective = each.objective
    with st.container(border=True):
        with st.container(horizontal=True, vertical_alignment="center"):
            title = isolated(plain(objective.title), desk.language)
            st.markdown(f"{title} — {_measure(desk, objective)}")
            if desk.may(Right.EDIT_NEEDS):
                goal_forms.objective_popover(desk, each)
        if desk.may(Right.EDIT_NEEDS):
            goal_forms.serving(desk, objective, seen.names)
        elif objective.requirements:
            st.markdown("\n".join(f"- {plain(seen.names[r])}" for r in objective.requirements))
        else:
            st.caption(desk.say("No requirement serves it yet."))


def _measure(desk: Desk, objective: Objective) -> str:
    measure, unit = objective.measure, isolated(plain(objective.unit), desk.language)
    if objective.is_red:
        return f":red[**{desk.say('lacks {lacks}', lacks=_lacks(desk, objective))}**]"
    values = {
        "target": _figure(desk, measure.target),
        "unit": unit,
        "day": date(measure.due, desk.language) if measure.due else "",
    }
    if measure.baseline is None:
        return _at_its_figure(desk.say("{target} {unit} by {day}", **values))
    today = _figure(desk, measure.baseline)
    told = desk.say("from {today} to {target} {unit} by {day}", today=today, **values)
    return _at_its_figure(told)


def _at_its_figure(told: str) -> str:
    """Draw a Persian percent sign up to its figure, where other units keep their space."""
    return told.replace(" ٪", "٪")


def _figure(desk: Desk, value: object) -> str:
    return number(value, desk.language)


def _back(desk: Desk, seen: _Seen) -> None:
    """List each requirement with the objectives and goals that it serves."""
    if not seen.asked:
        st.caption(desk.say("There is no requirement yet"))
        return
    titles = {entry.goal.id: entry.goal.title for entry in seen.goals}
    serving: dict[str, list[Objective]] = {}
    for each in seen.objectives:
        for requirement in each.objective.requirements:
            serving.setdefault(requirement, []).append(each.objective)
    st.caption(
        desk.say(
            "{count} of {all} requirements serve an objective",
            count=len(serving),
            all=len(seen.asked),
        )
    )
    st.table(
        [
            {
                desk.say("Requirement"): plain(seen.names[requirement]),
                desk.say("Objective"): plain(objective.title),
                desk.say("Goal"): plain(titles.get(objective.goal, "")),
            }
            for requirement in seen.names
            for objective in serving.get(requirement, ())
        ],
        border="horizontal",
        hide_index=True,
    )
