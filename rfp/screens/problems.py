"""Screen: problems by area and rank, what could cure them, and the reasons that follow."""

from dataclasses import dataclass

import streamlit as st

from rfp.goals.area import Area
from rfp.goals.problem import SEVERITY, ranked
from rfp.reads.maps import StepEntry, steps
from rfp.reads.needs import PainEntry, pains
from rfp.reads.problems import ProblemEntry, problems
from rfp.screens import cure_table, problem_forms, reasons_form
from rfp.screens.live_needs import live_needs
from workbench.committee import Right
from workbench.language import isolated, number, to_digits
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state
from workbench.screens.parts.plain import plain
from workbench.screens.parts.problems import explained, saved


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the list of problems is drawn from, read at once."""

    entries: list[ProblemEntry]
    hurting: list[PainEntry]
    steps: list[StepEntry]

    @property
    def pains(self) -> dict[str, str]:
        """The open pains by id, in their members' words."""
        return {each.pain.id: each.pain.text for each in self.hurting if each.pain.open}


def show(desk: Desk) -> None:
    """Draw the problems, the matrix of what can cure them, and the reasons for acquiring."""
    st.title(desk.say("Problems"))
    found, cures, why = st.tabs(
        [desk.say("Problems found"), desk.say("What can cure them"), desk.say("Reasons")]
    )
    with found:
        live_needs(desk, _list, name="problems", patient=True)
    with cures:
        live_needs(desk, cure_table.show, name="cures", patient=True)
    with why:
        live_needs(desk, reasons_form.show, name="reasons", patient=True)


def _list(desk: Desk) -> None:
    with desk.store.read() as session:
        about = (session, desk.actor, desk.here.id)
        seen = _Seen(
            problems(*about, desk.language.value),
            pains(*about),
            steps(*about, desk.language.value),
        )
    if not seen.entries:
        empty_state(
            desk.say("There is no problem yet"),
            desk.say(
                "Say what is wrong in marketing, sales, service or elsewhere; each member then "
                "judges how severe it is."
            ),
        )
    problem_forms.take_over(desk, seen.entries, seen.hurting, seen.steps)
    _ranking(desk, seen)
    problem_forms.add(desk)


def _ranking(desk: Desk, seen: _Seen) -> None:
    by_id = {entry.problem.id: entry for entry in seen.entries}
    if not by_id:
        return
    area = st.segmented_control(
        desk.say("Area"),
        list(Area),
        format_func=lambda each: desk.say(Area(each).label),
        key="problems.area",
    )
    st.caption(
        desk.say("Ranked by the mean of what members said (5 gravest), then by number of pains.")
    )
    for rank, problem in ranked(entry.problem for entry in seen.entries):
        if area in (None, problem.area):
            _one(desk, rank, by_id[problem.id], seen)


def _one(desk: Desk, rank: int, entry: ProblemEntry, seen: _Seen) -> None:
    problem = entry.problem
    with st.container(border=True):
        title = isolated(plain(problem.title), desk.language)
        st.markdown(f"**{number(rank, desk.language)}. {title}**")
        st.caption(_told(desk, entry))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _ask_severity(desk, entry)
            if desk.may(Right.EDIT_NEEDS):
                problem_forms.change(desk, entry, seen.pains, _taken(seen, problem.id))


def _taken(seen: _Seen, problem: str) -> set[str]:
    """Return the pains that show another problem already."""
    others = (entry.problem for entry in seen.entries if entry.problem.id != problem)
    return {pain for other in others for pain in other.pains}


def _told(desk: Desk, entry: ProblemEntry) -> str:
    problem = entry.problem
    told = [desk.say(problem.area.label)]
    if problem.severity is None:
        told.append(desk.say("nobody has judged it yet"))
    else:
        told.append(
            desk.say(
                "severity {mean} (members: {count})",
                mean=number(problem.severity, desk.language, 1),
                count=problem.voices,
            )
        )
    told.append(desk.say("pains: {count}", count=len(problem.pains)))
    if problem.source:
        told.append(desk.say("source: {source}", source=problem.source.label))
    if problem.source_words:
        told.append(isolated(plain(problem.source_words), desk.language))
    return " · ".join(told)


def _ask_severity(desk: Desk, entry: ProblemEntry) -> None:
    if not desk.may(Right.ADD_PAIN):
        return
    key = f"problems.severity.{entry.problem.id}.{entry.own_severity}"
    level = st.segmented_control(
        desk.say("How severe do you find it?"),
        list(SEVERITY),
        default=entry.own_severity,
        format_func=lambda each: to_digits(str(each), desk.language),
        key=key,
    )
    if level != entry.own_severity:
        with explained(desk):
            problem_forms.give(desk, entry.problem.id, level)
            saved(desk)
            st.rerun()
