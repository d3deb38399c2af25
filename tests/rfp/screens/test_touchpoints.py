import pytest

from rfp.changes.touchpoints import mark_touchpoint
from rfp.maps.touchpoint import Touchpoint
from rfp.reads.maps import steps
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.screens.stage import on_stage, words

NO_ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


def marked(room, *judged):
    fill(room)
    with room.store.read() as session:
        known = steps(session, room.seated("omid"), ROOM)
    for step, (cost, experience) in zip(known, judged, strict=False):
        mark_touchpoint(
            room.store,
            room.seated("omid"),
            selection=ROOM,
            step=step.id,
            seen=1,
            touchpoint=Touchpoint(cost=cost, experience=experience),
        )


def test_without_steps_the_page_says_where_to_begin(room):
    assert "Bring in the as-is map on the page Process map first." in words(
        on_stage(room, "touchpoints")
    )


def test_steps_wait_for_their_figures(room):
    fill(room)

    assert "No step is a touchpoint yet" in words(on_stage(room, "touchpoints"))


@pytest.mark.parametrize("language", ["en", "fa"])
def test_the_order_shows_its_formula_and_says_ties(room, language):
    marked(room, (5, 5), (1, 1), (2, 4), (1, 1), (4, 2))
    page = on_stage(room, "touchpoints", language=language)
    order = page.table[-1].value.map(lambda cell: cell.replace("\\", ""))
    ranks, points = order.iloc[:, 0].tolist(), order.iloc[:, 2].tolist()

    assert list(page.exception) == []
    if language == "en":
        assert [rank.replace("\u2068", "").replace("\u2069", "") for rank in ranks] == [
            "1", "2 (tie)", "2 (tie)", "4", "5",
        ]  # fmt: skip
        assert points == ["77.8", "36.0", "36.0", "20.6", "16.0"]
        assert "Points = 6 × cost" in words(page)
    else:
        assert points == ["۷۷٫۸", "۳۶٫۰", "۳۶٫۰", "۲۰٫۶", "۱۶٫۰"]


def test_whoever_may_not_edit_sees_the_figures(room):
    marked(room, (5, 4))
    page = on_stage(room, "touchpoints", who="leila")

    assert page.dataframe[0].value.iloc[0].tolist()[1:] == ["5", "4"]


HINT = "Hint from the touchpoints: پاسخ به تماس · فروش (cost 2, customer experience 5)."


def test_a_strong_touchpoint_is_a_hint_at_the_requirements_of_its_gap(room):
    marked(room, (2, 5))
    page = on_stage(room, "requirements")
    grid = page.dataframe[0].proto.id.split("-", 2)[2]  # the key ends the id
    page.session_state[grid] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    page.run()

    assert HINT in words(page).translate(NO_ISOLATES)
    page.segmented_control(key="requirements.view").set_value("musts").run()
    hinted = page.table[-1].value.map(lambda cell: cell.replace("\\", ""))
    assert hinted["Code"].tolist() == [
        "REQ\N{NON-BREAKING HYPHEN}02"
    ]  # the other one that closes the gap is a must
    page = on_stage(room, "trace")
    first = page.table[-1].value.iloc[0, 0].replace("\\", "").translate(NO_ISOLATES)
    assert first == "پاسخ به تماس · فروش (cost 2, customer experience 5)"


def test_a_weak_touchpoint_is_no_hint(room):
    marked(room, (3, 3))
    page = on_stage(room, "requirements")
    page.segmented_control(key="requirements.view").set_value("musts").run()

    assert "touchpoints" not in words(page)
