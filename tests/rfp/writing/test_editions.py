"""Every edition in which a whole RFP goes out, held against what Word takes for damage."""

import io

import docx
import pytest
from docx.oxml.ns import qn
from ooxml_integrity import check
from openxml_audit import OpenXmlValidator

from rfp.changes.list_changes import issue_addendum
from rfp.reads.needs import requirements
from rfp.writing import document
from tests.rfp.looked import fill, imported
from tests.rfp.needs_room import ROOM, needs_room
from tests.rfp.plan_room import content, frozen, issued
from tests.workbench.test_word_house import brought, template
from tests.workbench.word_faults import word_faults
from tests.workbench.word_schema import schema_faults
from workbench.language import Language
from workbench.word_dress import OURS
from workbench.word_paging import pages_of

EN, FA = Language.EN, Language.FA
# Version, language, the language beside it, in a house style, only to be answered.
EDITIONS = {
    "both languages": (1, EN, FA, False, False),
    "only to be answered": (1, FA, None, False, True),
    "after an addendum": (2, EN, None, False, False),
    "after an addendum, in Persian": (2, FA, None, False, False),
    "after an addendum, in both languages": (2, EN, FA, False, False),
    "in a house style": (2, EN, None, True, False),
    "in a house style, in Persian": (2, FA, None, True, False),
    "in a house style, in both languages": (2, EN, FA, True, False),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """Return what the RFP tells, by version of its list and language."""
    room = needs_room(tmp_path_factory.mktemp("editions"))
    fill(room)
    imported(room)
    frozen(room)
    issued(room)
    found = {(1, language): content(room, language) for language in Language}
    with room.store.read() as session:
        last = requirements(session, room.seated("nima"), ROOM, "en")[-1].requirement.id
    issue_addendum(
        room.store, room.seated("nima"), selection=ROOM, edits=(), withdrawn={last: "not needed"},
        reasons={"en": "Vendors asked", "fa": "پرسش ارائه‌دهندگان"},
    )  # fmt: skip
    found |= {(2, language): content(room, language) for language in Language}
    room.store.database.close()
    return found


@pytest.fixture(scope="module")
def house():
    return brought(template()).dress


def written(told, house, edition):
    version, language, beside, in_house_style, only_answers = edition
    return document.written(
        told[version, language], house if in_house_style else OURS,
        beside=told[version, beside] if beside else None, only_answers=only_answers,
    )  # fmt: skip


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_no_validator_finds_anything_in_any_edition(told, house, edition, tmp_path):
    path = tmp_path / "rfp.docx"
    path.write_bytes(written(told, house, edition).to_bytes())

    assert OpenXmlValidator().validate(path).errors == []
    assert check(path) == []
    assert word_faults(path.read_bytes()) == []
    assert schema_faults(path.read_bytes()) == []


def test_the_contents_in_both_languages_name_the_pages_that_libreoffice_counts(told, house):
    word = written(told, house, EDITIONS["in a house style, in both languages"])
    pages = pages_of(word.to_bytes(), word.bookmarks)
    counted = list(pages.of.values())

    assert list(pages.of) == list(word.bookmarks)
    assert counted == sorted(counted)
    assert list(map(int, shown_pages(word.to_bytes(pages.of)))) == counted


def shown_pages(file):
    """Return the page that stands beside each line of the contents."""
    lines = docx.Document(io.BytesIO(file)).element.body.xpath("//w:sdtContent/w:p[w:hyperlink]")
    return [[text.text for text in line.iter(qn("w:t"))][-1] for line in lines]
