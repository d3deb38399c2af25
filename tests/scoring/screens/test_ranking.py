from tests.scoring import second_selection as second
from tests.scoring.screens.stage import computed, on_stage, with_open, words
from tests.scoring.second_room import ROOM
from workbench.changes.members import declare
from workbench.language import Language, number


def shown(page, column):
    return [cell.replace("\\", "") for cell in page.table[0].value[column]]


def test_the_table_shows_every_total_with_two_decimals_and_says_the_tie(ranked_room):
    page = on_stage(ranked_room, "ranking", "mina")

    assert shown(page, "Vendor") == ["Rayan", "Parsa", "Sepand", "Toska"]
    assert shown(page, "Total") == [
        number(second.TOTALS[vendor], Language.EN, 2)
        for vendor in ("rayan", "parsa", "sepand", "toska")
    ]
    assert shown(page, "Tie")[:2] == ["tie at 0.1, decided by the rule"] * 2
    assert "more points on Fit to our work decide" in words(page)
    assert f"Zagros is excluded: {second.EXCLUDED['zagros']}" in words(page)


def test_the_excluded_vendor_s_sealed_price_is_nowhere(ranked_room):
    page = on_stage(ranked_room, "ranking", "arash")

    assert "20,000" not in words(page) + str([table.value.to_dict() for table in page.table])


def test_a_total_is_followed_to_scores_answer_and_weight(ranked_room):
    page = with_open(on_stage(ranked_room, "ranking", "mina"), "ranking.origin")
    follow = next(box for box in page.selectbox if box.label == "Follow the points of")
    follow.set_value(ranked_room.criteria["security"]).run()

    said = words(page)
    assert "**60.00** points = 20 × the mean of the scores of the locked sheets." in said
    assert "R-07** Calls are stored in the country" in said
    scores = next(t.value for t in page.table if "Evaluator" in t.value.columns)
    assert list(scores["Score"].str.replace("\\", "")) == ["3", "3", "3"]
    assert list(scores["List"]) == ["v1", "v1", "v1"]
    assert "Scores were given on version 1 of the requirement list." in said


def test_a_computed_leaf_is_followed_to_how_it_is_computed(ranked_room):
    computed(ranked_room)
    page = with_open(on_stage(ranked_room, "ranking", "mina"), "ranking.origin")
    follow = next(box for box in page.selectbox if box.label == "Follow the points of")
    follow.set_value(ranked_room.criteria["security"]).run()

    assert "points, computed from the answers." in words(page)
    assert "whose answer names its evidence, times 100." in words(page)


def test_the_price_explains_its_points(ranked_room):
    page = with_open(on_stage(ranked_room, "ranking", "mina"), "ranking.origin")
    follow = next(box for box in page.selectbox if box.label == "Follow the points of")
    follow.set_value(ranked_room.criteria["price"]).run()

    assert "Rayan offers EUR\xa040,000.00; that makes 90.00 points." in words(page)


def test_another_weight_is_swept(ranked_room):
    page = with_open(on_stage(ranked_room, "ranking", "mina"), "ranking.sweep")
    box = next(box for box in page.selectbox if box.label == "Weight that goes from 0 to 100 %")
    box.set_value(ranked_room.criteria["security"]).run()

    assert "when Security counts more than" in words(page)


def titles(page):
    """Return the findings of the folds that stand shut, by what they are about."""
    told = [fold.label.replace("\\", "") for fold in page.expander if fold.label.startswith("**")]
    return {title.strip("*"): finding for title, _, finding in (t.partition(" – ") for t in told)}


def test_every_fold_says_in_its_title_what_is_found_in_it(ranked_room):
    page = on_stage(ranked_room, "ranking", "mina")
    found = titles(page)

    assert "takes over when price counts more than 30.5" in found["One weight moved"]
    assert "10\N{NO-BREAK SPACE}% smaller or larger" in found["Every weight a little"]
    assert found["Who wins under which price formula?"]
    assert "First, when weights are drawn around these: " in words(page)
    assert len(page.get("vega_lite_chart")) == 1  # no other is drawn where nobody sees it


def test_before_the_prices_are_open_there_is_no_ranking(scoring_room):
    page = on_stage(scoring_room, "ranking", "arash")

    assert "There is no ranking yet" in words(page)
    assert len(page.table) == 0


def test_a_reader_in_conflict_is_told_that_somebody_is_left_out(ranked_room):
    conflict = {ranked_room.vendors["rayan"]: "A cousin"}
    declare(ranked_room.store, ranked_room.seated("mina"), selection=ROOM, conflicts=conflict)
    page = on_stage(ranked_room, "ranking", "mina")

    assert "Rayan" not in words(page) + str(page.table[0].value.to_dict())
    assert "Vendors with which you have a conflict of interest are left out" in words(page)


def test_the_ranking_is_persian_for_a_persian_reader(ranked_room):
    page = on_stage(ranked_room, "ranking", "mina", "fa")

    assert shown(page, "امتیاز کل") == ["۷۲٫۴۷", "۷۲٫۵۳", "۶۴٫۷۰", "۵۵٫۷۳"]
    assert "وزن قیمت بیش از ۳۰٫۵٪ باشد، رایان پیشتاز می‌شود" in titles(page)["تغییر یک وزن"]
