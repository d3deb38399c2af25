import io
from dataclasses import replace

import openpyxl
import pytest
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from tests.vendor_data.responses import MADE_AT as AT
from tests.vendor_data.responses import asked, csv, form, opened, saved
from vendor_data import answer_form
from vendor_data.answer import Code
from vendor_data.answers.side_data import NEEDED, Side, SideData, WrittenAnswer
from vendor_data.reconciliation import reconcile, settle
from vendor_data.workbook import read, write
from workbench.language import Language
from workbench.problem import Problem

THREE = asked()


def reconciled(*lines):
    return reconcile(THREE, read(csv(*lines)))


def given(found):
    return [(answer.requirement, answer.code) for answer in found.answers]


def sentences(found, language=Language.EN):
    return [doubt.sentence(language) for doubt in found.doubts]


def book(*rows):
    workbook = openpyxl.Workbook()
    workbook.active.title = "Answers"
    for row in rows:
        workbook.active.append(row)
    return workbook


def test_exact_codes_are_taken_and_what_is_missing_or_extra_is_named():
    found = reconciled("code,answer,comment", "R-01,Full,as is", "R-02,,", "R-99,No,what")

    assert given(found) == [(THREE[0].id, Code.FULL)]
    assert found.answers[0].comment == "as is"
    assert found.missing == THREE[1:]
    assert [(extra.place, extra.text) for extra in found.extra] == [("line 4", "R-99 | No | what")]
    assert found.doubts == ()


def test_both_languages_digits_and_stray_spaces_are_read():
    found = reconciled("کد;پاسخ", "R-۰۱; کامل ", "R-02;خير")

    assert given(found) == [(THREE[0].id, Code.FULL), (THREE[1].id, Code.NO)]
    assert found.doubts == ()


def test_one_requirement_answered_twice_waits_for_a_choice():
    found = reconciled("id,answer,price", "R-01,Full,120", "R-02,No,130", "R-01,No,10")

    assert given(found) == [(THREE[1].id, Code.NO)]
    assert sentences(found) == [
        "R-01 is answered more than once, and differently: line 2: Full; line 4: No; choose one",
        "R-01 has more than one price: line 2: 120; line 4: 10; none counts before a choice",
    ]
    assert [option.code for option in found.open_doubts[0].options] == [Code.FULL, Code.NO]
    assert [price.is_certain for price in found.prices] == [False, True, False]


def test_one_requirement_answered_twice_alike_is_taken_once():
    found = reconciled("id,answer", "R-01,Full", "R-01,Full")

    assert given(found) == [(THREE[0].id, Code.FULL)]
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("R-01,yes", "line 2 answers in other words (yes), which probably means Full"),
        ("R-01,Full / Roadmap", "line 2 gives several answers (Full / Roadmap); choose one"),
        ("R-01,5", "line 2 holds 5, which is none of the answer codes"),
        ("r 1,Full", "line 2 is numbered r 1, which is probably R-01"),
        ("R-01 (see annex),Full", "line 2 is numbered R-01 (see annex), which is probably R-01"),
        (
            "R-01 R-02,Full",
            "line 2 names several requirements (R-01 R-02); choose which one it answers",
        ),
        (
            f"R-01,{'x' * 40_000}",
            f"line 2 is over the length limit of 32,767 characters: {'x' * 600}…",
        ),
        ("r 1,yes", "line 2 answers in other words (yes), which probably means R-01: Full"),
    ],
)
def test_a_likely_answer_is_proposed_and_never_taken(line, sentence):
    found = reconciled("code,answer", line)

    assert sentences(found) == [sentence]
    assert found.answers == ()
    assert found.missing == THREE


def test_a_doubt_is_said_in_persian_too():
    found = reconciled("code,answer", "R-01,yes")

    assert sentences(found, Language.FA)[0].startswith("سطر ۲ با واژه‌های دیگری پاسخ داده است")


def test_a_comment_beside_a_blank_is_proposed_and_a_blank_stays_blank():
    found = reconciled("code,answer,comment", "R-01,,Roadmap", "R-02,,will follow")

    assert sentences(found) == [
        "line 2 is empty, but the comment says Roadmap, which probably means Roadmap",
        "line 3 gives no answer, but beside it stands: will follow",
    ]
    assert found.missing == THREE


def test_formulas_errors_notes_colours_hidden_rows_and_merged_cells_are_doubts_with_their_cell():
    workbook = book(
        ("Code", "Answer"), ("R-01", '="Fu"&"ll"'), ("R-02", "#N/A"), ("R-03",), ("R-03", "Full")
    )
    sheet = workbook.active
    sheet["B3"].data_type = "e"
    sheet["B4"].fill = PatternFill("solid", fgColor="FF00FF00")
    sheet["B4"].comment = Comment("No", "vendor")
    sheet.row_dimensions[5].hidden = True

    found = reconcile(THREE, read(saved(workbook)))

    assert sentences(found) == [
        (
            "R-03 is answered more than once, and differently: "
            "Answers!B4: No; Answers!B5: Full; choose one"
        ),
        'Answers!B2 is a formula without a value: ="Fu"&"ll"',
        "Answers!B3 is an error of the spreadsheet: #N/A",
    ]
    assert found.answers == ()


def test_a_hidden_row_and_a_merged_cell_are_asked_about():
    workbook = book(("Code", "Answer"), ("R-01", "Full"), ("R-02", "Full"), ("R-03",))
    workbook.active.row_dimensions[2].hidden = True
    workbook.active.merge_cells("B3:B4")

    found = reconcile(THREE, read(saved(workbook)))

    assert sentences(found) == [
        "Answers!B2 is in a hidden row, column or sheet and says Full",
        "Answers!B4 is part of a merged cell that says Full",
    ]
    assert given(found) == [(THREE[1].id, Code.FULL)]


def test_headers_are_found_below_a_title_in_two_rows_moved_and_renamed():
    workbook = book(
        ("Offer of Aban",),
        (),
        (None, "Vendor", None, "Requirement"),
        ("Remark", "response", "x", "code"),
        ("fine", "Full", "?", "R-01"),
        ("Section one",),
        (None, "No", None, "R-02"),
    )

    found = reconcile(THREE, read(saved(workbook)))

    assert given(found) == [(THREE[0].id, Code.FULL), (THREE[1].id, Code.NO)]
    assert found.answers[0].comment == "fine\nx: ?"
    assert [extra.text for extra in found.extra] == [
        "Offer of Aban", "Vendor | Requirement", "Section one",
    ]  # fmt: skip


def test_an_answer_column_without_a_known_name_is_found_by_its_content_and_said():
    found = reconciled("code,requirement,how", "R-01,a,Full", "R-02,b,No")

    assert sentences(found)[0] == "the column how at line 1 was taken for Answer"
    assert "به جای ستون «پاسخ»" in found.doubts[0].sentence(Language.FA)


def test_a_file_of_another_rfp_or_version_says_so():
    data = write(form(), Language.EN, made_at=AT)

    other = reconcile(THREE, read(data), rfp_id="RFP-8", version="1")
    older = reconcile(THREE, read(data), rfp_id="RFP-7", version="2")

    assert sentences(other) == ["the file belongs to the RFP RFP-7, this is RFP-8"]
    assert sentences(older) == ["the file answers version 1 of the RFP, now it is 2"]


def test_an_answer_to_another_wording_is_asked_about():
    workbook = opened(write(form(), Language.EN, made_at=AT))
    workbook["Answers"]["E2"] = "Full"
    workbook["Answers"]["B2"] = "The system may do thing 1"

    found = reconcile(THREE, read(saved(workbook)))

    assert sentences(found) == [
        "Answers!A2 answers another wording of R-01: The system may do thing 1"
    ]


def test_settling_needs_a_decision_on_every_open_doubt():
    found = reconciled("code,answer", "R-01,yes", "R-02,Full / No")

    with pytest.raises(Problem, match="line 3 is not decided yet"):
        settle(found, {0: 0})

    assert [answer.code for answer in settle(found, {0: 0, 1: None})] == [Code.FULL]
    assert [answer.code for answer in settle(found, {0: None, 1: 1})] == [Code.NO]


def test_two_likely_lines_for_one_requirement_cannot_both_be_chosen():
    found = reconciled("code,answer", "R-01,yes", "r1,No")

    assert len(found.open_doubts) == 1
    assert [option.place for option in found.open_doubts[0].options] == ["line 2", "line 3"]


def test_a_comment_in_a_table_of_the_vendors_own_is_proposed_and_never_taken_for_what_is_missing():
    found = reconcile(
        asked(3),
        read(csv(
            "code,answer,comment",
            "R-01,Partial,no export to PDF",
            "R-02,Roadmap,some time soon",
            '"R-03",Roadmap,"Release: 5.2; Expected date: 2027-03; we are sure"',
        )),
    )  # fmt: skip

    assert [answer.side.given for answer in found.answers][2] == (
        (Side.RELEASE, "5.2"), (Side.DUE, "2027-03"),
    )  # fmt: skip
    assert found.answers[2].comment == "Release: 5.2; Expected date: 2027-03; we are sure"
    one, two = found.doubts
    assert (one.proposal, one.lacks) == ("no export to PDF", (Side.LACKING,))
    assert (two.options, two.lacks) == ((), (Side.RELEASE, Side.DUE))
    assert settle(found, {0: None})[0].side.given == ()
    assert settle(found, {0: 0})[0].side.lacking == "no export to PDF"


def test_evidence_is_missed_where_a_table_has_a_column_for_it():
    with_column = reconcile(asked(1), read(csv("code,answer,evidence", "R-01,Full,")))
    without = reconcile(asked(1), read(csv("code,answer,comment", "R-01,Full,yes")))

    assert [doubt.lacks_evidence for doubt in with_column.doubts] == [True]
    assert without.doubts == ()


def test_a_file_spoilt_in_every_way_at_once_loses_no_row_and_guesses_none():
    """Moved columns, two heads, Arabic letters, a hidden row, a merged cell, notes below."""
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "پاسخ ما (نهایی) ۲"
    for row in (
        ["شرکت نمونه"], [],
        ["", "پاسخ پیشنهاددهنده", "", "نیازمندی", ""],
        ["توضیحات", "پاسخ", "شرح نیازمندی", "کد", "مدرک"],
        ["", "كامل", "The system shall do thing 1", "R-۰۱", "صفحهٔ ۳"],
        ["در نسخهٔ بعد", "ناقص", "The system shall do thing 2", "r - 02", ""],
        ["", "خیر", "The system shall do thing 3", "R-03", ""],
        ["", "بله حتماً", "The system shall do thing 4", "R-04", ""],
        ["", "کامل", "The system shall do thing 5", "R-05", "صفحهٔ ۴"],
        ["", "", "The system shall do thing 6", "R-06", ""],
        ["", "کامل", "something nobody asked for", "X-9", ""],
        [], ["تهیه‌کننده: واحد فروش"], ["این پیشنهاد ۹۰ روز اعتبار دارد"],
    ):  # fmt: skip
        sheet.append(row)
    sheet.row_dimensions[7].hidden = True
    sheet.merge_cells("B9:B10")
    found = reconcile(asked(7), read(saved(made)))

    sure = {answer.requirement: answer.code for answer in found.answers}
    assert sure == {asked(1)[0].id: Code.FULL, asked(5)[4].id: Code.FULL}
    waiting = {option.requirement for doubt in found.open_doubts for option in doubt.options}
    assert waiting >= {one.id for one in (asked(7)[1], asked(7)[2], asked(7)[5])}
    settled = {one.id for one in found.missing} | set(sure) | {d.requirement for d in found.doubts}
    assert settled >= {one.id for one in asked(7)}
    extra = " ".join(one.text for one in found.extra)
    assert [word in extra for word in ("X-9", "واحد فروش", "۹۰ روز")] == [True] * 3


def test_what_is_written_over_number_wording_priority_or_must_is_kept_with_its_place():
    book = opened(write(form(4), Language.EN, made_at=AT))
    sheet = book["Answers"]
    for row in range(2, 6):
        sheet.cell(row, 5).value = "Full"
    sheet["A2"] = "R-01 only with module X"
    sheet["B3"] = "The system shall do thing 2 and we do thing 9 too"
    sheet["C4"] = "Must, from May on"
    sheet["D5"] = "mandatory? not for us"
    found = reconcile(asked(4), read(saved(book)))

    assert {one.requirement for one in found.answers} >= {asked(4)[at].id for at in (0, 2, 3)}
    assert [(one.place, one.text) for one in found.extra] == [
        ("Answers!A2", "R-01 only with module X"),
        ("Answers!C4", "Must, from May on"),
        ("Answers!D5", "mandatory? not for us"),
    ]
    told = [doubt.found for doubt in found.doubts]
    assert "The system shall do thing 2 and we do thing 9 too" in told


def test_our_own_words_in_any_language_and_what_was_cut_short_are_nothing_extra():
    found = reconcile(asked(), read(csv(
        "code,requirement,clause,priority,mandatory,answer",
        "r1,The system shall,3.1,باید,الزامی,Full",
        "R-02,The system shall do thing 2,§ 4,must,x,Full",
        "R-03,The system shall do thing 3; from 2028,see annex,Should,yes,Full",
    )))  # fmt: skip

    assert [(one.place, one.text) for one in found.extra] == [
        ("line 4", "The system shall do thing 3; from 2028"), ("line 4", "see annex"),
    ]  # fmt: skip


def test_what_a_workbook_says_in_text_boxes_and_on_its_margins_is_extra():
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("Answers")
        for row, cells in enumerate((("Code", "Answer"), ("R-01", "Full"))):
            sheet.write_row(row, 0, cells)
        sheet.insert_textbox("D2", "All answers need module X\nfrom May on")
        sheet.set_header('&L&"Arial,Bold"&12Valid for 30 days&R&D')
        sheet.set_footer("&CPage &P of &N")
    found = reconcile(asked(), read(made.getvalue()))

    assert [(one.place, one.text) for one in found.extra] == [
        ("text box 1", "All answers need module X"), ("text box 2", "from May on"),
        ("header or footer 1", "Valid for 30 days"),
    ]  # fmt: skip
    assert [one.code for one in found.answers] == [Code.FULL]
    assert found.doubts == ()


@pytest.mark.parametrize("both", ["Full, custom development", "کامل / سفارشی‌سازی"])
def test_two_codes_in_any_words_are_never_one_of_them(both):
    found = reconcile(asked(), read(csv("code;answer", f"R-01;{both}")))

    (doubt,) = found.open_doubts
    assert [one.code for one in doubt.options] == [Code.FULL, Code.CUSTOMISATION]


@pytest.mark.parametrize("code", [Code.CUSTOMISATION, Code.THIRD_PARTY])
def test_an_answer_that_costs_extra_lacks_the_line_of_the_price_form_until_it_is_named(code):
    sides = NEEDED[code][:-1]
    given = dict.fromkeys((side.value for side in sides), "as agreed")
    found = {
        line: reconcile(asked(1), read(write(
            form(1), Language.EN, made_at=AT, answers={asked(1)[0].id: WrittenAnswer(
                code=code, comment="beside the price", side=SideData(**given, priced_in=line),
            )},
        )))
        for line in ("", "C-4", "C-1200", "see line 7 of the price form")
    }  # fmt: skip

    assert [[doubt.lacks for doubt in one.doubts] for one in found.values()] == [
        [(Side.PRICED_IN,)], [], [], [],
    ]  # fmt: skip
    assert found[""].open_doubts == ()  # a comment is proposed for no line of another form
    assert [one.answers[0].side.priced_in for one in found.values()] == list(found)


def test_a_workbook_of_before_the_line_of_the_price_form_is_asked_for_no_such_column():
    code, given = Code.CUSTOMISATION, SideData(effort="5 days", upkeep="patches")
    one = WrittenAnswer(code=code, side=given)
    book = opened(write(form(1), Language.EN, made_at=AT, answers={asked(1)[0].id: one}))
    sheet = book.worksheets[1]
    (at,) = [cell.column for cell in sheet[1] if cell.value == "Line of the price form"]
    sheet.delete_cols(at)

    found = reconcile(asked(1), read(saved(book)))
    assert [doubt.lacks for doubt in found.doubts] == [(Side.COST_BORNE_BY,)]
    assert [(answer.code, answer.side) for answer in found.answers] == [(code, given)]


@pytest.mark.parametrize(
    "beside",
    [
        WrittenAnswer(comment="ours, for EUR 52,000 more", evidence="page 3"),
        WrittenAnswer(evidence="فهرست بها: پنجاه و دو هزار یورو"),
        WrittenAnswer(evidence="page 3", side=SideData(effort="two days at $900", done_by="us")),
    ],
)
def test_a_price_beside_an_answer_is_asked_about_and_not_repeated(beside):
    code = Code.CONFIGURATION if beside.side.effort else Code.FULL
    given = {asked(1)[0].id: replace(beside, code=code)}
    for put, taken in ((write, read), (answer_form.write, answer_form.read)):
        data = put(form(1), Language.EN, made_at=AT, answers=given)

        found = reconcile(asked(1), taken(data))

        assert [answer.code for answer in found.answers] == [code]
        (doubt,) = found.doubts
        assert doubt.sentence(Language.EN).partition(" answers")[2] == (
            ", and beside it stands what may be a price; whoever scores reads it, so ask the "
            "vendor to move it into the price form"
        )


@pytest.mark.parametrize("amount", ["52,000 EUR", "۲ میلیون تومان", "fifty thousand euros"])
def test_an_amount_in_place_of_the_line_of_the_price_form_is_asked_about_and_shown_to_nobody(
    amount,
):
    side = SideData(product="Kibana", maker="Elastic", priced_in=amount)
    given = {asked(1)[0].id: WrittenAnswer(code=Code.THIRD_PARTY, side=side)}
    for put, taken in ((write, read), (answer_form.write, answer_form.read)):
        data = put(form(1), Language.EN, made_at=AT, answers=given)

        found = reconcile(asked(1), taken(data))

        assert [answer.side.priced_in for answer in found.answers] == ["…"]
        (doubt,) = found.doubts
        assert (
            doubt.sentence(Language.EN)
            .partition(" ")[2]
            .endswith(
                "holds an amount, which stays hidden until prices are read; ask the vendor for the "
                "line of the price form"
            )
        )
        assert amount not in doubt.sentence(Language.EN)
        assert found.extra == ()
