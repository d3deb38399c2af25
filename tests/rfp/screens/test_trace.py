import pytest

from rfp.changes.requirement_table import edit_requirements
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_edit import Cell, RowEdit
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.screens.stage import on_stage, widget, words

WAY = ["Step", "Pain", "Gap", "Requirement", "Criterion"]


def rows(page):
    return [list(row) for row in page.table[0].value.to_numpy()]


def test_without_needs_there_is_nothing_to_trace(room):
    assert "There is nothing to trace yet" in words(on_stage(room, "trace"))


def test_what_hangs_loose_is_listed_by_what_it_lacks(room):
    fill(room)

    said = words(on_stage(room, "trace"))
    for heading in (
        ":red[**Pains that lead to no gap and are not set aside: 1**]\n- Invoices are typed twice.",
        ":red[**Gaps that no requirement closes: 1**]\n- Offers from one price list",
        ":red[**Requirements without a criterion: 1**]\n- REQ-03 Works without a connection",
        ":orange[**Pains from which no way leads to a requirement: 1**]\n- An offer takes four",
        ":orange[**Requirements without a gap: 1**]\n- REQ-03 Works without a connection",
        ":orange[**Criteria without a requirement: 1**]\n- Viability",
    ):
        assert heading in said


def test_the_matrix_says_where_the_thread_breaks_and_where_it_may(room):
    fill(room)

    page = on_stage(room, "trace")
    assert list(page.table[0].value.columns) == WAY
    shown = [[cell.replace("\\", "") for cell in row] for row in rows(page)]
    at = next(place for place, row in enumerate(shown) if row[0] == "Send the invoice · Finance")
    assert [row[1:] for row in shown[at : at + 2]] == [
        ["Invoices are typed twice.", ":red[not linked]", "", ""],
        ["The tax office is slow.", ":gray[needs no gap]", "", ""],
    ]


def test_the_matrix_runs_back_from_the_criterion(room):
    fill(room)
    page = on_stage(room, "trace")
    widget(page.segmented_control, "Direction").set_value("back").run()

    assert list(page.table[0].value.columns) == WAY[::-1]
    assert [row[0] for row in rows(page)][:5] == ["Functional fit", "", "", "", "Viability"]


def test_what_the_row_above_says_is_not_said_again(room):
    fill(room)

    shown = rows(on_stage(room, "trace"))
    assert len({row[0] for row in shown if row[0]}) == len([row for row in shown if row[0]])
    assert all(any(row) for row in shown)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_one_thing_is_followed_both_ways(room, language):
    fill(room)
    page = on_stage(room, "trace", language=language)
    box = page.selectbox[0]
    requirement = next(option for option in box.options if "REQ-02" in option)
    box.select(requirement).run()

    assert len(rows(page)) == 2


def test_of_a_long_list_of_loose_things_the_first_are_named_and_the_rest_is_counted(room):
    fill(room)
    edits = [
        RowEdit(cells={Column.TEXT_EN: Cell("", f"Loose {at}"), Column.MOSCOW: Cell("", "could")})
        for at in range(30)
    ]
    edit_requirements(room.store, room.seated("omid"), selection=ROOM, edits=edits)

    said = words(on_stage(room, "trace"))
    assert "Requirements without a gap: 31" in said
    assert "Loose 23" in said
    assert "Loose 24" not in said
    assert "and 6 more" in said
