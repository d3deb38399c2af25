import datetime as dt
import io

import docx
import pytest

from rfp.changes.issue import set_timetable
from tests.rfp.needs_room import ROOM
from tests.vendor_data.screens.stage import labels, on_stage, words
from tests.vendor_data.test_stale_answers import addendum
from vendor_data.changes.questions import (
    answer_question,
    merge_question,
    record_question,
    withdraw_question,
)
from vendor_data.changes.vendors import remove_vendor
from vendor_data.questions.question import State, log_of
from vendor_data.reads.questions import addendum_numbers, askers, questions
from vendor_data.screens.questions import word_log
from workbench.committee import Actor
from workbench.language import Language
from workbench.problem import Conflict, Problem, Refused
from workbench.reads.actors import current_actor
from workbench.reads.events import changes_of, events
from workbench.reads.replay import check
from workbench.reads.selections import selection_of
from workbench.screens.parts.desk import Desk

SCREEN = "vendor_data.screens.questions"
PLANTED = {"en": "Zarrinplant", "fa": "زرین‌پلانت"}


@pytest.fixture
def call(room):
    room.issue()
    room.vendors["planted"] = room.register(**PLANTED)
    room.declare()
    return room


def ask(room, text="How many branches?", vendor="aban", who="nima"):
    return record_question(
        room.store, room.seated(who), selection=ROOM, texts={"en": text, "fa": ""},
        vendor=room.vendors[vendor] if vendor else None,
    )  # fmt: skip


def answer(room, question, *, seen=1, text="Fourteen", changes=False, **more):
    answer_question(
        room.store, room.seated("nima"), selection=ROOM, question=question, seen=seen,
        texts={"en": text, "fa": ""}, changes_requirements=changes, **more,
    )  # fmt: skip


def read(room, what, who="nima"):
    with room.store.read() as session:
        return what(session, room.seated(who), ROOM)


def states(room):
    return [(each.number, each.state, each.merged_into) for each in read(room, questions)]


def log(room, language=Language.EN):
    told = log_of(read(room, questions), language, read(room, addendum_numbers))
    return [(each.number, each.text, each.answer) for each in told]


def test_a_withdrawn_and_a_merged_question_keep_their_places(call):
    first, second, third = (ask(call, text) for text in ("One?", "Two?", "Three?"))
    withdraw_question(call.store, call.seated("nima"), selection=ROOM, question=first)
    merge_question(call.store, call.seated("nima"), selection=ROOM, question=second, into=third)
    ask(call, "Four?")
    answer(call, third)

    assert states(call) == [
        (1, State.WITHDRAWN, None), (2, State.MERGED, 3), (3, State.ANSWERED, None),
        (4, State.OPEN, None),
    ]  # fmt: skip
    assert log(call) == [
        (1, "One?", "The question was withdrawn."),
        (2, "Two?", "Answered together with question 3."),
        (3, "Three?", "Fourteen\nThis changes no requirement."),
    ]


def test_a_question_after_the_last_day_is_recorded_and_said_to_be_late(call):
    today = call.store.clock().date()
    for last, is_late in ((today, False), (today - dt.timedelta(days=1), True)):
        days = {"questions": last}
        set_timetable(call.store, call.seated("nima"), selection=ROOM, days=days)
        ask(call)
        assert read(call, questions)[-1].is_late == is_late


def test_an_answer_names_the_addendum_that_changes_the_requirement(call):
    question = ask(call)
    answer(call, question, changes=True)
    assert log(call)[0][2] == "Fourteen\nThis changes requirements; an addendum follows."

    version = addendum(call, "R-002")
    with pytest.raises(Problem, match="no addendum made version 9"):
        answer(call, question, seen=2, changes=True, list_version=9)
    with pytest.raises(Problem, match="changes no requirement has no addendum"):
        answer(call, question, seen=2, list_version=version)
    answer(call, question, seen=2, changes=True, list_version=version)
    assert log(call)[0][2] == "Fourteen\nThis changes requirements: see addendum 1."


def test_two_who_answer_at_once_are_shown_both(call):
    question = ask(call)
    answer(call, question)

    with pytest.raises(Conflict, match="it is now Fourteen; you wanted Fifteen"):
        answer(call, question, text="Fifteen")


def test_what_was_answered_withdrawn_or_merged_stays_so(call):
    first, second = ask(call, "One?"), ask(call, "Two?")
    with pytest.raises(Problem, match="merged into itself"):
        merge_question(call.store, call.seated("nima"), selection=ROOM, question=first, into=first)
    merge_question(call.store, call.seated("nima"), selection=ROOM, question=first, into=second)
    with pytest.raises(Refused, match="question 1 was merged into another"):
        answer(call, first, seen=2)
    third = ask(call, "Three?")
    with pytest.raises(Problem, match="so it cannot be merged itself"):
        merge_question(call.store, call.seated("nima"), selection=ROOM, question=second, into=third)
    answer(call, second)
    with pytest.raises(Refused, match="question 2 has been answered"):
        withdraw_question(call.store, call.seated("nima"), selection=ROOM, question=second)


@pytest.mark.parametrize("text", ["", "Does ZARRINPLANT deliver?", "آیا زرین‌پلانت تحویل می‌دهد؟"])
def test_what_goes_to_all_names_no_vendor_and_says_something(call, text):
    with pytest.raises(Problem, match=r"names a vendor|needs its text"):
        ask(call, text)
    with pytest.raises(Problem, match=r"names a vendor|needs its text"):
        answer(call, ask(call), text=text)


def test_questions_are_recorded_by_leaders_in_the_call_alone(call):
    with pytest.raises(Refused, match="your role does not include this: keep the log"):
        ask(call, who="leila")
    call.enter("opening")
    with pytest.raises(Refused, match="possible in the phase Call for proposals only"):
        ask(call)


def test_who_asked_is_told_to_leaders_alone_and_never_of_a_vendor_in_conflict(call):
    question = ask(call, vendor="planted")
    unnamed = ask(call, vendor=None)
    who = {name: read(call, askers, name) for name in ("nima", "omid", "sara", "leila", "vida")}
    leaders = {name for name, told in who.items() if told}

    assert leaders == {name for name in who if may_lead(call, name)}
    assert who["nima"] == {question: call.vendors["planted"]}
    assert unnamed not in who["nima"]

    call.declare(conflicts={"nima": ["planted"]})
    assert read(call, askers) == {}
    assert "the vendor is not named" in words(on_stage(call, SCREEN, "nima"))
    with pytest.raises(Refused, match="your role does not include this"):
        ask(call, vendor="planted")


def may_lead(room, name):
    return bool({role.value for role in room.seated(name).roles} & {"chair", "facilitator"})


def test_no_read_and_no_record_tells_others_who_asked(call):
    planted = (*PLANTED.values(), call.vendors["planted"])
    question = ask(call, vendor="planted")
    answer(call, question)
    with call.store.read() as session:
        for who in ("nima", "omid", "sara", "leila", "vida"):
            actor = call.seated(who)
            told = [each for each in events(session, actor, ROOM) if "question" in each.verb]
            rows = [changes_of(session, actor, ROOM, each.event) for each in told]
            kept = repr([told, rows, questions(session, actor, ROOM)])
            assert [word for word in planted if word in kept] == [], who
        assert [each for each in check(session).breaks if "question" in repr(each)] == []


@pytest.mark.parametrize("language", Language)
def test_the_word_log_names_no_vendor(call, language):
    answer(call, ask(call, vendor="planted"))
    with call.store.read() as session:
        desk = Desk(
            store=call.store,
            actor=current_actor(session, Actor(account="nima", name="Nima"), ROOM),
            language=language,
            selection=selection_of(session, ROOM, language.value),
        )
    made = docx.Document(io.BytesIO(word_log(desk, language)))
    told = made.element.xml + "".join(
        section.footer._element.xml + section.header._element.xml for section in made.sections
    )

    assert "How many branches?" in told
    assert [word for word in (*PLANTED.values(), call.vendors["planted"]) if word in told] == []


def test_a_vendor_that_has_asked_stays_on_the_list(call):
    ask(call, vendor="planted")
    with pytest.raises(Refused, match="stays in the file"):
        remove_vendor(
            call.store, call.seated("nima"), selection=ROOM, vendor=call.vendors["planted"]
        )


def test_the_screen_shows_leaders_who_asked_and_others_the_question_alone(call):
    ask(call, vendor="planted")
    leader, member = (on_stage(call, SCREEN, who) for who in ("nima", "leila"))

    assert "by Zarrinplant" in words(leader)
    assert {"Record it", "Answer all vendors", "Merge"} <= set(labels(leader))
    assert "How many branches?" in words(member)
    assert "Zarrinplant" not in words(member)
    assert labels(member) == []
    assert len(member.get("download_button")) == 2
    assert "چاپ" not in words(on_stage(call, SCREEN, "leila", "fa"))


def test_a_question_that_is_being_typed_stays_when_another_comes_in(call):
    page = on_stage(call, SCREEN, "nima")
    page.text_area(key="questions.new.0.text.en").input("How many users?").run()
    ask(call)

    page.run()

    assert page.text_area(key="questions.new.0.text.en").value == "How many users?"
