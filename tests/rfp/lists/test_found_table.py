import datetime as dt

import pytest

from rfp.lists.found_table import filled_rows, find_table, groups
from rfp.lists.grid import Mark
from rfp.lists.reader import read
from rfp.lists.subject import Subject
from tests.rfp.lists.books import GAPS_HEAD, REQUIREMENTS, book, listed, merge_gap_head
from workbench.problem import Problem


def found(rows, subject=Subject.REQUIREMENTS, *, change=None, header=None):
    (grid,) = listed(rows, change=change).grids
    return find_table(grid, subject, header=header)


def test_title_rows_above_are_passed_over():
    table = found([["CRM project"], [None], ["as of", dt.date(2026, 3, 1)], *REQUIREMENTS])

    assert (table.header, table.titles) == (4, ("Code", "Requirement", "MoSCoW"))
    assert [row.line for row in table.rows] == [5, 6]


def test_a_heading_of_two_merged_lines_is_read_as_one():
    table = found(
        [["Register"], *GAPS_HEAD, ["No CRM", None, None, "x", None, 1, 4, 4, 2, 3, 1]],
        Subject.GAPS,
        change=lambda sheet: [
            sheet.merge_cells(area) for area in ("A2:A3", "B2:E2", "F2:G2", "H2:K2")
        ],
    )

    assert table.header == 3
    assert table.titles[:3] == ("Gap", "Dimension / People", "Dimension / Process")
    assert table.titles[5] == "Maturity / As-is"


def test_the_first_entry_is_no_second_line_of_headings():
    table = found([["Gap", "Kind", "Risk"], ["Process", "Data", "3"]], Subject.GAPS)

    assert (table.header, len(table.rows)) == (1, 1)


def test_a_legend_beside_the_table_is_left_beside_it():
    rows = [[*row, None, *more] for row, more in zip(
        [*REQUIREMENTS, ["F-03", "Mail is filed", "Could"], ["F-04", "Calls are noted", "Must"]],
        [["M", "Must"], ["S", "Should"], [None, None], [None, None], [None, None]],
        strict=True,
    )]  # fmt: skip
    table = found(rows)

    assert table.titles == ("Code", "Requirement", "MoSCoW")
    assert table.beside == ("M",)


def test_columns_after_an_empty_one_belong_to_the_table_if_they_are_as_long():
    table = found([[*row, None, owner] for row, owner in zip(
        REQUIREMENTS, ["Owner", "Sara", "Omid"], strict=True
    )])  # fmt: skip

    assert table.titles == ("Code", "Requirement", "MoSCoW", "Owner")


def test_headings_that_nobody_knows_are_found_by_their_shape():
    table = found([["Kennung", "Wortlaut"], ["17", "Das System druckt Angebote für alle Kunden"]])

    assert (table.header, table.titles) == (1, ("Kennung", "Wortlaut"))


def test_a_list_without_headings_has_none():
    table = found([
        ["F-01", "The system shall print offers for all customers"],
        ["F-02", "Contacts are merged by hand by those who keep them"],
    ])  # fmt: skip

    assert (table.header, table.titles, len(table.rows)) == (0, ("", ""), 2)


def test_a_person_may_say_where_the_headings_stand():
    rows = [["Alpha", "Beta"], ["Gamma", "Delta"], ["one", "two"]]

    assert found(rows, header=2).titles == ("Alpha / Gamma", "Beta / Delta") or found(
        rows, header=2
    ).titles == ("Gamma", "Delta")
    assert len(found(rows, header=0).rows) == 3
    with pytest.raises(Problem, match="line 9 of the sheet is empty"):
        found(rows, header=9)


def test_hidden_columns_are_marked():
    table = found(
        REQUIREMENTS,
        change=lambda sheet: setattr(sheet.column_dimensions["C"], "hidden", True),
    )

    assert [column.is_hidden for column in table.columns] == [False, False, True]


def test_a_cell_merged_over_rows_is_carried_down_and_over_blank_ones():
    table = found(
        [["Code", "Module", "Requirement"], ["F-01", "Sales", "It prints"], [None],
         ["F-02", None, "It sends"]],
        change=lambda sheet: sheet.merge_cells("B2:B4"),
    )  # fmt: skip

    kept = list(filled_rows(table))
    assert [(row.line, row.own_text(2)) for row in kept] == [(2, "Sales"), (4, "Sales")]


def test_a_cell_merged_across_fills_no_other_column():
    table = found(
        [*REQUIREMENTS, ["Part two", None, None]],
        change=lambda sheet: sheet.merge_cells("A4:C4"),
    )

    last = table.rows[-1]
    assert [last.own_text(column) for column in (1, 2, 3)] == ["Part two", "", ""]
    assert last.mark(2, Mark.ACROSS)


def test_sheets_with_equal_headings_are_read_together_and_old_ones_come_last():
    sheets = {"Old (2019)": REQUIREMENTS, "Sales": REQUIREMENTS, "Service": REQUIREMENTS,
              "Legend": [["M", "Must"], ["S", "Should"]]}  # fmt: skip
    tables = [find_table(grid, Subject.REQUIREMENTS) for grid in read(book(sheets)).grids]
    known = groups([table for table in tables if table])

    assert [table.grid.name for table in known[0]] == ["Sales", "Service"]
    assert (known[-1][0].grid.name, known[-1][0].is_aside) == ("Old (2019)", True)


def test_merged_headings_of_a_gap_register_do_not_swallow_its_first_row():
    table = found(
        [*GAPS_HEAD, ["No CRM", None, None, "x", None, 1, 4, 4, 2, 3, 1]],
        Subject.GAPS,
        change=merge_gap_head,
    )

    assert [row.text(1) for row in table.rows] == ["No CRM"]
