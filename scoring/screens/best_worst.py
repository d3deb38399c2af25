"""Criteria compared with the most important and the least important one alone."""

import streamlit as st

from scoring.screens.held_widgets import held_key, put
from scoring.screens.weighed_group import Weighed
from scoring.weighing.ballot import IS_BEST, IS_WORST, LARGEST_RATIO, Method, Unit
from workbench.language import number
from workbench.screens.parts.plain import plain

_PLACES = 2


def show(group: Weighed) -> None:
    """Ask for the two ends, then for each other criterion beside them."""
    desk, weighing = group.desk, group.weighing
    best, worst = weighing.extreme(IS_BEST), weighing.extreme(IS_WORST)
    _ask_end(group, IS_BEST, desk.say("The most important criterion"), best, taken=worst)
    _ask_end(group, IS_WORST, desk.say("The least important criterion"), worst, taken=best)
    if best is None or worst is None:
        return
    for part in weighing.parts:
        if part != best:
            told = desk.say("{first} against {second}: how many times as important?",
                            first=group.name(best), second=group.name(part))  # fmt: skip
            _ask_times(group, Unit.BEST, part, told)
    for part in weighing.parts:
        if part not in {best, worst}:
            told = desk.say("{first} against {second}: how many times as important?",
                            first=group.name(part), second=group.name(worst))  # fmt: skip
            _ask_times(group, Unit.WORST, part, told)


def _ask_end(
    group: Weighed, which: int, label: str, stored: str | None, *, taken: str | None
) -> None:
    place = f"{group.place}.end.{which}"
    key = held_key(place, stored)

    def write(chosen: str | None) -> str | None:
        cleared = dict.fromkeys([stored] if stored is not None else [], None)
        named = {} if chosen is None else {chosen: which}
        group.store(method=Method.BEST_WORST, unit=Unit.EXTREME, values={**cleared, **named})
        return chosen

    offered = [part for part in group.weighing.parts if part != taken]
    st.selectbox(
        label,
        offered,
        index=offered.index(stored) if stored in offered else None,
        format_func=group.name,
        placeholder=group.desk.say("Choose a criterion"),
        disabled=not group.is_open,
        key=key,
        on_change=put,
        args=(place, key, write),
    )


def _ask_times(group: Weighed, unit: Unit, part: str, label: str) -> None:
    stored = group.weighing.values.get((unit, part))
    place = f"{group.place}.{unit}.{part}"
    key = held_key(place, stored)

    def write(times: int | None) -> int | None:
        group.store(method=Method.BEST_WORST, unit=unit, values={part: times})
        return times

    st.selectbox(
        plain(label),
        list(range(1, LARGEST_RATIO + 1)),
        index=None if stored is None else stored - 1,
        format_func=lambda times: number(times, group.desk.language),
        placeholder=group.desk.say("Not compared yet"),
        disabled=not group.is_open,
        key=key,
        on_change=put,
        args=(place, key, write),
    )


def say_contradiction(group: Weighed) -> None:
    """Say how far the comparisons contradict one another; whose weights follow is known."""
    ratio = group.weighing.best_worst().input_ratio
    st.caption(
        plain(
            group.desk.say(
                "The comparisons contradict one another by {ratio}; 0 is no contradiction, 1 the "
                "most there can be.",
                ratio=number(ratio, group.desk.language, _PLACES),
            )
        )
    )
