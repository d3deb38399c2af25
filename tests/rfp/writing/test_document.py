import io
from dataclasses import replace

import docx
import pytest
from docx.oxml.ns import qn
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from rfp.writing import document
from rfp.writing.outline import outline
from rfp.writing.outline_blocks import Clause, Heading, Picture
from tests.rfp.looked import fill, imported
from tests.rfp.needs_room import needs_room
from tests.rfp.plan_room import MADE, content, frozen, issued
from tests.workbench.word_faults import word_faults
from tests.workbench.word_schema import schema_faults
from workbench.language import Language
from workbench.picture import png_of

EN, FA = Language.EN, Language.FA


@pytest.fixture(scope="module", params=list(Language), ids=str)
def made(request, tmp_path_factory):
    """Return language, outline and Word file of an issued RFP with two maps."""
    folder = tmp_path_factory.mktemp("rfp")
    room = needs_room(folder)
    fill(room)
    imported(room)
    frozen(room)
    issued(room)
    found = content(room, request.param)
    room.store.database.close()
    return request.param, outline(found), document.make(found)


@pytest.fixture
def file(made, tmp_path):
    path = tmp_path / "rfp.docx"
    path.write_bytes(made[2])
    return path


def words(data):
    """Return every paragraph's text, in tables too, in the order of the file."""
    body = docx.Document(io.BytesIO(data)).element.body
    return ["".join(t.text or "" for t in p.iter(qn("w:t"))) for p in body.iter(qn("w:p"))]


def test_the_open_xml_rules_find_nothing(file):
    assert OpenXmlValidator().validate(file).errors == []
    assert schema_faults(file.read_bytes()) == []


def test_the_package_is_whole(file):
    assert check(file) == []
    assert word_faults(file.read_bytes()) == []


def test_every_requirement_stands_in_one_clause_and_in_one_row_of_the_form(made):
    _, told, data = made
    lines = words(data)

    for code, clause in told.clauses.items():
        beside = [lines[at - 1] for at, line in enumerate(lines) if line == code]
        assert beside == [clause, clause]


def test_word_numbers_headings_as_the_outline_does(made):
    _, told, data = made
    listed = [
        "".join(t.text or "" for t in p.iter(qn("w:t")))
        for p in docx.Document(io.BytesIO(data)).element.body.iter(qn("w:p"))
        if p.pPr is not None and p.pPr.xpath("w:pStyle[starts-with(@w:val, 'TOC')]")
    ]

    headings = [block for block in told.blocks if isinstance(block, Heading)]
    assert listed[1:] == [block.number + block.text for block in headings]


def test_persian_clauses_bear_the_outlines_numbers(made):
    language, told, data = made
    lines = words(data)

    for block in told.blocks:
        if isinstance(block, Clause) and language is FA:
            assert any(line.startswith(block.number) for line in lines)


def test_persian_runs_from_the_right_throughout(made):
    language, _, data = made
    found = docx.Document(io.BytesIO(data))
    tables = [bool(t._tbl.tblPr.xpath("w:bidiVisual")) for t in found.tables]

    assert set(tables) == {language is FA}
    assert bool(found.sections[0]._sectPr.xpath("w:bidi")) == (language is FA)


def test_each_map_is_a_picture_with_words_for_those_who_cannot_see_it(made):
    language, _, data = made
    pictures = docx.Document(io.BytesIO(data)).element.body.xpath("//wp:docPr/@descr")
    told = [text for text in pictures if text]

    assert len(told) == 2
    assert all(("Process map" if language is EN else "نقشهٔ فرآیند") in text for text in told)


def test_each_map_goes_in_as_the_drawing_itself_beside_its_picture(made):
    _, told, data = made
    drawn = [block.svg for block in told.blocks if isinstance(block, Picture)]
    part = docx.Document(io.BytesIO(data)).part
    blips = part.element.body.xpath("//wp:inline//a:blip")
    (key,) = {each.tag for blip in blips for each in blip.iter() if each.tag.endswith("svgBlip")}
    svgs = [part.related_parts[blip.find(f".//{key}").get(qn("r:embed"))] for blip in blips]
    pngs = [part.related_parts[blip.get(qn("r:embed"))] for blip in blips]

    assert [each.blob.decode() for each in svgs] == drawn
    assert [each.content_type for each in svgs] == ["image/svg+xml"] * len(drawn)
    assert [each.blob for each in pngs] == [png_of(svg) for svg in drawn]


def test_every_page_bears_version_and_record(made):
    language, told, data = made
    footer = docx.Document(io.BytesIO(data)).sections[0].footer.paragraphs[0].text
    record = told.facts[-1][1]

    assert record[:12] in footer
    assert ("version 1" if language is EN else "نسخهٔ ۱") in footer


def test_the_same_content_gives_the_same_bytes(room):
    fill(room)
    frozen(room)

    assert document.make(content(room)) == document.make(content(room))


def test_the_file_has_a_name_that_every_system_takes():
    assert document.file_name(FA, MADE.date()) == "RFP-2026-11-22-fa.docx"


def test_an_rfp_without_criteria_can_still_be_read(room):
    found = content(room)
    bare = replace(found, plan=replace(found.plan, tree=None))

    assert "The evaluation plan has not been written yet." in words(document.make(bare))
