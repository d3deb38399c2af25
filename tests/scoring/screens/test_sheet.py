import pytest

from rfp.changes.list_changes import revise_list
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_edit import Cell, RowEdit
from scoring.changes.sheets import abstain, clear_score, give_score
from scoring.reads.sheets import own_sheet
from tests.scoring.screens.stage import button, computed, of_cell, on_stage, words
from tests.scoring.second_room import ROOM
from workbench.tables import WordingRow


@pytest.fixture
def page(scoring_room):
    """Return Omid's sheet, opened at Parsa."""
    opened = on_stage(scoring_room, "sheet", "omid")
    return opened.button_group[0].set_value(scoring_room.vendors["parsa"]).run()


def given(room, leaf="ease"):
    with room.store.read() as session:
        sheet = own_sheet(session, room.seated("omid"), ROOM)
    return sheet.given.get((room.vendors["parsa"], room.criteria[leaf]))


def locks(page):
    return [each.label for each in page.button if each.label == "Lock for good"]


def cell(room, leaf="ease"):
    return room.vendors["parsa"], room.criteria[leaf]


def test_nothing_is_scored_until_it_is_touched(page):
    assert [radio.value for radio in page.radio] == [None] * 6
    assert "6 blank" in words(page)


def test_the_words_of_every_score_stand_beside_it(scoring_room, page):
    shown = of_cell(page.radio, *cell(scoring_room), "score").options

    assert shown[0].replace("\\", "") == "**0** · does not address the need"
    assert len(shown) == 6


def test_a_score_is_stored_at_once_and_said_to_be(scoring_room, page):
    of_cell(page.radio, *cell(scoring_room), "score").set_value(4).run()

    assert given(scoring_room).value == 4
    assert "5 blank" in words(page)
    assert "Saved at" in words(page)


def test_score_comment_and_score_again_keep_one_another(scoring_room, page):
    of_cell(page.radio, *cell(scoring_room), "score").set_value(4).run()
    of_cell(page.text_area, *cell(scoring_room), "comment").set_value("Two screens").run()
    of_cell(page.radio, *cell(scoring_room), "score").set_value(5).run()

    kept = given(scoring_room)
    assert (kept.value, kept.comment, kept.version) == (5, "Two screens", 3)
    assert not page.warning


def test_one_s_own_edit_leaves_the_widget_and_the_keyboard_s_focus_where_they_are(
    scoring_room, page
):
    before = of_cell(page.radio, *cell(scoring_room), "score")
    before.set_value(4).run()

    assert of_cell(page.radio, *cell(scoring_room), "score").key == before.key


def test_a_score_given_elsewhere_meanwhile_shows_both_values(scoring_room, page):
    vendor, leaf = cell(scoring_room)
    omid = scoring_room.seated("omid")
    give_score(scoring_room.store, omid, selection=ROOM, vendor=vendor, leaf=leaf, value=2)
    of_cell(page.radio, vendor, leaf, "score").set_value(5).run()

    assert "it is now 2; you wanted 5" in words(page)
    assert of_cell(page.radio, vendor, leaf, "score").value == 2
    assert given(scoring_room).value == 2


def test_a_5_without_a_comment_is_asked_for_evidence(scoring_room, page):
    of_cell(page.radio, *cell(scoring_room), "score").set_value(5).run()
    assert "A score of 0 or 5 asks for evidence" in words(page)

    of_cell(page.text_area, *cell(scoring_room), "comment").set_value("Page 12").run()
    assert "A score of 0 or 5 asks for evidence" not in words(page)


def test_an_abstention_is_asked_for_its_reason_and_taken_back(scoring_room, page):
    of_cell(page.button, *cell(scoring_room), "abstain").click().run()
    assert "An abstention needs its reason in words" in words(page)

    of_cell(page.text_input, *cell(scoring_room), "reason").set_value("I know them").run()
    of_cell(page.button, *cell(scoring_room), "abstain").click().run()
    assert given(scoring_room).abstention == "I know them"
    assert "Abstained: I know them" in words(page)

    of_cell(page.button, *cell(scoring_room), "after_all").click().run()
    assert given(scoring_room).abstention is None
    assert of_cell(page.radio, *cell(scoring_room), "score").value is None


def test_the_vendor_s_answer_is_shown_as_it_was_typed(page):
    assert "R-07** Calls are stored in the country :green-badge[Full]" in words(page)
    assert "> Yes \\*\\*indeed\\*\\*" in [each.value for each in page.markdown]


def test_what_is_blank_is_named_before_the_sheet_is_locked(scoring_room):
    scoring_room.fill("omid")
    vendor, leaf = cell(scoring_room)
    omid = scoring_room.seated("omid")
    page = on_stage(scoring_room, "sheet", "omid")
    assert locks(page) == ["Lock for good"]

    abstain(scoring_room.store, omid, selection=ROOM, vendor=vendor, leaf=leaf, reason="Mine")
    clear_score(scoring_room.store, omid, selection=ROOM, vendor=vendor, leaf=leaf)
    page.run()
    assert "- Parsa: Ease of use" in words(page)
    assert locks(page) == []


def test_a_locked_sheet_is_read_and_not_changed(scoring_room):
    scoring_room.fill("omid")
    page = on_stage(scoring_room, "sheet", "omid")
    button(page, "Lock for good").click().run()

    assert "Your scores stay as they are" in words(page)
    assert (len(page.radio), len(page.text_area)) == (0, 0)


def test_the_next_vendor_is_one_click_away(scoring_room):
    page = on_stage(scoring_room, "sheet", "omid")
    with scoring_room.store.read() as session:
        order = own_sheet(session, scoring_room.seated("omid"), ROOM).vendors
    of_cell(page.button, "sheet", "to", order[1]).click().run()

    assert page.button_group[0].value == order[1]


def test_the_sheet_is_persian_for_a_persian_reader(scoring_room):
    said = words(on_stage(scoring_room, "sheet", "omid", "fa"))

    assert "تناسب با کار ما · ۴۰٪" in said
    assert "۶ خالی" in said


def test_a_score_is_read_aloud_without_marks_but_for_the_names(scoring_room, page):
    label = of_cell(page.radio, *cell(scoring_room), "score").label

    assert label == "Score of Parsa on Ease of use"


def test_a_locked_sheet_can_be_read_again_when_the_scoring_is_over(ranked_room):
    page = on_stage(ranked_room, "sheet", "omid")

    assert "Your scores stay as they are" in words(page)
    assert len(page.radio) == 0


def test_the_sheet_says_what_a_criterion_means_and_which_are_computed(scoring_room):
    computed(scoring_room)
    with scoring_room.store.database.writing() as session:
        put = {"subject": scoring_room.criteria["ease"], "field": "definition", "selection": ROOM}
        session.add(WordingRow(**put, language="en", text="Whether people like it."))
    page = on_stage(scoring_room, "sheet", "omid")

    assert "Whether people like it." in words(page)
    assert "Computed from the answers, scored by nobody: Security" in words(page)


def revised(room):
    edit = RowEdit(
        requirement=room.requirement,
        cells={Column.TEXT_EN: Cell("Calls are stored in the country", "All stays here")},
        why="mails hold the same data",
    )
    revise_list(
        room.store, room.seated("farid"), selection=ROOM, edits=[edit], reasons={"en": "Taught"}
    )


def test_a_revised_list_asks_for_its_criterion_anew_and_takes_the_same_score(scoring_room, page):
    at = {"selection": ROOM, "vendor": cell(scoring_room)[0]}
    omid = scoring_room.seated("omid")
    give_score(scoring_room.store, omid, **at, leaf=scoring_room.criteria["security"], value=3)
    revised(scoring_room)
    page.run()

    assert "score Security anew" in words(page)
    button(page, "The same score again").click().run()
    assert not page.exception
    kept = given(scoring_room, "security")
    assert (kept.value, kept.list_version) == (
        3, 2,
    )  # fmt: skip
    assert "Before, on list version 1:" in words(page)
