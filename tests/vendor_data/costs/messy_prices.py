"""Price forms as vendors really send them back: one honest form, spoilt in many ways.

Each way is a name, the file, the words that the vendor wrote into it, and whether every price of it
is certain. The prices that are meant are the same in all of them.
"""

from openpyxl.comments import Comment
from openpyxl.styles import Font

from tests.vendor_data.costs.forms import MADE_AT, csv, form, opened, saved
from tests.vendor_data.messy import google_style
from vendor_data.costs.price_workbook import write
from workbench.language import Language

MEANT = {"lic": 1000, "sup": 2000, "tra": 3000}  # minor units
UNIT, TOTAL, REMARK, LAST = 10, 11, 13, 15  # columns of our form over two years


def filled(change, language=Language.EN):
    book = opened(write(form(), language, made_at=MADE_AT))
    sheet = book.worksheets[1]
    for row, amount in ((2, 10), (3, 20), (4, 30)):
        sheet.cell(row, UNIT, amount)
        sheet.cell(row, REMARK, f"remark {row}")
    sheet.cell(5, TOTAL, 900)
    change(book, sheet)
    return saved(book)


def nothing(_book, _sheet):
    """Leave the form as it was filled in."""


def stray_column(_book, sheet):
    for row in (2, 3, 5):
        sheet.cell(row, LAST + 2, f"stray {row}")


def discount(_book, sheet):
    sheet.cell(1, LAST + 1, "Discount")
    sheet.cell(2, LAST + 1, "15 % from May on")


def words_round_it(_book, sheet):
    sheet.cell(7, 1, "All prices exclude VAT")
    sheet.cell(9, 3, "valid until 1 May")
    sheet.insert_rows(1, 2)
    sheet.cell(1, 1, "Offer of Aban")


def two_totals(_book, sheet):
    sheet.cell(6, 3, "Grand total")
    sheet.cell(6, TOTAL, 1100)
    sheet.cell(6, REMARK, "incl. VAT")


def remark_on_total(_book, sheet):
    sheet.cell(5, REMARK, "without VAT")


def hidden_row(_book, sheet):
    sheet.row_dimensions[3].hidden = True


def hidden_column(_book, sheet):
    sheet.column_dimensions["J"].hidden = True


def hidden_sheet(book, _sheet):
    sheet = book.create_sheet("Notes")
    sheet["B2"] = "we may go down by 5 %"
    sheet.sheet_state = "hidden"


def noted(_book, sheet):
    sheet.cell(2, UNIT).comment = Comment("excl. VAT", "Vendor")
    sheet.cell(3, 3).comment = Comment("in Tehran only", "Vendor")
    sheet.cell(1, TOTAL).comment = Comment("rounded to tens", "Vendor")


def struck(_book, sheet):
    sheet.cell(4, UNIT).font = Font(strike=True)


def without_head(_book, sheet):
    sheet.delete_rows(1)


def head_at_bottom(_book, sheet):
    head = [cell.value for cell in sheet[1]]
    sheet.delete_rows(1)
    for column, title in enumerate(head, start=1):
        sheet.cell(40, column, title)


def other_volumes(_book, sheet):
    sheet.cell(2, 7, 55)
    sheet.cell(4, 3, "Training days, online only")


def in_instructions(book, _sheet):
    book.worksheets[0]["B20"] = "see our letter of Monday"


def another_row(_book, sheet):
    sheet.cell(7, 1, "C-1")
    sheet.cell(7, REMARK, "for the first year alone")


def ways():
    """Yield each way's name, the file, its words, and whether no price waits for a person."""
    remarks = ("remark 2", "remark 3", "remark 4")
    sure = {
        "as it should be": (nothing, ()),
        "a column without a name": (stray_column, ("stray 2", "stray 3", "stray 5")),
        "a column of their own": (discount, ("Discount: 15 % from May on",)),
        "words above and below": (
            words_round_it, ("All prices exclude VAT", "valid until 1 May", "Offer of Aban"),
        ),
        "a remark on the total": (remark_on_total, ("without VAT",)),
        "a hidden sheet": (hidden_sheet, ("we may go down by 5 %",)),
        "the head at the bottom": (head_at_bottom, ()),
        "other volumes and another line": (
            other_volumes, ("Start: 55", "Training days, online only"),
        ),
        "words in the instructions": (in_instructions, ("see our letter of Monday",)),
        "another row with words": (another_row, ("for the first year alone",)),
    }  # fmt: skip
    asked = {
        "two totals": (two_totals, ("incl. VAT", "1100")),
        "a hidden row": (hidden_row, ()),
        "a hidden column": (hidden_column, ()),
        "notes": (noted, ("excl. VAT", "in Tehran only", "rounded to tens")),
        "struck through": (struck, ()),
        "without its head": (without_head, ()),
    }
    for is_sure, changes in ((True, sure), (False, asked)):
        for name, (change, words) in changes.items():
            for language in Language:
                titled = ("55",) if "Start: 55" in words and language is Language.FA else ()
                told = tuple(each for each in words if not (titled and each == "Start: 55"))
                made = filled(change, language)
                yield f"{name}, {language}", made, (*remarks, *told, *titled), is_sure
    for language in Language:
        through = google_style(filled(nothing, language))
        yield f"through Google, {language}", through, remarks, True
    plain = csv(
        "C-1,10,,,,15 %", "C-2,20,,,,", "C-3,30,,,,", ",,,,All prices exclude VAT,",
        header="code,unit price,line total,in words,remark,discount",
    )  # fmt: skip
    yield "a file of text", plain, ("discount: 15 %", "All prices exclude VAT"), True
