import io
from dataclasses import replace

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import Font

from tests.vendor_data.costs.forms import LINES, MADE_AT, csv, form, opened, saved
from tests.vendor_data.costs.lines import stated
from vendor_data.costs.arithmetic import TOTAL
from vendor_data.costs.cost_line import Unit
from vendor_data.costs.price_form import Field
from vendor_data.costs.price_reading import read_price_form, settled, typed
from vendor_data.costs.price_rows import VAGUE_HEAD
from vendor_data.costs.price_workbook import write
from vendor_data.price import PriceKind
from workbench.language import Language
from workbench.problem import Problem


def reading(*lines, currency="EUR", **more):
    return read_price_form(csv(*lines, **more), form(currency))


def told(found):
    return [(d.line, d.field.value, d.reason.rpartition("} ")[2], d.readings) for d in found.doubts]


def test_amounts_and_words_of_every_kind_are_read_beside_their_raw_text():
    found = reading(
        'C-1,"1,234.50",,,',
        "c 2,included,,,for two years",
        "C-۳,۲۵۰٫۵,,,",
        "TOTAL,,123456,,",
    )

    lic, sup, tra = found.offer.lines
    assert (lic.unit_price.raw, lic.unit_price.amount) == ("1,234.50", 123450)
    assert (sup.unit_price.kind, sup.unit_price.amount, sup.remark) == (
        PriceKind.INCLUDED, None, "for two years",
    )  # fmt: skip
    assert tra.unit_price.amount == 25050
    assert found.offer.total.amount == 12345600
    assert found.doubts == ()


def test_three_digits_behind_a_mark_are_thousands_where_the_currency_has_two_places():
    found = reading('C-1,"1,234",,,', "C-2,1.234,,,")

    assert [line.unit_price.amount for line in found.offer.lines[:2]] == [123400, 123400]
    assert found.doubts == ()


def test_a_dinar_has_three_places_so_both_readings_are_asked():
    found = reading('C-1,"1,234",,,', currency="KWD")

    assert told(found) == [("lic", "unit", "can be read in two ways", (1234, 1234000))]


def test_tomans_and_other_currencies_are_kept_with_what_they_are():
    found = reading("C-1,۵۰۰ هزار تومان,,,", "C-2,20 USD,,,", currency="IRR")

    assert [(line.currency, line.unit_price.amount) for line in found.offer.lines[:2]] == [
        ("IRR", 5_000_000),
        ("USD", 2000),
    ]
    assert found.doubts == ()


def test_a_line_in_two_currencies_is_asked_about():
    found = reading("C-1,20 USD,40 EUR,,")

    assert told(found) == [("lic", "total", "is in another currency than its line", ())]


@pytest.mark.parametrize("line", ["open,500 USD", '"=5 USD",500 USD'])
def test_a_line_is_in_the_currency_of_its_amount(line):
    found = reading(f"C-1,{line},,")

    assert (found.offer.lines[0].currency, found.offer.lines[0].total.amount) == ("USD", 50000)


def test_an_amount_of_another_currency_is_no_choice_for_its_line():
    found = reading("C-1,10 EUR,,,", "C-1,12 USD,,,", "TOTAL,,1000 USD,,")

    assert told(found) == [
        ("lic", "unit", "prices a line once more, and differently", (1000,)),
        (TOTAL, "total", "is in another currency than its line", ()),
    ]


@pytest.mark.parametrize(
    "written", ["12 EUR per unit", "12 EUR per piece", "۱۲ یورو هر واحد", "۱۲ یورو برای هر عدد"]
)
def test_a_price_for_a_piece_is_certain_where_pieces_are_asked_and_asked_where_users_are(written):
    lines = (LINES[0], replace(LINES[0], id="box", code="C-9", unit=Unit.UNIT))
    found = read_price_form(csv(f"C-1,{written},,,", f"C-9,{written},,,"), form(lines=lines))

    assert {line.unit_price.amount for line in found.offer.lines} == {1200}
    assert told(found) == [("lic", "unit", "is for another unit or time than was asked", (1200,))]


def test_another_unit_or_time_is_asked_about_with_what_a_year_would_be():
    found = reading("C-1,12 per user,,,", "C-2,500 / month,,,", "C-3,80 per hour,,,")

    assert told(found) == [
        ("sup", "unit", "is for another unit or time than was asked", (50000, 600000)),
        ("tra", "unit", "is for another unit or time than was asked", (8000,)),
    ]


def test_what_is_unreadable_negative_or_too_fine_is_asked_about():
    found = reading("C-1,about ten,,,", "C-2,-5,,,", "C-3,1.2345,,,")

    assert told(found) == [
        ("lic", "unit", "is not a number", ()),
        ("sup", "unit", "is negative", ()),
        ("tra", "unit", "has more decimal places than its currency", ()),
    ]


def test_a_line_priced_twice_is_asked_about_only_if_the_prices_differ():
    found = reading("C-1,12,,,", "C-2,5,,,", "C-1,15,,,", "C-2,5.00,,,")

    assert told(found) == [
        ("lic", "unit", "prices a line once more, and differently", (1200, 1500))
    ]
    assert found.doubts[0].place == "line 2, line 4"


def test_an_amount_beside_the_word_included_is_a_contradiction():
    (doubt,) = reading("C-1,included,500,,").doubts

    assert (doubt.key, doubt.readings) == (("lic", Field.TOTAL), (50000,))
    assert doubt.reason.endswith("another cell of the line says something else")


def test_words_that_differ_from_figures_are_no_doubt_but_kept_for_the_rule():
    found = reading("C-3,100,1000,one thousand two hundred,", "TOTAL,,5000,five thousand,")

    assert (found.offer.lines[2].total.amount, found.offer.lines[2].total.words) == (
        100000,
        120000,
    )
    assert (found.offer.total.amount, found.offer.total.words) == (500000, 500000)
    assert found.doubts == ()


def test_a_price_for_something_that_nobody_asked_is_kept_as_it_stands():
    found = reading("C-1,1,,,", "C-9,777,,,a ninth", "Section two,,,,")

    assert [(each.place, each.text) for each in found.extra] == [
        ("line 3", "C-9 | 777 | a ninth"), ("line 4", "Section two"),
    ]  # fmt: skip


def test_a_total_without_its_code_is_still_the_total():
    found = reading("جمع کل,,900,,")

    assert found.offer.total.amount == 90000


@pytest.mark.parametrize("title", ["Total net", "Grand total (excl. VAT)", "جمع کل بدون مالیات"])
def test_a_total_keeps_the_words_that_say_what_it_is_with(title):
    found = reading(f"{title},,900,,")

    assert found.offer.total.amount == 90000
    assert [title in each.text for each in found.extra] == [True]


@pytest.mark.parametrize("title", ["Subtotal licences", "Total USD", "Total without option"])
def test_what_is_no_total_of_all_is_kept_as_it_stands(title):
    found = reading(f"{title},,900,,")

    assert found.offer.total.amount is None
    assert [title in each.text for each in found.extra] == [True]


def test_a_total_net_and_a_total_gross_are_both_offered():
    found = reading("Total net,,900,,", "VAT,,90,,", "Total gross,,990,,")

    (doubt,) = [each for each in found.doubts if each.line == TOTAL]
    assert doubt.readings == (90000, 99000)


def filled(fill):
    book = opened(write(form(), Language.EN, made_at=MADE_AT))
    fill(book["Price form"])
    return read_price_form(saved(book), form())


def test_a_number_and_a_hidden_id_that_do_not_agree_are_asked_about():
    def fill(sheet):
        sheet["J2"] = "10"
        sheet["A2"] = "C-2"
        sheet["A3"] = ""

    found = filled(fill)

    assert [doubt.line for doubt in found.doubts] == ["sup"]
    assert "do not agree" in found.doubts[0].reason


def test_a_formula_is_asked_about_unless_it_gives_what_the_line_multiplies_to():
    found = reading("C-1,2,=B2*120,,")

    assert found.doubts[0].field is Field.TOTAL


def test_merged_and_struck_prices_are_asked_about():
    def fill(sheet):
        sheet["J2"] = "10"
        sheet.merge_cells("J2:J3")
        sheet["J4"] = "5"
        sheet["J4"].font = Font(strike=True)

    found = filled(fill)

    assert [(doubt.line, doubt.place) for doubt in found.doubts] == [
        ("sup", "Price form!J3"),
        ("tra", "Price form!J4"),
    ]


def test_what_stands_under_merged_cells_or_goes_on_below_them_is_told():
    book = openpyxl.Workbook()
    for row in (
        ("Code", "Unit price", "Valid", "Rebate"),
        ("C-1", 10, "one year", "10 % off in all"), ("C-2", 20, "if signed", None), ("C-3", 30),
    ):  # fmt: skip
        book.active.append(row)
    book.active.merge_cells("D2:D4")
    book.active.merged_cells.add("B3:C3")  # the text below stays, as some programs leave it

    found = read_price_form(saved(book), form())

    kept, (lic, sup, tra) = "Rebate: 10 % off in all", found.offer.lines
    assert [lic.remark, tra.remark] == [f"Valid: one year\n{kept}", kept]
    assert sup.remark == f"{kept}\nif signed"


SILENT = [
    ("the currency of the number format", ("Code", "Unit price"), (100,), "#,##0.00 [$$-409]",
     ("USD", 100_00), ()),
    ("a format in the currency that was asked", ("Code", "Unit price"), (100,), '0.00\\ "€"',
     ("EUR", 100_00), ()),
    ("a column of currencies", ("Code", "Currency", "Unit price"), ("USD", 100), "0",
     ("USD", 100_00), ()),
    ("millions in the head", ("Code", "Unit price in M EUR"), (0.1,), "0", ("EUR", 100_000_00), ()),
    ("months in the head", ("Code", "Unit price (per month)"), (100,), "0",
     ("EUR", 100_00), ("is for another unit or time than was asked",)),
    ("months in a column beside", ("Code", "Period", "Unit price"), ("monthly", 100), "0",
     ("EUR", 100_00), ("is for another unit or time than was asked",)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("head", "row", "shown_as", "meant", "reasons"), [each[1:] for each in SILENT],
    ids=[each[0] for each in SILENT],
)  # fmt: skip
@pytest.mark.parametrize("is_plain", [True, False])
def test_what_stands_beside_a_figure_and_not_in_it_is_not_passed_over(
    *, head, row, shown_as, meant, reasons, is_plain
):
    book = openpyxl.Workbook()
    book.active.append(head)
    book.active.append(("C-1", *row))
    book.active.cell(2, len(head)).number_format = shown_as
    if not is_plain:
        book.active.merge_cells("F8:G8")

    found = read_price_form(saved(book), form())

    offered = found.offer.lines[0]
    assert (offered.currency, offered.unit_price.amount) == meant
    assert [doubt.reason.rpartition("} ")[2] for doubt in found.doubts] == list(reasons)


def test_a_head_of_two_lines_tells_unit_prices_from_totals():
    book = openpyxl.Workbook()
    for row in (("Code", "Prices"), (None, "Unit price", "Line total"), ("C-1", 100, 12000)):
        book.active.append(row)
    book.active.merge_cells("B1:C1")

    found = read_price_form(saved(book), form())

    lic = found.offer.lines[0]
    assert (lic.unit_price.amount, lic.total.amount, found.doubts) == (10000, 1200000, ())


def test_net_and_gross_side_by_side_are_asked_by_the_names_of_their_columns():
    found = reading("C-1,100,109", header="code,net,gross")

    assert [(d.found, d.readings) for d in found.doubts if d.line == "lic"] == [
        ("net: 100 / gross: 109", (10000, 10900))
    ]


def test_an_offer_is_there_once_every_doubt_is_decided():
    found = reading("C-1,about ten,,,", "C-2,500 / month,,,")

    with pytest.raises(Problem, match="2 doubtful prices are not decided yet"):
        settled(found, {})
    offer = settled(
        found, {("lic", Field.UNIT): stated(PriceKind.OPEN), ("sup", Field.UNIT): stated(600000)}
    )
    assert [line.unit_price.amount for line in offer.lines] == [None, 600000, None]
    assert offer.lines[0].unit_price.kind is PriceKind.OPEN


def test_deciding_the_words_leaves_the_figures():
    found = reading("C-3,,1000,یک میلیون و پانصد,")
    (doubt,) = found.doubts

    offer = settled(found, {doubt.key: stated(120000)})

    assert (doubt.field, offer.lines[2].total.amount, offer.lines[2].total.words) == (
        Field.WORDS, 100000, 120000,
    )  # fmt: skip


def test_amounts_typed_on_the_screen_are_read_by_the_same_rules():
    found = typed(
        form("IRR"),
        {("lic", Field.UNIT): "۵۰۰ هزار تومان", ("sup", Field.UNIT): "free",
         (TOTAL, Field.TOTAL): "about"},
    )  # fmt: skip

    assert [line.unit_price.amount for line in found.offer.lines] == [5_000_000, None, None]
    assert [(doubt.line, doubt.place) for doubt in found.doubts] == [(TOTAL, "TOTAL")]
    assert found.missing == (LINES[2],)


def test_a_form_of_another_request_is_noticed():
    sent = write(replace(form(), rfp_id="RFP-8"), Language.EN, made_at=MADE_AT)

    assert read_price_form(sent, form()).is_other_form is True


def test_what_a_price_form_says_in_text_boxes_and_on_its_margins_is_extra():
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("Prices")
        for row, cells in enumerate((("کد", "مبلغ واحد"), ("C-1", 100))):
            sheet.write_row(row, 0, cells)
        sheet.insert_textbox("H2", "10 % discount until May")
        sheet.set_footer("&CPrices exclude VAT")
    found = read_price_form(made.getvalue(), form())

    assert found.offer.lines[0].unit_price.amount == 10_000
    assert [(one.place, one.text) for one in found.extra] == [
        ("text box 1", "10 % discount until May"), ("header or footer 1", "Prices exclude VAT"),
    ]  # fmt: skip
    assert (found.unread_sheets, found.doubts) == ((), ())


@pytest.mark.parametrize("name", [None, "Preis je Einheit"])
@pytest.mark.parametrize("language", Language)
def test_prices_under_a_name_that_was_lost_or_nobody_knows_are_asked_and_none_is_dropped(
    name, language
):
    asked = form()
    book = opened(write(asked, language, made_at=MADE_AT))
    sheet = book.worksheets[1]
    sheet.cell(1, 10).value = name
    for row in (2, 3, 4):
        sheet.cell(row, 10).value = row + 0.5
    found = read_price_form(saved(book), asked)

    assert [(doubt.place.rpartition("!")[2], doubt.reason) for doubt in found.doubts] == [
        (f"J{row}", VAGUE_HEAD) for row in (2, 3, 4)
    ]
    assert [doubt.readings for doubt in found.doubts] == [(250,), (350,), (450,)]
    assert found.missing == ()
