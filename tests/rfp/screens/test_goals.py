import datetime as dt
from fractions import Fraction

from rfp.goals.goal import Measure
from rfp.reads.goals import goals, objectives
from rfp.reads.needs import requirements
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.screens.stage import button, on_stage, widget, words
from tests.rfp.test_goals_changes import MEASURE, goal, objective


def seen(room, read):
    with room.store.read() as session:
        return read(session, room.seated("omid"), ROOM, "en")


def said_red(page):
    return [each.value.replace("\\", "") for each in page.error]


def test_without_goals_the_screen_says_what_a_goal_is_and_takes_one(room):
    page = on_stage(room, "goals")
    assert "A goal says in words what we want to reach" in words(page)
    widget(page.text_input, "Goal (English)").input("Keep our customers")
    button(page, "Add the goal").click().run()

    assert [entry.goal.title for entry in seen(room, goals)] == ["Keep our customers"]
    assert said_red(page) == ["Not measurable yet: 1\n- no objective measures “Keep our customers”"]


def test_an_objective_without_number_or_date_is_red_and_named(room):
    of = goal(room)
    objective(room, of, Measure(due=MEASURE.due))

    page = on_stage(room, "goals")
    assert said_red(page) == ["Not measurable yet: 1\n- “Leads a quarter” lacks a target number"]
    assert ":red[**lacks a target number**]" in words(page)


def test_a_percent_sign_stands_at_its_figure_in_persian(room):
    goal(room)
    page = on_stage(room, "goals", language="fa")
    widget(page.text_input, "آنچه سنجیده می‌شود (فارسی)").input("سرنخ در فصل")
    widget(page.text_input, "واحد (فارسی)").input("٪")
    widget(page.text_input, "عدد هدف").input("۹۰").run()
    widget(page.text_input, "سررسید").input("۱۴۰۵/۱۲/۲۹").run()
    button(page, "افزودن این هدف سنجش‌پذیر").click().run()
    assert "۹۰٪ تا ۲۹ اسفند ۱۴۰۵" in words(page)


def test_number_and_date_are_typed_as_the_reader_writes_them(room):
    goal(room)
    page = on_stage(room, "goals", language="fa")
    widget(page.text_input, "آنچه سنجیده می‌شود (فارسی)").input("سرنخ در فصل")
    widget(page.text_input, "واحد (فارسی)").input("سرنخ")
    widget(page.text_input, "عدد امروز").input("۱۲۰")
    widget(page.text_input, "عدد هدف").input("۲۰۰٫۵")
    widget(page.text_input, "سررسید").input("۱۴۰۵/۱۲/۲۹").run()
    button(page, "افزودن این هدف سنجش‌پذیر").click().run()

    (entry,) = seen(room, objectives)
    assert entry.objective.measure == Measure(
        baseline=Fraction(120), target=Fraction(401, 2), due=dt.date(2027, 3, 20)
    )
    assert "از ۱۲۰ به ۲۰۰٫۵ سرنخ تا ۲۹ اسفند ۱۴۰۵" in words(page)


def test_a_number_that_is_none_is_refused_in_words(room):
    goal(room)
    page = on_stage(room, "goals")
    widget(page.text_input, "What is measured (English)").input("Leads")
    widget(page.text_input, "Target number").input("many").run()
    button(page, "Add the objective").click().run()

    assert "A number is expected, got many" in said_red(page)
    assert seen(room, objectives) == []


def test_the_thread_is_shown_both_ways(room):
    fill(room)
    objective(room, goal(room))
    page = on_stage(room, "goals")
    served = next(e.requirement.id for e in seen(room, requirements))
    widget(page.multiselect, "Requirements that serve it").set_value([served]).run()

    assert seen(room, objectives)[0].objective.requirements == (served,)
    assert list(page.table[0].value["Objective"]) == ["Leads a quarter"]
    assert "1 of 3 requirements serve an objective" in words(page)


def test_an_observer_reads_and_is_offered_nothing_to_change(room):
    objective(room, goal(room))
    page = on_stage(room, "goals", who="leila")
    assert ("from 120 to 200 leads by 20 March 2027" in words(page), list(page.button)) == (
        True,
        [],
    )
