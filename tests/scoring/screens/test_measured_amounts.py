import pytest

from rfp.planning.measure import typed_amount_of
from scoring.changes.missing_choice import choose_for_missing
from scoring.changes.price_opening import open_prices
from scoring.missing import Choice
from scoring.reads.measured_amounts import measured_amounts
from tests.scoring.measured_room import AMOUNTS, enter, measure_security, score, start
from tests.scoring.screens.stage import button, of_cell, on_stage, with_open, words
from tests.scoring.second_room import ROOM
from workbench.language import Language, isolated, say


@pytest.fixture
def room(opening_room):
    start(opening_room)
    return opening_room


def chosen(page, room, vendor):
    of_cell(page.selectbox, "measured", "vendor").set_value(room.vendors[vendor]).run()
    return page


def stored(room):
    with room.store.read() as session:
        found = measured_amounts(session, room.seated("farid"), ROOM)
    return {vendor: (each.amount, each.source) for (vendor, _), each in found.items()}


@pytest.mark.parametrize(("language", "typed"), [("en", "4.5"), ("fa", "۴٫۵")])
def test_the_facilitator_enters_an_amount_with_its_source(room, language, typed):
    page = on_stage(room, "progress", "farid", language)
    assert say("Measured criteria", Language(language)) in [each.value for each in page.subheader]

    page = chosen(page, room, "parsa")
    of_cell(page.text_input, room.vendors["parsa"], "amount").input(typed)
    of_cell(page.text_area, room.vendors["parsa"], "source").input("plan, page 4")
    button(page, say("Enter this amount", Language(language))).click().run()

    assert stored(room) == {room.vendors["parsa"]: (typed_amount_of("4.5"), "plan, page 4")}


def test_what_is_no_amount_is_said_and_nothing_is_stored(room):
    page = chosen(on_stage(room, "progress", "farid"), room, "parsa")
    of_cell(page.text_input, room.vendors["parsa"], "amount").input("soon")
    button(page, "Enter this amount").click().run()

    assert "is not a number; write it in figures" in words(page)
    assert stored(room) == {}


def test_a_missing_amount_holds_the_prices_back_until_it_is_entered(room):
    score(room)
    page = on_stage(room, "progress", "arash")
    assert "Open the prices" not in [each.label for each in page.button]

    for vendor in AMOUNTS:
        enter(room, vendor)
    page = on_stage(room, "progress", "arash")
    assert "Open the prices" in [each.label for each in page.button]


def test_nothing_is_said_where_no_criterion_is_measured(scoring_room):
    page = on_stage(scoring_room, "progress", "farid")

    assert "Measured criteria" not in [each.value for each in page.subheader]


def test_a_score_sheet_says_what_is_measured_instead(room):
    page = on_stage(room, "sheet", "omid")

    assert "Measured, scored by nobody: Security" in words(page)


@pytest.mark.parametrize(("language", "typed"), [("en", "4.5"), ("fa", "۴٫۵")])
def test_the_amounts_are_entered_on_the_page_of_assignments_too(opening_room, language, typed):
    measure_security(opening_room)
    page = chosen(on_stage(opening_room, "assign", "farid", language), opening_room, "rayan")
    cell = opening_room.vendors["rayan"]
    of_cell(page.text_input, cell, "amount").input(typed)
    of_cell(page.text_area, cell, "source").input("offer, page 2")
    button(page, say("Enter this amount", Language(language))).click().run()

    assert stored(opening_room) == {cell: (typed_amount_of("4.5"), "offer, page 2")}
    shown = page.table[0].value.map(lambda each: each.replace("\\", ""))
    assert [typed, "offer, page 2", "Farid"] in shown.iloc[:, 1:].to_numpy().tolist()


def test_an_amount_is_taken_back_on_the_page_of_assignments(opening_room):
    measure_security(opening_room)
    enter(opening_room, "parsa")
    page = chosen(on_stage(opening_room, "assign", "farid"), opening_room, "parsa")

    button(page, "Take the amount back").click().run()

    assert stored(opening_room) == {}
    assert set(page.table[0].value.iloc[:, 1]) == {"not entered"}


def ranked(room, *, without=()):
    """Open the prices, once the chair has said what a missing amount counts as."""
    score(room)
    for vendor in AMOUNTS:
        if vendor not in without:
            enter(room, vendor)
    for vendor in without:
        choose_for_missing(
            room.store, room.seated("arash"), selection=ROOM, vendor=room.vendors[vendor],
            leaf=room.criteria["security"], choice=Choice.ZERO, reason="told nowhere",
        )  # fmt: skip
    open_prices(room.store, room.seated("arash"), selection=ROOM)


def followed(room, vendor, language):
    """Return the ranking with the way back of a vendor's points on security."""
    page = with_open(on_stage(room, "ranking", "mina", language), "ranking.origin")
    label = say("Follow the points of", Language(language))
    next(box for box in page.selectbox if box.label == label).set_value(room.criteria["security"])
    page.button_group[0].set_value(room.vendors[vendor])
    return page.run()


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "**90.00** points for 5 weeks until go-live."),
        ("fa", "**۹۰٫۰۰** امتیاز برای ۵ هفته تا بهره‌برداری."),
    ],
)
def test_a_total_is_followed_to_the_amount_its_source_and_the_line(room, language, told):
    here = Language(language)
    ranked(room)

    said = words(followed(room, "parsa", language))

    assert told in said
    assert "plan, page 4" in said
    assert f" · {isolated('Farid', here)}" in said  # after the moment
    assert say("A lower amount is better.", here) in said


def test_points_of_a_missing_amount_are_followed_to_the_choice(room):
    ranked(room, without=["parsa"])

    said = words(followed(room, "parsa", "en"))

    assert "**0.00** points, as was chosen for the amount that is missing." in said
