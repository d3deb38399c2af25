import pytest

from rfp.needs.pasted_rows import pasted
from rfp.needs.requirement_cells import Column
from rfp.needs.requirement_draft import RequirementDraft
from rfp.needs.requirement_edit import Cell, Clash
from rfp.needs.requirement_filter import RequirementFilter
from rfp.needs.requirement_words import CellWords
from workbench.language import Language
from workbench.problem import Problem

WORDS = CellWords(
    criteria={"fit": "Functional fit"}, factors={"f": "Sales uses it"}, members={"m": "Omid"}
)
EMPTY = dict.fromkeys(Column, "")


def test_a_cell_that_is_put_back_waits_no_longer():
    draft = RequirementDraft()
    draft.put("1", Column.OWNER, "IT", was="", seen=3)
    draft.put("1", Column.OWNER, "Sales", was="IT", seen=3)
    assert (draft.count, draft.edits()[0].cells) == (1, {Column.OWNER: Cell("", "Sales")})

    draft.put("1", Column.OWNER, "", was="Sales", seen=3)
    assert (draft.count, draft.edits()) == (0, [])


def test_new_rows_bear_an_id_of_their_own_until_they_are_stored():
    draft = RequirementDraft()
    first = draft.add({Column.TEXT_EN: "It prints", Column.CODE: ""})
    second = draft.add({Column.TEXT_EN: "It mails"})

    assert (first, second) == ("new.1", "new.2")
    assert [(edit.requirement, dict(edit.cells)) for edit in draft.edits()] == [
        (None, {Column.TEXT_EN: Cell("", "It prints")}),
        (None, {Column.TEXT_EN: Cell("", "It mails")}),
    ]


def test_whoever_insists_has_seen_the_other_text():
    draft = RequirementDraft()
    draft.put("1", Column.OWNER, "IT", was="", seen=1)
    draft.insist(Clash("1", "R-1", Column.OWNER, "Sales", "IT"))

    assert draft.edits()[0].cells == {Column.OWNER: Cell("Sales", "IT")}


@pytest.mark.parametrize(
    ("column", "typed", "value"),
    [
        (Column.MOSCOW, "Must", "must"),
        (Column.MOSCOW, " بهتر است ", "should"),
        (Column.MOSCOW, "M", "must"),
        (Column.MANDATORY, "Yes", "yes"),
        (Column.MANDATORY, "بله", "yes"),
        (Column.MANDATORY, "no", ""),
        (Column.CRITERION, "functional FIT", "fit"),
        (Column.OWNER, "Omid", "m"),
        (Column.OWNER, "Head of sales", "Head of sales"),
        (Column.MODULE, "Sales module", "sales"),
        (Column.MODULE, "Payroll", "Payroll"),
        (Column.WAVE, "now", "now"),
        (Column.KIND, "", ""),
    ],
)
def test_words_of_either_language_mean_a_value(column, typed, value):
    assert WORDS.meant(column, typed) == value


def test_words_that_mean_nothing_are_refused():
    with pytest.raises(Problem, match="often is none of the choices"):
        WORDS.meant(Column.MOSCOW, "often")


def test_a_value_is_shown_in_the_readers_words():
    assert WORDS.shown(Column.MOSCOW, "must", Language.FA) == "باید"
    assert WORDS.shown(Column.OWNER, "Head of sales", Language.FA) == "Head of sales"


def test_pasted_lines_are_read_by_their_headings():
    text = (
        "Code\tImportance\tWave\tColour\n"
        "r-1\tmust\tnow\tred\n"
        "R-9\toften\tLater\t\n"
    )  # fmt: skip
    found = pasted(text, WORDS, {"R-1": "one"})

    assert [(row.row, dict(row.cells)) for row in found.rows] == [
        ("one", {Column.CODE: "R-1", Column.MOSCOW: "must", Column.WAVE: "now"}),
        (None, {Column.CODE: "R-9", Column.WAVE: "later"}),
    ]
    assert [(fault.row, fault.column) for fault in found.faults] == [("3", Column.MOSCOW)]
    assert found.unknown == ("Colour",)


def test_a_cell_with_a_line_break_stays_one_cell():
    found = pasted('Code\tRequirement\nR-1\t"It prints\nand mails"\n', WORDS, {})

    assert found.rows[0].cells[Column.TEXT_EN] == "It prints and mails"


@pytest.mark.parametrize(
    "cells",
    ['"It prints', '"Fast" search', '"It prints\nR-2\tand "mails"', f'"{"long " * 30_000}'],
)
def test_a_quotation_mark_that_leaves_open_where_its_cell_ends_is_refused(cells):
    text = f"Code\tRequirement\nR-0\tIt mails\n\nR-1\t{cells}\nR-3\tIt files"
    with pytest.raises(Problem, match="pasted line 4 begins with a quotation mark"):
        pasted(text, WORDS, {})


def test_quotation_marks_within_a_cell_stay():
    found = pasted('Code\tRequirement\rR-1\tA 5" disk\rR-2\t"The ""fast"" way"', WORDS, {})

    assert [row.cells[Column.TEXT_EN] for row in found.rows] == ['A 5" disk', 'The "fast" way']


def test_what_means_nothing_is_named_by_the_line_on_which_it_stands():
    found = pasted('Code\tMoSCoW\n\n"R\n-1"\tmust\nR-2\toften', WORDS, {})

    assert [fault.row for fault in found.faults] == ["5"]


def test_pasted_lines_without_headings_are_refused():
    with pytest.raises(Problem, match="must name columns"):
        pasted("It prints\nIt mails", WORDS, {})
    with pytest.raises(Problem, match="must name columns"):
        pasted("", WORDS, {})


@pytest.mark.parametrize(
    ("wanted", "kept"),
    [
        ({}, True),
        ({"words": "PRINTS"}, True),
        ({"words": "mails"}, False),
        ({"column": Column.MOSCOW, "values": frozenset({"must", "could"})}, True),
        ({"column": Column.MOSCOW, "values": frozenset({"could"})}, False),
        ({"column": Column.WAVE, "values": frozenset({""})}, True),
        ({"without_gap": True}, False),
        ({"without_criterion": True}, True),
        ({"noted": frozenset({"2"})}, False),
    ],
)
def test_the_list_is_narrowed(wanted, kept):
    cells = EMPTY | {Column.CODE: "R-1", Column.TEXT_EN: "It prints", Column.MOSCOW: "must"}

    assert RequirementFilter(**wanted).keeps("1", cells, ["gap"]) is kept
