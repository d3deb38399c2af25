"""Response files as vendors really send them back: one honest table, spoilt in many ways.

Each way tells what it must lead to. SURE: every answer is taken as it was meant. ASKED: some may
wait for a person, but the meant answer is among those offered; none is lost, none is another one.
WORDS: nothing answers, but what was written is shown. Of each way, no word is lost.
"""

import io
from enum import StrEnum

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from tests.vendor_data.responses import MADE_AT, asked, form, saved
from vendor_data.answer import ENGLISH, PERSIAN, Code
from vendor_data.answers.side_data import WrittenAnswer
from vendor_data.workbook import write
from workbench.language import Language

COUNT = 14
ASKED = asked(COUNT)
MEANT = {one.id: list(Code)[at % 7] for at, one in enumerate(ASKED)}
HEAD = ["Code", "Requirement", "Answer", "Comment"]
ARABIC = str.maketrans("یک", "يك")
ARABIC_LETTERS = {**ARABIC, 0x200C: " ", 0x654: None}
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Outcome(StrEnum):
    SURE = "sure"
    ASKED = "asked"
    WORDS = "words"


def lines(words=ENGLISH):
    return [[one.code, one.text, words[MEANT[one.id]], f"words on {one.code}"] for one in ASKED]


def book(rows, *, at=(1, 1), title="Answers"):
    made = openpyxl.Workbook()
    made.active.title = title
    put(made.active, rows, at)
    return made


def put(sheet, rows, at=(1, 1)):
    for down, row in enumerate(rows):
        for along, value in enumerate(row):
            if value != "":
                sheet.cell(at[0] + down, at[1] + along, value)


def table(change=lambda line: line, head=HEAD, words=ENGLISH):
    return [head, *(change(line) for line in lines(words))]


def text(rows, mark=",", encoding="utf-8"):
    quoted = ([f'"{value}"' if mark in value else value for value in row] for row in rows)
    return "\r\n".join(mark.join(row) for row in quoted).encode(encoding)


def codes(spelled):
    return table(lambda line: [spelled(line[0]), *line[1:]])


def answers_spelled(spelled, words=ENGLISH):
    return table(lambda line: [*line[:2], spelled(line[2]), line[3]], words=words)


def with_cover():
    made = book(table())
    cover = made.create_sheet("Cover", 0)
    put(cover, [["Acme Ltd"], ["Response to your RFP"], ["Contact", "a@example.invalid"]])
    put(made.create_sheet("Our notes"), [["Thank you"], ["Prices follow"]])
    return made


def with_hidden_rows():
    made = book(table())
    made.active.auto_filter.ref = f"A1:D{COUNT + 1}"
    for row in (3, 7):
        made.active.row_dimensions[row].hidden = True
    return made


def with_merged_head():
    made = book([["Vendor response to the requirements"], *table()])
    made.active.merge_cells("A1:D1")
    return made


def on_sheets():
    made, rows = book(table()[:6], title="Sales"), lines()
    for name, part in (("Service", rows[5:9]), ("IT", rows[9:])):
        put(made.create_sheet(name), [HEAD, *part])
    return made


def with_colours():
    made = book(table())
    for row in made.active.iter_rows(min_row=2):
        row[2].fill = PatternFill("solid", fgColor="FF92D050")
    return made


def with_notes():
    made = book(table())
    made.active["C3"].comment = Comment("only with module X, from 2028", "Vendor")
    made.active["B5"].comment = Comment("we read this as one office", "Vendor")
    made.active["D1"].comment = Comment("our remarks are in English", "Vendor")
    return made


def with_struck_answers():
    made = book(table())
    made.active["C2"].font = Font(strike=True)
    made.active["C4"] = CellRichText(TextBlock(InlineFont(strike=True), made.active["C4"].value))
    return made


def with_hidden_column(letter):
    made = book(table(lambda line: [*line, f"not sure of {line[0]}"], head=[*HEAD, "Inside"]))
    made.active.column_dimensions[letter].hidden = True
    return made


def with_hidden_notes():
    made = book(table())
    notes = made.create_sheet("Notes")
    put(notes, [["Call Mina first"], ["Discount only after the demo", "ask Reza"]])
    notes.sheet_state = "hidden"
    return made


def without_head(_book, sheet):
    sheet.delete_rows(1)


def with_more_columns(_book, sheet):
    sheet.delete_rows(1)
    sheet.insert_cols(3)
    for row in sheet.iter_rows():
        row[2].value = f"seen by Mina: {row[0].value}"


def with_remarks(book_, sheet):
    for row in sheet.iter_rows(min_row=2):
        sheet.cell(row[0].row, 21, f"stray words on {row[0].value}")
    put(book_.worksheets[0], [["Please read our letter first"]], (30, 2))


def ours(language, change):
    given = {one.id: WrittenAnswer(code=MEANT[one.id], comment="ours") for one in ASKED}
    made = openpyxl.load_workbook(
        io.BytesIO(write(form(COUNT), language, made_at=MADE_AT, answers=given))
    )
    change(made, made.worksheets[1])
    return made


def shuffled(_book, sheet):
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    for row, values in enumerate(sorted(rows, key=lambda row: row[0][::-1]), start=2):
        for column, value in enumerate(values, start=1):
            sheet.cell(row, column).value = value


def without_codes(_book, sheet):
    for row in sheet.iter_rows(min_row=2):
        row[0].value = None


def without_ids(_book, sheet):
    sheet.delete_cols(18, 2)


def translated(_book, sheet):
    for cell, title in zip(sheet[1], ("Kode", "Anforderung", "Rang", "Pflicht", "Antwort", "Sonst"),
                           strict=False):  # fmt: skip
        cell.value = title


def numbered_before(_book, sheet):
    sheet.insert_cols(1)
    sheet["A1"] = "No."
    for at, row in enumerate(sheet.iter_rows(min_row=2), start=1):
        row[0].value = at


def without_hidden(_book, sheet):
    sheet.delete_cols(18, 2)


def as_numbers(_book, sheet):
    without_hidden(_book, sheet)
    for at, row in enumerate(sheet.iter_rows(min_row=2), start=1):
        row[0].value = at


def in_parts(book_, sheet):
    """Cut the answers into three sheets, of which the first alone keeps the head."""
    without_hidden(book_, sheet)
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    for name, part in (("A", rows[:6]), ("B", rows[6:10]), ("C", rows[10:])):
        put(book_.create_sheet(name), [["" if one is None else one for one in row] for row in part])
    del book_[sheet.title]


def shown_lists(book_, _sheet):
    for each in book_.worksheets:
        each.sheet_state = "visible"


def codes_shifted(_book, sheet):
    without_hidden(_book, sheet)
    codes = [row[0].value for row in sheet.iter_rows(min_row=2)]
    for row, code in zip(sheet.iter_rows(min_row=2), codes[1:] + codes[:1], strict=True):
        row[0].value = code


def answers_in(column):
    def change(_book, sheet):
        for row in sheet.iter_rows(min_row=2):
            row[column].value, row[4].value = row[4].value, None

    return change


FRAME = (
    "[Threaded comment]\n\nYour version of Excel allows you to read this; any edits get removed. "
    "Learn more: https://go.microsoft.com/fwlink/?linkid=870924\n\nComment:\n    "
)


def discussed(_book, sheet):
    for row in sheet.iter_rows(min_row=2):
        row[4].comment, row[4].value = Comment(f"{FRAME}{row[4].value}", "Vendor"), None


def as_formulas(_book, sheet):
    for row in sheet.iter_rows(min_row=2):
        row[4].value = f'="{row[4].value}"'


def with_legend():
    """Put the names of four codes to the right of the table, one of them beside its head."""
    made = book(answers_spelled(lambda word: f"1 - {word}"), at=(3, 1))
    put(made.active, [[word] for word in list(ENGLISH.values())[:4]], at=(1, 6))
    return made


def google_style(data):
    """Return a workbook as Google Sheets exports it: without names, hidden sheets, locks, styles.

    Its strings stand inside their cells, as openpyxl writes them; XlsxWriter's are shared.
    """
    made = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in made.worksheets:
        if sheet.sheet_state != "visible":
            del made[sheet.title]
    made.defined_names.clear()
    made.custom_doc_props.props.clear()
    for sheet in made.worksheets:
        sheet.data_validations.dataValidation.clear()
        sheet.conditional_formatting = type(sheet.conditional_formatting)()
        sheet.protection.sheet = False
        for row in sheet.iter_rows():
            for cell in row:
                cell.style = "Normal"
    return saved(made)


def ways():
    """Yield each way's name, what it leads to, and the file."""
    persian = ["کد نیازمندی", "شرح نیازمندی", "پاسخ پیشنهاددهنده", "توضیحات"]
    sure = {
        "as it should be": book(table()),
        "columns turned round": book([row[::-1] for row in table()]),
        "renamed": book(table(head=["Req. ID", "Description", "Vendor Response", "Remarks"])),
        "renamed in Persian": book(table(head=persian, words=PERSIAN)),
        "in capitals with stars": book(table(head=["CODE *", "REQUIREMENT", "ANSWER*", "COMMENT"])),
        "two lines of head": book([["Requirement", "", "Vendor", ""], *table()]),
        "a merged title": with_merged_head(),
        "far down and to the right": book(table(), at=(9, 4)),
        "with other sheets": with_cover(),
        "one sheet for each team": on_sheets(),
        "a coloured column": with_colours(),
        "Persian digits": book(codes(lambda code: code.translate(PERSIAN_DIGITS))),
        "Arabic digits": book(codes(lambda code: code.translate(ARABIC_DIGITS))),
        "zero-width marks": book(codes(lambda code: f"\u200f{code[:2]}\u200b{code[2:]}\u200e ")),
        "no-break spaces round it": book(codes(lambda code: f"\u00a0{code}\u00a0")),
        "Arabic letters": book(answers_spelled(lambda w: w.translate(ARABIC), PERSIAN)),
        "no half-spaces": book(answers_spelled(lambda w: w.replace("\u200c", ""), PERSIAN)),
        "spaces for half-spaces": book(
            answers_spelled(lambda w: w.replace("\u200c", " "), PERSIAN)
        ),
        "stray spaces and case": book(answers_spelled(lambda word: f"  {word.upper()} .")),
        "every row twice, alike": book([HEAD, *lines(), *lines()]),
        "head repeated": book([*table()[:8], *[HEAD], *table()[8:]]),
        "sections and blanks": book(
            [HEAD, ["", "1. Sales"], *lines()[:5], [], ["", "2. Service"], *lines()[5:]]
        ),
        "notes below": book([*table(), [], ["Prepared by A. Nonymous"], ["Valid for 90 days"]]),
        "semicolons": text(table(), ";"),
        "semicolons and a decimal comma": text(table(lambda x: [*x[:3], "1,5 days"]), ";"),
        "tabs in UTF-16": text(table(), "\t", "utf-16"),
        "Persian in UTF-8 with a mark": text(table(words=PERSIAN), ",", "utf-8-sig"),
        "codes before the words": book(
            table(lambda x: [f"{x[0]}: {x[1]}", *x[2:]], head=HEAD[1:]),
        ),
        "our form, shuffled": ours(Language.FA, shuffled),
        "our form without codes": ours(Language.EN, without_codes),
        "our form without ids": ours(Language.FA, without_ids),
        "remarks beside the table": book(table(lambda line: [*line, f"beside {line[0]}"])),
        "a column of their own": book(
            table(lambda line: [*line, f"team of {line[0]}"], head=[*HEAD, "Our team"])
        ),
        "remarks above the head": book([["Offer of Aban"], ["", "Valid for 90 days"], *table()]),
        "the head at the bottom": book([*lines(), HEAD]),
        "the head below seventy lines": book([*lines(), *[["Section"]] * 70, HEAD]),
        "a hidden sheet of notes": with_hidden_notes(),
        "our form without its head": ours(Language.FA, without_head),
        "our form without its head, with a column more": ours(Language.EN, with_more_columns),
        "our form with remarks": ours(Language.EN, with_remarks),
        "our form with titles in German": ours(Language.EN, translated),
        "our form with numbers before it": ours(Language.EN, numbered_before),
        "our form in parts without heads": ours(Language.EN, in_parts),
        "our form with its lists shown": ours(Language.FA, shown_lists),
        "a column of words named like the answers": book(
            [
                [*line[:2], words, *line[2:]]
                for line, words in zip(
                    table(),
                    ["Our response", *(f"told in {at}" for at in range(COUNT))],
                    strict=True,
                )
            ]
        ),
        "our form through Google": google_style(saved(ours(Language.FA, shuffled))),
    }
    asked_ = {
        "codes without a dash": book(codes(lambda code: code.replace("-", ""))),
        "codes with a space": book(codes(lambda code: code.replace("-", " "))),
        "codes with another dash": book(codes(lambda code: code.replace("-", "–"))),
        "codes without a zero": book(codes(lambda code: code.replace("-0", "-"))),
        "codes in brackets": book(codes(lambda code: f"[{code}]")),
        "codes with a remark": book(codes(lambda code: f"{code} (must)")),
        "codes in brackets behind the words": book(
            [
                ["Requirement", "Answer", "Comment"],
                *([f"{one[1]}\n({one[0]})", *one[2:]] for one in lines()),
            ]
        ),
        "answers named as such": book(answers_spelled(lambda word: f"Answer: {word}")),
        "codes in a sentence": book(codes(lambda code: f"Requirement {code}")),
        "codes lost": book(codes(lambda _: "")),
        "codes as running numbers": book(
            [HEAD, *([at, *line[1:]] for at, line in enumerate(lines(), start=1))]
        ),
        "codes before other words": book(
            table(lambda x: [f"[{x[0]}] in short: {x[1][-4:]}", *x[2:]], head=HEAD[1:]),
        ),
        "remarks in the answer": book(answers_spelled(lambda word: f"{word} (see page 3)")),
        "answers with a dash": book(answers_spelled(lambda word: f"{word} - as agreed")),
        "filtered rows": with_hidden_rows(),
        "an answer column without a name": book(table(head=["Code", "Requirement", "", "Comment"])),
        "one row twice, and differently": book(
            [*table(), [ASKED[0].code, ASKED[0].text, "Roadmap", "or later"]]
        ),
        "Windows-1256": text(
            answers_spelled(lambda w: w.translate(ARABIC_LETTERS), PERSIAN),
            ";",
            "cp1256",
        ),
        "a column for each code": book(
            [
                ["Code", "Requirement", *ENGLISH.values()],
                *(
                    [*line[:2], *("x" if line[2] == word else "" for word in ENGLISH.values())]
                    for line in lines()
                ),
            ]
        ),
        "notes on cells": with_notes(),
        "answers struck through": with_struck_answers(),
        "answers in a hidden column": with_hidden_column("C"),
        "remarks in a hidden column": with_hidden_column("E"),
        "two columns of answers": book(
            table(lambda x: [*x, "Roadmap" if x[2] == "Full" else x[2]], head=[*HEAD, "Answer IT"])
        ),
        "a column for each code, with words": book(
            [
                ["Code", "Requirement", *ENGLISH.values()],
                *(
                    [*x[:2], *(f"in part {x[0]}" if x[2] == w else "" for w in ENGLISH.values())]
                    for x in lines()
                ),
            ]
        ),
        "our form with running numbers as codes": ours(Language.EN, as_numbers),
        "our form with its codes moved by one": ours(Language.EN, codes_shifted),
        "our form with answers under evidence": ours(Language.EN, answers_in(6)),
        "our form with answers under priority": ours(Language.FA, answers_in(2)),
        "our form with answers in discussions": ours(Language.EN, discussed),
        "our form with answers as formulas": ours(Language.EN, as_formulas),
        "a legend beside the head": with_legend(),
        "the answer in the comment": book(table(lambda x: [x[0], x[1], "", x[2]])),
    }
    words = {
        "words beside blanks": book(table(lambda x: [x[0], x[1], "", f"we do {x[0]} from May on"])),
        "words beside the table alone": book(table(lambda x: [*x[:2], "", "", f"later {x[0]}"])),
        "words beside numbers": book(table(lambda x: [x[0], x[1], 3, x[3]])),
    }
    for outcome, files in (
        (Outcome.SURE, sure),
        (Outcome.ASKED, asked_),
        (Outcome.WORDS, words),
    ):
        for name, made in files.items():
            yield name, outcome, made if isinstance(made, bytes) else saved(made)
