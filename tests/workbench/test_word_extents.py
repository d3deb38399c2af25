"""Wide pages, references, answers and properties of Word files."""

import io
import zipfile

import docx
import pytest
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from tests.workbench.packages import part
from tests.workbench.test_word import EN, FA, MADE
from tests.workbench.test_word_faults import answer, full
from tests.workbench.word_schema import schema_faults
from workbench.word import Page, Word, reference
from workbench.word_controls import row_bookmark


@pytest.fixture(scope="module", params=[EN, FA], ids=str)
def file(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("word") / f"{request.param}.docx"
    path.write_bytes(full(request.param).to_bytes())
    return path


def opened(word):
    return docx.Document(io.BytesIO(word.to_bytes()))


def text_of(paragraph):
    return "".join(paragraph.xpath(".//w:t/text()"))


def test_the_open_xml_rules_find_nothing(file):
    assert [e.description for e in OpenXmlValidator().validate(file).errors] == []
    assert schema_faults(file.read_bytes()) == []


def test_the_package_is_whole(file):
    assert check(file) == []


@pytest.mark.parametrize("language", [EN, FA])
def test_the_same_content_gives_the_same_bytes(language):
    word = full(language)

    assert word.to_bytes() == word.to_bytes() == full(language).to_bytes()


@pytest.mark.parametrize("language", [EN, FA])
def test_wide_pages_stand_between_upright_ones_and_keep_the_direction(language):
    sections = opened(full(language)).sections
    sides = [(section.page_width > section.page_height) for section in sections]
    bidi = [len(section._sectPr.xpath("w:bidi")) for section in sections]
    covers = [section.different_first_page_header_footer for section in sections]

    assert sides == [False, True, False]
    assert bidi == [int(language is FA)] * 3
    assert covers == [True, False, False]
    assert [section.footer.paragraphs[0].style.style_id for section in sections] == [
        "Footer",
        "FooterWide",
        "Footer",
    ]


def test_a_table_is_as_wide_as_its_page():
    word = Word(language=EN, title="T", made=MADE)
    word.table(columns=["a"], rows=[["b"]])
    word.turn(Page.WIDE)
    word.table(columns=["a"], rows=[["b"]])
    widths = [int(t._tbl.xpath("w:tblPr/w:tblW/@w:w")[0]) for t in opened(word).tables]

    assert widths == [9412, 14345]


def test_turning_to_the_page_that_is_there_adds_no_section():
    word = Word(language=EN, title="T", made=MADE)
    word.turn(Page.UPRIGHT)
    word.page_break()
    word.turn(Page.WIDE)
    word.turn(Page.WIDE)
    word.page_break()
    document = opened(word)

    assert len(document.sections) == 2
    assert document.element.xpath("//w:br") == []


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        (EN, ["Table 1", "1", "R-a1", "Figure 1"]),
        (FA, ["جدول ۱", "۱", "R-a1", "شکل ۱"]),
    ],
)
def test_a_reference_shows_what_it_leads_to_before_and_after_it_was_written(language, shown):
    body = opened(full(language)).element
    fields = body.xpath("//w:instrText[contains(., 'REF _Ref')]")
    names = [field.text.split()[1] for field in fields]
    results = [text_of_field(field) for field in fields]

    assert results == shown
    assert set(names) <= set(body.xpath("//w:bookmarkStart/@w:name"))


def text_of_field(instruction):
    """Return what the field shows: the texts between its separator and its end."""
    found, run = "", instruction.getparent().getnext()
    while not run.xpath("w:fldChar[@w:fldCharType='end']"):
        found += text_of(run)
        run = run.getnext()
    return found


def test_a_reference_that_leads_nowhere_shows_a_dash():
    word = Word(language=EN, title="T", made=MADE)
    word.paragraph(f"See {reference('gone')}.")

    assert opened(word).paragraphs[0].text == "See –."


def test_a_bookmark_of_a_caption_holds_its_kind_and_number():
    document = opened(full(EN)).element
    (name,) = document.xpath("//w:p[w:pPr/w:pStyle/@w:val='Caption']/w:bookmarkStart/@w:name")
    (inside,) = document.xpath(f"//w:p[w:bookmarkStart/@w:name='{name}']")

    assert text_of(inside).startswith("Table 1. ")


def test_an_answer_carries_its_requirement_four_ways():
    file = full(FA).to_bytes()
    body = docx.Document(io.BytesIO(file)).element
    tags = body.xpath("//w:sdtPr/w:tag/@w:val")
    rows = body.xpath("//w:tr[.//w:sdt]")
    manifest = part(file, "customXml/item1.xml")

    assert tags == ["fa:a1:code", "fa:a1:comment", "fa:b2:code", "fa:b2:comment"]
    assert [r.xpath(".//w:bookmarkStart[starts-with(@w:name, 'req_')]/@w:name") for r in rows] == [
        ["req_a1"],
        ["req_b2"],
    ]
    assert [text_of(row)[:4] for row in rows] == ["R-a1", "R-b2"]
    assert manifest.count("<requirement ") == 2
    assert 'uid="a1" code="R-a1" bookmark="req_a1" text="' in manifest


def test_an_empty_answer_is_told_from_a_filled_one_and_cannot_be_thrown_away():
    body = opened(full(EN)).element

    assert len(body.xpath("//w:tr//w:sdt/w:sdtPr[w:showingPlcHdr]")) == 4
    assert body.xpath("//w:tr//w:sdt/w:sdtPr/w:lock/@w:val") == ["sdtLocked"] * 4
    assert len(body.xpath("//w:tr//w:sdtPr/w:dropDownList/w:listItem")) == 4
    assert len(body.xpath("//w:tr//w:sdtPr/w:richText")) == 2


def test_an_id_that_word_takes_for_no_name_gets_one_of_its_own():
    assert row_bookmark("a b") != row_bookmark("a-b")
    assert row_bookmark("x" * 36) == "req_" + "x" * 36


def test_a_document_can_be_closed_to_everything_but_answers():
    closed = Word(language=EN, title="T", made=MADE, only_answers=True)
    closed.table(columns=["a"], rows=[[answer("a1", "code")]])
    kinds = [
        opened(word).settings.element.xpath("w:documentProtection/@w:edit")
        for word in (closed, full(EN))
    ]

    assert kinds == [["forms"], []]


def test_properties_of_the_document_are_kept_by_name():
    file = full(EN).to_bytes()

    assert "<vt:lpwstr>x&lt;&amp;</vt:lpwstr>" in part(file, "docProps/custom.xml")
    with zipfile.ZipFile(io.BytesIO(file)) as package:
        assert package.namelist().count("docProps/custom.xml") == 1
