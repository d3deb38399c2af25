"""The sample's request for proposal is complete, in either language and in both side by side."""

import datetime as dt
import io
import re

import docx
import pytest
from docx.oxml.ns import qn
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from rfp.needs.wave import Wave
from rfp.readiness.ready import ready_items
from rfp.reads.issue import rfp_content
from rfp.writing import document
from rfp.writing.ready_sections import ready_sections
from scoring.sample_content import MAP_TITLE, TITLE
from scoring.sample_grounds_content import ALTERNATIVES, OBJECTIVES, REASONS
from scoring.sample_readiness import ASKED
from scoring.sample_registers import ROWS
from scoring.sample_requirements import REQUIREMENTS
from tests.browser.conftest import ARTEFACTS
from tests.printed import inked, page_with, picture_of
from tests.scoring.test_sample import built  # noqa: F401 - the fixture
from tests.workbench.word_faults import word_faults
from tests.workbench.word_schema import schema_faults
from tests.writer import pages_by_writer
from workbench.committee import Actor
from workbench.language import Language, say
from workbench.reads.actors import current_actor
from workbench.word_paging import pages_of

MADE = dt.datetime(2026, 9, 10, 8, 0, tzinfo=dt.UTC)
EN, FA = Language.EN, Language.FA
EDITIONS = {"English": (EN,), "Persian": (FA,), "both": (EN, FA)}
ISOLATES = re.compile("[\u2066-\u2069]")
MARGIN = 0.05  # of a page's width, which all but the cover leaves white on either side


@pytest.fixture(scope="module")
def told(built):  # noqa: F811 - the fixture
    """Return what the sample's RFP says, by language."""
    store, sample = built
    with store.read() as session:
        actor = Actor(account=sample.accounts["chair"], name="")
        chair = current_actor(session, actor, sample.selection)
        return {
            language: rfp_content(session, chair, sample.selection, language, made=MADE)
            for language in Language
        }


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request, told):
    """Return the languages of an edition and its Word file."""
    first, *beside = EDITIONS[request.param]
    file = document.make(told[first], beside=told[beside[0]] if beside else None)
    return EDITIONS[request.param], file


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_no_blank_is_left_and_no_text_is_missing(told, language):
    assert told[language].blanks() == []
    assert told[language].missing() == []


def test_every_section_is_in_the_document(told):
    assert [section.code for section in told[EN].printed] == list(ready_sections())


def test_reasons_route_registers_objectives_questions_and_tests_stand_in_the_file(edition):
    languages, file = edition
    body = "\n".join(paragraphs(file))

    for language in languages:
        assert [text for text in expected(language) if text not in body] == []
    others = {*Language} - {*languages}
    assert [text for other in others for text in why_mandatory(other) if text in body] == []


def why_mandatory(language):
    return [each.mandatory_reason[language.value] for each in REQUIREMENTS if each.is_mandatory]


def expected(language):
    (way,) = [each for each in ALTERNATIVES if each.why_chosen]
    kept = {which: [row for row in rows if row[-1] != "no"] for which, rows in ROWS.items()}
    del kept["stakeholders"]  # these are for the committee alone
    cells = [cell for rows in kept.values() for row in rows for cell in row]
    words = [
        REASONS, way.title, way.why_chosen,
        *(cell for cell in cells if isinstance(cell, dict)),
        *(each.title for each in OBJECTIVES),
        *(ready_items()[code].texts for code in ASKED),
        *(each.text for each in REQUIREMENTS),
        *(each.test for each in REQUIREMENTS if each.test),
    ]  # fmt: skip
    return [*(each[language.value] for each in words), *why_mandatory(language)]


def test_each_requirement_stands_once_among_the_clauses_and_once_in_the_form(edition):
    languages, file = edition
    lines = paragraphs(file)

    named = [", ".join(each.code for each in REQUIREMENTS if each.wave is wave) for wave in Wave]
    alone = {codes for codes in named if ", " not in codes}  # the table of waves names it too
    counts = {each.code: lines.count(each.code) for each in REQUIREMENTS}
    assert counts == {
        each.code: (2 + (each.code in alone)) * len(languages) for each in REQUIREMENTS
    }


def test_what_is_left_to_the_committee_is_in_no_edition(edition):
    _, file = edition
    body = "\n".join(paragraphs(file))

    private = [cell for row in ROWS["stakeholders"] for cell in row[-1:]]
    assert [words["en"] for words in private if words["en"] in body] == []


def test_no_rule_of_the_format_is_broken(edition, tmp_path):
    _, file = edition
    path = tmp_path / "rfp.docx"
    path.write_bytes(file)

    assert OpenXmlValidator().validate(path).errors == []
    assert check(path) == []
    assert word_faults(file) == []
    assert schema_faults(file) == []


@pytest.fixture(scope="module")
def laid_out(told, tmp_path_factory):
    """Return the pages of the RFP in each language as a PDF file, its contents with page numbers.

    LibreOffice lays both out in one run, after it has counted the pages of each.
    """
    words = {language: document.written(content) for language, content in told.items()}
    files = {
        language.value: word.to_bytes(pages_of(word.to_bytes(), word.bookmarks).of)
        for language, word in words.items()
    }
    return pages_by_writer(files, tmp_path_factory.mktemp("pages"))


@pytest.mark.parametrize("page", ["cover", "contents", "requirement", "form", "map"])
@pytest.mark.parametrize("language", list(Language), ids=str)
def test_pages_of_every_kind_are_printed_whole_and_kept_as_pictures(laid_out, language, page):
    words, is_wide = words_on(page, language)
    found = page_with(laid_out[language.value], *words)

    assert found, f"no page has all of {words}"
    ARTEFACTS.mkdir(exist_ok=True)
    drawn = picture_of(laid_out[language.value], found, ARTEFACTS / f"rfp.{page}.{language}")
    assert (drawn.width > drawn.height) == is_wide
    left, top, right, bottom = inked(drawn.crop(body_of(drawn)))
    assert right - left > drawn.width / 2
    assert bottom - top > drawn.height / 2
    if page == "cover":
        assert found == 1
        assert is_on_the_reading_side(left, right, drawn.width, language)
    else:
        assert min(left, drawn.width - right) > drawn.width * MARGIN


def words_on(page, language):
    """Return what tells a page from all others, and whether the page is a wide one."""
    sections = {code: each.title[language.value] for code, each in ready_sections().items()}
    own = language.value
    short = min(REQUIREMENTS, key=lambda each: len(each.text[own]))  # it stands on one line
    return {
        "cover": ([say("Request for proposal (RFP)", language), TITLE[own]], False),
        "contents": ([say("Contents", language), *sections.values()], False),
        "requirement": ([short.code, short.text[own]], False),
        "form": ([sections["response-form"], REQUIREMENTS[0].code], True),
        "map": ([sections["maps"], MAP_TITLE[own]], True),
    }[page]


def body_of(page):
    """Return the box of what stands between a page's header and its footer."""
    return 0, page.height // 10, page.width, page.height * 9 // 10


def is_on_the_reading_side(left, right, width, language):
    """Return whether the band of the cover lies where its reader begins to read."""
    return left == 0 and right < width if language is EN else left > 0 and right == width


def paragraphs(file):
    """Return every paragraph's text, in tables too, in the order of the file."""
    found = docx.Document(io.BytesIO(file)).element.body.iter(qn("w:p"))
    return [ISOLATES.sub("", "".join(t.text or "" for t in p.iter(qn("w:t")))) for p in found]
