"""Cards of what must be true for another to win, and value for money below them."""

from streamlit.testing.v1 import AppTest

from scoring.screens.rivals import rivals_of
from tests.scoring.crm_standing import standing
from tests.scoring.screens.stage import on_stage, words

NB = "\N{NO-BREAK SPACE}"


def headings(page):
    return [
        each.value.replace("\\", "").strip("*")
        for each in page.markdown
        if each.value.startswith("**What must be true")
    ]


def test_each_vendor_that_is_not_first_has_a_card_in_the_order_of_the_ranking(ranked_room):
    page = on_stage(ranked_room, "ranking", "mina")

    assert headings(page) == [
        "What must be true for Parsa to win?",
        "What must be true for Sepand to win?",
        "What must be true for Toska to win?",
    ]
    # Parsa is 0.06 ahead before rounding: the rule alone parts the two.
    assert "only the published tie-break rule puts another first." in words(page)
    assert "Each line is enough by itself, everything else as it is." in words(page)


def test_the_cards_are_persian_for_a_persian_reader(ranked_room):
    page = on_stage(ranked_room, "ranking", "mina", "fa")

    assert "چه باید رخ دهد تا پارسا برنده شود؟" in words(page)
    assert "هر سطر به‌تنهایی کافی است" in words(page)


def test_the_smallest_changes_are_measured_in_three_ways_for_whoever_opens_them(ranked_room):
    page = on_stage(ranked_room, "ranking", "mina")
    assert not [t for t in page.table if "Smallest by" in t.value.columns]

    page.session_state["ranking.rivals.measured"] = True
    page.run()

    (found,) = [t.value for t in page.table if "Smallest by" in t.value.columns]
    assert not page.exception
    assert len(found) == 3 * len(headings(page))
    assert [way.replace("\\", "") for way in found["Smallest by"][:3]] == [
        "the sum of all changes (L1, as above)",
        "the sum of their squares (L2)",
        "the largest single change (L∞)",
    ]


def test_value_for_money_is_drawn_for_whoever_opens_it(ranked_room):
    page = on_stage(ranked_room, "ranking", "mina")
    assert "weakest link" not in words(page)

    page.session_state["ranking.worth"] = True
    page.run()

    assert "The weakest link of Rayan: " in words(page)
    assert "Weakest link" in {column for table in page.table for column in table.value.columns}


def many(count):
    page = AppTest.from_function(_many, kwargs={"count": count}, default_timeout=30).run()
    assert not page.exception
    return page


def _many(count):
    from fractions import Fraction

    from scoring.judged_standing import JudgedStanding
    from scoring.screens import rivals
    from scoring.screens.judged import Judged
    from tests.scoring import crm_fixture as crm
    from tests.scoring.crm_standing import standing
    from workbench.language import Language
    from workbench.screens.parts.desk import Desk

    names = [f"v{i:02}" for i in range(count)]
    told = standing(
        points={v: dict.fromkeys(crm.WEIGHTS, Fraction(90 - i)) for i, v in enumerate(names)},
        prices=dict.fromkeys(names, 50_00),
        vendors={v: v.upper() for v in names},
    )
    known = JudgedStanding(standing=told, panel=None, sheets={}, evaluators={})
    desk = Desk(store=None, actor=None, language=Language.EN)
    rivals.show(desk, Judged(key=f"{count} vendors", of=known))


def test_of_twenty_vendors_the_next_five_are_shown_and_the_others_on_demand():
    page = many(20)

    assert headings(page) == [f"What must be true for V{i:02} to win?" for i in range(1, 6)]
    assert page.toggle[0].label == "Show all 19 vendors"
    page.toggle[0].set_value(True).run()
    assert len(headings(page)) == 19
    assert "No weights do it: V00 has more points on every criterion." in words(page)


def test_one_vendor_alone_has_no_card():
    assert words(many(1)) == ""
    assert headings(many(2)) == ["What must be true for V01 to win?"]


def test_who_shares_the_first_rank_is_no_rival():
    points = standing().points
    tied = standing(points={**points, "aban": points["baran"]})

    assert rivals_of(tied.ranking()) == ["caspian"]
    assert rivals_of(standing().ranking()) == ["aban", "caspian"]
