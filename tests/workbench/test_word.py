import datetime as dt
import io
import time
import zipfile

import docx
import pytest
from docx.oxml.ns import qn
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from tests.workbench.word_schema import schema_faults
from workbench.language import Language
from workbench.problem import Problem
from workbench.word import Align, AnswerCell, Cell, Look, Word
from workbench.word_picture import one_colour_png

EN, FA = Language.EN, Language.FA
MADE = dt.datetime(2026, 11, 22, 9, 5, 7, tzinfo=dt.UTC)
WORDS = {
    EN: ("What we need", "R-12 must work with SSO (SAML 2.0).", "Weight"),
    FA: ("آنچه نیاز داریم", "نیازمندی R-12 باید با SSO (ورود یکپارچه) کار کند.", "وزن"),
}


def written(language):
    """Return a document that has every block once or more."""
    title, sentence, short = WORDS[language]
    word = Word(language=language, title=title, made=MADE, footer_note="8f3a11c9")
    word.cover(kind=short, subtitle=sentence, facts=[(short, sentence)], note=sentence)
    word.contents()
    word.heading(title)
    word.clause(sentence)
    word.heading(short, level=2)
    word.clause(sentence)
    word.heading(short, level=3)
    word.paragraph(sentence, (short, Look(strong=True, slanted=True, colour="B42318")))
    word.note((short, Look(half_points=30)), sentence)
    word.bullets([sentence, short])
    word.facts([(short, sentence)])
    rows = [[Cell(text="R-1", strong=True), sentence, "1.5"], ["R-2", Cell(text="a\nb"), "2"]]
    word.table(
        columns=["Code", short, short],
        rows=rows,
        widths=[1, 3, 1],
        align=[Align.START, Align.CENTRE, Align.FIGURES],
        caption=sentence,
        description=sentence,
    )
    word.picture(one_colour_png("0F766E"), alt=sentence, caption=short, width_cm=3)
    word.picture(one_colour_png("0F766E"), alt=short, width_cm=3)
    word.page_break()
    word.heading(short, numbered=False)
    return word


def opened(word):
    return docx.Document(io.BytesIO(word.to_bytes()))


def texts(document, style):
    return [p.text for p in document.paragraphs if p.style.style_id == style]


@pytest.fixture(scope="module", params=[EN, FA])
def file(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("word") / f"{request.param}.docx"
    path.write_bytes(written(request.param).to_bytes())
    return path


def test_the_open_xml_rules_find_nothing(file):
    assert [e.description for e in OpenXmlValidator().validate(file).errors] == []
    assert schema_faults(file.read_bytes()) == []


def test_the_package_is_whole(file):
    assert check(file) == []


def test_what_no_validator_sees_is_in_order(file):
    body = docx.Document(str(file)).element.body
    names = body.xpath("//w:bookmarkStart/@w:name")
    starts, ends = body.xpath("//w:bookmarkStart/@w:id"), body.xpath("//w:bookmarkEnd/@w:id")
    drawings = body.xpath("//wp:docPr/@id")
    marks = body.xpath("//w:fldChar/@w:fldCharType")

    assert len(set(names)) == len(names) == 4
    assert starts == ends
    assert sorted(set(drawings)) == sorted(drawings) == ["1", "2", "3"]
    assert marks.count("begin") == marks.count("separate") == marks.count("end") == 3
    assert {*body.xpath("//w:hyperlink/@w:anchor")} == {*names}


def test_every_list_and_style_that_is_used_exists(file):
    document = docx.Document(str(file))
    lists = set(document.part.numbering_part.element.xpath("w:num/@w:numId"))
    styles = {style.style_id for style in document.styles}

    assert {*document.element.xpath("//w:numId/@w:val")} - lists == set()
    assert {*document.element.xpath("//w:pStyle/@w:val")} - styles == set()


def test_no_entry_is_stored_twice_and_nothing_tells_the_time(file):
    with zipfile.ZipFile(file) as package:
        names = package.namelist()
        times = {entry.date_time for entry in package.infolist()}

    assert len(names) == len(set(names))
    assert (names[0], times) == ("[Content_Types].xml", {(1980, 1, 1, 0, 0, 0)})


@pytest.mark.parametrize("language", [EN, FA])
def test_the_same_content_gives_the_same_bytes_however_often_it_is_asked_for(language):
    word = written(language)

    assert word.to_bytes() == word.to_bytes() == written(language).to_bytes()


def test_word_is_never_told_to_ask_about_fields(file):
    with zipfile.ZipFile(file) as package:
        everything = b"".join(package.read(n) for n in package.namelist() if n.endswith(".xml"))

    assert (everything.count(b"updateFields"), everything.count(b"w:dirty")) == (0, 0)


def test_the_file_says_who_made_it_when_and_in_which_language():
    properties = opened(written(FA)).core_properties

    assert (properties.title, properties.language) == (WORDS[FA][0], "fa")
    assert (properties.author, properties.last_modified_by) == ("Gozin", "Gozin")
    assert properties.created == properties.modified == MADE


def test_headings_and_clauses_count_together_in_the_readers_digits():
    for language, expected in [
        (EN, ["1", "1.1", "1.2", "1.2.1", "1.2.1.1", "2", "2.1"]),
        (FA, ["۱", "۱.۱", "۱.۲", "۱.۲.۱", "۱.۲.۱.۱", "۲", "۲.۱"]),
    ]:
        word = Word(language=language, title="T", made=MADE)
        numbers = [
            word.heading("a"),
            word.clause("b"),
            word.heading("c", level=2),
            word.heading("d", level=3),
            word.clause("e"),
            word.heading("f"),
            word.clause("g"),
        ]
        assert numbers == expected


def test_english_numbers_are_counted_by_word_and_persian_ones_are_text():
    english, persian = opened(written(EN)), opened(written(FA))

    assert texts(english, "Heading1") == ["What we need", "Weight"]
    assert english.element.xpath("//w:numPr[w:numId/@w:val=1]/w:ilvl/@w:val") == list("01122")[:5]
    assert texts(persian, "Heading1") == ["۱\tآنچه نیاز داریم", "وزن"]
    assert persian.element.xpath("//w:numPr[w:numId/@w:val=1]") == []


def test_a_heading_deeper_than_three_is_refused():
    with pytest.raises(Problem, match="a heading has level 1 to 3, got 4"):
        Word(language=EN, title="T", made=MADE).heading("a", level=4)


def test_the_contents_hold_every_heading_and_pages_where_they_are_known():
    word = Word(language=FA, title="T", made=MADE)
    word.contents()
    word.heading("یک")
    word.heading("دو", level=2)
    document = docx.Document(io.BytesIO(word.to_bytes(pages={"_Toc000001": 12})))
    lines = document.element.xpath("//w:sdtContent/w:p[w:hyperlink]")

    assert ["".join(line.xpath(".//w:t/text()")) for line in lines] == ["۱یک۱۲", "۱.۱دو"]
    assert len(document.element.xpath("//w:docPartGallery")) == 1


def test_contents_without_headings_are_an_empty_field():
    word = Word(language=EN, title="T", made=MADE)
    word.contents()

    assert opened(word).element.xpath("//w:fldChar/@w:fldCharType") == ["begin", "separate", "end"]


def test_persian_pages_tables_and_styles_run_from_the_right():
    english, persian = opened(written(EN)).part, opened(written(FA)).part

    for path, count in [("//w:tbl/w:tblPr/w:bidiVisual", 3), ("//w:sectPr/w:bidi", 1)]:
        assert len(persian.element.xpath(path)) == count
        assert english.element.xpath(path) == []
    paragraph_styles = persian.styles.element.xpath("w:style[@w:type='paragraph']")
    assert [s for s in paragraph_styles if s.xpath("not(w:pPr/w:bidi)")] == []


def test_every_style_says_size_and_weight_for_both_kinds_of_script(file):
    styles = docx.Document(str(file)).styles.element

    assert styles.xpath("//w:rPr[w:b and not(w:bCs)] | //w:rPr[w:sz and not(w:szCs)]") == []


def test_a_table_repeats_its_head_and_never_parts_a_row(file):
    table = docx.Document(str(file)).tables[-1]
    rows = table._tbl.tr_lst

    assert [r.xpath("count(w:trPr/w:tblHeader)") for r in rows] == [1, 0, 0]
    assert [r.xpath("count(w:trPr/w:cantSplit)") for r in rows] == [1, 1, 1]
    assert len(table._tbl.xpath("w:tblPr/w:tblCaption | w:tblPr/w:tblDescription")) == 2
    widths = [int(c.get(qn("w:w"))) for c in table._tbl.tblGrid.gridCol_lst]
    assert sum(widths) == int(table._tbl.xpath("w:tblPr/w:tblW/@w:w")[0])


def test_what_ends_in_a_table_has_no_empty_page_after_it(tmp_path):
    word = Word(language=EN, title="Minutes", made=MADE)
    word.facts([("Day", "today")])
    end = opened(word).paragraphs[-1]

    assert end._p.xpath("w:pPr/w:spacing/@w:line") == ["20"]
    assert end._p.xpath("w:pPr/w:spacing/@w:lineRule") == ["exact"]
    path = tmp_path / "minutes.docx"
    path.write_bytes(word.to_bytes())
    assert [e.description for e in OpenXmlValidator().validate(path).errors] == []
    assert schema_faults(path.read_bytes()) == []


def test_a_cell_keeps_its_lines_apart_and_figures_stand_on_the_right_in_both_directions():
    for language, side in [(EN, ["right"]), (FA, [])]:
        table = opened(written(language)).tables[-1]
        last = table._tbl.tr_lst[2].tc_lst
        assert len(last[1].p_lst) == 2
        assert last[2].xpath("w:p/w:pPr/w:jc/@w:val") == side


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ({"rows": [["1"]]}, 1),
        ({"rows": [["1", "2", "3"]]}, 3),
        ({"rows": [], "widths": [1]}, 1),
        ({"rows": [], "align": [Align.START] * 3}, 3),
    ],
)
def test_a_table_whose_parts_do_not_fit_is_refused(given, found):
    with pytest.raises(Problem, match=f"a table of 2 columns got {found}"):
        Word(language=EN, title="T", made=MADE).table(columns=["a", "b"], **given)


def test_a_picture_has_words_and_keeps_its_shape():
    word = Word(language=EN, title="T", made=MADE)
    word.picture(one_colour_png("0F766E"), alt='Bars of "Aban"\x00', width_cm=2)
    inline = opened(word).element.xpath("//wp:inline")[0]

    assert inline.xpath("wp:docPr/@descr") == ['Bars of "Aban"']
    assert inline.xpath("wp:extent/@cx") == inline.xpath("wp:extent/@cy") == ["720000"]


def test_a_picture_that_is_no_png_is_refused():
    with pytest.raises(Problem, match="a picture must be a PNG"):
        Word(language=EN, title="T", made=MADE).picture(b"GIF89a", alt="a")


def test_only_a_cover_is_without_header_and_footer():
    plain = Word(language=EN, title="T", made=MADE, footer_note="8f3a")
    first_differs = [
        opened(word).sections[0].different_first_page_header_footer for word in (plain, written(EN))
    ]

    assert first_differs == [False, True]
    assert opened(plain).sections[0].header.paragraphs[0].text == "T"
    assert opened(plain).sections[0].footer.paragraphs[0].text == "8f3a\tPage 1 of 1"


def test_control_characters_of_pasted_text_do_not_stop_a_document():
    word = Word(language=FA, title="a\x00b", made=MADE)
    word.heading("c\x0b\ufffe")
    word.facts([("d\x1f", "e\ud800")])
    document = opened(word)

    assert document.core_properties.title == "ab"
    assert [cell.text for cell in document.tables[0].rows[0].cells] == ["d", "e"]


def test_three_thousand_rows_are_written_in_seconds():
    word = Word(language=FA, title="T", made=MADE)
    start = time.process_time()  # how fast it is, `make bench` tells; a slow way took minutes
    word.table(columns=list("abcdef"), rows=[["نیازمندی R-1"] * 6] * 3000)
    assert len(word.to_bytes()) > 0

    assert time.process_time() - start < 10


@pytest.mark.parametrize(("rows", "found"), [(0, [1]), (300, [301]), (601, [301, 301, 2])])
def test_a_long_table_goes_on_as_a_new_one_under_the_same_head(rows, found):
    word = Word(language=EN, title="RFP", made=MADE)
    word.table(columns=["Code", "Text"], rows=[[f"R-{n}", "Prints"] for n in range(rows)])
    tables = opened(word).tables

    assert [len(table.rows) for table in tables] == found
    assert {table.rows[0].cells[0].text for table in tables} == {"Code"}


def test_a_short_table_stays_whole_and_a_long_one_never_leaves_one_row_alone():
    word = Word(language=EN, title="T", made=MADE)
    answer = AnswerCell(uid="a", code="R-1", wording="w", field="code", prompt="…")
    word.table(columns=["A", "B"], rows=[["1", "x"], ["2", answer], ["3", "z"]])
    word.table(columns=["A"], rows=[["alone"]])
    word.table(columns=["A"], rows=[[str(row)] for row in range(9)])
    first, second, long = opened(word).element.body.xpath("//w:tbl")

    assert kept(first) == [0, 2, 2, 0]  # the style of a head keeps it with its first row
    assert kept(second) == [0, 0]
    assert kept(long) == [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]


def kept(table):
    """Return by row how many of its paragraphs stay with the next row."""
    return [row.xpath("count(.//w:pPr/w:keepNext)") for row in table.xpath("w:tr")]


@pytest.mark.parametrize(("language", "indents"), [(EN, [0, 1, 0, 0]), (FA, [0, 0, 0, 0])])
def test_figures_stand_apart_from_the_words_that_begin_beside_them(language, indents):
    word = Word(language=language, title="T", made=MADE)
    figures = [Align.FIGURES, Align.FIGURES, Align.START, Align.FIGURES]
    word.table(columns=["A", "B", "C", "D"], rows=[["1", "2", "x", "3"]], align=figures)
    (table,) = opened(word).element.body.xpath("//w:tbl")

    for row in table.xpath("w:tr"):
        assert [cell.xpath("count(.//w:ind)") for cell in row.xpath("w:tc")] == indents
