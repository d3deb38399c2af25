import io
import zipfile

import docx
import pytest

from tests.vendor_data import word_vendor as word
from tests.vendor_data.messy_word import ASKED, MEANT, ways
from vendor_data.answer import Code
from vendor_data.answer_form import read
from vendor_data.file_doubts import LOST_HEAD, PICTURE
from vendor_data.line_reading import HIDDEN, NOTED, STRUCK
from vendor_data.reconciliation import reconcile
from workbench.language import Language

WAYS = {name: (data, words) for name, data, words in ways()}
ODD = {
    "a remark on an answer": NOTED,
    "struck through": STRUCK,
    "hidden": HIDDEN,
    "without its head": LOST_HEAD,
    "cut in two": LOST_HEAD,
}


def reading(name):
    return reconcile(ASKED, read(WAYS[name][0]))


def kind(name):
    return name.rpartition(", ")[0]


@pytest.mark.parametrize("name", WAYS)
def test_every_answer_is_the_one_that_was_meant_or_is_offered(name):
    found = reading(name)

    offered = [option for doubt in found.open_doubts for option in doubt.options]
    assert {one.requirement: one.code for one in (*found.answers, *offered)} == MEANT


@pytest.mark.parametrize("name", WAYS)
def test_no_word_round_the_answers_is_lost(name):
    found = reading(name)

    told = [
        *(answer.comment for answer in found.answers),
        *(doubt.found for doubt in found.doubts),
        *(extra.text for extra in found.extra),
    ]
    assert [word for word in WAYS[name][1] if word not in "\n".join(told)] == []


@pytest.mark.parametrize("name", WAYS)
def test_what_is_odd_is_asked_and_nothing_else_is(name):
    reasons = [doubt.reason for doubt in reading(name).doubts]

    assert reasons == [ODD[each] for each in ODD if each == kind(name)]


@pytest.mark.parametrize("name", [n for n in WAYS if not WAYS[n][1]])
def test_our_own_words_are_not_taken_for_a_vendors(name):
    assert reading(name).extra == ()


def plain(*tables, text=""):
    document = docx.Document()
    for rows in tables:
        made = document.add_table(0, len(rows[0]))
        for row in rows:
            for cell, said in zip(made.add_row().cells, row, strict=True):
                cell.text = said
    if text:
        document.add_paragraph(text)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_a_table_of_remarks_on_requirements_is_read_with_the_answers():
    answers = [["Code", "Requirement", "Answer"], ["R-01", ASKED[0].text, "No"]]
    remarks = [
        ["Code", "Requirement", "Comment"],
        ["R-02", ASKED[1].text, "No"],
        ["R-03", ASKED[2].text, "we never tried"],
    ]

    found = reconcile(ASKED[:3], read(plain(answers, remarks, text="R-03: Full")))

    assert [answer.code for answer in found.answers] == [Code.NO]
    assert [doubt.sentence(Language.EN) for doubt in found.doubts] == [
        "table 2, row 2, column 1 is empty, but the comment says No, which probably means No",
        "table 2, row 3, column 1 gives no answer, but beside it stands: we never tried",
    ]
    assert [(extra.place, extra.text) for extra in found.extra] == [("paragraph 1", "R-03: Full")]


def test_a_footnote_of_an_answer_is_no_answer_without_it():
    document = word.opened(WAYS["as it should be, en"][0])
    run = word.cell(word.rows(document)[0], word.CODE).findall(".//" + word.qn("w:r"))[-1]
    run.addnext(word.parse_xml(f'<w:r {word.nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'))
    data = with_part(
        word.saved(document),
        "word/footnotes.xml",
        f'<w:footnotes {word.nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>from 2028'
        "</w:t></w:r></w:p></w:footnote></w:footnotes>",
    )

    (doubt,) = reconcile(ASKED, read(data)).open_doubts

    assert (doubt.found, doubt.reason) == ("from 2028", NOTED)


def test_a_picture_in_place_of_an_answer_is_named_by_its_cell():
    document = word.opened(WAYS["as it should be, en"][0])
    cell = word.cell(word.rows(document)[1], word.CODE)
    picture = "<w:drawing><a:blip xmlns:a='urn:a'/></w:drawing>"
    cell.find(".//" + word.qn("w:sdtContent"))[0].getparent().append(
        word.parse_xml(f"<w:r {word.nsdecls('w')}>{picture}</w:r>")
    )

    doubts = reconcile(ASKED, read(word.saved(document))).doubts

    assert [(doubt.reason, doubt.place) for doubt in doubts] == [
        (PICTURE, "table 3 row 3 column 4")
    ]


def test_a_tick_of_a_symbol_font_marks_its_column():
    blanks = [""] * len(Code)
    head = ["Code", "Requirement", *(code.value for code in Code)]
    rows = [head, *([one.code, one.text, *blanks] for one in ASKED[:2])]
    document = docx.Document(io.BytesIO(plain(rows)))
    for row, column in ((1, 4), (2, 8)):
        document.tables[0].cell(row, column).paragraphs[0]._p.append(word.parse_xml(
            f'<w:r {word.nsdecls("w")}><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>'
        ))  # fmt: skip

    found = reconcile(ASKED[:2], read(word.saved(document)))

    assert [[option.code for option in doubt.options] for doubt in found.open_doubts] == [
        [Code.PARTIAL], [Code.NO],
    ]  # fmt: skip


def with_part(data, name, xml):
    stream = io.BytesIO(data)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr(name, xml)
    return stream.getvalue()
