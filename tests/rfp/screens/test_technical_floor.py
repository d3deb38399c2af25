from fractions import Fraction

import pytest

from rfp.planning.minimums import Minimums
from tests.rfp.plan_room import complete_plan, draft
from tests.rfp.screens.stage import button, on_stage, words


def shown(room, who="nima", language="en"):
    return on_stage(room, "plan", who=who, language=language)


def test_the_floor_is_set_and_said_as_the_rfp_prints_it(room):
    complete_plan(room)
    page = shown(room)
    assert "There is no technical floor: every price is opened." in words(page)

    field = next(each for each in page.text_input if "without the price" in each.label)
    field.set_value("62.5").run()
    fit = draft(room).tree.top[0]
    page.multiselect[0].set_value([fit]).run()
    field = next(each for each in page.text_input if each.label.startswith("Functional fit:"))
    field.set_value("40").run()
    button(page, "Set the technical floor").click().run()

    asked = Minimums(quality=Fraction(125, 2), by_criterion={fit: Fraction(40)})
    assert draft(room).minimums == asked
    assert (
        "At least 62.5 points without the price. At least 40 points on Functional fit. "
        "Who does not reach each minimum is not ranked, and the price stays sealed."
    ) in words(shown(room, "sara"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("much", "a minimum is a number of points such as 60, got much"),
        ("120", "a minimum must be from 0 to 100 points, got 120"),
    ],
)
def test_what_is_no_minimum_is_refused_in_a_sentence(room, text, told):
    complete_plan(room)
    page = shown(room)
    field = next(each for each in page.text_input if "without the price" in each.label)
    field.set_value(text).run()
    button(page, "Set the technical floor").click().run()

    assert [told] == [each.value.replace("\\", "").rstrip(".").lower() for each in page.error]
