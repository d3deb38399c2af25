from dataclasses import replace

import pytest

from tests import calc
from tests.vendor_data.responses import MADE_AT, asked, form, opened
from vendor_data.answer import Code, code_name
from vendor_data.answers.side_data import SideData, WrittenAnswer
from vendor_data.reconciliation import reconcile
from vendor_data.workbook import read, write
from workbench.language import Language

# What every code needs beside it, by the letters of its columns.
BESIDE = {
    Code.FULL: {"G": "manual"},
    Code.CONFIGURATION: {"H": "۲ روز", "I": "we"},
    Code.PARTIAL: {"J": "no export"},
    Code.CUSTOMISATION: {"H": "30 days", "K": "vendor", "L": "own branch", "R": "C-4"},
    Code.THIRD_PARTY: {"M": "Kibana", "N": "Elastic", "R": "C-7"},
    Code.ROADMAP: {"O": "5.2", "P": "2027-03-01"},
    Code.NO: {"Q": "by hand"},
}


@pytest.mark.parametrize("language", Language)
def test_300_answers_come_back_whole_through_libreoffice_calc(language, tmp_path):
    codes = [list(Code)[number % 7] for number in range(300)]
    typed = {}
    for row, code in enumerate(codes, start=2):
        typed |= {f"E{row}": code_name(code, language), f"F{row}": f"توضیح {row}\n=1+1"}
        typed |= {f"{letter}{row}": text for letter, text in BESIDE[code].items()}
    sent = write(form(300), language, made_at=MADE_AT)

    returned = calc.fill({"answers": (sent, typed)}, tmp_path)["answers"]

    found = reconcile(asked(300), read(returned), rfp_id="RFP-7", version="1")

    assert [answer.code for answer in found.answers] == codes
    assert {answer.comment[-4:] for answer in found.answers} == {"=1+1"}
    assert [
        {text for _, text in answer.side.given} | {answer.evidence} - {""}
        for answer in found.answers
    ] == [set(BESIDE[code].values()) for code in codes]
    assert (found.missing, found.extra, found.doubts) == ((), (), ())


def test_answers_that_were_given_elsewhere_stand_in_the_workbook_and_are_read_as_they_were():
    one, two, three = asked(3)
    given = {
        one.id: WrittenAnswer(
            code=Code.ROADMAP, comment="=soon", side=SideData(release="5.2", due="Q3")
        ),
        two.id: WrittenAnswer(comment="we are still asking", side=SideData(product="Kibana")),
    }

    sheet = read(write(form(), Language.FA, made_at=MADE_AT, answers=given))
    found = reconcile(asked(3), sheet)

    assert [(a.requirement, a.code, a.comment, a.side) for a in found.answers] == [
        (one.id, Code.ROADMAP, "=soon", SideData(release="5.2", due="Q3"))
    ]
    assert found.missing == (two, three)
    (beside,) = found.open_doubts
    assert [option.code for option in beside.options] == [Code.THIRD_PARTY]


def test_a_workbook_offers_the_codes_by_a_named_list_and_hides_the_ids():
    workbook = opened(write(form(), Language.FA, made_at=MADE_AT))
    sheet = workbook["پاسخ‌ها"]

    assert sheet.sheet_view.rightToLeft is True
    assert sheet.data_validations.dataValidation[0].formula1 == "AnswerCodes"
    assert workbook.defined_names["AnswerCodes"].attr_text == "Lists!$A$1:$A$7"
    assert sheet.column_dimensions["S"].hidden is True
    assert sheet.protection.sheet is True
    assert sheet.protection.formatColumns is False  # False is "not forbidden"
    assert sheet["E2"].protection.locked is False
    assert sheet["A2"].protection.locked is True
    assert sheet.freeze_panes == "A2"
    assert workbook.custom_doc_props["RFP-Id"].value == "RFP-7"


def test_the_same_form_gives_the_same_bytes():
    once, again = (write(form(), Language.EN, made_at=MADE_AT) for _ in range(2))

    assert once == again


def test_a_requirement_that_looks_like_a_formula_is_written_as_text():
    formula = '=HYPERLINK("http://example.invalid")'
    asked_so = replace(form(), requirements=(replace(asked(1)[0], text=formula),))

    cell = opened(write(asked_so, Language.EN, made_at=MADE_AT))["Answers"]["B2"]

    assert (cell.data_type, cell.value) == ("s", formula)


@pytest.mark.parametrize("language", Language)
def test_a_row_is_as_tall_as_its_requirement_for_the_sheet_is_protected(language):
    long = replace(asked()[1], text="keeps every call of a customer in one place " * 4)
    made = replace(form(), requirements=(asked()[0], long))
    sheet = opened(write(made, language, made_at=MADE_AT)).worksheets[1]

    assert (sheet.row_dimensions[2].height, sheet.row_dimensions[3].height) == (None, 5 * 18)
