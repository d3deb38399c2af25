from fractions import Fraction

import pytest
from sqlalchemy import text

from scoring.changes.weight_reveal import reveal_weights
from scoring.screens.weighing import read_points
from scoring.weighing.ballot import Method, Unit
from tests.rfp.needs_room import ROOM, needs_room
from tests.rfp.screens.stage import button, on_stage, words
from tests.scoring.weighing_room import (
    add,
    add_parts_and_price,
    ballot,
    count,
    give,
    hand_in,
    handed_in,
    revealed,
    tree,
    weighing_room,
)
from workbench.language import Language, say
from workbench.problem import Problem
from workbench.screens.parts.plain import plain


@pytest.fixture
def room(tmp_path):
    made = weighing_room(tmp_path)
    yield made
    made.store.database.close()


def shown(room, who="omid", language="en"):
    page = on_stage(room, "member_weights", who=who, language=language, package="scoring")
    assert not page.exception
    return page


def widget(found, label):
    return next(each for each in found if each.label.replace("\\", "") == label)


def all_handed_in(room):
    for who, fit in (("sara", 70), ("omid", 60), ("babak", 25)):
        handed_in(room, who, fit=fit, risk=100 - fit)


def reveal(room, reason=None):
    reveal_weights(room.store, room.seated("sara"), selection=ROOM, reason=reason)


def said(page):
    told = "\n".join(each.value for each in (*page.warning, *page.error))
    return words(page) + told.replace("\\", "")


def test_without_criteria_the_page_says_what_to_do(tmp_path):
    bare = needs_room(tmp_path)
    with bare.store.database.writing() as session:
        session.execute(text("DELETE FROM criterion"))
    assert "There is nothing to weigh yet" in words(shown(bare, "sara"))
    bare.store.database.close()


def test_points_are_stored_as_they_are_typed_and_what_is_left_is_said(room):
    page = shown(room)
    widget(page.text_input, "Functional fit").set_value("60").run()
    assert "40 of 100 points are left to share" in words(page)
    assert ballot(room, "omid").weighings[0].given == {"fit": 60}
    assert "Main criteria: nothing is given yet for: Viability" in words(page)

    widget(page.text_input, "Viability").set_value("۵۰").run()
    assert "10 points too many: take some back" in words(page)
    assert button(page, "Hand in my weights").disabled

    widget(page.text_input, "Viability").set_value("40").run()
    assert "All 100 points are shared out." in words(page)
    assert list(page.table[0].value["Weight in its group"]) == ["60.0\xa0%", "40.0\xa0%"]


def test_one_s_own_edit_keeps_the_widget_and_one_from_elsewhere_builds_it_anew(room):
    page = shown(room)
    before = widget(page.text_input, "Functional fit").key
    widget(page.text_input, "Functional fit").set_value("60").run()
    assert widget(page.text_input, "Functional fit").key == before

    give(room, "omid", fit=20)
    page.run()
    assert widget(page.text_input, "Functional fit").value == "20"


def test_what_is_no_point_is_refused_in_words_and_the_field_goes_back(room):
    page = shown(room)
    widget(page.text_input, "Functional fit").set_value("60").run()
    widget(page.text_input, "Functional fit").set_value("a lot").run()

    assert "Points are a whole number from 0 to 100, got a lot" in said(page)
    assert widget(page.text_input, "Functional fit").value == "60"


@pytest.mark.parametrize("typed", ["-1", "3.5", "²", "٪"])
def test_points_are_whole_numbers(typed):
    with pytest.raises(Problem, match="points are a whole number"):
        read_points(typed)


def test_an_order_is_given_by_places_and_the_rule_is_named(room):
    page = shown(room)
    page.button_group[0].set_value(Method.CENTROID).run()
    widget(page.selectbox, "Functional fit").set_value(2).run()
    widget(page.selectbox, "Viability").set_value(1).run()
    assert ballot(room, "omid").weighings[0].weights()["risk"] == Fraction(3, 4)

    widget(page.selectbox, "How the order becomes weights").set_value(Method.RANK_SUM).run()
    assert ballot(room, "omid").weighings[0].weights()["risk"] == Fraction(2, 3)
    assert list(page.table[0].value["Weight in its group"]) == ["33.3\xa0%", "66.7\xa0%"]


def test_swings_keep_what_the_points_were(room):
    page = shown(room)
    widget(page.text_input, "Functional fit").set_value("60").run()
    page.button_group[0].set_value(Method.SWING).run()
    assert widget(page.text_input, "Functional fit").value == ""
    widget(page.text_input, "Functional fit").set_value("50").run()

    assert dict(ballot(room, "omid").weighings[0].values) == {
        (Unit.POINTS, "fit"): 60,
        (Unit.SWING, "fit"): 50,
    }
    widget(page.text_input, "Viability").set_value("90").run()
    assert "must have 100 points, none has" in words(page)


def test_pairs_are_compared_and_a_contradiction_is_named(room):
    price = add(room, "price")
    page = shown(room)
    page.button_group[0].set_value(Method.PAIRS).run()
    assert "3 pairs are not compared yet" in words(page)

    widget(page.selectbox, "Functional fit or Viability?").set_value(3).run()
    widget(page.selectbox, "Viability or Price?").set_value(3).run()
    assert "With pairs left open the ratio comes out too low." in words(page)
    widget(page.selectbox, "Functional fit or Price?").set_value(-2).run()

    found = ballot(room, "omid").weighings[0].comparisons
    assert found["fit", price] == Fraction(1, 2)
    assert "Consistency ratio 0.86 (table of Saaty, 1980)" in said(page)
    assert (
        "Look again at Functional fit or Viability: you say Functional fit 3 times as much"
        in words(page)
    )


def test_the_weights_of_pairs_stand_beside_those_by_the_eigenvector(room):
    price = add(room, "price")
    pairs = {("fit", "risk"): 2, ("fit", price): 8, ("risk", price): 2}
    give(room, "omid", Method.PAIRS, comparisons=pairs)
    (found,) = [t.value for t in shown(room).table if "By the eigenvector" in t.value]

    # Row geometric means 16, 1 and 1/16, to the third; the eigenvector of three is the same.
    weights = [16 ** (power / 3) for power in (1, 0, -1)]
    told = [f"{100 * each / sum(weights):.1f}\xa0%" for each in weights]
    assert list(found["Weight in its group"].str.replace("\\", "")) == told
    assert list(found["By the eigenvector"].str.replace("\\", "")) == told
    give(room, "omid", Method.POINTS, fit=50)
    assert not any("By the eigenvector" in t.value for t in shown(room).table)


def test_best_and_worst_are_asked_for_beside_the_other_methods(room):
    add(room, "price")
    page = shown(room)
    page.button_group[0].set_value(Method.BEST_WORST).run()
    assert "Say first which criterion is the most important" in said(page)
    price = ballot(room, "omid").weighings[0].parts[-1]
    widget(page.selectbox, "The most important criterion").set_value("fit").run()
    widget(page.selectbox, "The least important criterion").set_value(price).run()
    for pair, times in (
        ("Functional fit against Viability", 2),
        ("Functional fit against Price", 8),
        ("Viability against Price", 5),
    ):
        widget(page.selectbox, f"{pair}: how many times as important?").set_value(times).run()

    weights = ballot(room, "omid").weighings[0].weights()
    assert sorted(map(str, weights.values())) == ["1/14", "17/28", "9/28"]
    assert "contradict one another by 0.04" in said(page)
    widget(page.selectbox, "The most important criterion").set_value("risk").run()
    assert ballot(room, "omid").weighings[0].extreme(1) == "risk"


def test_more_than_seven_criteria_are_not_offered_in_pairs(room):
    assert "In pairs" in shown(room).button_group[0].options
    for _ in range(6):
        add(room, "price")
    assert "In pairs" not in shown(room).button_group[0].options


def test_every_group_is_weighed_in_turn_with_its_weight_in_the_whole(room):
    ids = add_parts_and_price(room)
    page = shown(room)
    page.button_group[0].set_value("fit").run()
    widget(page.text_input, "Sales").set_value("70").run()
    widget(page.text_input, "Service").set_value("30").run()
    assert "The weight in the whole follows once the main criteria are weighed." in words(page)

    give(room, "omid", fit=50, risk=30, **{ids["price"]: 20})
    page.run()
    assert list(page.table[0].value["Weight in the whole"]) == ["35.0\xa0%", "15.0\xa0%"]


def test_who_hands_in_can_take_back_until_the_reveal(room):
    give(room, "omid", fit=60, risk=40)
    page = shown(room)
    button(page, "Hand in my weights").click().run()
    assert "Nobody sees your weights yet." in words(page)
    assert count(room) == (1, 3)
    assert widget(page.text_input, "Functional fit").disabled

    button(page, "Take back and change").click().run()
    assert count(room) == (0, 3)
    assert not widget(page.text_input, "Functional fit").disabled


def test_what_changed_after_handing_in_is_said(room):
    handed_in(room, "omid", fit=60, risk=40)
    add(room, "price")
    assert "so your weights do not count" in said(shown(room))


def test_others_see_the_count_and_no_weight(room):
    handed_in(room, "omid", fit=61, risk=39)
    for who in ("sara", "nima", "leila"):
        page = shown(room, who)
        assert page.get("progress")[0].proto.text == "1 of 3 have handed in"
        assert "61" not in said(page)
        assert all(each.value in ("", None) for each in page.text_input)
    assert [each.label for each in shown(room, "nima").button] == []
    assert "The chair and the evaluators weigh" in words(shown(room, "leila"))


def test_the_chair_reveals_without_somebody_for_a_reason_alone(room):
    handed_in(room, "omid", fit=60, risk=40)
    page = shown(room, "sara")
    button(page, "Reveal the weights").click().run()
    assert "2 members have not handed in" in said(page)

    page.text_area[0].set_value("Babak is on leave").run()
    button(page, "Reveal the weights").click().run()
    assert revealed(room).reason == "Babak is on leave"
    assert "Not waited for: Babak, Sara. Reason of the chair: Babak is on leave" in words(page)


def test_after_the_reveal_the_cloud_says_where_the_members_differ(room):
    all_handed_in(room)
    reveal(room)
    told = words(shown(room, "leila"))

    assert "agree on 70\xa0% of the weight" in told
    assert "Babak and Sara are furthest apart: 45\xa0% of the weight lies elsewhere" in told
    assert "from 25\xa0% to 70\xa0%, 51.7\xa0% on average" in told
    assert "The chair decides whether they become the plan's weights." in told


def test_those_who_compared_in_pairs_stand_together_beside_their_mean(room):
    price = add(room, "price")
    for who, ratios in (("sara", (2, 4, 2)), ("omid", (8, 4, Fraction(1, 2)))):
        pairs = dict(zip([("fit", "risk"), ("fit", price), ("risk", price)], ratios, strict=True))
        give(room, who, Method.PAIRS, comparisons=pairs)
        hand_in(room, who)
    give(room, "babak", fit=50, risk=30, **{price: 20})
    hand_in(room, "babak")
    assert "Joint judgements (AIJ)" not in str([t.value for t in shown(room).table])
    reveal(room)
    page = shown(room, "leila")
    found = next(t.value for t in page.table if plain("Joint judgements (AIJ)") in t.value)

    # Geometric means of the judgements are 4, 4 and 1, which contradict nothing: 4 to 1 to 1.
    column = [cell.replace("\\", "") for cell in found[plain("Joint judgements (AIJ)")]]
    assert column == ["66.7\xa0%", "16.7\xa0%", "16.7\xa0%"]
    assert list(found[plain("Joint priorities (AIP)")]) == list(
        found[plain("Joint judgements (AIJ)")]
    )
    assert found["Their mean"][0].replace("\\", "") == "64.9\xa0%"
    assert "The joint judgements of 2 members have the consistency ratio 0.00" in words(page)


def test_the_chair_takes_the_mean_into_the_plan(room):
    all_handed_in(room)
    reveal(room)
    page = shown(room, "sara")
    button(page, "Use these weights in the plan").click().run()

    assert tree(room)["fit"].weight == Fraction(517, 1000)
    assert "The plan's weights are the mean of the members' weights." in words(page)
    assert button(page, "Use these weights in the plan").disabled


def test_the_chair_has_the_weights_weighed_again(room):
    all_handed_in(room)
    reveal(room)
    page = shown(room, "sara")
    button(page, "Weigh again").click().run()

    assert (count(room), revealed(room)) == ((0, 3), None)


def test_criteria_that_changed_since_are_said_to_have(room):
    all_handed_in(room)
    reveal(room)
    add(room, "price")
    page = shown(room, "sara")
    assert "The criteria have changed since the members weighed them." in said(page)
    assert [each.label for each in page.button] == ["Weigh again"]


def test_members_who_agree_are_said_to(room):
    for who in ("sara", "omid"):
        handed_in(room, who, fit=60, risk=40)
    reveal(room, reason="Babak is on leave")
    told = words(shown(room, "omid"))
    assert "All members gave the same weights." in told
    assert "All members weigh these criteria alike." in told


def test_one_member_alone_is_in_no_agreement(room):
    handed_in(room, "omid", fit=60, risk=40)
    reveal(room, reason="The others are on leave")
    assert "consensus" not in words(shown(room, "omid"))


def test_a_frozen_plan_without_a_vote_says_so(room):
    room.enter("call")
    assert "The weights were not voted on in private" in words(shown(room))


def test_before_the_phase_of_the_plan_nobody_weighs(room):
    room.enter("needs")
    assert "Weighing begins with the phase of the evaluation plan." in words(shown(room))


def test_a_persian_reader_weighs_in_persian(room):
    page = shown(room, language="fa")
    widget(page.text_input, "تناسب کارکردی").set_value("۶۰").run()
    assert "۴۰ امتیاز از ۱۰۰ برای تقسیم مانده است" in words(page)
    assert widget(page.text_input, "تناسب کارکردی").value == "۶۰"
    hand_in_label = say("Hand in my weights", Language.FA)
    assert button(page, hand_in_label).disabled

    give(room, "omid", fit=60, risk=40)
    hand_in(room, "omid")
    page.run()
    assert "هنوز کسی وزن‌های شما را نمی‌بیند" in words(page)
