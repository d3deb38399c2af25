"""Screen: what lies between today and the wanted process, the most pressing first."""

from dataclasses import dataclass

import streamlit as st

from rfp.goals.area import areas_of
from rfp.goals.problem import FoundProblem
from rfp.lists.subject import Subject
from rfp.needs.gap import PRIORITY_FORMULA
from rfp.reads.gaps import Stamp, gap_stamps
from rfp.reads.maps import StepEntry, steps
from rfp.reads.needs import GapEntry, PainEntry, RequirementEntry, gaps, pains, requirements
from rfp.reads.problems import problems
from rfp.screens import gap_filter, gap_form, gap_views, list_import, open_pains
from rfp.screens import gap_stamps as stamping
from rfp.screens.live_needs import live_needs
from rfp.screens.pain_list import step_name
from rfp.screens.register import pick
from workbench.committee import Right
from workbench.language import number
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.frame import empty_state

# Up to the approval everything stands on a narrow page; what the form says is not listed.
WORDS, STATE = 225, 90  # [pixels]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What this page has read at once."""

    entries: list[GapEntry]
    hurting: list[PainEntry]
    steps: list[StepEntry]
    asked: list[RequirementEntry]
    stamps: dict[str, Stamp]
    problems: list[FoundProblem]

    def closing(self, gap: str) -> int:
        """Return how many requirements close `gap`."""
        return sum(gap in each.requirement.gaps for each in self.asked)

    @property
    def titles(self) -> dict[str, str]:
        return {entry.gap.id: entry.gap.title for entry in self.entries}


def show(desk: Desk) -> None:
    """Draw the gap register, and what is not linked to it yet."""
    st.title(desk.say("Gaps"))
    live_needs(desk, _page, name="gaps", patient=True)


def _read(desk: Desk) -> _Seen:
    with desk.store.read() as session:
        about = (session, desk.actor, desk.here.id)
        return _Seen(
            entries=gaps(*about, desk.language.value),
            hurting=pains(*about),
            steps=steps(*about, desk.language.value),
            asked=requirements(*about, desk.language.value),
            stamps=gap_stamps(*about),
            problems=[each.problem for each in problems(*about, desk.language.value)],
        )


def _page(desk: Desk) -> None:
    seen = _read(desk)
    places = {step.id: step_name(desk, step) for step in seen.steps}
    if not seen.hurting and not seen.entries:
        empty_state(
            desk.say("There is no pain yet, so there is no gap"),
            desk.say("Add pains to the steps of the process map first; each leads to a gap here."),
        )
        list_import.offer(desk, Subject.GAPS)
        return
    open_pains.show(desk, seen.hurting, places, seen.entries)
    st.subheader(desk.say("Gap register"))
    if not seen.entries:
        _offer(desk, seen, places)
        return
    register, heat, order = st.tabs(
        [desk.say("List of gaps"), desk.say("Where they lie"), desk.say("Order of closing")]
    )
    with register:
        _register(desk, seen, places)
    with heat:
        _heat(desk, seen)
    with order:
        gap_views.order(desk, [entry.gap for entry in seen.entries])


def _register(desk: Desk, seen: _Seen, places: dict[str, str]) -> None:
    st.caption(desk.say(PRIORITY_FORMULA))
    shown = gap_filter.narrowed(desk, seen.entries, seen.stamps)
    chosen = _picked(desk, seen, shown) if shown else None
    opened = next((entry for entry in shown if entry.gap.id == chosen), None)
    if opened:
        around = gap_form.Around(
            hurting=seen.hurting,
            places=places,
            titles=seen.titles,
            stamp=seen.stamps.get(opened.gap.id),
        )
        gap_form.show(desk, opened, around)
        return
    st.caption(desk.say("Choose a row to see all of it, and where its priority comes from."))
    stamping.all_of(desk, shown, seen.stamps)
    _offer(desk, seen, places)


def _offer(desk: Desk, seen: _Seen, places: dict[str, str]) -> None:
    list_import.offer(desk, Subject.GAPS)
    if desk.may(Right.EDIT_NEEDS):
        gap_form.add(desk, seen.hurting, places)


def _heat(desk: Desk, seen: _Seen) -> None:
    lanes = {step.id: step.lane for step in seen.steps}
    settled = {pain: each.area for each in seen.problems for pain in each.pains}
    of_pain = {each.pain.id: lanes.get(each.pain.step, "") for each in seen.hurting}
    areas = {entry.gap.id: areas_of(entry.gap.pains, settled, of_pain) for entry in seen.entries}
    gap_views.heat(desk, [entry.gap for entry in seen.entries], areas)


def _picked(desk: Desk, seen: _Seen, shown: list[GapEntry]) -> str | None:
    columns = _columns(desk)
    words = {desk.say(each) for each in ("Gap", "Kind", "Wave", "Owner of the gap", "Approval")}
    return pick(
        desk,
        columns,
        {entry.gap.id: _row(desk, entry, seen) for entry in shown},
        key="gaps.register",
        alt=desk.say("Gaps, the most pressing first"),
        widths={desk.say("Gap"): WORDS, desk.say("Approval"): STATE},
        tall=True,
        figures={*columns} - words,
    )


def _columns(desk: Desk) -> list[str]:
    return [
        desk.say("Priority"),
        desk.say("Gap"),
        desk.say("Kind"),
        desk.say("Wave"),
        desk.say("Approval"),
        desk.say("Owner of the gap"),
        desk.say("As-is"),
        desk.say("To-be"),
        desk.say("Pains"),
        desk.say("Requirements"),
    ]


def _row(desk: Desk, entry: GapEntry, seen: _Seen) -> list[str]:
    gap = entry.gap
    judged, closing = gap.judgement, gap.closing
    numbers = (judged.as_is, judged.to_be, len(gap.pains), seen.closing(gap.id))
    return [
        number(gap.priority, desk.language, 1),
        gap.title,
        desk.say((gap.part or gap.kind).label),
        desk.say(closing.wave.label) if closing.wave else "",
        stamping.state(desk, seen.stamps.get(gap.id)),
        closing.owner,
        *(number(each, desk.language) for each in numbers),
    ]
