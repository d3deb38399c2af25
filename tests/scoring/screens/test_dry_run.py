from fractions import Fraction

import pytest

from rfp.changes.plan_rules import set_minimums, set_price_rule
from rfp.planning.minimums import Minimums
from rfp.planning.price_rule import PriceFormula
from rfp.reads.dry_run import dry_run_note
from rfp.reads.plan import criterion_rows
from tests.rfp.needs_room import ROOM, needs_room
from tests.rfp.plan_room import complete_plan, weighed
from tests.rfp.screens.stage import on_stage
from tests.scoring.screens.stage import button, words
from workbench.problem import Refused
from workbench.screens.parts.plain import plain


@pytest.fixture
def room(tmp_path):
    made = needs_room(tmp_path)
    yield made
    made.store.database.close()


def shown(room, who="nima", language="en"):
    return on_stage(room, "dry_run", who=who, language=language, package="scoring")


def set_formula(room, formula, **given):
    set_price_rule(room.store, room.seated("nima"), selection=ROOM, formula=formula, **given)


def test_the_title_says_who_would_win_and_every_formula_has_its_row(room):
    complete_plan(room)
    page = shown(room)

    assert page.subheader[0].value == "“Dear and strong” would win, with price at 25\xa0%"
    table = page.table[0].value
    assert [cell.replace("\\", "") for cell in table.loc[0]] == [
        "Line between two fixed amounts (this plan)",
        "Dear and strong",
        "50.31",
        "54.69",
        "61.25",
        "72.19",
    ]
    assert table[plain("Dear and strong")][5].replace("\\", "") == "100.0\xa0%"
    assert len(table) == 8
    assert page.warning.len == 0


def test_weights_that_leave_the_technical_floor_nothing_to_stand_on_are_refused(room):
    price = complete_plan(room)
    set_minimums(room.store, room.seated("nima"), selection=ROOM,
                 minimums=Minimums(quality=Fraction(50)))  # fmt: skip

    with pytest.raises(Refused, match="the technical floor asks for points on criteria"):
        weighed(room, fit=0, risk=0, **{price: 100})


def test_a_plan_that_cannot_be_tried_says_why(room):
    price = complete_plan(room)
    set_minimums(room.store, room.seated("nima"), selection=ROOM,
                 minimums=Minimums(quality=Fraction(50)))  # fmt: skip
    with room.store.database.writing() as session:  # as plans from before the floor was held
        for row in criterion_rows(session, ROOM):
            row.weight = Fraction(row.id == price)
    page = shown(room)

    assert not page.exception
    assert "Price has all the weight, so there are no points without it" in words(page)


def test_the_balanced_price_takes_the_impact_that_is_asked_for(room):
    complete_plan(room)
    page = shown(room)
    page.text_input(key="dry_run.impact.en").set_value("80").run()

    assert "Balanced price, impact 80\xa0%" in [
        cell.replace("\\", "") for cell in page.table[0].value["Formula"]
    ]
    assert "a line from 60\xa0% to 140\xa0% of the expected price" in words(page)


def test_more_weight_on_the_price_makes_the_cheap_one_win(room):
    price = complete_plan(room)
    weighed(room, fit=25, risk=25, **{price: 50})

    assert shown(room).subheader[0].value == "“Cheap and weak” would win, with price at 50\xa0%"


def test_a_formula_that_works_against_the_middle_is_warned_of(room):
    complete_plan(room)
    set_formula(room, PriceFormula.LOWEST)

    assert "In the middle is never first, whatever the price weighs" in words(shown(room))


def test_a_dry_run_is_noted_and_another_weight_makes_the_note_old(room):
    price = complete_plan(room)
    page = shown(room)
    button(page, "Note this dry run").click().run()
    assert "by Nima." in words(page)
    with room.store.read() as session:
        assert dry_run_note(session, room.seated("leila"), ROOM).winners == ("strong",)

    weighed(room, fit=25, risk=25, **{price: 50})
    assert "was of other weights or another formula" in words(shown(room))


@pytest.mark.parametrize("who", ["omid", "leila"])
def test_others_of_the_committee_read_it_and_cannot_note_it(room, who):
    complete_plan(room)
    page = shown(room, who)

    assert (page.button.len, page.table.len) == (0, 1)


def floor(room, points):
    set_minimums(
        room.store, room.seated("nima"), selection=ROOM,
        minimums=Minimums(quality=Fraction(points)),
    )  # fmt: skip


def test_who_misses_the_technical_floor_is_said_and_does_not_win(room):
    price = complete_plan(room)
    weighed(room, fit=25, risk=25, **{price: 50})
    floor(room, 50)
    page = shown(room)

    assert page.subheader[0].value == "“Average” would win, with price at 50\xa0%"
    assert "Cheap and weak: Below the technical floor: 40.00 points" in words(page)
    assert plain("Cheap and weak") not in page.table[0].value

    floor(room, 95)
    page = shown(room)
    assert page.subheader[0].value == (
        "No made-up vendor reaches the technical floor; nobody would be ranked."
    )
    assert (page.table.len, page.button.len) == (0, 0)


def test_another_floor_makes_the_note_old(room):
    complete_plan(room)
    button(shown(room), "Note this dry run").click().run()
    floor(room, 50)

    assert "was of other weights or another formula" in words(shown(room))


def test_without_a_price_criterion_and_without_a_formula_it_says_so(room):
    assert "The price formula is not chosen yet" in shown(room).subheader[0].value
    set_formula(room, PriceFormula.NO_FORMULA)
    page = shown(room)

    assert page.subheader[0].value == (
        "Price earns no points: “Dear and strong” would win by quality alone"
    )
    assert page.table.len == 0


def test_it_is_persian_for_a_persian_reader(room):
    complete_plan(room)
    page = shown(room, language="fa")

    assert page.subheader[0].value == "با وزن قیمت ۲۵٪، «گران و قوی» برنده می‌شود"
    assert page.table[0].value["گران و قوی"][0] == "۷۲٫۱۹"


EXPECTED = {
    0: {"name": "A", "quality": "50", "price": "40000"},
    1: {"name": "B", "quality": "65", "price": "60000"},
    2: {"name": "پارسا", "quality": "۱۰۰", "price": "۸۰٬۰۰۰"},
}


def expecting(room, rows=EXPECTED, **whose):
    page = shown(room, **whose)
    page.session_state[f"expected.sheet.{ROOM}"] = {
        "edited_rows": rows, "added_rows": [], "deleted_rows": [],
    }  # fmt: skip
    return page.run()


def test_without_expected_proposals_the_page_says_how_they_are_tried(room):
    complete_plan(room)

    assert "Write two proposals or more" in words(shown(room))


def test_expected_proposals_are_tried_under_every_formula_with_the_warnings(room):
    complete_plan(room)
    set_formula(room, PriceFormula.LOWEST)
    page = expecting(room)

    found = page.table[1].value
    assert not page.exception
    assert [cell.replace("\\", "") for cell in found.loc[0]][:2] == [
        "Lowest price divided by the price (this plan)",
        "پارسا",
    ]
    assert len(found) == 8
    warned = [each.value.replace("\\", "") for each in page.warning]
    assert any("B is never first, whatever the price weighs" in each for each in warned)


def test_what_cannot_be_read_is_told_by_name_and_nothing_is_tried(room):
    complete_plan(room)
    page = expecting(room, EXPECTED | {1: {"name": "B", "quality": "good", "price": "60000"}})

    assert "B: quality is a number from 0 to 100, got good" in words(page)
    assert page.table.len == 1


def test_a_single_expected_proposal_waits_for_another(room):
    complete_plan(room)

    assert "One more is needed" in words(expecting(room, {0: EXPECTED[0]}))


def test_expected_proposals_outlive_another_page(room):
    complete_plan(room)
    page = expecting(room)
    rows = page.session_state[f"expected.{ROOM}"]
    del page.session_state[f"expected.sheet.{ROOM}"]  # as Streamlit does on another page
    page.run()

    assert page.session_state[f"expected.{ROOM}"] == rows
    assert page.table.len == 2


def test_expected_proposals_are_asked_for_in_persian(room):
    complete_plan(room)
    page = expecting(room, language="fa")

    assert "پیشنهادهایی که انتظارشان را دارید" in [each.value for each in page.subheader]
    assert list(page.table[1].value.loc[0])[2:] == ["۵۶٫۲۵", "۵۵٫۰۰", "۷۵٫۰۰"]


def test_a_vendor_named_like_a_heading_has_a_column_of_its_own(room):
    complete_plan(room)
    page = expecting(room, EXPECTED | {1: {"name": "Formula", "quality": "65", "price": "60000"}})

    columns = [column.replace("\\", "") for column in page.table[1].value.columns]
    assert columns == ["Formula", "First place", "A", "Formula (1)", "پارسا"]
