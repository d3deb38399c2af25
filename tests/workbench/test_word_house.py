import io
import json

import docx
import pytest
from docx.enum.dml import MSO_THEME_COLOR
from docx.shared import Pt, RGBColor
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from tests.material import shared
from tests.workbench.test_word import EN, FA, MADE, WORDS
from tests.workbench.word_faults import word_faults
from tests.workbench.word_schema import schema_faults
from workbench.file_kind import Kind
from workbench.problem import Problem
from workbench.uploads import receive
from workbench.word import Word
from workbench.word_dress import OURS
from workbench.word_house import Finding, Lack, read
from workbench.word_picture import one_colour_png

LOGO = one_colour_png("AA0000")


def template(change=lambda _: None):
    """Return an organisation's template with a look of its own."""
    document = docx.Document()
    styles = document.styles
    styles["Normal"].font.name = "Georgia"
    styles["Heading 1"].font.color.rgb = RGBColor(0xAA, 0x33, 0x00)
    styles["Heading 1"].font.size = Pt(20)
    styles["Heading 2"].font.color.theme_color = MSO_THEME_COLOR.ACCENT_2
    styles["Title"].font.bold = False
    styles["Heading 1"].paragraph_format.space_before = Pt(30)
    header = document.sections[0].header
    header.paragraphs[0].text = "Aria  Holding"
    header.paragraphs[0].add_run().add_picture(io.BytesIO(LOGO))
    document.sections[0].footer.paragraphs[0].text = "Confidential"
    change(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def brought(data, name="house.docx"):
    return receive(name, data, reader="workbench.word_house:read", kinds={Kind.DOCUMENT}).value


def test_a_template_gives_its_colours_fonts_sizes_edges_and_logo():
    dress = brought(template()).dress
    first = dress.look("Heading1")

    assert (dress.accent, dress.font) == ("AA3300", "Georgia")
    assert (first.half_points, first.colour, first.before) == (40, "AA3300", 600)
    assert dress.look("Heading2").colour == "C0504D"
    assert dress.look("Title").strong is False
    assert (dress.header, dress.footer) == ("Aria Holding", "Confidential")
    assert (dress.logo.data, dress.logo.pixels_wide) == (LOGO, 1)


def test_a_style_takes_what_it_inherits():
    def base(document):
        document.styles["Heading 3"].base_style = document.styles["Heading 1"]
        document.styles["Heading 3"].font.color.rgb = None

    assert read(template(base)).dress.look("Heading3").half_points == 40


def test_what_a_template_lacks_is_said_and_ours_stands_there():
    def bare(document):
        for name in ("Heading 3", "Caption"):
            document.styles[name].delete()
        header = document.sections[0].header
        header.paragraphs[0].clear()

    style = read(template(bare))

    assert style.findings == (
        Finding(lack=Lack.STYLE, name="heading 3"),
        Finding(lack=Lack.STYLE, name="caption"),
        Finding(lack=Lack.PERSIAN_FONT),
        Finding(lack=Lack.LOGO),
    )
    assert (style.dress.complex_font, style.dress.logo) == (OURS.complex_font, None)


def test_values_that_make_no_sense_are_left_out():
    def odd(document):
        document.styles["Heading 1"].font.size = Pt(400)
        document.styles["Normal"].font.name = 'x"><w:evil/>'

    dress = read(template(odd)).dress

    assert dress.look("Heading1").half_points is None
    assert "evil" not in repr(dress)


def test_a_line_that_counts_pages_is_not_taken_over():
    def counting(document):
        footer = document.sections[0].footer.paragraphs[0]
        footer.text = "Page "
        run = footer.add_run()
        run._r.append(docx.oxml.parse_xml(
            '<w:fldChar xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
            ' w:fldCharType="begin"/>'
        ))  # fmt: skip

    assert read(template(counting)).dress.footer == ""


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("remote_template.docx", "would fetch http://example.invalid/t.dotm when opened"),
        ("xxe_local_file.docx", "declares a document type"),
        ("pixel_flood.docx", "has 900000000 pixels"),
        ("pdf_named.docx", "This is a PDF called .docx"),
        ("macro_renamed.xlsx", "macros"),
    ],
)
def test_hostile_templates_are_refused_before_they_are_read(name, words):
    with pytest.raises(Problem, match=words):
        brought(shared(f"hostile/{name}").read_bytes(), name.replace(".xlsx", ".docx"))


@pytest.mark.parametrize("language", [EN, FA])
def test_a_document_in_a_house_style_is_valid_and_wears_it(tmp_path, language):
    title, sentence, short = WORDS[language]
    word = Word(language=language, title=title, made=MADE, dress=read(template()).dress)
    word.cover(kind=short, facts=[(short, sentence)])
    word.contents()
    word.heading(title)
    word.note(sentence)
    word.table(columns=[short], rows=[[sentence]], caption=sentence)
    file = tmp_path / "house.docx"
    file.write_bytes(word.to_bytes())
    found = docx.Document(str(file))

    assert [e.description for e in OpenXmlValidator().validate(file).errors] == []
    assert schema_faults(file.read_bytes()) == []
    assert check(file) == []
    assert word_faults(file.read_bytes()) == []
    heading = found.styles["Heading 1"]
    assert (str(heading.font.color.rgb), heading.font.size) == ("AA3300", Pt(20))
    assert heading.element.xpath("w:rPr/w:szCs/@w:val") == ["40"]
    assert len(heading.element.xpath("w:pPr/w:bidi")) == (language is FA)
    header = found.sections[0].header
    assert header.paragraphs[0].text.startswith("Aria Holding · ")
    assert len(header._element.xpath(".//pic:pic")) == 1


def test_only_values_are_taken_from_a_template():
    from workbench.plain_values import pack, unpack

    style = read(template())

    assert unpack(type(style), json.loads(json.dumps(pack(style)))) == style
