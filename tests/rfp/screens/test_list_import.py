import pytest

from rfp.maps.map_comparison import MapState
from rfp.reads.maps import process_maps, steps
from rfp.reads.needs import gaps, pains, requirements
from tests.material import shared
from tests.rfp.lists.books import GAPS_HEAD, REQUIREMENTS, book, merge_gap_head
from tests.rfp.needs_room import ROOM
from tests.rfp.screens.stage import button, on_stage, widget, words
from workbench.changes.undo import undo
from workbench.reads.undo import last_change

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def opened(room, screen, subject, **how):
    page = on_stage(room, screen, **how)
    page.session_state[f"list_import.{subject}.box"] = True
    return page.run()


def uploader(page):
    (found,) = [each for each in page.file_uploader if "list_import" in (each.key or "")]
    return found


def bring(page, rows, *, name="list.xlsx", change=None):
    data = book({"List": rows}, change=change and (lambda made: change(made["List"])))
    return uploader(page).upload(name, data, WORKBOOK).run()


def codes(room):
    with room.store.read() as session:
        found = requirements(session, room.seated("omid"), ROOM, "en")
        return [each.requirement.code for each in found]


def storing(page):
    (found,) = [each for each in page.button if (each.key or "").endswith(".store")]
    return found


@pytest.mark.parametrize(
    ("language", "right"), [("en", "These columns are right"), ("fa", "این ستون‌ها درست است")]
)
def test_a_list_is_shown_confirmed_and_stored(room, language, right):
    page = bring(opened(room, "requirements", "requirements", language=language), REQUIREMENTS)
    assert list(page.exception) == []
    button(page, right).click().run()
    assert codes(room) == []
    storing(page).click().run()

    assert (list(page.exception), list(page.error)) == ([], [])
    assert codes(room) == ["F-01", "F-02"]


def test_the_next_list_of_that_kind_is_not_asked_about_its_columns(room):
    rows = [["Kennung", "Wortlaut", "Rang"], ["F-01", "It prints offers for all of us", "Must"]]
    page = bring(opened(room, "requirements", "requirements"), rows)
    widget(page.selectbox, r"Kennung (unknown)").set_value("code").run()
    next(each for each in page.selectbox if each.label.startswith("Wortlaut")).set_value(
        "text"
    ).run()
    widget(page.selectbox, r"Rang (unknown)").set_value("moscow").run()
    button(page, "These columns are right").click().run()
    storing(page).click().run()
    assert codes(room) == ["F-01"]

    again = bring(
        opened(room, "requirements", "requirements", who="nima"),
        [rows[0], ["F-02", "Calls are noted at once by clerks", "Should"]],
    )
    assert "These columns are right" not in [each.label for each in again.button]
    storing(again).click().run()
    assert codes(room) == ["F-01", "F-02"]


CARRIED = "Lane: an empty cell says what the last filled one above it says"


def inventory(page, *steps):
    head, *rest = steps
    rows = [["Role", "Step"], ["Clerk", head], *([None, step] for step in rest)]
    return bring(page, rows, name=f"{head}.xlsx")


def another(room, **how):
    """Return the page of process maps with the box open in which one more is brought in."""
    page = on_stage(room, "process_map", **how)
    page.session_state["process_map.another.0"] = True
    return page.run()


def lanes(room):
    with room.store.read() as session:
        return [each.lane for each in steps(session, room.seated("omid"), ROOM, "en")]


def test_what_is_carried_down_is_remembered_for_the_next_list_of_that_kind(room):
    page = inventory(on_stage(room, "process_map"), "Take the call", "Note it", "File it")
    widget(page.checkbox, CARRIED).check().run()
    button(page, "These columns are right").click().run()
    storing(page).click().run()
    assert lanes(room) == ["Clerk"] * 3

    again = inventory(another(room, who="nima"), "Open the case", "Close it", "Call back")
    assert widget(again.checkbox, CARRIED).value is True
    storing(again).click().run()
    assert lanes(room) == ["Clerk"] * 6


def test_what_is_to_be_carried_down_is_asked_again_where_nobody_said_so(room):
    full = [["Role", "Step"], ["Clerk", "Take the call"], ["Agent", "Note it"]]
    page = bring(on_stage(room, "process_map"), full, name="full.xlsx")
    button(page, "These columns are right").click().run()
    storing(page).click().run()

    again = inventory(another(room), "Open it", "Close it", "Call back")
    widget(again.checkbox, CARRIED).check().run()
    assert list(again.exception) == []
    third = inventory(another(room), "Write it", "Print it", "Send it")
    storing(third).click().run()

    assert lanes(room) == ["Clerk", "Agent", *["Clerk"] * 3]


def test_two_columns_for_one_field_are_refused(room):
    page = bring(opened(room, "requirements", "requirements"), REQUIREMENTS)
    widget(page.selectbox, "MoSCoW").set_value("text").run()
    button(page, "These columns are right").click().run()

    assert [each.value.replace("\\", "") for each in page.error] == [
        "Two columns cannot hold the same; chosen twice: Requirement"
    ]


def test_open_questions_hold_the_list_back_until_they_are_decided(room):
    rows = [["Code", "Requirement", "Priority"], ["F-01", "It prints offers", "High"],
            ["F-02", "Calls are noted at once", "urgent"]]  # fmt: skip
    page = bring(opened(room, "requirements", "requirements"), rows)
    button(page, "These columns are right").click().run()
    assert storing(page).disabled
    assert "Still to decide: 2" in words(page)

    button(page, "Accept the one proposal").click().run()
    choices = [each for each in page.radio if each.value is None]
    choices[0].set_value("leave out").run()
    storing(page).click().run()
    assert codes(room) == ["F-01"]


def test_a_row_that_nearly_repeats_another_is_asked_about_beside_it(room):
    told = "The system shall print every offer with the terms that our sales unit has approved"
    rows = [["Code", "Requirement"], ["F-01", f"{told} today"], ["F-02", f"{told} this week"]]
    page = bring(opened(room, "requirements", "requirements"), rows)
    button(page, "These columns are right").click().run()

    assert (list(page.exception), list(page.error)) == ([], [])
    assert f"Beside it: List!B2: {told} today" in words(page)


def test_one_answer_serves_all_that_are_alike(room):
    rows = [
        ["Code", "Requirement", "Priority"],
        *([f"F-0{n}", text, rank] for n, (text, rank) in enumerate(
            [("It prints offers", "urgent"), ("Calls are noted", "asap"), ("Mail goes", "soon")]
        )),
    ]  # fmt: skip
    page = bring(opened(room, "requirements", "requirements"), rows)
    button(page, "These columns are right").click().run()
    widget(page.selectbox, "One answer for all 3").set_value("should").run()
    button(page, "Apply to all").click().run()
    storing(page).click().run()

    assert codes(room) == ["F-00", "F-01", "F-02"]


def test_a_gap_register_is_brought_in_where_there_is_no_pain_yet(room):
    page = bring(
        opened(room, "gaps", "gaps"),
        [*GAPS_HEAD, ["No CRM", None, None, "x", None, 1, 4, 4, 2, 3, 1]],
        change=merge_gap_head,
    )
    button(page, "These columns are right").click().run()
    storing(page).click().run()

    assert list(page.exception) == []
    with room.store.read() as session:
        stored = gaps(session, room.seated("omid"), ROOM, "en")
    assert [each.gap.title for each in stored] == ["No CRM"]


def test_a_process_inventory_becomes_a_map_named_after_its_file(room):
    page = bring(
        on_stage(room, "process_map"),
        [["Role", "Step", "Pain"], ["Clerk", "Take the call", "rings long"]],
        name="inventory.xlsx",
    )
    button(page, "These columns are right").click().run()
    storing(page).click().run()

    assert list(page.exception) == []
    with room.store.read() as session:
        maps = process_maps(session, room.seated("omid"), ROOM, "en")
        hurting = pains(session, room.seated("omid"), ROOM)
    assert [each.title for each in maps] == ["inventory"]
    assert [each.pain.text for each in hurting] == ["rings long"]


def test_another_line_of_headings_may_be_named(room):
    page = bring(
        opened(room, "requirements", "requirements"),
        [["Alpha", "Beta"], ["Code", "Text"], ["F-01", "It prints offers for all of us"]],
    )
    assert widget(page.text_input, "The headings stand in line").value == "2"
    widget(page.text_input, "The headings stand in line").set_value("9").run()
    told = "The headings stand in line: a whole number from 0 to 3 is needed, got 9"
    assert [each.value.replace("\\", "") for each in page.error] == [told]
    widget(page.text_input, "The headings stand in line").set_value("۰").run()

    assert [each.label for each in page.selectbox if "unknown" in each.label] == [
        "A (unknown)", "B (unknown)",
    ]  # fmt: skip


def test_an_observer_is_offered_no_import(room):
    page = on_stage(room, "requirements", who="leila")

    assert list(page.file_uploader) == []


REFUSED = {
    "bomb_sheet_100mb.xlsx": "too large when unpacked",
    "billion_laughs_workbook.xlsx": "DOCTYPE",
    "macro_renamed.xlsx": "macros",
    "huge_dimension.xlsx": "more than 6,000 rows",
    "rows_1m.xlsx": "more than 6,000 rows",
    "zip_slip.xlsx": "not a safe name",
    "truncated.xlsx": "damaged",
    "encrypted_agile.xlsx": "password-protected",
    "empty.csv": "empty",
    "nul_bytes.csv": "NUL character",
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_table_is_refused_in_a_sentence_and_goes_on_record(room, name):
    page = opened(room, "requirements", "requirements")
    uploader(page).upload(name, shared(f"hostile/{name}").read_bytes(), WORKBOOK).run()

    assert list(page.exception) == []
    assert [REFUSED[name] in each.value.replace("\\", "") for each in page.error] == [True]
    assert [event.verb for event in room.events()] == ["workbench.refuse_upload"]


@pytest.mark.parametrize(
    "name",
    [
        "utf16_bom.csv", "bom_header.csv", "field_150k.csv", "persian_numbers.csv",
        "bidi_override.csv", "nan_infinity.csv", "missing_value_words.csv", "duplicate_ids.csv",
        "formula_injection.csv", "html_markdown_injection.csv", "sql_template_injection.csv",
        "yeh_kaf_duplicates.csv", "formula_no_cache.xlsx",
    ],
)  # fmt: skip
def test_a_doubtful_table_is_shown_and_nothing_of_it_is_markup(room, name):
    page = opened(room, "requirements", "requirements")
    uploader(page).upload(name, shared(f"hostile/{name}").read_bytes(), "text/csv").run()

    assert (list(page.exception), list(page.error)) == ([], [])
    assert "What does each column hold?" in words(page)
    assert not any("<script>" in each.value for each in page.markdown)


def test_what_an_inventory_tells_of_a_step_stands_in_the_table_of_steps(room):
    page = bring(
        on_stage(room, "process_map"),
        [["Role", "Step", "System", "How often"], ["Clerk", "Take the call", "ERP", "40 a day"]],
    )
    button(page, "These columns are right").click().run()
    storing(page).click().run()

    assert list(page.exception) == []
    (table,) = [each.value for each in page.dataframe if "lane" in each.value]
    assert table[["step", "system", "frequency"]].to_numpy().tolist() == [
        ["Take the call", "ERP", "40 a day"]
    ]
    assert [box.label for box in page.expander if box.label == "Another map"] == ["Another map"]
    assert list(page.file_uploader) == []  # the box is shut again


def test_an_inventory_that_tells_the_to_be_becomes_two_maps_if_somebody_wants_it(room):
    page = bring(
        on_stage(room, "process_map"),
        [["Role", "Step", "To-be"], ["Clerk", "Take the call", "Take the call in one system"],
         ["Clerk", "Note it", None]],
        name="calls.xlsx",
    )  # fmt: skip
    button(page, "These columns are right").click().run()
    widget(page.checkbox, "Make a to-be map as well: its steps say what stands under the to-be in "
           "words").check().run()  # fmt: skip
    storing(page).click().run()

    assert list(page.exception) == []
    with room.store.read() as session:
        today, wanted = process_maps(session, room.seated("omid"), ROOM, "en")
        found = steps(session, room.seated("omid"), ROOM)
    assert (wanted.title, wanted.state, wanted.replaces) == ("calls", MapState.TO_BE, today.id)
    assert [each.name for each in found] == [
        "Take the call", "Note it", "Take the call in one system", "Note it",
    ]  # fmt: skip
    elements = [each.element for each in found]
    assert elements[:2] == elements[2:]

    with room.store.read() as session:
        last = last_change(session, room.seated("omid"), ROOM).event
    undo(room.store, room.seated("omid"), selection=ROOM, event=last)
    with room.store.read() as session:
        assert process_maps(session, room.seated("omid"), ROOM, "en") == []


def test_a_cell_with_several_requirements_is_split_when_somebody_says_so(room):
    rows = [["Code", "Requirement", "MoSCoW"], ["F-01", "1. Keep all 2. Print it", "Must"]]
    page = bring(opened(room, "requirements", "requirements"), rows)
    button(page, "These columns are right").click().run()
    button(page, "Accept the one proposal").click().run()
    storing(page).click().run()

    assert (list(page.exception), list(page.error)) == ([], [])
    assert codes(room) == ["F-01", "F-02"]
