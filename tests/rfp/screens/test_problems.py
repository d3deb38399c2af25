from rfp.changes.cures import add_capability, set_cures
from rfp.changes.problems import give_severity
from rfp.goals.capability import Cure
from rfp.goals.reasons import Matrix
from rfp.reads.problems import cure_matrix, problems, reasons_for_acquiring
from rfp.screens.cure_table import answers_of
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.screens.stage import button, on_stage, widget, words
from tests.rfp.test_problems_changes import do, found
from workbench.language import Language
from workbench.screens.parts.desk import Desk


def entries(room):
    with room.store.read() as session:
        return problems(session, room.seated("omid"), ROOM, "en")


def why(room):
    with room.store.read() as session:
        return reasons_for_acquiring(session, room.seated("omid"), ROOM)


def matrix(room) -> Matrix:
    with room.store.read() as session:
        return cure_matrix(session, room.seated("omid"), ROOM, "en")


def test_a_member_adds_a_problem_that_is_tied_to_no_step(room):
    page = on_stage(room, "problems", who="leila")
    widget(page.text_input, "What is wrong (English)").input("Complaints get lost")
    button(page, "Add the problem").click().run()

    assert [entry.problem.title for entry in entries(room)] == ["Complaints get lost"]
    assert "**1. Complaints get lost**" in words(page)


def test_the_open_pains_become_problems_at_once_with_proposed_areas(room):
    fill(room)
    page = on_stage(room, "problems")
    assert "4 pains of the process map show no problem yet." in words(page)
    button(page, "Make a problem of each").click().run()

    areas = sorted(entry.problem.area.value for entry in entries(room))
    assert areas == ["other", "sales", "sales", "sales"]
    assert [each.label for each in page.button if each.label == "Make a problem of each"] == []


def test_a_member_says_how_severe_a_problem_is(room):
    key = found(room)
    do(room, give_severity, who="sara", problem=key, level=2)
    page = on_stage(room, "problems")
    widget(page.segmented_control, "How severe do you find it?").set_value(5).run()

    assert "severity 3.5 (members: 2)" in words(page)
    assert entries(room)[0].own_severity == 5


def test_what_the_table_edits_becomes_answers_as_seen_and_as_wanted(room):
    key, file = found(room), do(room, add_capability, titles={"en": "Customer file"})
    do(room, set_cures, answers={(key, file): (None, Cure.NO)})
    desk = Desk(store=room.store, actor=room.seated("omid"), language=Language.FA)
    edited = {0: {file: "درمان می‌کند"}}

    assert answers_of(desk, [key], matrix(room), edited) == {(key, file): (Cure.NO, Cure.YES)}
    cleared = answers_of(desk, [key], matrix(room), {0: {file: None}})
    assert cleared == {(key, file): (Cure.NO, None)}


def test_the_reasons_are_shown_edited_and_given_back(room):
    key, file = found(room), do(room, add_capability, titles={"en": "Customer file"})
    do(room, set_cures, answers={(key, file): (None, Cure.YES)})
    page = on_stage(room, "problems")
    assert "“Offers take too long” can be cured: Customer file." in words(page)
    widget(page.text_area, "Reasons (English)").input("We lose customers.").run()
    button(page, "Keep these words").click().run()
    assert why(room).text("en") == "We lose customers."

    button(page, "Take the proposed words").click().run()
    assert why(room).kept == {}


def test_capabilities_are_taken_over_from_the_families(room):
    found(room)
    page = on_stage(room, "problems", language="fa")
    widget(page.multiselect, "از پنج خانوادهٔ قابلیت").set_value(["training"]).run()
    button(page, "افزودن این‌ها").click().run()

    assert [each.ready for each in matrix(room).capabilities] == ["training"]


def test_an_observer_may_add_and_judge_but_not_set_cures(room):
    key, file = found(room), do(room, add_capability, titles={"en": "Customer file"})
    do(room, set_cures, answers={(key, file): (None, Cure.YES)})
    page = on_stage(room, "problems", who="leila")
    assert [each.label for each in page.button] == ["Add the problem"]
