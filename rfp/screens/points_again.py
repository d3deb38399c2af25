"""The ten key points once more between the opening and the award, beside the first verdict."""

from collections.abc import Sequence

import streamlit as st

from rfp.changes.readiness import judge_again
from rfp.readiness.item import Item, verdicts
from rfp.reads.readiness import key_points
from rfp.screens import item_form
from rfp.screens.register import pick
from workbench.committee import Right
from workbench.language import isolated
from workbench.screens.parts.clock import moment_here
from workbench.screens.parts.desk import Desk
from workbench.screens.parts.held_form import beside, held
from workbench.screens.parts.plain import plain

WORDS = 300  # pixels, as in the lists of readiness


def show(desk: Desk, *, at: str) -> None:
    """Draw both verdicts on each point, and the form; nothing before there can be a second one.

    `at` names the place on the screen, since two screens show it.
    """
    points = _points(desk)
    if points:
        st.markdown(f"**{desk.say('The ten key points again, before the award')}**")
        _judge(desk, points, at)


def show_folded(desk: Desk, *, at: str) -> None:
    """Draw the same for whoever opens it, under how many points were judged again."""
    points = _points(desk)
    if not points:
        return
    counted = [point for point in points if point.is_on]
    fold = st.expander(
        desk.say(
            "The ten key points again, before the award: {count} of {all}",
            count=sum(point.again is not None for point in counted),
            all=len(counted),
        ),
        key=f"points_again.{at}.fold",
        on_change="rerun",
    )
    if fold.open:
        with fold:
            _judge(desk, points, at)


def _points(desk: Desk) -> list[Item]:
    """Return the points; none where nobody judged any again and this person may not either."""
    with desk.store.read() as session:
        points = key_points(session, desk.actor, desk.here.id)
    is_shown = desk.may(Right.JUDGE_AGAIN) or any(point.again for point in points)
    return points if is_shown else []


def _judge(desk: Desk, points: Sequence[Item], at: str) -> None:
    words = desk.say("What it is about")
    chosen = pick(
        desk,
        [words, desk.say("Before the RFP"), desk.say("Before the award")],
        {item_form.place_of(point): _row(desk, point) for point in points},
        key=f"points_again.{at}",
        alt=desk.say("Key points with both verdicts"),
        widths={words: WORDS},
        tall=True,
    )
    opened = next((each for each in points if item_form.place_of(each) == chosen), None)
    if not desk.may(Right.JUDGE_AGAIN):
        return
    if opened:
        _form(desk, opened)
    else:
        st.caption(desk.say("Choose a point to judge it again; the first verdict stays."))


def _row(desk: Desk, point: Item) -> list[str]:
    return [
        item_form.name_of(point, desk.language),
        _called(desk, point, point.verdict),
        _called(desk, point, point.again),
    ]


def _called(desk: Desk, point: Item, verdict: str | None) -> str:
    return desk.say(verdicts(point.kind, point.code)[verdict]) if verdict else "–"


def _form(desk: Desk, point: Item) -> None:
    with (
        st.container(border=True),
        held(desk, f"again.{item_form.place_of(point)}", point, version=point.version) as form,
    ):
        point = form.stored
        st.markdown(f"**{plain(item_form.name_of(point, desk.language))}**")
        verdict = _ask(desk, point, f"{form.key}.verdict")
        save = form.button(desk.say("Save"), "save", type="primary", disabled=verdict is None)
    if save and verdict:
        with form.storing():
            judge_again(
                desk.store, desk.actor,
                selection=desk.here.id, item=point.id, verdict=verdict, seen=point.version,
            )  # fmt: skip


def _ask(desk: Desk, point: Item, key: str) -> str | None:
    titles = verdicts(point.kind, point.code)
    verdict: str | None = st.segmented_control(
        desk.say("Verdict before the award"),
        list(titles),
        default=point.again,
        format_func=lambda code: desk.say(titles[code]),
        key=key,
    )
    beside(desk, key, point.again, _called(desk, point, point.again))
    if point.again_at:
        moment = moment_here(desk, point.again_at)
        st.caption(plain(f"{isolated(point.again_by or '–', desk.language)} · {moment}"))
    return verdict
