import pytest

from rfp.changes.readiness import judge_item, switch_item
from rfp.changes.vision import answer_vision
from rfp.readiness.item import PARTLY, YES, Kind
from rfp.reads.readiness import items, vision
from rfp.reads.section_versions import standing_said
from rfp.writing.outline import outline, section_blocks
from rfp.writing.outline_blocks import Clause
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import content
from tests.rfp.screens.stage import button, on_stage, widget, words
from workbench.changes.undo import undo
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused

SENTENCE = "vision.sentence"
BOTH = {"en": "One file for all", "fa": "یک پرونده برای همه"}


def answer(room, item=SENTENCE, answers=BOTH, who="omid", **more):
    return answer_vision(
        room.store, room.seated(who), selection=ROOM, item=item, answers=answers, **more
    )


def standing(room, code=SENTENCE):
    with room.store.read() as session:
        found = items(session, room.seated("omid"), ROOM, [Kind.VISION])
    return next(each for each in found if each.code == code)


def background(room, language):
    blocks = section_blocks(outline(content(room, Language(language))), "background")
    return [each.text for each in blocks if isinstance(each, Clause)]


def test_an_answer_stands_in_both_languages_and_whoever_answers_knows(room):
    answer(room, answers={"en": BOTH["en"]})
    answer(room, answers={"fa": BOTH["fa"]}, seen=standing(room).version)

    found = standing(room)
    assert (found.answers, found.verdict, found.judged_by) == (BOTH, YES, "Omid")
    undo(room.store, room.seated("omid"), selection=ROOM, event=room.events()[-1].hash)
    assert standing(room).answers == {"en": BOTH["en"]}


def test_an_answer_of_an_earlier_release_stands_in_its_language_until_it_is_written_anew(room):
    about = {"selection": ROOM, "item": SENTENCE}
    judge_item(room.store, room.seated("omid"), **about, verdict=PARTLY, reason=BOTH["fa"])
    assert standing(room).answers == {"fa": BOTH["fa"]}

    answer(room, answers={"en": BOTH["en"]})
    assert (standing(room).answers, standing(room).verdict) == (BOTH, PARTLY)


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "Our vision: One file for all"), ("fa", "چشم‌انداز ما: یک پرونده برای همه")],
)
def test_the_background_of_the_rfp_says_the_vision_and_not_who_wrote_it(room, language, told):
    fill(room)
    before = background(room, language)
    answer(room, "vision.makers", {"en": "Sara", "fa": "سارا"})
    assert background(room, language) == before

    answer(room)
    assert set(background(room, language)) - set(before) == {told}
    with room.store.read() as session:
        said = standing_said(session, room.seated("omid"), ROOM)["background"]
    assert told in said[f"{language} fed"]

    switch_item(room.store, room.seated("omid"), selection=ROOM, item=SENTENCE, reason="Not now")
    assert background(room, language) == before


def test_an_answer_in_one_language_is_marked_and_counted_as_missing_in_the_other(room):
    fill(room)
    answer(room, answers={"fa": BOTH["fa"]})

    missing = [each.name for each in content(room).missing() if each.kind == "Answer on the vision"]
    assert missing == [BOTH["fa"]]
    (told,) = [each for each in background(room, "en") if each.startswith("Our vision")]
    assert BOTH["fa"] in told
    assert "[no English text yet]" in told


def test_only_a_question_on_the_vision_is_answered_as_seen_by_whoever_may(room):
    with pytest.raises(Problem, match="cannot be said of such an item"):
        answer(room, "segment.which")
    answer(room)
    with pytest.raises(Conflict, match="somebody else wrote"):
        answer(room, seen=0)
    with pytest.raises(Refused):
        answer(room, who="leila")
    with room.store.read() as session:
        assert vision(session, room.seated("vida"), ROOM) == {}


def opened(room, who="omid"):
    """Return the vision's list with its first question opened."""
    page = on_stage(room, "where_we_are", who=who)
    page.session_state["where_we_are.subject"] = Kind.VISION.value
    page.run()
    (grid,) = page.dataframe
    page.session_state[grid.key] = {"selection": {"rows": [0], "columns": [], "cells": []}}
    return page.run()


def test_the_screen_asks_in_both_languages_and_shows_the_answer_to_who_only_reads(room):
    page = opened(room)
    for label, text in zip(("Answer (English)", "Answer (Persian)"), BOTH.values(), strict=True):
        widget(page.text_area, label).input(text)
    button(page, "Save").click().run()

    assert standing(room).answers == BOTH
    assert f"**Answer** {BOTH['en']}" in words(opened(room, who="leila"))
