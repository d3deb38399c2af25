import datetime as dt

import pytest

from rfp.lists import doubt
from rfp.lists.cell_reading import Here
from rfp.lists.columns import proposals, proposed
from rfp.lists.doubt import EMPTY, LEAVE, TAKE
from rfp.lists.entry import NEW_CODE, settle
from rfp.lists.found_table import find_table
from rfp.lists.reader import read
from rfp.lists.requirement_list import read_requirements, requirements_of
from rfp.lists.subject import Field, Subject
from tests.material import shared
from tests.rfp.lists.books import REQUIREMENTS, csv, listed, strike
from workbench.problem import Problem

HERE = Here(
    criteria={"fit": ("Functional fit", "تناسب کارکردی"), "risk": ("Viability",)},
    gaps={"g1": ("No shared customer data",), "g2": ("Offers are typed twice",)},
)


def reading(rows, *, here=HERE, change=None, carried=()):
    file = listed(rows, change=change) if isinstance(rows, list) else read(rows)
    table = find_table(file.grids[0], Subject.REQUIREMENTS)
    columns = proposed(proposals(table, Subject.REQUIREMENTS))
    return read_requirements([table], columns, here, carried=carried)


def decided(found, choose):
    return settle(found, {each.key: choose(each) for each in found.doubts})


def test_a_plain_list_is_read_without_a_question():
    found = reading(REQUIREMENTS)

    assert (found.doubts, found.left_out, found.rows) == ((), (), 2)
    first, second = requirements_of(found, ())
    assert (first.code, first.texts, first.moscow) == (
        "F-01", {"en": "The system shall print offers"}, "must",
    )  # fmt: skip
    assert second.moscow == "should"


def test_every_column_finds_its_field_in_persian():
    found = reading([
        ["کد نیازمندي", "شرح نيازمندی", "اولويت", "الزامی", "معیار ارزیابی", "متولی", "شرط پذیرش",
         "موج", "شکاف"],
        ["ن‌ک", "سامانه باید پیش‌فاکتور چاپ کند", "باید", "✓", "تناسب كاركردي", "سارا",
         "یک پیش‌فاکتور چاپ می‌شود", "اکنون", "No shared customer data"],
    ])  # fmt: skip

    assert found.doubts == ()
    (one,) = requirements_of(found, ("REQ-04",))
    assert (one.code, one.moscow, one.is_mandatory) == ("REQ-05", "must", True)
    assert (one.criterion, one.owner, one.wave, one.gaps) == ("fit", "سارا", "now", ("g1",))
    assert one.texts == {"fa": "سامانه باید پیش‌فاکتور چاپ کند"}


@pytest.mark.parametrize(
    ("typed", "code"),
    [("R 01", "R-01"), ("req_۱۲", "REQ-12"), ("FR12.3", "FR-12.3"), ("f–٠٧", "F-07")],
)
def test_codes_in_other_styles_are_written_in_one(typed, code):
    found = reading([["Code", "Requirement", "MoSCoW"], [typed, "It prints offers", "M"]])

    assert (found.entries[0].get(Field.CODE), found.doubts) == (code, ())


def test_plain_numbers_become_codes_and_that_is_said():
    found = reading([["No", "Requirement", "MoSCoW"], [1, "It prints", "M"], [12, "It sends", "S"]])

    assert [entry.get(Field.CODE) for entry in found.entries] == ["REQ-01", "REQ-12"]
    assert [str(note) for note in found.notes] == ["the numbers became codes that begin with REQ"]


def test_codes_that_are_none_are_replaced_and_that_is_said():
    found = reading([["Id", "Requirement", "MoSCoW"], ["serviceName", "It prints offers", "M"]])

    assert requirements_of(found, ("F-009",))[0].code == "F-010"
    assert "1 codes are not letters and a number" in str(found.notes[0])


def test_two_rows_with_one_code_are_asked_and_neither_is_dropped():
    found = reading([*REQUIREMENTS, ["f 01", "Quotes are archived for ten years", "Could"]])

    (open_,) = found.doubts
    assert (open_.reason, open_.found, open_.choices) == (
        doubt.DOUBLE_CODE, "F-01", (NEW_CODE, LEAVE),
    )  # fmt: skip
    kept = requirements_of(decided(found, lambda _: NEW_CODE), ())
    assert [one.code for one in kept] == ["F-01", "F-02", "F-03"]


def test_a_code_of_the_list_that_is_stored_is_asked():
    found = reading(REQUIREMENTS, here=Here(codes=frozenset({"F-02"})))

    assert [(each.reason, each.places) for each in found.doubts] == [
        (doubt.TAKEN_CODE, ("List!B3",))
    ]


def test_importance_in_other_words_is_proposed_once_for_all_rows():
    found = reading([
        ["Code", "Requirement", "Priority"],
        ["F-01", "It prints offers", "High"],
        ["F-02", "Contacts are merged by hand", "high"],
        ["F-03", "Calls are noted", "urgent"],
    ])  # fmt: skip

    asked = {each.found: (each.reason, each.proposal, len(each.rows)) for each in found.doubts}
    assert asked == {
        "High": (doubt.IN_WORDS, "must", 1),
        "high": (doubt.IN_WORDS, "must", 1),
        "urgent": (doubt.UNKNOWN, None, 1),
    }


def test_a_list_without_importance_asks_it_once():
    found = reading([["Code", "Requirement"], ["F-01", "It prints offers"], ["F-02", "It sends"]])

    (open_,) = found.doubts
    assert (open_.field, open_.reason, len(open_.rows)) == (Field.MOSCOW, doubt.BLANK, 2)
    assert {one.moscow for one in requirements_of(decided(found, lambda _: "should"), ())} == {
        "should"
    }


def test_a_mandatory_could_is_asked_and_never_settled_alone():
    found = reading([
        ["Code", "Requirement", "MoSCoW", "Mandatory"],
        ["F-01", "It prints offers", "Could", "x"],
        ["F-02", "It sends offers by mail", "Must", None],
    ])  # fmt: skip

    assert [(each.reason, each.choices) for each in found.doubts] == [
        (doubt.MANDATORY_BUT, ("must", "could", LEAVE))
    ]
    first, second = requirements_of(decided(found, lambda _: "could"), ())
    assert (first.moscow, first.is_mandatory, second.is_mandatory) == ("could", False, False)
    assert requirements_of(decided(found, lambda _: "must"), ())[0].is_mandatory


def test_an_empty_cell_beside_written_noes_is_asked():
    found = reading([
        ["Code", "Requirement", "MoSCoW", "Mandatory"],
        ["F-01", "It prints offers", "Must", "yes"],
        ["F-02", "It sends offers by mail", "Must", "no"],
        ["F-03", "Calls are noted at once", "Must", None],
    ])  # fmt: skip

    assert [(each.field, each.reason, each.proposal) for each in found.doubts] == [
        (Field.MANDATORY, doubt.BLANK, "no")
    ]


def test_rows_that_are_no_entries_are_left_out_with_their_reason():
    found = reading([
        *REQUIREMENTS,
        ["Code", "Requirement", "MoSCoW"],
        ["Part two", None, None],
        ["F-04", None, "Must"],
        ["Total", 2, None],
    ])  # fmt: skip

    assert [(each.place, str(each.reason)) for each in found.left_out] == [
        ("List!A4", "the headings again"),
        ("List!A5", "a heading between the rows"),
        ("List!A6", "the row has no words for what it is about"),
        ("List!A7", "a row of totals"),
    ]
    assert (found.rows, len(found.entries)) == (6, 2)


def test_a_row_that_was_struck_through_is_asked_and_proposed_to_be_left_out():
    found = reading(REQUIREMENTS, change=lambda sheet: strike(sheet, 3))

    (open_,) = found.doubts
    assert (open_.reason, open_.proposal, open_.rows) == (doubt.STRUCK, LEAVE, (1,))
    settled = decided(found, lambda each: each.proposal)
    assert (len(settled.entries), str(settled.left_out[0].reason)) == (1, "left out by choice")


def test_hidden_rows_are_asked_and_hidden_columns_said():
    def hide(sheet):
        sheet.row_dimensions[3].hidden = True
        sheet.column_dimensions["A"].hidden = True

    found = reading(REQUIREMENTS, change=hide)

    assert [each.reason for each in found.doubts] == [doubt.HIDDEN_ROW]
    assert "hidden columns were read too: ['Code']" in map(str, found.notes)


def test_the_same_words_are_asked_whoever_has_them():
    found = reading(
        [*REQUIREMENTS, ["F-03", "the system shall PRINT offers.", "Must"]],
        here=Here(texts={"en": {"stored": "Contacts are  merged by hand"}}),
    )

    asked = {each.places[0]: (each.reason, each.beside) for each in found.doubts}
    assert asked == {
        "List!B4": (doubt.SAME_WORDS, "List!B2: The system shall print offers"),
        "List!B3": (doubt.SAME_WORDS, "Contacts are  merged by hand"),
    }


def test_nearly_the_same_words_are_shown_beside_one_another_without_a_proposal():
    found = reading([
        ["Code", "Requirement", "MoSCoW"],
        ["F-01", "The system shall show every open offer of a customer on one page", "Must"],
        ["F-02", "The system shall show every open order of a customer on one page", "Must"],
    ])  # fmt: skip

    (open_,) = found.doubts
    assert (open_.reason, open_.proposal, open_.choices) == (
        doubt.NEARLY_SAME, None, (TAKE, LEAVE),
    )  # fmt: skip


def test_a_criterion_that_is_not_in_the_plan_is_asked_once():
    found = reading([
        ["Code", "Requirement", "MoSCoW", "Criterion"],
        ["F-01", "It prints offers", "Must", "functional FIT"],
        ["F-02", "It sends offers by mail", "Must", "Usability"],
        ["F-03", "Calls are noted at once", "Must", "Usability"],
    ])  # fmt: skip

    (open_,) = found.doubts
    assert (open_.found, open_.rows, open_.choices) == (
        "Usability", (1, 2), ("fit", "risk", EMPTY, LEAVE),
    )  # fmt: skip
    assert found.entries[0].get(Field.CRITERION) == "fit"


def test_several_gaps_in_one_cell_are_linked_and_unknown_ones_asked():
    rows = [["Code", "Requirement", "MoSCoW", "Gap"]]
    found = reading([
        *rows, ["F-01", "It prints", "Must", "No shared customer data; Offers are typed twice"],
    ])  # fmt: skip
    other = reading([*rows, ["F-01", "It prints", "Must", "Typing twice"]])

    assert requirements_of(found, ())[0].gaps == ("g1", "g2")
    assert [each.reason for each in other.doubts] == [doubt.UNKNOWN]


def test_a_date_that_was_a_wave_is_asked():
    found = reading([
        ["Code", "Requirement", "MoSCoW", "Wave"],
        ["F-01", "It prints offers", "Must", dt.date(2026, 3, 2)],
    ])  # fmt: skip

    assert [(each.reason, each.choices[:2]) for each in found.doubts] == [
        (doubt.A_DATE, ("2-3", "3-2"))
    ]


def test_two_languages_in_two_columns_become_one_requirement():
    found = reading([
        ["Code", "Requirement (EN)", "Requirement (FA)", "MoSCoW"],
        ["F-01", "It prints offers", "پیش‌فاکتور چاپ می‌کند", "Must"],
    ])  # fmt: skip

    assert requirements_of(found, ())[0].texts == {
        "en": "It prints offers", "fa": "پیش‌فاکتور چاپ می‌کند",
    }  # fmt: skip


def test_a_carried_column_repeats_the_last_filled_cell():
    rows = [
        ["Code", "Module", "Requirement", "MoSCoW"],
        ["F-01", "Sales", "It prints offers", "Must"],
        ["F-02", None, "Calls are noted at once", "Must"],
    ]

    assert [entry.get(Field.MODULE) for entry in reading(rows).entries] == ["Sales", ""]
    carried = reading(rows, carried=(Field.MODULE,))
    assert [entry.get(Field.MODULE) for entry in carried.entries] == ["Sales", "Sales"]


def test_open_questions_are_never_stored():
    found = reading([["Code", "Requirement"], ["F-01", "It prints offers"]])

    with pytest.raises(Problem, match="1 questions of the list are still open"):
        requirements_of(found, ())


def test_only_what_was_offered_can_be_chosen():
    found = reading([["Code", "Requirement"], ["F-01", "It prints offers"]])

    with pytest.raises(Problem, match="choose one of what is offered for List!A2, got perhaps"):
        decided(found, lambda _: "perhaps")


def test_a_list_without_its_main_column_is_refused():
    file = read(csv("id,answer", "R-01,yes"))
    table = find_table(file.grids[0], Subject.REQUIREMENTS)

    with pytest.raises(Problem, match="say which column holds: Requirement"):
        read_requirements([table], {1: Field.CODE}, HERE)


def test_the_promise_list_is_read_whole():
    found = reading(shared("cases/requirements_promise_exp.csv").read_bytes())

    assert (found.rows, len(found.entries), found.left_out) == (969, 969, ())
    kinds = {each.found: len(each.rows) for each in found.doubts if each.field is Field.KIND}
    assert (len(kinds), kinds["F"], kinds["SE"]) == (12, 444, 125)
    same = [each for each in found.doubts if each.reason is doubt.SAME_WORDS]
    assert len(same) == 3
    assert found.entries[0].get(Field.CODE) == "REQ-001"


def test_the_gcloud_list_is_read_whole():
    found = reading(shared("cases/requirements_gcloud13_saas.csv").read_bytes())

    assert (found.rows, len(found.entries)) == (195, 195)
    assert sum(entry.get(Field.MANDATORY) == "yes" for entry in found.entries) > 100
    assert {each.found for each in found.doubts if each.field is Field.KIND} == {
        "service", "declaration",
    }  # fmt: skip


@pytest.mark.parametrize(
    "heads",
    [("ID", "Requirement", "Priority", "Owner"), ("شناسه", "شرح نيازمندی", "اولویت", "متولی")],
)
def test_a_list_whose_requirements_stand_side_by_side_is_read_column_by_column(heads):
    cells = (("F-1", "F-2"), ("Prints", "Merges"), ("Must", "Should"), ("Sales", None))
    lying = [["Sales"], *([head, *row] for head, row in zip(heads, cells, strict=True))]
    found = reading([*lying, ["Seen by", "Sara", "Omid"]])

    assert [(e.place, e.get(Field.TEXT), e.get(Field.OWNER)) for e in found.entries] == [
        ("List!B3", "Prints", "Sales"), ("List!C3", "Merges", ""),
    ]  # fmt: skip
    assert [str(note) for note in found.notes] == [
        "the entries stand side by side; each column of the sheet was read as one",
        "nothing was taken from: ['Seen by']",
    ]


def test_a_legend_of_the_columns_is_not_turned():
    rows = [
        ["Column", "Description"],
        ["ID", "A letter"],
        ["Requirement", "A text"],
        ["Owner", "W"],
    ]
    (grid,) = listed(rows).grids

    assert not find_table(grid, Subject.REQUIREMENTS).grid.is_turned


def test_marks_of_a_raci_beside_a_list_name_the_owner_and_the_rest_is_said():
    found = reading([
        ["Code", "Requirement", "MoSCoW", "Sales", "IT", "Finance"],
        ["F-1", "Prints offers", "Must", "R", "A", "C/I"],
        ["F-2", "Merges twins", "Should", "R", "R/A", None],
        ["F-3", "Sends mails", "Could", None, "C", "I"],
    ])  # fmt: skip

    assert [entry.get(Field.OWNER) for entry in found.entries] == ["Sales", "Sales / IT", ""]
    (note,) = map(str, found.notes)
    assert note.startswith("the columns ['Sales', 'IT', 'Finance'] hold a RACI: whoever has the R")


def test_an_owner_that_is_named_goes_before_the_marks_of_a_raci():
    found = reading([
        ["Requirement", "MoSCoW", "Owner", "Sales", "IT"], ["Prints", "Must", "Sara", "R", "A"],
    ])  # fmt: skip

    assert found.entries[0].get(Field.OWNER) == "Sara"
    assert "nothing was taken from: ['Sales', 'IT']" in map(str, found.notes)
