"""Lists as people really keep them: what they mean is read, what may be meant twice is asked."""

import pytest

from rfp.lists import doubt
from rfp.lists.cell_reading import Here
from rfp.lists.columns import proposals, proposed
from rfp.lists.doubt import LEAVE, SPLIT, TAKE
from rfp.lists.entry import settle
from rfp.lists.found_table import find_table
from rfp.lists.gap_list import read_gaps
from rfp.lists.grid import list_file
from rfp.lists.requirement_list import read_requirements
from rfp.lists.step_list import maps_of, read_steps
from rfp.lists.subject import Field, Subject
from tests.rfp.lists.books import listed
from workbench.delimited_text import read_delimited
from workbench.problem import Problem

READ = {
    Subject.STEPS: read_steps,
    Subject.GAPS: read_gaps,
    Subject.REQUIREMENTS: read_requirements,
}
SIPOC = ["Suppliers", "Inputs", "Process", "Outputs", "Customers"]
GAPS = ["Gap", "Dimension", "As-is", "To-be", "Impact", "Constraint", "Risk", "Dependency"]
NEEDS = ["ID", "Requirement", "Priority"]


def reading(subject, rows, *, change=None):
    (grid,) = listed(rows, change=change).grids
    table = find_table(grid, subject)
    return READ[subject]([table], proposed(proposals(table, subject)), Here())


def said(found):
    return [(each.field, each.reason, each.found, each.proposal) for each in found.doubts]


def by_code(found):
    return {entry.get(Field.CODE): entry.get(Field.MOSCOW) for entry in found.entries}


@pytest.mark.parametrize(
    ("cell", "proposal"),
    [
        ("1. Receive\n2. Check\n3. Ship", SPLIT),
        ("1. Receive 2. Check 3. Ship", SPLIT),
        ("۱- Receive\n۲- Check\n۳- Ship", SPLIT),
        ("• Receive\n• Check\n• Ship", SPLIT),
        ("Receive → Check → Ship", SPLIT),
        ("Receive\nCheck\nShip", None),
    ],
)
def test_several_steps_in_one_cell_of_a_sipoc_are_asked_and_split_when_somebody_says_so(
    cell, proposal
):
    found = reading(Subject.STEPS, [SIPOC, ["Customer", "Order", cell, "Goods", "Store"]])

    assert said(found) == [(Field.STEP, doubt.SEVERAL, cell, proposal)]
    ((one, two, three),) = (each.steps for each in maps_of(settle(found, answers(found, SPLIT))))
    assert [each.name for each in (one, two, three)] == ["Receive", "Check", "Ship"]
    assert one.facts == {Field.SUPPLIER: "Customer", Field.INPUT: "Order"}
    assert two.facts == {}
    assert three.facts == {Field.OUTPUT: "Goods", Field.CUSTOMER: "Store"}
    ((whole,),) = (each.steps for each in maps_of(settle(found, answers(found, TAKE))))
    assert whole.name == " ".join(cell.split())


def answers(found, choice):
    return {each.key: choice for each in found.doubts}


@pytest.mark.parametrize(
    "cell", ["Receive the order\nand check it", "Wait 2 - 3 days", "Ask (1) and (2)", "Step 1. Go"]
)
def test_a_cell_that_only_wraps_or_counts_within_itself_is_one_step(cell):
    found = reading(Subject.STEPS, [SIPOC, ["Customer", "Order", cell, "Goods", "Store"]])

    assert found.doubts == ()


def test_questions_about_other_cells_follow_the_rows_that_were_split():
    found = reading(
        Subject.REQUIREMENTS, [NEEDS, ["F-1", "1. Keep\n2. Merge", "H"], ["F-2", "Print", "Must"]]
    )
    split = settle(found, {each.key: SPLIT for each in found.doubts if SPLIT in each.choices})

    assert [entry.get(Field.TEXT) for entry in split.entries] == ["Keep", "Merge", "Print"]
    assert [entry.get(Field.CODE) for entry in split.entries] == ["F-1", "", "F-2"]
    assert [(each.field, each.rows) for each in split.doubts] == [(Field.MOSCOW, (0, 1))]


def test_a_medium_beside_high_and_low_is_no_must():
    rows = [NEEDS, ["F-1", "Keep all", "H"], ["F-2", "Print it", "M"], ["F-3", "Play on", "L"]]
    found = reading(Subject.REQUIREMENTS, rows)

    assert [(each.found, each.proposal) for each in found.doubts] == [
        ("H", "must"), ("M", "should"), ("L", "could"),
    ]  # fmt: skip
    rows = [NEEDS, ["F-1", "Keep all", "M"], ["F-2", "Print it", "S"], ["F-3", "Play on", "C"]]
    assert reading(Subject.REQUIREMENTS, rows).doubts == ()


def test_figures_of_a_scale_to_ten_are_not_taken_for_levels_to_five():
    rows = [["Slow", "Data", 2, 8, 3, 3, 4, 1], ["Lost", "Process", 3, 10, 4, 3, 4, 1]]
    found = reading(Subject.GAPS, [GAPS, *rows])

    assert [(each.found, each.reason) for each in found.doubts] == [
        ("2", doubt.ANOTHER_SCALE), ("8", doubt.NOT_ON_SCALE),
        ("3", doubt.ANOTHER_SCALE), ("10", doubt.NOT_ON_SCALE),
    ]  # fmt: skip


def test_one_slip_in_a_long_column_makes_no_other_scale():
    rows = [[f"Gap number {at}", "Data", 2, 4, 3, 3, 4, 1] for at in "abcdefgh"]
    found = reading(Subject.GAPS, [GAPS, *rows, ["Slip", "Data", 2, 44, 3, 3, 4, 1]])

    assert [(each.found, each.reason) for each in found.doubts] == [("44", doubt.NOT_ON_SCALE)]


def test_names_of_maturity_levels_are_proposed():
    found = reading(Subject.GAPS, [GAPS, ["Slow", "Data", "Initial", "بهینه", "VH", 2, 2, 1]])

    assert [(each.found, each.proposal) for each in found.doubts] == [
        ("Initial", "1"), ("بهینه", "5"), ("VH", "5"),
    ]  # fmt: skip


def merge_headings(sheet):
    for at in (2, 5):
        sheet.merge_cells(f"A{at}:C{at}")


@pytest.mark.parametrize("change", [merge_headings, None])
def test_headings_between_the_rows_are_asked_whether_they_name_the_process(change):
    rows = [["No", "Activity", "Role"], ["Sales"], [1, "Call", "Agent"], [2, "Offer", "Agent"],
            ["Service"], [1, "Open", "Clerk"], ["* times of March"]]  # fmt: skip
    found = reading(Subject.STEPS, rows, change=change)

    assert [(each.field, each.reason, each.proposal, each.rows) for each in found.doubts] == [
        (Field.PROCESS, doubt.SECTION, "Sales", (0, 1)),
        (Field.PROCESS, doubt.SECTION, "Service", (2,)),
    ]
    decided = settle(found, {each.key: each.proposal for each in found.doubts})
    assert [(each.name, len(each.steps)) for each in maps_of(decided)] == [
        ("Sales", 2), ("Service", 1),
    ]  # fmt: skip


def test_a_merged_heading_over_the_main_column_is_no_entry():
    rows = [GAPS, ["People"], ["No skills", "People", 1, 4, 5, 2, 3, 1]]
    found = reading(Subject.GAPS, rows, change=lambda sheet: sheet.merge_cells("A2:H2"))

    assert [entry.get(Field.TITLE) for entry in found.entries] == ["No skills"]
    assert (found.doubts, [each.text for each in found.left_out]) == ((), ["People"])


def test_ticks_under_must_should_and_could_are_the_importance():
    rows = [["No", "Requirement", "Must", "Should", "Could", "Won't"],
            [1, "Keep all", "x"], [2, "Print it", None, "✓"], [3, "Play on", None, None, "بله"],
            [4, "Sing on", "x", "x"]]  # fmt: skip
    found = reading(Subject.REQUIREMENTS, rows)

    assert by_code(found) == {"REQ-1": "must", "REQ-2": "should", "REQ-3": "could", "REQ-4": ""}
    assert not any(entry.get(Field.MANDATORY) for entry in found.entries)
    assert [(each.reason, each.choices) for each in found.doubts] == [
        (doubt.SEVERAL_MARKS, ("must", "should", LEAVE))
    ]


HEADS = {
    "a question": (NEEDS[:2], ["Must have?", "Owner"]),
    "groups over it": (["Need", None, "Worth", None], ["ID", "Requirement", "Must have?", "Owner"]),
    "words on two lines": (["Req.", "Requirement", "Must", "Business"],
                           ["No.", "description", "have?", "owner"]),
    "another language above": (["کد", "نیازمندی", "الزامی؟", "متولی"],
                               ["ID", "Requirement", "Must have?", "Owner"]),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_headings_that_nobody_merged_are_no_row_and_a_must_have_is_mandatory(name):
    upper, lower = HEADS[name]
    heads = [[*upper, *lower]] if name == "a question" else [upper, lower]
    found = reading(
        Subject.REQUIREMENTS,
        [*heads, ["F-1", "Keep all", "Yes", "IT"], ["F-2", "Sing", "No", "HR"]],
    )

    assert [dict(entry.values) for entry in found.entries] == [
        {Field.CODE: "F-1", Field.TEXT: "Keep all", Field.MANDATORY: "yes", Field.OWNER: "IT",
         Field.MOSCOW: "must"},
        {Field.CODE: "F-2", Field.TEXT: "Sing", Field.MANDATORY: "no", Field.OWNER: "HR"},
    ]  # fmt: skip
    assert [(each.field, each.places) for each in found.doubts] == [
        (Field.MOSCOW, (f"List!A{len(heads) + 2}",))
    ]


def test_units_and_scales_under_the_headings_are_no_gap():
    heads = [["#", "Gap", "Dimension", "Maturity", None, "Impact", "Constraint", "Risk",
              "Dependency"],
             [None, None, None, "now", "target", "(1-5)", "(1-5)", "1-5", "۱ تا ۵"]]  # fmt: skip
    found = reading(Subject.GAPS, [*heads, [1, "Slow offers", "Process", 2, 4, 5, 3, 2, 1]])

    (gap,) = found.entries
    assert (gap.get(Field.AS_IS), gap.get(Field.TO_BE), gap.get(Field.RISK)) == ("2", "4", "2")
    assert (found.doubts, found.left_out) == ((), ())


def test_a_step_s_number_and_name_under_one_heading_are_told_apart():
    heads = [
        ["Process", "Step", None, "Responsibility", "Time"],
        [None, "No.", "Name", "Role", "min"],
    ]
    found = reading(Subject.STEPS, [*heads, ["Selling", 1, "Ask", "Sales", 10]])

    assert [dict(entry.values) for entry in found.entries] == [
        {Field.PROCESS: "Selling", Field.NUMBER: "1", Field.STEP: "Ask", Field.LANE: "Sales",
         Field.DURATION: "10"}
    ]  # fmt: skip


def test_another_table_further_down_the_sheet_is_told_row_by_row_and_not_taken():
    rows = [NEEDS, ["F-1", "Keep all", "Must"], [], ["Code", "Gap"], ["G-1", "Slow"]]
    found = reading(Subject.REQUIREMENTS, rows)

    assert by_code(found) == {"F-1": "must"}
    assert [(each.place, str(each.reason), each.text) for each in found.left_out] == [
        ("List!A4", "part of another table", "Code | Gap"),
        ("List!A5", "part of another table", "G-1 | Slow"),
    ]


@pytest.mark.parametrize("cell", ['="Print " & A1', "#REF!"])
def test_words_that_the_file_does_not_hold_are_told_and_are_no_heading(cell):
    rows = [NEEDS, ["F-1", cell, None], ["F-2", "Print", "Must"]]
    found = reading(Subject.REQUIREMENTS, rows)

    assert by_code(found) == {"F-2": "must"}
    assert found.doubts == ()
    (row,) = found.left_out
    assert (row.place, str(row.reason), row.text) == (
        "List!A2",
        "its words are a formula without a value, or an error of the spreadsheet",
        f"F-1 | {cell}",
    )


def test_a_mark_under_must_beside_another_importance_is_asked():
    rows = [["No", "Requirement", "Must", "Should", "Priority"], [1, "Keep", "x", None, "Could"]]
    (asked,) = reading(Subject.REQUIREMENTS, rows).doubts

    assert (asked.reason, asked.choices) == (doubt.SEVERAL_MARKS, ("must", "could", LEAVE))


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        (["1", "1.1", "1.1.1", "1.2"], ["REQ-1", "REQ-1.1", "REQ-1.1.1", "REQ-1.2"]),
        (["۱", "۱٫۱", "۱٫۲", "۲"], ["", "", "", ""]),
        (["۱.۱", "۱.۲.", "2.1", "2.10"], ["REQ-1.1", "REQ-1.2", "REQ-2.1", "REQ-2.10"]),
        (["FR-SAL-001", "fr_sal_2.1.3", "NFR SEC 4", "F1"],
         ["FR-SAL-001", "FR-SAL-2.1.3", "NFR-SEC-4", "F-1"]),
    ],
)  # fmt: skip
def test_codes_with_a_hierarchy_are_kept(typed, codes):
    words = ["Keep all contacts", "Merge what is double", "Print each offer", "Mail in bulk"]
    rows = [[code, text, "Must"] for code, text in zip(typed, words, strict=True)]
    found = reading(Subject.REQUIREMENTS, [NEEDS, *rows])

    assert [entry.get(Field.CODE) for entry in found.entries] == codes


def test_a_column_that_only_says_yes_or_no_holds_no_words():
    found = reading(
        Subject.STEPS, [["Step", "Who", "Pain?", "Pain"], ["Call", "Agent", "Y", "slow"], ["Mail"]]
    )

    assert [entry.get(Field.PAIN) for entry in found.entries] == ["slow", ""]


def test_a_heading_with_a_long_explanation_in_brackets_is_a_heading():
    heads = ["Ref.", f"Functional requirement ({'please describe in one sentence ' * 4})",
             "Importance (1 must, 2 should)"]  # fmt: skip
    found = reading(Subject.REQUIREMENTS, [heads, ["R1", "Keep all contacts", "Must"]])

    assert by_code(found) == {"R-1": "must"}


def test_a_line_that_only_rules_off_the_heading_is_no_entry():
    text = "| ID | Requirement | MoSCoW |\n|----|----|----|\n| F-1 | Keep all | Must |\n"
    (grid,) = list_file(read_delimited(text.encode())).grids
    table = find_table(grid, Subject.REQUIREMENTS)
    columns = proposed(proposals(table, Subject.REQUIREMENTS))

    assert by_code(read_requirements([table], columns, Here())) == {"F-1": "must"}


def test_a_text_file_in_which_all_is_quoted_is_split_at_its_delimiter():
    text = '"ID"\t"Requirement"\n"F-1"\t"Keep, ""all""\nof it"\n"F-2"\t"Print, mail"\n'
    lines = read_delimited(text.encode()).sheets[0].lines

    assert [[cell.text for cell in line.cells] for line in lines] == [
        ["ID", "Requirement"], ["F-1", 'Keep, "all"\nof it'], ["F-2", "Print, mail"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "rows",
    [
        [["Sales"], ["Step", "Desk", "Store"], ["Take", "x", None], ["Ship", None, "x"]],
        [["Lane", "Take", "Ship"], ["Desk", "✓", None], ["Store", "-", "✓"]],
        [["Activity", "Desk", "Store"], ["Take", "R", "I"], ["Ship", "C", "A/R"]],
        [["گام", "Desk", "Store"], ["Take", "بله", "خیر"], ["Ship", "خیر", "بله"]],
    ],
)
def test_a_table_of_lanes_by_steps_is_read_by_what_its_first_cell_lists(rows):
    ((take, ship),) = (each.steps for each in maps_of(reading(Subject.STEPS, rows)))

    assert [(take.name, take.lane), (ship.name, ship.lane)] == [("Take", "Desk"), ("Ship", "Store")]


def test_a_table_of_lanes_by_steps_that_does_not_say_which_is_which_is_refused_in_words():
    with pytest.raises(Problem, match="write Step or Lane into its first cell"):
        reading(Subject.STEPS, [[None, "Take", "Ship"], ["Desk", "x", None], ["Store", None, "x"]])


@pytest.mark.parametrize(
    ("cell", "meant"),
    [
        ("1 - must have", "must"),
        ("۲. Should", "should"),
        ("C = Could have", "could"),
        ("Must (M)", "must"),
        ("W - won't have", "wont"),
    ],
)
def test_a_choice_with_a_number_or_a_letter_of_its_own_is_read(cell, meant):
    found = reading(Subject.REQUIREMENTS, [NEEDS, ["F-1", "It prints", cell]])

    assert (said(found), by_code(found)) == ([], {"F-1": meant})


@pytest.mark.parametrize("cell", ["Must / Should", "M - could", "1 - high", "3 - later"])
def test_a_choice_that_says_two_things_or_none_of_ours_is_asked(cell):
    found = reading(Subject.REQUIREMENTS, [NEEDS, ["F-1", "It prints", cell]])

    assert [each.found for each in found.doubts] == [cell]
