import io

import docx
import pytest

from rfp.changes.rfp_sections import edit_section
from rfp.writing import document
from rfp.writing.bilingual import side_by_side
from rfp.writing.outline import outline
from rfp.writing.outline_blocks import Clause, Heading
from tests.rfp.looked import fill
from tests.rfp.needs_room import ROOM
from tests.rfp.plan_room import content, frozen, issued
from workbench.language import Language

EN, FA = Language.EN, Language.FA


@pytest.fixture
def both(room):
    fill(room)
    frozen(room)
    issued(room)
    return content(room, EN), content(room, FA)


def pairs(both):
    return list(side_by_side(*(outline(each).blocks for each in both)))


def test_every_block_of_one_language_stands_beside_the_same_one_of_the_other(both):
    found = pairs(both)

    assert all(type(pair.left) is type(pair.right) for pair in found)
    assert len(found) == len(outline(both[0]).blocks)


def test_a_clause_that_one_language_lacks_leaves_its_side_empty(room):
    edit_section(
        room.store, room.seated("nima"), selection=ROOM, code="purpose",
        bodies={"en": "One.\nTwo.", "fa": "یک."},
    )  # fmt: skip
    found = pairs((content(room, EN), content(room, FA)))
    first = [pair for pair in found if isinstance(pair.left or pair.right, Clause)][:2]
    heads = [pair for pair in found if isinstance(pair.left or pair.right, Heading)]

    assert [(each.left and each.left.text, each.right and each.right.text) for each in first] == [
        ("One.", "یک."), ("Two.", None),
    ]  # fmt: skip
    assert all(pair.left and pair.right for pair in heads)


def test_persian_cells_run_from_the_right_and_english_ones_from_the_left(both):
    found = docx.Document(io.BytesIO(document.make(both[0], beside=both[1])))
    table = next(each for each in found.tables if each.cell(0, 0).text == "1.1")
    turned = [bool(cell._tc.xpath(".//w:pPr/w:bidi")) for cell in table.rows[0].cells]

    assert [cell.text for cell in table.rows[0].cells][::3] == ["1.1", "۱.۱"]
    assert turned == [False, False, True, True]


def test_requirements_have_the_room_that_columns_of_short_words_leave_in_both_languages(both):
    found = docx.Document(io.BytesIO(document.make(both[0], beside=both[1])))
    table = next(each for each in found.tables if each.cell(0, 0).text == "Clause")
    widths = [column.width.cm for column in table.columns]
    heads = [cell.text for cell in table.rows[0].cells]
    wide = [width for width, head in zip(widths, heads, strict=True)
            if head in {"Requirement", "نیازمندی"}]  # fmt: skip

    assert min(wide) > 0.24 * sum(widths)
    assert abs(wide[0] - wide[1]) < 0.01 * sum(widths)
    assert all(width > 0.17 * len(head) for width, head in zip(widths, heads, strict=True))


def test_each_requirement_is_asked_once_for_code_its_side_comment_and_evidence(both):
    found = docx.Document(io.BytesIO(document.make(both[0], beside=both[1])))
    tags = found.element.body.xpath("//w:sdtPr/w:tag/@w:val")

    assert len(set(tags)) == len(tags) == 3 * 4


def test_the_same_content_gives_the_same_bytes_and_its_own_name(both):
    one, other = both

    assert document.make(one, beside=other) == document.make(one, beside=other)
    assert document.same_words(one, beside=other) != document.same_words(one)
    assert document.file_name(EN, one.made.date(), beside=FA) == "RFP-2026-11-22-en-fa.docx"


def test_the_cover_tells_each_of_its_lines_in_both_languages(both):
    found = docx.Document(io.BytesIO(document.make(both[0], beside=both[1])))
    titles = [each.text for each in found.paragraphs if each.style.style_id == "Title"]
    first = [cell.text for cell in found.tables[0].rows[0].cells]

    assert titles == [outline(each).title for each in both]
    assert first == ["Version – نسخه", "1 – ۱"]
