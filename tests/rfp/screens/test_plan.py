from fractions import Fraction

import pytest

from rfp.changes.plan import add_criterion, remove_criterion
from rfp.changes.ready_plan import start_from_ready_plan
from rfp.planning.consensus_rule import ConsensusRule
from rfp.planning.criterion import CriterionKind
from rfp.planning.measure import typed_measure
from rfp.planning.ready_plan import Profile
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import complete_plan, draft, frozen, weighed, worded
from tests.rfp.screens.stage import button, on_stage, widget, words
from workbench.language import Language
from workbench.screens.parts.plain import as_written


def shown(room, who="nima", language="en"):
    return on_stage(room, "plan", who=who, language=language)


def opened(page, key):
    """Open one expander, as a click does."""
    page.session_state[key] = True
    return page.run()


def errors(page):
    return [each.value.replace("\\", "") for each in page.error]


def test_the_tree_shows_both_weights_sums_and_requirements(room):
    complete_plan(room)
    page = shown(room)

    table = page.table[0].value
    assert table["Criterion"].tolist() == ["**Functional fit**", "**Viability**", "**Price**"]
    assert table["Weight in its group"].tolist() == ["50\xa0%", "25\xa0%", "25\xa0%"]
    assert table["Weight in the whole"].tolist() == ["50\xa0%", "25\xa0%", "25\xa0%"]
    assert table["Requirements"].tolist() == ["0", "0", ""]
    assert "Sum at the top: 100\xa0%" in words(page)


def test_persian_titles_and_figures(room):
    complete_plan(room)

    table = shown(room, language="fa").table[0].value
    assert table["معیار"].tolist() == ["**تناسب کارکردی**", "**پایداری**", "**قیمت**"]
    assert table["وزن در کل"].tolist() == ["۵۰٪", "۲۵٪", "۲۵٪"]


def test_a_criterion_is_added_under_another(room):
    page = shown(room)
    widget(page.selectbox, "Part of").set_value("fit")
    widget(page.text_input, "Title (English)").input("Sales")
    widget(page.text_input, "Title (Persian)").input("فروش")
    button(page, "Add the criterion").click().run()

    tree = draft(room).tree
    (new,) = tree.children("fit")
    assert (draft(room).titles[new], tree.effective(new)) == (
        {"en": "Sales", "fa": "فروش"}, Fraction(1, 2)
    )  # fmt: skip


def test_two_criteria_of_one_title_in_one_group_are_told(room):
    for parent, title in (("fit", "Sales"), ("fit", "sales "), ("risk", "Sales")):
        add_criterion(
            room.store, room.seated("nima"), selection=ROOM, parent=parent, titles={"en": title}
        )

    (told,) = [each.value for each in shown(room).warning if "criteria" in each.value]
    assert told.startswith("Two criteria of one group are called Sales")


def test_a_criterion_without_a_title_is_refused_in_a_sentence(room):
    page = shown(room)
    button(page, "Add the criterion").click().run()

    assert errors(page) == ["A criterion needs a title"]


def test_weights_show_their_running_sum_and_only_a_hundred_percent_is_taken(room):
    page = opened(shown(room), "plan.weights.None")
    widget(page.text_input, "Functional fit").input("۳۵").run()
    assert "Sum: 85\xa0%; 15\xa0% are left to give" in words(page)

    button(page, "Set these weights").click().run()
    assert errors(page) == ["The weights at the top must sum to 100 %, got 85 %"]

    widget(page.text_input, "Viability").input("65 %").run()
    button(page, "Set these weights").click().run()
    assert draft(room).tree.effective("fit") == Fraction(7, 20)


def test_a_weight_that_is_no_number_is_said_and_cannot_be_set(room):
    page = opened(shown(room), "plan.weights.None")
    widget(page.text_input, "Functional fit").input("much").run()

    assert errors(page) == ["Functional fit: a weight is a number from 0 to 100 %, got much"]
    assert button(page, "Set these weights").disabled


def test_thirds_stay_exact(room):
    complete_plan(room)
    page = opened(shown(room), "plan.weights.None")
    button(page, "Share equally").click().run()
    assert set(draft(room).tree.local_weights.values()) == {Fraction(1, 3)}

    button(page, "Set these weights").click().run()
    assert set(draft(room).tree.local_weights.values()) == {Fraction(1, 3)}


def test_words_for_a_score_are_changed_in_one_language(room):
    worded(room, "fit")
    page = opened(shown(room), "plan.criterion.fit")
    widget(page.text_area, "Score 0 (English)").input("Nothing of it")
    button(page, "Save").click().run()

    assert draft(room).anchors["fit", 0] == {"en": "Nothing of it", "fa": "شرح fit 0"}


def test_the_price_formula_is_set_with_amounts_in_either_digits(room):
    complete_plan(room)
    page = shown(room)
    widget(page.text_input, "100 points at or below (EUR)").input("۲۵۰۰۰")
    widget(page.text_input, "0 points at or above (EUR)").input("70,000.50")
    button(page, "Set the price formula").click().run()

    assert draft(room).price_rule.fixed_points == (2_500_000, 7_000_050)
    assert "A price of EUR\xa025,000.00 or less earns 100 points" in words(page)


def test_a_formula_with_a_slope_is_chosen_with_its_slope(room):
    complete_plan(room)
    page = shown(room)
    widget(page.selectbox, "Formula").set_value("linear_from_lowest").run()
    widget(page.text_input, "Points lost for each 1 % above the lowest").input("۰٫۵")
    button(page, "Set the price formula").click().run()

    assert draft(room).price_rule.slope == Fraction(1, 2)
    assert "each 1 % above it costs 0.5 points, down to 0." in words(page)


def test_a_slope_that_is_no_number_is_said(room):
    complete_plan(room)
    page = shown(room)
    widget(page.selectbox, "Formula").set_value("mean").run()
    widget(page.text_input, "Points lost for each 1 % below the mean").input("few")
    button(page, "Set the price formula").click().run()

    assert errors(page) == ["Points are a number such as 0.5, got few"]


def test_a_plan_without_a_price_criterion_can_say_that_price_earns_no_points(room):
    page = shown(room)
    button(page, "Set the price formula").click().run()

    assert draft(room).published_rule.formula == "no_formula"
    assert "Price earns no points." in words(page)


def test_a_floor_above_the_ceiling_is_refused_in_a_sentence(room):
    complete_plan(room)
    page = shown(room)
    widget(page.text_input, "100 points at or below (EUR)").input("90000")
    button(page, "Set the price formula").click().run()

    assert errors(page) == [
        "The floor must be 0 or more and below the ceiling, got 9,000,000 and 7,000,000"
    ]


def test_precision_and_tie_break_are_set(room):
    complete_plan(room)
    page = shown(room)
    widget(page.segmented_control, "Totals are compared at").set_value(100).run()
    widget(page.selectbox, "Between vendors with equal totals").set_value("lower_price").run()
    button(page, "Set the tie-break rule").click().run()

    assert (draft(room).precision, draft(room).tie_break.rule) == (Fraction(1, 100), "lower_price")
    assert "the lower price decides" in words(page)


def test_whether_scores_may_be_agreed_on_is_set_with_the_sentence_that_the_request_prints(room):
    complete_plan(room)
    page = shown(room)
    assert ConsensusRule.MAY_AGREE.sentence(Language.EN) in words(page)
    asked = widget(page.segmented_control, "What stands where people score")
    page = asked.set_value(ConsensusRule.MEAN_ONLY).run()

    assert draft(room).consensus is ConsensusRule.MEAN_ONLY
    assert ConsensusRule.MEAN_ONLY.sentence(Language.EN) in words(page)
    assert ConsensusRule.MAY_AGREE.sentence(Language.EN) not in words(page)


def test_what_is_missing_is_listed_and_the_chair_cannot_freeze(room):
    page = shown(room, who="sara")

    assert "Still missing before the plan can be frozen: 2" in words(page)
    assert "Functional fit has no words for the scores 0 to 5" in words(page)
    assert button(page, "Freeze the plan …").disabled


def test_the_chair_freezes_after_a_question(room):
    complete_plan(room)
    page = shown(room, who="sara")
    button(page, "Freeze the plan …").click().run()
    assert "can no longer be changed by anybody" in words(page)

    button(page, "Freeze the plan …").click()  # AppTest closes a dialog that is not asked for again
    button(page, "Freeze it").click().run()
    assert draft(room).is_frozen


def test_the_facilitator_is_told_that_the_chair_freezes(room):
    complete_plan(room)
    page = shown(room)

    assert "The chair freezes the plan." in words(page)
    assert "Freeze the plan …" not in [each.label for each in page.button]


@pytest.mark.parametrize("who", ["sara", "nima", "omid", "leila"])
def test_a_frozen_plan_is_read_only_with_its_fingerprint(room, who):
    fingerprint = frozen(room)
    page = shown(room, who=who)

    assert (page.button.len, page.text_input.len) == (0, 0)
    assert [each.value for each in page.code] == [fingerprint]
    assert "by Sara. Nothing in this plan changes any more." in words(page)


def test_the_words_of_a_frozen_plan_are_read_in_both_languages(room):
    frozen(room)
    page = opened(shown(room, who="leila"), "plan.criterion.fit")

    assert page.table[1].value["English"].tolist()[5] == "fit 5"
    persian = page.table[1].value["Persian"].tolist()[5]
    assert persian == as_written("شرح fit 5", Language.EN)


def emptied(room):
    weighed(room, fit=0, risk=100)
    for criterion in ("fit", "risk"):
        remove_criterion(room.store, room.seated("nima"), selection=ROOM, criterion=criterion)


def test_an_empty_plan_is_started_from_the_ready_plan_of_a_size(room):
    emptied(room)
    page = shown(room)
    widget(page.pills, "Size of the project").set_value("small").run()
    assert "One site and a team of users" in words(page)
    assert page.table[0].value["Suggested weight"].tolist() == [
        "10\xa0%", "30\xa0%", "15\xa0%", "5\xa0%", "15\xa0%", "25\xa0%",
    ]  # fmt: skip

    button(page, "Start from this plan").click().run()
    assert len(draft(room).tree.leaves) == 25
    assert "Sum at the top: 100\xa0%" in words(page)
    assert "Start from this plan" not in [each.label for each in page.button]


def test_all_criteria_are_looked_at_before_and_any_of_them_in_its_words(room):
    emptied(room)
    page = opened(shown(room, language="fa"), "plan.ready.all")
    widget(page.selectbox, "شرح سطح‌های معیارِ").set_value("training").run()

    assert len(page.table[1].value) == 38
    assert page.table[2].value["معنا"].tolist()[0].replace("\\", "") == ("آموزشی پیشنهاد نشده است.")


def test_what_to_make_mandatory_is_told(room):
    emptied(room)
    page = opened(shown(room), "plan.ready.mandatory")

    assert "- The customers' data belong to us, and a confidentiality agreement is signed." in (
        words(page)
    )


@pytest.mark.parametrize("who", ["omid", "leila"])
def test_who_may_not_write_is_offered_no_start(room, who):
    emptied(room)
    page = shown(room, who=who)

    assert "There is no criterion yet" in words(page)
    assert page.button.len == 0


def test_a_long_plan_is_worded_part_by_part(room):
    emptied(room)
    ids = start_from_ready_plan(
        room.store, room.seated("nima"), selection=ROOM, profile=Profile.SMALL
    )
    page = shown(room)
    widget(page.pills, "Part of the plan").set_value(ids["legal"]).run()
    page = opened(page, f"plan.criterion.{ids['licence']}")
    widget(page.text_area, "What it means (English)").input("May we use it?")
    button(page, "Save").click().run()

    assert [each.label.replace("\\", "") for each in page.expander][-4:] == [
        "4 Legal", "4.1 Licence and freedom of use",
        "4.2 Ownership, place and confidentiality of data",
        "4.3 Exit and intellectual property",
    ]  # fmt: skip
    assert draft(room).definitions[ids["licence"]]["en"] == "May we use it?"
    assert draft(room).definitions[ids["licence"]]["fa"].startswith("مجوز قانونی")


def test_a_computed_criterion_says_so_and_asks_for_no_words(room):
    emptied(room)
    ids = start_from_ready_plan(
        room.store, room.seated("nima"), selection=ROOM, profile=Profile.SMALL
    )
    page = shown(room)
    widget(page.pills, "Part of the plan").set_value(ids["general"]).run()
    page = opened(page, f"plan.criterion.{ids['evidence']}")

    assert "Computed from the answers, scored by nobody" in words(page)
    assert [each.label for each in page.text_area] == [
        "What it means (English)", "What it means (Persian)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "A lower amount is better. 4 is 100 points"),
        ("fa", "مقدار کمتر بهتر است. ۴ برابر ۱۰۰ امتیاز"),
    ],
)
def test_a_measured_criterion_is_added_and_its_reference_points_are_drawn_and_stored(
    room, language, told
):
    page = shown(room, language=language)
    asked = next(each for each in page.segmented_control if each.key == "plan.new.0.kind")
    asked.set_value(CriterionKind.MEASURED)
    _field(page, "plan.new.0.title", "en").input("Weeks")
    page.button(key="plan.new.0.add").click().run()
    (leaf,) = draft(room).tree.measured

    page = opened(page, f"plan.criterion.{leaf}")
    _field(page, f"plan.measure.{leaf}", "unit", "en").input("weeks")
    _type_points(page, leaf, ("4", "100"), ("۱۲", "0"))
    assert told in words(page)
    assert len(page.get("vega_lite_chart")) == 1

    (save,) = [each for each in page.button if each.key.startswith(f"plan.measure.{leaf}")]
    save.click().run()
    assert draft(room).measures == {leaf: typed_measure([("4", "100"), ("12", "0")])}
    assert draft(room).units[leaf]["en"] == "weeks"


def test_a_wrong_reference_point_is_named_while_it_is_typed(room):
    leaf = add_criterion(
        room.store, room.seated("nima"), selection=ROOM, parent=None, titles={"en": "Weeks"},
        kind=CriterionKind.MEASURED,
    )  # fmt: skip
    page = opened(shown(room), f"plan.criterion.{leaf}")
    _type_points(page, leaf, ("4", "100"), ("3", "0"))

    assert "Reference point 2: amounts must rise, got 3 after 4" in errors(page)[0]


def _field(page, *parts):
    """Return the first field whose key begins with the first part and has all others."""
    first, *others = parts
    return next(
        each
        for each in page.text_input
        if each.key.startswith(first) and set(others) <= set(each.key.split("."))
    )


def _type_points(page, leaf, *rows):
    fields = {
        part: [
            each
            for each in page.text_input
            if each.key.startswith(f"plan.measure.{leaf}") and part in each.key.split(".")
        ]
        for part in ("amount", "points")
    }
    for place, (amount, points) in enumerate(rows):
        fields["amount"][place].input(amount)
        fields["points"][place].input(points)
    page.run()
