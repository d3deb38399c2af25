"""Criteria compared in pairs, how consistent that is, and what to look at again."""

from fractions import Fraction

import streamlit as st

from scoring.screens.held_widgets import held_key, put
from scoring.screens.weighed_group import Weighed
from scoring.weighing.ballot import LARGEST_RATIO, Method, Pair
from scoring.weighing.consistency import WARNING_ABOVE, consistency
from scoring.weighing.contradictions import Judgement, most_inconsistent_judgement
from workbench.language import number
from workbench.screens.parts.plain import plain

# Steps of the scale: 9 for nine times as much, 1 for the same, -9 for a ninth.
_STEPS = [*range(LARGEST_RATIO, 0, -1), *range(-2, -LARGEST_RATIO - 1, -1)]
_ENOUGH_TO_CONTRADICT = 3
_PLACES = 2


def show(group: Weighed) -> None:
    """Ask for every pair; some may be left open as long as all criteria hang together."""
    for pair in group.weighing.pairs:
        _ask(group, pair)
    missing = len(group.weighing.pairs) - len(group.weighing.comparisons)
    if missing:
        told = group.desk.say("{count} pairs are not compared yet", count=missing)
        st.markdown(f":orange[**{plain(told)}**]")


def _ask(group: Weighed, pair: Pair) -> None:
    desk, (first, second) = group.desk, pair
    stored = _step(group.weighing.comparisons.get(pair))
    place = f"{group.place}.pair.{first}.{second}"
    key = held_key(place, stored)

    def write(step: int | None) -> int | None:
        ratio = None if step is None else _ratio(step)
        group.store(method=Method.PAIRS, comparisons={pair: ratio})
        return step

    st.selectbox(
        plain(desk.say("{first} or {second}?", first=group.name(first), second=group.name(second))),
        _STEPS,
        index=None if stored is None else _STEPS.index(stored),
        format_func=lambda step: _words(group, pair, step),
        placeholder=desk.say("Not compared yet"),
        disabled=not group.is_open,
        key=key,
        on_change=put,
        args=(place, key, write),
    )


def _step(ratio: Fraction | None) -> int | None:
    if ratio is None:
        return None
    return int(ratio) if ratio >= 1 else -int(1 / ratio)


def _ratio(step: int) -> Fraction:
    return Fraction(step) if step > 0 else Fraction(1, -step)


def _words(group: Weighed, pair: Pair, step: int) -> str:
    desk = group.desk
    if step == 1:
        return desk.say("both count the same")
    more = group.name(pair[0] if step > 0 else pair[1])
    return desk.say("{criterion} counts {times} times as much", criterion=more, times=abs(step))


def say_consistency(group: Weighed) -> None:
    """Say how consistent the comparisons are, and name the one that fits the others least."""
    desk, weighing = group.desk, group.weighing
    if len(weighing.parts) < _ENOUGH_TO_CONTRADICT:
        return
    found = consistency(weighing.table())
    told = desk.say(
        "Consistency ratio {ratio} ({table}); up to {most} is consistent enough.",
        ratio=number(found.ratio, desk.language, _PLACES),
        table=desk.say("table of Saaty, 1980"),
        most=number(WARNING_ABOVE, desk.language, _PLACES),
    )
    if found.n_missing:
        missing = desk.say("With pairs left open the ratio comes out too low.")
        told = f"{told} {missing}"
    if not found.warns:
        st.caption(plain(told))
        return
    st.warning(plain(told))
    worst = most_inconsistent_judgement(weighing.table())
    if worst is not None:
        st.markdown(plain(_contradiction(group, worst)))


def _contradiction(group: Weighed, worst: Judgement) -> str:
    desk, parts = group.desk, group.weighing.parts
    return desk.say(
        "Look again at {first} or {second}: you say {given}; by all the others it is {implied}.",
        first=group.name(parts[worst.row]),
        second=group.name(parts[worst.column]),
        given=_times(group, worst, worst.given),
        implied=_times(group, worst, worst.implied),
    )


def _times(group: Weighed, worst: Judgement, ratio: float) -> str:
    """Say a ratio from the side of the criterion that counts more."""
    desk, at = group.desk, worst.row if ratio >= 1 else worst.column
    times = number(round(max(ratio, 1 / ratio), 1), desk.language)
    name = group.name(group.weighing.parts[at])
    return desk.say("{criterion} {times} times as much", criterion=name, times=times)
