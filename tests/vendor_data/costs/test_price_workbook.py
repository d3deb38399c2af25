import pytest

from tests import calc
from tests.material import shared
from tests.vendor_data.costs.forms import MADE_AT, csv, form, many, opened, saved
from tests.workbench.test_uploads import REFUSALS
from vendor_data.costs.price_reading import read_price_form
from vendor_data.costs.price_workbook import read, write
from vendor_data.price import PriceKind
from workbench.file_kind import Kind
from workbench.language import Language
from workbench.problem import Problem
from workbench.uploads import receive


@pytest.mark.parametrize("language", Language)
def test_100_lines_come_back_whole_through_libreoffice_calc(language, tmp_path):
    lines = many(100)
    unit, total = "JK"  # behind code, heading, line, module, charged, each, and three years
    typed = {f"{unit}{row}": f"۱۲٬{row:03}" for row in range(2, 102)}
    typed |= {f"{total}{row}": (row + 12000) * (row - 1 + 1) for row in range(2, 52)}
    typed |= {f"{total}102": "۱۲۳٬۴۵۶", "L102": "صد و بیست و سه هزار و چهارصد و پنجاه و شش"}
    asked = form("IRR", lines)
    sent = write(asked, language, made_at=MADE_AT)

    returned = calc.fill({"prices": (sent, typed)}, tmp_path)["prices"]

    found = read_price_form(returned, asked)
    assert [line.unit_price.amount for line in found.offer.lines] == [
        12000 + row for row in range(2, 102)
    ]
    assert [line.total.amount for line in found.offer.lines[:50]] == [
        (row + 12000) * row for row in range(2, 52)
    ]
    assert (found.offer.total.amount, found.offer.total.words) == (123456, 123456)
    assert (found.doubts, found.missing, found.extra) == ((), (), ())


def test_rows_are_found_by_code_wherever_they_stand():
    asked = form()
    book = opened(write(asked, Language.EN, made_at=MADE_AT))
    sheet = book["Price form"]
    for row, price in ((2, "10"), (3, "20"), (4, "30")):
        sheet.cell(row, 10).value = price
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2, max_row=4)]
    for at, row in enumerate(reversed(rows), start=4):
        for column, value in enumerate(row, start=1):
            sheet.cell(at + 2, column).value = value
    sheet.delete_rows(2, 4)

    found = read_price_form(saved(book), asked)

    assert [line.unit_price.raw for line in found.offer.lines] == ["10", "20", "30"]
    assert found.missing == ()


@pytest.mark.parametrize("lost", ["codes", "ids", "codes and ids"])
def test_a_row_is_found_as_long_as_anything_of_it_is_left(lost):
    asked = form()
    book = opened(write(asked, Language.FA, made_at=MADE_AT))
    sheet = book["فرم قیمت"]
    for row in (2, 3, 4):
        sheet.cell(row, 10).value = f"{row}0"
        if "codes" in lost:
            sheet.cell(row, 1).value = None
        if "ids" in lost:
            sheet.cell(row, 14).value = None

    found = read_price_form(saved(book), asked)

    assert [line.unit_price.raw for line in found.offer.lines] == ["20", "30", "40"]
    assert found.doubts == ()


def test_the_workbook_is_written_from_right_to_left_with_open_price_cells():
    book = opened(write(form(), Language.FA, made_at=MADE_AT))
    sheet = book["فرم قیمت"]

    assert sheet.sheet_view.rightToLeft is True
    assert [cell.value for cell in sheet[5]][:3] == ["TOTAL", None, "جمع همهٔ سطرها"]
    assert [sheet.cell(2, column).protection.locked for column in (1, 9, 10, 11, 12, 13)] == [
        True, True, False, False, False, False,
    ]  # fmt: skip
    assert sheet.column_dimensions["N"].hidden is True
    assert book.custom_doc_props["Gozin-Currency"].value == "EUR"


def test_the_same_form_gives_the_same_bytes():
    assert write(form(), Language.EN, made_at=MADE_AT) == write(
        form(), Language.EN, made_at=MADE_AT
    )


def test_the_file_is_read_in_the_child_process():
    upload = receive(
        "prices.csv",
        csv("C-1,12,,,"),
        reader="vendor_data.costs.price_workbook:read",
        kinds=frozenset({Kind.TABLE}),
    )

    assert upload.value == read(csv("C-1,12,,,"))


@pytest.mark.parametrize("name", [n for n in REFUSALS if n.endswith((".csv", ".xlsx"))])
def test_a_hostile_file_is_refused_before_its_prices_are_looked_for(name):
    with pytest.raises(Problem, match=REFUSALS[name]):
        receive(
            name,
            shared(f"hostile/{name}").read_bytes(),
            reader="vendor_data.costs.price_workbook:read",
            kinds=frozenset({Kind.WORKBOOK, Kind.TABLE}),
        )


def test_a_file_without_named_columns_is_refused():
    with pytest.raises(Problem, match="a price form has at least a code and a price"):
        read(b"1,2,3\n4,5,6\n")


def test_an_untouched_form_is_all_open_and_never_0():
    asked = form()

    found = read_price_form(write(asked, Language.EN, made_at=MADE_AT), asked)

    assert {line.unit_price.kind for line in found.offer.lines} == {PriceKind.BLANK}
    assert found.missing == asked.lines
    assert (found.doubts, found.extra, found.is_other_form) == ((), (), False)
