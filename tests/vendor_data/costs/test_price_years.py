"""Price forms in which years stand as columns beside each other."""

import openpyxl
import pytest

from tests.vendor_data.costs.forms import MADE_AT, form, opened, saved
from vendor_data.costs.arithmetic import TOTAL, check
from vendor_data.costs.error_rules import ErrorRules
from vendor_data.costs.price_cell import MERGED
from vendor_data.costs.price_reading import read_price_form, settled
from vendor_data.costs.price_rows import HIDDEN
from vendor_data.costs.price_workbook import write
from vendor_data.costs.price_years import OF_EACH, SOME_EMPTY, UNEVEN, YEARS_DIFFER
from vendor_data.costs.priced_line import DOUBLED, REPEATED
from vendor_data.costs.year_titles import CALENDAR, year_in
from vendor_data.price import NO_VALUE, PriceKind
from workbench.language import Language

YEARS = ("Code", "Item", "Year 0", "Year 1", "Year 2")


def book(*rows, name="Prices"):
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    return made


def read(*rows, currency="EUR"):
    return read_price_form(saved(book(*rows)), form(currency))


def totals(found):
    return {line.line: line.total.amount for line in found.offer.lines}


def asked(found):
    return [(doubt.line, doubt.reason, doubt.readings) for doubt in found.doubts]


def test_years_that_have_one_reading_are_added_up_and_stay_beside_the_line():
    found = read(YEARS, ("C-2", "Support and upkeep", None, 500, 500))

    assert totals(found)["sup"] == 1000_00
    assert found.doubts == ()
    assert found.offer.line("sup").total.raw == "Year 1: 500 + Year 2: 500"
    assert found.offer.line("sup").remark == "Year 1: 500\nYear 2: 500"
    assert {line.id for line in found.missing} == {"lic", "tra"}


def test_years_of_several_units_are_asked_with_both_readings():
    # 100 users at the start and 20 in year 2: whole years, or the price of one user in each.
    found = read(YEARS, ("C-1", "Named users", 1000, 0, 200))

    assert totals(found)["lic"] == 1200_00
    assert asked(found) == [("lic", OF_EACH, (1200_00, 104_000_00))]
    assert found.doubts[0].place == "Prices!C2, Prices!D2, Prices!E2"


@pytest.mark.parametrize(
    ("amounts", "reason"),
    [((None, 500, 550), UNEVEN), ((None, 500, None), SOME_EMPTY), ((700, 500, 500), OF_EACH)],
)
def test_years_that_do_not_go_with_the_quantities_are_asked(amounts, reason):
    found = read(YEARS, ("C-2", "Support and upkeep", *amounts))

    ((line, why, readings),) = asked(found)
    assert (line, why) == ("sup", reason)
    assert readings[0] == sum(each or 0 for each in amounts) * 100


@pytest.mark.parametrize(
    ("titles", "first"),
    [
        (("1405", "1406", "1407"), None),
        (("Year 1", "Year 1", "Year 2"), 100),
        (("Year 7", "Year 8", "Year 9"), None),
    ],
)
def test_years_that_are_none_of_ours_are_asked(titles, first):
    found = read(("Code", "Item", *titles), ("C-2", "Support and upkeep", first, 500, 500))

    assert asked(found) == [("sup", OF_EACH, (100_00 * (10 if first is None else 11),))]


def test_a_total_beside_the_years_is_held_against_them():
    head = (*YEARS, "Total")
    right = read(head, ("C-2", "Support and upkeep", None, 500, 550, 1050))
    wrong = read(head, ("C-2", "Support and upkeep", None, 500, 550, 1051))

    assert (totals(right)["sup"], right.doubts) == (1050_00, ())
    assert asked(wrong) == [("sup", YEARS_DIFFER, (1051_00, 1050_00))]


def test_a_year_in_another_currency_or_without_an_amount_has_no_sum():
    for other in ("500 USD", "on request", "about 500"):
        found = read(YEARS, ("C-2", "Support and upkeep", None, 500, other))

        assert found.offer.line("sup").total.kind is PriceKind.UNREADABLE
        assert [doubt.readings for doubt in found.doubts] == [()]
        assert "500" in found.doubts[0].found


def test_years_that_cost_nothing_cost_nothing():
    found = read(YEARS, ("C-2", "Support and upkeep", None, "free", "free"),
                 ("C-3", "Training days", "included", None, None))  # fmt: skip

    kinds = {line.line: line.total.kind for line in found.offer.lines}
    assert (kinds["sup"], kinds["tra"]) == (PriceKind.FREE, PriceKind.INCLUDED)
    assert found.doubts == ()


def test_a_total_of_years_below_the_lines_is_the_total():
    found = read(
        YEARS, ("C-2", "Support and upkeep", None, 500, 500), ("Total", None, None, 500, 500)
    )

    assert (found.offer.total.amount, found.doubts) == (1000_00, ())


def test_a_formula_of_a_year_is_asked():
    found = read(YEARS, ("C-2", "Support and upkeep", None, 500, "=D2*1.1"))

    assert asked(found) == [("sup", NO_VALUE, ())]


def test_merged_and_hidden_years_are_asked():
    merged = book(YEARS, ("C-2", "Support and upkeep", None, 500, None))
    merged.active.merge_cells("D2:E2")
    hidden = book(YEARS, ("C-2", "Support and upkeep", None, 500, 500))
    hidden.active.column_dimensions["E"].hidden = True

    assert asked(read_price_form(saved(merged), form())) == [("sup", MERGED, (500_00, 1000_00))]
    assert asked(read_price_form(saved(hidden), form())) == [("sup", HIDDEN, (1000_00,))]


def test_another_sheet_with_other_years_is_asked_and_a_copy_is_not():
    for last, reasons in ((500, []), (600, [DOUBLED])):
        made = book(YEARS, ("C-2", "Support and upkeep", None, 500, 500))
        second = made.create_sheet("Copy")
        for row in (YEARS, ("C-2", "Support and upkeep", None, 500, last)):
            second.append(list(row))
        found = read_price_form(saved(made), form())

        assert [doubt.reason for doubt in found.doubts] == reasons
        assert totals(found)["sup"] == 1000_00


def test_a_row_for_each_year_is_asked_with_the_sum_of_them():
    found = read(
        ("Code", "Item", "Year", "Total"), ("C-2", "Support", 1, 500), ("C-2", "Support", 2, 500)
    )

    assert asked(found) == [("sup", REPEATED, (500_00, 1000_00))]
    assert "Year: 2" in found.offer.line("sup").remark


@pytest.mark.parametrize("language", Language)
def test_our_own_quantities_are_no_prices_where_the_columns_of_prices_are_gone(language):
    made = opened(write(form(), language, made_at=MADE_AT))
    made.worksheets[1].delete_cols(10, 3)

    found = read_price_form(saved(made), form())
    assert len(found.missing) == 3
    assert found.doubts == ()


@pytest.mark.parametrize("language", Language)
def test_prices_written_over_our_quantities_are_read(language):
    made = opened(write(form(), language, made_at=MADE_AT))
    sheet = made.worksheets[1]
    sheet.delete_cols(10, 3)
    for column in (8, 9):
        sheet.cell(3, column, 50)

    found = read_price_form(saved(made), form())
    assert (totals(found)["sup"], found.doubts) == (100_00, ())


def test_once_decided_the_years_make_an_offer_that_adds_up():
    found = read(
        YEARS, ("C-1", "Named users", 1000, 0, 200), ("C-2", "Support", None, 500, 500),
        ("C-3", "Training", 700, None, None), ("Total", None, 1700, 500, 700),
    )  # fmt: skip
    decided = {doubt.key: found.offer.line(doubt.line).total for doubt in found.doubts}

    offer = settled(found, decided)

    checked = check(offer, form().lines, ErrorRules())
    assert {doubt.line for doubt in found.doubts} == {"lic", "tra"}
    assert checked.findings == ()
    assert sum(cost.total for cost in checked.costs) == offer.total.amount == 2900_00
    assert TOTAL not in {doubt.line for doubt in found.doubts}


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Year 3", 3), ("1st year", 1), ("Price year 2 (EUR)", 2), ("Year two", 2),
        ("second year", 2), ("سال ۱", 1), ("سال دوم", 2), ("مبلغ سال سوم (ریال)", 3),
        ("Start", 0), ("آغاز", 0), ("FY2026", CALENDAR), ("۱۴۰۵", CALENDAR), ("سال ۱۴۰۵", CALENDAR),
        ("Year", None), ("Unit price", None), ("valid until 2026", None), ("", None),
        ("Price of a year in which nobody asks for anything", None), ("Quantity year 1", None),
    ],
)  # fmt: skip
def test_a_column_is_of_a_year_by_its_name(title, year):
    assert year_in(title) == year
