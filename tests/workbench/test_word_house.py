import io
import json
import re
import zipfile

import docx
import pytest
from docx.enum.dml import MSO_THEME_COLOR
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from tests.material import shared
from tests.workbench.test_word import EN, FA, MADE, WORDS
from tests.workbench.word_faults import word_faults
from tests.workbench.word_schema import schema_faults
from workbench.file_kind import Kind
from workbench.problem import Problem
from workbench.uploads import receive
from workbench.word import Page, Word
from workbench.word_dress import A4, LETTER, OURS
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
        document.sections[0].page_height = Cm(35.56)  # of the size Legal

    style = read(template(bare))

    assert style.findings == (
        Finding(lack=Lack.STYLE, name="heading 3"),
        Finding(lack=Lack.STYLE, name="caption"),
        Finding(lack=Lack.PERSIAN_FONT),
        Finding(lack=Lack.LOGO),
        Finding(lack=Lack.PAPER),
    )
    assert (style.dress.complex_font, style.dress.logo) == (OURS.complex_font, None)
    assert style.dress.paper == A4


@pytest.mark.parametrize("language", [EN, FA])
@pytest.mark.parametrize(
    ("paper", "edges"),
    [(A4, (21.0, 29.7)), (LETTER, (21.59, 27.94)), (LETTER, (27.94, 21.59))],
    ids=["A4", "Letter", "Letter across"],
)
def test_documents_stand_on_the_paper_of_the_template_from_margin_to_margin(paper, edges, language):
    def sized(document):
        document.sections[0].page_width, document.sections[0].page_height = map(Cm, edges)

    style = brought(template(sized))
    word = Word(language=language, title="T", made=MADE, dress=style.dress)
    word.cover(kind="RFP", facts=[("A", "B")])
    word.turn(Page.WIDE)
    word.table(columns=["A", "B"], rows=[["1", "2"]])
    word.turn(Page.UPRIGHT)
    word.picture(one_colour_png("AA0000"), alt="a square")
    made = docx.Document(io.BytesIO(word.to_bytes()))

    assert (style.dress.paper, Lack.PAPER in {each.lack for each in style.findings}) == (
        paper, False,
    )  # fmt: skip
    turned = (paper.height_cm, paper.width_cm)
    upright = (paper.width_cm, paper.height_cm)
    for section, wanted in zip(made.sections, [upright, turned, upright], strict=True):
        assert (section.page_width.cm, section.page_height.cm) == pytest.approx(wanted, abs=0.01)
        text = section.page_width - section.left_margin - section.right_margin
        for edge, name in ((section.header, "Header"), (section.footer, "Footer")):
            (tab,) = made.styles[edge.paragraphs[0].style.name].paragraph_format.tab_stops
            assert tab.position.cm == pytest.approx(text / 360_000, abs=0.01), name
    (grid,) = (t for t in made.tables if t.cell(0, 0).text == "A" and len(t.rows) == 2)
    wide = sum(column.width for column in grid.columns) / 360_000
    assert wide == pytest.approx(paper.height_cm - 4.4, abs=0.01)


def xml(told):
    return docx.oxml.parse_xml(f"<w:x {nsdecls('w')}>{told}</w:x>")


def test_headings_are_known_by_their_level_where_an_organisation_renamed_them():
    def renamed(document):
        for name, own in (("Heading 1", "عنوان ۱"), ("Heading 2", "Heading 2,Kapitel")):
            document.styles[name].element.find(qn("w:name")).set(qn("w:val"), own)

    style = read(template(renamed))
    assert [each.name for each in style.findings if each.lack is Lack.STYLE] == []
    assert style.dress.look("Heading1").half_points == 40
    assert style.dress.look("Heading2").colour == "C0504D"


def test_a_template_from_the_right_gives_persian_its_own_fonts_and_sizes():
    def persian(document):
        document.sections[0]._sectPr.extend(xml("<w:bidi/>"))
        said = document.styles["Heading 1"].element.find(qn("w:rPr"))
        said.find(qn("w:rFonts")).set(qn("w:cs"), "B Titr")
        said.find(qn("w:szCs")).set(qn("w:val"), "36")

    first = read(template(persian)).dress.look("Heading1")
    assert (first.complex_font, first.complex_half_points, first.half_points) == ("B Titr", 36, 40)
    assert read(template()).dress.look("Heading1").complex_half_points is None


def test_a_colour_that_cannot_be_read_on_white_is_left_out_and_said():
    def pale(document):
        document.styles["Heading 1"].font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)

    style = read(template(pale))
    assert Finding(lack=Lack.PALE, name="heading 1") in style.findings
    assert (style.dress.look("Heading1").colour, style.dress.accent) == (None, "4F81BD")


def test_a_darkened_colour_of_the_theme_is_taken_as_it_is_seen():
    def darkened(document):
        colour = document.styles["Heading 2"].element.find(f"{qn('w:rPr')}/{qn('w:color')}")
        colour.set(qn("w:themeShade"), "80")
        colour.set(qn("w:val"), "622423")

    assert read(template(darkened)).dress.look("Heading2").colour == "622423"


def test_edges_are_read_as_they_are_seen_in_the_first_section_that_has_them():
    def second(document):
        document.sections[0].header.is_linked_to_previous = True
        header = document.add_section().header
        header.is_linked_to_previous = False
        grid = header.add_table(1, 2, Pt(400))
        ground = grid.cell(0, 0).paragraphs[0].add_run()
        ground.add_picture(io.BytesIO(one_colour_png("00AA00")), height=Cm(20))
        grid.cell(0, 0).paragraphs[0].add_run().add_picture(io.BytesIO(LOGO), height=Cm(1))
        grid.cell(0, 1).text = "Aria\nHolding"
        header._element.extend(xml(
            "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:p><w:r><w:t>[Title]"
            "</w:t></w:r></w:p></w:sdtContent></w:sdt>"
            "<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>Purchasing</w:t></w:r></w:ins>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"
        ))  # fmt: skip

    dress = read(template(second)).dress
    assert (dress.header, dress.logo.data) == ("Aria Holding · Purchasing", LOGO)


def repacked(data, change):
    """Return a package with each part as `change` of its name and content leaves it."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(saved, "w") as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return saved.getvalue()


def test_a_template_without_styles_lends_none_of_the_library():
    def without(name, part):
        if name.startswith("word/styles"):
            return None
        mark = rb"<(Relationship|Override) [^>]*/styles[^>]*/>"
        return re.sub(mark, b"", part) if name.endswith((".rels", "_Types].xml")) else part

    style = read(repacked(template(), without))
    assert style.dress.looks == ()
    assert len([each for each in style.findings if each.lack is Lack.STYLE]) == 5


def on_disk(target):
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"

    def note(name, part):
        if name != "word/_rels/document.xml.rels":
            return part
        told = f'<Relationship Id="rId99" Type="{kind}" Target="{target}" TargetMode="External"/>'
        return part.replace(b"</Relationships>", told.encode() + b"</Relationships>")

    return repacked(template(), note)


def test_where_a_template_lay_on_its_authors_disk_is_no_danger_but_a_server_is():
    assert brought(on_disk("file:///C:\\Users\\nima\\Aria.dotx")).dress.accent == "AA3300"
    for far in ("file:///\\\\far\\Aria.dotx", "file://far/Aria.dotx", "https://far/Aria.dotx"):
        with pytest.raises(Problem, match="would fetch"):
            brought(on_disk(far))


def test_a_word_template_is_asked_for_as_a_document():
    data = repacked(template(), lambda _, part: part.replace(
        b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml"
    ))  # fmt: skip
    with pytest.raises(Problem, match="save it as a document"):
        brought(data)


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
